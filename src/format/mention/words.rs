//! The words around a number that qualify it, and the Chinese classifiers; longer before shorter where one ends with
//! the other.

use crate::model::locale::Language;
use crate::model::quantity::Qualifier as Q;

const ENGLISH_BEFORE: [(&str, Q); 66] = [
    ("not below", Q::AtLeast),
    ("not above", Q::AtMost),
    ("no fewer than", Q::AtLeast),
    ("not fewer than", Q::AtLeast),
    ("no less than", Q::AtLeast),
    ("not less than", Q::AtLeast),
    ("no more than", Q::AtMost),
    ("not more than", Q::AtMost),
    ("not exceeding", Q::AtMost),
    ("just short of", Q::Under),
    ("just shy of", Q::Under),
    ("shy of", Q::Under),
    ("close on", Q::About),
    ("more than", Q::Over),
    ("greater than", Q::Over),
    ("fewer than", Q::Under),
    ("less than", Q::Under),
    ("a minimum of", Q::AtLeast),
    ("a maximum of", Q::AtMost),
    ("in excess of", Q::Over),
    ("upwards of", Q::Over),
    ("north of", Q::Over),
    ("in the region of", Q::About),
    ("on the order of", Q::About),
    ("in the order of", Q::About),
    ("more or less", Q::About),
    ("not even", Q::Under),
    ("at least", Q::AtLeast),
    ("at most", Q::AtMost),
    ("up to", Q::AtMost),
    ("surpassing", Q::Over),
    ("surpassed", Q::Over),
    ("exceeding", Q::Over),
    ("exceeded", Q::Over),
    ("exceeds", Q::Over),
    ("exceed", Q::Over),
    ("over", Q::Over),
    ("above", Q::Over),
    ("approximately", Q::About),
    ("approx.", Q::About),
    ("close to", Q::About),
    ("roughly", Q::About),
    ("about", Q::About),
    ("around", Q::About),
    ("almost", Q::About),
    ("nearly", Q::About),
    ("some", Q::About),
    ("circa", Q::About),
    ("ca.", Q::About),
    ("c.", Q::About),
    ("under", Q::Under),
    ("below", Q::Under),
    ("between", Q::Between),
    ("~", Q::About),
    ("≈", Q::About),
    ("≥", Q::AtLeast),
    ("≤", Q::AtMost),
    (">=", Q::AtLeast),
    ("<=", Q::AtMost),
    (">", Q::Over),
    ("<", Q::Under),
    ("＞", Q::Over),
    ("＜", Q::Under),
    ("minimum", Q::AtLeast),
    ("maximum", Q::AtMost),
    ("max.", Q::AtMost),
];

const ENGLISH_AFTER: [(&str, Q); 11] = [
    ("or more", Q::AtLeast),
    ("or above", Q::AtLeast),
    ("or over", Q::AtLeast),
    ("or higher", Q::AtLeast),
    ("and above", Q::AtLeast),
    ("and over", Q::AtLeast),
    ("or less", Q::AtMost),
    ("or fewer", Q::AtMost),
    ("or below", Q::AtMost),
    ("or so", Q::About),
    ("or thereabouts", Q::About),
];

