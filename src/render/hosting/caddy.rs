//! Settings for Caddy, to be imported in the block of a host.

use super::{EMBEDS, FINGERPRINTED, FRAMES, FRESH, HEADERS, KEPT, POLICY, Rules};
use crate::route::encoded;

pub(super) fn settings(rules: &Rules<'_>) -> String {
    let path = rules.on_host("");
    let files = match rules.is_precompressed() {
        true => "file_server {\n\tprecompressed br zstd gzip\n}\n",
        false => "file_server\n",
    };
    let mut inner = format!("encode zstd gzip\n{files}");
    for (name, negation, policy) in [("pages", "not ", FRAMES), ("embeds", "", "")] {
        inner += &format!(
            "@casebook_{name} {negation}path_regexp {EMBEDS}$\n\
             header @casebook_{name} Content-Security-Policy \"{POLICY}{policy}\"\n"
        );
    }
    for (name, negation, caching) in [("fresh", "not ", FRESH), ("kept", "", KEPT)] {
        inner += &format!(
            "@casebook_{name} {negation}path_regexp {FINGERPRINTED}$\n\
             header @casebook_{name} Cache-Control \"{caching}\"\n"
        );
    }
    inner += "header {\n";
    for (name, value) in HEADERS {
        inner += &format!("\t{name} \"{value}\"\n");
    }
    inner += "}\n@casebook_data path *.jsonld\nheader @casebook_data Content-Type application/ld+json\n\
              @casebook_own path /.casebook/*\nerror @casebook_own 404\n";
    for (number, (address, to)) in rules.moved.iter().enumerate() {
        inner += &format!(
            "@casebook_moved{number} path{}\nredir @casebook_moved{number} \"{to}\" 301\n",
            forms(&address.forms())
        );
    }
    for (number, address) in rules.gone.iter().enumerate() {
        inner += &format!(
            "@casebook_gone{number} path{}\nhandle @casebook_gone{number} {{\n\trewrite * \"/{}\"\n\tfile_server {{\n\t\tstatus 410\n\t}}\n}}\n",
            forms(&address.forms()),
            encoded(&address.file()),
        );
    }
    let wrong = format!("rewrite * /404.html\n{files}");
    let (inner, wrong) = match path.as_str() {
        "/" => (inner, wrong),
        _ => {
            let head = format!("handle_path \"{}*\" {{\n", encoded(&path));
            let under = |inner: &str| format!("{head}{}}}\n", indented(inner));
            (under(&inner), under(&wrong))
        }
    };
    format!(
        "# Written by Casebook for a site at {path}; import it in the block of the host, where `root` is the published folder.\n\
         {inner}handle_errors {{\n\t@casebook_wrong expression {{err.status_code}} == 404\n\thandle @casebook_wrong {{\n{}\t}}\n}}\n",
        indented(&indented(&wrong))
    )
}

/// Paths for a matcher.
fn forms(forms: &[String]) -> String {
    forms.iter().map(|form| format!(" \"/{form}\"")).collect()
}

fn indented(lines: &str) -> String {
    lines.lines().map(|line| format!("\t{line}\n")).collect()
}
