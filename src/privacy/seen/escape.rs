//! Single characters that a text writes in another way.

use crate::privacy::email::PROVIDERS;

/// A character that is written as several, or several that a reader does not see.
pub(super) struct Escape {
    pub character: Option<char>,
    /// In bytes.
    pub length: usize,
    /// Whether the blanks before it go with it.
    pub trims: bool,
}

/// Whether an escape may begin with a character at a place of a text, which goes on from what was read before. Most brackets and Chinese
/// numerals are none.
pub(super) fn may_begin(text: &str, at: usize, character: char) -> bool {
    match character {
        '(' | '[' | '（' | '【' | '{' => spelled(&text[at..]).is_some(),
        '\0'..='\x7f' => true,
        _ => numeral(character).is_some() && may_be_in_number(text, at),
    }
}

/// Whether a text begins with a character of [`PLAIN_LENGTH`] bytes with which no escape begins, as nearly all of a Chinese text are: one of
/// U+4000 to U+9FFF that is no numeral, a dash or quotation mark of U+2000 to U+203F, or one of 、。，.
pub(super) fn is_plain(text: &[u8]) -> bool {
    match text {
        [0xe4..=0xe9, second, third, ..] => !HAN[usize::from((second & 0x03) << 6 | third & 0x3f)],
        [0xe2, 0x80, _, ..] | [0xe3, 0x80, 0x81 | 0x82, ..] | [0xef, 0xbc, 0x8c, ..] => true,
        _ => false,
    }
}

pub(super) const PLAIN_LENGTH: usize = 3;

/// The last bytes of the numbers of characters that are Chinese numerals, which those of few others are.
const HAN: [bool; 256] = {
    let numerals = [
        '零', '一', '幺', '壹', '二', '贰', '三', '叁', '四', '肆', '五', '伍', '六', '陆', '七', '柒', '八',
        '捌', '九', '玖',
    ];
    let mut table = [false; 256];
    let mut at = 0;
    while at < numerals.len() {
        table[numerals[at] as usize & 0xff] = true;
        at += 1;
    }
    table
};

/// The escape that a text begins with; `before` is what was read so far.
pub(super) fn at(rest: &str, before: &str) -> Option<Escape> {
    let escape =
        |character: char, length: usize| Some(Escape { character: Some(character), length, trims: false });
    let first = rest.chars().next()?;
    match first {
        '\\' => backslash(rest, before),
        '&' => reference(rest).and_then(|(character, length)| escape(character, length)),
        '%' => percent(rest).and_then(|character| escape(character, 3)),
        '(' | '[' | '（' | '【' | '{' => spelled(rest),
        '#' if before.ends_with(|c: char| c.is_ascii_alphanumeric())
            && PROVIDERS.iter().any(|host| rest[1..].starts_with(host)) =>
        {
            escape('@', 1)
        }
        _ if !first.is_ascii() => numeral(first)
            .filter(|_| is_in_number(rest, before))
            .and_then(|digit| escape(digit, first.len_utf8())),
        _ => None,
    }
}

/// Escapes of YAML (1.2.2, section 5.7), JSON (RFC 8259) and JavaScript; before punctuation and digits also that of Markdown.
fn backslash(rest: &str, before: &str) -> Option<Escape> {
    let follows_digit = before.ends_with(|c: char| c.is_ascii_digit());
    let mut characters = rest.chars().skip(1);
    let kind = characters.next()?;
    let coded = |from: usize, count: usize| {
        let hex = rest.get(from..from + count)?;
        let is_hex = hex.bytes().all(|byte| byte.is_ascii_hexdigit());
        let character = u32::from_str_radix(hex, 16).ok().filter(|_| is_hex).and_then(char::from_u32)?;
        Some((character, from + count))
    };
    let found = match kind {
        'x' => coded(2, 2),
        'u' if rest[2..].starts_with('{') => {
            let length = rest[3..].bytes().take(7).position(|byte| byte == b'}')?;
            coded(3, length).map(|(character, length)| (character, length + 1))
        }
        'u' => coded(2, 4),
        'U' => coded(2, 8),
        '\n' => {
            let blanks = rest[2..].bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
            return Some(Escape { character: None, length: 2 + blanks, trims: false });
        }
        '_' | 't' | 'n' | 'r' | 'N' | ' ' if follows_digit => Some((' ', 2)),
        _ if kind.is_ascii_punctuation() => Some((kind, 2)),
        _ if kind.is_ascii_digit() && follows_digit => Some((kind, 2)),
        _ => None,
    };
    let (character, length) = found.filter(|(character, _)| !character.is_control())?;
    Some(Escape { character: Some(character), length, trims: false })
}

/// A character reference (HTML standard, 13.5), by number or by one of the names that stand within numbers and addresses.
fn reference(rest: &str) -> Option<(char, usize)> {
    if let Some(number) = rest.strip_prefix("&#") {
        let (digits, radix) = match number.strip_prefix(['x', 'X']) {
            Some(hex) => (hex, 16),
            None => (number, 10),
        };
        let length = digits.bytes().take(8).take_while(|byte| (*byte as char).is_digit(radix)).count();
        let character = char::from_u32(u32::from_str_radix(&digits[..length], radix).ok()?)?;
        let own = rest.len() - digits.len() + length;
        let end = own + usize::from(digits[length..].starts_with(';'));
        return (!character.is_control()).then_some((character, end));
    }
    let end = rest.bytes().take(20).position(|byte| byte == b';')?;
    let name = &rest[1..end];
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, character)| (*character, end + 1))
}

