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
         2005: lost in 2005; …; 2014: over 114; each value is a lower bound; all are in the table."
    );
    assert!(
        zh.contains("数值：2001年：超过101场；…；")
            && zh.ends_with("2014年：超过114场；各数值均为下限；全部见数据表。"),
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

#[test]
fn what_is_not_plainly_so_is_named_however_many_values_there_are() {
    let own = |year: usize| match year {
        2004 => ", qualifier: about",
        2006 => ", status: break",
        2009 => ", upper: 3000",
        2013 => ", status: provisional",
        _ => "",
    };
    let values: Vec<String> =
        (2001..=2014).map(|year| format!("period: {year}, value: {year}{}", own(year))).collect();
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    let [en, zh] = of("line", &values, "");
    for named in [
        "2004: about 2,004;",
        "2006: 2,006, break in the series;",
        "2009: 2,009–3,000;",
        "2013: 2,013, provisional;",
    ] {
        assert!(en.contains(named), "{named}: {en}");
    }
    assert!(!en.contains("2005: 2,005"), "what is plain is in the table: {en}");
    assert!(zh.contains("2004年：约2004场；") && zh.contains("2013年：2013场（初步数）；"), "{zh}");
}

#[test]
fn many_of_one_kind_in_a_row_are_said_by_their_ends() {
    let values: Vec<String> = (2001..=2014)
        .map(|year| {
            let status = if year > 2009 { ", status: provisional" } else { "" };
            format!("period: {year}, value: {year}{status}")
        })
        .collect();
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    let [en, zh] = of("line", &values, "");
    assert!(
        en.contains(
            "2010: 2,010, provisional; …; 2014: 2,014, provisional, and each value between them is provisional;"
        ),
        "{en}"
    );
    assert!(zh.contains("…；2014年：2014场（初步数），其间各数值亦为初步数；"), "{zh}");
}

#[test]
fn a_map_of_many_regions_names_what_is_not_plainly_so() {
    let cities = [
        "guangzhou",
        "shaoguan",
        "shenzhen",
        "zhuhai",
        "shantou",
        "foshan",
        "jiangmen",
        "zhanjiang",
        "maoming",
        "zhaoqing",
        "huizhou",
        "meizhou",
        "shanwei",
    ];
    let own = |city: &str| match city {
        "foshan" => "350, qualifier: under",
        "huizhou" => "520, qualifier: about",
        "meizhou" => "600, upper: 700",
        "shanwei" => "800, status: estimated",
        "zhuhai" => "900",
        _ => "400",
    };
    let values: Vec<String> =
        cities.iter().map(|city| format!("period: 2025, category: {city}, value: {}", own(city))).collect();
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    let [en, _] = of("tile-map", &values, "breakdown: {kind: related-counts, regions: guangdong}\n");
    for named in
        ["Foshan: under 350;", "Huizhou: about 520;", "Meizhou: 600–700;", "Shanwei: 800, estimated;"]
    {
        assert!(en.contains(named), "{named}: {en}");
    }
    assert!(
        en.contains("all are in the table. Of the values shown: the highest is 900 (Zhuhai), the lowest under 350 (Foshan)."),
        "{en}"
    );
}
