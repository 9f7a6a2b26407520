//! `withdrawn:` in site.yaml: addresses that were published and lead to no content any more.

use crate::diag::{Diagnostic, table::reading};
use crate::files::Place;
use crate::model::locale::Localized;
use crate::model::period::PartialDate;
use crate::model::reader::{Reader, named, partial_date, text};
use crate::model::reference::{Kind, Target};
use crate::yaml::Cursor;

/// An address at which a page says that its content was taken off the site, and why.
#[derive(Clone, Debug)]
pub struct Withdrawn {
    /// Without locale, `index.html` and the slashes at its ends: `cases/old-id`.
    pub address: String,
    pub reason: Localized<String>,
    pub date: Option<PartialDate>,
    /// A record with a page of its own that serves in its place.
    pub replaced_by: Option<(Kind, String)>,
    pub place: Place,
}

/// The kinds of records that have pages.
const KINDS: [(&str, Kind); 7] = [
    ("case:ID", Kind::Case),
    ("event:ID", Kind::Event),
    ("statistic:ID", Kind::Statistic),
    ("page:ID", Kind::Page),
    ("organization:ID", Kind::Organization),
    ("programme:ID", Kind::Programme),
    ("scheme:ID", Kind::Scheme),
];

pub(super) fn read(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Vec<Withdrawn>> {
    let mut read: Vec<Withdrawn> = Vec::new();
    for entry in cursor.each(cx, one)? {
        match read.iter().find(|known| known.address == entry.address) {
            Some(earlier) => {
                let twice = Diagnostic::new(reading::NAMED_TWICE, entry.place).with("id", &entry.address);
                cx.problem(twice.also(earlier.place));
            }
            None => read.push(entry),
        }
    }
    Some(read)
}

fn one(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Withdrawn> {
    let mut record = cursor.record(named("a withdrawn address", "撤下的地址"), cx)?;
    let place = record.place_of("address");
    let address = record.require("address", cx, |cursor, cx| cursor.text(cx).map(|text| shortened(text, cx)));
    let reason = record.require("reason", cx, text);
    let date = record.optional("date", cx, partial_date);
    let replaced_by = record.optional("replaced_by", cx, replacement);
    record.finish(cx);
    Some(Withdrawn { address: address?, reason: reason?, date, replaced_by, place })
}

/// The address as it is the same in every locale: people copy it from a browser or from a message.
fn shortened(text: &str, cx: &Reader<'_>) -> String {
    let text = text.trim_matches('/');
    let text = text.strip_suffix("index.html").unwrap_or(text).trim_end_matches('/');
    let below = |locale: &str| text.strip_prefix(locale).and_then(|rest| rest.strip_prefix('/'));
    cx.locales.iter().find_map(|locale| below(locale.as_str())).unwrap_or(text).to_owned()
}

fn replacement(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<(Kind, String)> {
    let parse = |word: &str| {
        let (kind, id) = word.split_once(':')?;
        let (_, known) = KINDS.into_iter().find(|(form, _)| form.strip_suffix(":ID") == Some(kind))?;
        (!id.is_empty()).then(|| (known, id.to_owned()))
    };
    let (kind, id) = cursor.choice(&KINDS.map(|(form, _)| form), parse, cx)?;
    cx.name(Target::Record(kind, id.clone()), cursor.place());
    Some((kind, id))
}
