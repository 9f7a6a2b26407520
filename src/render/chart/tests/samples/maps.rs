//! Tile maps of Guangdong and of a made-up country, in both languages.

use super::*;
use crate::model::locale::Locale;
use crate::model::regions;

/// A map of Guangdong whose cities have the marks of a list, in the order of their codes.
fn guangdong(id: &str, lang: &str, title: &str, marks: Vec<Mark>) -> Draft {
    let locale: Locale = lang.parse().expect("the language of a sample is known");
    let layout = regions::builtins(std::slice::from_ref(&locale)).next().expect("Guangdong is built in");
    let name = |tile: &regions::Tile| tile.name.get(&locale).cloned().unwrap_or_default();
    let names: Vec<String> = layout.tiles.values().map(name).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let measure = if lang == "en" { "Patents granted" } else { "专利授权量" };
    let colon = if lang == "en" { ": " } else { "：" };
    let titled = names
        .iter()
        .zip(marks)
        .map(|(name, mark)| Mark { title: format!("{name}{colon}{}", mark.title), ..mark });
    let mut draft = Draft::new(id, Kind::TileMap, lang, title, measure, &names).series("", titled.collect());
    draft.0.tiles = layout
        .tiles
        .values()
        .map(|tile| Tile {
            column: tile.column,
            row: tile.row,
            short: tile.short.as_ref().and_then(|short| short.get(&locale)).cloned().unwrap_or_default(),
        })
        .collect();
    draft
}

/// Small numbers, large ones, a single region, equal values, zero, bounds, statuses, missing ones; and a grid of many columns.
pub(super) fn maps() -> Vec<Draft> {
    let spread = || {
        let values =
            [412.0, 38.0, 980.0, 120.0, 76.0, 530.0, 88.0, 41.0, 35.0, 52.0, 140.0, 29.0, 12.0, 18.0, 22.0];
        values.into_iter().chain([47.0, 610.0, 210.0, 26.0, 31.0, 9.0])
    };
    let small = || spread().map(exact).collect::<Vec<_>>();
    let with_unit = || spread().map(|value| exact_as(value, &format!("{value}件"))).collect::<Vec<_>>();
    let large = || {
        let label =
            |value: f64| format!("{},{:03}", (value * 250.0 / 1000.0).floor(), value * 250.0 % 1000.0);
        spread().map(|value| exact_as(value * 250.0, &label(value))).collect::<Vec<_>>()
    };
    let unsure = |mut marks: Vec<Mark>, words: [&str; 5]| {
        marks[1] = missing(words[0]);
        marks[2] = bound(5000.0, Bound::OpenAbove, words[1]);
        marks[4] = bound(50.0, Bound::OpenBelow, words[2]);
        marks[5] = bound(500.0, Bound::About, words[3]);
        marks[6] = between(60.0, 300.0, words[4]);
        marks[8] = status(35.0, Status::Provisional, &marks[8].label);
        marks[9] = status(52.0, Status::Estimated, &marks[9].label);
        marks[10] = status(140.0, Status::Forecast, &marks[10].label);
        marks[11] = status(29.0, Status::Break, &marks[11].label);
        marks[12] = missing(if words[1].is_ascii() { "no data" } else { "无数据" });
        marks[16] = bound(100.0, Bound::OpenAbove, &words[1].replace("5,000", "100").replace("5000", "100"));
        marks[17] = exact_as(0.0, if words[1].is_ascii() { "0" } else { "0件" });
        marks
    };
    let en = ["withheld by the office for this year", "over 5,000", "under 50", "about 500", "60–300"];
    let zh = ["来源未按地区列出", "超过5000件", "不足50件", "约500件", "60—300件"];
    let only = |value: Mark| {
        let mut marks = vec![missing("no data"); 21];
        marks[5] = value;
        marks
    };
    let mut wide = Draft::new("map-columns-en", Kind::TileMap, "en", "Twelve columns", "Outlets", &[]);
    wide.0.categories = (1..=20).map(|n| format!("Region {n}")).collect();
    wide.0.tiles =
        (0..20).map(|n| Tile { column: n * 7 % 12 + 1, row: n / 12 + 1, short: String::new() }).collect();
    let wide_marks =
        (1..=20_u8).map(|n| Mark { title: format!("Region {n}: {n}"), ..exact(f64::from(n)) }).collect();
    vec![
        guangdong("map-en", "en", "Shenzhen leads", small()).highlight(Highlight::Category(5)),
        guangdong("map-zh", "zh-Hans", "深圳居首", with_unit()).highlight(Highlight::Category(5)),
        guangdong("map-large-en", "en", "Shenzhen leads", large()),
        guangdong("map-unsure-en", "en", "Not all of it is sure", unsure(small(), en)),
        guangdong("map-unsure-zh", "zh-Hans", "并非都已确定", unsure(with_unit(), zh)),
        guangdong("map-one-en", "en", "One city reports", only(exact(285.0))),
        guangdong("map-equal-en", "en", "All alike", vec![exact(7.0); 21]),
        guangdong("map-zero-en", "en", "Nothing yet", vec![exact(0.0); 21]),
        guangdong("map-missing-en", "en", "Nothing is known", only(missing("not stated"))),
        wide.series("", wide_marks),
    ]
}
