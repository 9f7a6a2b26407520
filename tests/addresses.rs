//! No two things at one address, also on disks that know no case and compose characters in their own way.

use casebook::Options;
use casebook::files::Files;

const SITE: &str = "title: Site\ndescription: D\nlocales: [en]\nas_of: 2026-01-31\n";

/// The addresses that CB501 names for a site with the page `about`, with these files besides.
fn clashes(aliases: &str, more: &[&str]) -> Vec<String> {
    let page = format!("title: About\naliases: [{aliases}]\n");
    let base = [
        ("content/site.yaml", SITE),
        ("content/pages/about/page.yaml", page.as_str()),
        ("content/pages/about/en.md", "Text.\n"),
        ("content/pages/more/page.yaml", "title: More\n"),
        ("content/pages/more/en.md", "Text.\n"),
        ("themes/civic/templates/base.html", "x"),
        ("themes/civic/strings/en.yaml", "a: b\n"),
    ];
    let files = Files::from_texts(base.into_iter().chain(more.iter().map(|path| (*path, "x"))));
    let (_, diags) = casebook::prepare(&files, &Options::default());
    let found = diags.iter().filter(|found| found.code.id == "CB501");
    found.map(|found| found.words["address"].clone()).collect()
}

#[test]
fn what_would_be_one_file_is_refused() {
    for (aliases, more, address) in [
        ("more", &[][..], "more/index.html"),
        ("More", &[], "More/index.html"),
        ("a, a/index.html", &[], "a/index.html"),
        // A file where the other needs a folder, both ways.
        ("a.html, a.html/b", &[], "a.html/b/index.html"),
        ("a.html/b, a.html", &[], "a.html"),
        ("", &["content/static/about"], "about"),
        ("", &["content/static/ABOUT"], "ABOUT"),
        ("", &["content/static/about/index.html"], "about/index.html"),
        ("", &["content/static/About/INDEX.html"], "About/INDEX.html"),
        ("", &["content/static/index.html/a.txt"], "index.html/a.txt"),
        ("", &["content/static/404.HTML"], "404.HTML"),
        ("", &["content/static/manifest.json"], "manifest.json"),
        // Files beside a record, against each other and against what is made.
        (
            "",
            &["content/pages/about/plan.pdf", "content/static/pages/about/plan.pdf"],
            "pages/about/plan.pdf",
        ),
        ("", &["content/pages/about/a.pdf", "content/pages/about/A.pdf"], "pages/about/a.pdf"),
        ("pages/about/a.pdf", &["content/pages/about/a.pdf"], "pages/about/a.pdf"),
        // `é` as one character and as two, and letters that only upper case makes alike.
        ("", &["content/static/caf\u{e9}.pdf", "content/static/cafe\u{301}.pdf"], "caf\u{e9}.pdf"),
        ("", &["content/static/\u{e9}", "content/static/E\u{301}/a.txt"], "\u{e9}"),
        ("", &["content/static/stra\u{df}e.pdf", "content/static/STRASSE.pdf"], "stra\u{df}e.pdf"),
    ] {
        assert_eq!(clashes(aliases, more), [address], "{aliases} {more:?}");
    }
}

#[test]
fn what_stands_apart_is_let_through() {
    for (aliases, more) in [
        ("", &[][..]),
        ("a, a/b, a/b/c", &[]),
        ("about/old", &[]),
        ("about.html", &[]),
        ("", &["content/static/about.txt", "content/static/about/plan.pdf"]),
        ("", &["content/static/e.pdf", "content/static/\u{e9}.pdf"]),
        ("", &["content/static/专利.pdf", "content/static/專利.pdf"]),
    ] {
        assert_eq!(clashes(aliases, more), Vec::<String>::new(), "{aliases} {more:?}");
    }
}
