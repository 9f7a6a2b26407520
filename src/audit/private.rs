//! Personal information and secrets in finished files, which a template or data put together or a source spells in a way that only the
//! page resolves.

use std::collections::BTreeSet;

use super::fault::{Fault, Origin};
use crate::check::values_known;
use crate::diag::{Code, table::privacy as table};
use crate::files::Files;
use crate::output::OutPath;
use crate::privacy::{self, Kind, Lines};
use crate::render::Ready;

/// What the look through the sources knows already.
pub(super) struct Known<'a> {
    values: BTreeSet<String>,
    files: &'a Files,
}

impl<'a> Known<'a> {
    pub fn of(files: &'a Files, ready: &Ready) -> Known<'a> {
        Known { values: values_known(files, &ready.site), files }
    }

    /// The faults of a finished file, without those that a source was reported for; and whether there was nothing at all, whatever the
    /// sources say.
    pub fn faults(&self, path: &OutPath, text: &str) -> (Vec<Fault>, bool) {
        let found = privacy::scan_finished(text, Lines::of(path.as_str()));
        let are_none = found.is_empty();
        let found = found.iter().filter(|finding| !self.has(finding.value(text)));
        let fault = |finding: &privacy::Finding| {
            let value = finding.value(text);
            let shown = privacy::hidden(finding.kind, value.lines().next().unwrap_or_default());
            let fault = Fault::new(code(finding.kind)?, Origin::Either).with("masked", format!("`{shown}`"));
            Some(fault.at(text, &finding.range))
        };
        (found.filter_map(fault).collect(), are_none)
    }

    /// Whether a value was reported or allowed, whole or as part of another, or stands in a source as it is: then that was looked at with the
    /// words around it.
    fn has(&self, value: &str) -> bool {
        let normal = privacy::normalized(value);
        let touches = |known: &String| known.contains(&normal) || normal.contains(known.as_str());
        self.values.contains(&normal)
            || self.values.iter().any(touches)
            || self.files.iter().any(|(_, file)| {
                file.legible().is_some_and(|text| text.contains(value) || text.contains(&normal))
            })
    }
}

fn code(kind: Kind) -> Option<&'static Code> {
    match kind {
        Kind::Identity => Some(table::IDENTITY),
        Kind::Mobile => Some(table::MOBILE),
        Kind::Card => Some(table::CARD),
        Kind::Email => Some(table::EMAIL),
        Kind::Secret => Some(table::SECRET),
        // They are found as sources write them.
        Kind::Path | Kind::Intranet | Kind::Coordinates => None,
    }
}
