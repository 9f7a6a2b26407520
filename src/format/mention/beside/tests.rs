use super::*;
use crate::model::quantity::Qualifier;
use crate::model::unit::builtin;
use Language::{Chinese, English};

/// The words that contradict the figure of a sentence, whose link stands in brackets.
fn said(sentence: &str, language: Language, value: &str, unit: &str) -> Option<String> {
    let (before, rest) = sentence.split_once('[').unwrap();
    let (words, after) = rest.split_once(']').unwrap();
    let text = format!("{before}{words}{after}");
    let own = before.len()..before.len() + words.len();
    let (value, qualifier) = match value.strip_prefix("over ") {
        Some(value) => (value, Qualifier::Over),
        None => (value, Qualifier::Exact),
    };
    let stated = Quantity::new(value.parse().unwrap(), qualifier, None).unwrap();
    let found = changed_beside(&text, own, language, &stated, &builtin(unit).unwrap());
    found.map(|range| text[range].to_owned())
}

#[test]
fn what_makes_another_number_of_a_link_is_found() {
    for (language, sentence, unit, expected) in [
        (English, "It trained [12] thousand officers", "person", "12 thousand"),
        (English, "1[12] officers", "person", "112"),
        (English, "[12]% of officers", "person", "12%"),
        (English, "some of [12]k officers", "person", "12k"),
        (English, "[12] hundred officers", "person", "12 hundred"),
        (English, "[12] dozen officers", "person", "12 dozen"),
        (English, "[12]-fold", "person", "12-fold"),
        (English, "[12] times as many", "time", "12 times as"),
        (English, "about\u{a0}[12] officers", "person", "about\u{a0}12"),
        (English, "nearly [12] officers", "person", "nearly 12"),
        (English, "in the region of [12] officers", "person", "in the region of 12"),
        (English, "[12] percentage points", "person", "12 percentage points"),
        (English, "[12].5 officers", "person", "12.5"),
        (English, "[12],000 officers", "person", "12,000"),
        (English, "[12] 000 officers", "person", "12 000"),
        (English, "[12]-15 officers", "person", "12-15"),
        (English, "[12] to 15 officers", "person", "12 to 15"),
        (English, "5 to [12] officers", "person", "5 to 12"),
        (English, "minus [12] officers", "person", "minus 12"),
        (English, "the [12]th officer", "person", "12th"),
        (English, "[12] or so officers", "person", "12 or so"),
        (English, "[12] or more officers", "person", "12 or more"),
        (English, "[12] officers or more", "person", "12 officers or more"),
        (English, "[12] odd officers", "person", "12 odd"),
        (English, "c. [12] officers", "person", "c. 12"),
        (English, "just shy of [12] officers", "person", "just shy of 12"),
        (English, "[12]-odd officers", "person", "12-odd"),
        (English, "[12]-plus officers", "person", "12-plus"),
        (English, "[12]½ officers", "person", "12½"),
        (English, "[12]³ officers", "person", "12³"),
        (English, "0.[12] officers", "person", "0.12"),
        (English, "1/[12] of officers", "person", "1/12"),
        (English, "[12] per thousand", "patent", "12 per thousand"),
        (English, "[12]‰", "ratio", "12‰"),
        (English, "$[12] of sales", "gbp", "$12"),
        (Chinese, "共[12]万家", "enterprise", "12万"),
        (Chinese, "是[12]倍", "enterprise", "12倍"),
        (Chinese, "[12]成企业", "enterprise", "12成"),
        (Chinese, "提高[12]个百分点", "enterprise", "12个百分点"),
        (Chinese, "负[12]家", "enterprise", "负12"),
        (Chinese, "[12]余家", "enterprise", "12余"),
        (Chinese, "[12]家有余", "enterprise", "12家有余"),
        (Chinese, "超出[12]家", "enterprise", "超出12"),
        (Chinese, "[12]多家", "enterprise", "12多"),
        (Chinese, "[12]来家", "enterprise", "12来"),
        (Chinese, "[12]家左右", "enterprise", "12家左右"),
        (Chinese, "[12]家以上", "enterprise", "12家以上"),
        (Chinese, "约 [12] 家", "enterprise", "约 12"),
        (Chinese, "不止[12]家", "enterprise", "不止12"),
        (Chinese, "第[12]家", "enterprise", "第12"),
        (Chinese, "百分之[12]", "enterprise", "百分之12"),
        (Chinese, "十分之[12]", "enterprise", "十分之12"),
        (Chinese, "三十[12]家", "enterprise", "三十12"),
        (Chinese, "3万[12]家", "enterprise", "3万12"),
        (Chinese, "[12]月", "enterprise", "12月"),
        (Chinese, "[12]—15家", "enterprise", "12—15"),
        (Chinese, "[12]到15家", "enterprise", "12到15"),
        (Chinese, "[12]百家", "enterprise", "12百"),
        (Chinese, "[12]％", "enterprise", "12％"),
        (Chinese, "翻了[12]番", "enterprise", "12番"),
        (Chinese, "[12]+家", "enterprise", "12+"),
    ] {
        assert_eq!(said(sentence, language, "12", unit).unwrap_or_default(), expected, "{sentence}");
    }
    assert_eq!(said("[45.7%] points", English, "45.7", "percent").unwrap(), "45.7% points");
    assert_eq!(said("[45.7%]个百分点", Chinese, "45.7", "percent").unwrap(), "45.7%个百分点");
    assert_eq!(said("1\u{a0}[200] officers", English, "200", "person").unwrap(), "1\u{a0}200");
    for (language, sentence, expected) in [
        (English, "nearly [over 12] officers", "nearly over 12"),
        (English, "about [over 12] officers", "about over 12"),
        (Chinese, "近[超过12]家", "近超过12"),
        (Chinese, "超过[超过12]家", "超过超过12"),
    ] {
        assert_eq!(said(sentence, language, "over 12", "person").as_deref(), Some(expected), "{sentence}");
    }
    assert_eq!(said("of them [over 12] officers", English, "over 12", "person"), None);
}

