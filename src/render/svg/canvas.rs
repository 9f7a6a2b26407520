//! The sheet that shapes and texts are written on, in pixels.

use super::Setting;
use super::measure::overhang;
use super::style::{Anchor, Face, Font, Pattern, Role};
use crate::render::scan;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Where a text stands, by our measure.
#[derive(Debug, Clone, PartialEq)]
pub struct TextBox {
    /// The text.
    pub text: String,
    /// Left edge in pixels.
    pub left: f64,
    /// Top edge in pixels.
    pub top: f64,
    /// Right edge in pixels.
    pub right: f64,
    /// Bottom edge in pixels.
    pub bottom: f64,
}

impl TextBox {
    /// Whether the two boxes share more than a hair.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left + 0.2 < other.right
            && other.left + 0.2 < self.right
            && self.top + 0.2 < other.bottom
            && other.top + 0.2 < self.bottom
    }
}

impl TextBox {
    /// Whether a line passes through the box: its part that is as wide as the box, and as high.
    #[must_use]
    pub fn is_crossed(&self, a: (f64, f64), b: (f64, f64)) -> bool {
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (from, step, low, high) in
            [(a.0, b.0 - a.0, self.left, self.right), (a.1, b.1 - a.1, self.top, self.bottom)]
        {
            if step.abs() < 1e-9 {
                if from < low || from > high {
                    return false;
                }
                continue;
            }
            let (one, two) = ((low - from) / step, (high - from) / step);
            enter = enter.max(one.min(two));
            leave = leave.min(one.max(two));
        }
        enter < leave
    }
}

/// Where a shape lies, so that tests can prove that no text is written across one.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// What it is.
    pub role: Role,
    /// Its corners in pixels.
    pub corners: Vec<(f64, f64)>,
    /// Whether the last corner is joined to the first, and what is between them filled.
    pub is_closed: bool,
    /// How many texts were written before it.
    pub texts_before: usize,
}

/// The outer element of a drawing: everything after `<svg` that is not its viewBox, and what comes first inside.
pub struct Head {
    /// Attributes, written as they are.
    pub attributes: String,
    /// Elements before the drawing, written as they are.
    pub inside: String,
}

/// A finished drawing.
pub struct Drawing {
    /// The SVG document or element.
    pub svg: String,
    /// The box of every text in it.
    pub texts: Vec<TextBox>,
    /// Every shape in it, in the order in which they cover one another; textures lie on shapes and are left out.
    pub shapes: Vec<Shape>,
    /// Width of the viewBox.
    pub width: f64,
    /// Height of the viewBox.
    pub height: f64,
}

/// A sheet of given size in pixels; ids inside it begin with `id`.
pub struct Canvas {
    pub(super) width: f64,
    pub(super) height: f64,
    id: String,
    han: bool,
    body: String,
    texts: Vec<TextBox>,
    /// The face that each of the texts is set in.
    faces: Vec<Face>,
    shapes: Vec<Shape>,
    patterns: BTreeSet<Pattern>,
}

impl Canvas {
    /// An empty sheet. `han` says that the reader's font is a Chinese one.
    #[must_use]
    pub fn new(id: &str, width: f64, height: f64, han: bool) -> Self {
        let (id, body) = (id.to_owned(), String::new());
        let (texts, faces, shapes) = (Vec::new(), Vec::new(), Vec::new());
        Self { width, height, id, han, body, texts, faces, shapes, patterns: BTreeSet::new() }
    }

    /// Width and height in pixels.
    #[must_use]
    pub fn size(&self) -> (f64, f64) {
        (self.width, self.height)
    }

    /// The characters that were written so far, by the face that each is set in.
    #[must_use]
    pub fn letters(&self) -> BTreeMap<Face, BTreeSet<char>> {
        let mut letters: BTreeMap<Face, BTreeSet<char>> = BTreeMap::new();
        for (text, face) in self.texts.iter().zip(&self.faces) {
            letters.entry(*face).or_default().extend(text.text.chars());
        }
        letters
    }

    /// Opens a group; every one must be closed.
    pub fn open(&mut self, class: &str) {
        if class.is_empty() {
            self.body.push_str("<g>");
        } else {
            let _ = write!(self.body, "<g class=\"{class}\">");
        }
    }

    /// Names the group just opened, for a pointer that rests on it.
    pub fn title(&mut self, title: &str) {
        if !title.is_empty() {
            let _ = write!(self.body, "<title>{}</title>", escape(title));
        }
    }

