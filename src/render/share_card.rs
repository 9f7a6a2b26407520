//! The picture that services show beside a shared link: title, two figures and the seal.
//!
//! It is drawn 1,200 by 630 pixels, as the Open Graph protocol's readers expect, in the colours of the light scheme, with the
//! fonts that come along. It says nothing that the page does not say, and each number keeps its qualifier.

use super::cards;
use super::chrome::SEAL;
use super::context::Context;
use super::figure::{self, Marks};
use super::newest;
use super::prose;
use super::svg::{Setting, Weight, escape, wrap};
use super::typeset;
use super::view::FigureView;
use crate::model::case::Case;
use crate::model::locale::Language;
use crate::model::reference::FigureRef;
use crate::route::Page;

/// Width and height in pixels.
pub(super) const SIZE: (u32, u32) = (1200, 630);

/// How many figures a picture holds.
const FIGURES: usize = 2;

const MARGIN: f64 = 72.0;
const WIDTH: f64 = 1200.0;
const FOOT: f64 = 630.0 - 64.0;

const PAPER: &str = "#fbfaf6";
const INK: &str = "#17212b";
const INK_2: &str = "#4a5663";
const RULE: &str = "#ddd8cc";
const RED: &str = "#b3261e";

const SANS: &str = "Casebook Sans,sans-serif";
const SERIF: &str = "Casebook Serif,serif";

/// The words of a card.
struct Card {
    site: String,
    kicker: Option<String>,
    /// Whether the kicker is set in the colour of the seal: the case was selected.
    is_marked: bool,
    title: String,
    figures: Vec<FigureView>,
    is_han: bool,
}

/// Draws the card of a page as SVG.
pub(super) fn svg(cx: &mut Context<'_>, page: &Page) -> String {
    draw(&card(cx, page))
}

fn card(cx: &mut Context<'_>, page: &Page) -> Card {
    let site = cx.site();
    let (mut kicker, mut is_marked, mut figures) = (None, false, Vec::new());
    match page {
        Page::Case(id) => {
            if let Some(case) = site.cases.get(id) {
                (kicker, is_marked) = selected(cx, case);
                figures = views(cx, Some(id), case.key_figures.as_deref().unwrap_or_default());
            }
        }
        Page::Statistic(id) => {
            kicker = Some(cx.word("section.statistics"));
            cx.from.extend(site.statistics.get(id).map(|statistic| statistic.file));
            if let Some(statistic) = site.statistics.get(id) {
                figures = newest::views(cx, statistic, FIGURES);
            }
        }
        Page::Home => figures = views(cx, None, &site.config.home.figures),
        Page::Event(id) => {
            kicker = Some(cx.word("section.events"));
            cx.from.extend(site.events.get(id).map(|event| event.file));
        }
        Page::Programme(_) => kicker = Some(cx.word("section.programmes")),
        Page::Indicator(_) => kicker = Some(cx.word("section.indicators")),
        Page::Organization(_) => kicker = Some(cx.word("section.organizations")),
        Page::Scheme(_) => kicker = Some(cx.word("section.schemes")),
        Page::Plain(id) => cx.from.extend(site.pages.get(id).map(|page| page.file)),
        _ => {}
    }
    let title = match (page, &site.config.home.headline) {
        (Page::Home, Some(headline)) => cx.text(headline),
        (Page::Home, None) => prose::plain_text(cx, &site.config.description, None),
        _ => prose::title(cx, page),
    };
    let is_han = cx.locale.language() == Language::Chinese;
    let title = typeset::plain(&title, cx.locale.language());
    Card { site: cx.text(&site.config.title), kicker, is_marked, title, figures, is_han }
}

/// The first selection of a case in a line, or where and when it is from.
fn selected(cx: &mut Context<'_>, case: &Case) -> (Option<String>, bool) {
    let card = cards::case(cx, case);
    match case.selections.first() {
        Some(selection) => (Some(cards::selection(cx, selection).text), true),
        None => (card.kicker, false),
    }
}

/// The first of some figures that have a number, as many as a picture holds.
fn views(cx: &mut Context<'_>, case: Option<&str>, addresses: &[FigureRef]) -> Vec<FigureView> {
    let found = addresses.iter().filter_map(|address| cards::found(cx, case, address));
    let stated: Vec<_> = found.filter(|figure| figure.quantity().is_some()).take(FIGURES).collect();
    stated.into_iter().map(|figure| figure::view(cx, figure, case, Marks::Left)).collect()
}