#[test]
fn honest_words_beside_a_link_are_left_alone() {
    for (language, sentence, unit) in [
        (English, "In 2024 [12] officers were trained", "person"),
        (English, "[12] officers or more than a third", "person"),
        (English, "[12] or more than a third", "person"),
        (English, "etc. [12] officers", "person"),
        (English, "The three kinds add up to [12] officers", "person"),
        (Chinese, "[12]家有余力", "enterprise"),
        (English, "In May [12] officers were trained", "person"),
        (English, "from 5 to [12] officers", "person"),
        (English, "from [12] to 15 officers", "person"),
        (English, "rose by 5 to [12] officers", "person"),
        (English, "it was up [12] to 27 in all", "person"),
        (English, "all [12] officers, 5 of them women", "person"),
        (English, "the [12]-member board", "person"),
        (English, "nearly all [12] officers", "person"),
        (English, "the [12] hundredth anniversaries", "person"),
        (English, "[12], 15 and 20 officers", "person"),
        (English, "[12]: 1 of each kind", "person"),
        (English, "[12]/30 of them", "person"),
        (English, "[12]. 5 more were trained", "person"),
        (English, "More than that: [12] officers", "person"),
        (English, "[12] times", "time"),
        (English, "£[12] for each", "gbp"),
        (English, "[12] pounds for each", "gbp"),
        (English, "over\u{fffc}, [12] officers", "person"),
        (English, "\u{fffc} to [12] officers", "person"),
        (English, "page 5, [12] officers", "person"),
        (Chinese, "其中[12]家成为示范企业", "enterprise"),
        (Chinese, "其中[12]成为示范企业", "enterprise"),
        (Chinese, "[12]家来自广东", "enterprise"),
        (Chinese, "[12]来自广东", "enterprise"),
        (Chinese, "肩负[12]项任务", "item"),
        (Chinese, "2025年[12]家", "enterprise"),
        (Chinese, "从5家增至[12]家", "enterprise"),
        (Chinese, "增加[12]到27家", "enterprise"),
        (Chinese, "最近[12]家", "enterprise"),
        (Chinese, "签约[12]家", "enterprise"),
        (Chinese, "[12]百强企业", "enterprise"),
        (Chinese, "千企万户[12]家", "enterprise"),
        (Chinese, "[12]家，其中以上市公司居多", "enterprise"),
        (Chinese, "历时[12]年", "year"),
        (Chinese, "[12]家（占80%以上）", "enterprise"),
        (Chinese, "唯一[12]家", "enterprise"),
        (Chinese, "为[12]元", "yuan"),
    ] {
        assert_eq!(said(sentence, language, "12", unit), None, "{sentence}");
    }
}
