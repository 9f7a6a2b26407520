//! Diagnostics as people and programs read them.

mod colon;
mod github;
mod json;
mod sarif;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::bound::{Told, bounded};
use super::shown::Shown;
use super::{Diagnostic, Language, Severity};
use crate::files::Files;

/// The form of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// With the excerpt, a caret and help; of many findings of one kind in one file or folder the first, and their number.
    #[default]
    Human,
    /// One line each: `path:line:col: error[CB104]: message`.
    Short,
    /// One JSON object a line.
    Json,
    /// One SARIF 2.1.0 document.
    Sarif,
    /// Workflow commands of GitHub Actions, one a line.
    Github,
}

/// Findings in the order in which they are shown, with what they speak of.
pub struct Report<'a> {
    pub files: &'a Files,
    pub diagnostics: &'a [Diagnostic],
    pub language: Language,
}

/// One entry of a report for people.
pub struct Entry<'a> {
    /// Nothing where it only tells how many more there are.
    pub finding: Option<&'a Diagnostic>,
    pub severity: Severity,
    /// Without colours, and without a line end.
    pub text: String,
}

impl Report<'_> {
    /// The whole report as text; `styled` output carries terminal colours.
    pub fn text(&self, format: Format, style: Style) -> String {
        match format {
            Format::Sarif => sarif::document(self),
            Format::Human => {
                let told = bounded(self.diagnostics, self.files);
                told.iter().map(|told| self.told(told, style) + "\n\n").collect()
            }
            Format::Short | Format::Json | Format::Github => {
                self.diagnostics.iter().map(|diagnostic| self.line(diagnostic, format)).collect()
            }
        }
    }

    /// The report for people entry by entry, without colours: of many findings of one kind the first, and one entry for the others.
    pub fn entries(&self) -> Vec<Entry<'_>> {
        let told = bounded(self.diagnostics, self.files);
        told.iter()
            .map(|told| {
                let (finding, severity) = match told {
                    Told::Finding(finding) => (Some(*finding), finding.severity),
                    Told::More(more) => (None, more.severity()),
                };
                Entry { finding, severity, text: self.told(told, Style::Plain) }
            })
            .collect()
    }

    /// How many errors and warnings there are.
    pub fn counts(&self) -> (usize, usize) {
        let errors = self.diagnostics.iter().filter(|found| found.severity == Severity::Error).count();
        (errors, self.diagnostics.len() - errors)
    }

    fn line(&self, diagnostic: &Diagnostic, format: Format) -> String {
        match format {
            Format::Short => self.short(diagnostic) + "\n",
            Format::Json => json::object(self, diagnostic).to_string() + "\n",
            Format::Github => github::command(self, diagnostic) + "\n",
            // These are not made of lines.
            Format::Human | Format::Sarif => String::new(),
        }
    }

    fn told(&self, told: &Told<'_>, style: Style) -> String {
        match told {
            Told::Finding(diagnostic) => self.human(diagnostic, style),
            Told::More(more) => {
                let (note, help) = match self.language {
                    Language::English => ("note", "help"),
                    Language::Chinese => ("说明", "提示"),
                };
                let (text, advice) = more.text(&self.shown());
                let title = Level::NOTE.with_name(note).primary_title(text);
                let group = Group::with_title(title).element(Level::HELP.with_name(help).message(advice));
                let text = unframed(&renderer(style).render(&[group]));
                self.punctuated(text, note, help)
            }
        }
    }

    fn human(&self, diagnostic: &Diagnostic, style: Style) -> String {
        let (error, warning, help) = match self.language {
            Language::English => ("error", "warning", "help"),
            Language::Chinese => ("错误", "警告", "提示"),
        };
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR.with_name(error),
            Severity::Warning => Level::WARNING.with_name(warning),
        };
        let shown = self.shown();
        let title = level.primary_title(shown.message(diagnostic)).id(diagnostic.code.id);
        let mut group = Group::with_title(title);
        for place in diagnostic.place.iter().chain(&diagnostic.related) {
            let is_primary = Some(*place) == diagnostic.place;
            let kind = if is_primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            let why = diagnostic.code.related.filter(|_| !is_primary).map(|why| why.text(self.language));
            group = match shown.excerpt(*place) {
                Some(excerpt) => group.element(
                    Snippet::source(excerpt.text)
                        .path(shown.path(place.file()))
                        .line_start(excerpt.line)
                        .annotation(kind.span(excerpt.range).label(why)),
                ),
                None => group.element(Origin::path(shown.path(place.file()))),
            };
        }
        if let Some(text) = shown.help(diagnostic) {
            group = group.element(Level::HELP.with_name(help).message(text));
        }
        let text = renderer(style).render(&[group]);
        let text = self.punctuated(text, &format!("[{}]", diagnostic.code.id), help);
        match diagnostic.place {
            Some(_) => text,
            None => unframed(&text),
        }
    }

    /// The report with the colons of its language behind its first word and its help.
    fn punctuated(&self, text: String, first: &str, help: &str) -> String {
        match self.language {
            Language::English => text,
            Language::Chinese => colon::full_width(&text, first, help),
        }
    }

    /// What the report may say of the site; see [`Shown`].
    fn shown(&self) -> Shown<'_> {
        Shown { files: self.files, language: self.language }
    }

    fn short(&self, diagnostic: &Diagnostic) -> String {
        let shown = self.shown();
        let head = match diagnostic.place {
            Some(place) => {
                let at = self.files.line_column(place);
                format!("{}:{}:{}: ", shown.path(place.file()), at.line, at.column)
            }
            None => String::new(),
        };
        let mut line = format!(
            "{head}{}[{}]: {}",
            diagnostic.severity.id(),
            diagnostic.code.id,
            shown.message(diagnostic)
        );
        if let Some(help) = shown.help(diagnostic) {
            line.push_str(match self.language {
                Language::English => " — ",
                Language::Chinese => "——",
            });
            line.push_str(&help);
        }
        // One finding is one line, so that no words of an author's can pass for a finding of their own.
        line.replace('\n', " ")
    }
}

fn renderer(style: Style) -> Renderer {
    match style {
        Style::Coloured => Renderer::styled(),
        Style::Plain => Renderer::plain(),
    }
}

/// Without an excerpt the renderer leaves the empty line that would stand above it.
fn unframed(text: &str) -> String {
    text.lines().filter(|line| line.trim() != "|").collect::<Vec<_>>().join("\n")
}

/// Whether a report is coloured for a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Coloured,
    Plain,
}
