//! The space that a chart is drawn in: its width, what stands above it and below it, its outer element.

use super::{Chart, Kind, Width};
use crate::render::svg::{Anchor, Canvas, Font, Head, escape, fits, widest_number, widest_word};

/// The sheet to draw on, before its height is known.
pub(super) struct Page {
    /// Width in pixels.
    pub width: f64,
    /// How much room there is.
    pub room: Width,
    /// The outer element.
    pub head: Head,
    /// Begins the ids.
    pub id: String,
    /// Whether the fonts are Chinese.
    pub han: bool,
    /// Space left and right of the drawing.
    pub margin: f64,
    above: Vec<(Font, Vec<String>)>,
    below: Vec<String>,
}

impl Page {
    /// A chart within a page that has its title beside it.
    pub fn inline(chart: &Chart, room: Width) -> Self {
        let (width, name, letter) = match room {
            Width::Wide => (600.0, "wide", 'w'),
            // A little smaller, so that seven tiles side by side have room for their names.
            Width::Narrow if chart.kind == Kind::TileMap => (340.0, "narrow", 'n'),
            Width::Narrow => (320.0, "narrow", 'n'),
        };
        let id = format!("{}-{letter}", escape(&chart.id));
        let attributes = format!(
            "class=\"chart chart-{} chart-{name}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" lang=\"{}\"",
            kind(chart.kind),
            escape(&chart.lang)
        );
        let inside = names(chart, &id);
        let head = Head { attributes, inside };
        let below = Font::Tick.wrap(&chart.remark, chart.han(), width);
        Self { width, room, head, id, han: chart.han(), margin: 0.0, above: Vec::new(), below }
    }

    /// A chart that carries its title, its measure, and the texts of its foot. Its height is known only when it is drawn.
    pub fn sheet(chart: &Chart, foot: &[String]) -> Self {
        let (width, margin, han) = (640.0, 24.0, chart.han());
        let limit = width - margin * 2.0;
        let above = vec![
            (Font::Title, Font::Title.wrap(&chart.title, han, limit)),
            (Font::Label, Font::Label.wrap(&chart.measure, han, limit)),
        ];
        let id = format!("{}-s", escape(&chart.id));
        let head = Head { attributes: String::new(), inside: names(chart, &id) };
        let below = std::iter::once(&chart.remark)
            .chain(foot)
            .flat_map(|text| Font::Tick.wrap(text, han, limit))
            .collect();
        Self { width, room: Width::Wide, head, id, han, margin, above, below }
    }

    /// Left edge of what may be drawn on.
    pub fn left(&self) -> f64 {
        self.margin
    }

    /// Right edge of what may be drawn on.
    pub fn right(&self) -> f64 {
        self.width - self.margin
    }

    /// Width of what may be drawn on.
    pub fn span(&self) -> f64 {
        self.right() - self.left()
    }

    /// Where the drawing itself begins.
    pub fn top(&self) -> f64 {
        let lines = self.above.iter().map(|(font, lines)| height(*font, lines)).sum::<f64>();
        if lines > 0.0 { self.margin + lines + 16.0 } else { 4.0 + self.margin }
    }

    /// A sheet for a drawing that ends at `bottom`, with what stands above and below already on it.
    pub fn canvas(&self, bottom: f64) -> Canvas {
        let apart = if self.margin > 0.0 { 20.0 } else { 10.0 };
        let foot = if self.below.is_empty() { 4.0 } else { apart + height(Font::Tick, &self.below) };
        let size = (bottom + foot + self.margin).ceil();
        let mut canvas = Canvas::new(&self.id, self.width, size, self.han);
        if self.margin > 0.0 {
            canvas.rect((0.0, 0.0), (self.width, size), crate::render::svg::Role::Plate);
        }
        let mut y = self.margin;
        for (font, lines) in &self.above {
            canvas.lines((self.left(), y + font.leading() / 2.0), lines, *font, Anchor::Start);
            y += height(*font, lines);
        }
        if !self.below.is_empty() {
            let y = bottom + apart + Font::Tick.leading() / 2.0;
            canvas.open("foot");
            canvas.lines((self.left(), y), &self.below, Font::Tick, Anchor::Start);
            canvas.close();
        }
        canvas
    }

    /// Breaks a text for this page's reader.
    pub fn wrap(&self, text: &str, font: Font, limit: f64) -> Vec<String> {
        font.wrap(text, self.han, limit)
    }

    /// The width at which labels are broken: `wanted`, or as much more as the longest word or number in them needs, since neither is
    /// parted; at most half of the page.
    pub fn limit<'t>(&self, labels: impl Iterator<Item = &'t str>, font: Font, wanted: f64) -> f64 {
        let setting = font.setting(self.han);
        let widest = |label| widest_number(label, setting).max(widest_word(label, setting));
        let longest = labels.map(widest).fold(0.0, f64::max);
        wanted.max((longest + 0.1).min(self.span() / 2.0))
    }

    /// What is said under a plot whose scale does not begin at zero, or whose layers lie on one another.
    pub fn cut(&self, chart: &Chart, (low, high): (f64, f64)) -> Vec<String> {
        let has_layers = chart.kind == Kind::Area && chart.series.len() > 1;
        let said = match low > 0.0 || high < 0.0 {
            true => chart.axis.cut,
            false if has_layers => chart.axis.layers,
            false => "",
        };
        self.wrap(said, Font::Tick, self.span())
    }

    /// Writes it from `top` down.
    pub fn draw_cut(&self, canvas: &mut Canvas, said: &[String], top: f64) {
        if said.is_empty() {
            return;
        }
        canvas.open("foot");
        canvas.lines((self.left(), top + Font::Tick.leading() / 2.0), said, Font::Tick, Anchor::Start);
        canvas.close();
    }

    /// Whether a text can be broken for a width without dividing a word.
    pub fn fits(&self, text: &str, font: Font, limit: f64) -> bool {
        fits(text, font.setting(self.han), limit)
    }

    /// Upper bound of the width of a text in pixels.
    pub fn measure(&self, text: &str, font: Font) -> f64 {
        font.setting(self.han).width(text)
    }

    /// Upper bound of the width of the widest of some lines in pixels.
    pub fn widest(&self, lines: &[String], font: Font) -> f64 {
        lines.iter().map(|line| self.measure(line, font)).fold(0.0, f64::max)
    }
}

/// The height of some lines in pixels.
pub(super) fn height(font: Font, lines: &[String]) -> f64 {
    lines.iter().map(|_| font.leading()).sum()
}

/// The name of a kind, as content writes it.
pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Bar => "bar",
        Kind::GroupedBar => "grouped-bar",
        Kind::StackedBar => "stacked-bar",
        Kind::Line => "line",
        Kind::Area => "area",
        Kind::Share => "share",
        Kind::Dot => "dot",
        Kind::Range => "range",
        Kind::Numbers => "numbers",
        Kind::Slope => "slope",
        Kind::SmallMultiples => "small-multiples",
        Kind::TileMap => "tile-map",
        Kind::Timeline => "timeline",
        Kind::Pathway => "pathway",
    }
}

fn names(chart: &Chart, id: &str) -> String {
    let (title, description) = (escape(&chart.title), escape(&chart.description));
    format!("<title id=\"{id}-t\">{title}</title><desc id=\"{id}-d\">{description}</desc>")
}
