//! The page at an address whose content is off the site.

use super::{finish, gone};
use crate::render::cards;
use crate::render::chrome::Head;
use crate::render::context::Context;
use crate::render::prose;
use crate::render::theme::{Arg, ThemeError};
use crate::render::view::{FactValue, WithdrawnView};
use crate::route::{Page, Tombstone};

/// Says what stood there, why and since when it is gone, and what serves in its place.
pub(super) fn withdrawn(cx: &mut Context<'_>, address: &str) -> Result<Vec<u8>, ThemeError> {
    let tombstone = cx.ready.plan.tombstones.get(address).ok_or_else(|| gone("withdrawn.html"))?;
    cx.from.insert(tombstone.place().file());
    let replacement = tombstone.replacement();
    let (kicker, subject, reason, date) = match tombstone {
        Tombstone::Withdrawn(entry) => {
            (cx.word("withdrawn.kicker"), None, cx.text(&entry.reason), entry.date)
        }
        Tombstone::Ended(record) => {
            let title = cx.text(&record.title);
            let text = cx.words("ended.text", &[("title", Arg::Text(&title))]);
            (cx.word("ended.kicker"), Some(title), text, Some(record.expires))
        }
    };
    let title = subject.unwrap_or_else(|| cx.word("withdrawn.title"));
    let view = WithdrawnView {
        kicker,
        title: title.clone(),
        reason,
        date: date.map(|date| cx.date(date)),
        replacement: replacement.map(|page| FactValue {
            href: cx.href_if_planned(&page),
            ..cards::plain(prose::title(cx, &page))
        }),
    };
    let page = Page::Withdrawn(address.to_owned());
    finish(
        cx,
        "withdrawn.html",
        Head { page, title, description: None, breadcrumb: Vec::new(), draft: false },
        &view,
    )
}