    /// Closes the innermost group.
    pub fn close(&mut self) {
        self.body.push_str("</g>");
    }

    /// A rectangle between two corners, in any order.
    pub fn rect(&mut self, a: (f64, f64), b: (f64, f64), role: Role) {
        self.remember(role, vec![a, (b.0, a.1), b, (a.0, b.1)], true);
        self.rectangle(a, b, role.attribute());
    }

    /// A rectangle filled with a texture.
    pub fn texture(&mut self, a: (f64, f64), b: (f64, f64), pattern: Pattern) {
        self.patterns.insert(pattern);
        let fill = format!(" class=\"texture\" fill=\"url(#{}-{})\"", self.id, pattern.name());
        self.rectangle(a, b, &fill);
    }

    fn rectangle(&mut self, a: (f64, f64), b: (f64, f64), attributes: &str) {
        self.body.push_str("<rect");
        self.measure(" x=\"", a.0.min(b.0));
        self.measure(" y=\"", a.1.min(b.1));
        self.measure(" width=\"", (a.0 - b.0).abs());
        self.measure(" height=\"", (a.1 - b.1).abs());
        self.body.push_str(attributes);
        self.body.push_str("/>");
    }

    /// Writes an attribute that is a number; `name` begins it, up to its quotation mark.
    fn measure(&mut self, name: &str, value: f64) {
        self.body.push_str(name);
        push_number(&mut self.body, value);
        self.body.push('"');
    }

    /// A line through points, or the shape they enclose if it is closed by [`Canvas::polygon`].
    pub fn path(&mut self, points: &[(f64, f64)], role: Role) {
        self.remember(role, points.to_vec(), false);
        self.trace(points, role, "");
    }

    /// A closed shape.
    pub fn polygon(&mut self, points: &[(f64, f64)], role: Role) {
        self.remember(role, points.to_vec(), true);
        self.trace(points, role, "z");
    }

    fn remember(&mut self, role: Role, corners: Vec<(f64, f64)>, is_closed: bool) {
        self.shapes.push(Shape { role, corners, is_closed, texts_before: self.texts.len() });
    }

    fn trace(&mut self, points: &[(f64, f64)], role: Role, end: &str) {
        self.body.push_str("<path");
        self.body.push_str(role.attribute());
        self.body.push_str(" d=\"");
        for (at, (x, y)) in points.iter().enumerate() {
            self.body.push(if at == 0 { 'M' } else { 'L' });
            push_number(&mut self.body, *x);
            self.body.push(' ');
            push_number(&mut self.body, *y);
        }
        self.body.push_str(end);
        self.body.push_str("\"/>");
    }

    /// A circle of radius `r`.
    pub fn circle(&mut self, (x, y): (f64, f64), r: f64, role: Role) {
        self.remember(role, vec![(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)], true);
        self.body.push_str("<circle");
        self.measure(" cx=\"", x);
        self.measure(" cy=\"", y);
        self.measure(" r=\"", r);
        self.body.push_str(role.attribute());
        self.body.push_str("/>");
    }

    /// A text whose middle line is at `y`; remembers its box.
    pub fn text(&mut self, (x, y): (f64, f64), text: &str, font: Font, anchor: Anchor) {
        if text.is_empty() {
            return;
        }
        let width = self.setting(font).width(text);
        let (left, side) = match anchor {
            Anchor::Start => (x, ""),
            Anchor::Middle => (x - width / 2.0, " text-anchor=\"middle\""),
            Anchor::End => (x - width, " text-anchor=\"end\""),
        };
        // What hangs over the edge of the sheet would be cut.
        let x = x + (overhang(text, font.size()) - left).max(0.0);
        let half = font.size() * 0.6;
        let text = text.to_owned();
        self.faces.push(font.face());
        let class = match font {
            Font::Label => "",
            Font::Value => " class=\"value\"",
            Font::Tick => " class=\"tick\" font-size=\"12\"",
            Font::Title => " class=\"headline\" font-size=\"20\"",
            Font::Figure => " class=\"headline\" font-size=\"26\"",
        };
        self.body.push_str("<text");
        self.measure(" x=\"", x);
        self.measure(" y=\"", y + font.size() * 0.35);
        for part in [side, class, ">", &escape(&text), "</text>"] {
            self.body.push_str(part);
        }
        self.texts.push(TextBox { text, left, top: y - half, right: left + width, bottom: y + half });
    }

