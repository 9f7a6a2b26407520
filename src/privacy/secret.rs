//! Keys, tokens and passwords, by the prefixes that their providers gave them so that they can be found.

mod words;

use std::ops::Range;

use memchr::memmem;

use super::Kind;
use super::fold::{Folded, NAME, OTHER, VERB};

/// Looks for passwords in addresses, for prefixes at the beginnings of words, for private keys and for values of keys named secret.
pub(super) fn find(folded: &Folded<'_>, found: &mut Vec<(Kind, Range<usize>)>) {
    if folded.has_at() {
        in_addresses(folded.text(), &mut |range| found.extend(range.map(|range| (Kind::Secret, range))));
    }
    // Most texts have none of the words that are part of every other secret, or are too short.
    if folded.text().len() >= SHORTEST && words::are_in(folded) {
        by_words(folded, &mut |range| found.extend(range.map(|range| (Kind::Secret, range))));
    }
}

/// A password of six digits after two Chinese characters.
const SHORTEST: usize = 8;

fn in_addresses(text: &[u8], add: &mut impl FnMut(Option<Range<usize>>)) {
    for start in memmem::find_iter(text, b"://").map(|at| at + 3) {
        add(password(&text[start..]).map(|range| start + range.start..start + range.end));
    }
}

/// Looks at every place where a secret may begin or that parts it from its name.
fn by_words(folded: &Folded<'_>, add: &mut impl FnMut(Option<Range<usize>>)) {
    let text = folded.text();
    let (mut next, mut private_until) = (0, 0);
    while let Some(step) = text[next..].iter().position(|byte| PLACES[usize::from(*byte)]) {
        let at = next + step;
        next = at + 1;
        match text[at] {
            b'-' if folded.at(Some(next)) == b'-' => {
                if at >= private_until
                    && text[at..].starts_with(BEGIN)
                    && let Some(length) = private_key(&text[at..])
                {
                    private_until = at + length;
                    add(Some(at..private_until));
                }
                add(prefixed_at(text, at));
            }
            b'-' => add(prefixed_at(text, at)),
            b'_' => add(prefixed_at(text, at)),
            // Prefixes without such a mark.
            b'A' | b'L' if begins_word(text, at) => add(prefixed(&text[at..]).map(|length| at..at + length)),
            b'J' if text[..=at].ends_with(b"eyJ") && begins_word(text, at - 2) => {
                add(web_token(&text[at - 2..]).map(|length| at - 2..at - 2 + length));
            }
            b':' if text[at..].starts_with(b"://") => {}
            b':' | b'=' => add(assigned(text, at).or_else(|| called(folded, at..at + 1))),
            b' ' => match folded.before(at) {
                b's' if text[..at].ends_with(b" is") => add(called(folded, at - 3..at)),
                b's' if text[..at].ends_with(b" was") => add(called(folded, at - 4..at)),
                b'r' | b'R' => add(bearer(text, at)),
                _ => {}
            },
            // 密码为…, 密码是…, 密码….
            VERB if may_follow(folded.at(Some(next))) => add(called(folded, at..next)),
            NAME if may_follow(folded.at(Some(next))) && folded.before(at) == OTHER => {
                add(called(folded, next..next));
            }
            b'?' | b'&' | b'/' if matches!(folded.at(Some(next)), b'k' | b'h' | b's') => add(hook(text, at)),
            _ => {}
        }
    }
}

/// The bytes at which one of them is looked for.
const PLACES: [bool; 256] = {
    let mut table = [false; 256];
    let places = b"-_ALJ:= ?&/";
    let mut at = 0;
    while at < places.len() {
        table[places[at] as usize] = true;
        at += 1;
    }
    table[NAME as usize] = true;
    table[VERB as usize] = true;
    table
};

/// Whether a value may begin with a byte or after it.
fn may_follow(byte: u8) -> bool {
    byte.is_ascii_graphic() || byte == b' '
}

fn begins_word(text: &[u8], at: usize) -> bool {
    !at.checked_sub(1).is_some_and(|before| is_word(text[before]))
}

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

/// The longest that stands in a prefix before its first mark.
const MARK_MOST: usize = 6;

/// A token of which the prefix has its first mark at a byte.
fn prefixed_at(text: &[u8], mark: usize) -> Option<Range<usize>> {
    if !text.get(mark + PREFIXED_LEAST - MARK_MOST - 1).is_some_and(|byte| is_word(*byte) || *byte == b'-') {
        return None;
    }
    let letters = text[..mark].iter().rev().take(MARK_MOST + 1);
    let letters = letters.take_while(|byte| byte.is_ascii_lowercase()).count();
    let start = mark - letters;
    let may_begin = (2..=MARK_MOST).contains(&letters) && begins_word(text, start);
    may_begin.then(|| prefixed(&text[start..])).flatten().map(|length| start..start + length)
}

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
    let mut letters = name.clone();
    if !ENDS_OF_SECRETS.contains(&[letters.next()?, letters.next()?]) {
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

/// The last two letters of these names, the last one first. Those of few others are the same.
const ENDS_OF_SECRETS: &[[u8; 2]] = &[*b"dr", *b"dw", *b"di", *b"te", *b"ye", *b"ne"];

/// The token of a header `Authorization: Bearer …` (RFC 6750), of which the blank is given.
fn bearer(text: &[u8], blank: usize) -> Option<Range<usize>> {
    let name = blank.checked_sub(6).filter(|name| begins_word(text, *name))?;
    if !text[name..blank].eq_ignore_ascii_case(b"bearer") {
        return None;
    }
    let start = blank + 1;
    let is_part = |byte: &&u8| is_word(**byte) || matches!(byte, b'-' | b'.' | b'~' | b'+' | b'/' | b'=');
    let length = text[start..].iter().take(KEY_MOST).take_while(is_part).count();
    let token = &text[start..start + length];
    let is_token =
        length >= 16 && token.iter().any(u8::is_ascii_digit) && token.iter().any(u8::is_ascii_alphabetic);
    is_token.then_some(start..start + length)
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
    // Few words end so, and every colon is asked.
    let mut last =
        text[..between.start].iter().rev().take(12).skip_while(is_around).map(u8::to_ascii_lowercase);
    let may_be_named = match last.next()? {
        NAME | VERB => true,
        letter => ENDS_OF_PASSWORDS.contains(&[letter, last.next()?]),
    };
    if !may_be_named {
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

/// The last two letters of those in Latin letters, the last one first.
const ENDS_OF_PASSWORDS: &[[u8; 2]] = &[*b"dr", *b"dw", *b"ed", *b"es"];

#[cfg(test)]
mod tests;
