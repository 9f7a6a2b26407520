//! Asks the addresses that content names whether they still answer: the only part that speaks to other hosts about content.
//!
//! Bounded in every direction: four addresses at once, one at a time of a host, ten seconds a request, five redirects, no bodies, and
//! an end for the whole run. What is not decided by then is not known. No cookies, no proxies, and no address of this machine or a
//! private network, also not behind a name or a redirect.

mod cache;
mod client;
mod private;
mod turns;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::check::external::{Address, Answer, Answers, Death};
use crate::error::Error;
use cache::Cache;
use client::Client;
pub use private::Reach;

/// How many addresses are asked at the same time.
const AT_ONCE: usize = 4;

/// What the asking may do.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The file in which answers are remembered; without one every address is asked.
    pub cache: Option<PathBuf>,
    pub reach: Reach,
    pub limits: Limits,
}

/// How long things may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// One request, from the look-up of the name to the head of the answer.
    pub request: Duration,
    /// All requests together.
    pub run: Duration,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { request: Duration::from_secs(10), run: Duration::from_secs(300) }
    }
}

/// What came of the asking.
#[derive(Debug)]
pub struct Asked {
    /// An answer for every address.
    pub answers: Answers,
    /// How many of them were remembered, so that nobody was asked.
    pub remembered: usize,
    /// Why the answers are not remembered for the next run, if so.
    pub forgotten: Option<Error>,
}

/// Asks every address once, except those whose answer is remembered.
pub fn ask<'a>(addresses: impl IntoIterator<Item = &'a Address>, settings: &Settings) -> Asked {
    let mut cache = settings.cache.as_ref().map(|path| Cache::open(path));
    let (mut answers, mut to_ask) = (Answers::new(), Vec::new());
    for address in addresses {
        match cache.as_ref().and_then(|cache| cache.answer(address)) {
            Some(answer) => {
                answers.insert(address.clone(), answer);
            }
            None => to_ask.push(address),
        }
    }
    let remembered = answers.len();
    let fresh = ask_all(&to_ask, settings);
    let forgotten = cache.as_mut().and_then(|cache| cache.keep(&fresh).err());
    answers.extend(fresh);
    Asked { answers, remembered, forgotten }
}

fn ask_all(addresses: &[&Address], settings: &Settings) -> Answers {
    let client = Client::new(settings, Instant::now() + settings.limits.run);
    // One worker takes all addresses of a host, so that no worker waits for another; the longest list goes first.
    let mut by_host: BTreeMap<Option<&str>, Vec<&Address>> = BTreeMap::new();
    for address in addresses {
        by_host.entry(address.url().host_str()).or_default().push(address);
    }
    let mut groups: Vec<Vec<&Address>> = by_host.into_values().collect();
    groups.sort_by_key(Vec::len);
    let workers = AT_ONCE.min(groups.len());
    let (groups, answers) = (Mutex::new(groups), Mutex::new(Answers::new()));
    let next = || groups.lock().unwrap_or_else(PoisonError::into_inner).pop();
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(group) = next() {
                    for address in group {
                        let answer = client.answer(address);
                        let mut answers = answers.lock().unwrap_or_else(PoisonError::into_inner);
                        answers.insert(address.clone(), answer);
                    }
                }
            });
        }
    });
    let mut answers = answers.into_inner().unwrap_or_else(PoisonError::into_inner);
    if !client.heard_anybody() {
        forget_missing_hosts(&mut answers);
    }
    answers
}

/// Where nobody at all answered it is this machine that has no network, and no host is known to be missing.
fn forget_missing_hosts(answers: &mut Answers) {
    for answer in answers.values_mut().filter(|answer| **answer == Answer::Dead(Death::NoSuchHost)) {
        *answer = Answer::NotKnown;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_network_no_host_is_missing() {
        let address = |text: &str| Address::read(text).expect("an address");
        let mut answers = Answers::from([
            (address("https://a.example/"), Answer::Dead(Death::NoSuchHost)),
            (address("https://b.example/"), Answer::Dead(Death::Gone)),
        ]);
        forget_missing_hosts(&mut answers);
        let left: Vec<&Answer> = answers.values().collect();
        assert_eq!(left, [&Answer::NotKnown, &Answer::Dead(Death::Gone)]);
    }
}
