//! The files of a site, in memory, and places in them.
//!
//! Everything between loading and publishing works on [`Files`]: nothing else is ever read. A [`Place`] is a cheap
//! reference to a spot in a file; it becomes a byte range only when a diagnostic is shown ([`Files::span`]).

mod marks;
mod place;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::privacy::{self, Finding, Lines};
use marks::Marks;
pub use place::{FileId, LineColumn, Place, Span};

/// What a file holds: text that Casebook reads, or bytes that it only carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    Text(Arc<str>),
    Bytes(Arc<[u8]>),
    /// The file is there and could not be read, which whoever loaded it has reported.
    Unread,
}

/// One file of a site.
#[derive(Debug)]
pub struct File {
    /// Path below the site's root with `/` between its parts, for example `content/cases/x/case.yaml`.
    pub path: String,
    pub content: Content,
    marks: OnceLock<Marks>,
    findings: OnceLock<Vec<Finding>>,
    /// The text of bytes that are text, so that it is looked through once and not for every finding.
    carried: OnceLock<Option<Box<str>>>,
}

impl File {
    fn new(path: String, content: Content) -> File {
        File { path, content, marks: OnceLock::new(), findings: OnceLock::new(), carried: OnceLock::new() }
    }

    /// The text, or nothing where the file is not text.
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            Content::Bytes(_) | Content::Unread => None,
        }
    }

    /// The text that a person would see who opens the file, also where Casebook only carries it.
    pub fn legible(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
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

    /// The file as bytes, whatever it holds.
    pub fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Text(text) => text.as_bytes(),
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

/// All files of a site, sorted by path; a [`FileId`] is a position in that order.
///
/// A file is shared by all readings of the site in which it is the same, with all that was looked up in it.
#[derive(Clone, Debug, Default)]
pub struct Files {
    files: Vec<Arc<File>>,
    by_path: Arc<BTreeMap<String, FileId>>,
}

/// The paths of one reading of a site, by which its files are named.
#[derive(Clone, Debug)]
pub struct Names(Arc<BTreeMap<String, FileId>>);

impl Files {
    /// Takes files in any order; of two with one path the later stands.
    pub fn new(files: impl IntoIterator<Item = (String, Content)>) -> Files {
        Files::after(&Files::default(), files)
    }

    /// The files of a site that was read before.
    pub fn after(earlier: &Files, files: impl IntoIterator<Item = (String, Content)>) -> Files {
        let sorted: BTreeMap<String, Content> = files.into_iter().collect();
        let has_the_same_paths = sorted.keys().eq(earlier.by_path.keys());
        let by_path = match has_the_same_paths {
            true => Arc::clone(&earlier.by_path),
            false => Arc::new(
                sorted.keys().enumerate().map(|(at, path)| (path.clone(), FileId(at as u32))).collect(),
            ),
        };
        let files = sorted.into_iter().map(|(path, content)| {
            let known = earlier.find(&path).map(|id| earlier.shared(id));
            match known.filter(|known| known.content == content) {
                Some(known) => Arc::clone(known),
                None => Arc::new(File::new(path, content)),
            }
        });
        Files { files: files.collect(), by_path }
    }

    /// The same files, some of which hold something else; nothing where one of them is not among these.
    pub fn with(&self, changed: impl IntoIterator<Item = (String, Content)>) -> Option<Files> {
        let mut files = self.files.clone();
        for (path, content) in changed {
            let file = files.get_mut(self.find(&path)?.0 as usize)?;
            if file.content != content {
                *file = Arc::new(File::new(path, content));
            }
        }
        Some(Files { files, by_path: Arc::clone(&self.by_path) })
    }

    /// The names of these files alone.
    pub fn names(&self) -> Names {
        Names(Arc::clone(&self.by_path))
    }

    /// Whether a [`FileId`] names the same path in both: true of readings between which no file came or went.
    pub fn are_named_as(&self, Names(names): &Names) -> bool {
        Arc::ptr_eq(&self.by_path, names)
    }

    /// A file, to be held longer than the others.
    pub fn shared(&self, id: FileId) -> &Arc<File> {
        &self.files[id.0 as usize]
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
        &self.files[id.0 as usize]
    }

    /// The file at a path below the site's root.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.by_path.get(path).copied()
    }

    /// All files in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &File)> {
        self.files.iter().enumerate().map(|(index, file)| (FileId(index as u32), file.as_ref()))
    }

    /// The files below a folder (`content/cases/`, with its last `/`), in the order of their paths.
    pub fn below(&self, folder: &str) -> impl Iterator<Item = (FileId, &File)> {
        let start = self.files.partition_point(|file| file.path.as_str() < folder);
        let folder = folder.to_owned();
        self.files[start..]
            .iter()
            .enumerate()
            .take_while(move |(_, file)| file.path.starts_with(&folder))
            .map(move |(index, file)| (FileId((start + index) as u32), file.as_ref()))
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
