//! What a browser asks about the page that it shows: whether it is still the same, what was found, and the facts for the bar.

use std::sync::Arc;

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::address::{self, Found};
use super::finding::Finding;
use super::server::App;
use super::sheet;
use super::shown::Shown;
use super::state::{Edited, Good, State};
use crate::diag::Severity;
use crate::output::OutPath;
use crate::route::{Page, Route};

/// More findings than these are counted and not shown.
const FINDINGS_MOST: usize = 60;

/// All about the page at a path, as the scripts of the preview read it.
pub(super) fn about(app: &App, state: &State, path: &str) -> Value {
    let mut findings: Vec<&Finding> = state.findings.iter().collect();
    let Some(good) = &state.good else {
        return json!({ "page": null, "stopped": true, "findings": told(app, findings, |_| false) });
    };
    let (status, file) = match address::find(&good.ready.plan, good.ready.site.config.path_on_host(), path) {
        Found::File(file) => (StatusCode::OK, Some(file)),
        Found::Folder => (StatusCode::TEMPORARY_REDIRECT, None),
        Found::Nothing(file) => (StatusCode::NOT_FOUND, file),
    };
    let kept = file.as_ref().map(|file| good.page(file, app.language, &app.narrator));
    let (shown, fault) = match &kept {
        Some(Ok(shown)) => (Some(shown.as_ref()), None),
        Some(Err(fault)) => (None, Some(fault)),
        None => (None, None),
    };
    // What was found on finished pages is of the state that is shown, and says nothing of one that cannot be.
    let audited = good.audited.get().filter(|_| !state.is_stopped && fault.is_none());
    findings.extend(audited.into_iter().chain(fault).flat_map(|found| found.iter()));
    let is_own = |finding: &Finding| concerns(good, finding, file.as_ref(), shown);
    let is_there = status == StatusCode::OK;
    json!({
        "page": shown.map(|shown| shown.mark.as_str()),
        "styles": shown.map(|shown| &shown.styles),
        "edited": state.edited.as_ref().map(|edited| told_edit(good, edited, file.as_ref())),
        "stopped": state.is_stopped || fault.is_some(),
        "findings": told(app, findings, is_own),
        "held_back": Some(path).filter(|_| !is_there).and_then(|path| sheet::held_back(&good.ready.site, path)),
        "sheet": file.as_ref().zip(shown).filter(|_| is_there)
            .and_then(|(file, shown)| sheet::sheet(good, file, shown, &app.places)),
    })
}

/// Whether a finding is about this page: it was found on it, or in a file that it alone among others was made from.
fn concerns(good: &Good, finding: &Finding, file: Option<&OutPath>, shown: Option<&Shown>) -> bool {
    if let (Some(page), Some(file)) = (&finding.page, file) {
        return page == file.as_str();
    }
    let Some(spot) = &finding.spot else { return false };
    let folder = file.and_then(|file| match good.ready.plan.routes.get(file) {
        Some(Route::Page(page, _)) => sheet::record(page).map(|record| format!("content/{record}/")),
        _ => None,
    });
    if folder.is_some_and(|folder| spot.path.starts_with(&folder)) {
        return true;
    }
    let is_it = |path: &Arc<str>| **path == *spot.path;
    let is_map = good.ready.site.maps.iter().any(is_it);
    !is_map && shown.is_some_and(|shown| shown.output.from.iter().any(is_it))
}

/// Findings with those of the page first, errors before warnings, and how many were left out.
fn told(app: &App, findings: Vec<&Finding>, is_own: impl Fn(&Finding) -> bool) -> Value {
    let mut marked: Vec<(bool, &Finding)> =
        findings.into_iter().map(|found| (is_own(found), found)).collect();
    marked.sort_by_key(|(is_own, found)| (found.severity != Severity::Error, !is_own));
    let count = |severity| marked.iter().filter(|(_, found)| found.severity == severity).count();
    let list = marked.iter().take(FINDINGS_MOST).map(|(is_own, found)| {
        json!({
            "severity": found.severity.id(),
            "text": found.text,
            "own": is_own,
            "place": found.spot.as_ref().map(|spot| app.places.place(spot)),
        })
    });
    json!({
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "own": marked.iter().filter(|(is_own, _)| *is_own).count(),
        "more": marked.len().saturating_sub(FINDINGS_MOST),
        "list": list.collect::<Vec<_>>(),
    })
}

/// An edit, with the address of its page in the language that was edited, else in that of the page that asks.
fn told_edit(good: &Good, edited: &Edited, file: Option<&OutPath>) -> Value {
    let config = &good.ready.site.config;
    let here = file.and_then(|file| good.ready.plan.routes.get(file)).and_then(Route::locale);
    let named = edited.locale.as_deref();
    let locale = config.locales.iter().find(|locale| Some(locale.as_str()) == named);
    let locale = locale.or(here).unwrap_or(config.default_locale());
    let page = edited.record.split_once('/').and_then(|(folder, id)| match folder {
        "cases" => Some(Page::Case(id.to_owned())),
        "events" => Some(Page::Event(id.to_owned())),
        "statistics" => Some(Page::Statistic(id.to_owned())),
        "pages" => Some(Page::Plain(id.to_owned())),
        _ => None,
    });
    let is_planned = |page: &Page| {
        good.ready.plan.has(&Route::Page(page.clone(), locale.clone()).path(config.default_locale()))
    };
    let page = page.filter(is_planned);
    json!({ "mark": edited.mark, "href": page.map(|page| sheet::address(&good.ready.site, &page, locale)) })
}

/// The path that a request asks about: `page=` in its query, encoded once more than the address that it names.
pub(super) fn asked(query: Option<&str>) -> Option<String> {
    let value = query?.split('&').find_map(|part| part.strip_prefix("page="))?;
    address::decoded(value).filter(|path| path.starts_with('/'))
}
