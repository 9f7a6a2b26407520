//! `checks:` in site.yaml: what a site makes of findings that are matters of judgement, and why.

use crate::diag::{Code, Diagnostic, Diagnostics, Hold, Severity, table::reading};
use crate::files::{Files, Place};
use crate::model::reader::{Reader, named};
use crate::yaml::{Cursor, listed, nearest};

/// The rules of a site, in the order written.
#[derive(Clone, Debug, Default)]
pub struct Checks {
    rules: Vec<Rule>,
    /// Whether it could not be read what the site allows.
    is_unreadable: bool,
}

/// What becomes of the findings of one code.
#[derive(Clone, Debug)]
struct Rule {
    code: &'static Code,
    /// Nothing where they are allowed.
    level: Option<Severity>,
    /// Where the rule holds; everywhere where it names nothing.
    only: Vec<Scope>,
}

/// A file, a folder, or one record of a file: `content/sources.yaml#meeting-report`.
#[derive(Clone, Debug)]
struct Scope {
    path: String,
    id: Option<String>,
    place: Place,
}

impl Checks {
    pub(super) fn unreadable() -> Checks {
        Checks { rules: Vec::new(), is_unreadable: true }
    }

    /// Sets the severity of findings as the site says, and takes out those that it allows.
    ///
    /// Of several rules that hold for a finding, one that names its file or record goes before one that holds everywhere.
    pub fn apply(&self, files: &Files, diags: &mut Diagnostics) {
        diags.regrade(|found| match self.rule(files, found) {
            Some(rule) => rule.level,
            // It may be allowed, and the site is not published as it is.
            None if self.is_unreadable && found.code.hold == Hold::Adjustable => None,
            None => Some(found.severity),
        });
    }

    fn rule(&self, files: &Files, found: &Diagnostic) -> Option<&Rule> {
        let of_code = || self.rules.iter().filter(|rule| rule.code == found.code);
        let narrow = of_code().find(|rule| rule.only.iter().any(|scope| scope.holds(files, found)));
        narrow.or_else(|| of_code().find(|rule| rule.only.is_empty()))
    }

    /// Reports each exception for which there is no finding any more, so that it cannot hide a later one.
    ///
    /// Findings of themes and of publishing (CB4xx, CB5xx) come up only when pages are rendered or a publication is there to
    /// compare with, so exceptions to them are left alone.
    pub fn report_idle(&self, files: &Files, diags: &mut Diagnostics) {
        let is_content = |rule: &&Rule| !rule.code.id.starts_with("CB4") && !rule.code.id.starts_with("CB5");
        for rule in self.rules.iter().filter(is_content) {
            for scope in &rule.only {
                let of_code = |found: &&Diagnostic| found.code == rule.code;
                if !diags.with_allowed().filter(of_code).any(|found| scope.holds(files, found)) {
                    let idle = Diagnostic::new(reading::IDLE_EXCEPTION, scope.place);
                    diags.push(idle.with("id", rule.code.id).with("scope", scope.written()));
                }
            }
        }
    }
}

impl Scope {
    fn holds(&self, files: &Files, found: &Diagnostic) -> bool {
        let Some(place) = found.place else { return false };
        let path = &files.get(place.file()).path;
        let is_within =
            path.strip_prefix(&self.path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        is_within && self.id.as_ref().is_none_or(|id| found.words.get("id") == Some(id))
    }

    fn written(&self) -> String {
        match &self.id {
            Some(id) => format!("{}#{id}", self.path),
            None => self.path.clone(),
        }
    }
}

pub(super) fn read(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Checks {
    let Some(entries) = cursor.entries(cx) else { return Checks::unreadable() };
    let mut rules = Vec::new();
    for (key, place, cursor) in entries {
        let Some(code) = code(key, place, cx) else { continue };
        for cursor in cursor.one_or_list(cx).unwrap_or_default() {
            // What the site says of this code cannot be read: then it counts as allowed.
            let unread = || Rule { code, level: None, only: Vec::new() };
            rules.push(rule(code, cursor, cx).unwrap_or_else(unread));
        }
    }
    Checks { rules, is_unreadable: false }
}

/// The code of a key, where a site may set it.
fn code(key: &str, place: Place, cx: &mut Reader<'_>) -> Option<&'static Code> {
    let all = || crate::diag::table::all();
    match crate::diag::find(key) {
        Some(code) if code.hold == Hold::Adjustable => Some(code),
        Some(code) => {
            let known = listed(all().filter(|code| code.hold == Hold::Adjustable).map(|code| code.id));
            let fixed = Diagnostic::new(reading::FIXED_CHECK, place).with("id", code.id);
            cx.problem(fixed.with("known", known));
            None
        }
        None => {
            let unknown = Diagnostic::new(reading::UNKNOWN_KEY, place).with("key", key);
            let unknown = unknown.with("where", "`checks`").with("where_zh", " `checks` ");
            let unknown = unknown.with("known", "`CB103`, `CB104`, …");
            cx.problem(unknown.with_some("near", nearest(key, all().map(|code| code.id))));
            None
        }
    }
}

fn rule(code: &'static Code, cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Rule> {
    let mut record = cursor.record(named("a check", "检查项"), cx)?;
    let level = record.require("level", cx, |cursor, cx| {
        let parse = |word: &str| match word {
            "error" => Some(Some(Severity::Error)),
            "warning" => Some(Some(Severity::Warning)),
            "off" => Some(None),
            _ => None,
        };
        cursor.choice(&["error", "warning", "off"], parse, cx)
    });
    // The reason is for whoever reads site.yaml next, so it is asked for and not kept.
    let reason = record.require("reason", cx, |cursor, cx| cursor.text(cx));
    let only = record.optional("only", cx, |cursor, cx| {
        let scopes = cursor.one_or_list(cx)?.into_iter().filter_map(|cursor| scope(cursor, cx)).collect();
        Some(scopes)
    });
    record.finish(cx);
    reason.and(level).map(|level| Rule { code, level, only: only.unwrap_or_default() })
}

fn scope(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<Scope> {
    let text = cursor.text(cx)?;
    let (path, id) = match text.split_once('#') {
        Some((path, id)) => (path, Some(id.to_owned())),
        None => (text, None),
    };
    Some(Scope { path: path.trim_end_matches('/').to_owned(), id, place: cursor.place() })
}
