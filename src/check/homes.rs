//! A number has one home.

use indexmap::IndexMap;
use rust_decimal::Decimal;

use super::Checked;
use super::wording::stated_in;
use crate::diag::{Diagnostic, Diagnostics, table::statements};
use crate::model::Site;
use crate::model::figure::{Figure, Time, may_share_basis};
use crate::model::locale::Language;
use crate::model::quantity::{Number, Quantity};
use crate::model::reference::FigureRef;
use crate::model::statistic::Data;

/// A figure that states a number, and where.
struct Statement<'s> {
    figure: &'s Figure,
    number: Quantity,
    /// Where it is a figure of a case.
    case: Option<&'s str>,
    /// The case or statistic, and the figure's id or the key of the observation in it.
    record: &'s str,
    key: &'s str,
    /// Where the next statement of the number stands among those of one thing and time.
    next_of_number: Option<usize>,
}

impl Statement<'_> {
    fn address(&self) -> FigureRef {
        let (record, key) = (self.record.to_owned(), self.key.to_owned());
        match self.case {
            Some(_) => FigureRef::OfCase { case: record, figure: key },
            None => FigureRef::Observation { statistic: record, key },
        }
    }
}

/// The statements of one thing and time, in their order, to be found by their case or by their number: those of another case with another
/// number are never one, and most are.
#[derive(Default)]
struct Alike<'s> {
    all: Vec<Statement<'s>>,
    /// The first and the last statement of a number; each leads to the next.
    of_number: IndexMap<Quantity, (usize, usize)>,
}

impl<'s> Alike<'s> {
    /// The first of those before that is one with a statement.
    fn home(&self, site: &Site, statement: &Statement<'s>) -> Option<&Statement<'s>> {
        let is_one = |at: &usize| are_one(site, &self.all[*at], statement);
        // The statements of a case come one after the other.
        let beside = statement
            .case
            .map_or(0, |case| self.all.iter().rev().take_while(|before| before.case == Some(case)).count());
        let beside = (self.all.len() - beside..self.all.len()).find(is_one);
        let first = self.of_number.get(&statement.number).map(|(first, _)| *first);
        let of_number = std::iter::successors(first, |at| self.all[*at].next_of_number).find(is_one);
        beside.into_iter().chain(of_number).min().map(|at| &self.all[at])
    }

    fn push(&mut self, statement: Statement<'s>) {
        let at = self.all.len();
        if is_particular(&statement.number.number()) {
            let (_, last) = self.of_number.entry(statement.number).or_insert((at, at));
            // Before the first there is none, and that is not in the list yet.
            let before = std::mem::replace(last, at);
            if let Some(before) = self.all.get_mut(before) {
                before.next_of_number = Some(at);
            }
        }
        self.all.push(statement);
    }
}

/// Two statements are of one observation where they name the same thing, time and source. Within a case that is enough; two
/// cases, or a case and a statistic, measure the same thing of different subjects all the time, so there the number has to be
/// the same too, and so particular that it is no coincidence.
pub(super) fn a_number_has_one_home(checked: &Checked<'_>, diags: &mut Diagnostics) {
    let mut alike: IndexMap<What<'_>, Alike<'_>> = IndexMap::new();
    for statement in statements(checked.site) {
        let known = alike.entry(what(statement.figure)).or_default();
        if let Some(home) = known.home(checked.site, &statement) {
            diags.push(report(checked.site, home, &statement));
        }
        known.push(statement);
    }
}

/// Cases first, since a statistic can take a figure of a case and not the other way round.
fn statements(site: &Site) -> impl Iterator<Item = Statement<'_>> {
    let of_cases = site.cases.iter().flat_map(|(case, record)| {
        record.figures.values().map(move |figure| (figure, Some(case), case, figure.id.as_str()))
    });
    let of_statistics = site.statistics.iter().flat_map(|(statistic, record)| {
        let observations = match &record.data {
            Data::Own(observations) => Some(observations),
            Data::Across(_) => None,
        };
        let own = observations.into_iter().flat_map(|table| table.iter());
        let own = own.filter(|(_, observation)| observation.case.is_none());
        own.map(move |(key, observation)| (&observation.figure, None, statistic, key))
    });
    of_cases.chain(of_statistics).filter_map(|(figure, case, record, key)| {
        let number = *figure.quantity().filter(|_| !figure.is_retracted())?;
        Some(Statement { figure, number, case, record, key, next_of_number: None })
    })
}

/// What is measured, and when; statements that differ in it are never one.
#[derive(PartialEq, Eq, Hash)]
struct What<'s> {
    indicator: Option<&'s str>,
    /// What a figure of no indicator is called, in each language.
    label: Vec<&'s str>,
    unit: &'s str,
    time: &'s Time,
}

fn what(figure: &Figure) -> What<'_> {
    let indicator = figure.indicator.as_deref();
    let label = match indicator {
        Some(_) => Vec::new(),
        None => figure.label.iter().map(|(_, noun)| noun.other.as_str()).collect(),
    };
    What { indicator, label, unit: &figure.unit.id, time: &figure.time }
}

fn are_one(site: &Site, home: &Statement<'_>, other: &Statement<'_>) -> bool {
    let (left, right) = (home.figure, other.figure);
    let shared = left.sources.iter().any(|source| right.sources.contains(source));
    let same_number = home.number == other.number && is_particular(&home.number.number());
    let is_one = match home.case == other.case && home.record == other.record {
        true if home.case.is_some() => left.label == right.label,
        // The categories of one statistic are told apart by its breakdown.
        true => false,
        false => same_number,
    };
    shared && is_one && may_share_basis(site.basis(left), site.basis(right))
}

/// Three digits that are no zeros at the end: 285 and 45.7, but not 200 or 5,000.
fn is_particular(number: &Number) -> bool {
    let digits = number.stated().normalize().mantissa().unsigned_abs();
    let digits =
        std::iter::successors(Some(digits), |digits| (*digits > 0 && digits % 10 == 0).then(|| digits / 10));
    digits.last().is_some_and(|digits| Decimal::from(digits) >= Decimal::ONE_HUNDRED)
}

fn report(site: &Site, home: &Statement<'_>, other: &Statement<'_>) -> Diagnostic {
    let found = Diagnostic::new(statements::TWO_HOMES, other.figure.place).with("id", &other.figure.id);
    let found = match home.figure.quantity() == other.figure.quantity() {
        true => found,
        false => {
            let words = |figure, language| stated_in(site, figure, language);
            found
                .with("value", words(other.figure, Language::English))
                .with("value_zh", words(other.figure, Language::Chinese))
                .with("other", words(home.figure, Language::English))
                .with("other_zh", words(home.figure, Language::Chinese))
        }
    };
    let address = home.address();
    let found = match other.case {
        Some(case) if home.case == Some(case) => {
            return found
                .with("home", home.key)
                .also(home.figure.place)
                .with("reference", format!("[](figure:{})", home.key));
        }
        Some(_) => found.with("reference", format!("[](figure:{address})")),
        None => found,
    };
    found.with("home", &address).also(home.figure.place)
}
