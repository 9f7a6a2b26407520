//! Ways to write a number, an address or a secret, and whether each is found. Whoever meets another way adds a line.

use std::sync::OnceLock;

use casebook::Options;
use casebook::privacy::{Kind, Lines, hidden, scan, scan_lines};
use proptest::prelude::*;

use super::site;

/// What a spelling is: found as this kind with this value, or left alone.
type Outcome = Option<(Kind, &'static str)>;

const fn mobile(value: &'static str) -> Outcome {
    Some((Kind::Mobile, value))
}

const QUIET: Outcome = None;

const SPELLINGS: &[(&str, Outcome)] = &[
    // Escapes of YAML, JSON and JavaScript.
    ("\"\\u0031380\\x30001234\"", mobile("13800001234")),
    ("\"\\U00000031\\u{33}800001234\"", mobile("13800001234")),
    ("\"138\\\n   00001234\"", mobile("13800001234")),
    ("\"138\\_0000\\t1234\"", mobile("138 0000 1234")),
    ("call: >-\n  138\n  0000\n  1234 now", mobile("138 0000 1234")),
    ("138: 1\n0000: 2\n1234: 3", QUIET),
    ("- 138\n- 0000\n- 1234", QUIET),
    ("138\n\n00001234", QUIET),
    // The 0 before numbers of other cities, and passwords without a colon.
    ("013800001234", mobile("013800001234")),
    ("0138-0000-1234", mobile("0138-0000-1234")),
    ("13800 001234", mobile("13800 001234")),
    ("138000 01234", mobile("138000 01234")),
    ("138 00 00 12 34", mobile("138 00 00 12 34")),
    ("010800001234", QUIET),
    ("初始密码为Fs@2025kj", Some((Kind::Secret, "Fs@2025kj"))),
    ("密码是 Fs2025kj，请勿外传", Some((Kind::Secret, "Fs2025kj"))),
    ("账号admin，密码admin123", Some((Kind::Secret, "admin123"))),
    ("password is Kf93kd0s2.", Some((Kind::Secret, "Kf93kd0s2"))),
    ("the password was Kf93kd0s2", Some((Kind::Secret, "Kf93kd0s2"))),
    ("a password is needed in 2025", QUIET),
    // What is typed for the X of identity numbers.
    ("11010519491231002×", Some((Kind::Identity, "11010519491231002×"))),
    ("11010519491231002Х", Some((Kind::Identity, "11010519491231002Х"))),
    ("11010519491231002×5", QUIET),
    // Blanks around the @, and offices of government by their initials.
    ("lihua1985 @ qq.com", Some((Kind::Email, "lihua1985 @ qq.com"))),
    ("follow us @ foshan.gov.cn", QUIET),
    ("fssjj@foshan.gov.cn", QUIET),
    ("zhangwei@foshan.gov.cn", Some((Kind::Email, "zhangwei@foshan.gov.cn"))),
    ("密码为8至16位", QUIET),
    ("密码学会议2025", QUIET),
    ("密码为首次登录时设置", QUIET),
    // Character references and tags.
    ("1&#51;800001234", mobile("13800001234")),
    ("138&nbsp;0000&nbsp;1234", mobile("138 0000 1234")),
    ("138<wbr>0000<wbr/>1234", mobile("13800001234")),
    ("138<!-- a -->0000<b class=\"x\">1234</b>", mobile("13800001234")),
    ("<a title=\"&#49;3800001234\">x</a>", mobile("13800001234")),
    ("<tspan x=\"0\">138</tspan><tspan x=\"9\">00001234</tspan>", mobile("13800001234")),
    ("<svg:tspan>138</svg:tspan><svg:tspan>00001234</svg:tspan>", mobile("13800001234")),
    ("<td>138</td><td>0000</td><td>1234</td>", QUIET),
    ("<li>1</li><li>3</li>", QUIET),
    // Markdown.
    ("1\\3800001234", mobile("13800001234")),
    ("138\\-0000\\-1234", mobile("138-0000-1234")),
    ("138\n0000\n1234", mobile("138 0000 1234")),
    ("138\r\n0000\r\n1234", mobile("138 0000 1234")),
    ("> 138\n> 0000\n> 1234", mobile("138 0000 1234")),
    ("**138**0000**1234**", mobile("138**0000**1234")),
    ("1*3*8~~0~~0001234", mobile("13800001234")),
    ("`138`00001234", mobile("13800001234")),
    ("138****1234", QUIET),
    ("6212 **** **** 1232", QUIET),
    // Addresses of links.
    ("tel:%2B8613800001234", mobile("8613800001234")),
    ("tel:+86%20138%200000%201234", mobile("86-138-0000-1234")),
    ("sms:13800001234", mobile("13800001234")),
    ("https://example.org/?tel=138%30%3000%31234", mobile("13800001234")),
    ("https://example.org/a?q=%E4%B8%AD%2013800001234", QUIET),
    ("https://example.org/13800001234.html", QUIET),
    // Separators and groups.
    ("138.0000.1234", mobile("138.0000.1234")),
    ("138/0000/1234", mobile("138/0000/1234")),
    ("138·0000·1234", mobile("138·0000·1234")),
    ("138—0000—1234", mobile("138—0000—1234")),
    ("138 00001234", mobile("138 00001234")),
    ("1380 000 1234", mobile("1380 000 1234")),
    ("8613800001234", mobile("8613800001234")),
    ("(138)00001234", mobile("138)00001234")),
    ("+86 (138) 0000 1234", mobile("86 (138) 0000 1234")),
    ("(+86)138 0000 1234", mobile("86)138 0000 1234")),
    ("tel13800001234", mobile("13800001234")),
    ("wangwu13800001234", mobile("13800001234")),
    ("13800001234wang", mobile("13800001234")),
    ("１３８－００００－１２３４", mobile("１３８－００００－１２３４")),
    ("一三八〇〇〇〇一二三四", mobile("13800001234")),
    ("138①⓪00①②③④", mobile("13810001234")),
    ("1️⃣3️⃣8️⃣00001234", mobile("1️⃣3️⃣8️⃣00001234")),
    ("二〇二五年一月", QUIET),
    ("138 20251231", QUIET),
    ("1998 285 1200", QUIET),
    ("138.00001234", QUIET),
    ("138/285", QUIET),
    ("13800001234px", QUIET),
    ("6901234567892", QUIET),
    // What a word before or after makes of it.
    ("in order: 13800001234", mobile("13800001234")),
    ("border 13800001234", mobile("13800001234")),
    ("Order No. 13800001234", QUIET),
    ("第15912345678号", QUIET),
    ("第15912345678号商标", QUIET),
    ("application No. 13912345678.X", QUIET),
    ("专利号：ZL13912345678.5", QUIET),
    ("ZL13912345678", QUIET),
    ("ZL 13912345678", QUIET),
    ("CN13912345678A", QUIET),
    ("trademark 13912345678", QUIET),
    ("doi:10.1234/13812345678", QUIET),
    ("10.1234/abc.13812345678", QUIET),
    ("ISBN 9787513013800", QUIET),
    // Identity numbers and cards.
    ("440600.19000101.002X", Some((Kind::Identity, "440600.19000101.002X"))),
    ("440600\n19000101\n002X", Some((Kind::Identity, "440600 19000101 002X"))),
    ("44060019000101002&#88;", Some((Kind::Identity, "44060019000101002X"))),
    ("6212<b>3456</b>78901232", Some((Kind::Card, "6212345678901232"))),
    ("- 4000\n- 0000\n- 0000\n- 1232", QUIET),
    ("for example 6212345678901232", QUIET),
    ("4111 1111 1111 1111", QUIET),
    // Addresses of e-mail.
    ("mailto:li.hua%40qq.com", Some((Kind::Email, "li.hua@qq.com"))),
    ("li.hua&#64;qq.com", Some((Kind::Email, "li.hua@qq.com"))),
    ("li.hua&commat;qq.com", Some((Kind::Email, "li.hua@qq.com"))),
    ("li\\.hua\\@qq.com", Some((Kind::Email, "li.hua@qq.com"))),
    ("li.hua [at] qq [dot] com", Some((Kind::Email, "li.hua@qq.com"))),
    ("lihua#qq.com", Some((Kind::Email, "lihua@qq.com"))),
    ("zhang.hr@qq.com", Some((Kind::Email, "zhang.hr@qq.com"))),
    ("info@163.com", Some((Kind::Email, "info@163.com"))),
    ("zhang.hr@foshan.gov.cn", Some((Kind::Email, "zhang.hr@foshan.gov.cn"))),
    ("hr@foshan.gov.cn", QUIET),
    ("ip.service@foshan.gov.cn", QUIET),
    ("in 2025 (at) home.", QUIET),
    // Secrets.
    (concat!("sk_", "live_a1b2c3d4e5f6g7h8"), Some((Kind::Secret, concat!("sk_", "live_a1b2c3d4e5f6g7h8")))),
    (
        concat!("hf", "_a1b2c3d4e5f6g7h8a1b2c3d4e5f6g7h8"),
        Some((Kind::Secret, concat!("hf", "_a1b2c3d4e5f6g7h8a1b2c3d4e5f6g7h8"))),
    ),
    ("Authorization: Bearer abcdefghij0123456789", Some((Kind::Secret, "abcdefghij0123456789"))),
    ("密码：abc123", Some((Kind::Secret, "abc123"))),
    ("初始密码为：888888", Some((Kind::Secret, "888888"))),
    ("password: hunter22", Some((Kind::Secret, "hunter22"))),
    ("**Password**: `hunter22`", Some((Kind::Secret, "hunter22"))),
    (
        "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f",
        Some((Kind::Secret, "0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f")),
    ),
    (
        "https://oapi.dingtalk.com/robot/send?access_token=0a1b2c3d4e5f0a1b2c3d4e5f",
        Some((Kind::Secret, "0a1b2c3d4e5f0a1b2c3d4e5f")),
    ),
    (
        "https://open.feishu.cn/open-apis/bot/v2/hook/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f",
        Some((Kind::Secret, "0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f")),
    ),
    ("密码：见手册", QUIET),
    ("password: see page 12", QUIET),
    ("password: 20250101", QUIET),
    ("https://example.org/search?key=0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f", QUIET),
    ("a bearer of 2025 tokens", QUIET),
];

#[test]
fn every_spelling_is_found_or_left_alone() {
    let mut wrong = Vec::new();
    for (text, outcome) in SPELLINGS {
        let found = scan(text);
        let seen: Vec<_> = found.iter().map(|found| (found.kind, found.value(text))).collect();
        if seen != outcome.iter().copied().collect::<Vec<_>>() {
            wrong.push(format!("{text:?}: {seen:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A number that satisfies its check, in its groups.
fn number() -> impl Strategy<Value = (Kind, Vec<String>)> {
    let mobile =
        (3..=9_u8, "[0-9]", "[0-9]{4}", "[0-9]{3}[1-9]").prop_map(|(second, third, middle, last)| {
            (Kind::Mobile, vec![format!("1{second}{third}"), middle, last])
        });
    let identity = ("440[1-9]0[1-9]", 1900..2026_u32, 1..=12_u32, 1..=28_u32, "[0-9]{3}").prop_map(
        |(region, year, month, day, serial)| {
            let day = format!("{year:04}{month:02}{day:02}");
            let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
            let all = format!("{region}{day}{serial}");
            let sum: u32 =
                all.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
            let check = char::from(b"10X98765432"[(sum % 11) as usize]);
            (Kind::Identity, vec![region, day, format!("{serial}{check}")])
        },
    );
    let card = ("62[0-9]{2}", "[0-9]{4}", "[0-9]{3}[1-9]", "[0-9]{3}").prop_map(|(a, b, c, d)| {
        let all = format!("{a}{b}{c}{d}0");
        let sum: u32 = (all.bytes().rev().enumerate())
            .map(|(at, digit)| match (at % 2, u32::from(digit - b'0')) {
                (0, digit) => digit,
                (_, digit) => digit * 2 / 10 + digit * 2 % 10,
            })
            .sum();
        (Kind::Card, vec![a, b, c, format!("{d}{}", (10 - sum % 10) % 10)])
    });
    prop_oneof![mobile, identity, card]
}

/// Ways to write a number from its groups so that it reads the same.
const WAYS: &[fn(&[String]) -> String] = &[
    |groups| groups.concat(),
    |groups| groups.join(" "),
    |groups| groups.join("-"),
    |groups| groups.join("\u{200b}"),
    |groups| groups.join("&nbsp;"),
    |groups| groups.join("<wbr>"),
    |groups| groups.join("\u{a0}"),
    |groups| groups.concat().bytes().map(|byte| format!("&#{byte};")).collect(),
    |groups| groups.concat().bytes().map(|byte| format!("&#x{byte:x};")).collect(),
    |groups| groups.concat().bytes().map(|byte| format!("\\u{byte:04x}")).collect(),
    |groups| groups.concat().bytes().map(|byte| format!("\\x{byte:02x}")).collect(),
    |groups| groups.concat().bytes().map(|byte| format!("%{byte:02X}")).collect(),
    |groups| {
        groups
            .concat()
            .bytes()
            .map(|byte| char::from(byte) as u32 + 0xfee0)
            .filter_map(char::from_u32)
            .collect()
    },
    |groups| groups.concat().chars().map(|c| format!("<b>{c}</b>")).collect(),
];

/// What is reported of a site without a number.
static EMPTY: OnceLock<String> = OnceLock::new();

/// The digits and letters of a value as ASCII.
fn signs(value: &str) -> String {
    let half = |c: char| match c {
        '！'..='～' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    value.chars().map(half).filter(char::is_ascii_alphanumeric).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_number_is_found_however_it_is_written((kind, groups) in number(), way in 0..WAYS.len()) {
        let written = WAYS[way](&groups);
        for (lines, text) in [
            (Lines::Flowing, format!("note: \"see {written}, please\"\n")),
            (Lines::Flowing, format!("See *{written}*, please.\n")),
            (Lines::Flowing, format!("See {}, please.\n", groups.join("\n"))),
            (Lines::Apart, format!("name,number\nA,{written}\n")),
            (Lines::Flowing, format!("<td>a</td><td title=\"{written}\">b</td>")),
            (Lines::Flowing, format!("<td>a</td><td>{written}</td>")),
        ] {
            // An attribute holds no tags.
            if text.contains("title") && written.contains('<') {
                continue;
            }
            let found = scan_lines(&text, lines);
            prop_assert_eq!(found.len(), 1, "{} {:?}", text, found);
            prop_assert_eq!(found[0].kind, kind, "{}", text);
            prop_assert_eq!(signs(found[0].value(&text)), groups.concat(), "{}", text);
            let shown = signs(&hidden(kind, found[0].value(&text)));
            prop_assert!(shown.len() <= 7, "{} of {}", shown, text);
        }
    }
}

proptest! {
    // Every report in every form takes its time.
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_report_shows_more_than_the_mask_keeps((kind, groups) in number(), way in 0..WAYS.len()) {
        let written = WAYS[way](&groups);
        let files = site("", &format!("See {written}, please, and [that](figure:none)."), &[]);
        let (_, diags) = casebook::prepare(&files, &Options::default());
        prop_assert!(diags.iter().any(|found| found.code.id.starts_with("CB60")), "{kind:?} {written}");
        let reports = super::reports(&files);
        let empty = EMPTY.get_or_init(|| super::reports(&site("", "See [that](figure:none).", &[])));
        // The middle of the number in any of the forms in which it could have got there.
        let middle = &groups[1..2];
        for form in WAYS.iter().map(|form| form(middle)).filter(|form| form.chars().count() >= 4) {
            let ends = [&groups[0], &groups[groups.len() - 1]];
            let is_elsewhere = empty.contains(&form) || ends.iter().any(|end| end.contains(&middle[0]));
            prop_assert!(is_elsewhere || !reports.contains(&form), "{form} of {written}");
        }
    }
}
