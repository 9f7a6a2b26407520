//! When a record was published and last changed, by its own dates: never by the clock or by the disk.

use crate::model::case::Case;
use crate::model::figure::Figure;
use crate::model::period::PartialDate;
use crate::model::statistic::{Data, Statistic};

/// The two dates of a record; either may be unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Dates {
    pub published: Option<PartialDate>,
    /// Never before the day of publication.
    pub changed: Option<PartialDate>,
}

impl Dates {
    /// Of a case: `publish`, and the latest of `updated` and the changes of its figures.
    pub fn of_case(case: &Case) -> Dates {
        Dates::new(case.lifetime.publish, changes(case.figures.values()).chain(case.updated))
    }

    /// Of a statistic: `publish`, and the latest change of its own observations. What is gathered from cases changes there.
    pub fn of_statistic(statistic: &Statistic) -> Dates {
        let published = statistic.lifetime.publish;
        match &statistic.data {
            Data::Own(observations) => {
                Dates::new(published, changes(observations.values().map(|observation| &observation.figure)))
            }
            Data::Across(_) => Dates::new(published, std::iter::empty()),
        }
    }

    /// The day of a record that bears nothing but `publish`.
    pub fn published(published: Option<PartialDate>) -> Dates {
        Dates { published, changed: None }
    }

    fn new(published: Option<PartialDate>, changes: impl Iterator<Item = PartialDate>) -> Dates {
        let changed = changes.max_by_key(|date| date.start());
        let is_later =
            |date: &PartialDate| published.is_none_or(|published| date.start() > published.start());
        Dates { published, changed: changed.filter(is_later) }
    }

    /// The day of what readers see now: of the last change, otherwise of publication.
    pub fn latest(self) -> Option<PartialDate> {
        self.changed.or(self.published)
    }
}

fn changes<'f>(figures: impl Iterator<Item = &'f Figure>) -> impl Iterator<Item = PartialDate> {
    figures.flat_map(|figure| figure.changes.iter().map(|change| change.date))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_day_counts_and_none_before_publication() -> Result<(), Box<dyn std::error::Error>> {
        let day = |text: &str| text.parse::<PartialDate>();
        let published = Some(day("2025-03-01")?);
        let dates = |changes: Vec<PartialDate>| Dates::new(published, changes.into_iter());
        assert_eq!(dates(Vec::new()).latest(), published);
        assert_eq!(dates(vec![day("2025-02-01")?]).changed, None, "a change before readers could see it");
        let both = dates(vec![day("2026-01")?, day("2025-12-31")?]);
        assert_eq!((both.published, both.latest()), (published, Some(day("2026-01")?)));
        assert_eq!(Dates::default().latest(), None);
        Ok(())
    }
}
