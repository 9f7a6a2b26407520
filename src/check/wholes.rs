//! Parts and their whole, and shares of one whole.

use rust_decimal::Decimal;

use super::Checked;
use super::charts::charts;
use super::wording::{period_in, stated};
use crate::diag::{Diagnostic, Diagnostics, table::figures, table::statements};
use crate::model::Site;
use crate::model::chart::{Chart, ChartKind};
use crate::model::figure::{Figure, Time};
use crate::model::locale::Language;
use crate::model::quantity::Qualifier;
use crate::model::statistic::{Breakdown, BreakdownKind, Data, Observation, Statistic};
use crate::model::table::Table;
use crate::model::unit::UnitKind;

/// What is known of a number: the least and the greatest that it can be.
type Interval = (Option<Decimal>, Option<Decimal>);

/// How parts stand to their total.
enum Outcome {
    /// All are exact and there, and their sum is within the tolerance.
    Agree,
    /// Bounds or gaps leave it open.
    Open,
    Mismatch(Diagnostic),
}

pub(super) fn parts_make_up_the_whole(checked: &Checked<'_>, diags: &mut Diagnostics) {
    for (statistic, breakdown, observations) in breakdowns(checked.site) {
        let total = breakdown.total.as_deref().filter(|_| breakdown.kind == BreakdownKind::Whole);
        let Some(total_id) = total else {
            // Without a total, only shares have a whole that is known: 100.
            let is_of_100 =
                breakdown.kind == BreakdownKind::Whole && statistic.unit.kind == UnitKind::Percent;
            if !is_of_100 {
                note_without_use(breakdown, NO_TOTAL, diags);
            }
            continue;
        };
        let is_total = |observation: &&Observation| observation.category.as_deref() == Some(total_id);
        let outcomes: Vec<Outcome> = observations
            .values()
            .filter(is_total)
            .map(|total| {
                let is_part = |part: &&Observation| !is_total(part) && part.figure.time == total.figure.time;
                let parts: Vec<&Observation> = observations.values().filter(is_part).collect();
                outcome(checked.site, breakdown, total, &parts)
            })
            .collect();
        if !outcomes.is_empty() && outcomes.iter().all(|outcome| matches!(outcome, Outcome::Agree)) {
            note_without_use(breakdown, AGREES, diags);
        }
        if breakdown.mismatch_note.is_none() {
            outcomes.into_iter().for_each(|outcome| {
                if let Outcome::Mismatch(found) = outcome {
                    diags.push(found);
                }
            });
        }
    }
}

/// Statistics with observations of their own, of which some category is known.
fn breakdowns(site: &Site) -> impl Iterator<Item = (&Statistic, &Breakdown, &Table<Observation>)> {
    site.statistics.values().filter_map(|statistic| match (&statistic.data, &statistic.breakdown) {
        (Data::Own(observations), Some(breakdown)) => Some((statistic, breakdown, observations)),
        _ => None,
    })
}

/// Why a note on a mismatch has no use, in English and Chinese.
type Reason = (&'static str, &'static str);

const AGREES: Reason = ("the parts make up the total", "各部分之和与总数一致");
const NO_TOTAL: Reason = (
    "there is no total that the parts could miss (`kind: whole` with `total`)",
    "没有可供核对的总数（`kind: whole` 及 `total`）",
);

fn note_without_use(breakdown: &Breakdown, (reason, reason_zh): Reason, diags: &mut Diagnostics) {
    if let Some((_, note)) = breakdown.mismatch_note.as_ref().and_then(|note| note.iter().next()) {
        let unused = Diagnostic::new(statements::NOTE_NOT_NEEDED, note.place);
        diags.push(unused.with("reason", reason).with("reason_zh", reason_zh).also(breakdown.place));
    }
}

/// Bounds and gaps are held against the total as far as they go: over 10 and 8 cannot make up 16, and neither can 10 and 8
/// with a gap beside them, for counts and shares of a whole are not negative.
fn outcome(site: &Site, breakdown: &Breakdown, total: &Observation, parts: &[&Observation]) -> Outcome {
    let Some(whole) = total.figure.quantity() else { return Outcome::Open };
    let too_long = || {
        let too_long = Diagnostic::new(figures::PARTS_TOO_LONG, total.figure.place);
        Outcome::Mismatch(too_long.also(breakdown.place))
    };
    let gaps = (breakdown.categories.len() - 1).saturating_sub(parts.len());
    // A sum of more digits than a decimal holds is not rounded into agreement, and is no crash.
    let Some((least, most)) = sum(parts, gaps) else { return too_long() };
    let (whole_least, whole_most) = whole.bounds();
    let is_exact = least.is_some() && least == most && whole_least.is_some() && whole_least == whole_most;
    let strict = |qualifier| {
        parts.iter().any(|part| part.figure.quantity().is_some_and(|value| value.qualifier() == qualifier))
    };
    // By how much the sum is past the total at least; past a bound that leaves itself out, it is so from the tolerance on.
    let past = |sum: Option<Decimal>, total: Option<Decimal>, is_strict: bool, sign: Decimal| {
        let (Some(sum), Some(total)) = (sum, total) else { return Some(false) };
        let off = sum.checked_sub(total)? * sign;
        Some(off > breakdown.tolerance || is_strict && off >= breakdown.tolerance)
    };
    let over = strict(Qualifier::Over) || whole.qualifier() == Qualifier::Under;
    let under = strict(Qualifier::Under) || whole.qualifier() == Qualifier::Over;
    let (Some(over), Some(under)) =
        (past(least, whole_most, over, Decimal::ONE), past(most, whole_least, under, Decimal::NEGATIVE_ONE))
    else {
        return too_long();
    };
    let bound = match (is_exact, over, under) {
        (true, false, false) => return Outcome::Agree,
        (_, false, false) => return Outcome::Open,
        (true, ..) => None,
        (false, true, _) => Some(("at least", "不少于")),
        (false, false, true) => Some(("at most", "不超过")),
    };
    let period = *total.figure.time.period();
    let found = Diagnostic::new(figures::PARTS_AND_WHOLE, total.figure.place)
        .with("id", &total.figure.id)
        .with("period", period_in(period, Language::English))
        .with("period_zh", period_in(period, Language::Chinese))
        .with_some("sum", if over { least } else { most })
        .with_some("bound", bound.map(|(bound, _)| bound))
        .with_some("bound_zh", bound.map(|(_, bound)| bound));
    let whole = match whole.qualifier() {
        Qualifier::Exact => whole.number().value().to_string(),
        _ => stated(site, &total.figure),
    };
    Outcome::Mismatch(found.with("total", whole).also(breakdown.place))
}

