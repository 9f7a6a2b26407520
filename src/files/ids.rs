//! Ids of files that stay what they are while other files come and go.
//!
//! Ids rise with the paths, so that whatever is sorted by file is sorted by path. There is room between them: a file that comes takes an id
//! between those of its neighbours, and all that was read from other files still names them rightly.

use std::sync::Arc;

use super::FileId;

/// The ids of the files of a site, in their order.
#[derive(Clone, Debug)]
pub(super) struct Ids {
    rising: Arc<[FileId]>,
    /// How far apart they were when all were given at once.
    step: u32,
    /// The same for ids that were given in one row: those of different rows say nothing about each other.
    row: Arc<()>,
}

impl Default for Ids {
    fn default() -> Ids {
        Ids::fresh(0)
    }
}

/// Room for ten files between two neighbours, where each halves the room of the one before.
const STEP_MOST: u32 = 1024;

impl Ids {
    /// Ids for so many files that nobody has named yet.
    pub fn fresh(count: usize) -> Ids {
        let all = u32::try_from(count).unwrap_or(u32::MAX);
        let step = (u32::MAX / all.saturating_add(1)).clamp(1, STEP_MOST);
        let rising = (0..all).map(|at| FileId(at.saturating_mul(step).saturating_add(step / 2)));
        Ids { rising: rising.collect(), step, row: Arc::default() }
    }

    /// Ids for the files of a later reading, each of which has one already or none yet; all anew where there is no room.
    pub fn after(&self, known: &[Option<FileId>]) -> Ids {
        if known.iter().copied().eq(self.rising.iter().copied().map(Some)) {
            return self.clone();
        }
        match self.filled(known) {
            Some(rising) => Ids { rising: rising.into(), step: self.step, row: Arc::clone(&self.row) },
            None => Ids::fresh(known.len()),
        }
    }

    /// The gaps filled, each evenly.
    fn filled(&self, known: &[Option<FileId>]) -> Option<Vec<FileId>> {
        let mut rising: Vec<FileId> = Vec::with_capacity(known.len());
        let mut rest = known;
        while !rest.is_empty() {
            let gap = rest.iter().take_while(|id| id.is_none()).count();
            let after = rising.last().map_or(0, |id| u64::from(id.0) + 1);
            let next = rest.get(gap).copied().flatten();
            let many = gap as u64;
            let end = next.map_or(after + u64::from(self.step) * (many + 1), |id| u64::from(id.0));
            let room = end.checked_sub(after)? / (many + 1);
            if gap > 0 && room == 0 {
                return None;
            }
            for at in 1..=many {
                rising.push(FileId(u32::try_from(after + room * at - 1).ok()?));
            }
            rising.extend(next);
            rest = &rest[(gap + usize::from(next.is_some())).min(rest.len())..];
        }
        Some(rising)
    }

    /// The place of a file in the order.
    pub fn at(&self, id: FileId) -> usize {
        // Until a file comes or goes, that is plain arithmetic.
        let guess = (id.0 / self.step) as usize;
        match self.rising.get(guess) {
            Some(known) if *known == id => guess,
            _ => self.rising.partition_point(|known| *known < id),
        }
    }

    /// The id of the file at a place.
    pub fn get(&self, at: usize) -> FileId {
        self.rising[at]
    }

    pub fn iter(&self) -> impl Iterator<Item = FileId> {
        self.rising.iter().copied()
    }

    /// Whether an id names the same file in both.
    pub fn are_of_one_row(&self, other: &Ids) -> bool {
        Arc::ptr_eq(&self.row, &other.row)
    }

    /// Whether both name the very same files.
    pub fn are(&self, other: &Ids) -> bool {
        Arc::ptr_eq(&self.rising, &other.rising)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_rise_and_stay_what_they_are() {
        let mut ids = Ids::fresh(3);
        let first: Vec<FileId> = ids.iter().collect();
        let mut known: Vec<Option<FileId>> = first.iter().copied().map(Some).collect();
        // At the head, in the midst, several at once, and at the end.
        for (place, many) in [(0, 1), (2, 3), (4, 40), (47, 1), (1, 1)] {
            known.splice(place..place, std::iter::repeat_n(None, many));
            ids = ids.after(&known);
            let given: Vec<FileId> = ids.iter().collect();
            assert!(given.is_sorted_by(|a, b| a < b), "{given:?}");
            assert!(known.iter().zip(&given).all(|(known, id)| known.is_none_or(|known| known == *id)));
            assert!(given.iter().enumerate().all(|(at, id)| ids.at(*id) == at && ids.get(at) == *id));
            known = given.into_iter().map(Some).collect();
        }
        assert!(ids.are_of_one_row(&ids.clone()) && first.iter().all(|id| known.contains(&Some(*id))));
    }

    #[test]
    fn without_room_all_are_given_anew() {
        let mut ids = Ids::fresh(2);
        let mut rounds = 0;
        while rounds < 100 {
            let before = ids.clone();
            let mut known: Vec<Option<FileId>> = ids.iter().map(Some).collect();
            known.insert(1, None);
            ids = before.after(&known);
            assert!(ids.iter().is_sorted_by(|a, b| a < b) && ids.iter().count() == known.len());
            if !ids.are_of_one_row(&before) {
                break;
            }
            rounds += 1;
        }
        assert!((8..100).contains(&rounds), "after {rounds} files");
    }

    #[test]
    fn a_site_may_have_more_files_than_steps() {
        let ids = Ids::fresh(5_000_000);
        assert!(ids.iter().is_sorted_by(|a, b| a < b));
        assert_eq!(ids.at(ids.get(4_999_999)), 4_999_999);
    }
}
