//! Where is looked, what is allowed, and what drafts may hold.

use casebook::Options;
use casebook::diag::Severity;

use super::{IDENTITY, MOBILE, codes, found, site};

const NONE: [&str; 0] = [];

#[test]
fn every_file_is_looked_into() {
    let beside = |path: &str, text: String| found(&site("", "Words.", &[(path, text.as_bytes())]));
    assert_eq!(
        beside("content/units.yaml", format!("# {MOBILE}\nbox: {{en: box}} # {IDENTITY}\n")),
        ["CB602 content/units.yaml:1:3", "CB601 content/units.yaml:2:18"]
    );
    assert_eq!(
        beside("content/pages/a/table.csv", format!("name,tel\na,{MOBILE}\n")),
        ["CB602 content/pages/a/table.csv:2:3"]
    );
    assert_eq!(
        beside("content/pages/a/map.svg", format!("<svg><text>{MOBILE}</text></svg>")),
        ["CB602 content/pages/a/map.svg:1:12"]
    );
    assert_eq!(
        beside("content/static/a.json", format!("{{\"a\":\n \"{MOBILE}\"}}")),
        ["CB602 content/static/a.json:2:3"]
    );
    assert_eq!(
        beside("content/static/a.html", format!("<p>{IDENTITY}</p>")),
        ["CB601 content/static/a.html:1:4"]
    );
    assert_eq!(
        beside(&format!("content/static/{MOBILE}/a.txt"), "x".into()),
        [format!("CB602 content/static/{MOBILE}/a.txt:1:1")]
    );
    assert_eq!(
        beside("themes/civic/templates/x.html", format!("{{# {MOBILE} #}}")),
        ["CB602 themes/civic/templates/x.html:1:4"]
    );
}

#[test]
fn code_and_addresses_of_links_are_looked_at() {
    let writing = format!("`{MOBILE}`\n\n[a](tel:{MOBILE} \"x\")\n\n```\n{IDENTITY}\n```");
    assert_eq!(
        found(&site("", &writing, &[])),
        [
            "CB602 content/pages/a/en.md:1:2",
            "CB602 content/pages/a/en.md:3:9",
            "CB601 content/pages/a/en.md:6:1"
        ]
    );
}

#[test]
fn other_encodings_are_no_hiding_place() {
    let gbk = [b"\xb5\xe7\xbb\xb0", MOBILE.as_bytes(), b"\xa1\xa3"].concat();
    let wide: Vec<u8> = MOBILE.bytes().flat_map(|byte| [byte, 0]).collect();
    let marked = [&b"\xff\xfe"[..], &wide].concat();
    for bytes in [&gbk, &wide, &marked] {
        assert_eq!(codes(&site("", "Words.", &[("content/static/a.txt", bytes)])), ["CB602"]);
    }
    for path in ["content/static/a", "content/static/a.dat"] {
        assert_eq!(codes(&site("", "Words.", &[(path, &gbk)])), ["CB602"], "{path}");
    }
}

fn allow(entry: &str) -> String {
    format!("personal_information:\n  allow:\n    - {{{entry}, reason: a test}}\n")
}

#[test]
fn an_exact_value_is_allowed_however_it_is_written() {
    let said = allow("value: \"138 0000 1234\"");
    for written in [MOBILE, "138-0000-1234", "１３８００００１２３４"] {
        assert_eq!(codes(&site(&said, written, &[])), NONE, "{written}");
    }
    assert_eq!(codes(&site(&said, "13800001234 and 13900001234", &[])), ["CB602"]);
    assert_eq!(codes(&site(&allow("value: Li@QQ.com"), "li@qq.com", &[])), NONE);
}

#[test]
fn entries_that_nothing_needs_or_whose_day_is_over_are_reported() {
    assert_eq!(codes(&site(&allow("value: \"13800001234\""), "Words.", &[])), ["CB611"]);
    assert_eq!(codes(&site(&allow("value: \"13800001234\", until: 2026-01-31"), MOBILE, &[])), NONE);
    assert_eq!(
        codes(&site(&allow("value: \"13800001234\", until: 2026-01-30"), MOBILE, &[])),
        ["CB602", "CB612"]
    );
}

#[test]
fn a_site_may_be_deployed_within_a_network() {
    let said = "deploy:\n  inner: {kind: sftp, host: 192.168.1.20}\n";
    assert_eq!(codes(&site(said, "Words.", &[])), NONE);
    assert_eq!(codes(&site("", "See http://192.168.1.20/.", &[])), ["CB606"]);
}

