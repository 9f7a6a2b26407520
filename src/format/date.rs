//! Dates and periods in the words of a locale.
//!
//! Days, months and years are written by `icu_datetime` from the data of the Unicode CLDR. It has no phrases for quarters,
//! halves, ranges of partial dates and "as of", so those are the words of the two languages here.

use std::sync::LazyLock;

use icu_calendar::{Date, Gregorian};
use icu_datetime::fieldsets::{Y, YM, YMD};
use icu_datetime::{DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter};
use icu_locale_core::locale;

use crate::model::figure::Time;
use crate::model::locale::{DateOrder, Language, Locale};
use crate::model::period::{Half, PartialDate, Period, Quarter};

type Formatter<Fields> = FixedCalendarDateTimeFormatter<Gregorian, Fields>;

/// A date as prose writes it: `23 November 2025`, `November 23, 2025`, `2025年11月23日`, and its parts alone.
///
/// ISO text stands in for it only if the library lacked its own data.
pub fn date(date: PartialDate, locale: &Locale) -> String {
    let words = match (locale.language(), locale.date_order()) {
        (Language::Chinese, _) => &CHINESE,
        (Language::English, DateOrder::DayFirst) => &BRITISH,
        (Language::English, DateOrder::MonthFirst) => &AMERICAN,
    };
    words.as_ref().and_then(|words| words.write(date)).unwrap_or_else(|| date.to_string())
}

/// The forms of a date in one kind of English or Chinese, by CLDR.
struct Words {
    day: Formatter<YMD>,
    month: Formatter<YM>,
    year: Formatter<Y>,
    /// What stands before and behind a year, which has four digits: most figures hold in one, and pages write hundreds.
    around_year: Option<(String, String)>,
}

// To look for the data costs far more than to write a date.
static CHINESE: LazyLock<Option<Words>> = LazyLock::new(|| Words::of(locale!("zh-Hans")));
static BRITISH: LazyLock<Option<Words>> = LazyLock::new(|| Words::of(locale!("en-GB")));
static AMERICAN: LazyLock<Option<Words>> = LazyLock::new(|| Words::of(locale!("en-US")));

impl Words {
    fn of(locale: icu_locale_core::Locale) -> Option<Words> {
        let words = DateTimeFormatterPreferences::from(locale);
        let year = Formatter::try_new(words, Y::long()).ok()?;
        let example = year.format(&Date::try_new_gregorian(2000, 1, 1).ok()?).to_string();
        let around_year = example.split_once("2000").map(|(before, behind)| (before.into(), behind.into()));
        Some(Words {
            day: Formatter::try_new(words, YMD::long()).ok()?,
            month: Formatter::try_new(words, YM::long()).ok()?,
            year,
            around_year,
        })
    }

    fn write(&self, date: PartialDate) -> Option<String> {
        let first = date.start();
        if let (PartialDate::Year(year), Some((before, behind))) = (date, &self.around_year) {
            return Some([before, year.number().to_string().as_str(), behind].concat());
        }
        let (month, day) = (first.month().try_into().ok()?, first.day().try_into().ok()?);
        let first: Date<Gregorian> = Date::try_new_gregorian(first.year().into(), month, day).ok()?;
        Some(match date {
            PartialDate::Day(_) => self.day.format(&first).to_string(),
            PartialDate::Month(_) => self.month.format(&first).to_string(),
            PartialDate::Year(_) => self.year.format(&first).to_string(),
        })
    }
}

/// A period as prose writes it: `third quarter of 2025`, `2025年第三季度`, `January 2016 to December 2018`, `to date`.
///
/// Lists and metadata take the ISO text instead, which is the period's `Display`.
pub fn period(period: Period, locale: &Locale) -> String {
    let english = locale.language() == Language::English;
    match period {
        Period::Date(of) => date(of, locale),
        Period::Quarter(year, quarter) => {
            let (word, han) = match quarter {
                Quarter::First => ("first", "一"),
                Quarter::Second => ("second", "二"),
                Quarter::Third => ("third", "三"),
                Quarter::Fourth => ("fourth", "四"),
            };
            match english {
                true => format!("{word} quarter of {}", year.number()),
                false => format!("{}年第{han}季度", year.number()),
            }
        }
        Period::Half(year, half) => {
            let (word, han) = match half {
                Half::First => ("first", "上"),
                Half::Second => ("second", "下"),
            };
            match english {
                true => format!("{word} half of {}", year.number()),
                false => format!("{}年{han}半年", year.number()),
            }
        }
        Period::Range(range) => {
            let (from, to) = (date(range.from(), locale), date(range.to(), locale));
            if english { format!("{from} to {to}") } else { format!("{from}至{to}") }
        }
        Period::ToDate => if english { "to date" } else { "截至目前" }.to_string(),
    }
}

