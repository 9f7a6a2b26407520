//! E-mail addresses of persons. An address of a role (`info@…`, `service@…`) is meant to be found.

use std::ops::Range;

use memchr::memchr_iter;

use super::Kind;
use super::fold::Folded;

/// Looks around every `@`.
pub(super) fn find(folded: &Folded<'_>, found: &mut Vec<(Kind, Range<usize>)>) {
    let text = folded.text();
    if !folded.has_at() {
        return;
    }
    for at in memchr_iter(b'@', text) {
        let blanks = |byte: &&u8| **byte == b' ';
        let before = text[..at].iter().rev().take(BLANKS_MOST).take_while(blanks).count();
        let after = text[at + 1..].iter().take(BLANKS_MOST).take_while(blanks).count();
        let (end, from) = (at - before, at + 1 + after);
        let length = text[..end].iter().rev().take(LOCAL_MOST).take_while(|byte| is_local(**byte)).count();
        let start = end - length + text[end - length..end].iter().take_while(|byte| **byte == b'.').count();
        // `@name@host` is the name of an account in a network of servers.
        let is_account = folded.before(start) == b'@';
        let domain = if start == end || is_account { 0 } else { domain(&text[from..]) };
        if domain == 0 {
            continue;
        }
        let host = String::from_utf8_lossy(&text[from..from + domain]).to_ascii_lowercase();
        // Words around a lone @ are no address, but for a host where people have theirs.
        if before + after > 0 && !is_for_everybody(&host) {
            continue;
        }
        let local = String::from_utf8_lossy(&text[start..end]).to_ascii_lowercase();
        if !is_office(&local, &host) && !is_nobodys(&host) {
            found.push((Kind::Email, start..from + domain));
        }
    }
}

/// How many blanks beside the `@` are read over: zhang @ qq.com.
const BLANKS_MOST: usize = 2;

/// RFC 5321, section 4.5.3.1.
const LOCAL_MOST: usize = 64;
const DOMAIN_MOST: usize = 255;

fn is_local(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-')
}

/// The length of a host's name with at least two parts, of which the last is letters; 0 where there is none.
fn domain(text: &[u8]) -> usize {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
    let mut length = text.iter().take(DOMAIN_MOST).take_while(|byte| is_part(byte)).count();
    while length > 0 && matches!(text[length - 1], b'.' | b'-') {
        length -= 1;
    }
    let mut parts = text[..length].split(|byte| *byte == b'.');
    let is_host = parts.clone().all(|part| !part.is_empty()) && parts.clone().count() >= 2;
    let last = parts.next_back().unwrap_or_default();
    let is_top = last.len() >= 2 && last.iter().all(u8::is_ascii_alphabetic);
    let is_file = FILES.iter().any(|ending| last.eq_ignore_ascii_case(ending.as_bytes()));
    if is_host && is_top && !is_file { length } else { 0 }
}

/// `logo@2x.png` is a picture.
const FILES: &[&str] = &[
    "png", "jpg", "jpeg", "webp", "gif", "svg", "avif", "css", "js", "html", "md", "yaml", "json", "csv",
    "pdf",
];

/// Whether the name before the `@` says what the mailbox is for. Somebody's surname beside the role makes it that person's, and a mailbox
/// of a provider for everybody is taken for a person's whatever it is called, for anybody may have chosen the name.
fn is_office(local: &str, host: &str) -> bool {
    let parts =
        || local.split(['.', '_', '-', '+', '%']).map(|part| part.trim_matches(|c: char| c.is_ascii_digit()));
    is_initials_of_office(local, host)
        || parts().any(|part| ROLES.contains(&part))
            && !parts().any(|part| SURNAMES.contains(&part) && !ROLES.contains(&part))
            && !is_for_everybody(host)
}

