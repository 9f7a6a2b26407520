//! Personal information and secrets in texts and in the names of files.

use rayon::prelude::*;

use super::allowance::Allowances;
use super::is_held_back;
use crate::check::Checked;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity, table::privacy as table};
use crate::files::{File, FileId, Place};
use crate::privacy::{self, Finding, Kind, Lines};

/// Everything that [`privacy::scan`] finds and the site does not allow, each at its place.
pub(in crate::check) fn nothing_private_is_written(checked: &Checked<'_>, diags: &mut Diagnostics) {
    let allowances = Allowances::of(checked);
    let all: Vec<&File> = checked.files.iter().map(|(_, entry)| entry).collect();
    // What each file holds is found side by side, and then told in order.
    all.par_iter().for_each(|entry| {
        entry.findings();
    });
    let mut before = "";
    for (file, entry) in checked.files.iter() {
        in_names(checked, &allowances, (file, entry), before, diags);
        before = &entry.path;
        let Some(text) = entry.legible() else {
            in_other_encoding(checked, &allowances, file, entry, diags);
            continue;
        };
        for finding in entry.findings() {
            let value = finding.value(text);
            let is_expected = !concerns(finding.kind, &entry.path) || allowances.lists(file, &finding.range);
            if !is_expected && !allowances.allows(value) {
                let place = Place::bytes(file, finding.range.clone());
                let found = Diagnostic::new(code(finding.kind), place);
                let shown = privacy::hidden(finding.kind, first_line(value));
                diags.push(graded(checked, entry, finding.kind, found.with("masked", format!("`{shown}`"))));
            }
        }
    }
    allowances.report(diags);
}

/// A name of a folder is looked at once, at the first file below it: `before` is the path of the file before this one.
fn in_names(
    checked: &Checked<'_>,
    allowances: &Allowances<'_>,
    (file, entry): (FileId, &File),
    before: &str,
    diags: &mut Diagnostics,
) {
    let mut end = 0;
    for name in entry.path.split('/') {
        end += name.len();
        let is_known = before.strip_prefix(&entry.path[..end]).is_some_and(|below| below.starts_with('/'));
        end += 1;
        if is_known {
            continue;
        }
        let found = privacy::scan_lines(name, Lines::Apart);
        let mut refused = found.into_iter().filter(|finding| !allowances.allows(finding.value(name)));
        if let Some(Finding { kind, .. }) = refused.next() {
            // Whatever else is in it counts as a use of what the site allows.
            refused.for_each(drop);
            let found = Diagnostic::new(code(kind), Place::File(file)).with("named", privacy::masked(name));
            diags.push(graded(checked, entry, kind, found));
        }
    }
}

/// Text in an encoding of its own, such as GBK, still writes its digits and Latin letters as ASCII does.
fn in_other_encoding(
    checked: &Checked<'_>,
    allowances: &Allowances<'_>,
    file: FileId,
    entry: &File,
    diags: &mut Diagnostics,
) {
    let ending = entry.name().rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let is_text = ending.is_none_or(|ending| TEXTS.contains(&&*ending)) || is_writing(entry.bytes());
    if !is_text {
        return;
    }
    let char = |byte: &u8| if byte.is_ascii() { char::from(*byte) } else { '\u{fffd}' };
    let text: String = entry.bytes().iter().map(char).collect();
    for finding in privacy::scan_lines(&text, Lines::Apart) {
        let value = finding.value(&text);
        if concerns(finding.kind, &entry.path) && !allowances.allows(value) {
            let shown = privacy::hidden(finding.kind, first_line(value));
            let found = Diagnostic::new(code(finding.kind), Place::File(file));
            diags.push(graded(checked, entry, finding.kind, found.with("masked", format!("`{shown}`"))));
        }
    }
}

/// Whether bytes are a text, going by its beginning: pictures, documents and archives soon have bytes that steer a device.
fn is_writing(bytes: &[u8]) -> bool {
    let steers = |byte: &u8| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r');
    !bytes.iter().take(HEAD).any(steers)
}

const HEAD: usize = 4096;

const TEXTS: &[&str] = &[
    "txt", "csv", "tsv", "json", "html", "htm", "xml", "md", "svg", "css", "js", "yaml", "yml", "vcf", "ics",
];

fn code(kind: Kind) -> &'static Code {
    match kind {
        Kind::Identity => table::IDENTITY,
        Kind::Mobile => table::MOBILE,
        Kind::Card => table::CARD,
        Kind::Email => table::EMAIL,
        Kind::Secret => table::SECRET,
        Kind::Path | Kind::Intranet => table::MACHINE,
        Kind::Coordinates => table::COORDINATES,
    }
}

/// Where a kind means something: a site may be deployed within a network, and drawings are full of pairs of decimals.
fn concerns(kind: Kind, path: &str) -> bool {
    match kind {
        Kind::Path | Kind::Intranet => path != "content/site.yaml",
        Kind::Coordinates => ![".svg", ".css", ".js"].iter().any(|ending| path.ends_with(ending)),
        _ => true,
    }
}

/// What is not published is a warning, except a secret, which is known to whoever is given the folder.
fn graded(checked: &Checked<'_>, entry: &File, kind: Kind, mut found: Diagnostic) -> Diagnostic {
    if kind != Kind::Secret && is_held_back(checked, &entry.path) {
        found.severity = Severity::Warning;
    }
    found
}

/// A private key goes over many lines.
fn first_line(value: &str) -> &str {
    value.lines().next().unwrap_or_default()
}