    /// Several lines, the first with its middle at `y`.
    pub fn lines(&mut self, (x, y): (f64, f64), lines: &[String], font: Font, anchor: Anchor) {
        for (line, at) in lines.iter().zip(0_u16..) {
            self.text((x, y + f64::from(at) * font.leading()), line, font, anchor);
        }
    }

    /// How a font is measured here.
    #[must_use]
    pub fn setting(&self, font: Font) -> Setting {
        font.setting(self.han)
    }

    /// The finished drawing.
    #[must_use]
    pub fn finish(self, head: &Head) -> Drawing {
        let mut svg = format!(
            "<svg {} viewBox=\"0 0 {} {}\"",
            head.attributes,
            number(self.width),
            number(self.height)
        );
        let _ = write!(svg, " font-size=\"14\">{}", head.inside);
        if !self.patterns.is_empty() {
            svg.push_str("<defs>");
            for pattern in &self.patterns {
                svg.push_str(&pattern.definition(&self.id));
            }
            svg.push_str("</defs>");
        }
        svg.push_str(&self.body);
        svg.push_str("</svg>\n");
        Drawing { svg, texts: self.texts, shapes: self.shapes, width: self.width, height: self.height }
    }
}

/// A text safe inside an element or a quoted attribute; characters that XML forbids are dropped.
#[must_use]
pub fn escape(text: &str) -> String {
    // Behind 0xC2 may be a control character beyond ASCII, behind 0xEF one of the two that XML forbids.
    let may_go = |byte: u8| matches!(byte, b'&' | b'<' | b'>' | b'"' | 0..=0x1F | 0x7F | 0xC2 | 0xEF);
    if !scan::any(text.as_bytes(), may_go) {
        return text.to_owned();
    }
    let stays = |c: char| !matches!(c, '&' | '<' | '>' | '"' | '\u{FFFE}' | '\u{FFFF}') && !c.is_control();
    if text.chars().all(stays) {
        return text.to_owned();
    }
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            '\u{FFFE}' | '\u{FFFF}' => {}
            c if c.is_control() => {}
            c => safe.push(c),
        }
    }
    safe
}

/// A coordinate with at most one decimal and no sign of zero.
fn number(value: f64) -> String {
    let mut text = String::new();
    push_number(&mut text, value);
    text
}

/// Writes the same. Drawings hold thousands of coordinates, which are tenths already: only near the middle between two tenths, and of
/// what no sheet holds, the exact decimals of a float have to be found.
#[expect(clippy::cast_possible_truncation, reason = "it is held against what is cast")]
fn push_number(out: &mut String, value: f64) {
    let tenths = value * 10.0;
    let near = tenths.round();
    if (tenths - near).abs() < 0.49 && near.abs() < 1e9 {
        let near = near as i32;
        if near < 0 {
            out.push('-');
        }
        push_whole(out, near.unsigned_abs() / 10);
        if near % 10 != 0 {
            out.push('.');
            push_whole(out, near.unsigned_abs() % 10);
        }
        return;
    }
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    out.push_str(if text == "-0" { "0" } else { text });
}

fn push_whole(out: &mut String, whole: u32) {
    if whole >= 10 {
        push_whole(out, whole / 10);
    }
    out.extend(char::from_digit(whole % 10, 10));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_the_standard_library() {
        let exact = |value: f64| {
            let text = format!("{value:.1}");
            let text = text.strip_suffix(".0").unwrap_or(&text).to_owned();
            if text == "-0" { "0".to_owned() } else { text }
        };
        let near = (-4_000_i32..4_000).map(|at| f64::from(at) / 160.0);
        let far = [0.05, 0.15, 0.25, 0.35, -0.04, -0.05, 1e9, -1e9, 1e300, 12_345_678.95, f64::MIN_POSITIVE];
        for value in near.chain(far) {
            assert_eq!(number(value), exact(value), "{value}");
        }
    }

    #[test]
    fn the_tail_of_a_letter_stays_on_the_sheet() {
        let drawn = |x: f64, text: &str| {
            let mut canvas = Canvas::new("c", 100.0, 40.0, false);
            canvas.text((x, 20.0), text, Font::Label, Anchor::Start);
            canvas.finish(&Head { attributes: String::new(), inside: String::new() }).svg
        };
        for (x, text, expected) in
            [(0.0, "Japan", "1.1"), (0.0, "China", "0"), (1.0, "Japan", "1.1"), (8.0, "Japan", "8")]
        {
            let svg = drawn(x, text);
            assert!(svg.contains(&format!("<text x=\"{expected}\" ")), "{text} at {x}: {svg}");
        }
    }
}