/// The initials of an office of government in pinyin, as in fssjj@…gov.cn: more letters than a person's name has, and no vowel.
fn is_initials_of_office(local: &str, host: &str) -> bool {
    let letters = local.trim_end_matches(|c: char| c.is_ascii_digit() || c == '_');
    let is_consonant = |c: char| c.is_ascii_lowercase() && !"aeiouv".contains(c);
    (host == "gov.cn" || host.ends_with(".gov.cn")) && letters.len() >= 4 && letters.chars().all(is_consonant)
}

/// Whether a host gives mailboxes to everybody.
pub(super) fn is_for_everybody(host: &str) -> bool {
    PROVIDERS.iter().any(|name| {
        host.strip_suffix(name).is_some_and(|rest| rest.is_empty() || matches!(rest, "vip." | "mail."))
    })
}

/// Providers of mailboxes for everybody.
pub(super) const PROVIDERS: &[&str] = &[
    "qq.com",
    "foxmail.com",
    "163.com",
    "126.com",
    "yeah.net",
    "sina.com",
    "sina.cn",
    "sohu.com",
    "139.com",
    "189.cn",
    "wo.cn",
    "aliyun.com",
    "tom.com",
    "21cn.com",
    "gmail.com",
    "googlemail.com",
    "outlook.com",
    "hotmail.com",
    "live.com",
    "live.cn",
    "msn.com",
    "yahoo.com",
    "yahoo.com.cn",
    "yahoo.cn",
    "icloud.com",
    "me.com",
    "mac.com",
    "proton.me",
    "protonmail.com",
    "gmx.com",
    "gmx.de",
    "mail.ru",
    "yandex.ru",
];

/// The commonest surnames in pinyin, as they stand beside a role: `zhang.hr@…`.
const SURNAMES: &[&str] = &[
    "bai", "cai", "cao", "chang", "chen", "cheng", "cui", "dai", "deng", "ding", "dong", "du", "duan", "fan",
    "fang", "feng", "fu", "gao", "gong", "gu", "guo", "han", "hao", "he", "hou", "hu", "huang", "jia",
    "jiang", "jin", "kong", "lai", "lei", "li", "liang", "liao", "lin", "liu", "long", "lu", "luo", "lv",
    "ma", "mao", "meng", "mo", "ouyang", "pan", "peng", "qian", "qin", "qiu", "ren", "shao", "shen", "shi",
    "song", "su", "sun", "tan", "tang", "tao", "tian", "wan", "wang", "wei", "wen", "wu", "xia", "xiang",
    "xiao", "xie", "xiong", "xu", "xue", "yan", "yang", "yao", "ye", "yin", "yu", "yuan", "zeng", "zhang",
    "zhao", "zheng", "zhong", "zhou", "zhu", "zou",
];

const ROLES: &[&str] = &[
    "abuse",
    "admin",
    "bangongshi",
    "bgs",
    "bianjibu",
    "contact",
    "customer",
    "desk",
    "edit",
    "editor",
    "editorial",
    "enquiries",
    "enquiry",
    "feedback",
    "fuwu",
    "git",
    "hello",
    "help",
    "helpdesk",
    "hotline",
    "hr",
    "info",
    "inquiry",
    "ip",
    "ipcenter",
    "ipr",
    "ipservice",
    "jubao",
    "kefu",
    "library",
    "mail",
    "marketing",
    "media",
    "news",
    "newsroom",
    "noreply",
    "no",
    "office",
    "postmaster",
    "pr",
    "press",
    "privacy",
    "public",
    "recruit",
    "reception",
    "registry",
    "sales",
    "secretariat",
    "security",
    "service",
    "services",
    "support",
    "tisc",
    "tousu",
    "training",
    "web",
    "webmaster",
    "xinxi",
    "zhaopin",
    "zscq",
    "zscqj",
    "zixun",
];

/// Names that RFC 2606 keeps for examples, and hosts that are no mail's.
fn is_nobodys(host: &str) -> bool {
    let last = host.rsplit('.').next().unwrap_or_default();
    matches!(last, "example" | "invalid" | "test" | "localhost")
        || ["example.com", "example.org", "example.net"]
            .iter()
            .any(|name| host.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
}
