//! Keys, tokens and passwords, by the prefixes that their providers gave them so that they can be found.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::Kind;
use super::fold::{Folded, OTHER};

/// Looks for passwords in addresses, for prefixes at the beginnings of words, for private keys and for values of keys named secret.
pub(super) fn find(folded: &Folded<'_>, found: &mut Vec<(Kind, Range<usize>)>) {
    let mut add = |range: Option<Range<usize>>| found.extend(range.map(|range| (Kind::Secret, range)));
    if folded.text().contains(&b'@') {
        in_addresses(folded.text(), &mut add);
    }
    // Most texts have none of the words that are part of every other secret, which one pass tells.
    if has_word(folded) {
        by_words(folded, &mut add);
    }
}

fn in_addresses(text: &[u8], add: &mut impl FnMut(Option<Range<usize>>)) {
    for at in text.iter().enumerate().filter(|(_, byte)| **byte == b':').map(|(at, _)| at) {
        if text[at..].starts_with(b"://") {
            add(password(&text[at + 3..]).map(|range| at + 3 + range.start..at + 3 + range.end));
        }
    }
}

fn by_words(folded: &Folded<'_>, add: &mut impl FnMut(Option<Range<usize>>)) {
    let text = folded.text();
    let (mut before, mut private_until) = (b'\n', 0);
    for (at, &byte) in text.iter().enumerate() {
        let follows = std::mem::replace(&mut before, byte);
        let begins_word = !is_word(follows);
        if byte.is_ascii_alphabetic() && begins_word {
            add(prefixed(&text[at..]).map(|length| at..at + length));
            add(web_token(&text[at..]).map(|length| at..at + length));
        }
        match byte {
            b'-' if at >= private_until && text[at..].starts_with(BEGIN) => {
                if let Some(length) = private_key(&text[at..]) {
                    private_until = at + length;
                    add(Some(at..private_until));
                }
            }
            b':' if text[at..].starts_with(b"://") => {}
            b':' | b'=' => add(assigned(text, at).or_else(|| called(folded, at..at + 1))),
            b' ' if text[..at].ends_with(b" is") || text[..at].ends_with(b" was") => {
                let verb = text[..at].iter().rev().take_while(|byte| **byte != b' ').count() + 1;
                add(called(folded, at - verb..at));
            }
            // 密码为…, 密码是…, 密码….
            OTHER if folded.at(Some(at + 1)).is_ascii_graphic() || folded.at(Some(at + 1)) == b' ' => {
                add(match folded.words_before(at + 1, 1) {
                    "为" | "是" => called(folded, at..at + 1),
                    _ => called(folded, at + 1..at + 1),
                });
            }
            b'B' | b'b' if begins_word => {
                add(bearer(&text[at..]).map(|range| at + range.start..at + range.end))
            }
            b'?' | b'&' | b'/' => add(hook(text, at)),
            _ => {}
        }
    }
}

/// Whether a text has one of the words that are part of every secret but the password of an address.
fn has_word(folded: &Folded<'_>) -> bool {
    let has = |words: &Option<AhoCorasick>, text: &[u8]| match words {
        Some(words) => words.is_match(text),
        None => true,
    };
    has(&LATIN, folded.text()) || !folded.is_ascii() && has(&CHINESE, folded.original().as_bytes())
}

/// What every secret has that is written in Latin letters, small or capital: a prefix, or a name before its value.
static LATIN: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let prefixes = PREFIXES.iter().map(|(prefix, ..)| *prefix);
    AhoCorasick::builder().ascii_case_insensitive(true).build(prefixes.chain(NAMED.iter().copied())).ok()
});

/// The same of names in Chinese.
static CHINESE: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(["密码", "口令", "密钥"]).ok());

/// Parts of [`SECRETS`], [`PASSWORDS`] and [`HOOKS`], and what else secrets begin with. A `key` that is no word's part has its value behind it.
#[rustfmt::skip]
const NAMED: &[&str] = &[
    "eyj", "-----begin ", "bearer ", "/hook/", "/services/", "secret", "token", "password", "pass-word",
    "pass_word", "passwd", "passcode", "passphrase", "pwd",
    "key=", "key:", "key\"", "key'", "key ", "key_", "keyid", "key-id",
];

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// What may follow a prefix.
#[derive(Clone, Copy)]
enum Alphabet {
    Upper,
    Letters,
    /// Letters, `_` and `-`.
    Base64Url,
}

