//! The same numbers in every language, where no link holds them against the data.
//!
//! A number is looked for in the other language by its value, however it is written: 43,000 and 4.3万, 80% and 八成, twelve and 12.
//! Of what stands in running text only contradictions are told, since a translation may turn a number into words.

mod spoken;

use std::ops::Range;

use super::{Pair, Side, pairs};
use crate::check::Checked;
use crate::check::passages::Passage;
use crate::diag::{Diagnostic, Diagnostics, table::translations};
use crate::format::mention::{Mention, MentionKind, Sign, mentions};
use crate::model::locale::{Language, Locale};
use crate::model::prose::{Prose, RunKind, Scheme, Target, TextRun};
use crate::model::quantity::Qualifier;
use crate::model::translation::lock::id;
use crate::privacy;
use spoken::{is_spoken, may_be_spoken};

/// A text as it is read, with its numbers.
struct Said {
    text: String,
    language: Language,
    numbers: Vec<Mention>,
    /// Where links to figures stand, whose numbers are held against the data.
    linked: Vec<Range<usize>>,
    /// Whether a link is filled in with a figure, of which nothing is known here.
    has_blank: bool,
}

/// How two texts part.
enum Difference<'a> {
    /// Each has a number that the other has not, or writes one number otherwise.
    Contradicts(&'a str, &'a str),
    /// The first has a number that the second has not.
    Lacks(&'a str),
}

/// What numbers of a text are wanted in the other language.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Each,
    /// Only what contradicts is told.
    Contradictions,
}

pub(crate) fn the_same_numbers_in_every_locale(checked: &Checked<'_>, diags: &mut Diagnostics) {
    fields(checked, diags);
    for pair in pairs(checked) {
        writeups(&pair, diags);
    }
}

fn fields(checked: &Checked<'_>, diags: &mut Diagnostics) {
    let config = &checked.site.config;
    for (name, record) in &checked.site.translations {
        let original = record.original(&config.original);
        for field in record.fields.values() {
            let Some(there) = field.texts.get(original) else { continue };
            let said_there = said(&Prose::scan_line(&there.text), |_| true, original.language());
            for (locale, here) in field.texts.iter().filter(|(locale, _)| *locale != original) {
                let said_here = said(&Prose::scan_line(&here.text), |_| true, locale.language());
                let found = || {
                    let found =
                        Diagnostic::new(translations::NUMBERS_DIFFER, here.place).with("id", id(name));
                    found.with("key", format!("`{}`", field.key)).also(there.place)
                };
                report((original, &said_there), (locale, &said_here), Wanted::Each, found, diags);
            }
        }
    }
}

