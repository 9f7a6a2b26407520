//! `casebook explain`

use super::{DONE, REFUSED};
use crate::diag::{self, Code, Language, Severity};
use crate::yaml::nearest;

pub(super) fn run(id: &str, language: Language) -> u8 {
    match diag::find(id) {
        Some(code) => {
            anstream::print!("{}", explanation(code, language));
            DONE
        }
        None => {
            let near = nearest(id, diag::table::all().map(|code| code.id));
            let hint = near.map(|near| format!("; did you mean {near}?")).unwrap_or_default();
            anstream::eprintln!("casebook: there is no diagnostic {id}{hint}");
            REFUSED
        }
    }
}

/// What the code says, why, and what to do about it.
fn explanation(code: &Code, language: Language) -> String {
    let (severity, says, help) = match (language, code.severity) {
        (Language::English, severity) => (severity.id(), "Casebook says:", "What helps:"),
        (Language::Chinese, Severity::Error) => ("错误", "提示信息：", "处理办法："),
        (Language::Chinese, Severity::Warning) => ("警告", "提示信息：", "处理办法："),
    };
    let mut out =
        format!("{} ({severity})\n\n{}\n", code.id, code.explain.outline(language).unwrap_or_default());
    for (title, patterns) in [(says, code.message), (help, code.help)] {
        let lines: Vec<String> = patterns.iter().filter_map(|pattern| pattern.outline(language)).collect();
        if !lines.is_empty() {
            out.push_str(&format!("\n{title}\n"));
            lines.iter().for_each(|line| out.push_str(&format!("  - {line}\n")));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_pattern_is_shown_with_its_braces() {
        for code in diag::table::all() {
            for language in [Language::English, Language::Chinese] {
                let text = explanation(code, language);
                let words = ["{id}", "{key}", "{known}", "{problem}", "{advice}", "{near}", "{where}", "{{"];
                assert!(words.iter().all(|word| !text.contains(word)), "{text}");
            }
        }
    }
}
