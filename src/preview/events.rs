//! Telling browsers that there is news, by server-sent events (HTML standard, section 9.2).

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State as Shared;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream::{self, Stream};

use super::server::App;

/// An event at once, and one for each state that follows. It says that there is news and not which: each browser asks about the page that
/// it shows, so that one that was away misses nothing, and a thousand that wait cost nothing.
pub(super) async fn stream(
    Shared(app): Shared<Arc<App>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let mut states = app.states.clone();
    states.mark_changed();
    let events = stream::unfold(states, move |mut states| async move {
        // The sender is gone when the preview ends; so does the stream.
        states.changed().await.ok()?;
        states.mark_unchanged();
        Some((Ok(Event::default().event("news").retry(RETRY).data("look")), states))
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(15)))
}

/// After how long a browser asks again when the preview was stopped.
const RETRY: Duration = Duration::from_millis(500);
