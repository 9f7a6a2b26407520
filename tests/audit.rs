//! Each rule on finished output, on a page that breaks it and on pages that do not.

use casebook::Options;
use casebook::audit::{check, run};
use casebook::diag::{Diagnostic, Language};
use casebook::files::Files;

const SITE: &str = "title: {en: Site, zh-Hans: 网站}\ndescription: {en: D, zh-Hans: 述}\nlocales: [en, zh-Hans]\nas_of: 2026-01-31\nbase_url: https://example.org/sub/\n";
const PAGE: &str = "title: {en: About, zh-Hans: 关于}\naliases: [old]\n";

/// The theme with one template in place of its own, or more files.
fn files(more: &[(&str, &str)]) -> Files {
    let theme = include_dir::include_dir!("$CARGO_MANIFEST_DIR/themes");
    let mut texts = vec![
        ("content/site.yaml".to_owned(), SITE.to_owned()),
        ("content/pages/about/page.yaml".to_owned(), PAGE.to_owned()),
        ("content/pages/about/en.md".to_owned(), "Text.\n\n## Part\n".to_owned()),
        ("content/pages/about/zh-Hans.md".to_owned(), "文字。\n\n## 部分\n".to_owned()),
    ];
    let mut folders = vec![&theme];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        texts.extend(folder.files().filter_map(|file| {
            Some((format!("themes/{}", file.path().to_str()?), file.contents_utf8()?.to_owned()))
        }));
    }
    let texts = texts.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    Files::from_texts(texts.chain(more.iter().copied()))
}

/// What the audit says: code and message with its place.
fn audit(more: &[(&str, &str)]) -> Vec<String> {
    let files = files(more);
    let (ready, diags) = casebook::prepare(&files, &Options::default());
    let errors: Vec<_> = diags.iter().map(|found| found.message(Language::English)).collect();
    let ready = ready.unwrap_or_else(|| unreachable!("{errors:?}"));
    let found = check(&files, &ready).into_sorted(&files);
    let line = |found: &Diagnostic| {
        let at = found.place.map_or_else(String::new, |place| {
            format!("{}:{}", files.get(place.file()).path, files.line_column(place).line)
        });
        format!("{} {at} {}", found.code.id, found.message(Language::English))
    };
    found.iter().map(line).collect()
}

/// The audit of the page `about` with this in its main part.
fn with(markup: &str) -> Vec<String> {
    let template = format!(
        "{{% extends \"base.html\" %}}\n{{% block main %}}<h1>{{{{ chrome.title }}}}</h1>\n{markup}\n{{% endblock main %}}"
    );
    audit(&[("themes/civic/templates/page.html", &template)])
}

#[test]
fn the_theme_that_comes_with_casebook_has_no_faults() {
    assert_eq!(audit(&[]), Vec::<String>::new());
}

#[test]
fn what_is_right_is_not_reported() {
    for markup in [
        "<a href=\"https://example.org/x\">out</a><a href=\"mailto:a@example.org\">m</a><a href=\"#content\">c</a><a href=#top>t</a>",
        "<a href=\"../index.html#content\">a place in another page</a>",
        "<img src=\"data:image/png;base64,AA\" alt=\"\">",
        "<script type=\"application/ld+json\">{\"@id\": \"https://example.org/\"}</script>",
        "<table><caption>A</caption></table><table aria-label=b></table><div role=group aria-label=c><table></table></div>",
        "<h2>a</h2><h3>b</h3><h2>c</h2><svg><title>drawn</title><g id=x><use href=\"#x\"/></g></svg>",
        "<p title=\"javascript: the good parts\" data-on=\"1\">only text</p>",
        "<blockquote cite=\"https://example.org/\">q</blockquote>",
        "<a href=\"../index.html?print#content\">asked</a>",
    ] {
        assert_eq!(with(markup), Vec::<String>::new(), "{markup}");
    }
}