/// The words, and the characters that make another word of them when they stand before: 条约, 最近, 赶超.
const CHINESE_BEFORE: [(&str, Q, &str); 47] = [
    ("不超过", Q::AtMost, ""),
    ("不多于", Q::AtMost, ""),
    ("不高于", Q::AtMost, ""),
    ("不大于", Q::AtMost, ""),
    ("不少于", Q::AtLeast, ""),
    ("不低于", Q::AtLeast, ""),
    ("不小于", Q::AtLeast, ""),
    ("不足", Q::Under, ""),
    ("不到", Q::Under, ""),
    ("未满", Q::Under, ""),
    ("不满", Q::Under, ""),
    ("少于", Q::Under, ""),
    ("低于", Q::Under, ""),
    ("小于", Q::Under, ""),
    ("至少", Q::AtLeast, ""),
    ("至多", Q::AtMost, ""),
    ("最多", Q::AtMost, ""),
    ("超过", Q::Over, ""),
    ("超出", Q::Over, ""),
    ("多于", Q::Over, ""),
    ("高于", Q::Over, ""),
    ("大于", Q::Over, ""),
    ("突破", Q::Over, ""),
    ("介于", Q::Between, ""),
    ("逾", Q::Over, ""),
    ("超", Q::Over, "赶高"),
    ("不下于", Q::AtLeast, ""),
    ("不下", Q::AtLeast, ""),
    ("起码", Q::AtLeast, ""),
    ("不止", Q::Over, ""),
    ("至少有", Q::AtLeast, ""),
    ("至少为", Q::AtLeast, ""),
    ("超过了", Q::Over, ""),
    ("突破了", Q::Over, ""),
    ("大约有", Q::About, ""),
    ("大约为", Q::About, ""),
    ("约有", Q::About, "条公合契签预特节制履违邀"),
    ("约为", Q::About, "条公合契签预特节制履违邀"),
    ("大约", Q::About, ""),
    ("大概", Q::About, ""),
    ("大致", Q::About, ""),
    ("差不多", Q::About, ""),
    ("将近", Q::About, ""),
    ("接近", Q::About, ""),
    ("约", Q::About, "条公合契签预特节制履违邀"),
    ("近", Q::About, "最附临新远靠"),
    ("≥", Q::AtLeast, ""),
];

const CHINESE_AFTER: [(&str, Q); 6] = [
    ("以上", Q::AtLeast),
    ("有余", Q::Over),
    ("左右", Q::About),
    ("上下", Q::About),
    ("以内", Q::AtMost),
    // 以下 includes the number, as 以上 does (Civil Code, art. 1259).
    ("以下", Q::AtMost),
];

/// What makes 有余 a thing that is left over: 有余力, 有余地.
const AFTER_TO_SPARE: [char; 6] = ['力', '地', '额', '款', '粮', '钱'];

/// Words that may follow Chinese numerals which count something.
const CLASSIFIERS: [&str; 50] = [
    "期", "家", "项", "件", "个", "名", "人", "场", "次", "位", "种", "门", "份", "篇", "笔", "户", "所",
    "座", "条", "本", "台", "套", "支", "批", "类", "天", "年", "倍", "宗", "起", "小时", "分钟", "枚", "款",
    "间", "处", "站", "国家", "省份", "城市", "企业", "单位", "机构", "学时", "课时", "课程", "周", "张",
    "册", "幅",
];

/// Words that begin like a classifier and are none: 十一期间, 八十年代, 十年来.
const NO_CLASSIFIERS: [&str; 7] = ["期间", "年代", "年来", "人才", "件套", "周年", "起来"];

/// Verbs with which "up to" tells a sum or an end.
const SUMMING: [&str; 9] = ["add", "adds", "added", "adding", "sum", "sums", "summed", "makes", "live"];

/// The qualifier at the end of an English text, and where it starts.
pub(super) fn before_english(before: &str) -> Option<(Q, usize)> {
    let bytes = before.trim_end_matches([' ', '\n', '\u{a0}']).as_bytes();
    ENGLISH_BEFORE.iter().find_map(|(word, qualifier)| {
        let start = bytes.len().checked_sub(word.len())?;
        let same = bytes[start..].iter().zip(word.as_bytes()).all(|(found, expected)| {
            found.eq_ignore_ascii_case(expected) || (*expected == b' ' && *found == b'\n')
        });
        let inside = word.starts_with(|c: char| c.is_ascii_alphabetic())
            && start.checked_sub(1).is_some_and(|last| bytes[last].is_ascii_alphanumeric());
        // Three kinds add up to 269.
        let lead = || String::from_utf8_lossy(&bytes[..start]).trim_end().to_ascii_lowercase();
        let sums = same && *word == "up to" && SUMMING.iter().any(|verb| lead().ends_with(verb));
        (same && !inside && !sums).then_some((*qualifier, start))
    })
}

