//! Numbers that are not to be compared.

use super::*;

/// A few and many, with every kind of claim, and in groups.
pub(super) fn numbers() -> Vec<Draft> {
    let three = || {
        vec![
            exact(197.0),
            bound(5000.0, Bound::OpenAbove, "over 5,000"),
            status(33.0, Status::Provisional, "33"),
        ]
    };
    let names = ["Graduated (report of October 2024)", "Participants in 30 sessions", "Awards"];
    let zh = ["毕业（2024年10月报道）", "参加培训人次", "国家知识产权优势企业、示范企业（含复核通过）"];
    vec![
        Draft::new(
            "numbers-en",
            Kind::Numbers,
            "en",
            "Three reports, three counts",
            "Counts, by report",
            &names,
        )
        .series("", three())
        .remark("No common scale: these numbers are not to be compared with each other"),
        Draft::new("numbers-zh", Kind::Numbers, "zh-Hans", "三篇报道的统计人数", "统计人数，按报道分列", &zh)
            .series(
                "",
                vec![exact(197.0), bound(5000.0, Bound::OpenAbove, "超过5000人次"), missing("来源未说明")],
            )
            .remark("未按同一刻度绘制，各数值不宜相互比较"),
        Draft::new(
            "numbers-groups-en",
            Kind::Numbers,
            "en",
            "Two studies",
            "Results",
            &["First study", "Second study"],
        )
        .series("Businesses", vec![exact_as(12288.0, "12,288"), exact_as(18175.0, "18,175")])
        .series("Jobs", vec![between(7000.0, 8000.0, "7,000–8,000")]),
    ]
}