/// Prefix, what follows, and how many of it at least: Amazon, Alibaba, Tencent, GitHub, GitLab, Slack, Google, OpenAI, npm, Stripe,
/// Hugging Face, PyPI and DigitalOcean.
const PREFIXES: &[(&str, Alphabet, usize)] = &[
    ("AKIA", Alphabet::Upper, 16),
    ("ASIA", Alphabet::Upper, 16),
    ("LTAI", Alphabet::Letters, 12),
    ("AKID", Alphabet::Letters, 32),
    ("ghp_", Alphabet::Letters, 36),
    ("gho_", Alphabet::Letters, 36),
    ("ghu_", Alphabet::Letters, 36),
    ("ghs_", Alphabet::Letters, 36),
    ("ghr_", Alphabet::Letters, 36),
    ("github_pat_", Alphabet::Base64Url, 22),
    ("glpat-", Alphabet::Base64Url, 20),
    ("xoxb-", Alphabet::Base64Url, 10),
    ("xoxp-", Alphabet::Base64Url, 10),
    ("xoxa-", Alphabet::Base64Url, 10),
    ("xoxr-", Alphabet::Base64Url, 10),
    ("xoxs-", Alphabet::Base64Url, 10),
    ("AIza", Alphabet::Base64Url, 35),
    ("sk-", Alphabet::Base64Url, 32),
    ("npm_", Alphabet::Letters, 36),
    ("sk_live_", Alphabet::Letters, 16),
    ("sk_test_", Alphabet::Letters, 16),
    ("rk_live_", Alphabet::Letters, 16),
    ("whsec_", Alphabet::Base64Url, 24),
    ("hf_", Alphabet::Letters, 30),
    ("pypi-", Alphabet::Base64Url, 50),
    ("dop_v1_", Alphabet::Letters, 40),
    ("xapp-", Alphabet::Base64Url, 10),
];

/// The shortest token with a prefix.
const PREFIXED_LEAST: usize = 15;

/// No token is longer, and no private key; the bounds keep a long line linear.
const KEY_MOST: usize = 1024;
const PEM_MOST: usize = 8 * 1024;

fn prefixed(text: &[u8]) -> Option<usize> {
    // Most words are shorter, and every word is asked.
    if !text.get(..PREFIXED_LEAST)?.iter().all(|byte| is_word(*byte) || *byte == b'-') {
        return None;
    }
    let (prefix, alphabet, least) =
        PREFIXES.iter().find(|(prefix, ..)| text.starts_with(prefix.as_bytes()))?;
    let rest = &text[prefix.len()..];
    let is_part = |byte: &u8| match alphabet {
        Alphabet::Upper => byte.is_ascii_uppercase() || byte.is_ascii_digit(),
        Alphabet::Letters => byte.is_ascii_alphanumeric(),
        Alphabet::Base64Url => is_word(*byte) || *byte == b'-',
    };
    let length = rest.iter().take(KEY_MOST).take_while(|byte| is_part(byte)).count();
    let is_varied = rest[..length].iter().any(u8::is_ascii_digit);
    (length >= *least && is_varied).then_some(prefix.len() + length)
}

/// A JSON Web Token (RFC 7519): two JSON objects and a signature in base64url.
fn web_token(text: &[u8]) -> Option<usize> {
    if !text.starts_with(b"eyJ") {
        return None;
    }
    let is_part = |byte: &u8| is_word(*byte) || matches!(byte, b'-' | b'.');
    let length = text.iter().take(KEY_MOST).take_while(|byte| is_part(byte)).count();
    let parts: Vec<&[u8]> = text[..length].split(|byte| *byte == b'.').collect();
    match parts.as_slice() {
        [header, payload, signature, ..]
            if header.len() > 10 && payload.starts_with(b"eyJ") && signature.len() >= 10 =>
        {
            Some(header.len() + payload.len() + signature.len() + 2)
        }
        _ => None,
    }
}

const BEGIN: &[u8] = b"-----BEGIN ";

/// A private key in PEM (RFC 7468), to its last line or as far as it goes.
fn private_key(text: &[u8]) -> Option<usize> {
    let label = text.iter().take(80).position(|byte| *byte == b'\n').unwrap_or(text.len().min(80));
    if !text[..label].windows(KEY.len()).any(|part| part == KEY) {
        return None;
    }
    let most = text.len().min(PEM_MOST);
    let end = text[..most].windows(END.len()).position(|part| part == END);
    let end =
        end.map(|end| end + text[end..most].iter().position(|byte| *byte == b'\n').unwrap_or(most - end));
    Some(end.unwrap_or(label))
}