const NAMES: &[(&str, char)] = &[
    ("nbsp", ' '),
    ("NonBreakingSpace", ' '),
    ("ensp", ' '),
    ("emsp", ' '),
    ("emsp13", ' '),
    ("emsp14", ' '),
    ("numsp", ' '),
    ("puncsp", ' '),
    ("thinsp", ' '),
    ("ThinSpace", ' '),
    ("hairsp", ' '),
    ("Tab", ' '),
    ("NewLine", ' '),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("ZeroWidthSpace", '\u{200b}'),
    ("NoBreak", '\u{2060}'),
    ("shy", '\u{ad}'),
    ("hyphen", '-'),
    ("dash", '-'),
    ("ndash", '-'),
    ("mdash", '-'),
    ("minus", '-'),
    ("middot", '-'),
    ("centerdot", '-'),
    ("plus", '+'),
    ("period", '.'),
    ("sol", '/'),
    ("lpar", '('),
    ("rpar", ')'),
    ("colon", ':'),
    ("equals", '='),
    ("commat", '@'),
    ("lowbar", '_'),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
];

/// A byte in percent-encoding (RFC 3986, section 2.1), where it is a character of numbers and addresses. Others stay, so that an address on
/// the web is still seen as one.
fn percent(rest: &str) -> Option<char> {
    let hex = rest.get(1..3).filter(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    let character = char::from(u8::from_str_radix(hex, 16).ok()?);
    match character {
        ' ' => Some('-'),
        _ if character.is_ascii_alphanumeric() || "@+-._()".contains(character) => Some(character),
        _ => None,
    }
}

/// `[at]` and `(dot)`, as addresses of e-mail are written to be read by people only.
fn spelled(rest: &str) -> Option<Escape> {
    let open = rest.chars().next()?.len_utf8();
    SPELLED.iter().find_map(|(word, character)| {
        let own = rest.get(open..open + word.len()).filter(|own| own.eq_ignore_ascii_case(word))?;
        let close =
            rest[open + own.len()..].chars().next().filter(|c| matches!(c, ')' | ']' | '）' | '】' | '}'))?;
        let length = open + own.len() + close.len_utf8();
        let blanks = rest[length..].bytes().take_while(|byte| *byte == b' ').count();
        Some(Escape { character: Some(*character), length: length + blanks, trims: true })
    })
}

const SPELLED: &[(&str, char)] = &[("at", '@'), ("dot", '.'), ("@", '@'), ("点", '.')];

/// Whether enough of such digits stand together that they are a number and no words.
fn is_in_number(rest: &str, before: &str) -> bool {
    digits_before(before) + digits_after(rest) >= NUMERALS_LEAST
}

/// The same of a place in a text, where what was read before may end with digits too.
fn may_be_in_number(text: &str, at: usize) -> bool {
    let before = digits_before(&text[..at]);
    before == at || before + digits_after(&text[at..]) >= NUMERALS_LEAST
}

fn digits_before(text: &str) -> usize {
    text.bytes().rev().take(NUMERALS_LEAST).take_while(u8::is_ascii_digit).count()
}

fn digits_after(text: &str) -> usize {
    let is_digit = |c: &char| c.is_ascii_digit() || numeral(*c).is_some();
    text.chars().take(NUMERALS_LEAST).take_while(is_digit).count()
}

/// The shortest number that is looked for. Years are shorter: 二〇二五.
const NUMERALS_LEAST: usize = 11;

/// The digit that a character of another kind stands for: Chinese, in a circle, raised, Arabic.
fn numeral(character: char) -> Option<char> {
    let of = |first: u32, digit: u32| char::from_digit(character as u32 - first + digit, 10);
    match character {
        '〇' | '零' | '⓪' => Some('0'),
        '一' | '幺' | '壹' => Some('1'),
        '二' | '贰' => Some('2'),
        '三' | '叁' => Some('3'),
        '四' | '肆' => Some('4'),
        '五' | '伍' => Some('5'),
        '六' | '陆' => Some('6'),
        '七' | '柒' => Some('7'),
        '八' | '捌' => Some('8'),
        '九' | '玖' => Some('9'),
        '①'..='⑨' => of('①' as u32, 1),
        '❶'..='❾' => of('❶' as u32, 1),
        '➀'..='➈' => of('➀' as u32, 1),
        '⁰' | '⁴'..='⁹' => of('⁰' as u32, 0),
        '¹' => Some('1'),
        '²' => Some('2'),
        '³' => Some('3'),
        '₀'..='₉' => of('₀' as u32, 0),
        '٠'..='٩' => of('٠' as u32, 0),
        '۰'..='۹' => of('۰' as u32, 0),
        '०'..='९' => of('०' as u32, 0),
        _ => None,
    }
}
