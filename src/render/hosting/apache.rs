//! `.htaccess` for Apache, which lies at the top of the published folder.

use super::address::escaped;
use super::{EMBEDS, FINGERPRINTED, FRAMES, FRESH, HEADERS, KEPT, POLICY, Rules, TYPES};
use crate::output::{Coding, MediaType};
use crate::route::absolute;

pub(super) fn settings(rules: &Rules<'_>) -> String {
    let (path, pattern) = (rules.path, escaped(&rules.on_host("")));
    let mut out = format!(
        "# Written by Casebook for a site at {path}.\n\
         ErrorDocument 404 {path}404.html\nDirectoryIndex index.html\nOptions -Indexes\nAddDefaultCharset utf-8\n"
    );
    for extension in TYPES {
        let kind = MediaType::of(&format!("x.{extension}")).as_str();
        out += &format!("AddType \"{}\" .{extension}\n", kind.split(';').next().unwrap_or(kind));
    }
    out += "AddCharset utf-8 .css .js .json .csv .xml .svg\n";
    // A compressed file is sent as what it is of.
    let coded = r"(?:\.gz|\.br|\.zst)?";
    for (name, of) in [("embed", EMBEDS), ("kept", FINGERPRINTED)] {
        out += &format!("SetEnvIf Request_URI \"{of}{coded}$\" casebook_{name}\n");
    }
    for (policy, when) in [(FRAMES, "!"), ("", "")] {
        out += &format!(
            "Header always set Content-Security-Policy \"{POLICY}{policy}\" env={when}casebook_embed\n"
        );
    }
    for (name, value) in HEADERS {
        out += &format!("Header always set {name} \"{value}\"\n");
    }
    for (caching, when) in [(FRESH, "!"), (KEPT, "")] {
        out += &format!("Header set Cache-Control \"{caching}\" env={when}casebook_kept\n");
    }
    // What Casebook notes at a host for the next deployment is nobody else's.
    out += &format!("RedirectMatch 404 \"^{pattern}\\.casebook(?:/|$)\"\n");
    for (address, to) in &rules.moved {
        out += &format!("RedirectMatch 301 \"^{pattern}{}$\" \"{to}\"\n", address.pattern());
    }
    if !rules.gone.is_empty() || rules.is_precompressed() {
        out += "RewriteEngine on\n";
    }
    for address in &rules.gone {
        let (of, file) = (address.pattern(), absolute(path, &address.file()));
        let file = if file.ends_with('/') { format!("{file}index.html") } else { file };
        // The page that says so comes by a second look at these rules, which must not refuse it again.
        out += &format!(
            "RewriteCond %{{ENV:REDIRECT_STATUS}} ^$\nRewriteRule \"^{of}$\" - [G]\n\
             <If \"%{{REQUEST_URI}} =~ m#^{pattern}{of}$#\">\nErrorDocument 410 {file}\n</If>\n"
        );
    }
    if rules.is_precompressed() {
        out += &precompressed();
    }
    out
}

/// Sends the compressed file that lies beside the plain one, of the codings that the browser takes, the smallest first.
fn precompressed() -> String {
    let mut out = String::from("RemoveLanguage .br\n");
    let extensions = Coding::EXTENSIONS.join("|");
    for coding in Coding::ALL {
        let (name, ending) = (coding.name(), coding.ending());
        out += &format!(
            "RewriteCond %{{HTTP:Accept-Encoding}} \"\\b{name}\\b\"\nRewriteCond \"%{{REQUEST_FILENAME}}{ending}\" -f\n\
             RewriteRule \"^(.+\\.(?:{extensions}))$\" \"$1{ending}\" [L]\n\
             <FilesMatch \"\\.(?:{extensions})\\{ending}$\">\nHeader set Content-Encoding {name}\n</FilesMatch>\n"
        );
    }
    for extension in Coding::EXTENSIONS {
        let kind = MediaType::of(&format!("x.{extension}")).as_str();
        out += &format!(
            "RewriteRule \"\\.{extension}(?:\\.gz|\\.br|\\.zst)$\" - \"[T={kind},E=no-gzip:1,E=no-brotli:1]\"\n"
        );
    }
    out + &format!(
        "<FilesMatch \"\\.(?:{extensions})(?:\\.gz|\\.br|\\.zst)?$\">\nHeader append Vary Accept-Encoding\n</FilesMatch>\n"
    )
}
