//! The functions that Casebook writes into templates, none of which takes an argument that it can do without.

use std::collections::{BTreeMap, BTreeSet};

use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::bounded::Meter;
use super::strings::Strings;

/// The function that weighs a variable.
pub(super) const HELD: &str = "casebook_held";

/// Which functions the templates of a theme call.
#[derive(Debug, Default)]
pub(super) struct Calls {
    /// What rounds of loops, blocks and components cost.
    costs: BTreeSet<u64>,
    /// The keys of words, each with its number.
    keys: BTreeMap<String, usize>,
}

impl Calls {
    /// A call that counts so many steps.
    pub fn step(&mut self, cost: usize) -> String {
        let cost = cost as u64;
        self.costs.insert(cost);
        format!("{}()", step(cost))
    }

    /// A call that says a word of the theme.
    pub fn word(&mut self, key: &str) -> String {
        let next = self.keys.len();
        format!("{}()", word(*self.keys.entry(key.to_owned()).or_insert(next)))
    }

    /// Registers all of them in an engine: what counts in its meter, and the words of its language.
    pub fn register(&self, tera: &mut Tera, meter: &Meter, words: Option<&Strings>) {
        for &cost in &self.costs {
            let meter = meter.clone();
            tera.register_function(step(cost), move |_: Kwargs, _: &State| -> TeraResult<&'static str> {
                meter.spend(cost).map(|()| "")
            });
        }
        for (key, number) in &self.keys {
            let said = match words {
                Some(words) => words.get(key, &[]).map(Value::from).map_err(|error| error.to_string()),
                None => Err(MUTE.to_owned()),
            };
            tera.register_function(word(*number), move |_: Kwargs, _: &State| -> TeraResult<Value> {
                said.clone().map_err(tera::Error::message)
            });
        }
    }
}

/// What an engine without words says to whoever asks it for one.
pub(super) const MUTE: &str = "this engine has no language";

fn step(cost: u64) -> String {
    format!("casebook_step_{cost}")
}

fn word(number: usize) -> String {
    format!("casebook_word_{number}")
}
