use super::*;
use Language::{Chinese, English};

/// The words and the nature that a sentence gives to the number in brackets.
fn beside(sentence: &str, language: Language) -> Option<(String, Nature)> {
    let (before, rest) = sentence.split_once('[').unwrap();
    let (number, after) = rest.split_once(']').unwrap();
    let text = format!("{before}{number}{after}");
    let found = nature_beside(&text, before.len()..before.len() + number.len(), language);
    found.map(|(range, nature)| (text[range].to_owned(), nature))
}

#[test]
fn what_makes_an_average_an_estimate_a_target_or_a_rate_of_a_number_is_found() {
    use Nature::{Average, Estimate, Rate, Target};
    for (language, sentence, expected, nature) in [
        (English, "It served an estimated [326] companies", "estimated 326", Estimate),
        (English, "Membership is estimated at [326]", "estimated at 326", Estimate),
        (English, "possibly [326] companies", "possibly 326", Estimate),
        (English, "Perhaps [326] companies took part", "Perhaps 326", Estimate),
        (English, "[326] potential customers", "326 potential", Estimate),
        (English, "an average of [12] courses", "average of 12", Average),
        (English, "The office averages [12] courses", "averages 12", Average),
        (English, "on average [12] courses", "average 12", Average),
        (English, "[12] courses on average.", "12 courses on average", Average),
        (English, "the planned [12] branches", "planned 12", Target),
        (English, "It is expected to serve [326] companies", "expected to serve 326", Target),
        (English, "with a target of [326] companies", "target of 326", Target),
        (English, "The office aims to train [326] people", "aims to train 326", Target),
        (English, "[12] planned branches", "12 planned", Target),
        (English, "[326] companies a year", "326 companies a year", Rate),
        (English, "[326] companies every month", "326 companies every month", Rate),
        (English, "[12] courses per day", "12 courses per day", Rate),
        (English, "[12] annually", "12 annually", Rate),
        (English, "Founded in 2020. An estimated [326] companies", "estimated 326", Estimate),
        (Chinese, "平均[12]场", "平均12", Average),
        (Chinese, "平均每家企业拥有专利[12]件", "平均每家企业拥有专利12", Average),
        (Chinese, "日均服务[326]家", "日均服务326", Average),
        (Chinese, "每年举办[12]场", "每年举办12", Rate),
        (Chinese, "[12]场/年", "12场/年", Rate),
        (Chinese, "服务[326]家每年", "326家每年", Rate),
        (Chinese, "预计服务企业[326]家", "预计服务企业326", Target),
        (Chinese, "有望达到[326]家", "有望达到326", Target),
        (Chinese, "目标[326]家", "目标326", Target),
        (Chinese, "目标为[326]家", "目标为326", Target),
        (Chinese, "力争[326]家", "力争326", Target),
        (Chinese, "估计[326]家", "估计326", Estimate),
        (Chinese, "可能有[326]家企业参加", "可能有326", Estimate),
    ] {
        assert_eq!(beside(sentence, language), Some((expected.to_owned(), nature)), "{sentence}");
    }
}

#[test]
fn a_share_that_is_told_as_a_change_is_found() {
    let beside = |sentence: &str, language| {
        let (before, rest) = sentence.split_once('[').unwrap();
        let (number, after) = rest.split_once(']').unwrap();
        let text = format!("{before}{number}{after}");
        let found = change_beside(&text, before.len()..before.len() + number.len(), language);
        found.map(|(range, _)| text[range].to_owned())
    };
    for (language, sentence, expected) in [
        (English, "The share rose by [72%]", Some("rose by 72%")),
        (English, "up [72%]", Some("up 72%")),
        (English, "a [72%] increase", Some("72% increase")),
        (Chinese, "女性增长[72%]", Some("增长72%")),
        (Chinese, "比重下降了[72%]", Some("下降了72%")),
        (English, "The share rose to [72%]", None),
        (English, "Women make up [72%]", None),
        (English, "[72%] increased their sales", None),
        (Chinese, "提高到[72%]", None),
        (Chinese, "女性占[72%]", None),
    ] {
        assert_eq!(beside(sentence, language).as_deref(), expected, "{sentence}");
    }
}

#[test]
fn honest_words_beside_a_number_are_left_alone() {
    for (language, sentence) in [
        (English, "The plan of 2022 led to [12] branches"),
        (English, "It met its target of [326] companies"),
        (English, "more than the planned [12]"),
        (English, "above the average of [12]"),
        (English, "Work is planned, and [12] branches are open"),
        (English, "It served [326] companies, an average of the year"),
        (English, "[12] branches a year earlier"),
        (English, "[326] companies in a year that began late"),
        (English, "The target group has [326] companies"),
        (English, "The annual meeting of [12] networks"),
        (English, "[326] companies. Every year more come"),
        (English, "A day with [326] visitors"),
        (English, "Estimates vary. It has [326] members"),
        (Chinese, "首席知识产权官计划培养了[285]人"),
        (Chinese, "完成年度目标[326]家"),
        (Chinese, "高于全省平均[12]件"),
        (Chinese, "平均水平提高，共[12]家"),
        (Chinese, "每年都有新进展，共服务[326]家"),
        (Chinese, "服务目标企业[326]家"),
        (Chinese, "可能性研究[12]项"),
        (Chinese, "[12]场，每年一次"),
        (Chinese, "累计服务[326]家"),
    ] {
        assert_eq!(beside(sentence, language), None, "{sentence}");
    }
}
