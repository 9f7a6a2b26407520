//! Finding room for labels.

use crate::render::svg::TextBox;

/// What is taken in a part of the sheet.
pub(super) struct Placed {
    across: (f64, f64),
    down: (f64, f64),
    boxes: Vec<TextBox>,
    segments: Vec<((f64, f64), (f64, f64))>,
}

impl Placed {
    /// Nothing is taken yet between the given edges.
    pub fn new(across: (f64, f64), down: (f64, f64)) -> Self {
        Self { across, down, boxes: Vec::new(), segments: Vec::new() }
    }

    /// Takes a rectangle.
    pub fn block(&mut self, left: f64, top: f64, right: f64, bottom: f64) {
        self.boxes.push(TextBox { text: String::new(), left, top, right, bottom });
    }

    /// Takes what lies under a line.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64)) {
        self.segments.push((from, to));
    }

    /// Whether a line would pass through a box that is taken.
    pub fn is_crossed(&self, from: (f64, f64), to: (f64, f64)) -> bool {
        self.boxes.iter().any(|taken| taken.is_crossed(from, to))
    }

    /// Takes a box if it is free and inside, and says whether it did.
    pub fn take(&mut self, wanted: TextBox) -> bool {
        let inside = wanted.left >= self.across.0
            && wanted.right <= self.across.1
            && wanted.top >= self.down.0
            && wanted.bottom <= self.down.1;
        let free = !self.boxes.iter().any(|b| b.overlaps(&wanted))
            && !self.segments.iter().any(|(a, b)| wanted.is_crossed(*a, *b));
        if inside && free {
            self.boxes.push(wanted);
        }
        inside && free
    }
}

/// Which of the even steps along a line are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pace {
    /// Both ends are named, with as many between them as even steps allow: the axis of a small chart.
    Ends,
    /// At round steps, and with both ends; the first label is this year.
    Years(usize),
    /// From the first.
    First,
}

/// Steps between years that readers count in.
const ROUND: [usize; 8] = [1, 2, 5, 10, 20, 25, 50, 100];

/// So many years are counted between the first and the last alone, where no even step meets both.
const FEW: usize = 10;

/// Chooses which labels along a line to show so that none touch, at even steps: a reader takes uneven ones for a change of the scale.
/// Where they need be little longer for it, they meet both ends. Years go by steps that readers count in: from the first to the last
/// where such a step meets both, and else through the round years, with the first and the last in place of those that they touch.
///
/// Takes middle and width of each; gives position and middle, moved inside the edges.
pub(super) fn spread_ticks(
    spots: &[(f64, f64)],
    edges: (f64, f64),
    gap: f64,
    pace: Pace,
) -> Vec<(usize, f64)> {
    let inside = |at: usize| {
        let (middle, width) = spots[at];
        middle.min(edges.1 - width / 2.0).max(edges.0 + width / 2.0)
    };
    let apart = |a: usize, b: usize| inside(a) + spots[a].1 / 2.0 + gap <= inside(b) - spots[b].1 / 2.0;
    let Some(last) = spots.len().checked_sub(1) else { return Vec::new() };
    let from = |start: usize, step: usize| -> Option<Vec<usize>> {
        let shown: Vec<usize> = (start..=last).step_by(step).collect();
        shown.windows(2).all(|pair| apart(pair[0], pair[1])).then_some(shown)
    };
    let least = (1..=last).find(|step| from(0, *step).is_some());
    let both_ends = least.and_then(|least| {
        let longest = if pace == Pace::Ends { last } else { last.min(least * 2) };
        (least..=longest).filter(|step| last % step == 0).find_map(|step| from(0, step))
    });
    let years = || {
        let (Pace::Years(year), Some(least)) = (pace, least) else { return None };
        let mut natural = ROUND.into_iter().filter(|step| *step >= least && *step <= last);
        let meets_both = |step: &usize| last.is_multiple_of(*step) && *step <= least * 3;
        let even = natural.clone().find(meets_both).or_else(|| (last <= FEW).then_some(last));
        let even = even.and_then(|step| from(0, step));
        even.or_else(|| natural.find_map(|step| round_years(step, year, last, apart)))
    };
    let shown = years().or(both_ends).or_else(|| from(0, least?)).filter(|shown| shown.len() > 1);
    // Where there is room for one, it is the one that stands.
    shown.unwrap_or_else(|| vec![last]).into_iter().map(|at| (at, inside(at))).collect()
}

