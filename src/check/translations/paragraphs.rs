//! As many paragraphs in each section of both languages.
//!
//! A paragraph that only one language has is a statement that only its readers get; it also keeps the numbers of the rest of the
//! section from being compared.

use std::ops::Range;

use super::numbers::{Block, blocks};
use super::{Pair, Side};
use crate::diag::{Diagnostics, table::translations};
use crate::files::Place;
use crate::model::prose::RunKind;

/// Tells the first section with more paragraphs in one language than in the other; those with unlike headings are told of the headings.
pub(super) fn paragraphs(pair: &Pair<'_>, diags: &mut Diagnostics) {
    let [there, here] = pair.sides.map(sections);
    if there.len() != here.len() {
        return;
    }
    let Some(index) = (0..there.len()).find(|index| there[*index].len() != here[*index].len()) else {
        return;
    };
    let [original, other] = pair.sides;
    let found = pair.found(translations::PARAGRAPHS_DIFFER, place(other, &here[index], index));
    let found = pair.named(found.also(place(original, &there[index], index)));
    let heading = index.checked_sub(1).and_then(|index| other.passage.prose.headings.get(index));
    let found = found.with_some("text", heading.map(|heading| &heading.text));
    diags.push(found.with("count", here[index].len()).with("count_there", there[index].len()));
}

/// The paragraphs before the first heading and below each.
fn sections(side: Side<'_>) -> Vec<Vec<Range<usize>>> {
    let headings = &side.passage.prose.headings;
    let mut sections = vec![Vec::new(); headings.len() + 1];
    for Block { range, .. } in blocks(side.passage, RunKind::Body) {
        let above = headings.partition_point(|heading| heading.range.start < range.start);
        if let Some(section) = sections.get_mut(above) {
            section.push(range);
        }
    }
    sections
}

/// The last paragraph of a section, or the heading of one without paragraphs.
fn place(side: Side<'_>, section: &[Range<usize>], index: usize) -> Place {
    let heading = || side.passage.prose.headings.get(index.checked_sub(1)?).map(|heading| &heading.range);
    section.last().or_else(heading).map_or(Place::File(side.file), |range| side.passage.place(range))
}
