//! Sources that a reader cannot date, and copies that stand for an original.

use std::collections::BTreeMap;

use super::Checked;
use crate::diag::{Diagnostic, Diagnostics, table::statements};
use crate::files::Place;
use crate::model::prose::{Scheme, Target as Link};
use crate::model::reference::{Kind, Target};
use crate::model::source::{Grade, Published};

/// A source that nothing names is only a line in a list, so it is left alone.
pub(super) fn sources_in_use_are_dated_originals(checked: &Checked<'_>, diags: &mut Diagnostics) {
    let uses = first_uses(checked);
    for (id, source) in checked.site.registry.sources.iter() {
        let Some(used) = uses.get(id) else { continue };
        let mut report = |code, place: Place| {
            let path = &checked.files.get(place.file()).path;
            diags.push(Diagnostic::new(code, place).with("id", id).with("path", path).also(*used));
        };
        if matches!(source.published, Published::Unknown { .. }) {
            report(statements::UNDATED_SOURCE, source.published_place);
        }
        if source.grade == Some(Grade::Mirror) {
            report(statements::MIRROR_SOURCE, source.grade_place);
        }
    }
}

/// Where each source is named first.
fn first_uses<'a>(checked: &'a Checked<'_>) -> BTreeMap<&'a str, Place> {
    let mut uses = BTreeMap::new();
    for reference in checked.site.references.iter() {
        if let Target::Record(Kind::Source, id) = &reference.to {
            uses.entry(id.as_str()).or_insert(reference.place);
        }
    }
    for passage in checked.passages {
        for link in &passage.prose.links {
            if let Link::Data { scheme: Scheme::Source, rest } = &link.target {
                uses.entry(rest.as_str()).or_insert_with(|| passage.place(&link.range));
            }
        }
    }
    uses
}
