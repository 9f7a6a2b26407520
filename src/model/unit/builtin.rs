//! The units every site has.

use super::{Affixes, Noun, Unit, UnitKind};

/// The built-in unit of an id.
pub fn builtin(id: &str) -> Option<Unit> {
    ROWS.iter().find(|row| row.0 == id).map(unit)
}

/// All built-in units, ordered by id.
pub fn builtins() -> impl Iterator<Item = Unit> {
    ROWS.iter().map(unit)
}

/// One line of the table below.
type Row = (&'static str, UnitKind, &'static str, &'static str, &'static str, &'static str);

fn unit(&(id, kind, one, other, before, after): &Row) -> Unit {
    Unit {
        id: id.to_string(),
        kind,
        english: Noun::new(one, other),
        chinese: Affixes { before: before.to_string(), after: after.to_string() },
    }
}

const COUNT: UnitKind = UnitKind::Count;

/// Id, kind, English singular and plural, Chinese before and after the number.
#[rustfmt::skip]
const ROWS: [Row; 44] = [
    ("activity", COUNT, "activity", "activities", "", "场"),
    ("agency", COUNT, "agency", "agencies", "", "家"),
    ("application", COUNT, "application", "applications", "", "件"),
    ("attendance", COUNT, "participant", "participants", "", "人次"),
    ("award", COUNT, "award", "awards", "", "项"),
    ("business", COUNT, "business", "businesses", "", "家"),
    ("case", COUNT, "case", "cases", "", "件"),
    ("centre", COUNT, "centre", "centres", "", "个"),
    ("city", COUNT, "city", "cities", "", "个"),
    ("country", COUNT, "country", "countries", "", "个"),
    ("course", COUNT, "course", "courses", "", "门"),
    ("day", COUNT, "day", "days", "", "天"),
    ("enterprise", COUNT, "enterprise", "enterprises", "", "家"),
    ("eur", UnitKind::Currency { sign: Some("€") }, "euro", "euros", "", "欧元"),
    ("gbp", UnitKind::Currency { sign: Some("£") }, "pound", "pounds", "", "英镑"),
    ("hour", COUNT, "hour", "hours", "", "小时"),
    ("inquiry", COUNT, "inquiry", "inquiries", "", "次"),
    ("institution", COUNT, "institution", "institutions", "", "家"),
    ("item", COUNT, "item", "items", "", "项"),
    ("job", COUNT, "job", "jobs", "", "个"),
    ("month", COUNT, "month", "months", "", "个月"),
    ("network", COUNT, "network", "networks", "", "个"),
    ("organization", COUNT, "organization", "organizations", "", "家"),
    ("outlet", COUNT, "outlet", "outlets", "", "个"),
    ("patent", COUNT, "patent", "patents", "", "件"),
    ("patent-per-10000", COUNT, "patent per 10,000 people", "patents per 10,000 people", "每万人", "件"),
    ("percent", UnitKind::Percent, "%", "%", "", "%"),
    ("percentage-point", UnitKind::PercentagePoint, "percentage point", "percentage points", "", "个百分点"),
    ("person", COUNT, "person", "people", "", "名"),
    ("piece", COUNT, "piece", "pieces", "", "件"),
    ("place", COUNT, "place", "places", "", "个"),
    ("programme", COUNT, "programme", "programmes", "", "个"),
    ("project", COUNT, "project", "projects", "", "个"),
    ("publication", COUNT, "publication", "publications", "", "份"),
    ("ratio", UnitKind::Ratio, "", "", "", ""),
    ("session", COUNT, "session", "sessions", "", "期"),
    ("time", COUNT, "time", "times", "", "次"),
    ("trade-mark", COUNT, "trade mark", "trade marks", "", "件"),
    ("transaction", COUNT, "transaction", "transactions", "", "笔"),
    ("usd", UnitKind::Currency { sign: Some("US$") }, "US dollar", "US dollars", "", "美元"),
    ("visit", COUNT, "visit", "visits", "", "次"),
    ("workstation", COUNT, "workstation", "workstations", "", "个"),
    ("year", COUNT, "year", "years", "", "年"),
    ("yuan", UnitKind::Currency { sign: None }, "yuan", "yuan", "", "元"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_ordered_and_found() {
        let ids: Vec<String> = builtins().map(|unit| unit.id).collect();
        assert!(ids.is_sorted());
        assert!(ids.iter().all(|id| builtin(id).is_some_and(|unit| unit.id == *id)));
        assert_eq!(builtin("attendance").map(|unit| unit.chinese.after), Some("人次".to_string()));
        assert_eq!(builtin("furlong"), None);
    }
}