/// The qualifier at the end of a Chinese text, and where it starts.
pub(super) fn before_chinese(before: &str) -> Option<(Q, usize)> {
    let before = before.trim_end_matches([' ', '\n', '\u{a0}']);
    let (rest, (_, qualifier, blockers)) =
        CHINESE_BEFORE.iter().find_map(|entry| Some((before.strip_suffix(entry.0)?, entry)))?;
    (!rest.ends_with(|c: char| blockers.contains(c))).then_some((*qualifier, rest.len()))
}

/// The word for a qualifier in what stands beside a number, a classifier aside, and what it says: 近, or more, 名左右.
pub fn qualifier_said(beside: &str, language: Language) -> Option<(&str, Q)> {
    let beside = beside.trim();
    let before = match language {
        Language::English => before_english(beside),
        Language::Chinese => before_chinese(beside),
    };
    if let Some((qualifier, _)) = before.filter(|(_, start)| *start == 0) {
        return Some((beside, qualifier));
    }
    match language {
        Language::English => {
            let (_, qualifier) = ENGLISH_AFTER.iter().find(|(word, _)| *word == beside)?;
            Some((beside, *qualifier))
        }
        Language::Chinese => {
            let after = CHINESE_AFTER.iter().chain(&[("余", Q::Over), ("多", Q::Over)]);
            let (word, qualifier) = after.into_iter().find(|(word, _)| beside.ends_with(word))?;
            Some((&beside[beside.len() - word.len()..], *qualifier))
        }
    }
}

/// `or more` and its like after an English number, with the length up to its end.
pub(super) fn after_english(rest: &str) -> Option<(Q, usize)> {
    for (ending, qualifier) in [("-odd", Q::About), ("-plus", Q::AtLeast), (" odd", Q::About)] {
        if rest.strip_prefix(ending).is_some_and(|after| after.starts_with([' ', '\u{a0}'])) {
            return Some((qualifier, ending.len()));
        }
    }
    let near = rest.strip_prefix([' ', '\n', '\u{a0}'])?;
    // One noun may stand between: 12 companies or more.
    let noun = near.len() - near.trim_start_matches(|c: char| c.is_ascii_lowercase()).len();
    let behind_noun = near.get(noun..).and_then(|rest| rest.strip_prefix([' ', '\n', '\u{a0}']));
    [Some(near), behind_noun].into_iter().flatten().find_map(|near| {
        let (word, qualifier) = ENGLISH_AFTER.iter().find(|(word, _)| near.starts_with(word))?;
        let end = rest.len() - near.len() + word.len();
        let next = &rest[end..];
        // Or more than a third: a comparison, and no qualifier.
        let goes_on = next.starts_with(|c: char| c.is_ascii_alphabetic()) || next.starts_with(" than");
        (!goes_on).then_some((*qualifier, end))
    })
}

/// 以上 and its like, directly or after a classifier of at most three characters, with the length up to its end.
pub(super) fn chinese_after(rest: &str) -> Option<(Q, usize)> {
    for (skipped, (at, c)) in rest.char_indices().enumerate() {
        let found = CHINESE_AFTER.iter().find(|(word, _)| rest[at..].starts_with(word));
        if let Some((word, qualifier)) = found
            && !(*word == "有余" && rest[at + word.len()..].starts_with(AFTER_TO_SPARE))
        {
            return Some((*qualifier, at + word.len()));
        }
        if skipped >= 3 || !c.is_alphabetic() {
            break;
        }
    }
    None
}

/// Whether a text begins with a Chinese classifier or another noun that is counted.
pub(super) fn classifier(rest: &str) -> bool {
    CLASSIFIERS.iter().any(|word| rest.starts_with(word))
        && !NO_CLASSIFIERS.iter().any(|word| rest.starts_with(word))
}
