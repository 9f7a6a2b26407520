//! Numbers in prose that equal a figure and are not linked to it.

use std::cell::LazyCell;
use std::ops::Range;

use crate::check::Checked;
use crate::check::passages::{Grounds, Passage};
use crate::check::texts::Texts;
use crate::diag::{Diagnostic, Diagnostics, table::figures};
use crate::format::mention::{Mention, MentionKind, Sign, Verdict, mentions, verdict};
use crate::format::quantity::quantity;
use crate::model::Site;
use crate::model::figure::Figure;
use crate::model::prose::{ProblemKind, RunKind};
use crate::model::quantity::Number;
use crate::model::reference::Kind;
use crate::model::statistic::{Data, Statistic};
use crate::model::unit::UnitKind;

/// A number in prose that equals a figure of the record is linked to it, so that it is checked from then on.
pub(in crate::check) fn no_figure_stands_without_a_link(texts: &Texts<'_>, diags: &mut Diagnostics) {
    let of_site = LazyCell::new(|| distinctive_figures(texts.site));
    for passage in &texts.passages {
        let own = LazyCell::new(|| own_figures(texts, passage));
        for run in &passage.prose.text_runs {
            if run.in_link.is_some() || run.kind == RunKind::Code {
                continue;
            }
            let words = run.text(passage.text);
            for mention in mentions(words, passage.locale.language()) {
                if !is_telling(&mention) {
                    continue;
                }
                let is_own = own.is_some();
                let known = own.as_ref().unwrap_or_else(|| &of_site);
                let is_meant = |figure: &Figure| {
                    figure.quantity().is_some_and(|stated| Some(stated.number()) == mention.number)
                        && (is_own || is_said_alike(figure, &mention))
                };
                let Some((address, figure)) = known.iter().find(|(_, figure)| is_meant(figure)) else {
                    continue;
                };
                let text = words[mention.whole.clone()].to_owned();
                let right = linked(texts, passage, figure, &text);
                // Escapes and entities make the words shorter than their source; then all of the run is shown.
                let range = match run.is_as_written() {
                    true => run.range.start + mention.whole.start..run.range.start + mention.whole.end,
                    false => run.range.clone(),
                };
                if is_in_a_misspelt_link(passage, &range) {
                    continue;
                }
                let bare = Diagnostic::new(figures::BARE_NUMBER, passage.place(&range));
                diags.push(
                    bare.with("written", format!("“{text}”"))
                        .with("text", right)
                        .with("id", address)
                        .also(figure.place),
                );
            }
        }
    }
}

/// What to write between the brackets: the words as they stand, where they say what the figure says, else the figure in full.
fn linked(checked: &Checked<'_>, passage: &Passage<'_>, figure: &Figure, text: &str) -> String {
    let language = passage.locale.language();
    match figure.quantity() {
        Some(stated) if verdict(text, language, stated, figure.unit.kind) != Verdict::Agrees => {
            quantity(stated, &figure.unit, language, &checked.site.config.style(passage.locale)).text()
        }
        _ => text.to_owned(),
    }
}

/// Whether a number was meant as a link, and is reported as such.
fn is_in_a_misspelt_link(passage: &Passage<'_>, number: &Range<usize>) -> bool {
    passage.prose.problems.iter().any(|problem| {
        let holds = problem.range.start <= number.start && number.end <= problem.range.end;
        holds && matches!(problem.kind, ProblemKind::MisspeltLink { .. })
    })
}

/// The figures of a passage's own record, each as a link names it: those of its case, or the observations of its statistic;
/// nothing for what belongs to no such record.
fn own_figures<'s>(checked: &Checked<'s>, passage: &Passage<'_>) -> Option<Vec<(String, &'s Figure)>> {
    let site = checked.site;
    match passage.owner {
        Some((Kind::Case, id)) => {
            let figures = site.cases.get(id).into_iter().flat_map(|case| case.figures.values());
            Some(figures.map(|figure| (figure.id.clone(), figure)).collect())
        }
        Some((Kind::Statistic, id)) => {
            let statistic = site.statistics.get(id);
            Some(statistic.map(|statistic| observations(id, statistic)).unwrap_or_default())
        }
        // A note in a registry rests on the source beside it.
        _ if passage.grounds == Grounds::Source => Some(Vec::new()),
        _ => None,
    }
}

fn observations<'s>(id: &str, statistic: &'s Statistic) -> Vec<(String, &'s Figure)> {
    match &statistic.data {
        Data::Own(observations) => observations
            .iter()
            .filter(|(_, observation)| observation.case.is_none())
            .map(|(key, observation)| (format!("{id}@{key}"), &observation.figure))
            .collect(),
        Data::Across(_) => Vec::new(),
    }
}

/// All figures of a site of which another number hardly has the value by chance: those with three digits that are not zeros at
/// their end. The home page and plain pages speak of any of them.
fn distinctive_figures(site: &Site) -> Vec<(String, &Figure)> {
    let of_cases = site.cases.iter().flat_map(|(case, record)| {
        record.figures.values().map(move |figure| (format!("{case}/{}", figure.id), figure))
    });
    let of_statistics =
        site.statistics.iter().flat_map(|(id, statistic)| observations(id, statistic).into_iter());
    let is_distinctive = |figure: &Figure| {
        let number = figure.quantity().map(|stated| stated.number().value().normalize().mantissa().abs());
        number.is_some_and(|digits| digits.to_string().trim_end_matches('0').len() >= 3)
    };
    of_cases.chain(of_statistics).filter(|(_, figure)| is_distinctive(figure)).collect()
}

/// Whether a number that may be any figure of the site has this one's qualifier and sign too.
fn is_said_alike(figure: &Figure, mention: &Mention) -> bool {
    let is_percent = figure.unit.kind == UnitKind::Percent;
    figure.quantity().is_some_and(|stated| stated.qualifier() == mention.qualifier)
        && is_percent == (mention.sign == Sign::Percent)
}

/// One- and two-digit counts are too common in sentences to be taken for figures.
fn is_telling(mention: &Mention) -> bool {
    let is_large = |number: Number| number.value().abs() >= 100.into() || number.decimals() > 0;
    mention.kind == MentionKind::Quantity && mention.number.is_some_and(is_large)
}
