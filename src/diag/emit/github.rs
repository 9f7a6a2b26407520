//! Workflow commands of GitHub Actions, which show a finding beside the line of a change.
//!
//! The form and its escapes are those of GitHub's documentation ("Workflow commands for GitHub Actions") and of its toolkit.

use super::Report;
use crate::diag::Diagnostic;

/// One command on one line: `::error file=…,line=…,col=…,endLine=…,endColumn=…,title=…::message`.
pub(super) fn command(report: &Report<'_>, diagnostic: &Diagnostic) -> String {
    let shown = report.shown();
    let mut properties = Vec::new();
    if let Some(place) = diagnostic.place {
        properties.push(format!("file={}", property(&shown.path(place.file()))));
        if let Some(end) = report.files.end_line_column(place) {
            let at = report.files.line_column(place);
            properties.push(format!("line={},endLine={}", at.line, end.line));
            // Columns are read only where both ends stand on one line.
            if at.line == end.line {
                properties.push(format!("col={},endColumn={}", at.column, end.column));
            }
        }
    }
    properties.push(format!("title={}", property(diagnostic.code.id)));
    let mut message = shown.message(diagnostic);
    if let Some(help) = shown.help(diagnostic) {
        message.push('\n');
        message.push_str(&help);
    }
    format!("::{} {}::{}", diagnostic.severity.id(), properties.join(","), data(&message))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_ends_the_command_or_a_property() {
        assert_eq!(data("50%\r\n::error::x"), "50%25%0D%0A::error::x");
        assert_eq!(property("a:b,c%\n"), "a%3Ab%2Cc%25%0A");
    }
}
