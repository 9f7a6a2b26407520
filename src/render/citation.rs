//! How to cite a page: in words, as BibTeX, and after GB/T 7714.
//!
//! The date of what is cited comes from the record, or is the day that the site speaks for. The day on which a reader looked, which
//! GB/T 7714 also wants, is known to the reader alone: a word in its place says so.

use super::context::Context;
use super::dated::Dates;
use super::svg::escape;
use super::theme::Arg;
use super::view::Citation;
use crate::model::locale::Language;
use crate::model::period::PartialDate;
use crate::route::{Page, Route, absolute};

/// A page as a work that others cite.
pub(super) struct Work<'a> {
    pub page: &'a Page,
    /// The id of its record.
    pub id: &'a str,
    pub title: &'a str,
    pub dates: Dates,
}

/// In words, as inline HTML: publisher where there is one, year, title, site, and the address where the site knows its own.
pub(super) fn words(cx: &Context<'_>, work: &Work<'_>) -> String {
    let publisher = publisher(cx);
    let key = if publisher.is_some() { "cite.text" } else { "cite.without_publisher" };
    let (year, site) = (day(cx, work).start().year().to_string(), cx.text(&cx.site().config.title));
    let mut args =
        vec![("year", Arg::Text(&year)), ("title", Arg::Text(work.title)), ("site", Arg::Text(&site))];
    args.extend(publisher.iter().map(|publisher| ("publisher", Arg::Text(publisher))));
    let text = cx.words(key, &args);
    match address(cx, work) {
        Some(address) => escape(&format!("{text} {address}")),
        None => escape(&text),
    }
}

/// The forms that programs and editors ask for, each to be copied as it stands.
pub(super) fn forms(cx: &Context<'_>, work: &Work<'_>) -> Vec<Citation> {
    let note = match address(cx, work) {
        Some(_) => cx.word("cite.note"),
        None => cx.word("cite.note_without_address"),
    };
    vec![
        Citation { label: "BibTeX".to_owned(), text: bibtex(cx, work), note: None },
        Citation { label: "GB/T 7714".to_owned(), text: gb_t_7714(cx, work), note: Some(note) },
    ]
}

/// An entry that BibTeX and biblatex both read. Double braces keep names of bodies and capitals as they are.
fn bibtex(cx: &Context<'_>, work: &Work<'_>) -> String {
    let day = day(cx, work);
    let language = match cx.locale.language() {
        Language::English => "english",
        Language::Chinese => "chinese",
    };
    let mut fields: Vec<(&str, String)> = Vec::new();
    fields.extend(publisher(cx).map(|name| ("author", format!("{{{{{}}}}}", tex(&name)))));
    fields.push(("title", format!("{{{{{}}}}}", tex(work.title))));
    fields.push(("howpublished", format!("{{{}}}", tex(&cx.text(&cx.site().config.title)))));
    fields.push(("year", format!("{{{}}}", day.start().year())));
    if !matches!(day, PartialDate::Year(_)) {
        fields.push((
            "month",
            MONTHS[usize::from(day.start().month().unsigned_abs()).saturating_sub(1) % 12].to_owned(),
        ));
    }
    // Styles set this field as it is, so that signs of TeX stay.
    let address = address(cx, work).map(|url| url.replace('{', "%7B").replace('}', "%7D"));
    fields.extend(address.map(|url| ("url", format!("{{{url}}}"))));
    fields.push(("language", format!("{{{language}}}")));
    let fields: Vec<String> = fields.into_iter().map(|(name, value)| format!("  {name} = {value}")).collect();
    format!("@misc{{{}-{},\n{}\n}}", work.id, cx.locale, fields.join(",\n"))
}

/// The names that BibTeX itself defines, which its styles put into words.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A text in which no sign means anything to TeX.
fn tex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' | '#' | '$' | '%' | '&' | '_' => out.extend(['\\', sign]),
            _ => out.push(sign),
        }
    }
    out
}

/// An electronic bulletin, online (GB/T 7714, 电子资源): responsible body, title [EB/OL], (day of the last change), [day of citation],
/// address. The standard's marks are half-width in Chinese too.
fn gb_t_7714(cx: &Context<'_>, work: &Work<'_>) -> String {
    let publisher = publisher(cx).map(|name| format!("{name}. ")).unwrap_or_default();
    let address = address(cx, work).unwrap_or_else(|| cx.word("cite.address"));
    let (title, day, access) = (work.title, day(cx, work), cx.word("cite.access_day"));
    format!("{publisher}{title}[EB/OL]. ({day})[{access}]. {address}.")
}

/// The day of the work, or that the site speaks for where the record bears none.
fn day(cx: &Context<'_>, work: &Work<'_>) -> PartialDate {
    work.dates.latest().unwrap_or(cx.site().config.as_of)
}

fn publisher(cx: &Context<'_>) -> Option<String> {
    let id = cx.site().config.publisher.as_deref()?;
    Some(cx.text(&cx.site().registry.organizations.get(id)?.name))
}

fn address(cx: &Context<'_>, work: &Work<'_>) -> Option<String> {
    let config = &cx.site().config;
    let path = Route::Page(work.page.clone(), cx.locale.clone()).path(config.default_locale());
    Some(absolute(config.base_url.as_deref()?, &path))
}

#[cfg(test)]
mod tests {
    use super::tex;

    #[test]
    fn signs_of_tex_are_said_not_meant() {
        assert_eq!(
            tex("R&D: 50% of {A_1} #2 $3 \\x ~ ^"),
            "R\\&D: 50\\% of \\{A\\_1\\} \\#2 \\$3 \\textbackslash{}x \\textasciitilde{} \\textasciicircum{}"
        );
        assert_eq!(tex("佛山首席知识产权官"), "佛山首席知识产权官");
    }
}
