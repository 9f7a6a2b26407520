//! The highest, the lowest and the total, as far as the record lets them be known.

use super::{PARTS, PLACES, after_values, compared, of};

#[test]
fn a_total_that_is_not_drawn_is_said_with_its_status_and_over_time() {
    let parts = [
        "period: 2025, category: a, value: 4",
        "period: 2025, category: b, value: 9",
        "period: 2025, category: c, value: 13, status: provisional",
    ];
    assert!(compared("bar", &parts, PARTS).ends_with("The total (All places) is 13 (provisional)."));
    let grid: Vec<String> = [(2023, 4, 9), (2024, 6, 11)]
        .into_iter()
        .flat_map(|(year, a, b)| {
            [("a", a), ("b", b), ("c", a + b)]
                .map(|(category, value)| format!("period: {year}, category: {category}, value: {value}"))
        })
        .collect();
    let grid: Vec<&str> = grid.iter().map(String::as_str).collect();
    assert!(
        compared("stacked-bar", &grid, PARTS)
            .ends_with("The total (All places): up from 13 in 2023 to 17 in 2024."),
    );
    // What is drawn with its parts is said with them, and no second time.
    assert!(!compared("grouped-bar", &grid, PARTS).contains("The total"));
}

#[test]
fn what_may_overlap_has_no_total_and_what_holds_the_others_is_no_rival_of_theirs() {
    let may_overlap =
        PARTS.replace("kind: whole, total: c", "kind: related-counts").replace("All places", "Libraries");
    let parts = [
        "period: 2025, category: a, value: 4",
        "period: 2025, category: b, value: 9",
        "period: 2025, category: c, value: 13",
    ];
    assert_eq!(compared("bar", &parts, &may_overlap), "");
    let others = [parts[0], parts[1], "period: 2025, category: c, value: 14"];
    assert!(compared("bar", &others, &may_overlap).contains("the highest is 14"));
    // So is one that the others are said to be part of.
    let of_which = may_overlap.replace("b: Firms", "b: {en: \"of which: firms\", zh-Hans: 其中：企业}");
    assert_eq!(compared("bar", &others, &of_which), "");
    let [en, zh] = of("bar", &others, &of_which);
    assert!(en.contains("Schools: 4; of which firms: 9; "), "{en}");
    assert!(zh.contains("Schools：4场；其中企业：9场；"), "{zh}");
}

#[test]
fn what_a_bound_leaves_certain_is_said() {
    let things = |values: [&str; 3]| {
        let values: Vec<String> = ["a", "b", "c"]
            .iter()
            .zip(values)
            .map(|(category, value)| format!("period: 2025, category: {category}, value: {value}"))
            .collect();
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        of("bar", &values, PLACES)
    };
    for (values, said) in [
        // Both ends are certain, whatever the bound leaves open.
        (
            ["4", "30, qualifier: over", "9"],
            "Of the values shown: the highest is over 30 (Firms), the lowest 4 (Schools).",
        ),
        (
            ["4", "5, upper: 8", "9"],
            "Of the values shown: the highest is 9 (Libraries), the lowest 4 (Schools).",
        ),
        // One end is.
        (
            ["4", "5, qualifier: over", "9"],
            "Of the values shown: the lowest is 4 (Schools); of the exact values, the highest is 9 (Libraries); \
             over 5 (Firms) may be higher.",
        ),
        (
            ["4", "5, qualifier: under", "9"],
            "Of the values shown: the highest is 9 (Libraries); of the exact values, the lowest is 4 (Schools); \
             under 5 (Firms) may be lower.",
        ),
        // What is about a number is near it.
        (
            ["4", "5, qualifier: about", "9"],
            "Of the values shown: the highest is 9 (Libraries), the lowest 4 (Schools).",
        ),
        (
            ["9", "9, qualifier: about", "4"],
            "Of the values shown: the lowest is 4 (Libraries); of the exact values, the highest is 9 (Schools); \
             about 9 (Firms) may be higher.",
        ),
        // None is.
        (
            ["10", "10, qualifier: about", "10.5"],
            "Of the exact values, the higher is 10.5 (Libraries), the lower 10 (Schools); about 10 (Firms) cannot be ranked with the others.",
        ),
        // Observed and expected.
        (
            ["4", "5", "10, status: forecast"],
            "Of the values observed, the higher is 5 (Firms), the lower 4 (Schools).",
        ),
        // A status that all have is said beside each value.
        (
            ["4, status: target", "5, status: target", "10, status: target"],
            "Of the values shown: the highest is 10 (Libraries), the lowest 4 (Schools).",
        ),
        (
            ["4, status: estimated", "5", "10"],
            "Of the values shown: the highest is 10 (Libraries), the lowest 4 (estimated, Schools).",
        ),
    ] {
        let [en, _] = things(values);
        assert_eq!(after_values(&en), said, "{values:?}");
    }
    let [_, zh] = things(["4, status: estimated", "5, qualifier: over", "9"]);
    assert!(
        zh.ends_with("所示数值中：最少的是Schools（4场，估计数）；确切数值中，最多的是Libraries（9场）；Firms（超过5场）可能更多。"),
        "{zh}"
    );
}