#[test]
fn each_fault_is_found_once_for_all_pages_at_its_template() {
    for (markup, code) in [
        ("<a href=\"../nothing.html\">x</a>", "CB510"),
        ("<img src=\"photo.jpg\" alt=a>", "CB510"),
        ("<img src=\"../404.html\" srcset=\"b.png 2x\" alt=a>", "CB510"),
        ("<a href=\"#nowhere\">x</a>", "CB511"),
        ("<p aria-labelledby=nowhere>x</p>", "CB511"),
        ("<a href=\"../index.html#nowhere\">x</a>", "CB511"),
        ("<a href=\"/about/\">x</a>", "CB512"),
        ("<a href=\"//example.org/\">x</a>", "CB512"),
        ("<a href=\"file:///C:/a.html\">x</a>", "CB512"),
        ("<a href=\"../../../a.html\">x</a>", "CB512"),
        ("<a href=\"../about/\">x</a>", "CB512"),
        ("<img src=\"https://example.org/a.png\" alt=a>", "CB513"),
        ("<img src=\"//example.org/a.png\" alt=a>", "CB513"),
        ("<img srcset=\"https://example.org/a.png 2x\" alt=a>", "CB513"),
        ("<link rel=stylesheet href=\"https://example.org/a.css\">", "CB513"),
        ("<link rel=preconnect href=\"https://example.org/\">", "CB513"),
        ("<iframe src=\"https://example.org/\"></iframe>", "CB513"),
        ("<form action=\"https://example.org/\"></form>", "CB513"),
        ("<noscript><img src=\"https://example.org/count.gif\" alt=a></noscript>", "CB513"),
        ("<svg><image href=\"https://example.org/a.png\"/></svg>", "CB513"),
        ("<svg><rect fill=\"url(https://example.org/a.svg#b)\"/></svg>", "CB513"),
        ("<script src=\"https://example.org/a.js\"></script>", "CB513"),
        ("<script>alert(1)</script>", "CB514"),
        ("<script type=module>alert(1)</script>", "CB514"),
        ("<p onclick=\"x()\">x</p>", "CB514"),
        ("<svg onload=\"x()\"></svg>", "CB514"),
        ("<a href=\"javascript:x()\">x</a>", "CB514"),
        ("<a href=\"data:text/html,x\">x</a>", "CB514"),
        ("<iframe srcdoc=\"x\"></iframe>", "CB514"),
        ("<p style=\"color:red\">x</p>", "CB515"),
        ("<style>p{color:red}</style>", "CB515"),
        ("<h1>second</h1>", "CB516"),
        ("<h2>Part</h2><h4>Deep part</h4>", "CB517"),
        ("<img src=\"../404.html\">", "CB518"),
        ("<table><tr><td>1</table>", "CB519"),
        ("<title>b</title>", "CB521"),
        ("<p id=a>x</p><p id=a>y</p>", "CB522"),
    ] {
        let found = with(markup);
        assert_eq!(found.len(), 1, "{markup}: {found:#?}");
        assert!(
            found[0].starts_with(&format!("{code} themes/civic/templates/page.html:")),
            "{markup}: {found:?}"
        );
        assert!(found[0].contains("in 2 files, first in about/index.html"), "{markup}: {found:?}");
    }
}

#[test]
fn a_fault_of_every_page_stands_at_the_base_template() {
    let base = include_str!("../themes/civic/templates/base.html");
    for (from, to, code) in [
        ("lang=\"{{ chrome.lang }}\" dir", "dir", "CB520"),
        ("lang=\"{{ chrome.lang }}\" dir", "lang=fr dir", "CB520"),
        (
            "hreflang=\"{{ other.lang }}\" href=\"{{ other.absolute }}\"",
            "hreflang=\"en\" href=\"{{ other.absolute }}\"",
            "CB524",
        ),
        ("<body>", "<body onload=\"x()\">", "CB514"),
    ] {
        assert!(base.contains(from), "{from}");
        let found = audit(&[("themes/civic/templates/base.html", &base.replace(from, to))]);
        assert!(!found.is_empty(), "{to}");
        for line in found {
            assert!(line.starts_with(&format!("{code} themes/civic/templates/base.html")), "{to}: {line}");
        }
    }
}

