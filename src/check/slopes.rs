//! Slopes join two times, and small multiples show several things along time.

use super::Checked;
use super::charts::charts;
use crate::diag::{Diagnostic, Diagnostics, table::charts as codes};
use crate::model::chart::{Chart, ChartKind, lines};
use crate::model::figure::Figure;
use crate::model::period::Period;
use crate::model::statistic::{Arrangement, Data, Observation, Statistic};

/// Why values make no slope or no small multiples, in English and Chinese, and the figure that is meant.
struct Reason<'s> {
    words: (String, String),
    figure: Option<&'s Figure>,
}

impl<'s> Reason<'s> {
    fn new(english: impl Into<String>, chinese: impl Into<String>) -> Self {
        Self { words: (english.into(), chinese.into()), figure: None }
    }

    fn of(self, figure: &'s Figure) -> Self {
        Self { figure: Some(figure), ..self }
    }
}

pub(super) fn slopes_and_small_multiples_have_their_times(checked: &Checked<'_>, diags: &mut Diagnostics) {
    for (chart, figures) in charts(checked.site) {
        // What could not be read is reported where it stands, and a chart without any has a message of its own.
        if figures.len() == chart.figures.len() && !figures.is_empty() {
            refuse(chart, &lines(&figures), diags);
        }
    }
    for statistic in checked.site.statistics.values() {
        let Some(chart) = &statistic.chart else { continue };
        match &statistic.data {
            Data::Own(table) if table.ids().count() == table.len() && !table.is_empty() => {
                let observations: Vec<&Observation> = table.values().collect();
                refuse(chart, &lines_of(statistic, &observations), diags);
            }
            Data::Own(_) => {}
            Data::Across(_) => {
                let gathered = Reason::new(
                    "are gathered from cases, one for each group",
                    "由案例汇总而来，每组只有一个",
                );
                report(chart, gathered, diags);
            }
        }
    }
}

/// The lines of a statistic; without a breakdown, one.
fn lines_of<'s>(statistic: &'s Statistic, observations: &[&'s Observation]) -> Vec<Vec<&'s Figure>> {
    let (categories, lines) = match Arrangement::of(statistic, observations) {
        Arrangement::Grid { categories, cells, .. } => (categories, cells.by_category()),
        Arrangement::Categories { observations, .. } => {
            return observations.iter().map(|observation| vec![&observation.figure]).collect();
        }
    };
    let line = |category: &Option<&str>| {
        lines.get(category).into_iter().flatten().map(|observation| &observation.figure).collect()
    };
    categories.iter().map(line).collect()
}

fn refuse(chart: &Chart, lines: &[Vec<&Figure>], diags: &mut Diagnostics) {
    let reason = match chart.kind {
        ChartKind::Slope => no_slope(lines),
        ChartKind::SmallMultiples => no_multiples(lines),
        _ => None,
    };
    if let Some(reason) = reason {
        report(chart, reason, diags);
    }
}

fn no_slope<'s>(lines: &[Vec<&'s Figure>]) -> Option<Reason<'s>> {
    let times = times(lines);
    if times != 2 {
        let (english, chinese) = match times {
            1 => ("all hold for one time".to_owned(), "都属于同一时间".to_owned()),
            _ => (format!("hold for {times} times"), format!("属于{times}个时间")),
        };
        return Some(Reason::new(english, chinese));
    }
    twice(lines).or_else(|| {
        let alone = lines.iter().find(|line| line.len() == 1)?.first()?;
        let english = format!("give `{}` no value at the other time", alone.id);
        Some(Reason::new(english, format!("缺少与 `{}` 对应的另一时间的数值", alone.id)).of(alone))
    })
}

fn no_multiples<'s>(lines: &[Vec<&'s Figure>]) -> Option<Reason<'s>> {
    match (lines.len(), times(lines)) {
        (0 | 1, _) => Some(Reason::new("are of one thing", "只有一项")),
        (_, 1) => Some(Reason::new("all hold for one time", "都属于同一时间")),
        _ if lines.iter().all(|line| line.len() == 1) => {
            Some(Reason::new("are one for each category", "每个分类只有一个"))
        }
        _ => twice(lines),
    }
}

/// How many times values hold for.
fn times(lines: &[Vec<&Figure>]) -> usize {
    let mut periods: Vec<&Period> = lines.iter().flatten().map(|figure| figure.time.period()).collect();
    periods.sort();
    periods.dedup();
    periods.len()
}

/// Whether a line has two values at one time.
fn twice<'s>(lines: &[Vec<&'s Figure>]) -> Option<Reason<'s>> {
    let again = |line: &Vec<&'s Figure>| {
        let is_second = |at: &usize| {
            let earlier = line.iter().take(*at);
            earlier.into_iter().any(|other| other.time.period() == line[*at].time.period())
        };
        (0..line.len()).find(is_second).map(|at| line[at])
    };
    let second = lines.iter().find_map(again)?;
    let english = format!("have one label and one time more than once (`{}`)", second.id);
    Some(Reason::new(english, format!("名称和时间重复（`{}`）", second.id)).of(second))
}

fn report(chart: &Chart, reason: Reason<'_>, diags: &mut Diagnostics) {
    let code = match chart.kind {
        ChartKind::Slope => codes::NOT_TWO_TIMES,
        ChartKind::SmallMultiples => codes::NO_MULTIPLES,
        _ => return,
    };
    let (problem, problem_zh) = reason.words;
    let found = Diagnostic::new(code, chart.place)
        .with("id", &chart.id)
        .with("problem", problem)
        .with("problem_zh", problem_zh);
    diags.push(match reason.figure {
        Some(figure) => found.also(figure.place),
        None => found,
    });
}