/// When a stock was counted: `as of 2025`, `2025年末`, `to date`, `截至目前`.
pub fn as_of(of: Period, locale: &Locale) -> String {
    let text = period(of, locale);
    match (of, locale.language()) {
        (_, Language::Chinese) if let Some(end) = end(of, locale) => end,
        (Period::ToDate, _) => text,
        (Period::Quarter(..) | Period::Half(..), Language::English) => format!("as of the {text}"),
        (_, Language::English) => format!("as of {text}"),
        (_, Language::Chinese) => format!("截至{text}"),
    }
}

/// When a flow happened: `in 2025`, `on 23 November 2025`, `from 2016 to 2018`; Chinese takes the period alone.
pub fn during(of: Period, locale: &Locale) -> String {
    let text = period(of, locale);
    match (of, locale.language()) {
        (Period::ToDate, _) | (_, Language::Chinese) => text,
        (Period::Date(PartialDate::Day(_)), _) => format!("on {text}"),
        (Period::Date(_), _) => ["in ", &text].concat(),
        (Period::Quarter(..) | Period::Half(..), _) => format!("in the {text}"),
        (Period::Range(_), _) => format!("from {text}"),
    }
}

/// By when a plan wants a stock to be so large: `by 2025`, `到2025年`.
pub fn by(of: Period, locale: &Locale) -> String {
    let text = period(of, locale);
    match (of, locale.language()) {
        (Period::ToDate, _) => text,
        (Period::Quarter(..) | Period::Half(..), Language::English) => format!("by the {text}"),
        (_, Language::English) => format!("by {text}"),
        (_, Language::Chinese) => format!("到{text}"),
    }
}

/// The time of a number of which only the day of its report is known: `as reported on 29 June 2021`, `据2021年6月29日报道`.
pub fn reported(on: PartialDate, by: Report, locale: &Locale) -> String {
    let text = date(on, locale);
    match (by, locale.language()) {
        (_, Language::English) => format!("as reported {}", during(Period::Date(on), locale)),
        (Report::News, Language::Chinese) => format!("据{text}报道"),
        (Report::Publication, Language::Chinese) => format!("据{text}公布"),
    }
}

/// The same of a number that holds up to whenever its report was written: `to date, as reported on 29 June 2021`, `截至2021年6月29日报道时`.
pub fn reported_to_date(on: PartialDate, by: Report, locale: &Locale) -> String {
    let text = date(on, locale);
    match (by, locale.language()) {
        (_, Language::English) => format!("to date, {}", reported(on, by, locale)),
        (Report::News, Language::Chinese) => format!("截至{text}报道时"),
        (Report::Publication, Language::Chinese) => format!("截至{text}公布时"),
    }
}

/// What told a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Report {
    News,
    /// A report, a notice or a page that is no news.
    Publication,
}

/// A time as the head of a row, along an axis or in a download: `2025`, `30 June 2025`, `2024年末`.
pub fn head(time: &Time, locale: &Locale) -> String {
    let end = match time {
        Time::AsOf(of) => end(*of, locale),
        Time::Over(_) => None,
    };
    end.unwrap_or_else(|| period(*time.period(), locale))
}

/// A time beside its number in a sentence: `in 2023`, `on 30 June 2025`, `in January 2016 to December 2018`; `2024年末`.
pub fn beside(time: &Time, locale: &Locale) -> String {
    let text = head(time, locale);
    match (*time.period(), locale.language()) {
        (Period::Range(_), Language::English) => format!("in {text}"),
        (of, Language::English) => during(of, locale),
        (_, Language::Chinese) => text,
    }
}

