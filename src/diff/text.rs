//! A difference for a terminal.

use std::fmt::Write;

use super::words;
use super::{FigureChange, Group, Told, What, address};
use crate::diag::Pattern;

/// More addresses of one kind than these are counted and not named; the page and the JSON name all.
const NAMED_MOST: usize = 40;

pub(super) fn text(told: &Told<'_>) -> String {
    let mut out = String::new();
    let mut line = |words: String| {
        out.push_str(&words);
        out.push('\n');
    };
    let (diff, language) = (told.diff, told.language);
    line(words::COMPARED.filled(language, &[("against", &told.against)]));
    line(told.days());
    if diff.is_empty() {
        line(words::NOTHING.text(language).to_owned());
        return out;
    }
    if diff.as_of_before.is_none() {
        line(words::NO_REGISTER.text(language).to_owned());
    }
    line(head(told, words::FIGURES, counts_of_figures(&diff.figures)));
    for figure in diff.figures.iter().take(NAMED_MOST) {
        for words in of_figure(told, figure) {
            line(words);
        }
    }
    more(&mut line, diff.figures.len());
    for (name, group) in [(words::PAGES, &diff.pages), (words::FILES, &diff.files)] {
        let unchanged = words::UNCHANGED.filled(language, &[("unchanged", &group.unchanged)]);
        line(format!("{}; {unchanged}", head(told, name, counts(group))));
        for (sign, paths) in [('+', &group.added), ('~', &group.changed), ('-', &group.removed)] {
            for path in paths.iter().take(NAMED_MOST) {
                line(format!("  {sign} {}", address(path)));
            }
            more(&mut line, paths.len());
        }
    }
    let moved: Vec<String> =
        diff.moved.iter().map(|moved| format!("{} → {}", moved.address, moved.to)).collect();
    for (name, addresses) in
        [(words::MOVED, &moved), (words::WITHDRAWN, &diff.withdrawn), (words::VANISHING, &diff.vanishing)]
    {
        if !addresses.is_empty() {
            line(format!("{}: {}", name.text(language), addresses.len()));
            addresses.iter().take(NAMED_MOST).for_each(|address| line(format!("  ! {address}")));
            more(&mut line, addresses.len());
        }
    }
    if diff.vanishing.is_empty() {
        line(words::NO_VANISHING.text(language).to_owned());
    }
    out
}

fn more(line: &mut impl FnMut(String), count: usize) {
    if let Some(rest) = count.checked_sub(NAMED_MOST).filter(|rest| *rest > 0) {
        line(format!("  … +{rest}"));
    }
}

fn head(told: &Told<'_>, name: Pattern, [added, changed, removed]: [usize; 3]) -> String {
    format!("{}: {}", name.text(told.language), counted(told, [added, changed, removed]))
}

/// `2 new, 1 changed, 0 gone`
pub(super) fn counted(told: &Told<'_>, counts: [usize; 3]) -> String {
    let [added, changed, removed] = counts;
    words::COUNTED.filled(told.language, &[("added", &added), ("changed", &changed), ("removed", &removed)])
}

pub(super) fn counts(group: &Group) -> [usize; 3] {
    [group.added.len(), group.changed.len(), group.removed.len()]
}

pub(super) fn counts_of_figures(figures: &[FigureChange]) -> [usize; 3] {
    [What::Added, What::Changed, What::Removed]
        .map(|what| figures.iter().filter(|figure| figure.what == what).count())
}

fn of_figure(told: &Told<'_>, figure: &FigureChange) -> Vec<String> {
    let sign = match figure.what {
        What::Added => '+',
        What::Changed => '~',
        What::Removed => '-',
    };
    let mut lines = vec![format!("  {sign} {}  {}", figure.address, told.label(figure))];
    for (name, entry) in [(words::BEFORE, &figure.old), (words::AFTER, &figure.new)] {
        if let Some(entry) = entry {
            let mut words = String::new();
            // Writing into a string cannot fail.
            let _ = write!(words, "      {}  {}", name.text(told.language), told.number(entry));
            let _ = write!(words, " · {} · {}", told.time(entry), told.sources(entry));
            lines.push(words);
        }
    }
    lines.extend(figure.said.iter().map(|change| format!("      {}", told.said(change))));
    if figure.is_unexplained {
        lines.push(format!("      ! {}", words::UNEXPLAINED.text(told.language)));
    }
    lines
}
