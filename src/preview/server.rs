//! Answers of the server: the page that is asked for, rendered at that moment from the current state.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Request, State as Shared};
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::get;
use tokio::sync::watch as latest;

use super::address::{self, Found};
use super::editor::Places;
use super::finding::Finding;
use super::overlay::{self, Told};
use super::own::{self, BASE};
use super::state::State;
use super::{Follow, Narrator, about, access, events, range, reply};
use crate::diag::Language;
use crate::output::MediaType;

/// What all answers share.
pub(super) struct App {
    pub states: latest::Receiver<Arc<State>>,
    pub address: SocketAddr,
    pub language: Language,
    pub follow: Follow,
    pub places: Places,
    pub narrator: Narrator,
}

/// All addresses of the server.
pub(super) fn routes(app: Arc<App>) -> Router {
    Router::new()
        .route(&format!("{BASE}events"), get(events::stream))
        .route(&format!("{BASE}about"), get(about_page))
        .route(&format!("{BASE}{{name}}"), get(own_file))
        .fallback(page)
        .layer(middleware::from_fn_with_state(Arc::clone(&app), guard))
        .with_state(app)
}

/// Refuses whoever may not ask, and gives every answer the headers that keep it to this browser and this moment.
async fn guard(Shared(app): Shared<Arc<App>>, request: Request, next: Next) -> Response {
    let refused = access::refuse(request.method(), request.uri(), request.headers(), app.address);
    let response = match refused {
        Some(status) => reply::refusal(status),
        None => next.run(request).await,
    };
    reply::kept_here(response)
}

async fn own_file(Shared(app): Shared<Arc<App>>, Path(name): Path<String>) -> Response {
    own::file(&name, app.language)
}

async fn about_page(Shared(app): Shared<Arc<App>>, request: Request) -> Response {
    let Some(path) = about::asked(request.uri().query()) else {
        return reply::refusal(StatusCode::BAD_REQUEST);
    };
    let state = Arc::clone(&app.states.borrow());
    // Rendering takes a core for a while, so it must not hold up the events of others.
    match tokio::task::spawn_blocking(move || about::about(&app, &state, &path).to_string()).await {
        Ok(json) => reply::json(json),
        // The thread panicked: a fault of Casebook, which must not take the preview with it.
        Err(_) => reply::refusal(StatusCode::INTERNAL_SERVER_ERROR),
    }
}

async fn page(Shared(app): Shared<Arc<App>>, request: Request) -> Response {
    let state = Arc::clone(&app.states.borrow());
    // As above.
    match tokio::task::spawn_blocking(move || answer(&app, &state, &request)).await {
        Ok(response) => response,
        Err(_) => reply::refusal(StatusCode::INTERNAL_SERVER_ERROR),
    }
}

fn answer(app: &App, state: &State, request: &Request) -> Response {
    let Some(good) = &state.good else {
        return notice(app, state, StatusCode::SERVICE_UNAVAILABLE, &state.findings);
    };
    let uri = request.uri();
    let (status, file) =
        match address::find(&good.ready.plan, good.ready.site.config.path_on_host(), uri.path()) {
            Found::File(file) => (StatusCode::OK, file),
            Found::Folder => return reply::to_folder(uri.path(), uri.query()),
            // Browsers ask for this by themselves where a page names no icon, and so does nobody else.
            Found::Nothing(_) if uri.path() == "/favicon.ico" => return reply::nothing(),
            Found::Nothing(Some(file)) => (StatusCode::NOT_FOUND, file),
            Found::Nothing(None) => return reply::refusal(StatusCode::NOT_FOUND),
        };
    let media = MediaType::of(file.as_str());
    let made = match media.is_html() {
        true => good
            .page(&file, app.language, &app.narrator)
            .map(|shown| overlay::with_script(&shown.output.body, &told(app, state, &shown.mark))),
        false => good.file(&file, app.language, &app.narrator).map(|output| output.body.to_vec()),
    };
    match made {
        Ok(body) => {
            let part = range::wanted(request.method(), request.headers(), body.len());
            reply::bytes(status, media, body, part)
        }
        Err(fault) => notice(app, state, StatusCode::INTERNAL_SERVER_ERROR, &fault),
    }
}

fn notice(app: &App, state: &State, status: StatusCode, findings: &[Finding]) -> Response {
    reply::page(status, overlay::page(findings, &told(app, state, "")))
}

fn told<'a>(app: &App, state: &'a State, mark: &'a str) -> Told<'a> {
    let edit = state.edited.as_ref().map_or("", |edited| &edited.mark);
    Told { mark, edit, language: app.language, follow: app.follow }
}