/// Chinese statistics call the last day of a year or a month its end, and date a state by it: `2024年末`, `2025年6月末`. Of
/// a year or a month alone that is not said: a source that names no day has not said that it means the last one.
fn end(of: Period, locale: &Locale) -> Option<String> {
    if locale.language() != Language::Chinese {
        return None;
    }
    match of {
        Period::Date(PartialDate::Day(day)) if day == day.last_of_month() => Some(match day.month() {
            12 => format!("{}年末", day.year()),
            month => format!("{}年{month}月末", day.year()),
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_in_three_locales() {
        let [en, us, zh] = ["en", "en-US", "zh-Hans"].map(|tag| tag.parse::<Locale>().unwrap());
        for (text, british, american, chinese) in [
            ("2025-11-23", "23 November 2025", "November 23, 2025", "2025年11月23日"),
            ("1985-01-05", "5 January 1985", "January 5, 1985", "1985年1月5日"),
            ("1000-09-01", "1 September 1000", "September 1, 1000", "1000年9月1日"),
            ("2025-11", "November 2025", "November 2025", "2025年11月"),
            ("2025", "2025", "2025", "2025年"),
            ("2025-Q3", "third quarter of 2025", "third quarter of 2025", "2025年第三季度"),
            ("2025-H1", "first half of 2025", "first half of 2025", "2025年上半年"),
            (
                "2016-01/2018-12",
                "January 2016 to December 2018",
                "January 2016 to December 2018",
                "2016年1月至2018年12月",
            ),
            ("to-date", "to date", "to date", "截至目前"),
        ] {
            let of: Period = text.parse().unwrap();
            assert_eq!([period(of, &en), period(of, &us), period(of, &zh)], [british, american, chinese]);
        }
    }

    #[test]
    fn a_year_is_written_as_the_library_writes_it() {
        for words in [&CHINESE, &BRITISH, &AMERICAN] {
            let words = words.as_ref().unwrap();
            for year in [1000, 1984, 2024, 9999] {
                let by_library = words.year.format(&Date::try_new_gregorian(year, 1, 1).unwrap()).to_string();
                let year: PartialDate = year.to_string().parse().unwrap();
                assert_eq!(words.write(year), Some(by_library));
            }
        }
    }

    #[test]
    fn stock_and_flow_phrases() {
        let [en, zh] = ["en", "zh-Hans"].map(|tag| tag.parse::<Locale>().unwrap());
        for (text, stock, flow, chinese_stock, chinese_flow) in [
            ("2024-12-31", "as of 31 December 2024", "on 31 December 2024", "2024年末", "2024年12月31日"),
            ("2024-02-29", "as of 29 February 2024", "on 29 February 2024", "2024年2月末", "2024年2月29日"),
            ("2025", "as of 2025", "in 2025", "截至2025年", "2025年"),
            ("2025-06", "as of June 2025", "in June 2025", "截至2025年6月", "2025年6月"),
            (
                "2025-Q3",
                "as of the third quarter of 2025",
                "in the third quarter of 2025",
                "截至2025年第三季度",
                "2025年第三季度",
            ),
            ("2025-06-29", "as of 29 June 2025", "on 29 June 2025", "截至2025年6月29日", "2025年6月29日"),
            ("2016/2018", "as of 2016 to 2018", "from 2016 to 2018", "截至2016年至2018年", "2016年至2018年"),
            ("to-date", "to date", "to date", "截至目前", "截至目前"),
        ] {
            let of: Period = text.parse().unwrap();
            assert_eq!([as_of(of, &en), during(of, &en)], [stock, flow]);
            assert_eq!([as_of(of, &zh), during(of, &zh)], [chinese_stock, chinese_flow]);
        }
    }
    #[test]
    fn of_a_report_only_its_day_is_known() {
        let [en, zh] = ["en", "zh-Hans"].map(|tag| tag.parse::<Locale>().unwrap());
        for (on, english, chinese, to_date) in [
            ("2021-06-29", "as reported on 29 June 2021", "据2021年6月29日报道", "截至2021年6月29日报道时"),
            ("2021-12", "as reported in December 2021", "据2021年12月报道", "截至2021年12月报道时"),
            ("2019", "as reported in 2019", "据2019年报道", "截至2019年报道时"),
        ] {
            let on: PartialDate = on.parse().unwrap();
            assert_eq!(
                [reported(on, Report::News, &en), reported(on, Report::News, &zh)],
                [english, chinese]
            );
            assert_eq!(reported_to_date(on, Report::News, &zh), to_date);
            assert_eq!(reported_to_date(on, Report::News, &en), format!("to date, {english}"));
            assert_eq!(reported(on, Report::Publication, &zh), chinese.replace("报道", "公布"));
        }
    }

    #[test]
    fn what_a_plan_sets_and_what_stands_beside_a_number() {
        let [en, zh] = ["en", "zh-Hans"].map(|tag| tag.parse::<Locale>().unwrap());
        let of = |text: &str| -> Period { text.parse().unwrap() };
        assert_eq!([by(of("2025"), &en), by(of("2025"), &zh)], ["by 2025", "到2025年"]);
        for (time, english, chinese) in [
            (Time::AsOf(of("2024")), "in 2024", "2024年"),
            (Time::AsOf(of("2024-12-31")), "on 31 December 2024", "2024年末"),
            (Time::Over(of("2024-12-31")), "on 31 December 2024", "2024年12月31日"),
            (Time::Over(of("2016/2018")), "in 2016 to 2018", "2016年至2018年"),
            (Time::Over(of("2025-Q3")), "in the third quarter of 2025", "2025年第三季度"),
        ] {
            assert_eq!([beside(&time, &en), beside(&time, &zh)], [english, chinese]);
        }
    }
}