#[test]
fn in_drafts_it_is_a_warning_except_a_secret() {
    let draft = ("content/pages/a/page.yaml", &b"title: A page\nstatus: draft\n"[..]);
    let severities = |writing: &str, options: &Options| -> Vec<Severity> {
        let files = site("", writing, &[draft]);
        let (_, diags) = casebook::prepare(&files, options);
        diags.iter().filter(|found| found.code.id.starts_with("CB60")).map(|found| found.severity).collect()
    };
    let held = Options::default();
    let shown = Options { drafts: casebook::model::bundle::Drafts::Include, ..Options::default() };
    assert_eq!(severities(MOBILE, &held), [Severity::Warning]);
    assert_eq!(severities(MOBILE, &shown), [Severity::Error]);
    assert_eq!(severities("https://u:p4ssw0rd@example.org/", &held), [Severity::Error]);
}

#[test]
fn personal_information_cannot_be_switched_off() {
    for id in ["CB601", "CB602", "CB603", "CB605", "CB609", "CB610"] {
        let code = casebook::diag::find(id).expect("a code");
        assert_eq!(code.hold, casebook::diag::Hold::Fixed, "{id}");
    }
}

#[test]
fn an_entry_without_a_reason_is_reported_plainly() {
    let all = |said: &str| -> Vec<String> {
        let (_, diags) = casebook::prepare(&site(said, "Words.", &[]), &Options::default());
        diags.iter().map(|found| found.code.id.to_owned()).filter(|id| id.starts_with("CB1")).collect()
    };
    for said in [
        "personal_information: {allow: [{value: \"13800001234\"}]}\n",
        "personal_information: {allow: [{value: \"13800001234\", reason: }]}\n",
        "personal_information: {allow: [{value: \"13800001234\", reason: \"\"}]}\n",
        "personal_information: {allow: [{value: \"13800001234\", reason: \" \"}]}\n",
        "personal_information: {people: [{name: Li Hua}]}\n",
        "personal_information: {people: [{name: Li Hua, consent: \"\"}]}\n",
    ] {
        assert_eq!(all(said).len(), 1, "{said} {:?}", all(said));
    }
}

/// The privacy findings of the finished pages, as code and message.
fn on_pages(files: &casebook::files::Files) -> Vec<(String, String)> {
    let (ready, _) = casebook::prepare(files, &Options::default());
    let found = casebook::audit::check(files, &ready.expect("no error among the sources"));
    let told = found.iter().filter(|found| found.code.id.starts_with("CB60"));
    told.map(|found| (found.code.id.to_owned(), found.message(casebook::diag::Language::English))).collect()
}

/// A site of which the theme that comes with Casebook puts these words on its plain pages.
fn with_template(said: &str, writing: &str, words: &str) -> casebook::files::Files {
    let page = format!(
        "{{% extends \"base.html\" %}}{{% block main %}}<h1>{{{{ chrome.title }}}}</h1>{words}{{% endblock main %}}"
    );
    let built_in = crate::site::load(std::path::Path::new(env!("CARGO_MANIFEST_DIR")));
    let mut beside: Vec<(&str, &[u8])> =
        built_in.below("themes/").map(|(_, file)| (file.path.as_str(), file.bytes())).collect();
    beside.push(("themes/civic/templates/page.html", page.as_bytes()));
    site(said, writing, &beside)
}

#[test]
fn what_a_template_puts_together_is_found_on_the_page() {
    for (words, code) in [
        ("{{ \"138\" ~ \"0000\" ~ \"1234\" }}", "CB602"),
        ("<b title=\"{{ \"440600\" ~ \"19000101002X\" }}\">x</b>", "CB601"),
        ("{{ \"li.hua\" ~ \"@\" ~ \"qq.com\" }}", "CB604"),
        ("{% for part in [\"6212\", \"3456\", \"7890\", \"1232\"] %}<b>{{ part }}</b>{% endfor %}", "CB603"),
    ] {
        let found = on_pages(&with_template("", "Words.", words));
        assert_eq!(found.len(), 1, "{words}: {found:?}");
        assert_eq!(found[0].0, code, "{words}");
        assert!(!found[0].1.contains("00001234") && found[0].1.contains('*'), "{}", found[0].1);
    }
}

#[test]
fn what_a_source_was_reported_for_or_allows_is_not_told_again() {
    let words = "{{ \"138\" ~ \"0000\" ~ \"1234\" }} {{ \"li.hua\" ~ \"@\" ~ \"qq.com\" }}";
    let said = allow("value: \"+86 138 0000 1234\"");
    assert_eq!(on_pages(&with_template(&said, "Write to li.hua@qq.com.", words)), []);
}
