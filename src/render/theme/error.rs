//! What can be wrong with a theme, told with template and place.

use std::fmt;
use std::ops::Range;
use tera::ErrorKind;

/// One problem of a theme, found while it is compiled or while a page is rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeError {
    /// Name of the template (or `strings/LOCALE.yaml`) at fault.
    pub template: String,
    /// Where in it, if that is known.
    pub place: Option<Place>,
    /// What is wrong, in a sentence, without place or drawing.
    pub message: String,
    /// Whether a page would have no end, so that nothing more is known of it.
    pub is_endless: bool,
}

/// A place in a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Bytes of the template's text.
    pub bytes: Range<usize>,
}

impl ThemeError {
    /// A problem without a place.
    pub fn plain(template: &str, message: String) -> ThemeError {
        ThemeError { template: template.to_owned(), place: None, message, is_endless: false }
    }

    /// A problem at a byte range of a template's text.
    pub(super) fn at(template: &str, text: &str, bytes: Range<usize>, message: String) -> ThemeError {
        let before = text.get(..bytes.start).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        let place = Some(Place { line, column, bytes });
        ThemeError { template: template.to_owned(), place, message, is_endless: false }
    }

    /// A problem that Tera found; `asked` is the template that was to be rendered, the fault may lie in another.
    pub(super) fn from_tera(asked: &str, error: &tera::Error) -> ThemeError {
        let (template, place, message) = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let span = report.span();
                let place = Place {
                    line: span.start_line.max(1),
                    column: span.start_col + 1,
                    bytes: span.range.clone(),
                };
                (report.filename(), Some(place), report.message().to_owned())
            }
            ErrorKind::MissingParent { current, .. } => (current.as_str(), None, error.to_string()),
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
                (tpl.as_str(), None, error.to_string())
            }
            _ => (asked, None, error.to_string()),
        };
        ThemeError { template: template.to_owned(), place, message, is_endless: false }
    }
}

/// Whether a template has this error whatever the others are: Tera's lexer and parser, but not what it looks up.
pub(super) fn is_template_own(error: &tera::Error) -> bool {
    matches!(error.kind(), ErrorKind::SyntaxError(report) if !report.message().contains("omponent"))
}

impl fmt::Display for ThemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Some(place) => {
                write!(f, "{}:{}:{}: {}", self.template, place.line, place.column, self.message)
            }
            None => write!(f, "{}: {}", self.template, self.message),
        }
    }
}

impl std::error::Error for ThemeError {}
