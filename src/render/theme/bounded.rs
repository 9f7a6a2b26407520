//! The end of a page that a template would write for ever.
//!
//! Tera bounds by itself how deep components call each other and how long one `range` is, and finds templates that include each other;
//! loops within loops can still write more than any disk holds.

use std::io::{Error, ErrorKind, Write};

/// Bytes of a page; a list of 1,000 cases takes less than one.
const BYTES_MOST: usize = 32 * 1024 * 1024;

/// What is wrong with a page that is longer.
pub(super) const TOO_LONG: &str = "the page is longer than 32 MiB; one of its loops writes far too much";

/// A page while it is written.
#[derive(Default)]
pub(super) struct Page {
    bytes: Vec<u8>,
    too_long: bool,
}

impl Page {
    pub fn is_too_long(&self) -> bool {
        self.too_long
    }

    pub fn into_text(self) -> String {
        match String::from_utf8(self.bytes) {
            Ok(text) => text,
            // Templates write text alone; a byte that is none shows as what it is.
            Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
        }
    }
}

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.bytes.len() + bytes.len() > BYTES_MOST {
            self.too_long = true;
            return Err(Error::from(ErrorKind::OutOfMemory));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
