//! What an author writes never becomes markup of its own.

use super::*;
use crate::model::prose::Prose;
use proptest::prelude::*;

#[test]
fn raw_html_shows_as_text() {
    check(&[
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ("a <b onclick=\"x\">b</b>", "<p>a &lt;b onclick=&quot;x&quot;&gt;b&lt;/b&gt;</p>\n"),
        ("m<sup>2</sup> H<SUB>2</SUB>O<br/>x", "<p>m<sup>2</sup> H<sub>2</sub>O<br>x</p>\n"),
        ("a<sup onmouseover=x>b</sup>", "<p>a&lt;sup onmouseover=x&gt;b&lt;/sup&gt;</p>\n"),
        ("*a<sup>b* c</sup>", "<p><em>a<sup>b</sup></em> c&lt;/sup&gt;</p>\n"),
        ("a <!-- note --> b", "<p>a  b</p>\n"),
        ("<!-- note -->\n", ""),
        ("<!-- note --> <img src=x onerror=y>", "<p>&lt;img src=x onerror=y&gt;</p>\n"),
    ]);
}

#[test]
fn addresses_and_attributes_are_safe() {
    check(&[
        ("[x](javascript:alert(1))", "<p>x</p>\n"),
        ("[x](JAVASCRIPT:alert(1))", "<p>x</p>\n"),
        ("[x](java&#9;script:alert(1))", "<p>x</p>\n"),
        ("[x](&#106;avascript:alert(1))", "<p>x</p>\n"),
        ("[x](data:text/html;base64,PHM)", "<p>x</p>\n"),
        ("[x](//evil.example)", "<p>x</p>\n"),
        ("<javascript:alert(1)>", "<p>javascript:alert(1)</p>\n"),
        ("![x](javascript:alert(1))", "<p>x</p>\n"),
        ("![<b>x](data:image/svg+xml,x)", "<p>x</p>\n"),
        (
            "[x](case:a\"b '\"><script>')",
            "<p><a href=\"../a&quot;b/\" title=\"&quot;&gt;&lt;script&gt;\">x</a></p>\n",
        ),
        ("[&lt;i&gt;](case:n)", "<p><a href=\"../n/\">&lt;i&gt;</a></p>\n"),
        ("![\"><script>](m.jpg)", "<p><img src=\"m.jpg\" alt=\"&quot;&gt;\" data-at=\"0-20\"></p>\n"),
        (
            "[x](https://e.org/\"onclick=\"y)",
            "<p><a href=\"https://e.org/%22onclick=%22y\" class=\"external\" rel=\"noopener\">x</a></p>\n",
        ),
        ("[x](mailto:a\"b@e.org)", "<p><a href=\"mailto:a&quot;b@e.org\">x</a></p>\n"),
        (
            "```x\"onclick=y\n<b>\n```",
            "<pre><code class=\"language-x&quot;onclick=y\">&lt;b&gt;\n</code></pre>\n",
        ),
        ("# a\"><b>", "<h2 id=\"a\">a&quot;&gt;&lt;b&gt;</h2>\n"),
    ]);
}

/// Every tag this renderer and the tests' resolver can write.
const TAGS: &str = " p h2 h3 h4 h5 h6 blockquote pre code ul ol li dl dt dd div table thead tbody tr th td em strong del \
     sup sub kbd ruby rt rp br wbr hr a img span data figure ";

fn written_tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<').skip(1).map(|rest| {
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        rest.split([' ', '>', '\n']).next().unwrap_or_default()
    })
}

const ALPHABET: &str = "([a-c他说，。“”（）*_~`<>/&\"'!\\[\\]()^:#|\\-\\\\ \n]|<script>|<sup>|</sup>|<br>|figure:x|javascript:x|\\[\\^a\\]|\n\n){0,40}";

proptest! {
    #[test]
    fn only_our_own_tags_are_written(text in ALPHABET) {
        let options = Options::english();
        let rendered = render(&text, &options, &mut resolver);
        let whole = format!("{}{}", rendered.html, rendered.footnotes.iter().map(|note| note.html.as_str()).collect::<String>());
        for tag in written_tags(&whole) {
            prop_assert!(TAGS.contains(&format!(" {tag} ")), "{} in {}", tag, whole);
        }
        prop_assert!(!whole.contains("javascript:x\""));
        let line = render_inline(&text, &mut resolver);
        for tag in written_tags(&line) {
            prop_assert!(TAGS.contains(&format!(" {tag} ")), "{} in {}", tag, line);
        }
    }

    #[test]
    fn every_place_of_a_scan_is_in_the_text(text in ALPHABET) {
        let prose = Prose::scan(&text);
        for link in &prose.links {
            prop_assert!(text.get(link.range.clone()).is_some());
            prop_assert!(text.get(link.text_range.clone()).is_some());
            prop_assert!(link.destination_range.clone().is_none_or(|range| text.get(range).is_some()));
        }
        for run in &prose.text_runs {
            prop_assert!(text.get(run.range.clone()).is_some());
        }
        for problem in &prose.problems {
            prop_assert!(text.get(problem.range.clone()).is_some());
        }
        Prose::scan_line(&text);
    }

    #[test]
    fn any_text_at_all_is_rendered(text in "\\PC{0,80}") {
        let rendered = render(&text, &Options::chinese(), &mut resolver);
        prop_assert!(rendered.footnotes.len() <= text.len());
        prop_assert!(Prose::scan(&text).words(&text).total() <= text.len());
    }
}
