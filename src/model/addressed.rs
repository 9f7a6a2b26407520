//! Every figure of a site under the address that names it anywhere.

use super::Site;
use super::figure::Figure;
use super::reference::FigureRef;
use super::statistic::{Data, Observation};
use crate::files::FileId;

/// A figure with its address.
#[derive(Clone, Copy, Debug)]
pub struct Addressed<'s> {
    pub figure: &'s Figure,
    /// The case or statistic that shows it.
    pub record: &'s str,
    /// The record's file.
    pub file: FileId,
    pub at: At<'s>,
}

/// Where a figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At<'s> {
    /// Among the figures of a case.
    Case,
    /// An observation of a statistic.
    Statistic,
    /// An observation that is a figure of a case: case and id, the one home of the number.
    Borrowed(&'s str, &'s str),
}

impl Addressed<'_> {
    /// Whether the number has its home in another record.
    pub fn is_borrowed(&self) -> bool {
        matches!(self.at, At::Borrowed(..))
    }

    /// The address as prose writes it: `CASE/ID`, `STATISTIC@KEY`.
    pub fn address(&self) -> FigureRef {
        let (record, id) = (self.record.to_owned(), self.figure.id.clone());
        match self.at {
            At::Case => FigureRef::OfCase { case: record, figure: id },
            At::Statistic | At::Borrowed(..) => FigureRef::Observation { statistic: record, key: id },
        }
    }
}

impl<'s> Addressed<'s> {
    /// The bytes of the address as prose writes it.
    pub fn written(&self) -> impl Iterator<Item = u8> + use<'s> {
        let mark = if self.at == At::Case { b'/' } else { b'@' };
        self.record.bytes().chain([mark]).chain(self.figure.id.bytes())
    }
}

impl Site {
    /// All figures of cases and all observations; what is gathered from cases has its home there.
    pub fn figures(&self) -> impl Iterator<Item = Addressed<'_>> {
        let of_cases = self.cases.iter().flat_map(|(record, case)| {
            case.figures.values().map(move |figure| Addressed {
                figure,
                record,
                file: case.file,
                at: At::Case,
            })
        });
        let of_statistics = self.statistics.iter().flat_map(move |(record, statistic)| {
            let own = match &statistic.data {
                Data::Own(observations) => Some(observations.values()),
                Data::Across(_) => None,
            };
            own.into_iter().flatten().map(move |observation| {
                let figure = &observation.figure;
                let at = self.home(observation);
                Addressed { figure, record, file: statistic.file, at }
            })
        });
        of_cases.chain(of_statistics)
    }

    /// Where the number of an observation has its home.
    pub fn home<'s>(&'s self, observation: &'s Observation) -> At<'s> {
        let Some(case) = observation.case.as_deref() else { return At::Statistic };
        let id = observation.id_in_case.as_deref();
        let is_there = |id: &&str| self.cases.get(case).is_some_and(|known| known.figures.get(id).is_some());
        // The home of a borrowed figure may be held back, and its number is no less borrowed for that.
        At::Borrowed(case, id.filter(is_there).unwrap_or_default())
    }
}
