//! What a site is published without: its files are gone, no page leads to them, and the rest is as before.

mod site;

use std::collections::BTreeSet;
use std::path::Path;

use casebook::files::Files;
use casebook::output::OutPath;
use casebook::{Options, Ready};

const EXTRAS: [&str; 7] =
    ["downloads", "chart-files", "embeds", "search", "share-pictures", "qr-codes", "catalogue"];

/// The sample site at an address of its own, without some of its extras.
fn sample(left_out: &[&str]) -> Files {
    let read = site::load(Path::new(env!("CARGO_MANIFEST_DIR")));
    let settings = format!("base_url: https://example.org/ip/\nleave_out: [{}]\n", left_out.join(", "));
    let texts = read.iter().filter_map(|(_, file)| Some((file.path.as_str(), file.text()?)));
    let texts: Vec<(&str, String)> = texts
        .map(|(path, text)| match path {
            "content/site.yaml" => (path, format!("{text}\n{settings}")),
            _ => (path, text.to_owned()),
        })
        .collect();
    Files::from_texts(texts.iter().map(|(path, text)| (*path, text.as_str())))
}

/// A site without some of its extras, ready; what the checks of content find fails the test.
fn ready(left_out: &[&str]) -> (Files, Ready) {
    let files = sample(left_out);
    let (ready, diags) = casebook::prepare(&files, &Options::default());
    assert!(!diags.has_errors(), "{left_out:?}: {}", site::report(&files, diags));
    (files, ready.expect("a site without errors is ready"))
}

fn paths(ready: &Ready) -> BTreeSet<String> {
    ready.plan.routes.keys().map(ToString::to_string).collect()
}

/// Whether a path is that of a file of this kind.
fn is_of(extra: &str, path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    let is_record = ["cases/", "statistics/", "data/"].iter().any(|folder| path.contains(folder));
    match extra {
        "downloads" => is_record && ends(&[".csv", ".json", ".xlsx"]) || name == "catalog.jsonld",
        "chart-files" => is_record && ends(&[".svg", ".png"]) && name != "share.png",
        "embeds" => name.starts_with("embed") && ends(&[".html"]),
        "search" => path.contains("search/"),
        "share-pictures" => name == "share.png",
        "catalogue" => name == "catalog.jsonld",
        _ => false,
    }
}

#[test]
fn each_extra_is_left_out_alone() {
    let whole = paths(&ready(&[]).1);
    for extra in EXTRAS {
        let expected: BTreeSet<String> = whole.iter().filter(|path| !is_of(extra, path)).cloned().collect();
        let needs_pictures = extra == "share-pictures" && cfg!(not(feature = "pictures"));
        assert!(expected.len() < whole.len() || extra == "qr-codes" || needs_pictures, "{extra} has files");
        assert_eq!(paths(&ready(&[extra]).1), expected, "without {extra}");
    }
}

/// A link to any of them would be a dead one.
#[test]
fn nothing_leads_to_what_is_left_out() {
    let (files, ready) = ready(&EXTRAS);
    let found = casebook::audit::check(&files, &ready);
    assert!(!found.has_errors(), "{}", site::report(&files, found));
    let left = paths(&ready);
    assert!(left.contains("cases/foshan-cipo/index.html") && left.contains("figures.json"));
    assert!(left.iter().all(|path| !EXTRAS.iter().any(|extra| is_of(extra, path))));
}

#[test]
fn a_page_without_its_code_has_none() {
    let page = |left_out: &[&str]| {
        let (files, ready) = ready(left_out);
        let path = OutPath::new("cases/foshan-cipo/index.html").expect("a path");
        let made = ready.render(&files, &path).and_then(Result::ok).expect("the page is made");
        String::from_utf8(made.body.to_vec()).expect("a page is text")
    };
    let code = "shape-rendering=\"crispEdges\"";
    assert!(page(&[]).contains(code) && !page(&["qr-codes"]).contains(code));
}

#[test]
fn an_unknown_extra_is_told_with_those_that_there_are() {
    let files = sample(&["pictures"]);
    let (_, diags) = casebook::prepare(&files, &Options::default());
    let report = site::report(&files, diags);
    assert!(report.contains("`share-pictures`") && report.contains("content/site.yaml"), "{report}");
}
