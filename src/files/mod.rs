//! The files of a site, in memory, and places in them.
//!
//! Everything between loading and publishing works on [`Files`]: nothing else is ever read, and what is read again ([`Files::leave`]) counts only
//! where it is what it was. A [`Place`] is a cheap
//! reference to a spot in a file; it becomes a byte range only when a diagnostic is shown ([`Files::span`]).

mod changed;
mod ids;
mod left;
mod marks;
mod nodes;
mod place;
mod stat;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock};

use crate::privacy::{self, Finding, Lines};
use ids::Ids;
use left::Shelf;
pub use left::{Left, ReadAgain};
use marks::Marks;
use nodes::Carried;
pub use nodes::Nodes;
pub use place::{FileId, LineColumn, Place, Span};
pub use stat::Stat;

/// What a file holds: text that Casebook reads, or bytes that it only carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    Text(Arc<str>),
    /// Text that is not held.
    Left(Left),
    Bytes(Arc<[u8]>),
    /// The file is there and could not be read, which whoever loaded it has reported.
    Unread,
}

/// One file of a site.
#[derive(Debug)]
pub struct File {
    /// Path below the site's root with `/` between its parts, for example `content/cases/x/case.yaml`.
    pub path: String,
    shared_path: OnceLock<Arc<str>>,
    pub content: Content,
    marks: OnceLock<Marks>,
    findings: OnceLock<Vec<Finding>>,
    is_harmless: OnceLock<()>,
    /// The text of bytes that are text, so that it is looked through once and not for every finding.
    carried: OnceLock<Option<Box<str>>>,
    /// The nodes of a YAML text, between two builds.
    nodes: Mutex<Carried>,
}

impl File {
    fn new(path: String, content: Content) -> File {
        File {
            path,
            shared_path: OnceLock::new(),
            content,
            marks: OnceLock::new(),
            findings: OnceLock::new(),
            is_harmless: OnceLock::new(),
            carried: OnceLock::new(),
            nodes: Mutex::default(),
        }
    }

    /// The path, kept once for all that is made from the file.
    pub fn shared_path(&self) -> Arc<str> {
        Arc::clone(self.shared_path.get_or_init(|| self.path.as_str().into()))
    }

    /// The text, or nothing where the file is not text.
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            Content::Left(left) => Some(left.hold(&self.path)),
            Content::Bytes(_) | Content::Unread => None,
        }
    }

    /// The text, for somebody who needs it for a while: one that was left is not held for longer than that.
    pub fn text_once(&self) -> Option<Arc<str>> {
        match &self.content {
            Content::Text(text) => Some(Arc::clone(text)),
            Content::Left(left) => Some(left.read(&self.path)),
            Content::Bytes(_) | Content::Unread => None,
        }
    }

    /// The text that a person would see who opens the file, also where Casebook only carries it.
    pub fn legible(&self) -> Option<&str> {
        match &self.content {
            Content::Text(_) | Content::Left(_) => self.text(),
            Content::Bytes(bytes) => {
                self.carried.get_or_init(|| str::from_utf8(bytes).ok().map(Box::from)).as_deref()
            }
            Content::Unread => None,
        }
    }

    /// What in the legible text may not be published, looked for once.
    pub fn findings(&self) -> &[Finding] {
        self.findings.get_or_init(|| {
            self.legible().map(|text| privacy::scan_lines(text, Lines::of(&self.path))).unwrap_or_default()
        })
    }

    /// Takes it from somebody who looked before that nothing in the text is private or deceives, allowed or not.
    pub(crate) fn take_as_harmless(&self) {
        self.findings.get_or_init(Vec::new);
        self.is_harmless.get_or_init(|| ());
    }

    /// Whether somebody looked before.
    pub(crate) fn is_harmless(&self) -> bool {
        self.is_harmless.get().is_some()
    }

    /// The file as bytes, whatever it holds.
    pub fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Text(_) | Content::Left(_) => self.text().unwrap_or_default().as_bytes(),
            Content::Bytes(bytes) => bytes,
            Content::Unread => &[],
        }
    }

    /// The last part of the path.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// Byte ranges of the texts of a YAML file that are written without quotation marks, looked for anew each time.
    pub fn plain_scalars(&self) -> Vec<Range<usize>> {
        self.text().map(marks::plain_scalars).unwrap_or_default()
    }

    fn marks(&self) -> &Marks {
        self.marks.get_or_init(|| Marks::of(self.legible().unwrap_or_default()))
    }
}

/// All files of a site, sorted by path, and so are their [`FileId`]s.
///
/// A file is shared by all readings of the site in which it is the same, with all that was looked up in it, and keeps its id as long as
/// [`Files::are_numbered_as`] says so.
#[derive(Clone, Debug, Default)]
pub struct Files {
    files: Vec<Arc<File>>,
    ids: Ids,
    /// Where texts were left, if any were.
    shelf: Option<Arc<Shelf>>,
}

impl Files {
    /// Takes files in any order; of two with one path the later stands.
    pub fn new(files: impl IntoIterator<Item = (String, Content)>) -> Files {
        Files::after(&Files::default(), files)
    }

