//! Which strings a template uses.

use std::ops::Range;

/// A string key in a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsedKey {
    /// The key: `nav.skip`.
    pub key: String,
    /// Its bytes in the template, without the quotation marks.
    pub range: Range<usize>,
}

/// Finds every `t(key="…")` whose key is written out, in the template's order.
///
/// A key that is put together in the template is not found; its absence shows when the page is rendered.
pub fn used_keys(text: &str) -> Vec<UsedKey> {
    const CALL: &str = "t(key=\"";
    text.match_indices(CALL)
        .filter(|(at, _)| !text[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
        .filter_map(|(at, _)| {
            let start = at + CALL.len();
            let length = text[start..].find('"')?;
            let range = start..start + length;
            Some(UsedKey { key: text[range.clone()].to_owned(), range })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_are_written_out_are_found() {
        let table: [(&str, &[&str]); 4] = [
            (r#"{{ t(key="a.b") }} {{ t(key="c", n=1) }}"#, &["a.b", "c"]),
            (r#"{{ fit(key="a") }}"#, &[]),
            (r#"{{ t(key=name) }}"#, &[]),
            (r#"首页{{t(key="d")}}"#, &["d"]),
        ];
        for (text, expected) in table {
            let found: Vec<String> = used_keys(text).into_iter().map(|used| used.key).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
