//! One request at a time of a host, whoever is led there.

use std::collections::BTreeSet;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Instant;

/// The hosts that are being asked.
#[derive(Debug, Default)]
pub(super) struct Turns {
    asked: Mutex<BTreeSet<String>>,
    freed: Condvar,
}

/// Holds a host until it is dropped. A worker holds one at a time, so that no two wait for each other.
pub(super) struct Turn<'a> {
    turns: &'a Turns,
    host: &'a str,
}

impl Turns {
    /// Waits until the host is free; nothing where it is not by then.
    pub fn take<'a>(&'a self, host: &'a str, until: Instant) -> Option<Turn<'a>> {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        while asked.contains(host) {
            let left = until.checked_duration_since(Instant::now()).filter(|left| !left.is_zero())?;
            asked = self.freed.wait_timeout(asked, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        asked.insert(host.to_owned());
        Some(Turn { turns: self, host })
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.turns.asked.lock().unwrap_or_else(PoisonError::into_inner).remove(self.host);
        self.turns.freed.notify_all();
    }
}
