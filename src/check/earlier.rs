//! What will be published, held against what was published before.
//!
//! The earlier publication is data that is handed in: whoever asks for the comparison has read it, and a preview reads none.

mod addresses;
mod figures;
mod locales;
mod stated;

pub use stated::Stated;

use std::sync::Arc;

use crate::diag::{Diagnostic, Diagnostics, Severity};
use crate::files::Files;
use crate::model::Site;
use crate::output::{Digest, Manifest, Register};
use crate::route::Plan;

/// An earlier publication, as far as it could be read.
#[derive(Clone, Debug)]
pub struct Earlier {
    /// What was published; empty where it could not be read.
    pub manifest: Arc<Manifest>,
    /// The digest of the bytes of the manifest.
    pub sha256: Option<Digest>,
    /// What was stated; nothing where it could not be read, or was published before there were registers.
    pub register: Option<Register>,
    /// What could not be read, and why.
    pub faults: Vec<Diagnostic>,
}

impl Default for Earlier {
    fn default() -> Earlier {
        Earlier {
            manifest: Arc::new(Manifest::new(Default::default())),
            sha256: None,
            register: None,
            faults: Vec::new(),
        }
    }
}

/// What is compared.
struct Compared<'a> {
    files: &'a Files,
    site: &'a Site,
    plan: &'a Plan,
    earlier: &'a Earlier,
}

/// Compares figures and addresses with those of the earlier publication.
///
/// What is only missing is not looked for where something could not be read, since it may be just that.
pub fn compare(files: &Files, (site, plan): (&Site, &Plan), earlier: &Earlier, diags: &mut Diagnostics) {
    let compared = Compared { files, site, plan, earlier };
    let has_all_figures = !diags.has_errors();
    let is_read = |found: &Diagnostic| {
        found.severity != Severity::Error
            || !(found.code.id.starts_with("CB1") || found.code.id.starts_with("CB3"))
    };
    let has_all_addresses = site.has_all_pages() && diags.iter().all(is_read);
    addresses::no_published_record_is_made_a_draft(&compared, diags);
    earlier.faults.iter().for_each(|fault| diags.push(fault.clone()));
    figures::no_number_changes_without_a_word(&compared, diags);
    if has_all_figures {
        figures::no_figure_goes_without_a_word(&compared, diags);
    }
    if has_all_addresses {
        let moved = locales::languages_stay_where_they_are(&compared, diags);
        addresses::no_address_is_lost(&compared, &moved, diags);
        addresses::an_alias_stays_with_its_record(&compared, diags);
    }
}