fn draw(card: &Card) -> String {
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\">\
         <rect width=\"{0}\" height=\"{1}\" fill=\"{PAPER}\"/>",
        SIZE.0, SIZE.1
    );
    seal(&mut out);
    let name = Line { size: 28.0, font: SANS, weight: Weight::Regular, colour: INK_2 };
    name.write(
        &mut out,
        (MARGIN + 74.0, 101.0),
        &name.first(&card.site, card.is_han, WIDTH - MARGIN * 2.0 - 74.0),
    );
    out.push_str(&format!(
        "<path d=\"M{MARGIN} 148h{}\" stroke=\"{RULE}\" stroke-width=\"2\"/>",
        WIDTH - MARGIN * 2.0
    ));
    let mut y = 204.0;
    if let Some(kicker) = &card.kicker {
        let colour = if card.is_marked { RED } else { INK_2 };
        let line = Line { size: 27.0, font: SANS, weight: Weight::Bold, colour };
        for (index, text) in line.most(kicker, card.is_han, WIDTH - MARGIN * 2.0, 2).iter().enumerate() {
            y += if index == 0 { 0.0 } else { 36.0 };
            line.write(&mut out, (MARGIN, y), text);
        }
        y += 22.0;
    }
    title(&mut out, card, y);
    let column = (WIDTH - MARGIN * 2.0) / 2.0;
    for (index, figure) in card.figures.iter().enumerate() {
        number(&mut out, figure, card.is_han, (MARGIN + column * index as f64, column - 36.0));
    }
    out.push_str("</svg>");
    out
}

/// A square of ink with the sign for a case, as in the head of every page.
fn seal(out: &mut String) {
    out.push_str(&format!(
        "<rect x=\"{}\" y=\"66\" width=\"50\" height=\"50\" rx=\"5\" fill=\"none\" stroke=\"{RED}\" stroke-width=\"3.5\"/>\
         <text x=\"{}\" y=\"102\" font-family=\"{SERIF}\" font-weight=\"700\" font-size=\"31\" text-anchor=\"middle\" fill=\"{RED}\">{SEAL}</text>",
        MARGIN + 2.0,
        MARGIN + 27.0,
    ));
}

/// The title, as large as its length allows; what four lines do not hold ends with an ellipsis.
fn title(out: &mut String, card: &Card, top: f64) {
    let lines_most =
        |size: f64| ((if card.figures.is_empty() { FOOT } else { 432.0 } - top) / (size * 1.24)) as usize;
    let measured = [62.0, 54.0, 46.0, 40.0].map(|size| {
        let line = Line { size, font: SERIF, weight: Weight::Bold, colour: INK };
        let lines = line.wrapped(&card.title, card.is_han, WIDTH - MARGIN * 2.0);
        (lines.len() <= lines_most(size), line, lines)
    });
    let [.., (_, smallest, _)] = &measured;
    let smallest = *smallest;
    let fitting = measured.into_iter().find(|(fits, ..)| *fits).map(|(_, line, lines)| (line, lines));
    let (line, lines) = fitting.unwrap_or_else(|| {
        let mut lines = smallest.wrapped(&card.title, card.is_han, WIDTH - MARGIN * 2.0 - smallest.size);
        lines.truncate(lines_most(smallest.size).max(1));
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
        (smallest, lines)
    });
    for (index, text) in lines.iter().enumerate() {
        line.write(out, (MARGIN, top + line.size + index as f64 * line.size * 1.24), text);
    }
}

/// A figure: the number with its qualifier and unit, and below it what is counted and the time that it holds for.
fn number(out: &mut String, figure: &FigureView, is_han: bool, (x, width): (f64, f64)) {
    let small = Line { size: 25.0, font: SANS, weight: Weight::Regular, colour: INK_2 };
    let word = Line { size: 25.0, font: SANS, weight: Weight::Bold, colour: RED };
    let big = Line { size: 66.0, font: SERIF, weight: Weight::Bold, colour: INK };
    let number = Some(figure.number.clone());
    let parts = [(word, &figure.before), (big, &number), (word, &figure.after), (small, &figure.unit)];
    let parts = parts.into_iter().filter_map(|(line, text)| Some((line, text.as_deref()?)));
    let written: String = parts
        .filter(|(_, text)| !text.is_empty())
        .enumerate()
        .map(|(index, (line, text))| {
            let gap = if index == 0 { "" } else { " dx=\"10\"" };
            format!("<tspan{gap} {}>{}</tspan>", line.attributes(), escape(text))
        })
        .collect();
    out.push_str(&format!("<text x=\"{x:.1}\" y=\"510\">{written}</text>"));
    let mut below = small.most(&figure.label, is_han, width, 2);
    if let (Some(period), 0 | 1) = (&figure.period, below.len()) {
        below.push(small.first(period, is_han, width));
    }
    for (index, text) in below.iter().enumerate() {
        small.write(out, (x, 550.0 + 34.0 * index as f64), text);
    }
}

