//! Listens to spans, and keeps when each began and ended on which thread.

use std::cell::RefCell;
use std::fmt::Debug;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};
use tracing::field::{Field, Visit};
use tracing::level_filters::LevelFilter;
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::{Interest, Subscriber, set_global_default};
use tracing::{Event, Metadata};

use super::table;

/// Which spans are listened to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// Those of the stages alone, a handful.
    Stages,
    /// All, several for each file of the site.
    All,
}

/// A step that took time.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub kind: &'static str,
    /// What it was done to, such as the path of a page; empty where there is one of its kind.
    pub of: Box<str>,
    /// The step of the same thread within which it was done.
    pub within: Option<usize>,
    /// Since the recorder began.
    pub begin: Duration,
    pub end: Duration,
    /// Time of a processor: on the main thread, which waits for the others, that of all threads; on the others their own.
    pub processor: Duration,
}

/// What one thread did, in the order in which it was begun.
#[derive(Clone, Debug, Default)]
pub(super) struct Lane {
    /// The number of the thread among those that share the work; nothing for the main one.
    pub worker: Option<usize>,
    pub spans: Vec<Span>,
    /// Steps that are not over: their ids, places in `spans`, and the time of the processor when they began.
    open: Vec<(u64, usize, Duration)>,
    /// A step that is named and not begun.
    named: Option<(u64, &'static str, Box<str>)>,
}

/// What was done up to a moment.
pub(super) struct Recorded {
    /// The main thread first.
    pub lanes: Vec<Lane>,
    pub clock: Duration,
    /// Of all threads.
    pub processor: Duration,
}

/// Listens to all threads from its making on.
pub(super) struct Recorder {
    detail: Detail,
    start: Instant,
    processor_at_start: Duration,
    next: AtomicU64,
    lanes: Mutex<Vec<Arc<Mutex<Lane>>>>,
}

thread_local! {
    /// The lane of this thread. There is one recorder in a process.
    static LANE: RefCell<Option<Arc<Mutex<Lane>>>> = const { RefCell::new(None) };
}

impl Recorder {
    /// Begins to listen.
    pub fn listen(detail: Detail) -> Arc<Recorder> {
        let recorder = Arc::new(Recorder {
            detail,
            start: Instant::now(),
            processor_at_start: processor(ClockId::ProcessCPUTime),
            next: AtomicU64::new(1),
            lanes: Mutex::default(),
        });
        // A second command of the same process would tell of no step; there is none.
        let _ = set_global_default(Arc::clone(&recorder));
        recorder
    }

    /// All that is over.
    pub fn recorded(&self) -> Recorded {
        let mut lanes: Vec<Lane> =
            unpoisoned(&self.lanes).iter().map(|lane| unpoisoned(lane).clone()).collect();
        lanes.sort_by_key(|lane| lane.worker);
        let processor = processor(ClockId::ProcessCPUTime).saturating_sub(self.processor_at_start);
        Recorded { lanes, clock: self.start.elapsed(), processor }
    }

    fn wants(&self, metadata: &Metadata<'_>) -> bool {
        metadata.is_span()
            && metadata.target().starts_with(env!("CARGO_PKG_NAME"))
            && (self.detail == Detail::All || table::is_stage(metadata.name()))
    }

    fn with_lane<T>(&self, act: impl FnOnce(&mut Lane) -> T) -> T {
        LANE.with_borrow_mut(|own| {
            let lane = own.get_or_insert_with(|| {
                let worker = rayon::current_thread_index();
                let lane = Arc::new(Mutex::new(Lane { worker, ..Lane::default() }));
                unpoisoned(&self.lanes).push(Arc::clone(&lane));
                lane
            });
            act(&mut unpoisoned(lane))
        })
    }
}

impl Lane {
    fn clock(&self) -> ClockId {
        match self.worker {
            Some(_) => ClockId::ThreadCPUTime,
            None => ClockId::ProcessCPUTime,
        }
    }
}

/// A thread that panicked has left its lane whole: nothing is done under the lock that could.
fn unpoisoned<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn processor(clock: ClockId) -> Duration {
    Duration::try_from(clock_gettime(clock)).unwrap_or_default()
}

/// What a step is done to: the only value that spans carry.
#[derive(Default)]
struct Of(String);

impl Visit for Of {
    fn record_str(&mut self, _: &Field, value: &str) {
        self.0.push_str(value);
    }

    fn record_debug(&mut self, _: &Field, value: &dyn Debug) {
        self.0 += &format!("{value:?}");
    }
}

impl Subscriber for Recorder {
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        if self.wants(metadata) { Interest::always() } else { Interest::never() }
    }

    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        self.wants(metadata)
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        Some(LevelFilter::INFO)
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut of = Of::default();
        span.record(&mut of);
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        self.with_lane(|lane| lane.named = Some((id, span.metadata().name(), of.0.into())));
        Id::from_u64(id)
    }

    fn enter(&self, id: &Id) {
        let id = id.into_u64();
        self.with_lane(|lane| {
            let Some((_, kind, of)) = lane.named.take_if(|(named, ..)| *named == id) else { return };
            lane.open.push((id, lane.spans.len(), processor(lane.clock())));
            let within = lane.open.iter().rev().nth(1).map(|(_, place, _)| *place);
            let now = self.start.elapsed();
            lane.spans.push(Span { kind, of, within, begin: now, end: now, processor: Duration::ZERO });
        });
    }

    fn exit(&self, id: &Id) {
        let id = id.into_u64();
        self.with_lane(|lane| {
            let Some((_, place, before)) = lane.open.pop_if(|(open, ..)| *open == id) else { return };
            let taken = processor(lane.clock()).saturating_sub(before);
            if let Some(span) = lane.spans.get_mut(place) {
                span.end = self.start.elapsed();
                span.processor = taken;
            }
        });
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, _: &Event<'_>) {}
}
