//! Answers of the server: the page that is asked for, rendered at that moment from the current state.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State as Shared};
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::get;
use tokio::sync::watch as latest;

use super::address::{self, Found};
use super::overlay::{self, Notice};
use super::site::report;
use super::state::{Good, State};
use super::{Narrator, News, access, events, reply};
use crate::diag::{Diagnostics, Language};
use crate::output::OutPath;
use crate::render::look;

/// What all answers share.
pub(super) struct App {
    pub states: latest::Receiver<Arc<State>>,
    pub address: SocketAddr,
    pub language: Language,
    pub narrator: Narrator,
}

/// The server's own files stand below a name that no record can have: ids begin with a letter or digit.
pub(super) const SCRIPT: &str = "/_casebook/reload.js";
pub(super) const STYLE: &str = "/_casebook/overlay.css";
pub(super) const EVENTS: &str = "/_casebook/events";

/// All addresses of the server.
pub(super) fn routes(app: Arc<App>) -> Router {
    Router::new()
        .route(SCRIPT, get(|| async { reply::own("reload.js", include_str!("reload.js")) }))
        .route(STYLE, get(|| async { reply::own("overlay.css", include_str!("overlay.css")) }))
        .route(EVENTS, get(events::stream))
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

async fn page(Shared(app): Shared<Arc<App>>, request: Request) -> Response {
    let state = Arc::clone(&app.states.borrow());
    let Some(good) = state.good.clone() else {
        let report = state.report.as_deref().unwrap_or_default();
        return notice(&app, &state, StatusCode::SERVICE_UNAVAILABLE, report);
    };
    let (path, query) = (request.uri().path(), request.uri().query());
    let (status, file) = match address::find(&good.ready.plan, path) {
        Found::File(file) => (StatusCode::OK, file),
        Found::Folder => return reply::to_folder(path, query),
        Found::Nothing(Some(file)) => (StatusCode::NOT_FOUND, file),
        Found::Nothing(None) => return reply::refusal(StatusCode::NOT_FOUND),
    };
    // Rendering takes a core for a while, so it must not hold up the events of others.
    let rendering = Arc::clone(&app);
    let rendered =
        tokio::task::spawn_blocking(move || render(&rendering, &good, &file).map(|body| (file, body))).await;
    match rendered {
        Ok(Ok((file, body))) => reply::file(status, &file, &body, &state.mark()),
        Ok(Err(report)) => notice(&app, &state, StatusCode::INTERNAL_SERVER_ERROR, &report),
        // The thread panicked: a fault of Casebook, which must not take the preview with it.
        Err(_) => reply::refusal(StatusCode::INTERNAL_SERVER_ERROR),
    }
}

/// The bytes of one file, or the report that says why the theme cannot make it.
fn render(app: &App, good: &Good, file: &OutPath) -> Result<Arc<[u8]>, String> {
    match good.ready.render(&good.files, file) {
        Some(Ok(output)) => Ok(output.body),
        Some(Err(fault)) => {
            let mut found = Diagnostics::default();
            found.push(look::fault(&fault, &good.ready.look.templates).with("page", file));
            let diagnostics = found.into_sorted(&good.files);
            (app.narrator)(News::PageFault { files: &good.files, diagnostics: &diagnostics });
            Err(report(&good.files, &diagnostics, app.language))
        }
        None => Err(String::new()),
    }
}

fn notice(app: &App, state: &State, status: StatusCode, report: &str) -> Response {
    let words = overlay::Words::of(app.language);
    reply::page(status, overlay::page(&Notice { report, mark: &state.mark(), words }))
}
