//! Answers of earlier runs, in one file of the user for all sites.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::check::external::{Address, Answer, Answers};
use crate::error::{Error, Result};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How long an answer is believed.
const AGE_MOST: Duration = DAY.saturating_mul(7);

/// A dead address may be mended by its host, and is asked again sooner.
const AGE_OF_DEAD_MOST: Duration = DAY;

/// A larger file, in bytes, is none of ours and is written anew.
const FILE_MOST: u64 = 16 * 1024 * 1024;

/// The form of the file; another one is written anew.
const FORMAT: u32 = 1;

/// What is remembered.
pub(super) struct Cache {
    path: PathBuf,
    now: Duration,
    remembered: BTreeMap<Address, Remembered>,
}

#[derive(Serialize, Deserialize)]
struct Stored {
    format: u32,
    answers: BTreeMap<Address, Remembered>,
}

#[derive(Serialize, Deserialize)]
struct Remembered {
    /// In seconds since 1970.
    asked: u64,
    answer: Answer,
}

impl Cache {
    /// Reads the file. One that is not there, or cannot be understood, remembers nothing.
    #[expect(clippy::disallowed_methods, reason = "the age of an answer is shown nowhere")]
    pub fn open(path: &Path) -> Cache {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Cache::at(now, path)
    }

    fn at(now: Duration, path: &Path) -> Cache {
        let remembered = read(path).map(|stored| stored.answers).unwrap_or_default();
        let mut cache = Cache { path: path.to_owned(), now, remembered };
        cache.remembered.retain(|_, remembered| remembered.is_fresh(now));
        cache
    }

    /// The answer of an earlier run, where it is young enough.
    pub fn answer(&self, address: &Address) -> Option<Answer> {
        self.remembered.get(address).map(|remembered| remembered.answer.clone())
    }

    /// Remembers what was decided. What is not known is asked again the next time.
    pub fn keep(&mut self, answers: &Answers) -> Result<()> {
        let is_decided = |answer: &Answer| !matches!(answer, Answer::NotKnown | Answer::NotAsked);
        let decided = answers.iter().filter(|(_, answer)| is_decided(answer));
        let mut news = decided.peekable();
        if news.peek().is_none() {
            return Ok(());
        }
        for (address, answer) in news {
            let remembered = Remembered { asked: self.now.as_secs(), answer: answer.clone() };
            self.remembered.insert(address.clone(), remembered);
        }
        self.write()
    }

    /// Writes a new file and puts it in the place of the old one, so that a second run never reads half of it.
    fn write(&mut self) -> Result<()> {
        let stored = Stored { format: FORMAT, answers: std::mem::take(&mut self.remembered) };
        let text = serde_json::to_vec(&stored).unwrap_or_default();
        self.remembered = stored.answers;
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder).map_err(|error| Error::io("create the folder", folder, error))?;
        }
        let mut name = self.path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}", std::process::id()));
        let beside = self.path.with_file_name(name);
        let written = fs::write(&beside, text).and_then(|()| fs::rename(&beside, &self.path));
        written.map_err(|error| {
            // The first fault is the one to tell.
            let _ = fs::remove_file(&beside);
            Error::io("write", &self.path, error)
        })
    }
}

impl Remembered {
    /// An answer from the time to come is of a clock that was wrong.
    fn is_fresh(&self, now: Duration) -> bool {
        let most = match self.answer {
            Answer::Dead(_) => AGE_OF_DEAD_MOST,
            _ => AGE_MOST,
        };
        now.as_secs().checked_sub(self.asked).is_some_and(|age| age < most.as_secs())
    }
}

fn read(path: &Path) -> Option<Stored> {
    let mut text = String::new();
    let read = fs::File::open(path).ok()?.take(FILE_MOST + 1).read_to_string(&mut text).ok()?;
    let stored: Stored = serde_json::from_str(&text).ok()?;
    (read as u64 <= FILE_MOST && stored.format == FORMAT).then_some(stored)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::external::Death;

    #[test]
    fn answers_are_believed_for_a_time() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("deep/cache.json");
        let [good, dead, unknown] = ["good", "dead", "unknown"]
            .map(|name| Address::read(&format!("https://{name}.example/")).expect("an address"));
        let start = DAY * 20_000;
        let answers = Answers::from([
            (good.clone(), Answer::Good),
            (dead.clone(), Answer::Dead(Death::Gone)),
            (unknown.clone(), Answer::NotKnown),
        ]);
        Cache::at(start, &path).keep(&answers).expect("the cache is written");
        let second = Duration::from_secs(1);
        for (now, knows_good, knows_dead) in [
            (start, true, true),
            (start + DAY - second, true, true),
            (start + DAY, true, false),
            (start + AGE_MOST - second, true, false),
            (start + AGE_MOST, false, false),
            (start - DAY, false, false),
        ] {
            let cache = Cache::at(now, &path);
            assert_eq!(cache.answer(&good).is_some(), knows_good, "{now:?}");
            assert_eq!(cache.answer(&dead).is_some(), knows_dead, "{now:?}");
            assert_eq!(cache.answer(&unknown), None);
        }
        let names = fs::read_dir(path.parent().expect("a folder")).expect("the folder can be read").count();
        assert_eq!(names, 1, "nothing is left beside the file");
        fs::write(&path, "{\"format\": 1, \"answers\": {\"javascript:x\"").expect("the file can be written");
        assert_eq!(Cache::at(start, &path).answer(&good), None);
    }
}
