//! What has to be done so that a host has a publication: pure, from what should stand there, what we know, and what was found.

use std::collections::{BTreeMap, BTreeSet};

use super::order::{STAGES, stage};
use super::record::{Contents, Record, Standing};
use crate::output::{Digest, OutPath};

/// What a host says of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub bytes: u64,
    pub mark: Option<String>,
}

/// The files of a host, by path; what lies in its folder of ours is not among them.
pub type Listing = BTreeMap<String, Found>;

/// The steps of a deployment, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Files that are to be replaced or deleted, copied first to where the host keeps them, by the digest of what they hold.
    pub keep: BTreeMap<Digest, OutPath>,
    /// What is sent, stage by stage; within one in any order.
    pub send: [Vec<OutPath>; STAGES],
    /// Files of ours that are published no more.
    pub remove: Vec<OutPath>,
    /// Files that somebody else changed or put there, and that would be overwritten or deleted.
    pub conflicts: Vec<Conflict>,
    /// How many files are there already.
    pub unchanged: usize,
    /// How many of our files stand there, by which the share of deletions is judged.
    pub standing: usize,
}

/// A file that is not as we left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    pub path: OutPath,
    pub how: Elsewhere,
}

/// What somebody else did to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// We sent it, and it was changed since.
    Changed,
    /// We never sent it.
    Put,
}

/// Whether the host keeps what is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    Previous,
    Nothing,
}

impl Plan {
    /// Plans a deployment. `kept` is what the host keeps already.
    ///
    /// A file whose deployment was broken off has the old bytes or the new; it is sent again, and counts as nobody else's.
    #[must_use]
    pub fn new(
        wanted: &Contents,
        record: &Record,
        found: &Listing,
        kept: &BTreeSet<Digest>,
        keeping: Keeping,
    ) -> Plan {
        let mut plan = Plan { standing: record.files.len(), ..Plan::default() };
        for (path, content) in wanted {
            let known = record.files.get(path);
            let is_coming = record.coming.contains_key(path);
            match (found.get(path.as_str()), known) {
                (None, _) => plan.send[stage(path)].push(path.clone()),
                (Some(found), Some(known)) if is_as_left(known, found) => {
                    // Known bytes of a file that was on its way: it had not been replaced yet.
                    if known.content == *content {
                        plan.unchanged += 1;
                    } else {
                        plan.keep_of(known, path, kept, keeping);
                        plan.send[stage(path)].push(path.clone());
                    }
                }
                (Some(_), known) => {
                    if !is_coming {
                        let how = if known.is_some() { Elsewhere::Changed } else { Elsewhere::Put };
                        plan.conflicts.push(Conflict { path: path.clone(), how });
                    }
                    plan.send[stage(path)].push(path.clone());
                }
            }
        }
        let ours: BTreeSet<&OutPath> = record.files.keys().chain(record.coming.keys()).collect();
        for path in ours.into_iter().filter(|path| !wanted.contains_key(*path)) {
            let Some(found) = found.get(path.as_str()) else { continue };
            match record.files.get(path) {
                Some(known) if is_as_left(known, found) => plan.keep_of(known, path, kept, keeping),
                _ if record.coming.contains_key(path) => {}
                _ => plan.conflicts.push(Conflict { path: path.clone(), how: Elsewhere::Changed }),
            }
            plan.remove.push(path.clone());
        }
        plan
    }

    fn keep_of(&mut self, known: &Standing, path: &OutPath, kept: &BTreeSet<Digest>, keeping: Keeping) {
        let digest = known.content.sha256;
        if keeping == Keeping::Previous && !kept.contains(&digest) {
            self.keep.entry(digest).or_insert_with(|| path.clone());
        }
    }

    /// How many files are sent.
    #[must_use]
    pub fn sent(&self) -> usize {
        self.send.iter().map(Vec::len).sum()
    }

    /// Whether the host has the publication already.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sent() == 0 && self.remove.is_empty()
    }

    /// Whether more than this share of our files, of a hundred, would be deleted.
    #[must_use]
    pub fn deletes_more_than(&self, share: u32) -> bool {
        self.remove.len() * 100 > self.standing * share as usize
    }
}

/// Whether a file is as it was when we had sent it, as far as the host tells.
fn is_as_left(known: &Standing, found: &Found) -> bool {
    let is_same_mark = match (&known.mark, &found.mark) {
        (Some(known), Some(found)) => known == found,
        // A host that gives no mark, or a site that was carried there in another way.
        _ => true,
    };
    known.content.bytes == found.bytes && is_same_mark
}

#[cfg(test)]
mod tests {
    use super::super::record::Content;
    use super::*;

    fn path(text: &str) -> OutPath {
        OutPath::new(text).expect("a path")
    }

    fn content(body: &str) -> Content {
        Content { sha256: Digest::of(body.as_bytes()), bytes: body.len() as u64 }
    }

    fn wanted(files: &[(&str, &str)]) -> Contents {
        files.iter().map(|(name, body)| (path(name), content(body))).collect()
    }

    /// A host as we left it, with the time `1` for every file.
    fn host(files: &[(&str, &str)]) -> (Record, Listing) {
        let mark = || Some("1".to_owned());
        let standing = |body: &str| Standing { content: content(body), mark: mark() };
        let record = Record {
            files: files.iter().map(|(name, body)| (path(name), standing(body))).collect(),
            ..Record::default()
        };
        let found = |body: &str| Found { bytes: body.len() as u64, mark: mark() };
        let listing = files.iter().map(|(name, body)| ((*name).to_owned(), found(body))).collect();
        (record, listing)
    }