    /// The files of a site that was read before.
    pub fn after(earlier: &Files, files: impl IntoIterator<Item = (String, Content)>) -> Files {
        let sorted: BTreeMap<String, Content> = files.into_iter().collect();
        let (mut files, mut ids) = (Vec::with_capacity(sorted.len()), Vec::with_capacity(sorted.len()));
        for (path, content) in sorted {
            let (id, file) = earlier.kept(path, content);
            files.push(file);
            ids.push(id);
        }
        let ids = match earlier.files.is_empty() {
            true => Ids::fresh(files.len()),
            false => earlier.ids.after(&ids),
        };
        Files { files, ids, shelf: None }
    }

    /// The same files, but for those at or below some paths, which are all read anew.
    pub fn with(&self, anew: impl IntoIterator<Item = (String, BTreeMap<String, Content>)>) -> Files {
        let mut files = self.files.clone();
        let mut ids: Vec<Option<FileId>> = self.ids.iter().map(Some).collect();
        for (path, found) in anew {
            let found: Vec<_> = found.into_iter().map(|(path, content)| self.kept(path, content)).collect();
            let (file, folder) = found.into_iter().partition::<Vec<_>, _>(|(_, file)| file.path == path);
            let below = format!("{path}/");
            // What lies in a folder stands together, and not always right behind a file of the folder's name: `a`, `a-b`, `a/c`.
            for (first, is_meant, found) in [
                (&path, (&|known: &str| known == path) as &dyn Fn(&str) -> bool, file),
                (&below, &|known: &str| known.starts_with(&below), folder),
            ] {
                let start = files.partition_point(|file| file.path.as_str() < first.as_str());
                let count = files[start..].iter().take_while(|file| is_meant(&file.path)).count();
                let (numbers, found): (Vec<_>, Vec<_>) = found.into_iter().unzip();
                files.splice(start..start + count, found);
                ids.splice(start..start + count, numbers);
            }
        }
        Files { files, ids: self.ids.after(&ids), shelf: self.shelf.clone() }
    }

    /// A file as it is already, where it holds the same, with the id of its path.
    fn kept(&self, path: String, content: Content) -> (Option<FileId>, Arc<File>) {
        let id = self.find(&path);
        let known = id.map(|id| self.shared(id)).filter(|known| known.content == content);
        (id, known.map_or_else(|| Arc::new(File::new(path, content)), Arc::clone))
    }

    /// Whether a [`FileId`] names the same path in both, as far as both have it. It does until there is no room for the id of a file that
    /// comes.
    pub fn are_numbered_as(&self, other: &Files) -> bool {
        self.ids.are_of_one_row(&other.ids)
    }

    /// A file, to be held longer than the others.
    pub fn shared(&self, id: FileId) -> &Arc<File> {
        &self.files[self.ids.at(id)]
    }

    /// A site from texts alone, as tests write it.
    pub fn from_texts<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Files {
        Files::new(texts.into_iter().map(|(path, text)| (path.to_owned(), Content::Text(text.into()))))
    }

    /// Whether every file of the site could be read.
    pub fn are_whole(&self) -> bool {
        self.files.iter().all(|file| !matches!(file.content, Content::Unread))
    }

    pub fn get(&self, id: FileId) -> &File {
        self.shared(id)
    }

    /// The file at a path below the site's root.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let found = self.files.binary_search_by(|file| file.path.as_str().cmp(path));
        found.ok().map(|at| self.ids.get(at))
    }

    /// All files in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &File)> {
        self.ids.iter().zip(self.files.iter().map(Arc::as_ref))
    }

    /// The files below a folder (`content/cases/`, with its last `/`), in the order of their paths.
    pub fn below(&self, folder: &str) -> impl Iterator<Item = (FileId, &File)> + use<'_> {
        let start = self.files.partition_point(|file| file.path.as_str() < folder);
        let folder = folder.to_owned();
        self.files[start..]
            .iter()
            .enumerate()
            .take_while(move |(_, file)| file.path.starts_with(&folder))
            .map(move |(index, file)| (self.ids.get(start + index), file.as_ref()))
    }

    /// Where a place lies in its file's text, in bytes; nothing for a whole file.
    pub fn span(&self, place: Place) -> Option<Span> {
        match place {
            Place::File(_) => None,
            Place::Bytes { file, start, end } => {
                Some(Span { file, start: start as usize, end: end as usize })
            }
            Place::Node { file, node } => {
                let (start, end) = self.get(file).marks().range(node)?;
                Some(Span { file, start, end })
            }
        }
    }

    /// Line and column of a place, both from 1, the column in characters; the first line for a whole file.
    ///
    /// See [`Files::end_line_column`] for its end.
    pub fn line_column(&self, place: Place) -> LineColumn {
        match self.span(place) {
            Some(span) => self
                .get(span.file)
                .marks()
                .line_column(self.get(span.file).legible().unwrap_or_default(), span.start),
            None => LineColumn { line: 1, column: 1 },
        }
    }

    /// Line and column just behind a place, counted likewise; nothing for a whole file.
    pub fn end_line_column(&self, place: Place) -> Option<LineColumn> {
        let span = self.span(place)?;
        let text = self.get(span.file).text().unwrap_or_default();
        Some(self.get(span.file).marks().line_column(text, span.end))
    }
}
