//! What the preview adds to a site's pages, and its own page for when there is nothing to show.

use super::Follow;
use super::finding::Finding;
use super::own::{PAGE_STYLE, SCRIPT, lang};
use crate::diag::Language;

/// What the script of a page is told: the page as it is now, and what is to be done.
pub(super) struct Told<'a> {
    /// The mark of the page; empty for a page of the preview's own. See [`super::shown::Shown::mark`].
    pub mark: &'a str,
    /// The mark of the last edit.
    pub edit: &'a str,
    pub language: Language,
    pub follow: Follow,
}

/// A page that shows findings and is replaced as soon as they are mended.
pub(super) fn page(findings: &[Finding], told: &Told<'_>) -> String {
    let title = match told.language {
        Language::English => "This page cannot be shown yet",
        Language::Chinese => "此页面暂时无法显示",
    };
    let list: String =
        findings.iter().map(|found| format!("<pre>{}</pre>\n", escaped(&found.text))).collect();
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"{PAGE_STYLE}\">\n</head>\n<body>\n<main id=\"casebook-notice\">\n\
         <h1>{title}</h1>\n{list}</main>\n{}</body>\n</html>\n",
        lang(told.language),
        script(told)
    )
}

/// A page with the reload script before the end of its body. The script is a file of its own, and so is all that it loads, since the
/// policy of pages forbids scripts and styles within them.
pub(super) fn with_script(html: &[u8], told: &Told<'_>) -> Vec<u8> {
    let end = html.windows(END.len()).rposition(|tag| tag.eq_ignore_ascii_case(END)).unwrap_or(html.len());
    [&html[..end], script(told).as_bytes(), &html[end..]].concat()
}

const END: &[u8] = b"</body>";

fn script(told: &Told<'_>) -> String {
    let follow = match told.follow {
        Follow::Edits => " data-follow",
        Follow::Nothing => "",
    };
    format!(
        "<script type=\"module\" src=\"{SCRIPT}\" data-page=\"{}\" data-edit=\"{}\" data-lang=\"{}\"{follow}></script>\n",
        escaped(told.mark),
        escaped(told.edit),
        lang(told.language),
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Severity;

    const TOLD: Told<'_> = Told { mark: "1", edit: "", language: Language::English, follow: Follow::Nothing };

    #[test]
    fn the_script_stands_before_the_end_of_the_body() {
        let script = script(&TOLD);
        let table = [
            ("<body>a</body></html>", format!("<body>a{script}</body></html>")),
            ("<pre>&lt;/body></pre></BODY>", format!("<pre>&lt;/body></pre>{script}</BODY>")),
            ("<!-- </body> --></body>", format!("<!-- </body> -->{script}</body>")),
            ("a", format!("a{script}")),
            ("", script.clone()),
        ];
        for (html, expected) in table {
            assert_eq!(String::from_utf8_lossy(&with_script(html.as_bytes(), &TOLD)), expected);
        }
    }

    #[test]
    fn a_report_is_text_and_nothing_else() {
        let text = "<script>alert(1)</script> & \"x\"".to_owned();
        let page = page(&[Finding { severity: Severity::Error, text, spot: None, page: None }], &TOLD);
        assert!(
            page.contains("<pre>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;</pre>"),
            "{page}"
        );
    }
}
