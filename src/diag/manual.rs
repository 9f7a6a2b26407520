//! The manual of all codes, as Markdown.

use super::{Code, Language, table};

/// Every code under the heading of its stage, each with a heading of its own that links lead to (`#cb104`).
pub fn manual(language: Language) -> String {
    let mut out = String::new();
    for part in table::PARTS {
        out.push_str(&format!("\n## {}\n", part.title.text(language)));
        part.codes.iter().for_each(|code| out.push_str(&entry(code, language)));
    }
    out
}

fn entry(code: &Code, language: Language) -> String {
    let explained = code.explained(language);
    let mut out = format!("\n### {}\n\n*{}*\n\n{}\n", code.id, explained.weight, markdown(&explained.why));
    for (title, lines) in explained.sections(language) {
        out.push_str(&format!("\n{title}\n\n"));
        lines.iter().for_each(|line| out.push_str(&format!("- {}\n", markdown(line))));
    }
    out
}

/// A text whose only markup is code between backticks: all else that Markdown would read as markup is escaped.
fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_code = false;
    for c in text.chars() {
        match c {
            '`' => is_code = !is_code,
            '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '&' | '~' if !is_code => out.push('\\'),
            _ => {}
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_code_is_markup() {
        assert_eq!(markdown("write **bold**, `a_b*` or <br>"), "write \\*\\*bold\\*\\*, `a_b*` or \\<br\\>");
        assert_eq!(markdown("add `from: […]`: #1"), "add `from: […]`: \\#1");
    }

    #[test]
    fn every_code_has_its_heading_in_both_languages() {
        for language in [Language::English, Language::Chinese] {
            let text = manual(language);
            for code in table::all() {
                assert_eq!(text.matches(&format!("\n### {}\n", code.id)).count(), 1, "{}", code.id);
            }
        }
    }
}
