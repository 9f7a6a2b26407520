//! The smaller parts of site.yaml.

use std::collections::BTreeMap;

use crate::diag::Diagnostic;
use crate::model::locale::{Locale, Localized};
use crate::model::reader::{Phrase, Reader, figure_ref, named, phrase, references as ids, text};
use crate::model::reference::{FigureRef, Kind, Target};
use crate::model::style::{ChineseDigits, ChineseOver, Ordinals, Style};
use crate::yaml::{Cursor, Record, nearest};

/// What the home page shows first.
#[derive(Clone, Debug, Default)]
pub struct Home {
    pub headline: Option<Localized<String>>,
    pub lead: Option<Localized<Phrase>>,
    pub figures: Vec<FigureRef>,
    pub cases: Vec<String>,
    pub statistics: Vec<String>,
}

/// An entry of the site's navigation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NavigationItem {
    Cases,
    Statistics,
    Indicators,
    Programmes,
    Events,
    Organizations,
    Schemes,
    Sources,
    Corrections,
    Page(String),
}

/// Lines of the footer that public sites in China carry; each only where it is given.
#[derive(Clone, Debug, Default)]
pub struct Footer {
    pub icp: Option<String>,
    pub public_security: Option<String>,
    pub site_code: Option<String>,
    pub contact: Option<Localized<String>>,
}

pub(super) fn home(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Home> {
    let mut record = cursor.record(named("home", "首页设置"), cx)?;
    let home = Home {
        headline: record.optional("headline", cx, text),
        lead: record.optional("lead", cx, phrase),
        figures: record.optional("figures", cx, |cursor, cx| cursor.each(cx, figure_ref)).unwrap_or_default(),
        cases: record.optional("cases", cx, |cursor, cx| ids(cursor, Kind::Case, cx)).unwrap_or_default(),
        statistics: record
            .optional("statistics", cx, |cursor, cx| ids(cursor, Kind::Statistic, cx))
            .unwrap_or_default(),
    };
    record.finish(cx);
    Some(home)
}

impl NavigationItem {
    /// The words of the content format; `page:ID` stands for the page of any id.
    pub const WORDS: &[&str] = &[
        "cases",
        "statistics",
        "indicators",
        "programmes",
        "events",
        "organizations",
        "schemes",
        "sources",
        "corrections",
        "page:ID",
    ];
}

pub(super) fn navigation_item(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<NavigationItem> {
    let item = cursor.choice(
        NavigationItem::WORDS,
        |word| {
            Some(match word {
                "cases" => NavigationItem::Cases,
                "statistics" => NavigationItem::Statistics,
                "indicators" => NavigationItem::Indicators,
                "programmes" => NavigationItem::Programmes,
                "events" => NavigationItem::Events,
                "organizations" => NavigationItem::Organizations,
                "schemes" => NavigationItem::Schemes,
                "sources" => NavigationItem::Sources,
                "corrections" => NavigationItem::Corrections,
                _ => NavigationItem::Page(word.strip_prefix("page:")?.to_owned()),
            })
        },
        cx,
    )?;
    if let NavigationItem::Page(id) = &item {
        cx.name(Target::Record(Kind::Page, id.clone()), cursor.place());
    }
    Some(item)
}

pub(super) fn footer(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Footer> {
    let plain = |cursor: Cursor<'_>, cx: &mut Reader<'_>| cursor.text(cx).map(str::to_owned);
    let mut record = cursor.record(named("footer", "页脚设置"), cx)?;
    let footer = Footer {
        icp: record.optional("icp", cx, plain),
        public_security: record.optional("public_security", cx, plain),
        site_code: record.optional("site_code", cx, plain),
        contact: record.optional("contact", cx, text),
    };
    record.finish(cx);
    Some(footer)
}

/// Reads `number_style`, `qualifier_style` and `ordinal_style`, each a map from locales.
pub(super) fn styles(
    record: &mut Record<'_>,
    locales: &[Locale],
    cx: &mut Reader<'_>,
) -> BTreeMap<Locale, Style> {
    let mut styles = BTreeMap::new();
    let mut set =
        |key: &'static str, words: &[&str], apply: &dyn Fn(&mut Style, &str), cx: &mut Reader<'_>| {
            let Some(cursor) = record.get(key) else { return };
            for (locale, place, cursor) in cursor.entries(cx).unwrap_or_default() {
                let Some(known) = locales.iter().find(|known| known.as_str() == locale) else {
                    let near = nearest(locale, locales.iter().map(Locale::as_str));
                    let unknown = Diagnostic::new(crate::diag::table::reading::UNKNOWN_LOCALE, place);
                    let known = crate::yaml::listed(locales.iter().map(Locale::as_str));
                    cx.problem(unknown.with("locale", locale).with("known", known).with_some("near", near));
                    continue;
                };
                if let Some(word) =
                    cursor.choice(words, |word| words.contains(&word).then(|| word.to_owned()), cx)
                {
                    apply(styles.entry(known.clone()).or_default(), &word);
                }
            }
        };
    set(
        "number_style",
        &["plain", "grouped"],
        &|style, word| {
            style.chinese_digits =
                if word == "grouped" { ChineseDigits::Grouped } else { ChineseDigits::Plain };
        },
        cx,
    );
    set(
        "qualifier_style",
        &["超过", "余", "多"],
        &|style, word| {
            style.chinese_over = match word {
                "余" => ChineseOver::Yu,
                "多" => ChineseOver::Duo,
                _ => ChineseOver::Chaoguo,
            };
        },
        cx,
    );
    set(
        "ordinal_style",
        &["han", "digits"],
        &|style, word| {
            style.ordinals = if word == "digits" { Ordinals::Digits } else { Ordinals::Han };
        },
        cx,
    );
    styles
}