const KEY: &[u8] = b"PRIVATE KEY";
const END: &[u8] = b"-----END ";

/// The password of an address, `scheme://user:password@host`, after its `://`.
fn password(text: &[u8]) -> Option<Range<usize>> {
    let is_part = |byte: &u8| {
        byte.is_ascii_graphic() && !matches!(byte, b'/' | b'?' | b'#' | b'"' | b'<' | b'>' | b'\'')
    };
    let length = text.iter().take(256).take_while(|byte| is_part(byte)).count();
    let at = text[..length].iter().rposition(|byte| *byte == b'@')?;
    let colon = text[..at].iter().position(|byte| *byte == b':')?;
    // A variable, or a mask: of two findings in a row a mask has marks left between its stars.
    let given = &text[colon + 1..at];
    let is_given =
        !given.starts_with(b"$") && !given.starts_with(b"{") && given.iter().any(u8::is_ascii_alphanumeric);
    (is_given && colon + 1 < at && at + 1 < length).then_some(colon + 1..at)
}

/// The value of a key that is named as a secret, where it looks like one: long, of letters and digits.
fn assigned(text: &[u8], at: usize) -> Option<Range<usize>> {
    let is_mark = |byte: &u8| matches!(byte, b' ' | b'"' | b'\'');
    let key_end = at - text[..at].iter().rev().take(3).take_while(|byte| is_mark(byte)).count();
    let key = text[..key_end].iter().rev().take(40).take_while(|byte| is_word(**byte) || **byte == b'-');
    // From its last letter on, as the names of secrets are compared.
    let name = key.filter(|byte| byte.is_ascii_alphanumeric()).map(u8::to_ascii_lowercase);
    if !name.clone().next().is_some_and(|last| LAST_OF_SECRETS.contains(&last)) {
        return None;
    }
    let ends_with = |secret: &str| name.clone().take(secret.len()).eq(secret.bytes().rev());
    if !SECRETS.iter().any(|secret| ends_with(secret)) {
        return None;
    }
    let start = at + 1 + text[at + 1..].iter().take(3).take_while(|byte| is_mark(byte)).count();
    let is_part = |byte: &u8| {
        is_word(*byte)
            || matches!(byte, b'+' | b'/' | b'-' | b'=' | b'!' | b'@' | b'#' | b'$' | b'%' | b'^' | b'&')
    };
    let length = text[start..].iter().take(KEY_MOST).take_while(|byte| is_part(byte)).count();
    let value = &text[start..start + length];
    let has = |test: fn(&u8) -> bool| value.iter().any(test);
    let is_secret = length >= 12 && has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic);
    is_secret.then_some(start..start + length)
}

const SECRETS: &[&str] = &[
    "password",
    "passwd",
    "secret",
    "secretkey",
    "secretid",
    "accesskey",
    "accesskeyid",
    "accesskeysecret",
    "apikey",
    "authtoken",
    "accesstoken",
    "privatetoken",
    "token",
];

/// The last letters of these names, which those of few others are.
const LAST_OF_SECRETS: &[u8] = b"dtyn";

/// The token of a header `Authorization: Bearer …` (RFC 6750).
fn bearer(text: &[u8]) -> Option<Range<usize>> {
    let word = text.get(..7).filter(|word| word.eq_ignore_ascii_case(b"bearer "))?.len();
    let is_part = |byte: &&u8| is_word(**byte) || matches!(byte, b'-' | b'.' | b'~' | b'+' | b'/' | b'=');
    let length = text[word..].iter().take(KEY_MOST).take_while(is_part).count();
    let token = &text[word..word + length];
    let is_token =
        length >= 16 && token.iter().any(u8::is_ascii_digit) && token.iter().any(u8::is_ascii_alphabetic);
    is_token.then_some(word..word + length)
}

