use proptest::prelude::*;
use rust_decimal::Decimal;

use super::super::{Agreement, agrees};
use super::*;
use crate::format::quantity::quantity;
use crate::model::quantity::{Quantity, Scale};
use crate::model::style::{ChineseDigits, ChineseOver, Style};
use crate::model::unit::{UnitKind, builtin};

/// Kind, number, qualifier and sign of each mention, in short.
fn short(text: &str, language: Language) -> Vec<String> {
    let show = |m: &Mention| {
        let number = m.number.map(|n| n.to_string()).unwrap_or_default();
        let upper = m.upper.map(|n| format!("..{n}")).unwrap_or_default();
        format!("{:?} {} {number}{upper} {:?}", m.kind, m.qualifier, m.sign)
    };
    mentions(text, language).iter().map(show).collect()
}

#[test]
fn finds_numbers_in_sentences() {
    use Language::{Chinese, English};
    for (language, text, expected) in [
        (English, "It reached over 5,000 participants.", vec!["Quantity over 5000 None"]),
        (English, "More than 80% were new", vec!["Quantity over 80 Percent"]),
        (English, "no fewer than 3 centres", vec!["Quantity at-least 3 None"]),
        (English, "In 2025, 285 officers", vec!["Year exact 2025 None", "Quantity exact 285 None"]),
        (English, "the 25th China Patent Awards", vec!["Ordinal exact 25 None"]),
        (English, "about 4.76 million patents", vec!["Quantity about 4.76 million None"]),
        (English, "between 30 and 40 centres", vec!["Quantity between 30..40 None"]),
        (English, "30%–40% of them", vec!["Quantity between 30..40 Percent"]),
        (English, "up 2.9 percentage points", vec!["Quantity exact 2.9 PercentagePoint"]),
        (English, "on 23 November 2025", vec!["Date exact 23 None", "Year exact 2025 None"]),
        (English, "£78 million", vec!["Quantity exact 78 million Money(Pound)"]),
        (English, "version 1.2.3", vec!["Other exact  None"]),
        (Chinese, "培训超过5000人次", vec!["Quantity over 5000 None"]),
        (Chinese, "服务270余万次", vec!["Quantity over 270万 None"]),
        (Chinese, "80%以上", vec!["Quantity at-least 80 Percent"]),
        (Chinese, "5000人以上", vec!["Quantity at-least 5000 None"]),
        (Chinese, "约476万件", vec!["Quantity about 476万 None"]),
        (Chinese, "第二十五届中国专利奖获奖12项", vec!["Ordinal exact 25 None", "Quantity exact 12 None"]),
        (Chinese, "提高2.9个百分点", vec!["Quantity exact 2.9 PercentagePoint"]),
        (
            Chinese,
            "截至2025年11月23日",
            vec!["Year exact 2025 None", "Date exact 11 None", "Date exact 23 None"],
        ),
        (Chinese, "共５０００名", vec!["Quantity exact 5000 None"]),
        (Chinese, "30—40家", vec!["Quantity between 30..40 None"]),
    ] {
        assert_eq!(short(text, language), expected, "{text}");
    }
}

#[test]
fn says_what_differs() {
    let stated = Quantity::new("45.70".parse().unwrap(), Qualifier::Over, None).unwrap();
    let compare = |text: &str| agrees(&stated, UnitKind::Percent, &mentions(text, Language::English)[0]);
    assert_eq!(compare("over 45.70%"), Agreement::Agrees);
    assert!(matches!(compare("over 45.8%"), Agreement::Value { .. }));
    assert!(matches!(compare("over 45.7%"), Agreement::Decimals { .. }));
    assert!(matches!(compare("45.70%"), Agreement::Qualifier { .. }));
    assert!(matches!(compare("over 45.70"), Agreement::Sign { .. }));
    assert!(matches!(compare("in 2025"), Agreement::NotAQuantity { .. }));
}

const UNITS: [&str; 8] =
    ["person", "attendance", "percent", "percentage-point", "gbp", "usd", "yuan", "ratio"];

/// A reader that went back to the beginning at each number would not come to the end of such texts within hours.
#[test]
fn long_texts_are_read_to_their_end() {
    let count = |piece: &str, times: usize| {
        let text = piece.repeat(times);
        [Language::English, Language::Chinese].map(|language| mentions(&text, language).len())
    };
    for piece in ["1-", "1 ", "+1", "1,", "一亿零", "第", "1—", "百分之", "US$1 to ", "2020-"] {
        let (short, long) = (count(piece, 1_000), count(piece, 40_000));
        for (short, long) in short.into_iter().zip(long) {
            assert!(long.abs_diff(short * 40) <= 40, "{piece}: {short} {long}");
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in ".{0,60}|[0-9０-９,.% 年月日第十余万亿a-z£—–-]{0,40}|[0-9:/+% 成百分之二三十至每到约家超近以上千万—a-z$.\\n−-]{0,40}") {
        for language in [Language::English, Language::Chinese] {
            let mut last = 0;
            for mention in mentions(&text, language) {
                prop_assert!(last <= mention.whole.start, "{}", text);
                last = mention.whole.end;
                prop_assert!(text.get(mention.range.clone()).is_some());
                prop_assert!(text.get(mention.whole.clone()).is_some());
                prop_assert!(mention.whole.start <= mention.range.start && mention.range.end <= mention.whole.end);
            }
        }
    }

    #[test]
    fn what_is_written_is_found_again(
        digits in -100_000_000_000_i64..100_000_000_000,
        decimals in 0_u32..4,
        scale in 0_usize..8,
        qualifier in 0_usize..7,
        more in 1_u32..1000,
        unit in 0_usize..8,
        over in 0_usize..3,
        grouped in any::<bool>(),
    ) {
        let scale = Scale::ALL.get(scale).copied();
        let lower = Number::new(Decimal::new(digits, decimals), scale).unwrap();
        let upper = Number::new(Decimal::new(digits, decimals) + Decimal::from(more), scale);
        let qualifier = Qualifier::ALL[qualifier];
        let stated =
            Quantity::new(lower, qualifier, upper.filter(|_| qualifier == Qualifier::Between)).unwrap();
        let unit = builtin(UNITS[unit]).unwrap();
        let style = Style {
            chinese_over: [ChineseOver::Chaoguo, ChineseOver::Yu, ChineseOver::Duo][over],
            chinese_digits: if grouped { ChineseDigits::Grouped } else { ChineseDigits::Plain },
            ..Style::default()
        };
        for language in [Language::English, Language::Chinese] {
            let text = quantity(&stated, &unit, language, &style).text();
            let found = mentions(&text, language);
            prop_assert_eq!(found.len(), 1, "{}", text);
            prop_assert_eq!(agrees(&stated, unit.kind, &found[0]), Agreement::Agrees, "{} {:?}", text, found);
        }
    }
}
