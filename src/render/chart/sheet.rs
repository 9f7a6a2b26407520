//! A chart as a file of its own: the same shapes, with the colours of the light scheme written into them, since a slide or an image
//! viewer knows no variables and little CSS, and the letters that it is written with.

mod fonts;
mod written;

use super::page::{Page, kind};
use super::{Chart, plot};
use crate::render::svg::{Drawing, Face, escape};

/// The stylesheet of the charts in pages; its part between the two marks is shared by files.
const STYLE: &str = include_str!("../../../themes/civic/assets/chart.css");

/// The light palette of the theme.
const PALETTE: [(&str, &str); 8] = [
    ("var(--blue-2)", "#6795bb"),
    ("var(--blue-3)", "#c3d6e6"),
    ("var(--blue)", "#1d4e79"),
    ("var(--ink-2)", "#4a5663"),
    ("var(--ink)", "#17212b"),
    ("var(--rule)", "#ddd8cc"),
    ("var(--seal)", "#b3261e"),
    ("var(--paper)", "#fbfaf6"),
];

/// Draws the file.
pub(super) fn standalone(chart: &Chart, foot: &[String]) -> Drawing {
    let mut page = Page::sheet(chart, foot);
    let canvas = plot(chart, &page);
    let (width, height) = canvas.size();
    let (latin, chinese) = (
        "'Segoe UI',Roboto,'Helvetica Neue',Arial,'Noto Sans'",
        "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC'",
    );
    let (first, second) = if chart.han() { (chinese, latin) } else { (latin, chinese) };
    let own = fonts::own(&canvas);
    let fonts = format!("{}{first},{second}", own.family);
    let id = &page.id;
    page.head.attributes = format!(
        "xmlns=\"http://www.w3.org/2000/svg\" class=\"chart chart-{1}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" \
         xml:lang=\"{0}\" width=\"{width}\" height=\"{height}\" font-family=\"{fonts},sans-serif\"",
        escape(&chart.lang),
        kind(chart.kind)
    );
    if !own.faces.is_empty() {
        page.head.inside.push_str(&format!("<style>{}</style>", own.faces));
    }
    let drawing = canvas.finish(&page.head);
    Drawing { svg: written::written(&drawing.svg, &style()), ..drawing }
}

/// The shared part of the stylesheet, with literal colours and without needless space.
fn style() -> String {
    let shared = STYLE.split("/* shapes */").nth(1).and_then(|rest| rest.split("/* end of shapes */").next());
    let mut style: String = shared.unwrap_or_default().lines().map(str::trim).collect();
    for (variable, colour) in PALETTE {
        style = style.replace(variable, colour);
    }
    style.replace(
        "font-family:'Noto Serif'",
        &format!("font-family:'{}','Noto Serif'", Face::SerifBold.family()),
    )
}

#[cfg(test)]
mod tests {
    use super::style;

    #[test]
    fn a_file_needs_no_variable_and_has_every_shape() {
        assert!(style().contains(".chart .hl{fill:#b3261e"), "{}", style());
        assert!(!style().contains("var("));
    }

    /// What writes the rules into the elements knows no selectors such as `:is()` and `:not()`.
    #[test]
    fn a_file_obeys_every_rule() {
        let style = style();
        let selectors =
            style.split('}').filter_map(|rule| rule.split_once('{')).map(|(selector, _)| selector);
        let odd: Vec<&str> = selectors.filter(|selector| selector.contains(':')).collect();
        assert!(odd.is_empty(), "{odd:?}");
    }
}
