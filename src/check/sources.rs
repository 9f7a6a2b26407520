//! Sources that a reader cannot date, and copies that stand for an original.

use std::collections::BTreeMap;

use super::Checked;
use super::passages;
use super::texts::Of;
use crate::diag::{Diagnostic, Diagnostics, table::statements};
use crate::files::Place;
use crate::model::prose::target::may_escape;
use crate::model::prose::{Scheme, Target as Link};
use crate::model::reference::{Kind, Target};
use crate::model::source::{Grade, Published, Source};

/// A source that nothing names is only a line in a list, so it is left alone.
pub(super) fn sources_in_use_are_dated_originals(checked: &Checked<'_>, diags: &mut Diagnostics) {
    let doubtful: BTreeMap<&str, &Source> = checked
        .site
        .registry
        .sources
        .iter()
        .filter(|(_, source)| is_undated(source) || is_mirror(source))
        .collect();
    if doubtful.is_empty() {
        return;
    }
    let uses = first_uses(checked, &doubtful);
    for (id, source) in doubtful {
        let Some(used) = uses.get(id) else { continue };
        let mut report = |code, place: Place| {
            let path = &checked.files.get(place.file()).path;
            diags.push(Diagnostic::new(code, place).with("id", id).with("path", path).also(*used));
        };
        if is_undated(source) {
            report(statements::UNDATED_SOURCE, source.published_place);
        }
        if is_mirror(source) {
            report(statements::MIRROR_SOURCE, source.grade_place);
        }
    }
}

fn is_undated(source: &Source) -> bool {
    matches!(source.published, Published::Unknown { .. })
}

fn is_mirror(source: &Source) -> bool {
    source.grade == Some(Grade::Mirror)
}

/// Where each of these sources is named first, in records or else in sentences.
fn first_uses<'a>(checked: &'a Checked<'_>, wanted: &BTreeMap<&'a str, &Source>) -> BTreeMap<&'a str, Place> {
    let mut uses = BTreeMap::new();
    for reference in checked.site.references.iter() {
        if let Target::Record(Kind::Source, id) = &reference.to
            && let Some((id, _)) = wanted.get_key_value(id.as_str())
        {
            uses.entry(*id).or_insert(reference.place);
        }
    }
    for of in Of::all(checked.site) {
        let mut open = wanted.keys().filter(|id| !uses.contains_key(*id)).peekable();
        if open.peek().is_none() {
            break;
        }
        // Most records name none of them, so that their texts need not be read for it.
        let open: Vec<&'a str> = open.copied().filter(|id| is_written(checked, of, id)).collect();
        if open.is_empty() {
            continue;
        }
        for passage in passages::of(checked.files, checked.site, of) {
            for link in &passage.prose.links {
                if let Link::Data { scheme: Scheme::Source, rest } = &link.target
                    && let Some(id) = open.iter().find(|id| **id == rest.as_str())
                {
                    uses.entry(*id).or_insert_with(|| passage.place(&link.range));
                }
            }
        }
    }
    uses
}

/// Whether the id of a source may stand in the files that hold these texts.
fn is_written(checked: &Checked<'_>, of: Of<'_>, id: &str) -> bool {
    let names = |text: &str| text.contains(id) || may_escape(text);
    of == Of::Site || of.files(checked.files).any(|(_, file)| file.text().is_some_and(names))
}
