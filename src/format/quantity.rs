//! One quantity in the words of a language, in parts that a template can set apart.

use std::sync::LazyLock;

use fixed_decimal::Decimal as Digits;
use icu_locale_core::locale;
use icu_plurals::{PluralCategory, PluralRules, PluralRulesOptions};
use rust_decimal::Decimal;

use super::number::{MINUS, number, shown, unscaled};
use super::scaling::Scaling;
use crate::model::locale::Language;
use crate::model::quantity::{Number, Qualifier, Quantity};
use crate::model::style::{ChineseOver, Style};
use crate::model::unit::{Noun, Unit, UnitKind};

/// The parts of a written quantity, in their order in the text; each may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    language: Language,
    /// What stands before everything: the basis of a Chinese unit (每万人).
    pub basis: String,
    /// The qualifier before the number: `over`, `超过`.
    pub before: String,
    /// The number with its sign (`45.7%`, `£78 million`, `30–40`), and with 余 or 多 where that goes before 万.
    pub number: String,
    /// The qualifier after the number: `余`.
    pub after: String,
    /// The noun or classifier: `participants`, `人次`.
    pub unit: String,
}

impl Parts {
    /// The whole phrase: `over 5,000 participants`, `超过5000人次`.
    pub fn text(&self) -> String {
        let parts = [&self.basis, &self.before, &self.number, &self.after, &self.unit];
        let words: Vec<&str> =
            parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        match self.language {
            Language::English => words.join(" "),
            Language::Chinese => words.concat(),
        }
    }
}

/// A quantity with its unit, as it is written alone.
pub fn quantity(quantity: &Quantity, unit: &Unit, language: Language, style: &Style) -> Parts {
    among(quantity, unit, Scaling::Each, language, style)
}

/// A quantity with its unit, as it is written among others.
pub fn among(quantity: &Quantity, unit: &Unit, scaling: Scaling, language: Language, style: &Style) -> Parts {
    let (before, han) = qualifier(quantity, unit.kind, scaling, language, style);
    let (number, after) = match han {
        Some(han) => with_han(&quantity.number(), han, scaling, style),
        None => (numbers(quantity, unit.kind, scaling, language, style), String::new()),
    };
    let counted = quantity.upper().unwrap_or(quantity.number());
    let (basis, unit) = match (language, unit.kind) {
        (_, UnitKind::Percent | UnitKind::Ratio) => (String::new(), String::new()),
        (Language::English, UnitKind::Currency { sign: Some(_) }) => (String::new(), String::new()),
        (Language::English, _) => (String::new(), noun(&counted, &unit.english).to_string()),
        (Language::Chinese, _) => (unit.chinese.before.clone(), unit.chinese.after.clone()),
    };
    Parts { language, basis, before: before.to_string(), number, after, unit }
}

/// The form of an English noun that a number takes (CLDR plural rules): one only for 1 written without decimals.
pub fn noun<'a>(number: &Number, noun: &'a Noun) -> &'a str {
    // The rule for one (i = 1 and v = 0) holds only where the whole part is 1, which is cheaper to see.
    if noun.one == noun.other || number.value().trunc().abs() != Decimal::ONE {
        return &noun.other;
    }
    let digits = Digits::try_from_str(&number.machine_text()).ok();
    let category = digits.and_then(|digits| Some(ENGLISH.as_ref()?.category_for(&digits)));
    if category == Some(PluralCategory::One) { &noun.one } else { &noun.other }
}

// To look for the rules costs far more than to use them.
static ENGLISH: LazyLock<Option<PluralRules>> =
    LazyLock::new(|| PluralRules::try_new(locale!("en").into(), PluralRulesOptions::default()).ok());

/// The words before the number, and 余 or 多 where the style asks for it and the number can take it.
///
/// A bound on a negative number is said by where the true one lies: more than −10 may be heard as a greater fall, above −10 not.
fn qualifier(
    quantity: &Quantity,
    kind: UnitKind,
    scaling: Scaling,
    language: Language,
    style: &Style,
) -> (&'static str, Option<char>) {
    let han = match style.chinese_over {
        ChineseOver::Yu => Some('余'),
        ChineseOver::Duo => Some('多'),
        ChineseOver::Chaoguo => None,
    };
    let han = han.filter(|_| takes_han(&quantity.number(), scaling, kind));
    if quantity.number().value() < Decimal::ZERO
        && let Some(words) = below_zero(quantity.qualifier(), language)
    {
        return (words, None);
    }
    match (quantity.qualifier(), language) {
        (Qualifier::Exact | Qualifier::Between, _) => ("", None),
        (Qualifier::Over, Language::Chinese) if han.is_some() => ("", han),
        (Qualifier::Over, Language::English) => ("over", None),
        (Qualifier::Over, Language::Chinese) => ("超过", None),
        (Qualifier::AtLeast, Language::English) => ("at least", None),
        (Qualifier::AtLeast, Language::Chinese) => ("不少于", None),
        (Qualifier::About, Language::English) => ("about", None),
        (Qualifier::About, Language::Chinese) => ("约", None),
        (Qualifier::Under, Language::English) => ("under", None),
        (Qualifier::Under, Language::Chinese) => ("不足", None),
        (Qualifier::AtMost, Language::English) => ("at most", None),
        (Qualifier::AtMost, Language::Chinese) => ("不超过", None),
    }
}

