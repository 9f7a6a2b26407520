//! A text as it is read, with its numbers in digits and in words.

use std::ops::Range;

use super::spelt::{Spelt, Words, spelt};
use super::spoken::is_spoken;
use crate::format::mention::{Mention, MentionKind, Sign, mentions};
use crate::model::locale::Language;
use crate::model::prose::{Prose, Scheme, Target, TextRun};
use crate::model::quantity::{Number, Qualifier};
use crate::privacy;

pub(super) struct Said {
    pub text: String,
    pub language: Language,
    /// Those of an English text.
    pub english: Words,
    pub numbers: Vec<Mention>,
    /// What `numbers` leaves out: English number words, and Chinese numerals in every place.
    pub spelt: Vec<Spelt>,
    /// Where links to figures stand, whose numbers are held against the data.
    linked: Vec<Range<usize>>,
}

/// The text of pieces of `source` that follow each other.
pub(super) fn said<'p>(
    source: &str,
    prose: &'p Prose,
    runs: impl Iterator<Item = &'p TextRun>,
    language: Language,
) -> Said {
    // A link that is no link has a report of its own.
    let is_figure = |index: usize| {
        prose.links.get(index).is_some_and(|link| {
            matches!(&link.target, Target::Data { scheme: Scheme::Figure, .. } | Target::Refused(_))
        })
    };
    let (mut text, mut linked, mut last) = (String::new(), Vec::new(), None::<usize>);
    for run in runs {
        let gap = last.and_then(|last| source.get(last..run.range.start)).unwrap_or_default();
        if language == Language::English && gap.contains('\n') {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(run.text(source));
        if run.in_link.is_some_and(is_figure) {
            linked.push(start..text.len());
        }
        last = Some(run.range.end);
    }
    let mut numbers = mentions(&text, language);
    let english = if language == Language::English { Words::of(&text) } else { Words::default() };
    let mut spelt = spelt(&text, &english, language, &numbers);
    if !numbers.is_empty() || !spelt.is_empty() {
        // A report must not show, even in parts, what may not be published.
        let private = privacy::scan(&text);
        let is_open = |range: &Range<usize>| {
            !private.iter().any(|found| found.range.start < range.end && range.start < found.range.end)
        };
        numbers.retain(|number| is_open(&number.whole));
        spelt.retain(|number| is_open(&number.range));
    }
    Said { text, language, english, numbers, spelt, linked }
}

/// Whether a link that is filled in with a figure stands among some pieces of a text, or between them and their neighbours: of such a text
/// nothing is known here.
pub(super) fn has_blank(prose: &Prose, pieces: &Range<usize>) -> bool {
    let runs = &prose.text_runs;
    let start =
        pieces.start.checked_sub(1).and_then(|before| runs.get(before)).map_or(0, |run| run.range.end);
    let end = runs.get(pieces.end).map_or(usize::MAX, |run| run.range.start);
    prose.links.iter().any(|link| {
        link.text.trim().is_empty()
            && matches!(&link.target, Target::Data { scheme: Scheme::Figure, .. })
            && start <= link.range.start
            && link.range.start < end
    })
}

impl Said {
    pub fn words(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    fn is_linked(&self, mention: &Mention) -> bool {
        self.linked.iter().any(|link| link.start < mention.whole.end && mention.whole.start < link.end)
    }

    /// The numbers of links to figures.
    pub fn linked(&self) -> impl Iterator<Item = &Mention> {
        self.numbers.iter().filter(|mention| mention.number.is_some() && self.is_linked(mention))
    }

    /// The numbers that no link holds against the data.
    pub fn bare(&self) -> impl Iterator<Item = &Mention> {
        let counts = [MentionKind::Quantity, MentionKind::Ordinal, MentionKind::Year];
        self.numbers.iter().filter(move |mention| {
            counts.contains(&mention.kind) && mention.number.is_some() && !self.is_linked(mention)
        })
    }

    /// The number words of an English text that are counts beyond doubt, as numbers.
    pub fn counted_in_words(&self) -> impl Iterator<Item = Mention> {
        let counts = self.spelt.iter().filter(|_| self.language == Language::English);
        counts.filter(|spelt| spelt.value >= 10 && !spelt.is_round).filter_map(|spelt| {
            let number = Number::new(spelt.value.into(), None)?;
            let after = self.text.get(spelt.range.end..)?.trim_start();
            let is_share = ["percent", "per cent", "%"].iter().any(|word| after.starts_with(word));
            Some(Mention {
                range: spelt.range.clone(),
                whole: spelt.range.clone(),
                kind: MentionKind::Quantity,
                number: Some(number),
                upper: None,
                qualifier: Qualifier::Exact,
                sign: if is_share { Sign::Percent } else { Sign::None },
            })
        })
    }

    /// Whether a number stands in the text, in digits or in words.
    pub fn has(&self, wanted: &Mention) -> bool {
        let same = |mention: &Mention| {
            [mention.number, mention.upper].into_iter().flatten().any(|number| Some(number) == wanted.number)
        };
        let is_said =
            |spelt: &Spelt| wanted.number.is_some_and(|number| number.value() == spelt.value.into());
        self.numbers.iter().any(same)
            || self.spelt.iter().any(is_said)
            || is_spoken(wanted, &self.text, self.language)
    }

    /// Whether a number stands between brackets, as what is put in for the readers of one language alone.
    pub fn is_aside(&self, mention: &Mention) -> bool {
        let before = self.text.get(..mention.whole.start).unwrap_or_default();
        let opened = before.rfind(['(', '（', '[', '【']);
        opened.is_some_and(|at| !before[at..].contains([')', '）', ']', '】']))
    }

    /// Whether a number is the name of a service: the 12345 hotline, 12315.
    pub fn is_name(&self, mention: &Mention) -> bool {
        let written = self.words(&mention.whole);
        if written.len() == 5
            && written.starts_with("123")
            && written.bytes().all(|byte| byte.is_ascii_digit())
        {
            return true;
        }
        let after = self.text.get(mention.range.end..).unwrap_or_default().trim_start_matches(' ');
        ["hotline", "热线", "平台", "platform"].iter().any(|word| after.starts_with(word))
    }
}
