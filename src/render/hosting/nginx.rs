//! Settings for nginx, to be included in a `server` block.

use super::address::escaped;
use super::{EMBEDS, FINGERPRINTED, FRAMES, FRESH, HEADERS, KEPT, POLICY, Rules, TYPES};
use crate::output::MediaType;

pub(super) fn settings(rules: &Rules<'_>) -> String {
    let path = rules.on_host("");
    let pattern = escaped(&path);
    let mut out = format!(
        "# Written by Casebook for a site at {path}; include it in the `server` block whose `root` has the site at that path.\n\
         set $casebook_frames \"{FRAMES}\";\n\
         if ($uri ~ \"{EMBEDS}$\") {{ set $casebook_frames \"\"; }}\n\
         set $casebook_caching \"{FRESH}\";\n\
         if ($uri ~ \"{FINGERPRINTED}$\") {{ set $casebook_caching \"{KEPT}\"; }}\n\n\
         location \"{path}\" {{\n    index index.html;\n    absolute_redirect off;\n    error_page 404 \"{path}404.html\";\n"
    );
    out += &sent(rules);
    for extension in TYPES {
        let kind = bare(MediaType::of(&format!("x.{extension}")).as_str());
        out += &format!("    location ~ \"\\.{extension}$\" {{ types {{ }} default_type {kind}; }}\n");
    }
    // What Casebook notes at a host for the next deployment is nobody else's.
    out += &format!("    if ($uri ~ \"^{pattern}\\.casebook(?:/|$)\") {{ return 404; }}\n");
    for (address, to) in &rules.moved {
        out += &format!(
            "    if ($uri ~ \"^{pattern}{}$\") {{ return 301 \"{to}$is_args$args\"; }}\n",
            address.pattern()
        );
    }
    if rules.gone.is_empty() {
        return out + "}\n";
    }
    out += "    error_page 410 @casebook_withdrawn;\n";
    for address in &rules.gone {
        out += &format!("    if ($uri ~ \"^{pattern}{}$\") {{ return 410; }}\n", address.pattern());
    }
    // The page that says so is sent under the address that was asked for.
    out += &format!("}}\n\nlocation @casebook_withdrawn {{\n{}", sent(rules));
    out + "    try_files \"${uri}index.html\" $uri/index.html $uri =410;\n}\n"
}

/// How files are sent.
fn sent(rules: &Rules<'_>) -> String {
    let mut out = String::from(
        "    charset utf-8;\n\
         \x20   charset_types text/css text/javascript application/javascript application/json application/xml text/csv;\n\
         \x20   gzip on;\n\
         \x20   gzip_types text/css application/javascript text/javascript application/json application/ld+json image/svg+xml text/csv application/xml;\n",
    );
    if rules.is_precompressed() {
        out += "    gzip_static on;\n\
                \x20   gzip_vary on;\n\
                \x20   # With the modules ngx_brotli and zstd-nginx-module also:\n\
                \x20   # brotli_static on;\n\
                \x20   # zstd_static on;\n";
    }
    out += &format!("    add_header Content-Security-Policy \"{POLICY}$casebook_frames\" always;\n");
    for (name, value) in HEADERS {
        out += &format!("    add_header {name} \"{value}\" always;\n");
    }
    out += "    add_header Cache-Control $casebook_caching;\n";
    out
}

/// A media type without its characters, which `charset` adds.
fn bare(kind: &str) -> &str {
    kind.split(';').next().unwrap_or(kind)
}