/// The key of an address at which a robot writes into a group of WeCom, Feishu or Slack; whoever has it can write there.
fn hook(text: &[u8], at: usize) -> Option<Range<usize>> {
    let (mark, path) = HOOKS.iter().find(|(mark, _)| text[at..].starts_with(mark.as_bytes()))?;
    let before = &text[at.saturating_sub(120)..at];
    let is_of_robot = before.windows(path.len()).any(|part| part.eq_ignore_ascii_case(path.as_bytes()));
    let start = at + mark.len();
    let is_part = |byte: &&u8| is_word(**byte) || matches!(byte, b'-' | b'/');
    let length = text[start..].iter().take(KEY_MOST).take_while(is_part).count();
    let has_digit = text[start..start + length].iter().any(u8::is_ascii_digit);
    (is_of_robot && length >= 16 && has_digit).then_some(start..start + length)
}

/// What stands directly before the key, and what the address has before that.
const HOOKS: &[(&str, &str)] = &[
    ("?key=", "/webhook/"),
    ("&key=", "/webhook/"),
    ("/hook/", "/open-apis/bot"),
    ("/services/", "hooks.slack.com"),
];

/// A password that prose tells: 密码：…, 密码为…, password: …, with the place of what stands between. Shorter than keys are, so it needs a
/// digit beside letters, or digits alone.
fn called(folded: &Folded<'_>, between: Range<usize>) -> Option<Range<usize>> {
    let text = folded.text();
    let is_around = |byte: &&u8| matches!(byte, b' ' | b'*' | b'_' | b'"' | b'\'');
    let last = text[..between.start].iter().rev().take(12).find(|byte| !is_around(byte));
    // Few words end so, and every colon is asked.
    if !matches!(last, Some(b'd' | b'D' | b'e' | b'E' | &OTHER)) {
        return None;
    }
    let words = folded.words_before(between.start, 12).trim_end_matches([' ', '*', '_', '"', '\'']);
    if !words.ends_with(['d', 'D', 'e', 'E', '码', '令', '钥', '为', '是']) {
        return None;
    }
    let words = words.to_lowercase();
    if !PASSWORDS.iter().any(|word| words.ends_with(word)) {
        return None;
    }
    let is_mark = |byte: &&u8| matches!(byte, b' ' | b'"' | b'\'' | b'`' | b'*');
    let start = between.end + text[between.end..].iter().take(4).take_while(is_mark).count();
    let is_part = |byte: &&u8| byte.is_ascii_graphic() && !b",;\"'`<>()[]{}*|".contains(byte);
    let length = text[start..].iter().take(64).take_while(is_part).count();
    let value = text[start..start + length].trim_ascii_end();
    let length =
        value.len() - value.iter().rev().take_while(|byte| matches!(byte, b'.' | b'?' | b'!')).count();
    let value = &value[..length];
    let has = |test: fn(&u8) -> bool| value.iter().any(test);
    let is_given = (6..=32).contains(&length)
        && has(u8::is_ascii_digit)
        && !value.starts_with(b"$")
        && !value.contains(&b':')
        && !value.starts_with(b"/");
    // Of digits alone a day or a count looks the same after an English word.
    let is_varied = has(u8::is_ascii_alphabetic) || !words.is_ascii();
    (is_given && is_varied).then_some(start..start + length)
}

const PASSWORDS: &[&str] =
    &["password", "passwd", "passcode", "passphrase", "pwd", "密码", "口令", "密钥", "密码为", "密码是"];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn no_token_with_a_prefix_is_shorter_than_the_shortest() {
        let shortest = PREFIXES.iter().map(|(prefix, _, least)| prefix.len() + least).min();
        assert_eq!(shortest, Some(PREFIXED_LEAST));
        assert!(
            SECRETS
                .iter()
                .all(|name| name.bytes().last().is_some_and(|last| LAST_OF_SECRETS.contains(&last)))
        );
    }

    proptest! {
        /// A text is gone through for words only where it has one that every such secret has.
        #[test]
        fn a_text_that_is_passed_over_has_no_secret(
            parts in proptest::collection::vec(
                "sk-|xox[bp]-|AKIA|hf_|eyJ|Bearer |[Pp]ass-?word|passwd|pwd|密码(为|是)?|口令|api_?key|token|secret|[?&]key=|/webhook/\
                 |/hook/|/services/|hooks.slack.com|/open-apis/bot|-----BEGIN |PRIVATE KEY|[ ：:=\"'/.]| is | was |[a-zA-Z0-9]{1,16}|字",
                0..8,
            ),
        ) {
            let text = parts.concat();
            let folded = Folded::of(&text);
            let mut found = Vec::new();
            by_words(&folded, &mut |range| found.extend(range));
            prop_assert!(has_word(&folded) || found.is_empty(), "{:?} {:?}", text, found);
        }
    }
}
