//! What the preview adds to a site's pages, and its own page for when there is nothing to show.

use super::server::{SCRIPT, STYLE};
use crate::diag::Language;

/// The preview's own words in the browser.
#[derive(Clone, Copy)]
pub(super) struct Words {
    /// BCP 47.
    pub lang: &'static str,
    pub title: &'static str,
    pub hide: &'static str,
}

impl Words {
    pub fn of(language: Language) -> Words {
        match language {
            Language::English => {
                Words { lang: "en", title: "The site has errors; this is its last good state", hide: "Hide" }
            }
            Language::Chinese => {
                Words {
                    lang: "zh-Hans", title: "网站内容有错误，当前显示的是上一个正常版本", hide: "隐藏"
                }
            }
        }
    }
}

/// A report with no page behind it.
pub(super) struct Notice<'a> {
    pub report: &'a str,
    /// The state that it was made for, see [`with_script`].
    pub mark: &'a str,
    pub words: Words,
}

/// A page that shows a report and is replaced as soon as it is mended.
pub(super) fn page(notice: &Notice<'_>) -> String {
    let Words { lang, .. } = notice.words;
    let title = match lang {
        "en" => "This page cannot be shown yet",
        _ => "此页面暂时无法显示",
    };
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"{STYLE}\">\n</head>\n<body>\n<main id=\"casebook-notice\">\n\
         <h1>{title}</h1>\n<pre>{}</pre>\n</main>\n{}</body>\n</html>\n",
        escaped(notice.report),
        script(notice.mark)
    )
}

/// A page with the reload script before the end of its body. `mark` names the state that the page shows, so that the script knows a
/// later one. The script is a file of its own, since a site's policy may forbid scripts within pages.
pub(super) fn with_script(html: &[u8], mark: &str) -> Vec<u8> {
    let end = html.windows(END.len()).rposition(|tag| tag.eq_ignore_ascii_case(END)).unwrap_or(html.len());
    [&html[..end], script(mark).as_bytes(), &html[end..]].concat()
}

const END: &[u8] = b"</body>";

fn script(mark: &str) -> String {
    format!("<script src=\"{SCRIPT}\" data-state=\"{}\" defer></script>\n", escaped(mark))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_stands_before_the_end_of_the_body() {
        let script = script("1");
        let table = [
            ("<body>a</body></html>", format!("<body>a{script}</body></html>")),
            ("<pre>&lt;/body></pre></BODY>", format!("<pre>&lt;/body></pre>{script}</BODY>")),
            ("<!-- </body> --></body>", format!("<!-- </body> -->{script}</body>")),
            ("a", format!("a{script}")),
            ("", script.clone()),
        ];
        for (html, expected) in table {
            assert_eq!(String::from_utf8_lossy(&with_script(html.as_bytes(), "1")), expected);
        }
    }

    #[test]
    fn a_report_is_text_and_nothing_else() {
        let words = Words::of(Language::English);
        let page = page(&Notice { report: "<script>alert(1)</script> & \"x\"", mark: "", words });
        assert!(
            page.contains("<pre>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;</pre>"),
            "{page}"
        );
    }
}
