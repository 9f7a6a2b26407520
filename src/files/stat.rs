//! What the system knows of a file without reading it.

use serde::{Deserialize, Serialize};

/// Which file it is, how long, and when it was changed. A file that was written since has another one, as far as times are fine enough
/// to tell; see [`Stat::is_settled`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stat {
    pub device: u64,
    pub inode: u64,
    pub bytes: u64,
    /// When its bytes were changed: seconds since 1970, and nanoseconds of the second.
    pub modified: (i64, i64),
    /// When anything of it was changed, which nobody can set back.
    pub changed: (i64, i64),
}

/// Two changes within one tick of the system's clock leave the same time; it ticks every hundredth of a second at the least.
const TICK: i64 = 20_000_000;

/// File systems without fine times have them in steps of up to two seconds.
const COARSE: i64 = 2;

const SECOND: i64 = 1_000_000_000;

impl Stat {
    /// Whether the file had been at rest for so long at this time (seconds since 1970 and nanoseconds) that any later change shows. What git
    /// calls "racily clean" is not settled.
    #[must_use]
    pub fn is_settled(&self, (seconds, nanoseconds): (i64, i64)) -> bool {
        let last = self.modified.max(self.changed);
        let is_coarse = self.modified.1 == 0 || self.changed.1 == 0;
        let before = match is_coarse {
            true => (seconds - COARSE, nanoseconds),
            false if nanoseconds < TICK => (seconds - 1, nanoseconds + SECOND - TICK),
            false => (seconds, nanoseconds - TICK),
        };
        last < before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_changed_just_now_is_not_settled() {
        let stat = |modified, changed| Stat { device: 1, inode: 1, bytes: 1, modified, changed };
        let now = (100, 5_000_000);
        for (modified, changed, is_settled) in [
            ((99, 5), (99, 5), true),
            ((99, 5), (99, 985_000_001), false),
            ((99, 5), (99, 984_999_999), true),
            ((200, 5), (99, 5), false),
            // A file system of whole seconds.
            ((99, 0), (99, 0), false),
            ((98, 0), (98, 0), true),
        ] {
            assert_eq!(stat(modified, changed).is_settled(now), is_settled, "{modified:?} {changed:?}");
        }
    }
}
