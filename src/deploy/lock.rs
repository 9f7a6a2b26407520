//! One deployment at a time to one host: a file there that says who is at work and since when.
//!
//! Folders, S3, OSS and COS take it only where there is none yet, in one step. The other hosts are asked first and looked at again after, so
//! that of two who begin in the same moment both may be refused, or, where the line is slow, none.

use serde::{Deserialize, Serialize};

use super::Others;
use super::store::Store;
use crate::error::{Error, Result};

/// Where the lock stands at a host.
const LOCK: &str = ".casebook/lock.json";

/// Who is at work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Holder {
    machine: String,
    process: u32,
    /// In UTC, to the second: for people, and nothing is decided by it.
    since: String,
}

/// A lock that is held. It is given up by [`Lock::release`]; one that was killed leaves it there, and the next one of the same machine sees
/// that its holder is dead.
pub(super) struct Lock(Holder);

impl Lock {
    /// Takes the lock of a host, or says who has it. A lock of somebody dead is taken over, and with [`Others::Overwrite`] that of anybody.
    pub async fn take(store: &Store, target: &str, others: Others) -> Result<Lock> {
        let own = Holder::this_process();
        let json = serde_json::to_vec(&own).unwrap_or_default();
        if let Some(json) = store.read(LOCK).await? {
            // One that cannot be read was left half written by somebody who died.
            match serde_json::from_slice::<Holder>(&json) {
                Ok(holder) if others == Others::Refuse && !holder.is_dead() => {
                    return Err(holder.refusal(target));
                }
                _ => store.remove(LOCK).await?,
            }
        }
        store.put_new(LOCK, &json).await?;
        // Another may have been quicker; or it was ours and only the answer was lost.
        match read(store).await? {
            Some(holder) if holder != own => Err(holder.refusal(target)),
            _ => Ok(Lock(own)),
        }
    }

    /// Gives the lock up, where nobody has taken it over meanwhile.
    pub async fn release(self, store: &Store) -> Result<()> {
        match read(store).await? {
            Some(holder) if holder == self.0 => store.remove(LOCK).await,
            _ => Ok(()),
        }
    }
}

impl Holder {
    #[expect(
        clippy::disallowed_methods,
        reason = "it tells people at a host since when somebody is at work; nothing of the site shows it"
    )]
    fn this_process() -> Holder {
        let machine = rustix::system::uname().nodename().to_string_lossy().into_owned();
        let now = jiff::Timestamp::now().strftime("%Y-%m-%d %H:%M:%S UTC").to_string();
        Holder { machine, process: std::process::id(), since: now }
    }

    /// Whether it was a process of this machine that is no more. Of other machines nobody knows.
    fn is_dead(&self) -> bool {
        let this = Holder::this_process();
        let process = i32::try_from(self.process).ok().and_then(rustix::process::Pid::from_raw);
        let is_alive = process.is_some_and(|process| {
            // That it may not be asked says that it is there.
            !matches!(rustix::process::test_kill_process(process), Err(rustix::io::Errno::SRCH))
        });
        self.machine == this.machine && !is_alive
    }

    fn refusal(self, target: &str) -> Error {
        let Holder { machine, process, since } = self;
        Error::Deploying { target: target.to_owned(), machine, process, since }
    }
}

/// Who holds the lock; nobody where it cannot be read.
async fn read(store: &Store) -> Result<Option<Holder>> {
    Ok(store.read(LOCK).await?.and_then(|json| serde_json::from_slice(&json).ok()))
}
