//! What must hold for the markup of any page.

use std::collections::BTreeSet;

/// Panics with the page's name where its markup is unfinished or unsafe under `style-src 'self'`.
pub fn assert_sound(name: &str, html: &str) {
    // Data, which no browser runs.
    let html = &html.replace("<script type=\"application/ld+json\">", "<data-block>");
    for wrong in ["{{", "{%", "{#", " style=\"", "<style", "null", "href=\"\"", "[object]", "onclick"] {
        assert!(!html.contains(wrong), "{name} contains {wrong}");
    }
    for script in html.split("<script").skip(1) {
        assert!(
            script.starts_with(" src=\"") && script.contains("\" defer></script>"),
            "{name} has an inline script"
        );
    }
    assert_no_empty_elements(name, html);
    assert_unique_ids(name, html);
    if html.contains("<html") {
        assert_eq!(html.matches("<h1").count(), 1, "{name} has one h1");
        assert_headings_in_order(name, html);
    }
}

fn assert_no_empty_elements(name: &str, html: &str) {
    for (at, _) in html.match_indices("></") {
        let open = html[..at].rfind('<').unwrap_or(0);
        let tag = &html[open + 1..at];
        let ends = tag.starts_with('/') || tag.ends_with('/') || tag.starts_with('!');
        let void = ["meta", "link", "img", "br", "path", "rect", "circle", "line", "script"]
            .iter()
            .any(|void| tag.split([' ', '\n']).next() == Some(*void));
        assert!(ends || void, "{name} has an empty element <{tag}>");
    }
}

fn assert_unique_ids(name: &str, html: &str) {
    let mut seen = BTreeSet::new();
    for part in html.split(" id=\"").skip(1) {
        let id = part.split('"').next().unwrap_or("");
        assert!(!id.is_empty() && seen.insert(id), "{name} has the id `{id}` twice or empty");
    }
    for part in html.split("href=\"#").skip(1) {
        let id = part.split('"').next().unwrap_or("");
        assert!(seen.contains(id) || !html.contains("<html"), "{name} leads to #{id}, which is not there");
    }
}

fn assert_headings_in_order(name: &str, html: &str) {
    let levels: Vec<u32> =
        html.match_indices("<h").filter_map(|(at, _)| html[at + 2..].chars().next()?.to_digit(10)).collect();
    assert_eq!(levels.first(), Some(&1), "{name} begins with its h1");
    for pair in levels.windows(2) {
        assert!(pair[1] <= pair[0] + 1, "{name} jumps from h{} to h{}", pair[0], pair[1]);
    }
}
