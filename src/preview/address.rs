//! From the path of a request to a planned file. Nothing but the plan is looked into, so no path leads to the disk.

use crate::output::OutPath;
use crate::route::Plan;

/// What stands at the path of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    File(OutPath),
    /// A folder was named without its last `/`, so that relative links on its page would lead astray.
    Folder,
    /// Nothing; the page that says so in the nearest locale, where the site has one.
    Nothing(Option<OutPath>),
}

/// Looks up a path as it stands in the request, beginning with `/`: as from the top of the site, else as from where the site will stand on
/// its host, since the links of the page for wrong addresses name that.
pub(super) fn find(plan: &Plan, path_on_host: Option<&str>, path: &str) -> Found {
    let below = path_on_host.and_then(|base| path.strip_prefix(base));
    match (from_top(plan, path), below) {
        (Found::Nothing(_), Some(below)) => from_top(plan, &format!("/{below}")),
        (found, _) => found,
    }
}

fn from_top(plan: &Plan, path: &str) -> Found {
    let planned = |path: &str| plan.routes.get_key_value(path).map(|(path, _)| path.clone());
    let Some(path) = decoded(path) else { return Found::Nothing(planned("404.html")) };
    let path = path.strip_prefix('/').unwrap_or(&path);
    let file = if path.is_empty() || path.ends_with('/') {
        planned(&format!("{path}index.html"))
    } else {
        planned(path)
    };
    if let Some(file) = file {
        return Found::File(file);
    }
    if plan.has(&format!("{path}/index.html")) {
        return Found::Folder;
    }
    let locale = path.split('/').next().unwrap_or_default();
    Found::Nothing(planned(&format!("{locale}/404.html")).or_else(|| planned("404.html")))
}

/// Percent signs decoded, once; nothing where they or the text that they make are malformed.
pub(super) fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
        bytes.push((digit(rest.next())? * 16 + digit(rest.next())?) as u8);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::Route;

    #[test]
    fn only_planned_files_are_found() -> Result<(), Box<dyn std::error::Error>> {
        let mut plan = Plan::default();
        for path in [
            "index.html",
            "404.html",
            "zh-Hans/404.html",
            "cases/a/index.html",
            "cases/a/图 1.png",
            "100%41.txt",
        ] {
            plan.routes.insert(OutPath::new(path)?, Route::Sitemap);
        }
        let table = [
            ("/", "index.html"),
            ("/index.html", "index.html"),
            ("/books/", "index.html"),
            ("/books/cases/a/", "cases/a/index.html"),
            ("/books/cases/b/", "? 404.html"),
            ("/cases/a/", "cases/a/index.html"),
            ("/cases/a/index.html", "cases/a/index.html"),
            ("/cases/a", "FOLDER"),
            ("/cases/a/%E5%9B%BE%201.png", "cases/a/图 1.png"),
            ("/%63ases/a/", "cases/a/index.html"),
            ("/100%2541.txt", "100%41.txt"),
            ("/cases/", "? 404.html"),
            ("/zh-Hans/nowhere/", "? zh-Hans/404.html"),
            ("//cases/a/", "? 404.html"),
            ("//cases/a", "? 404.html"),
            ("/../index.html", "? 404.html"),
            ("/%2e%2e/%2e%2e/etc/passwd", "? 404.html"),
            ("/cases/..%2f..%2fCargo.toml", "? 404.html"),
            ("/cases/a/./index.html", "? 404.html"),
            ("/cases%5ca/index.html", "? 404.html"),
            ("/index.html%00", "? 404.html"),
            ("/%252e%252e/index.html", "? 404.html"),
            ("/%ff", "? 404.html"),
            ("/%4", "? 404.html"),
            ("/%zz", "? 404.html"),
        ];
        for (path, expected) in table {
            let found = match find(&plan, Some("/books/"), path) {
                Found::File(file) => file.to_string(),
                Found::Folder => "FOLDER".to_owned(),
                Found::Nothing(page) => {
                    format!("? {}", page.map(|page| page.to_string()).unwrap_or_default())
                }
            };
            assert_eq!(found, expected, "{path}");
        }
        Ok(())
    }
}
