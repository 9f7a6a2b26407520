//! The values that a site allows, and which of them it needs.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::check::Checked;
use crate::diag::{Diagnostic, Diagnostics, table::privacy as table};
use crate::files::{FileId, Span};
use crate::model::config::Allowed;
use crate::privacy;

/// The entries of a site's list, and those that something matched.
pub(super) struct Allowances<'a> {
    checked: &'a Checked<'a>,
    by_value: BTreeMap<String, &'a Allowed>,
    /// Where the list itself stands, so that it is not reported and does not count as a use.
    places: Vec<Span>,
    used: RefCell<BTreeSet<String>>,
}

impl<'a> Allowances<'a> {
    pub fn of(checked: &'a Checked<'a>) -> Allowances<'a> {
        let allowed = &checked.site.config.personal_information.allowed;
        Allowances {
            checked,
            by_value: allowed.iter().map(|entry| (privacy::normalized(&entry.value), entry)).collect(),
            places: allowed.iter().filter_map(|entry| checked.files.span(entry.place)).collect(),
            used: RefCell::default(),
        }
    }

    /// Whether this value may be published; it then counts as used.
    pub fn allows(&self, value: &str) -> bool {
        if self.checked.site.config.personal_information.is_unreadable {
            return true;
        }
        let value = privacy::normalized(value);
        let Some(entry) = self.by_value.get(&value) else { return false };
        self.used.borrow_mut().insert(value);
        !self.is_over(entry)
    }

    /// Whether a place lies within an entry of the list.
    pub fn lists(&self, file: FileId, range: &std::ops::Range<usize>) -> bool {
        self.places.iter().any(|span| span.file == file && span.start <= range.start && range.end <= span.end)
    }

    fn is_over(&self, entry: &Allowed) -> bool {
        let config = &self.checked.site.config;
        entry.until.is_some_and(|until| config.is_dated && until.start() < config.as_of.start())
    }

    /// Reports entries that nothing needs, and those whose day is over.
    pub fn report(&self, diags: &mut Diagnostics) {
        if self.checked.site.config.personal_information.is_unreadable {
            return;
        }
        let used = self.used.borrow();
        for entry in &self.checked.site.config.personal_information.allowed {
            let code = match used.contains(&privacy::normalized(&entry.value)) {
                false => table::UNUSED_ALLOWANCE,
                true if self.is_over(entry) => table::EXPIRED_ALLOWANCE,
                true => continue,
            };
            let found = Diagnostic::new(code, entry.place).with("masked", format!("`{}`", entry.value));
            diags.push(found.with_some("until", entry.until));
        }
    }
}
