//! Columns of a CSV that are named as people name them, and what Casebook calls them.

use crate::diag::Pattern;
use crate::yaml::listed;

/// Says what to write instead of each column name that is none of the keys of an observation but is known to mean one. Nothing where there
/// is no such column.
pub(super) fn to_write_instead<'h>(header: impl Iterator<Item = &'h str>) -> Option<(String, String)> {
    let (mut renamed, mut renamed_zh, mut surplus) = (Vec::new(), Vec::new(), Vec::new());
    for name in header {
        let plain = name.trim_matches(char::is_whitespace).to_lowercase();
        let plain = plain.split(['(', '（']).next().unwrap_or_default().trim_end();
        if KEYS.iter().any(|(key, _)| *key == name) {
            continue;
        }
        if UNITS.contains(&plain) {
            surplus.push(name);
        } else if let Some((key, _)) =
            KEYS.iter().find(|(key, words)| *key == plain || words.contains(&plain))
        {
            renamed.push(format!("`{key}` for `{name}`"));
            renamed_zh.push(format!("`{name}` 改为 `{key}`"));
        }
    }
    let joined = |renamed: &[String], word: &str, joint: &str| match renamed.is_empty() {
        true => None,
        false => Some(format!("{word}{}", renamed.join(joint))),
    };
    let taken_out = |pattern: Pattern| match surplus.is_empty() {
        true => None,
        false => Some((
            pattern.en.replace("{}", &listed(surplus.iter().copied())),
            pattern.zh.replace("{}", &listed(surplus.iter().copied())),
        )),
    };
    let unit = taken_out(Pattern {
        en: "take {} out, for the unit stands in statistic.yaml",
        zh: "删去 {} 列（单位写在 statistic.yaml 中）",
    });
    let (unit, unit_zh) = unit.unzip();
    let parts: Vec<String> = joined(&renamed, "write ", ", ").into_iter().chain(unit).collect();
    let parts_zh: Vec<String> = joined(&renamed_zh, "将 ", "，").into_iter().chain(unit_zh).collect();
    (!parts.is_empty()).then(|| (parts.join(", and "), format!("请{}", parts_zh.join("，并"))))
}

/// The keys that columns have, each with the words, in small letters, that are written for it.
const KEYS: [(&str, &[&str]); 12] = [
    (
        "period",
        &[
            "年份",
            "年度",
            "年",
            "月份",
            "季度",
            "时间",
            "时期",
            "期间",
            "统计期",
            "year",
            "month",
            "quarter",
            "time",
        ],
    ),
    ("as_of", &["日期", "截止日期", "截至日期", "截至", "截止", "时点", "date", "as of"]),
    ("value", &["数值", "数量", "数据", "数字", "值", "number", "amount", "count", "figure value"]),
    ("category", &["类别", "分类", "类型", "项目", "type", "group"]),
    ("note", &["备注", "注", "说明", "notes", "remark", "remarks"]),
    ("source", &["来源", "数据来源", "资料来源", "sources"]),
    ("status", &["状态"]),
    ("qualifier", &["限定词"]),
    ("as_stated", &["原文"]),
    ("upper", &["上限"]),
    ("locator", &["页码", "位置"]),
    ("figure", &[]),
];

const UNITS: [&str; 3] = ["单位", "计量单位", "unit"];

#[cfg(test)]
mod tests {
    use super::to_write_instead;

    #[test]
    fn columns_are_known_by_the_names_that_people_give_them() {
        let table: [(&[&str], Option<&str>); 5] = [
            (
                &["年份", "数值", "单位"],
                Some(
                    "write `period` for `年份`, `value` for `数值`, and take `单位` out, for the unit stands in statistic.yaml",
                ),
            ),
            (&["Year", "Value"], Some("write `period` for `Year`, `value` for `Value`")),
            (&["period", "数量（件）"], Some("write `value` for `数量（件）`")),
            (&["period", "value", "category"], None),
            (&["period", "城市"], None),
        ];
        for (header, expected) in table {
            let found = to_write_instead(header.iter().copied());
            assert_eq!(found.map(|(english, _)| english).as_deref(), expected, "{header:?}");
        }
    }
}