fn below_zero(qualifier: Qualifier, language: Language) -> Option<&'static str> {
    match (qualifier, language) {
        (Qualifier::Exact | Qualifier::About | Qualifier::Between, _) => None,
        (Qualifier::Over, Language::English) => Some("above"),
        (Qualifier::Over, Language::Chinese) => Some("高于"),
        (Qualifier::AtLeast, Language::English) => Some("not below"),
        (Qualifier::AtLeast, Language::Chinese) => Some("不低于"),
        (Qualifier::Under, Language::English) => Some("below"),
        (Qualifier::Under, Language::Chinese) => Some("低于"),
        (Qualifier::AtMost, Language::English) => Some("not above"),
        (Qualifier::AtMost, Language::Chinese) => Some("不高于"),
    }
}

/// 余 and 多 follow positive whole tens only: neither 45.7%余 nor 285余 is written.
fn takes_han(number: &Number, scaling: Scaling, kind: UnitKind) -> bool {
    let (digits, _) = shown(number, scaling, Language::Chinese);
    let whole_tens = digits.scale() == 0 && (digits % Decimal::from(10)).is_zero();
    whole_tens && digits > Decimal::ZERO && !matches!(kind, UnitKind::Percent | UnitKind::PercentagePoint)
}

/// 5000余, but 270余万: the character stands between the digits and the scale word.
fn with_han(stated: &Number, han: char, scaling: Scaling, style: &Style) -> (String, String) {
    let text = number(stated, scaling, Language::Chinese, style);
    match text.strip_suffix("万亿").or_else(|| text.strip_suffix(['万', '亿'])) {
        Some(digits) => (format!("{digits}{han}{}", &text[digits.len()..]), String::new()),
        None => (text, han.to_string()),
    }
}

/// The number or the two numbers of a range, with their sign.
fn numbers(
    quantity: &Quantity,
    kind: UnitKind,
    scaling: Scaling,
    language: Language,
    style: &Style,
) -> String {
    let one = |stated: &Number| match (kind, language) {
        (UnitKind::Percent, _) => format!("{}%", unscaled(stated, language, style)),
        (UnitKind::Currency { sign: Some(sign) }, Language::English) => {
            let text = number(stated, scaling, language, style);
            match text.strip_prefix(MINUS) {
                Some(digits) => format!("{MINUS}{sign}{digits}"),
                None => format!("{sign}{text}"),
            }
        }
        _ => number(stated, scaling, language, style),
    };
    let lower = one(&quantity.number());
    let Some(upper) = quantity.upper().map(|upper| one(&upper)) else {
        return lower;
    };
    let mark = match (language, quantity.number().value().is_sign_negative()) {
        (Language::English, false) => "–",
        (Language::English, true) => " to ",
        (Language::Chinese, false) => "—",
        (Language::Chinese, true) => "至",
    };
    format!("{lower}{mark}{upper}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::unit::builtin;

    #[test]
    fn quantities_in_both_languages() {
        let yu = Style { chinese_over: ChineseOver::Yu, ..Style::default() };
        let plain = Style::default();
        use Qualifier as Q;
        for (stated, qualifier, unit, style, english, chinese) in [
            ("285", Q::Exact, "person", plain, "285 people", "285名"),
            ("1", Q::Over, "session", plain, "over 1 session", "超过1期"),
            ("5000", Q::Over, "attendance", plain, "over 5,000 participants", "超过5000人次"),
            ("5000", Q::Over, "attendance", yu, "over 5,000 participants", "5000余人次"),
            ("285", Q::Over, "person", yu, "over 285 people", "超过285名"),
            ("270万", Q::Over, "time", yu, "over 2.7 million times", "270余万次"),
            ("1000 billion", Q::Over, "time", yu, "over 1 trillion times", "超过1万亿次"),
            ("20000 billion", Q::Over, "time", yu, "over 20 trillion times", "20余万亿次"),
            ("45.7", Q::Over, "percent", yu, "over 45.7%", "超过45.7%"),
            ("80", Q::AtLeast, "percent", plain, "at least 80%", "不少于80%"),
            ("2.9", Q::Exact, "percentage-point", plain, "2.9 percentage points", "2.9个百分点"),
            ("78 million", Q::Exact, "gbp", plain, "£78 million", "7800万英镑"),
            ("1.5 trillion", Q::Over, "yuan", yu, "over 1.5 trillion yuan", "超过1.5万亿元"),
            ("-78 million", Q::Exact, "gbp", plain, "−£78 million", "−7800万英镑"),
            ("-10.6", Q::Over, "percent", yu, "above −10.6%", "高于−10.6%"),
            ("-10.6", Q::AtLeast, "percent", plain, "not below −10.6%", "不低于−10.6%"),
            ("-10.6", Q::Under, "percent", plain, "below −10.6%", "低于−10.6%"),
            ("-10", Q::AtMost, "percent", plain, "not above −10%", "不高于−10%"),
            ("-10", Q::About, "percent", plain, "about −10%", "约−10%"),
            ("500万", Q::About, "yuan", plain, "about 5 million yuan", "约500万元"),
            (
                "12.3",
                Q::Under,
                "patent-per-10000",
                plain,
                "under 12.3 patents per 10,000 people",
                "每万人不足12.3件",
            ),
        ] {
            let stated = Quantity::new(stated.parse().unwrap(), qualifier, None).unwrap();
            let unit = builtin(unit).unwrap();
            assert_eq!(quantity(&stated, &unit, Language::English, &style).text(), english);
            assert_eq!(quantity(&stated, &unit, Language::Chinese, &style).text(), chinese);
        }
        let range = Quantity::new(Number::from(30), Q::Between, Some(Number::from(40))).unwrap();
        let percent = builtin("percent").unwrap();
        assert_eq!(quantity(&range, &percent, Language::English, &plain).text(), "30%–40%");
        assert_eq!(quantity(&range, &percent, Language::Chinese, &plain).text(), "30%—40%");
    }
}
