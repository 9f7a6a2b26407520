//! Addresses as they are written on other websites, and what stands for them here.

use crate::model::Site;

/// What was meant by an address that leads to no file: the record that the path of a page names (`../about`, `about.html`), or a website
/// whose address lacks its beginning (`www.example.org`).
pub(super) fn meant(site: &Site, destination: &str) -> Option<String> {
    record(site, destination).or_else(|| website(destination))
}

fn record(site: &Site, destination: &str) -> Option<String> {
    let path = destination.split(['#', '?']).next()?;
    if path.contains(':') {
        return None;
    }
    let mut parts = path.split('/').filter(|part| !part.is_empty()).rev();
    let is_whole = |part: &&str| !matches!(*part, "index.html" | "index.md" | "en.md" | "zh-Hans.md");
    let name = parts.find(is_whole)?;
    let id = [".html", ".md"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name);
    let kinds = [
        ("page", site.pages.get(id).is_some()),
        ("case", site.cases.get(id).is_some()),
        ("event", site.events.get(id).is_some()),
        ("statistic", site.statistics.get(id).is_some()),
    ];
    let kind = kinds.into_iter().find(|(_, is_there)| *is_there)?.0;
    Some(format!("{kind}:{id}"))
}

/// Only what cannot be the name of a file: it begins with `www.`, or a host is followed by a path.
fn website(destination: &str) -> Option<String> {
    let plain = destination.trim_start_matches('/');
    let host = plain.split('/').next()?.to_ascii_lowercase();
    let labels: Vec<&str> = host.split('.').collect();
    let is_host = labels.len() > 1
        && labels
            .iter()
            .all(|label| !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
    let is_known = labels.last().is_some_and(|last| ["cn", "com", "int", "net", "org"].contains(last));
    (is_host && (host.starts_with("www.") || is_known)).then(|| format!("https://{plain}"))
}

#[cfg(test)]
mod tests {
    use super::website;

    #[test]
    fn a_host_is_told_from_a_file() {
        for (destination, expected) in [
            ("www.example.org", Some("https://www.example.org")),
            ("example.org/a", Some("https://example.org/a")),
            ("//example.org/a", Some("https://example.org/a")),
            ("room.jpg", None),
            ("cn", None),
            ("a/b.pdf", None),
            ("年报.cn", None),
        ] {
            assert_eq!(website(destination).as_deref(), expected, "{destination}");
        }
    }
}