/// How a line is set.
#[derive(Clone, Copy)]
struct Line {
    size: f64,
    font: &'static str,
    weight: Weight,
    colour: &'static str,
}

impl Line {
    fn setting(self, is_han: bool) -> Setting {
        Setting { size: self.size, weight: self.weight, han: is_han }
    }

    fn wrapped(self, text: &str, is_han: bool, width: f64) -> Vec<String> {
        wrap(text, self.setting(is_han), width)
    }

    /// A text that has one line only.
    fn first(self, text: &str, is_han: bool, width: f64) -> String {
        self.most(text, is_han, width, 1).concat()
    }

    /// A text in so many lines at most; what they do not hold ends with an ellipsis.
    fn most(self, text: &str, is_han: bool, width: f64, most: usize) -> Vec<String> {
        let mut lines = self.wrapped(text, is_han, width);
        if lines.len() > most {
            lines.truncate(most);
            lines.last_mut().into_iter().for_each(|last| last.push('…'));
        }
        lines
    }

    fn write(self, out: &mut String, (x, y): (f64, f64), text: &str) {
        let attributes = self.attributes();
        out.push_str(&format!("<text x=\"{x:.1}\" y=\"{y:.1}\" {attributes}>{}</text>", escape(text)));
    }

    fn attributes(self) -> String {
        let weight = if self.weight == Weight::Bold { 700 } else { 400 };
        let Line { font, size, colour, .. } = self;
        format!("font-family=\"{font}\" font-weight=\"{weight}\" font-size=\"{size}\" fill=\"{colour}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(title: &str, figures: Vec<FigureView>) -> Card {
        let is_han = !title.is_ascii();
        Card { site: "Harbour".into(), kicker: None, is_marked: false, title: title.into(), figures, is_han }
    }

    fn lines(svg: &str) -> Vec<(f64, f64, String)> {
        let value = |text: &str, name: &str| {
            text.split_once(name)
                .and_then(|(_, rest)| rest.split('"').nth(1))
                .and_then(|number| number.parse().ok())
        };
        let texts = svg.split("<text ").skip(1);
        let line = |text: &str| {
            let (attributes, rest) = text.split_once('>')?;
            let words = rest.split_once("</text>")?.0.to_owned();
            Some((value(attributes, "y=")?, value(attributes, "font-size=").unwrap_or(66.0), words))
        };
        texts.filter_map(line).collect()
    }

    #[test]
    fn a_number_keeps_its_qualifier_and_its_time() {
        let figure = FigureView {
            label: "participants".into(),
            before: Some("over".into()),
            number: "5,000".into(),
            period: Some("to date".into()),
            ..FigureView::default()
        };
        let svg = draw(&card("An office", vec![figure]));
        let (over, number) = (svg.find(">over<"), svg.find(">5,000<"));
        assert!(over.is_some() && over < number, "{svg}");
        assert!(svg.contains(">participants<") && svg.contains(">to date<"), "{svg}");
    }

    #[test]
    fn a_title_of_any_length_stays_on_the_card() {
        for title in
            ["Short", &"A long title of many words ".repeat(20), &"首席知识产权官制度".repeat(30), ""]
        {
            for figures in [Vec::new(), vec![FigureView { number: "5".into(), ..FigureView::default() }]] {
                let limit = if figures.is_empty() { FOOT } else { 440.0 };
                let svg = draw(&card(title, figures));
                let all = lines(&svg);
                let of_title = all.iter().filter(|(y, ..)| *y > 160.0 && *y < 500.0);
                let last = of_title.map(|(y, size, _)| y + size * 0.24).fold(0.0, f64::max);
                assert!(last <= limit, "{last} {title}");
                assert_eq!(svg.contains('…'), title.chars().count() > 200, "{title}");
            }
        }
    }

    #[test]
    fn what_an_author_writes_is_text() {
        assert!(draw(&card("A <b> & \"c\"", Vec::new())).contains("A &lt;b&gt; &amp;"));
    }
}