/// The positions of the round years between the first and the last, with these; nothing where two of them touch.
fn round_years(
    step: usize,
    first: usize,
    last: usize,
    apart: impl Fn(usize, usize) -> bool,
) -> Option<Vec<usize>> {
    let start = (step - first % step) % step;
    let between = (start..last).step_by(step).filter(|at| *at > 0 && apart(0, *at) && apart(*at, last));
    let shown: Vec<usize> = std::iter::once(0).chain(between).chain([last]).collect();
    shown.windows(2).all(|pair| apart(pair[0], pair[1])).then_some(shown)
}

/// Moves blocks of given middle and height apart, as little as may be, within two edges that have room for all.
pub(super) fn spread_blocks(blocks: &mut [(f64, f64)], (top, bottom): (f64, f64)) {
    let mut order: Vec<usize> = (0..blocks.len()).collect();
    order.sort_by(|a, b| blocks[*a].0.total_cmp(&blocks[*b].0).then(a.cmp(b)));
    let mut edge = top;
    for at in &order {
        let (middle, height) = blocks[*at];
        blocks[*at].0 = middle.max(edge + height / 2.0);
        edge = blocks[*at].0 + height / 2.0;
    }
    let mut edge = bottom;
    for at in order.iter().rev() {
        let (middle, height) = blocks[*at];
        blocks[*at].0 = middle.min(edge - height / 2.0);
        edge = blocks[*at].0 - height / 2.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_move_apart_and_stay_inside() {
        let mut blocks = [(50.0, 20.0), (52.0, 20.0), (95.0, 20.0)];
        spread_blocks(&mut blocks, (0.0, 100.0));
        assert_eq!(blocks, [(50.0, 20.0), (70.0, 20.0), (90.0, 20.0)]);
    }

    #[test]
    fn labels_along_a_line_thin_out() {
        let spots: Vec<_> = (0..5_u8).map(|n| (f64::from(n) * 20.0, 30.0)).collect();
        let shown = spread_ticks(&spots, (-20.0, 100.0), 4.0, Pace::First);
        assert_eq!(shown, [(0, 0.0), (2, 40.0), (4, 80.0)]);
    }

    #[test]
    fn labels_along_a_line_stand_at_even_steps() {
        let cases: [(u8, f64, Pace, &[usize]); 15] = [
            // Both ends, where the steps need be little longer for it.
            (9, 30.0, Pace::First, &[0, 2, 4, 6, 8]),
            (10, 30.0, Pace::First, &[0, 3, 6, 9]),
            // From the first where they cannot meet the last.
            (8, 30.0, Pace::First, &[0, 2, 4, 6]),
            (23, 50.0, Pace::First, &[0, 3, 6, 9, 12, 15, 18, 21]),
            (23, 50.0, Pace::Ends, &[0, 11, 22]),
            (8, 30.0, Pace::Ends, &[0, 7]),
            // Through the round years, with the first and the last: never 2000, 2011, 2022.
            (23, 50.0, Pace::Years(2000), &[0, 5, 10, 15, 22]),
            (24, 50.0, Pace::Years(1998), &[0, 7, 12, 17, 23]),
            (23, 100.0, Pace::Years(2000), &[0, 10, 22]),
            // From the first, where a step that readers count in meets the last.
            (11, 50.0, Pace::Years(2013), &[0, 5, 10]),
            (9, 30.0, Pace::Years(2015), &[0, 2, 4, 6, 8]),
            (6, 30.0, Pace::Years(2019), &[0, 5]),
            (4, 50.0, Pace::First, &[0, 3]),
            (2, 90.0, Pace::First, &[1]),
            (1, 9.0, Pace::First, &[0]),
        ];
        for (count, width, pace, expected) in cases {
            let spots: Vec<_> = (0..count).map(|n| (f64::from(n) * 20.0, width)).collect();
            let shown = spread_ticks(&spots, (-20.0, 480.0), 4.0, pace);
            assert_eq!(shown.iter().map(|(at, _)| *at).collect::<Vec<_>>(), expected, "{count} of {width}");
        }
    }

    #[test]
    fn a_line_takes_what_it_crosses() {
        let wanted = TextBox { text: String::new(), left: 10.0, top: 10.0, right: 20.0, bottom: 20.0 };
        for (to, free) in [((30.0, 30.0), false), ((30.0, 0.0), true), ((0.0, 30.0), true)] {
            let mut placed = Placed::new((0.0, 100.0), (0.0, 100.0));
            placed.line((0.0, 0.0), to);
            assert_eq!(placed.take(wanted.clone()), free, "{to:?}");
        }
    }
}
