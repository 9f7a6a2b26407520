use super::*;
use Language::{Chinese, English};

fn of(text: &str, language: Language) -> Vec<(String, String, Bound)> {
    let said = |found: Multiple| {
        (text[found.words].to_owned(), found.factor.round_dp(2).normalize().to_string(), found.bound)
    };
    multiples(text, language).into_iter().map(said).collect()
}

#[test]
fn multiples_are_read_from_words() {
    use Bound::{Less, More, Near};
    for (language, text, words, factor, bound) in [
        (English, "Three times the pilots of 2020", "Three times the", "3", Near),
        (English, "Firms doubled in a year", "doubled", "2", Near),
        (English, "More than twice as many firms", "More than twice as", "2", More),
        (English, "Awards fell by half", "by half", "0.5", Near),
        (English, "Less than half of all firms", "Less than half of", "0.5", Less),
        (English, "2.5 times as many", "2.5 times as", "2.5", Near),
        (English, "Two thirds of awards", "Two thirds of", "0.67", Near),
        (Chinese, "企业数翻了一番", "翻了一番", "2", Near),
        (Chinese, "企业翻番", "翻番", "2", Near),
        (Chinese, "不到一半", "不到一半", "0.5", Less),
        (Chinese, "试点，不足备案企业的四分之一", "不足备案企业的四分之一", "0.25", Less),
        (Chinese, "超过三分之一", "超过三分之一", "0.33", More),
        (Chinese, "是试点的三倍", "三倍", "3", Near),
        (Chinese, "增长2.5倍", "2.5倍", "3.5", Near),
        (Chinese, "过半数获奖", "过半数", "0.5", More),
        (Chinese, "两倍以上", "两倍", "2", More),
    ] {
        assert_eq!(of(text, language), [(words.to_owned(), factor.to_owned(), bound)], "{text}");
    }
}

#[test]
fn words_that_multiply_nothing_are_left_alone() {
    for (language, text) in [
        (English, "The second half of 2024"),
        (English, "Three times a year"),
        (English, "The first half of the year"),
        (English, "A double issue"),
        (Chinese, "上半年"),
        (Chinese, "事半功倍"),
        (Chinese, "加倍努力"),
    ] {
        assert_eq!(of(text, language), [], "{text}");
    }
}

#[test]
fn a_ratio_holds_near_its_factor_or_on_its_side() {
    let multiple = |factor: &str, bound| Multiple { words: 0..0, factor: factor.parse().unwrap(), bound };
    for (factor, bound, ratio, holds) in [
        ("2", Bound::Near, "1.9", true),
        ("2", Bound::Near, "2.4", false),
        ("2", Bound::More, "2.4", true),
        ("2", Bound::More, "1.9", false),
        ("0.5", Bound::Less, "0.457", true),
        ("0.5", Bound::Less, "0.51", false),
        ("0.5", Bound::Less, "0.1", false),
    ] {
        assert_eq!(multiple(factor, bound).holds(ratio.parse().unwrap()), holds, "{factor} {ratio}");
    }
}
