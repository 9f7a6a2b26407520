//! A title that states a change from before a break in the series to after it. The two ends are not counted in one way, so that nobody
//! knows how much of the change is one of what was counted.

use super::super::plain::{ChartTitle, chart_titles};
use super::super::texts::Texts;
use super::super::wording::period_in;
use super::directions::{change_words, courses, meant, span, years};
use crate::diag::{Diagnostic, Diagnostics, table::statements};
use crate::model::figure::{Figure, Status};

/// With these words a title tells of the break itself, or denies that there is a change.
const TOLD: &[&str] = &[
    "break", "comparab", "method", " not ", "n't ", " no ", "口径", "可比", "方法", "调整", "未", "没有",
    "不宜",
];

pub(in crate::check) fn titles_state_no_change_across_a_break(texts: &Texts<'_>, diags: &mut Diagnostics) {
    for ChartTitle { text, chart, owner } in chart_titles(texts) {
        let language = text.locale.language();
        let lower = format!(" {} ", text.text.to_lowercase());
        let Some(words) = change_words(text.text, language) else { continue };
        if TOLD.iter().any(|word| lower.contains(word)) {
            continue;
        }
        let Some(courses) = courses(texts.site, chart, owner, text.locale) else { continue };
        let years = years(text.text, language);
        let crossed = meant(text.text, &courses).into_iter().find_map(|course| {
            let (figures, from, to) = span(course, &years)?;
            let between: &[&Figure] = figures.get(from + 1..=to)?;
            between.iter().copied().find(|figure| figure.status == Status::Break)
        });
        let Some(figure) = crossed else { continue };
        let time = |language| period_in(*figure.time.period(), language);
        diags.push(
            Diagnostic::new(statements::CHANGE_ACROSS_BREAK, text.place_of(texts, words))
                .with("id", &chart.id)
                .with("claim", format!("“{words}”"))
                .with("time", time(crate::model::locale::Language::English))
                .with("time_zh", time(crate::model::locale::Language::Chinese))
                .also(figure.place),
        );
    }
}
