//! Telling browsers about a new state, by server-sent events (HTML standard, section 9.2).

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State as Shared;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream::{self, Stream};

use super::overlay::Words;
use super::server::App;
use super::state::State;
use crate::diag::Language;

/// An event for the current state at once, and for each one that follows. A browser that was away misses nothing: it compares what it
/// shows with the state that it is told.
pub(super) async fn stream(
    Shared(app): Shared<Arc<App>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let mut states = app.states.clone();
    states.mark_changed();
    let language = app.language;
    let events = stream::unfold(states, move |mut states| async move {
        // The sender is gone when the preview ends; so does the stream.
        states.changed().await.ok()?;
        let data = data(&states.borrow_and_update(), language);
        Some((Ok(Event::default().event("state").retry(RETRY).data(data)), states))
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(15)))
}

/// After how long a browser asks again when the preview was stopped.
const RETRY: Duration = Duration::from_millis(500);

/// One line of JSON, as `reload.js` reads it.
fn data(state: &State, language: Language) -> String {
    let words = Words::of(language);
    serde_json::json!({
        "pages": &*state.pages,
        "styles": state.styles,
        "stylesheets": state.stylesheets(),
        "report": state.report.as_deref(),
        "title": words.title,
        "hide": words.hide,
        "lang": words.lang,
    })
    .to_string()
}