    fn plan(wanted: &Contents, (record, listing): &(Record, Listing)) -> Plan {
        Plan::new(wanted, record, listing, &BTreeSet::new(), Keeping::Previous)
    }

    #[test]
    fn only_what_differs_is_sent_in_order_and_what_is_replaced_is_kept() {
        let host = host(&[
            ("index.html", "a"),
            ("x/index.html", "b"),
            ("same.svg", "s"),
            ("old.html", "o"),
            ("manifest.json", "1"),
        ]);
        let new = wanted(&[
            ("index.html", "A"),
            ("x/index.html", "B"),
            ("same.svg", "s"),
            ("assets/new.css", "n"),
            ("manifest.json", "2"),
        ]);
        let plan = plan(&new, &host);
        let names = |paths: &[OutPath]| paths.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(names(&plan.send[0]), ["assets/new.css"]);
        assert_eq!(names(&plan.send[1]), ["x/index.html"]);
        assert_eq!(names(&plan.send[2]), ["index.html"]);
        assert_eq!(names(&plan.send[3]), ["manifest.json"]);
        assert_eq!(names(&plan.remove), ["old.html"]);
        assert_eq!((plan.unchanged, plan.sent(), plan.standing), (1, 4, 5));
        assert_eq!(plan.keep.len(), 4, "index, x, old.html and the manifest are kept");
        assert!(plan.conflicts.is_empty() && plan.deletes_more_than(19) && !plan.deletes_more_than(20));
    }

    #[test]
    fn what_others_did_is_noticed_and_what_they_put_elsewhere_is_left_alone() {
        let (record, mut listing) =
            host(&[("a.html", "a"), ("b.html", "b"), ("c.html", "c"), ("gone.html", "g")]);
        listing.insert("a.html".to_owned(), Found { bytes: 1, mark: Some("2".to_owned()) });
        listing.insert("b.html".to_owned(), Found { bytes: 9, mark: None });
        listing.insert("new.html".to_owned(), Found { bytes: 1, mark: None });
        listing.insert("theirs.txt".to_owned(), Found { bytes: 1, mark: None });
        listing.remove("gone.html");
        let new = wanted(&[("a.html", "a"), ("c.html", "c"), ("new.html", "n"), ("gone.html", "g")]);
        let plan = plan(&new, &(record, listing));
        let conflicts: Vec<(&str, Elsewhere)> =
            plan.conflicts.iter().map(|conflict| (conflict.path.as_str(), conflict.how)).collect();
        assert_eq!(
            conflicts,
            [("a.html", Elsewhere::Changed), ("new.html", Elsewhere::Put), ("b.html", Elsewhere::Changed)]
        );
        // What somebody deleted is simply sent again.
        assert!(plan.send[1].contains(&path("gone.html")) && !plan.remove.contains(&path("theirs.txt")));
    }

    #[test]
    fn a_deployment_that_was_broken_off_goes_on() {
        let (mut record, mut listing) = host(&[("a.html", "a"), ("b.html", "b"), ("old.html", "o")]);
        let new = wanted(&[("a.html", "A"), ("b.html", "B"), ("c.html", "C")]);
        record.coming = new.iter().map(|(path, content)| (path.clone(), content.sha256)).collect();
        // It died after one file had been replaced, and another had come for the first time.
        listing.insert("a.html".to_owned(), Found { bytes: 1, mark: Some("2".to_owned()) });
        listing.insert("c.html".to_owned(), Found { bytes: 1, mark: Some("2".to_owned()) });
        let plan = plan(&new, &(record.clone(), listing.clone()));
        assert!(plan.conflicts.is_empty(), "{:?}", plan.conflicts);
        assert_eq!(plan.sent(), 3);
        assert_eq!(plan.remove, [path("old.html")]);
        // A site without the file that was on its way takes it away again.
        let other =
            Plan::new(&wanted(&[("a.html", "A")]), &record, &listing, &BTreeSet::new(), Keeping::Nothing);
        assert_eq!(other.remove, [path("b.html"), path("c.html"), path("old.html")]);
        assert!(other.conflicts.is_empty() && other.keep.is_empty());
    }

    #[test]
    fn what_the_host_keeps_already_is_not_copied_again() {
        let (record, listing) = host(&[("a.html", "a"), ("twin.html", "a")]);
        let new = wanted(&[("a.html", "A"), ("twin.html", "A")]);
        let kept = BTreeSet::from([Digest::of(b"a")]);
        assert_eq!(Plan::new(&new, &record, &listing, &BTreeSet::new(), Keeping::Previous).keep.len(), 1);
        assert!(Plan::new(&new, &record, &listing, &kept, Keeping::Previous).keep.is_empty());
    }

    #[test]
    fn a_host_that_has_everything_is_left_alone() {
        let host = host(&[("a.html", "a"), ("manifest.json", "m")]);
        let plan = plan(&wanted(&[("a.html", "a"), ("manifest.json", "m")]), &host);
        assert!(plan.is_empty() && plan.unchanged == 2 && !plan.deletes_more_than(0));
        // A copy that was made by hand has no marks.
        let bare = Record {
            files: host
                .0
                .files
                .iter()
                .map(|(path, standing)| (path.clone(), Standing { mark: None, ..standing.clone() }))
                .collect(),
            ..Record::default()
        };
        assert!(
            Plan::new(
                &wanted(&[("a.html", "a"), ("manifest.json", "m")]),
                &bare,
                &host.1,
                &BTreeSet::new(),
                Keeping::Previous
            )
            .is_empty()
        );
    }
}
