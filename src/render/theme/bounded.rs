//! The end of a page that a template would make for ever.
//!
//! Tera bounds by itself how deep components call each other and how long one `range` is, and finds templates that include each other;
//! loops within loops can still write more than any disk holds, or take for ever without a word. What cannot be bounded here is how much a
//! single filter makes of a single value, as `replace` of every letter by a long text.

use std::io::{Error, ErrorKind, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::calls::HELD;

/// Bytes of a page; a list of 1,000 cases takes less than one.
const BYTES_MOST: usize = 32 * 1024 * 1024;

/// Bytes of a usual page, for which there is room from the beginning.
const BYTES_USUAL: usize = 32 * 1024;

/// Rounds of loops, and calls of components and blocks, that a page may take; a list of 1,000 cases takes some 50,000. A second or two.
const STEPS_MOST: u64 = 1_000_000;

/// What is wrong with a page that is longer or takes more.
pub(super) const ENDLESS: &str = "a loop makes far too much of one page";

/// What the pages that one engine makes, one after another, have spent.
#[derive(Clone, Default)]
pub(super) struct Meter(Arc<AtomicU64>);

impl Meter {
    /// Begins to count for a page.
    pub fn begin(&self) {
        self.0.store(0, Ordering::Relaxed);
    }

    /// Whether the page has spent all it may.
    pub fn is_spent(&self) -> bool {
        self.0.load(Ordering::Relaxed) > STEPS_MOST
    }

    /// Counts steps; an error where they are too many.
    pub fn spend(&self, steps: u64) -> TeraResult<()> {
        let spent = self.0.load(Ordering::Relaxed).saturating_add(steps);
        self.0.store(spent, Ordering::Relaxed);
        if self.is_spent() { Err(tera::Error::message(ENDLESS)) } else { Ok(()) }
    }

    /// Registers what weighs variables in an engine, and a `range` that counts.
    pub fn register(&self, tera: &mut Tera) {
        // What a variable holds counts anew each time it grows, so that what doubles comes to its end.
        let meter = self.clone();
        tera.register_function(HELD, move |kwargs: Kwargs, _: &State| -> TeraResult<String> {
            let held = kwargs.iter().filter_map(|(_, value)| value.len()).max().unwrap_or_default() as u64;
            meter.spend(1 + held / BYTES_OF_A_STEP).map(|()| String::new())
        });
        let meter = self.clone();
        tera.register_function("range", move |kwargs: Kwargs, _: &State| range(&meter, &kwargs));
    }
}

/// As in Tera, but each number counts.
fn range(meter: &Meter, kwargs: &Kwargs) -> TeraResult<Vec<Value>> {
    let start = kwargs.get::<i64>("start")?.unwrap_or_default();
    let end = kwargs.must_get::<i64>("end")?;
    let step = kwargs.get::<i64>("step_by")?.unwrap_or(1);
    if step == 0 || step > 0 && start > end {
        return Err(tera::Error::message(
            "`range` needs a `start` that is not after its `end`, and a step other than 0",
        ));
    }
    let span = i128::from(end) - i128::from(start);
    let length = ((span.abs() + i128::from(step.abs()) - 1) / i128::from(step.abs()))
        * i128::from((span * i128::from(step) > 0) as u8);
    meter.spend(u64::try_from(length).unwrap_or(u64::MAX))?;
    Ok((0..length).map(|index| Value::from(i128::from(start) + index * i128::from(step))).collect())
}

/// So many bytes of a variable count like a round.
const BYTES_OF_A_STEP: u64 = 64;

/// A page while it is written.
pub(super) struct Page {
    bytes: Vec<u8>,
    too_long: bool,
}

impl Page {
    pub fn new() -> Page {
        Page { bytes: Vec::with_capacity(BYTES_USUAL), too_long: false }
    }

    pub fn is_too_long(&self) -> bool {
        self.too_long
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.bytes.len() + bytes.len() > BYTES_MOST {
            self.too_long = true;
            return Err(Error::from(ErrorKind::OutOfMemory));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