/// Holds headings, cells, notes and paragraphs against each other, each kind where both languages have as many.
fn writeups(pair: &Pair<'_>, diags: &mut Diagnostics) {
    let [there, here] = pair.sides;
    for (kind, wanted, part) in [
        (RunKind::Heading, Wanted::Each, ("this heading", "此标题")),
        (RunKind::Table, Wanted::Each, ("this cell", "此单元格")),
        (RunKind::Footnote, Wanted::Contradictions, ("this note", "此脚注")),
        (RunKind::Body, Wanted::Contradictions, ("this paragraph", "此段")),
    ] {
        let [blocks_there, blocks_here] = [there, here].map(|side| blocks(side.passage, kind));
        if blocks_there.len() != blocks_here.len() {
            continue;
        }
        for (block_there, block_here) in blocks_there.iter().zip(&blocks_here) {
            let read = |side: Side<'_>, block: usize| {
                let language = side.passage.locale.language();
                said(&side.passage.prose, |run| run.block == block && run.kind == kind, language)
            };
            let (said_there, said_here) = (read(there, block_there.0), read(here, block_here.0));
            let found = || {
                let found = pair.found(translations::NUMBERS_DIFFER, here.passage.place(&block_here.1));
                found.with("part", part.0).with("part_zh", part.1).also(there.passage.place(&block_there.1))
            };
            let locales = [there, here].map(|side| side.passage.locale);
            report((locales[0], &said_there), (locales[1], &said_here), wanted, found, diags);
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

fn report(
    (there, said_there): (&Locale, &Said),
    (here, said_here): (&Locale, &Said),
    wanted: Wanted,
    found: impl Fn() -> Diagnostic,
    diags: &mut Diagnostics,
) {
    let named = |there, here| found().with("there", there).with("here", here);
    let quoted = |words: &str| format!("“{words}”");
    let lacks = match difference(said_there, said_here) {
        Some(Difference::Contradicts(is_there, is_here)) => {
            let found = named(there, here).with("written", quoted(is_here));
            diags.push(found.with("written_there", quoted(is_there)));
            return;
        }
        Some(Difference::Lacks(words)) => Some((there, here, words)),
        None => match difference(said_here, said_there) {
            Some(Difference::Lacks(words)) => Some((here, there, words)),
            _ => None,
        },
    };
    if let Some((there, here, words)) = lacks.filter(|_| wanted == Wanted::Each) {
        diags.push(named(there, here).with("written_there", quoted(words)));
    }
}

/// The text of the pieces that `of` picks.
fn said(prose: &Prose, of: impl Fn(&TextRun) -> bool, language: Language) -> Said {
    let mut out =
        Said { text: String::new(), language, numbers: Vec::new(), linked: Vec::new(), has_blank: false };
    for run in prose.text_runs.iter().filter(|run| of(run)) {
        let is_figure = |index| {
            prose
                .links
                .get::<usize>(index)
                .is_some_and(|link| matches!(&link.target, Target::Data { scheme: Scheme::Figure, .. }))
        };
        let start = out.text.len();
        out.text.push_str(&run.text);
        if run.in_link.is_some_and(is_figure) {
            out.linked.push(start..out.text.len());
        }
    }
    out.has_blank = prose.links.iter().any(|link| {
        link.text.trim().is_empty() && matches!(&link.target, Target::Data { scheme: Scheme::Figure, .. })
    });
    out.numbers = mentions(&out.text, language);
    // A report must not show, even in parts, what may not be published.
    let private = privacy::scan(&out.text);
    out.numbers.retain(|number| {
        !private
            .iter()
            .any(|found| found.range.start < number.whole.end && number.whole.start < found.range.end)
    });
    out
}

impl Said {
    fn words(&self, mention: &Mention) -> &str {
        self.text.get(mention.whole.clone()).unwrap_or_default()
    }

    fn is_linked(&self, mention: &Mention) -> bool {
        self.linked.iter().any(|link| link.start < mention.whole.end && mention.whole.start < link.end)
    }

    /// The numbers that no link holds against the data.
    fn bare(&self) -> impl Iterator<Item = &Mention> {
        let counts = [MentionKind::Quantity, MentionKind::Ordinal, MentionKind::Year];
        self.numbers.iter().filter(move |mention| {
            counts.contains(&mention.kind) && mention.number.is_some() && !self.is_linked(mention)
        })
    }

    /// Whether a number stands in the text, in digits or in words.
    fn has(&self, wanted: &Mention) -> bool {
        let same = |mention: &Mention| {
            [mention.number, mention.upper].into_iter().flatten().any(|number| Some(number) == wanted.number)
        };
        self.numbers.iter().any(same) || is_spoken(wanted, &self.text, self.language)
    }

    /// Whether a number counts time, of which over and during are one word.
    fn is_span(&self, mention: &Mention) -> bool {
        let after = self.text.get(mention.range.end..).unwrap_or_default().trim_start_matches([' ', '-']);
        let spans = [
            "year", "month", "day", "week", "hour", "minute", "年", "个月", "月", "天", "周", "小时", "分钟",
        ];
        spans.iter().any(|span| after.starts_with(span))
    }

    /// Whether a number is the name of a service: the 12345 hotline.
    fn is_name(&self, mention: &Mention) -> bool {
        let after = self.text.get(mention.range.end..).unwrap_or_default().trim_start_matches(' ');
        ["hotline", "热线", "平台", "platform"].iter().any(|word| after.starts_with(word))
    }
}

/// The first difference, seen from the first text.
fn difference<'a>(one: &'a Said, other: &'a Said) -> Option<Difference<'a>> {
    if one.has_blank || other.has_blank {
        return None;
    }
    let missing: Vec<&Mention> = one.bare().filter(|mention| !other.has(mention)).collect();
    let added: Vec<&Mention> = other.bare().filter(|mention| !one.has(mention)).collect();
    let pair = missing.iter().find_map(|mention| {
        let like = |found: &&&Mention| found.kind == mention.kind && is_like(found.sign, mention.sign);
        Some((*mention, *added.iter().find(like)?))
    });
    if let Some((mention, found)) = pair {
        return Some(Difference::Contradicts(one.words(mention), other.words(found)));
    }
    let otherwise = one.bare().filter(|mention| mention.kind == MentionKind::Quantity).find_map(|mention| {
        let mut same = other
            .numbers
            .iter()
            .filter(|found| found.number == mention.number && found.kind == MentionKind::Quantity);
        let first = same.next()?;
        let agrees = |found: &Mention| {
            is_like(found.sign, mention.sign)
                && (agree(found.qualifier, mention.qualifier) || one.is_span(mention) || other.is_span(found))
        };
        (!agrees(first) && !same.any(agrees)).then_some((mention, first))
    });
    if let Some((mention, found)) = otherwise {
        return Some(Difference::Contradicts(one.words(mention), other.words(found)));
    }
    let lacks = missing.into_iter().find(|mention| {
        is_telling(mention) && !one.is_name(mention) && !may_be_spoken(mention, &other.text, other.language)
    });
    lacks.map(|mention| Difference::Lacks(one.words(mention)))
}

/// A share is no difference of shares, and no count; of money the word may stand further off.
fn is_like(one: Sign, other: Sign) -> bool {
    match (one, other) {
        (Sign::Money(one), Sign::Money(other)) => one == other,
        (Sign::Money(_), Sign::None) | (Sign::None, Sign::Money(_)) => true,
        (one, other) => one == other,
    }
}

/// 超过, 以上, 不少于 are often one word in English, and the other way about.
fn agree(one: Qualifier, other: Qualifier) -> bool {
    use Qualifier::{AtLeast, AtMost, Between, Over, Under};
    let near = |pair: [Qualifier; 2]| pair.contains(&one) && pair.contains(&other);
    one == other || near([Over, AtLeast]) || near([Under, AtMost]) || [one, other].contains(&Between)
}

/// Whether a number says more than how many things a text speaks of, so that to leave it out is to say less.
fn is_telling(mention: &Mention) -> bool {
    mention.kind == MentionKind::Quantity
        && mention.number.is_some_and(|number| {
            number.value().abs() >= 100.into() || number.decimals() > 0 || mention.sign != Sign::None
        })
}