#[test]
fn drawings_and_stylesheets_are_audited_where_they_are_written() {
    for (path, text, expected) in [
        ("content/static/a.svg", "<svg><script>x</script></svg>", Some("CB514 content/static/a.svg:1")),
        (
            "content/pages/about/a.svg",
            "<svg>\n<g onclick='x'/></svg>",
            Some("CB514 content/pages/about/a.svg:2"),
        ),
        (
            "content/pages/about/a.svg",
            "<svg><a href='javascript:x'/></svg>",
            Some("CB514 content/pages/about/a.svg:1"),
        ),
        (
            "content/pages/about/a.svg",
            "<svg><set attributeName='href' to='javascript:x'/></svg>",
            Some("CB514 content/pages/about/a.svg:1"),
        ),
        (
            "content/pages/about/a.svg",
            "<svg><image href='https://example.org/a.png'/></svg>",
            Some("CB513 content/pages/about/a.svg:1"),
        ),
        (
            "content/pages/about/a.svg",
            "<svg><style>@import url(//example.org/a.css);</style></svg>",
            Some("CB513 content/pages/about/a.svg:1"),
        ),
        (
            "content/pages/about/a.svg",
            "<!DOCTYPE svg [<!ENTITY x 'y'>]><svg/>",
            Some("CB525 content/pages/about/a.svg:1"),
        ),
        (
            "content/pages/about/a.svg",
            "<?xml-stylesheet href='a.css'?><svg/>",
            Some("CB525 content/pages/about/a.svg:1"),
        ),
        (
            "content/pages/about/a.svg",
            "<svg><style>.a{fill:url(#g)}</style><g id='g' style='fill:red'/></svg>",
            None,
        ),
        (
            "themes/civic/assets/more.css",
            "\n@import 'https://example.org/a.css';",
            Some("CB513 themes/civic/assets/more.css:2"),
        ),
        ("themes/civic/assets/more.css", "a{b:url(none.png)}", Some("CB510 themes/civic/assets/more.css:1")),
        ("themes/civic/assets/more.css", "a{b:url(data:image/svg+xml,x)}", None),
        ("content/static/more.css", "a{b:url(index.html)}", None),
        ("content/static/proof.html", "google-site-verification: a.html", None),
        ("content/static/proof.html", "<script>x</script>", Some("CB514 content/static/proof.html:1")),
        ("content/static/proof.html", "<a href='b.html'>", Some("CB510 content/static/proof.html:1")),
    ] {
        let found = audit(&[(path, text)]);
        match expected {
            Some(expected) => {
                assert_eq!(found.len(), 1, "{text}: {found:#?}");
                assert!(found[0].starts_with(expected), "{text}: {found:?}");
            }
            None => assert_eq!(found, Vec::<String>::new(), "{text}"),
        }
    }
}

#[test]
fn two_pages_of_one_title_are_told_apart_by_language() {
    let page = "title: {en: About, zh-Hans: 本站}\n";
    let found = audit(&[
        ("content/pages/more/page.yaml", page),
        ("content/pages/more/en.md", "Text.\n"),
        ("content/pages/more/zh-Hans.md", "文字。\n"),
    ]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(
        found[0].starts_with("CB523 content/pages/more/page.yaml:1 two pages have the title “About"),
        "{found:?}"
    );
}

#[test]
fn a_skipped_heading_of_a_write_up_stands_there() {
    let found = audit(&[("content/pages/about/en.md", "## Part\n\nText.\n\n#### Deep part\n")]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].starts_with("CB517 content/pages/about/en.md:5"), "{found:?}");
}

#[test]
fn faults_of_templates_and_of_pages_are_both_found_and_a_stop_ends_all() {
    let found = audit(&[
        (
            "themes/civic/templates/page.html",
            "{% extends \"base.html\" %}{% block main %}{{ nothing }}{% endblock %}",
        ),
        ("content/static/a.svg", "<svg><script/></svg>"),
    ]);
    let codes: Vec<&str> = found.iter().map(|line| &line[..5]).collect();
    assert_eq!(codes, ["CB514", "CB401"]);
    let files = files(&[]);
    let (ready, _) = casebook::prepare(&files, &Options::default());
    let stopped = run(&files, &ready.expect("a whole site"), |_, _| Err("full"));
    assert_eq!(stopped.err(), Some("full"));
}
