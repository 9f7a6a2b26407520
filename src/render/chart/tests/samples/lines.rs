//! Lines, areas, dots and ranges.

use super::*;

/// Lines and areas: gaps, statuses, bounds, seven series at once, nothing known.
pub(super) fn lines() -> Vec<Draft> {
    let grown = || all_exact(&[12.0, 18.0, 31.0, 35.0, 52.0, 60.0, 71.0, 88.0]);
    let mut status_marks = grown();
    status_marks[2] = missing("not stated");
    status_marks[4] = status(40.0, Status::Break, "40");
    status_marks[5] = bound(50.0, Bound::OpenAbove, "over 50");
    status_marks[6] = status(60.0, Status::Estimated, "60 est.");
    status_marks[7] = status(75.0, Status::Forecast, "75 (forecast)");
    let three = |id: &str, kind, lang: &str, names: [&str; 3]| {
        Draft::new(id, kind, lang, id, "PCT", &YEARS)
            .series(names[0], grown())
            .series(names[1], all_exact(&[10.0, 12.0, 16.0, 25.0, 41.0, 55.0, 68.0, 86.0]))
            .series(names[2], all_exact(&[40.0, 38.0, 39.0, 37.0, 36.0, 30.0, 28.0, 25.0]))
            .highlight(Highlight::Series(0))
    };
    let en = ["Guangdong", "Jiangsu and neighbouring provinces", "Elsewhere"];
    let zh = ["广东", "江苏及周边省份", "其他地区"];
    let seven = |id: &str, lang: &str, name: fn(u8) -> String| {
        let course = |n: u8| (0..4_u8).map(|at| exact(f64::from(n * 3 + at * (8 - n)) + 40.0)).collect();
        let draft = Draft::new(id, Kind::Line, lang, id, "PCT", &YEARS[..4]);
        (0..7).fold(draft, |draft, n| draft.series(&name(n), course(n)))
    };
    let bounds = |labels: [&str; 4]| {
        vec![
            exact(62.0),
            bound(50.0, Bound::OpenAbove, labels[0]),
            exact(58.0),
            exact(64.0),
            bound(70.0, Bound::About, labels[1]),
            status(66.0, Status::Target, labels[2]),
            status(61.0, Status::Revised, "61"),
            bound(55.0, Bound::OpenBelow, labels[3]),
        ]
    };
    let rising = |unit: &str| {
        let values = [(1.02, "1.02"), (1.15, "1.15"), (1.31, "1.31"), (1.6, "1.6"), (1.9, "1.9")];
        values.map(|(value, digits)| exact_as(value, &format!("{digits}{unit}"))).to_vec()
    };
    vec![
        seven("line-seven-en", "en", |n| format!("Outlet {}", n + 1)),
        seven("line-seven-zh", "zh-Hans", |n| format!("第{}网点", n + 1)),
        Draft::new("line-rising-en", Kind::Line, "en", "Lending rose", "Lending", &YEARS[..5])
            .series("", rising(" trillion yuan")),
        Draft::new("line-rising-zh", Kind::Line, "zh-Hans", "贷款余额上升", "贷款余额", &YEARS[..5])
            .series("", rising("万亿元")),
        Draft::new("line-bounds-en", Kind::Line, "en", "Bounds are joined unsurely", "Sessions", &YEARS)
            .series("", bounds(["over 50", "about 70", "66 (target)", "under 55"])),
        Draft::new("line-bounds-zh", Kind::Line, "zh-Hans", "限值之间用虚线", "场", &YEARS)
            .series("", bounds(["超过50场", "约70场", "66场（目标）", "不足55场"])),
        Draft::new("line-en", Kind::Line, "en", "Sessions rose", "Sessions a year", &YEARS)
            .series("", grown()),
        Draft::new("line-status-en", Kind::Line, "en", "Gaps stay gaps", "Sessions", &YEARS)
            .series("", status_marks),
        three("line-three-en", Kind::Line, "en", en),
        three("line-three-zh", Kind::Line, "zh-Hans", zh),
        three("area-three-en", Kind::Area, "en", en),
        Draft::new("area-zh", Kind::Area, "zh-Hans", "逐年增加", "场", &YEARS).series("", grown()),
        Draft::new("line-missing-en", Kind::Line, "en", "Nothing is known", "Sessions", &YEARS)
            .series("", vec![missing("not stated")]),
        Draft::new("line-negative-en", Kind::Line, "en", "Balance", "Net change", &YEARS[..4])
            .series("", vec![exact(-4.0), exact(3.0), between(5.0, 8.0, "5–8"), exact(-1.0)]),
    ]
}

/// Dots and ranges.
pub(super) fn spans() -> Vec<Draft> {
    let names = ["Advanced", "Intermediate", "Initial"];
    vec![
        Draft::new("dot-en", Kind::Dot, "en", "Maturity", "Outlets", &names)
            .series("2023", all_exact(&[42.0, 51.0, 60.0]))
            .series(
                "2024",
                vec![exact(48.0), bound(58.0, Bound::OpenAbove, "over 58"), missing("not stated")],
            ),
        Draft::new("dot-zh", Kind::Dot, "zh-Hans", "成熟度", "个", &["高级", "中级", "初级"]).series(
            "",
            vec![exact(42.0), bound(51.0, Bound::OpenBelow, "不足51"), bound(60.0, Bound::About, "约60")],
        ),
        Draft::new("range-en", Kind::Range, "en", "Ranges", "Days", &names)
            .series("", vec![between(30.0, 40.0, "30–40"), between(35.0, 60.0, "35–60"), exact(50.0)]),
        Draft::new("dot-status-en", Kind::Dot, "en", "Statuses", "Days", &YEARS[..7]).series("", unsettled()),
        Draft::new("range-status-en", Kind::Range, "en", "Statuses", "Days", &YEARS[..7]).series(
            "",
            unsettled().into_iter().map(|mark| Mark { upper: mark.value.map(|v| v + 9.0), ..mark }).collect(),
        ),
        Draft::new("range-zh", Kind::Range, "zh-Hans", "办理时限", "天", &["快速预审", "普通审查"])
            .series("", vec![between(7.0, 15.0, "7—15天"), between(30.0, 60.0, "30—60天")]),
    ]
}
