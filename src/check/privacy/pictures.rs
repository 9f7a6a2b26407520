//! Pictures: what they say of where they were taken, and whether they can be published without it.

use super::is_held_back;
use crate::check::Checked;
use crate::diag::{Diagnostic, Diagnostics, Severity, table::privacy as table};
use crate::files::Place;
use crate::privacy::picture::{self, Cleaned, Position, Refused};

/// Every picture is taken apart once before anything is written, so that none is published half or with what it carries.
pub(in crate::check) fn pictures_can_be_cleaned(checked: &Checked<'_>, diags: &mut Diagnostics) {
    for (file, entry) in checked.files.iter() {
        // A file that could not be read at all stands as an empty one and was reported.
        if entry.bytes().is_empty() {
            continue;
        }
        let code = match picture::cleaned(&entry.path, entry.bytes()) {
            Some(Ok(Cleaned { position: Position::Said, .. })) => table::POSITION,
            Some(Err(Refused::Broken)) => table::BROKEN_PICTURE,
            Some(Err(Refused::Closed)) => table::CLOSED_PICTURE,
            Some(Ok(_)) | None => continue,
        };
        let mut found = Diagnostic::new(code, Place::File(file));
        if is_held_back(checked, &entry.path) {
            found.severity = Severity::Warning;
        }
        diags.push(found);
    }
}
