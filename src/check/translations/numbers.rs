//! The same numbers in every language, and what they say: the direction, the unit of time, the day, the part.
//!
//! A number is looked for in the other language by its value, however it is written: 43,000 and 4.3万, 80% and 八成, twelve and 12.
//! Running text may merge sentences and turn numbers into words, so there what contradicts is told, and a number that stands in one
//! language alone only where the whole write-up of the other says nothing like it.

mod dates;
mod difference;
mod direction;
mod parts;
mod said;
mod spans;
mod spelt;
mod spoken;

#[cfg(test)]
mod tests;

use std::cell::LazyCell;
use std::ops::Range;

use super::{Pair, pairs};
use crate::check::passages::Passage;
use crate::check::texts::Texts;
use crate::diag::{Diagnostic, Diagnostics, table::translations};
use crate::format::mention::Mention;
use crate::model::locale::Locale;
use crate::model::prose::{Prose, RunKind};
use crate::model::translation::lock::id;
use difference::{Within, contradiction, lacks};
use said::{Said, has_blank, said};

pub(crate) fn the_same_numbers_in_every_locale(texts: &Texts<'_>, diags: &mut Diagnostics) {
    fields(texts, diags);
    pairs(texts).iter().for_each(|pair| writeups(pair, diags));
}

fn fields(texts: &Texts<'_>, diags: &mut Diagnostics) {
    let config = &texts.site.config;
    for (name, record) in &texts.translations {
        let original = record.original(&config.original);
        for field in record.fields() {
            let Some(there) = field.texts.get(original) else { continue };
            let Some(said_there) = line(&there.text, original) else { continue };
            for (locale, here) in field.texts.iter().filter(|(locale, _)| *locale != original) {
                let Some(said_here) = line(&here.text, locale) else { continue };
                let found = || {
                    let found =
                        Diagnostic::new(translations::NUMBERS_DIFFER, here.place).with("id", id(name));
                    found.with("key", format!("`{}`", field.key)).also(there.place)
                };
                report((original, &said_there), (locale, &said_here), [Within::Counterpart; 2], found, diags);
            }
        }
    }
}

/// A field, which is one line of inline marks; nothing where a link is filled in with a figure.
fn line(text: &str, locale: &Locale) -> Option<Said> {
    let prose = Prose::scan_line(text);
    let is_known = !has_blank(&prose, &(0..prose.text_runs.len()));
    is_known.then(|| said(text, &prose, prose.text_runs.iter(), locale.language()))
}

/// Holds headings, cells, notes and paragraphs against each other, each kind where both languages have as many.
fn writeups(pair: &Pair<'_>, diags: &mut Diagnostics) {
    let [there, here] = pair.sides;
    let [all_there, all_here] = [there, here].map(|side| LazyCell::new(move || whole(side.passage)));
    let [has_there, has_here] = [&all_there, &all_here].map(|all| |wanted: &Mention| all.has(wanted));
    let counterpart = [Within::Counterpart; 2];
    let writeup = [Within::Writeup(&has_here), Within::Writeup(&has_there)];
    for (kind, within, part) in [
        (RunKind::Heading, counterpart, ("this heading", "此标题")),
        (RunKind::Table, counterpart, ("this cell", "此单元格")),
        (RunKind::Footnote, writeup, ("this note", "此脚注")),
        (RunKind::Body, writeup, ("this paragraph", "此段")),
    ] {
        let [blocks_there, blocks_here] = [there, here].map(|side| blocks(side.passage, kind));
        if blocks_there.len() != blocks_here.len() {
            continue;
        }
        for (block_there, block_here) in blocks_there.iter().zip(&blocks_here) {
            let Some(said_there) = block_there.said(there.passage) else { continue };
            let Some(said_here) = block_here.said(here.passage) else { continue };
            let found = || {
                let place = here.passage.place(&block_here.range);
                let found = pair.found(translations::NUMBERS_DIFFER, place);
                let there = there.passage.place(&block_there.range);
                found.with("part", part.0).with("part_zh", part.1).also(there)
            };
            let locales = [there, here].map(|side| side.passage.locale);
            report((locales[0], &said_there), (locales[1], &said_here), within, found, diags);
        }
    }
}

/// A write-up as one text.
fn whole(passage: &Passage<'_>) -> Said {
    said(passage.text, &passage.prose, passage.prose.text_runs.iter(), passage.locale.language())
}

/// A block of one kind that has words.
pub(super) struct Block {
    pub number: usize,
    kind: RunKind,
    /// The bytes of its pieces.
    pub range: Range<usize>,
    /// Its pieces by their places in [`Prose::text_runs`]; those of another kind stand among them.
    pieces: Range<usize>,
}

impl Block {
    /// Its text; nothing where a link in it is filled in with a figure.
    fn said(&self, passage: &Passage<'_>) -> Option<Said> {
        if has_blank(&passage.prose, &self.pieces) {
            return None;
        }
        let pieces = passage.prose.text_runs.get(self.pieces.clone())?.iter();
        let own = pieces.filter(|run| run.kind == self.kind);
        Some(said(passage.text, &passage.prose, own, passage.locale.language()))
    }
}

/// The blocks of one kind that have words.
pub(super) fn blocks(passage: &Passage<'_>, kind: RunKind) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for (at, run) in passage.prose.text_runs.iter().enumerate().filter(|(_, run)| run.kind == kind) {
        match blocks.last_mut().filter(|block| block.number == run.block) {
            Some(block) => {
                block.range.end = run.range.end;
                block.pieces.end = at + 1;
            }
            None => {
                blocks.push(Block { number: run.block, kind, range: run.range.clone(), pieces: at..at + 1 })
            }
        }
    }
    blocks
}

/// Tells of the first difference; `within` says where a number is looked for that the second, or the first, text lacks.
fn report(
    (there, said_there): (&Locale, &Said),
    (here, said_here): (&Locale, &Said),
    [in_here, in_there]: [Within<'_>; 2],
    found: impl Fn() -> Diagnostic,
    diags: &mut Diagnostics,
) {
    let named = |there, here| found().with("there", there).with("here", here);
    let quoted = |words: &str| format!("“{}”", words.trim());
    if let Some(contradiction) = contradiction(said_there, said_here) {
        let [is_there, is_here] = &contradiction.written;
        let mut found = named(there, here).with("written", quoted(is_here));
        found = found.with("written_there", quoted(is_there));
        if let Some([instead_there, instead]) = &contradiction.instead {
            found = found.with("instead", quoted(instead)).with("instead_there", quoted(instead_there));
        }
        diags.push(found);
    } else if let Some(words) = lacks(said_there, said_here, in_here) {
        diags.push(named(there, here).with("written_there", quoted(&words)));
    } else if let Some(words) = lacks(said_here, said_there, in_there)
        && contradiction(said_here, said_there).is_none()
    {
        diags.push(named(here, there).with("written_there", quoted(&words)));
    }
}
