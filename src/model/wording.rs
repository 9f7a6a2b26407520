//! Errors of numbers, dates and locales as diagnostics in both languages.

use super::locale::LocaleError;
use super::period::PeriodError;
use super::quantity::NumberError;
use crate::diag::{Diagnostic, table::reading};
use crate::files::Place;

pub(super) fn number(error: &NumberError, place: Place) -> Diagnostic {
    use NumberError as E;
    let (problem, advice) = match error {
        E::Empty => ("数值为空".to_owned(), "请写数字；缺失则写 `value: missing` 并写明 `reason`".to_owned()),
        E::Separators { found, instead } => (format!("“{found}”的数字中有分隔符"), format!("请写 {instead}")),
        E::FullWidth { found, instead } => (format!("“{found}”用了全角字符"), format!("请用半角 {instead}")),
        E::Exponent { found } => {
            (format!("“{found}”用了科学记数法"), "请写出全部数字，或用“476万”".to_owned())
        }
        E::OtherBase { found } => (format!("“{found}”不是十进制数"), "请用数字 0 至 9".to_owned()),
        E::LeadingZero { found, instead } => (format!("“{found}”开头的 0 无意义"), format!("请写 {instead}")),
        E::PercentSign { found, instead } => {
            (format!("“{found}”带有单位"), format!("请写 `value: {instead}`，单位写 `unit: percent`"))
        }
        E::QualifierInside { found, instead, qualifier } => {
            (format!("“{found}”带有限定词"), format!("请写 `value: {instead}` 和 `qualifier: {qualifier}`"))
        }
        E::PlusSign { found, instead } => (format!("“{found}”带有加号"), format!("请写 {instead}")),
        E::OtherMinus { found, instead } => {
            (format!("“{found}”的负号是破折号"), format!("请用连字符：{instead}"))
        }
        E::BarePoint { found, instead } => {
            (format!("“{found}”的小数点一侧没有数字"), format!("请写 {instead}"))
        }
        E::ScaleWord { found } => (
            format!("“{found}”的数量级词无法识别"),
            "请用 万、亿、万亿、thousand、million、billion、trillion，或写出全部数字".to_owned(),
        ),
        E::MisspeltScale { found, instead } => {
            (format!("“{found}”末尾的词与数量级词相近"), format!("请写 {instead}"))
        }
        E::UnitInside { found, instead } => {
            (format!("“{found}”带有单位"), format!("请写 {instead}；单位由 `unit` 说明"))
        }
        E::TooLong { found, most } => {
            (format!("“{found}”超过 {most} 位"), "请用数量级词或减少小数位".to_owned())
        }
        E::NotANumber { found } => (format!("“{found}”不是数字"), "请写数字，如 5000 或 45.70".to_owned()),
    };
    split(Diagnostic::new(reading::BAD_NUMBER, place), &error.to_string(), problem, advice)
}

/// Dates and periods have one error; only a period may be a quarter, a half year or a range.
pub(super) fn date(error: &PeriodError, place: Place) -> Diagnostic {
    match error {
        PeriodError::NotAPeriod { found } => Diagnostic::new(reading::BAD_DATE, place)
            .with("problem", format!("{found:?} is not a date"))
            .with("advice", "write a year, a month or a day, as in 2025, 2025-06 or 2025-06-30")
            .with("problem_zh", format!("“{found}”不是日期"))
            .with("advice_zh", "请写年、月或日，如 2025、2025-06、2025-06-30"),
        error => period(error, place),
    }
}

pub(super) fn period(error: &PeriodError, place: Place) -> Diagnostic {
    use PeriodError as E;
    const EXAMPLES: &str = "请写年、月或日，如 2025、2025-06、2025-06-30";
    let (problem, advice) = match error {
        E::Empty => ("日期为空".to_owned(), EXAMPLES.to_owned()),
        E::OtherWriting { found, instead } => {
            (format!("“{found}”不是“年-月-日”的写法（ISO 8601）"), format!("请写 {instead}"))
        }
        E::NoSuchMonth { found, month } => {
            (format!("“{found}”的月份 {month} 不存在"), "月份为 01 至 12".to_owned())
        }
        E::NoSuchDay { found, day, days } => {
            (format!("“{found}”的日期 {day} 不存在"), format!("该月有 {days} 天"))
        }
        E::NoSuchQuarter { found } => {
            (format!("“{found}”的季度不存在"), "请写 Q1 至 Q4，如 2025-Q3".to_owned())
        }
        E::NoSuchHalf { found } => (format!("“{found}”的半年不存在"), "请写 H1 或 H2，如 2025-H1".to_owned()),
        E::Backwards { found, instead } => {
            let advice = format!("请将两个日期与来源核对；如只是前后颠倒，请写 {instead}");
            (format!("“{found}”的结束时间早于开始时间"), advice)
        }
        E::NotASingleDate { found } => {
            (format!("“{found}”是一段时期，此处须写单个日期"), EXAMPLES.to_owned())
        }
        E::NotAPeriod { found } => (
            format!("“{found}”不是日期或时期"),
            format!("{EXAMPLES}、2025-Q3、2025-H1、2016-01/2018-12 或 to-date"),
        ),
    };
    split(Diagnostic::new(reading::BAD_DATE, place), &error.to_string(), problem, advice)
}

pub(super) fn locale(error: &LocaleError, place: Place) -> Diagnostic {
    let problem = match error {
        LocaleError::Empty => "未填写语言".to_owned(),
        LocaleError::NotATag { tag } => format!("“{tag}”不是语言标签（BCP 47）"),
        LocaleError::OtherLanguage { tag } => format!("目前不支持语言 {tag} 的数字写法"),
        LocaleError::TraditionalChinese { tag } => format!("目前不支持繁体中文（{tag}）"),
    };
    split(Diagnostic::new(reading::BAD_LOCALE, place), &error.to_string(), problem, String::new())
}

/// The English sentences say first what is wrong and, after a semicolon, what to write.
fn split(diagnostic: Diagnostic, english: &str, problem_zh: String, advice_zh: String) -> Diagnostic {
    let (problem, advice) = english.split_once("; ").unwrap_or((english, ""));
    diagnostic
        .with("problem", problem)
        .with("advice", advice)
        .with("problem_zh", problem_zh)
        .with("advice_zh", advice_zh)
}
