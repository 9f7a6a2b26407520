//! One address: asked, followed, judged.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Error};

use super::private::{Guard, Near, Reach};
use super::turns::Turns;
use super::{Limits, Settings};
use crate::check::external::{Address, Answer, Death};

/// How many redirects are followed.
const REDIRECTS_MOST: usize = 5;

/// Heads of answers may be this long, in bytes. Bodies are not read.
const HEAD_MOST: usize = 64 * 1024;

/// A longer new address is none that an author should write.
const ADDRESS_MOST: usize = 2_000;

pub(super) struct Client {
    agent: Agent,
    reach: Reach,
    limits: Limits,
    /// When the whole run ends.
    end: Instant,
    turns: Turns,
    heard: AtomicBool,
}

/// What a server said, or why it said nothing.
enum Heard {
    Status(u16, Option<String>),
    NoSuchHost,
    Near,
    /// No answer in time.
    Silence,
    /// A connection that failed or broke off, a certificate that does not fit, an answer that is none.
    Broken,
}

#[derive(Clone, Copy)]
enum Method {
    Head,
    Get,
}

impl Client {
    /// A client whose answers are not known after the end.
    pub fn new(settings: &Settings, end: Instant) -> Client {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            // Redirects are followed here, where each step is judged.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(None)
            .max_response_header_size(HEAD_MOST)
            .max_idle_connections(0)
            .user_agent(concat!("casebook/", env!("CARGO_PKG_VERSION"), " (checks links)"))
            .build();
        let guard = Guard { reach: settings.reach, names: DefaultResolver::default() };
        Client {
            agent: Agent::with_parts(config, DefaultConnector::default(), guard),
            reach: settings.reach,
            limits: settings.limits,
            end,
            turns: Turns::default(),
            heard: AtomicBool::new(false),
        }
    }

    /// Whether any server gave any answer.
    pub fn heard_anybody(&self) -> bool {
        self.heard.load(Ordering::Relaxed)
    }

    pub fn answer(&self, address: &Address) -> Answer {
        let mut at = address.clone();
        // Where permanent redirects lead, up to the first that is for now only.
        let (mut home, mut is_settled) = (address.clone(), false);
        for _ in 0..=REDIRECTS_MOST {
            if !self.reach.covers(at.url()) {
                return Answer::NotAsked;
            }
            let (status, location) = match self.hear(&at) {
                Heard::Status(status, location) => (status, location),
                Heard::NoSuchHost => return Answer::Dead(Death::NoSuchHost),
                Heard::Near => return Answer::NotAsked,
                Heard::Silence | Heard::Broken => return Answer::NotKnown,
            };
            match status {
                200..=299 => return arrived(address, home),
                404 => return Answer::Dead(Death::NotFound),
                410 => return Answer::Dead(Death::Gone),
                301 | 302 | 303 | 307 | 308 => {}
                _ => return Answer::NotKnown,
            }
            let Some(next) = location.and_then(|location| at.join(&location)) else {
                return Answer::NotKnown;
            };
            is_settled |= !matches!(status, 301 | 308);
            if !is_settled {
                home = next.clone();
            }
            at = next;
        }
        Answer::NotKnown
    }

    /// Asks for the head alone, and once more for the whole where a server may have refused only that.
    fn hear(&self, address: &Address) -> Heard {
        match self.request(address, Method::Head) {
            Heard::Broken => self.request(address, Method::Get),
            Heard::Status(status, _) if status >= 400 && status != 429 => self.request(address, Method::Get),
            heard => heard,
        }
    }

    fn request(&self, address: &Address, method: Method) -> Heard {
        let host = address.url().host_str().unwrap_or_default();
        let Some(_turn) = self.turns.take(host, self.end) else { return Heard::Silence };
        let left = self.end.saturating_duration_since(Instant::now()).min(self.limits.request);
        if left.is_zero() {
            return Heard::Silence;
        }
        let request = match method {
            Method::Head => self.agent.head(address.as_str()),
            Method::Get => self.agent.get(address.as_str()),
        };
        // The body is dropped unread, and the connection with it.
        match request.config().timeout_global(Some(left)).build().call() {
            Ok(response) => {
                self.heard.store(true, Ordering::Relaxed);
                let location = response.headers().get("location");
                // Servers of old write other letters than ASCII as they are.
                let location = location.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
                Heard::Status(response.status().as_u16(), location)
            }
            Err(Error::HostNotFound) => Heard::NoSuchHost,
            Err(Error::Timeout(_)) => Heard::Silence,
            Err(Error::Other(error)) if error.is::<Near>() => Heard::Near,
            Err(_) => Heard::Broken,
        }
    }
}

/// What a good answer says of the address that was asked for, when its permanent home is this.
fn arrived(address: &Address, home: Address) -> Answer {
    match home == *address || home.as_str().len() > ADDRESS_MOST {
        true => Answer::Good,
        false => Answer::Moved(home),
    }
}
