//! A superlative has a source of its own.

mod find;
mod sentences;
mod words;

use std::collections::BTreeSet;

use super::passages::{Grounds, Passage};
use super::plain::Field;
use super::texts::Texts;
use crate::diag::{Diagnostic, Diagnostics, table::statements};
use crate::model::locale::Locale;
use crate::model::reference::Kind;
use find::{Reach, superlatives};
use sentences::{Part, sentences};

/// A record in one language.
type InLocale<'a> = (Option<(Kind, &'a str)>, &'a Locale);

/// In prose the source stands in the same sentence, for a paragraph holds many, and the number beside a claim has a source
/// that does not cover it. A title or an alternative text cannot hold a link; it may say what the record's prose of the same
/// language says with a source.
/// After so many claims of one sentence the rest says nothing new.
const CLAIMS_MOST: usize = 20;

pub(super) fn superlatives_have_sources(texts: &Texts<'_>, diags: &mut Diagnostics) {
    let mut sourced: BTreeSet<InLocale<'_>> = BTreeSet::new();
    let mut waiting: Vec<(InLocale<'_>, Diagnostic)> = Vec::new();
    for passage in texts.passages.iter().filter(|passage| passage.grounds == Grounds::Open) {
        let owner: InLocale<'_> = (passage.owner, passage.locale);
        for sentence in sentences(passage) {
            for found in superlatives(&sentence.text, passage.locale.language()).into_iter().take(CLAIMS_MOST)
            {
                let claim = &sentence.text[found.range.clone()];
                let place = passage.place(&sentence.source_of(found.range.clone()));
                let report = || report(claim, passage.owner, place);
                match sentence.part {
                    _ if sentence.names_source(passage) => {
                        sourced.insert(owner);
                    }
                    // A heading stands for the text below it.
                    Part::Heading => waiting.push((owner, advise(report(), IN_PROSE))),
                    Part::Text => diags.push(advise(report(), BESIDE)),
                }
            }
        }
        waiting.extend(alternative_texts(passage).into_iter().map(|found| (owner, found)));
    }
    for text in &texts.plain {
        for found in superlatives(text.text, text.locale.language()) {
            // What a chart says of its own numbers is held against them.
            if found.reach == Reach::Unsaid && text.field != Field::Title {
                continue;
            }
            let report = report(&text.text[found.range.clone()], text.owner, text.place(texts));
            waiting.push(((text.owner, text.locale), advise(report, IN_PROSE)));
        }
    }
    waiting.retain(|(owner, _)| !sourced.contains(owner));
    waiting.into_iter().for_each(|(_, found)| diags.push(found));
}

fn report(claim: &str, owner: Option<(Kind, &str)>, place: crate::files::Place) -> Diagnostic {
    let found = Diagnostic::new(statements::SUPERLATIVE, place).with("written", format!("“{claim}”"));
    found.with_some("id", owner.map(|(_, id)| id))
}

/// What to do, in English and Chinese.
type Advice = (&'static str, &'static str);

const BESIDE: Advice = (
    "name the source in the same sentence, [the report](source:ID), or link to the figure or statistic that shows it; else say less",
    "请在同一句中注明来源（[报道](source:标识)），或链接到能够证明的数字、统计；否则请改用较为克制的表述",
);

const IN_PROSE: Advice = (
    "say it in the write-up of the same language, in a sentence that names its source; else say less",
    "请在同一语言的正文中写明，并在该句注明来源；否则请改用较为克制的表述",
);

fn advise(found: Diagnostic, (advice, advice_zh): Advice) -> Diagnostic {
    found.with("advice", advice).with("advice_zh", advice_zh)
}

/// The words that stand for a picture or a chart in a write-up.
fn alternative_texts(passage: &Passage<'_>) -> Vec<Diagnostic> {
    let mut reports = Vec::new();
    for link in passage.prose.links.iter().filter(|link| link.is_image()) {
        for found in superlatives(&link.text, passage.locale.language()) {
            if found.reach == Reach::Wide {
                let claim = &link.text[found.range.clone()];
                let found = report(claim, passage.owner, passage.place(&link.text_range));
                reports.push(advise(found, IN_PROSE));
            }
        }
    }
    reports
}
