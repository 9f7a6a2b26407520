//! Engines that each make one page at a time, so that what a page spends can be counted.

use std::sync::{Mutex, PoisonError};

use tera::Tera;

use super::bounded::Meter;

/// A compiled theme in one language, with its meter.
pub(super) struct Engine {
    pub tera: Tera,
    pub meter: Meter,
}

/// As many engines of one language as pages are made at once.
pub(super) struct Engines {
    base: Tera,
    idle: Mutex<Vec<Engine>>,
}

impl Engines {
    pub fn of(base: Tera) -> Engines {
        Engines { base, idle: Mutex::default() }
    }

    pub fn contains_template(&self, name: &str) -> bool {
        self.base.contains_template(name)
    }

    /// Lets an engine work that nobody else uses meanwhile.
    pub fn with<T>(&self, work: impl FnOnce(&Engine) -> T) -> T {
        let engine = self.idle().pop().unwrap_or_else(|| {
            let (mut tera, meter) = (self.base.clone(), Meter::default());
            meter.register(&mut tera);
            Engine { tera, meter }
        });
        let made = work(&engine);
        self.idle().push(engine);
        made
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Engine>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