/// The least and the greatest sum of parts, of which some may be missing; nothing where it has too many digits.
fn sum(parts: &[&Observation], gaps: usize) -> Option<Interval> {
    let negative = |part: &&Observation| {
        part.figure.quantity().is_some_and(|value| value.number().value().is_sign_negative())
    };
    let has_floor = parts.iter().all(|part| !negative(part))
        && parts.iter().all(|part| matches!(part.figure.unit.kind, UnitKind::Count | UnitKind::Percent));
    let floor = has_floor.then_some(Decimal::ZERO);
    let unknown = (floor, None);
    let known = parts.iter().map(|part| match part.figure.quantity().map(|value| value.bounds()) {
        Some((least, most)) => (least.or(floor), most),
        None => unknown,
    });
    let mut total: Interval = (Some(Decimal::ZERO), Some(Decimal::ZERO));
    for (least, most) in known.chain(std::iter::repeat_n(unknown, gaps)) {
        let add = |total: Option<Decimal>, part: Option<Decimal>| match (total, part) {
            (Some(total), Some(part)) => total.checked_add(part).map(Some),
            _ => Some(None),
        };
        total = (add(total.0, least)?, add(total.1, most)?);
    }
    Some(total)
}

pub(super) fn shares_of_one_whole_stay_within_it(checked: &Checked<'_>, diags: &mut Diagnostics) {
    for (statistic, breakdown, observations) in breakdowns(checked.site) {
        if statistic.unit.kind != UnitKind::Percent {
            continue;
        }
        let mut times: Vec<&Time> = Vec::new();
        for observation in observations.values() {
            if !times.contains(&&observation.figure.time) {
                times.push(&observation.figure.time);
            }
        }
        let chart = statistic.chart.as_ref().filter(|chart| chart.kind == ChartKind::Share);
        for time in times {
            let shares = observations.values().map(|observation| &observation.figure);
            let shares: Vec<&Figure> = shares.filter(|share| share.time == *time).collect();
            let Some(sum) = more_than_100(&shares, breakdown.tolerance) else { continue };
            match (breakdown.kind, chart) {
                (BreakdownKind::Whole, _)
                    if breakdown.total.is_none() && breakdown.mismatch_note.is_none() =>
                {
                    let period = *time.period();
                    let found = Diagnostic::new(statements::MORE_THAN_WHOLE, breakdown.place)
                        .with("id", &statistic.id)
                        .with("period", period_in(period, Language::English))
                        .with("period_zh", period_in(period, Language::Chinese));
                    diags.push(found.with("sum", sum));
                }
                (BreakdownKind::RelatedCounts | BreakdownKind::MultiResponse, Some(chart)) => {
                    overlap(chart, sum, diags);
                }
                _ => {}
            }
        }
    }
    for (chart, figures) in charts(checked.site).filter(|(chart, _)| chart.kind == ChartKind::Share) {
        let mut rest = figures;
        while let Some(first) = rest.first().copied() {
            let (alike, others): (Vec<&Figure>, Vec<&Figure>) = rest
                .into_iter()
                .partition(|share| std::ptr::eq(*share, first) || have_one_whole(first, share));
            if let Some(sum) = more_than_100(&alike, Decimal::ZERO) {
                overlap(chart, sum, diags);
            }
            rest = others;
        }
    }
}

fn overlap(chart: &Chart, sum: Decimal, diags: &mut Diagnostics) {
    if chart.note.is_none() {
        let found = Diagnostic::new(statements::SHARES_OVERLAP, chart.place).with("id", &chart.id);
        diags.push(found.with("sum", sum));
    }
}

/// What shares add up to at least, where it is more than 100 by more than a tolerance and the rounding of each.
fn more_than_100(shares: &[&Figure], tolerance: Decimal) -> Option<Decimal> {
    let (mut sum, mut rounding) = (Decimal::ZERO, Decimal::ZERO);
    for share in shares.iter().filter_map(|share| share.quantity()) {
        if let (Some(least), _) = share.bounds() {
            sum = sum.checked_add(least)?;
            let half = Decimal::try_new(5, share.number().decimals() + 1).ok()?;
            rounding = rounding.checked_add(half)?;
        }
    }
    let most = Decimal::ONE_HUNDRED.checked_add(tolerance.max(rounding))?;
    (shares.len() > 1 && sum > most).then_some(sum)
}

/// Whether two figures are shares of the same thing at the same time, as far as their words say.
fn have_one_whole(left: &Figure, right: &Figure) -> bool {
    let is_one =
        left.share_of.as_ref().zip(right.share_of.as_ref()).is_some_and(|(left, right)| left.is_like(right));
    is_one && left.time == right.time
}
