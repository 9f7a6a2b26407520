//! Engines that each make one page at a time, so that what a page spends can be counted.

use std::sync::{Arc, Mutex, PoisonError};

use tera::{Kwargs, State, Tera};

use super::bounded::Meter;
use super::calls::Calls;
use super::strings::Strings;
use super::translate;

/// A compiled theme in one language, with its meter.
pub(super) struct Engine {
    pub tera: Tera,
    pub meter: Meter,
}

/// As many engines of one language as pages are made at once.
pub(super) struct Engines {
    base: Arc<Tera>,
    calls: Arc<Calls>,
    words: Arc<Strings>,
    idle: Mutex<Vec<Engine>>,
}

impl Engines {
    /// Engines with the templates of a base, which has no words, and those of a language.
    pub fn of(base: &Arc<Tera>, calls: &Arc<Calls>, words: &Arc<Strings>) -> Engines {
        let (base, calls, words) = (Arc::clone(base), Arc::clone(calls), Arc::clone(words));
        Engines { base, calls, words, idle: Mutex::default() }
    }

    pub fn contains_template(&self, name: &str) -> bool {
        self.base.contains_template(name)
    }

    /// Lets an engine work that nobody else uses meanwhile.
    pub fn with<T>(&self, work: impl FnOnce(&Engine) -> T) -> T {
        let engine = self.idle().pop().unwrap_or_else(|| self.engine());
        let made = work(&engine);
        self.idle().push(engine);
        made
    }

    /// One more engine, which speaks the language and counts for itself.
    fn engine(&self) -> Engine {
        let (mut tera, meter) = (Tera::clone(&self.base), Meter::default());
        meter.register(&mut tera);
        self.calls.register(&mut tera, &meter, Some(&self.words));
        let words = Arc::clone(&self.words);
        tera.register_function("t", move |kwargs: Kwargs, _: &State| translate(&words, &kwargs));
        Engine { tera, meter }
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Engine>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
