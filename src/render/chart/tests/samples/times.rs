//! Slopes and small multiples.

use super::*;

/// Slopes in both languages: close ends, bounds and statuses, missing ends, a single line.
pub(super) fn slopes() -> Vec<Draft> {
    let two = ["2020", "2024"];
    let pair = |from: Mark, to: Mark| vec![from, to];
    let exact = |from: f64, to: f64| pair(exact(from), exact(to));
    let slope = |id: &str, lang: &str, title: &str, measure: &str, times: &[&str]| {
        Draft::new(id, Kind::Slope, lang, title, measure, times)
    };
    vec![
        slope("slope-en", "en", "Foshan overtook its neighbours", "Patents granted", &two)
            .series("Foshan", exact(412.0, 1390.0))
            .series("Dongguan", exact(430.0, 1210.0))
            .series("Zhongshan and the towns around it", exact(421.0, 1195.0))
            .series("Jiangmen", exact(405.0, 640.0))
            .highlight(Highlight::Series(0)),
        slope(
            "slope-zh",
            "zh-Hans",
            "各市授权量均有增长",
            "专利授权量",
            &["2020年12月31日", "2024年12月31日"],
        )
        .series("佛山", pair(exact_as(412.0, "412件"), exact_as(1390.0, "1390件")))
        .series(LONG, pair(exact_as(430.0, "430件"), bound(1210.0, Bound::OpenAbove, "超过1210件")))
        .series("江门", pair(bound(405.0, Bound::About, "约405件"), status(640.0, Status::Forecast, "640件")))
        .series("中山", pair(missing("来源未说明"), exact_as(900.0, "900件"))),
        slope("slope-status-en", "en", "Statuses and bounds", "Sessions", &two)
            .series("Provisional", pair(super::exact(30.0), status(52.0, Status::Provisional, "52")))
            .series("Estimated", pair(status(28.0, Status::Estimated, "28"), super::exact(44.0)))
            .series("Forecast", pair(super::exact(20.0), status(36.0, Status::Forecast, "36")))
            .series("Not comparable", pair(super::exact(12.0), status(31.0, Status::Break, "31")))
            .series("Open", pair(bound(8.0, Bound::OpenBelow, "under 8"), between(10.0, 18.0, "10–18")))
            .series("Unknown", pair(super::exact(40.0), missing("not stated")))
            .series("Never known", pair(missing("not stated"), missing("not stated"))),
        slope("slope-equal-en", "en", "Nothing changed", "Sessions", &two)
            .series("First", exact(7.0, 7.0))
            .series("Second", exact(7.0, 7.0))
            .series("Third", exact(7.0, 7.0)),
        slope("slope-one-en", "en", "One line", "Sessions", &two).series("", exact(-4.0, 285.0)),
    ]
}

/// Small multiples in both languages: columns, lines, statuses and bounds, negative values, nothing known.
pub(super) fn panels() -> Vec<Draft> {
    let panels = |id: &str, lang: &str, title: &str, times: &[&str]| {
        Draft::new(
            id,
            Kind::SmallMultiples,
            lang,
            title,
            if lang == "en" { "Sessions a year" } else { "场次" },
            times,
        )
    };
    let cities = ["Guangzhou", "Shenzhen", "Foshan", "Dongguan", "Huizhou"];
    let (mut columns, mut lines) = (
        panels("panels-columns-en", "en", "Sessions rose everywhere", &YEARS[3..]),
        panels("panels-lines-en", "en", "Sessions rose everywhere", &YEARS),
    );
    for (city, n) in cities.iter().zip(1_u8..) {
        let step = f64::from(n);
        let value = |year: u8| (40.0 + f64::from(year) * step * 3.0 - step * 4.0).round();
        columns = columns.series(city, (0..5).map(|year| exact(value(year))).collect());
        lines = lines.series(city, (0..8).map(|year| exact(value(year))).collect());
    }
    let zh = |name: &str, values: [f64; 4]| {
        (name.to_owned(), values.map(|value| exact_as(value, &format!("{value}件"))).to_vec())
    };
    let mut chinese =
        panels("panels-zh", "zh-Hans", "各类服务逐年增加", &["2021年", "2022年", "2023年", "2024年"]);
    for (name, marks) in [
        zh("专利", [480.0, 520.0, 610.0, 730.0]),
        zh(LONG, [120.0, 90.0, 160.0, 240.0]),
        zh("地理标志", [12.0, 15.0, 21.0, 30.0]),
        zh("版权", [0.0, 0.0, 45.0, 60.0]),
    ] {
        chinese = chinese.series(&name, marks);
    }
    let bounds = || {
        vec![
            bound(30.0, Bound::OpenAbove, "over 30"),
            between(20.0, 28.0, "20–28"),
            bound(26.0, Bound::About, "about 26"),
            missing("not stated"),
            bound(20.0, Bound::OpenBelow, "under 20"),
        ]
    };
    vec![
        columns.highlight(Highlight::Series(2)),
        lines.highlight(Highlight::Series(2)),
        chinese,
        panels("panels-status-en", "en", "Statuses and bounds", &YEARS[3..])
            .series("Statuses", unsettled().into_iter().take(5).collect())
            .series("Later", unsettled().into_iter().skip(5).collect())
            .series("Bounds", bounds())
            .series("Unknown", vec![missing("not stated by the source of the report")]),
        panels("panels-negative-en", "en", "Balances", &YEARS[4..])
            .series("Gains", all_exact(&[12.0, 8.0, 3.0, 5.0]))
            .series("Losses", all_exact(&[-4.0, 3.0, -9.0, -1.0])),
    ]
}
