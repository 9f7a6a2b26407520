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

/// Chooses which labels along a line to show so that none touch: the first and the last, since they say what the line
/// spans, and every nth before the last. Takes middle and width of each; gives position and middle, moved inside the edges.
pub(super) fn spread_ticks(spots: &[(f64, f64)], edges: (f64, f64), gap: f64) -> Vec<(usize, f64)> {
    let inside = |at: usize| {
        let (middle, width) = spots[at];
        middle.min(edges.1 - width / 2.0).max(edges.0 + width / 2.0)
    };
    let apart = |a: usize, b: usize| inside(a) + spots[a].1 / 2.0 + gap <= inside(b) - spots[b].1 / 2.0;
    let Some(last) = spots.len().checked_sub(1) else { return Vec::new() };
    for step in 1..=spots.len() {
        let mut shown: Vec<usize> =
            (0..=last).rev().step_by(step).filter(|at| *at == 0 || apart(0, *at)).collect();
        if shown.last() != Some(&0) {
            shown.push(0);
        }
        shown.reverse();
        if shown.last() == Some(&last) && shown.windows(2).all(|pair| apart(pair[0], pair[1])) {
            return shown.into_iter().map(|at| (at, inside(at))).collect();
        }
    }
    vec![(last, inside(last))]
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
        let shown = spread_ticks(&spots, (-20.0, 100.0), 4.0);
        assert_eq!(shown, [(0, 0.0), (2, 40.0), (4, 80.0)]);
    }

    #[test]
    fn the_first_and_the_last_label_along_a_line_are_there() {
        for (count, width, expected) in
            [(8_u8, 30.0, vec![0, 3, 5, 7]), (4, 50.0, vec![0, 3]), (2, 90.0, vec![1]), (1, 9.0, vec![0])]
        {
            let spots: Vec<_> = (0..count).map(|n| (f64::from(n) * 20.0, width)).collect();
            let shown = spread_ticks(&spots, (-20.0, 180.0), 4.0);
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
