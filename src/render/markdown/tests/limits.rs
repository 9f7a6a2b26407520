//! Hostile sizes end at the caps.

use super::*;
use crate::model::prose::parse::{DEEPEST_NESTING, MOST_BRACKETS};
use crate::model::prose::{ProblemKind, Prose};

fn has(text: &str, kind: &ProblemKind) -> bool {
    Prose::scan(text).problems.iter().any(|problem| problem.kind == *kind)
}

#[test]
fn deep_nesting_is_flattened() {
    let table = [
        (">".repeat(50_000) + " a", "<blockquote>"),
        ("*a **a ".repeat(20_000) + &"b** c* ".repeat(20_000), "<em>"),
        ("- ".repeat(2_000) + "a", "<ul>"),
    ];
    for (text, tag) in table {
        let start: String = text.chars().take(20).collect();
        assert!(has(&text, &ProblemKind::TooDeep), "{start}");
        let html = html(&text);
        let (mut depth, mut deepest) = (0_usize, 0_usize);
        for at in html.match_indices('<').map(|(at, _)| at) {
            let closing = html[at..].starts_with("</");
            depth = if closing { depth.saturating_sub(1) } else { depth + 1 };
            deepest = deepest.max(depth);
        }
        assert!(html.contains(tag), "{start}");
        assert!(deepest <= DEEPEST_NESTING, "{start} {deepest}");
    }
}

#[test]
fn too_many_brackets_are_not_parsed() {
    for text in ["[".repeat(50_000), "[^".repeat(10_000), "[^a]".repeat(10_000), "![".repeat(5_000)] {
        assert!(has(&text, &ProblemKind::TooLarge));
        assert_eq!(html(&text), format!("<p>{text}</p>\n"));
    }
    let many = "[a](case:x) ".repeat(MOST_BRACKETS + 1) + "\n\n" + &"[a](case:x)\n\n".repeat(10);
    assert!(has(&many, &ProblemKind::TooLarge));
    let fine = "[a](case:x)\n\n".repeat(MOST_BRACKETS + 1);
    assert!(!has(&fine, &ProblemKind::TooLarge));
    assert_eq!(html(&fine).matches("<a href=\"../x/\">").count(), MOST_BRACKETS + 1);
}

#[test]
fn nesting_at_the_limit_is_kept() {
    let text = ">".repeat(DEEPEST_NESTING - 1) + " a";
    assert!(!has(&text, &ProblemKind::TooDeep));
    assert_eq!(html(&text).matches("<blockquote>").count(), DEEPEST_NESTING - 1);
}
