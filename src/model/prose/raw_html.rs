//! The few HTML tags an author may write.

/// Tags that Markdown has no mark for. They are allowed without attributes.
const PAIRED: [&str; 6] = ["sup", "sub", "kbd", "ruby", "rt", "rp"];

/// Tags without content.
const VOID: [&str; 2] = ["br", "wbr"];

/// An allowed tag, by its name in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AllowedTag {
    Open(&'static str),
    Close(&'static str),
    Void(&'static str),
}

/// Reads one raw tag; nothing if it is not on the list or has attributes.
pub fn allowed(html: &str) -> Option<AllowedTag> {
    let inner = html.strip_prefix('<')?.strip_suffix('>')?;
    let find = |list: &[&'static str], name: &str| {
        list.iter().copied().find(|tag| tag.eq_ignore_ascii_case(name.trim_end()))
    };
    match inner.strip_prefix('/') {
        Some(name) => find(&PAIRED, name).map(AllowedTag::Close),
        None => find(&PAIRED, inner)
            .map(AllowedTag::Open)
            .or_else(|| find(&VOID, inner.strip_suffix('/').unwrap_or(inner)).map(AllowedTag::Void)),
    }
}

/// Whether this is an HTML comment: it is left out of the page, as its author expects.
pub fn is_comment(html: &str) -> bool {
    html.trim_start().starts_with("<!--")
}

/// What is shown of a block of raw HTML: all of it, but for a comment at its start.
pub fn visible_part(html: &str) -> &str {
    let html = html.trim();
    match html.strip_prefix("<!--") {
        Some(rest) => rest.split_once("-->").map_or("", |(_, after)| after.trim()),
        None => html,
    }
}

/// The name of the first tag in a piece of raw HTML, in lower case, for a diagnostic: `div`, `!--`, `?php`.
pub fn tag_name(html: &str) -> String {
    if is_comment(html) {
        return "!--".to_owned();
    }
    let rest = html.trim_start().trim_start_matches('<').trim_start_matches('/');
    rest.chars()
        .take_while(|c| !c.is_whitespace() && !matches!(c, '>' | '/'))
        .collect::<String>()
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_bare_listed_tags_are_allowed() {
        let table = [
            ("<sup>", Some(AllowedTag::Open("sup"))),
            ("</SUP >", Some(AllowedTag::Close("sup"))),
            ("<br>", Some(AllowedTag::Void("br"))),
            ("<br />", Some(AllowedTag::Void("br"))),
            ("<sup onclick=x>", None),
            ("<script>", None),
            ("<sup/>", None),
            ("</br>", None),
            ("<!-- x -->", None),
        ];
        for (html, expected) in table {
            assert_eq!(allowed(html), expected, "{html}");
        }
        assert_eq!(tag_name("<DIV class=a>\n"), "div");
        assert_eq!(tag_name("<!-- x -->"), "!--");
    }
}