#[test]
fn a_series_is_ranked_since_its_break_and_as_far_as_it_was_observed() {
    let of_years = |values: &[&str]| {
        let values: Vec<String> = values
            .iter()
            .zip(2019..)
            .map(|(value, year)| format!("period: {year}, value: {value}"))
            .collect();
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        compared("line", &values, "")
    };
    for (values, said) in [
        (
            &["4", "50, status: break", "7", "6"][..],
            "Over time: since the break in the series (2020), the highest is 50 (2020), the lowest 6 (2022); down from 50 in 2020 to 6 in 2022.",
        ),
        (
            &["4", "7", "6", "99, status: forecast"],
            "Over time: of the values observed, the highest is 7 (2020), the lowest 4 (2019); up from 4 in 2019 to 6 in 2021.",
        ),
        (
            &["900, qualifier: over", "missing, reason: lost", "1287", "1494", "1667"],
            "Over time: of the exact values, the highest is 1,667 (2023), the lowest 1,287 (2021); \
             over 900 (2019) cannot be ranked with the others; up from 1,287 in 2021 to 1,667 in 2023.",
        ),
    ] {
        assert_eq!(of_years(values), said, "{values:?}");
    }
}

#[test]
fn things_that_change_places_over_time_are_said_at_both_ends() {
    let grid = |values: &[(&str, [&str; 2])]| {
        let one = |(category, at): &(&str, [&str; 2])| {
            [(2000, at[0]), (2022, at[1])]
                .map(|(year, value)| format!("period: {year}, category: {category}, value: {value}"))
        };
        let values: Vec<String> = values.iter().flat_map(one).collect();
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        of("line", &values, PLACES)
    };
    let [en, zh] = grid(&[("a", ["250", "68558"]), ("b", ["33966", "58218"]), ("c", ["7493", "48222"])]);
    assert!(
        en.ends_with(
            "In 2000 the order, from the highest down, was Firms, then Libraries, then Schools; \
             in 2022 it was Schools, then Firms, then Libraries."
        ),
        "{en}"
    );
    assert!(
        zh.ends_with(
            "2000年由多到少依次为Firms、Libraries、Schools，2022年依次为Schools、Firms、Libraries。"
        ),
        "{zh}"
    );
    // Where not each place is known, who led is.
    let [en, _] = grid(&[
        ("a", ["250", "68558"]),
        ("b", ["33966", "58218"]),
        ("c", ["7493", "40000, qualifier: over"]),
    ]);
    assert!(!en.contains("the order") && !en.contains("it was"), "over 40,000 may be the most: {en}");
    let [en, _] = grid(&[
        ("a", ["250", "68558"]),
        ("b", ["33966", "58218"]),
        ("c", ["300, qualifier: under", "48222"]),
    ]);
    assert!(en.ends_with("In 2000 the highest was 33,966 (Firms), in 2022 it was 68,558 (Schools)."), "{en}");
    // The same order, a break, and what is expected.
    for last in [["1", "2"], ["1", "99, status: break"], ["1", "99, status: forecast"]] {
        let [en, _] = grid(&[("a", last), ("b", ["5", "6"])]);
        assert!(!en.contains("the highest was") && !en.contains("the order"), "{en}");
    }
}
