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

use std::ops::Range;

use super::{Pair, Side, pairs};
use crate::check::Checked;
use crate::check::passages::Passage;
use crate::diag::{Diagnostic, Diagnostics, table::translations};
use crate::model::locale::Locale;
use crate::model::prose::{Prose, RunKind, TextRun};
use crate::model::translation::lock::id;
use difference::{Difference, Within, difference};
use said::{Said, said};

pub(crate) fn the_same_numbers_in_every_locale(checked: &Checked<'_>, diags: &mut Diagnostics) {
    fields(checked, diags);
    for pair in pairs(checked) {
        writeups(&pair, diags);
    }
}

fn fields(checked: &Checked<'_>, diags: &mut Diagnostics) {
    let config = &checked.site.config;
    for (name, record) in checked.site.translations.iter() {
        let original = record.original(&config.original);
        for field in record.fields.values() {
            let Some(there) = field.texts.get(original) else { continue };
            let said_there = line(&there.text, original);
            for (locale, here) in field.texts.iter().filter(|(locale, _)| *locale != original) {
                let said_here = line(&here.text, locale);
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

/// A field, which is one line of inline marks.
fn line(text: &str, locale: &Locale) -> Said {
    said(text, &Prose::scan_line(text), |_| true, locale.language())
}

/// Holds headings, cells, notes and paragraphs against each other, each kind where both languages have as many.
fn writeups(pair: &Pair<'_>, diags: &mut Diagnostics) {
    let [there, here] = pair.sides;
    let read = |side: Side<'_>, block: Option<(RunKind, usize)>| {
        let is_picked = |run: &TextRun| block.is_none_or(|block| block == (run.kind, run.block));
        said(side.passage.text, &side.passage.prose, is_picked, side.passage.locale.language())
    };
    let [all_there, all_here] = [there, here].map(|side| read(side, None));
    let counterpart = [Within::Counterpart; 2];
    let writeup = [Within::Writeup(&all_here), Within::Writeup(&all_there)];
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
            let said_there = read(there, Some((kind, block_there.0)));
            let said_here = read(here, Some((kind, block_here.0)));
            let found = || {
                let found = pair.found(translations::NUMBERS_DIFFER, here.passage.place(&block_here.1));
                found.with("part", part.0).with("part_zh", part.1).also(there.passage.place(&block_there.1))
            };
            let locales = [there, here].map(|side| side.passage.locale);
            report((locales[0], &said_there), (locales[1], &said_here), within, found, diags);
        }
    }
}

/// The blocks of one kind that have words, each with the bytes of its pieces.
pub(super) fn blocks(passage: &Passage<'_>, kind: RunKind) -> Vec<(usize, Range<usize>)> {
    let mut blocks: Vec<(usize, Range<usize>)> = Vec::new();
    for run in passage.prose.text_runs.iter().filter(|run| run.kind == kind) {
        match blocks.last_mut().filter(|(block, _)| *block == run.block) {
            Some((_, range)) => range.end = run.range.end,
            None => blocks.push((run.block, run.range.clone())),
        }
    }
    blocks
}

/// Tells of the first difference; `within` says where a number is looked for that the second, or the first, text lacks.
fn report(
    (there, said_there): (&Locale, &Said),
    (here, said_here): (&Locale, &Said),
    within: [Within<'_>; 2],
    found: impl Fn() -> Diagnostic,
    diags: &mut Diagnostics,
) {
    let named = |there, here| found().with("there", there).with("here", here);
    let quoted = |words: &str| format!("“{}”", words.trim());
    let [in_here, in_there] = within;
    match difference(said_there, said_here, in_here) {
        Some(Difference::Contradicts(contradiction)) => {
            let [is_there, is_here] = &contradiction.written;
            let mut found = named(there, here).with("written", quoted(is_here));
            found = found.with("written_there", quoted(is_there));
            if let Some([instead_there, instead]) = &contradiction.instead {
                found = found.with("instead", quoted(instead)).with("instead_there", quoted(instead_there));
            }
            diags.push(found);
        }
        Some(Difference::Lacks(words)) => {
            diags.push(named(there, here).with("written_there", quoted(&words)))
        }
        None => {
            if let Some(Difference::Lacks(words)) = difference(said_here, said_there, in_there) {
                diags.push(named(here, there).with("written_there", quoted(&words)));
            }
        }
    }
}
