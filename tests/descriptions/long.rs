//! Series of many values: their ends, their extremes and their gaps, and no more than a listener keeps.

use super::of;

#[test]
fn a_long_series_is_said_by_its_ends_and_its_extremes() {
    let values: Vec<String> = (2001..=2014)
        .map(|year| format!("period: {year}, value: {}", if year == 2007 { 90 } else { year }))
        .collect();
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    let [en, _] = of("line", &values, "");
    assert_eq!(
        en,
        "Line chart: talks held. Values (activities): all are in the table. \
         Over time: the highest is 2,014 (2014), the lowest 90 (2007); up from 2,001 in 2001 to 2,014 in 2014."
    );
}

#[test]
fn a_long_series_that_is_not_ranked_is_said_by_its_ends_and_its_gaps() {
    let mut values: Vec<String> = (2001..=2014)
        .map(|year| format!("period: {year}, value: {}, qualifier: over", year - 1900))
        .collect();
    for year in 2003..=2008 {
        values[year - 2001] = format!("period: {year}, value: missing, reason: lost in {year}");
    }
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    let [en, zh] = of("line", &values, "");
    assert_eq!(
        en,
        "Line chart: talks held. Values (activities): 2001: over 101; …; 2003: lost in 2003; 2004: lost in 2004; \
         2005: lost in 2005; 2014: over 114; all are in the table."
    );
    assert!(
        zh.contains("数值：2001年：超过101场；…；") && zh.ends_with("2014年：超过114场；全部见数据表。"),
        "{zh}"
    );
}

#[test]
fn many_series_over_many_years_are_bounded() {
    let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
    let values = |series: usize| {
        let one = |(at, name): (usize, &&str)| {
            let of_year = move |year: usize| {
                let value = 10 * at + if year == 2020 { 9 } else { year - 2016 };
                format!("period: {year}, category: {name}, value: {value}")
            };
            (2017..=2024).map(of_year).collect::<Vec<_>>()
        };
        names.iter().take(series).enumerate().flat_map(one).collect::<Vec<String>>()
    };
    let breakdown = |series: usize| {
        let categories: Vec<String> =
            names.iter().take(series).map(|name| format!("{name}: \"place {name}\"")).collect();
        format!("breakdown: {{kind: related-counts, categories: {{{}}}}}\n", categories.join(", "))
    };
    let described = |kind: &str, series: usize| {
        let values = values(series);
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        of(kind, &values, &breakdown(series))
    };
    let [en, zh] = described("line", 7);
    assert!(en.contains("Values (activities): all are in the table. Place a: the highest is 9 (2020), the lowest 1 (2017); up from 1 in 2017 to 8 in 2024."), "{en}");
    assert_eq!(en.matches("the highest is").count(), 7);
    assert!(!en.contains("2019"), "values between are in the table: {en}");
    assert!(en.len() < 800, "{} characters", en.len());
    assert!(zh.contains("数值：全部见数据表。place a：最多的是2020年（9场），最少的是2017年（1场）；由2017年的1场增至2024年的8场。"), "{zh}");
    // More series than a listener keeps.
    let [en, zh] = described("small-multiples", 9);
    assert_eq!(en.matches("the highest is").count(), 7);
    assert!(en.ends_with("The table has the other series as well."), "{en}");
    assert!(zh.ends_with("其余系列见数据表。"), "{zh}");
}
