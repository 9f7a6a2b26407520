//! A number without a link, at the place at which the other language names a figure.

use std::ops::Range;

use super::numbers::blocks;
use crate::check::Checked;
use crate::check::passages::Passage;
use crate::files::Place;
use crate::format::mention::{MentionKind, Verdict, mentions, verdict};
use crate::format::quantity::quantity;
use crate::model::figure::Figure;
use crate::model::prose::RunKind;

/// A number that stands where a figure is named in the other language, and says something else.
pub(super) struct Bare {
    pub written: String,
    pub place: Place,
    /// The figure as this language writes it.
    pub right: String,
}

/// The one number of the paragraph that answers to the one of the link, where it has no link and is not the figure's. With several
/// numbers none is sure to be the one.
pub(super) fn at_the_same_place(
    checked: &Checked<'_>,
    (there, link): (&Passage<'_>, &Range<usize>),
    here: &Passage<'_>,
    figure: &Figure,
) -> Option<Bare> {
    let stated = figure.quantity()?;
    let [blocks_there, blocks_here] = [there, here].map(|passage| blocks(passage, RunKind::Body));
    if blocks_there.len() != blocks_here.len() {
        return None;
    }
    let index = blocks_there
        .iter()
        .position(|block| block.range.start <= link.end && link.start <= block.range.end)?;
    let block = blocks_here.get(index)?;
    let language = here.locale.language();
    let is_free = |run: &&crate::model::prose::TextRun| run.block == block.number && run.in_link.is_none();
    let mut found = here.prose.text_runs.iter().filter(is_free).flat_map(|run| {
        let quantities = mentions(run.text(here.text), language).into_iter();
        quantities.filter(|mention| mention.kind == MentionKind::Quantity).map(move |mention| (run, mention))
    });
    let (Some((run, mention)), None) = (found.next(), found.next()) else { return None };
    let number = mention.number?;
    let text = run.text(here.text).get(mention.whole.clone())?;
    // Escapes and entities make the words shorter than their source; then all of the run is shown.
    let range = match run.is_as_written() {
        true => run.range.start + mention.whole.start..run.range.start + mention.whole.end,
        false => run.range.clone(),
    };
    // The unit that stands behind the number stays; the figure is written in full only where its number alone says less.
    let plain = stated.number().to_string();
    let right = match verdict(&plain, language, stated, figure.unit.kind) {
        Verdict::Agrees => plain,
        _ => quantity(stated, &figure.unit, language, &checked.site.config.style(here.locale)).text(),
    };
    let is_other = number.value() > 10.into() && number.value() != stated.number().value();
    is_other.then(|| Bare { written: text.to_owned(), place: here.place(&range), right })
}
