//! The times along the foot of a plot.

use super::page::{Page, height};
use super::place::{Pace, spread_ticks};
use super::{Bound, Chart, Kind, panels, points};
use crate::render::svg::{Anchor, Canvas, Font, Frame, Role};

/// Room in pixels between the plot and the names.
const APART: f64 = 8.0;

/// Distance in pixels below which notches run together.
const CLOSE: f64 = 4.0;

/// The names along the foot.
pub(super) struct Periods {
    /// Height in pixels, the space above included.
    pub height: f64,
    /// The position of the last one.
    pub last: f64,
    /// Whether the last time has its name there.
    pub names_last: bool,
    shown: Vec<(f64, Vec<String>)>,
    /// Where the times stand that not all have names, each with whether it has its own.
    notches: Vec<(f64, bool)>,
    /// Room in pixels for the chevrons of a point that may lie lower than the plot reaches.
    hanging: f64,
}

impl Periods {
    /// Chooses the names that find room below `frame`, between two edges, each broken at `limit` pixels, at a pace.
    pub fn lay(chart: &Chart, page: &Page, frame: Frame, limit: f64, edges: (f64, f64), pace: Pace) -> Self {
        let count = u32::try_from(chart.categories.len()).unwrap_or(u32::MAX);
        let last = f64::from(count.saturating_sub(1).max(1));
        let lines: Vec<_> = chart.categories.iter().map(|name| page.wrap(name, Font::Tick, limit)).collect();
        let place = |at: u32| frame.left + (frame.right - frame.left) * f64::from(at) / last;
        let widths = lines.iter().map(|lines| page.widest(lines, Font::Tick));
        let spots: Vec<_> = (0..count).map(place).zip(widths).collect();
        let named = spread_ticks(&spots, edges, 10.0, pace);
        let names_last = named.last().is_none_or(|(at, _)| at + 1 == spots.len());
        let is_named = |at: usize| named.iter().any(|(named, _)| *named == at);
        let shown: Vec<_> = named.iter().map(|(at, middle)| (*middle, lines[*at].clone())).collect();
        let most = shown.iter().map(|(_, lines)| height(Font::Tick, lines)).fold(0.0, f64::max);
        let pitch = (frame.right - frame.left) / last;
        let places = spots.iter().enumerate().map(|(at, (middle, _))| (*middle, is_named(at)));
        let notches =
            places.filter(|(_, named)| shown.len() < spots.len() && (*named || pitch >= CLOSE)).collect();
        let is_line = chart.kind != Kind::SmallMultiples || !panels::are_columns(chart);
        let mut marks = chart.series.iter().flat_map(|series| &series.marks);
        let hangs = is_line && marks.any(|mark| mark.bound == Bound::OpenBelow && mark.drawn().is_some());
        let hanging = if hangs { points::SIGN - 4.0 } else { 0.0 };
        Self { height: most + 10.0 + hanging, last, names_last, shown, notches, hanging }
    }

    /// Writes them under a plot that ends at `bottom`; where some have no name, each has a notch.
    pub fn draw(&self, canvas: &mut Canvas, bottom: f64) {
        for (x, named) in &self.notches {
            canvas.path(&[(*x, bottom), (*x, bottom + if *named { 5.0 } else { 3.0 })], Role::Notch);
        }
        let top = bottom + APART;
        for (middle, lines) in &self.shown {
            canvas.lines(
                (*middle, top + self.hanging + Font::Tick.leading() / 2.0),
                lines,
                Font::Tick,
                Anchor::Middle,
            );
        }
    }
}

/// Through the round years where the times are years, or else from the first on.
pub(super) fn pace(chart: &Chart) -> Pace {
    first_year(&chart.categories).map_or(Pace::First, Pace::Years)
}

/// The first of some years in their order, as names of times (2000, 2000年); nothing where they are anything else.
fn first_year(names: &[String]) -> Option<usize> {
    let year = |name: &String| {
        let digits = name.strip_suffix('年').unwrap_or(name);
        digits.parse::<usize>().ok().filter(|_| digits.len() == 4)
    };
    let years: Vec<usize> = names.iter().map(year).collect::<Option<_>>()?;
    let is_one_a_year = years.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    years.first().copied().filter(|_| is_one_a_year)
}

#[cfg(test)]
mod tests {
    use super::first_year;

    #[test]
    fn years_in_a_row_are_known_in_both_languages() {
        let of =
            |names: &[&str]| first_year(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        assert_eq!(of(&["2000", "2001", "2002"]), Some(2000));
        assert_eq!(of(&["2000年", "2001年"]), Some(2000));
        assert_eq!(of(&["2000", "2005"]), None);
        assert_eq!(of(&["2000", "Q1 2001"]), None);
        assert_eq!(of(&["12", "13"]), None);
        assert_eq!(of(&[]), None);
    }
}
