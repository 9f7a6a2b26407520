//! Findings are hidden in every report, at the same width.

use casebook::privacy::{Kind, masked, scan};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::{IDENTITY, MOBILE, reports, site};

#[test]
fn the_ends_are_kept_as_public_notices_keep_them() {
    for (text, expected) in [
        ("手机13800001234。", "手机138****1234。"),
        ("+86 138 0000 1234", "+86 138 **** 1234"),
        ("１３８００００１２３４", "１３８＊＊＊＊１２３４"),
        ("44060019000101002X", "440***********002X"),
        ("6212 3456 7890 1232", "621* **** **** 1232"),
        ("li.hua@qq.com", "l*****@qq.com"),
        ("https://user:hunter2@example.org/", "https://user:*******@example.org/"),
        ("C:\\Users\\lihua\\a.docx", "C:\\Users\\*****\\a.docx"),
        ("http://192.168.1.20/", "http://192.***.*.**/"),
        ("23.0215, 113.1214", "23.0***, ***.****"),
        ("nothing private", "nothing private"),
    ] {
        assert_eq!(masked(text), expected);
        assert_eq!(masked(text).width(), text.width(), "{text}");
    }
}

#[test]
fn no_form_of_report_shows_a_finding_whatever_rule_reports_the_line() {
    let writing =
        format!("电话 {MOBILE}，证 {IDENTITY} [285](figure:none) ![x]({MOBILE}.jpg) [](nothing:{MOBILE})");
    let path = format!("content/cases/{MOBILE}/case.yaml");
    let files = site(
        &format!("navigation: [\"page:{MOBILE}\"]\n{IDENTITY}: x\n"),
        &writing,
        &[
            (path.as_str(), b"title: {}\n"),
            ("content/static/a.json", format!("{{\"tel\": \"{MOBILE}\"}}").as_bytes()),
        ],
    );
    let text = reports(&files);
    assert!(text.contains("138****1234") && text.contains("440***********002X"), "{text}");
    for private in [MOBILE, IDENTITY, "00001234", "19000101"] {
        assert!(!text.contains(private), "{private} in\n{text}");
    }
}

#[test]
fn carets_stay_under_the_words() {
    let files = site("", &format!("证件号码{IDENTITY}，另见[此处](figure:none)"), &[]);
    let text = reports(&files);
    let line =
        text.lines().position(|line| line.contains("证件号码440***********002X，另见")).expect("an excerpt");
    let caret = text.lines().nth(line + 1).expect("a line of carets");
    let before = text.lines().nth(line).and_then(|line| line.split("440").next()).expect("the words before");
    assert_eq!(caret.find('^').expect("a caret"), before.width(), "{text}");
}

/// What private things are made of, so that chance puts some together.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(IDENTITY.to_owned()),
        Just(MOBILE.to_owned()),
        Just("6212345678901232".to_owned()),
        Just("li.hua@qq.com".to_owned()),
        Just("https://u:p4ss@example.org".to_owned()),
        Just("-----BEGIN PRIVATE KEY-----\n".to_owned()),
        Just("192.168.1.20".to_owned()),
        Just("23.0215,113.1214".to_owned()),
        Just("C:\\Users\\".to_owned()),
        Just("secret=".to_owned()),
        "[0-9]{1,6}",
        "[0-9]{3}[ -][0-9]{4}[ -][0-9]{4}",
        "[ \\-_*@:/.+\\\\０-９X号\u{200b}\n\"]{1,3}",
        "\\PC{0,4}",
    ]
}

fn pieces() -> impl Strategy<Value = String> {
    proptest::collection::vec(piece(), 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_scanned_and_hidden(text in pieces()) {
        let mut end = 0;
        for found in scan(&text) {
            prop_assert!(found.range.start >= end && found.range.start < found.range.end, "{:?} {:?}", text, found);
            prop_assert!(text.get(found.range.clone()).is_some() && !found.value(&text).is_empty(), "{:?} {:?}", text, found);
            end = found.range.end;
        }
        let hidden = masked(&text);
        prop_assert_eq!(scan(&hidden), [], "{:?} {:?}", text, hidden);
        prop_assert_eq!(text.chars().count(), hidden.chars().count());
        prop_assert_eq!(text.width(), hidden.width());
    }

    #[test]
    fn any_bytes_are_scanned(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        scan(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn no_report_shows_a_finding(parts in proptest::collection::vec(piece(), 0..12)) {
        // Parted, so that what is found once is found wherever it stands.
        let text = parts.join("。");
        let shown = reports(&site("", &text, &[]));
        for found in scan(&text) {
            let private = found.value(&text);
            // Of a path only the user's name is hidden, and a key in lines is shown by its first.
            let is_short = private.len() < 9 || found.kind == Kind::Path || private.contains('\n');
            prop_assert!(is_short || !shown.contains(private), "{} in {}", private, shown);
        }
    }
}

#[test]
fn of_findings_in_a_row_the_mask_is_no_finding() {
    // Chance found it: read as one line the marks between the stars looked like a password of stars and marks.
    for text in ["https://u:p4ss@example.org\\\nli.hua@qq.com", "https://u:p4ss@a.b@example.org"] {
        assert!(!scan(text).is_empty(), "{text}");
        assert_eq!(scan(&masked(text)), [], "{}", masked(text));
    }
}

#[test]
fn a_long_line_takes_a_bounded_number_of_steps() {
    // Each of these would take an hour if any step went over the rest of the line.
    for piece in [
        "1",
        "1 ",
        "13800001234 ",
        "a@",
        "@a.b",
        "://",
        "eyJ",
        "-----BEGIN PRIVATE KEY",
        "/Users/a/",
        "1.1111,",
        "token=",
        "10.",
        "ghp_",
        "<",
        "<a \"",
        "<!--",
        "1\n",
        "一",
        "&#49;",
        "\\u0031",
        "1<b>",
        "(at)",
        "/services/",
        "password:",
        "bearer ",
    ] {
        let text = piece.repeat(200_000 / piece.len());
        assert!(scan(&text).len() < text.len());
    }
}
