//! Records whose time on the site is over: their addresses stay, and say so.

use super::Site;
use super::bundle::{Alias, Lifetime};
use super::locale::Localized;
use super::period::PartialDate;
use super::reference::Kind;
use crate::files::FileId;

/// A record that was on the site until it expired.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    pub kind: Kind,
    pub id: String,
    pub title: Localized<String>,
    /// The first day without it.
    pub expires: PartialDate,
    /// Old addresses that led to it.
    pub aliases: Vec<String>,
    pub file: FileId,
}

/// All such records on the day that the site speaks for.
pub(super) fn all(site: &Site) -> Vec<Ended> {
    let day = site.config.as_of;
    let mut ended = Vec::new();
    let mut add = |kind: Kind, id: &str, of: (&Localized<String>, &Lifetime, &[Alias]), file: FileId| {
        let (title, lifetime, aliases) = of;
        if let Some(expires) = lifetime.ended_by(day) {
            let (title, aliases) =
                (title.clone(), aliases.iter().map(|alias| alias.address.clone()).collect());
            ended.push(Ended { kind, id: id.to_owned(), title, expires, aliases, file });
        }
    };
    for (id, case) in site.cases.iter() {
        add(Kind::Case, id, (&case.title, &case.lifetime, &case.aliases), case.file);
    }
    for (id, event) in site.events.iter() {
        add(Kind::Event, id, (&event.title, &event.lifetime, &event.aliases), event.file);
    }
    for (id, statistic) in site.statistics.iter() {
        add(Kind::Statistic, id, (&statistic.title, &statistic.lifetime, &statistic.aliases), statistic.file);
    }
    for (id, page) in site.pages.iter() {
        add(Kind::Page, id, (&page.title, &page.lifetime, &page.aliases), page.file);
    }
    ended
}
