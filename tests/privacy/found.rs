//! What must be found, with the words that it is found in.

use casebook::privacy::{Kind, scan};

/// The text before, what is found, the text after.
fn cases() -> Vec<(Kind, &'static str, String, &'static str)> {
    let of = |kind, before, found: &str, after| (kind, before, found.to_owned(), after);
    let letters = |count: usize| "aB3".repeat(count);
    vec![
        of(Kind::Identity, "", "44060019000101002X", ""),
        of(Kind::Identity, "身份证号", "44060019000101002x", "，男"),
        of(Kind::Identity, "身份证：", "440600190001010011", "。"),
        of(Kind::Identity, "ID ", "440600 19000101 002X", "."),
        of(Kind::Identity, "no. ", "440600-19000101-0011", ","),
        of(Kind::Identity, "号码", "４４０６００１９０００１０１００２Ｘ", "（本人）"),
        of(Kind::Identity, "**", "440600**19000101**0011", "**"),
        of(Kind::Identity, "[a](https://example.org/?id=", "440600190001010011", ")"),
        of(Kind::Identity, "a,", "440600190001010011", ",b"),
        of(Kind::Identity, "zero ", "440600\u{200b}190001010011", " width"),
        of(Kind::Mobile, "", "13800001234", ""),
        of(Kind::Mobile, "手机", "13800001234", "（王）"),
        of(Kind::Mobile, "电话：", "138 0000 1234", "，"),
        of(Kind::Mobile, "Tel. ", "138-0000-1234", "."),
        of(Kind::Mobile, "+", "86 138 0000 1234", ""),
        of(Kind::Mobile, "(+", "8613800001234", ")"),
        of(Kind::Mobile, "", "008613800001234", ";"),
        of(Kind::Mobile, "联系", "１３８００００１２３４", "。"),
        of(Kind::Mobile, "Tel", "19900001234", ""),
        of(Kind::Mobile, "[call](tel:", "13800001234", ")"),
        of(Kind::Mobile, "2025,", "13800001234", ",3"),
        of(Kind::Mobile, "0757-83380000 ", "13800001234", ""),
        of(Kind::Card, "卡号", "6212345678901232", "。"),
        of(Kind::Card, "", "6212 3456 7890 1232", ""),
        of(Kind::Card, "", "6212345678901234569", ""),
        of(Kind::Card, "card ", "4000-0000-0000-1232", ""),
        of(Kind::Card, "", "5100000000004562", ""),
        of(Kind::Card, "", "340000000000124", ""),
        of(Kind::Card, "", "9558000000000000123", ""),
        of(Kind::Email, "write to ", "li.hua@foshan.gov.cn", "."),
        of(Kind::Email, "邮箱：", "12345678@qq.com", "，"),
        of(Kind::Email, "<", "zhang_san+x@mail.example.cn", ">"),
        of(Kind::Email, "", "ｗａｎｇ＠ｑｑ．ｃｏｍ", ""),
        of(Kind::Secret, "key: ", &format!("AKIA{}", "ABCD1234EFGH5678"), ""),
        of(Kind::Secret, "", &format!("LTAI{}", letters(6)), ""),
        of(Kind::Secret, "", &format!("AKID{}", letters(11)), ""),
        of(Kind::Secret, "token ", &format!("ghp_{}", letters(12)), "\n"),
        of(Kind::Secret, "", &format!("glpat-{}", letters(7)), ""),
        of(Kind::Secret, "", &format!("xoxb-{}", "1234567890-abc"), ""),
        of(Kind::Secret, "", &format!("eyJ{0}.eyJ{0}.{0}", letters(5)), ""),
        of(
            Kind::Secret,
            "",
            "-----BEGIN RSA PRIVATE KEY-----\nAAAA\nBBBB\n-----END RSA PRIVATE KEY-----",
            "\n",
        ),
        of(Kind::Secret, "https://user:", "hunter2", "@example.org/"),
        of(Kind::Secret, "secret_key = \"", "a1b2c3d4e5f6g7h8", "\""),
        of(Kind::Secret, "accessKeySecret: ", "Zx81kQ20mn55Tq", ""),
        of(Kind::Path, "see ", concat!("/ho", "me/lihua/report.docx"), " there"),
        of(Kind::Path, "文件在", "C:\\Users\\lihua\\report.docx", " 中"),
        of(Kind::Path, "`", "D:\\工作\\2025.xlsx", "`"),
        of(Kind::Path, "![a](file://", "/Users/lihua/room.jpg", ")"),
        of(Kind::Intranet, "http://", "10.1.2.3", "/oa"),
        of(Kind::Intranet, "服务器", "192.168.1.20", "，"),
        of(Kind::Intranet, "http://", "localhost", ":8000/"),
        of(Kind::Intranet, "https://", "oa.bureau.local", "/x"),
        of(Kind::Coordinates, "在", "23.0215, 113.1214", "附近"),
        of(Kind::Coordinates, "", "113.121436,23.021548", ""),
        of(Kind::Coordinates, "", "23.0215°N, 113.1214", "°E"),
    ]
}

#[test]
fn everything_is_found_where_it_stands() {
    let mut wrong = Vec::new();
    for (kind, before, sensitive, after) in cases() {
        let text = format!("{before}{sensitive}{after}");
        let found = scan(&text);
        let expected = before.len()..before.len() + sensitive.len();
        if found.len() != 1 || found[0].kind != kind || found[0].range != expected {
            let seen: Vec<_> = found.iter().map(|found| (found.kind, &text[found.range.clone()])).collect();
            wrong.push(format!("{kind:?} {text}: {seen:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn several_are_told_apart() {
    let text = "王 13800001234 44060019000101002X\n李 13900001234，li@qq.com";
    let kinds: Vec<Kind> = scan(text).into_iter().map(|found| found.kind).collect();
    assert_eq!(kinds, [Kind::Mobile, Kind::Identity, Kind::Mobile, Kind::Email]);
}

#[test]
fn utf_16_is_no_hiding_place() {
    let text: String = "13800001234".chars().flat_map(|c| [c, '\0']).collect();
    assert_eq!(scan(&text).len(), 1);
}
