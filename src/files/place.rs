//! Places: cheap references to spots in files.

/// A file of the site; of two files the one with the lower path has the lower id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub(super) u32);

/// A spot that something was read from.
///
/// A YAML node is named by its number in reading order, not by its bytes: the parser that reads YAML gives no places for
/// what is right, so they are looked up only for what is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    File(FileId),
    Bytes { file: FileId, start: u32, end: u32 },
    Node { file: FileId, node: u32 },
}

impl Place {
    pub fn file(self) -> FileId {
        match self {
            Place::File(file) | Place::Bytes { file, .. } | Place::Node { file, .. } => file,
        }
    }

    /// A place in bytes from a range within a file's text.
    pub fn bytes(file: FileId, range: std::ops::Range<usize>) -> Place {
        Place::Bytes { file, start: range.start as u32, end: range.end as u32 }
    }
}

/// A byte range in a file's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub file: FileId,
    pub start: usize,
    pub end: usize,
}

/// A position as people name it: line and column from 1, the column counted in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    pub line: usize,
    pub column: usize,
}
