//! `casebook explain`

use serde_json::{Value, json};

use super::args::Common;
use super::table::Table;
use super::{DONE, REFUSED};
use crate::diag::{self, Code, Format, Hold, Language, Severity};
use crate::yaml::nearest;

/// Explains one code, or lists all of them.
pub(super) fn run(common: &Common, id: Option<&str>) -> u8 {
    let (format, language) = (common.format(), common.language());
    let Some(id) = id else {
        match format {
            Format::Json => {
                let all: Vec<Value> = diag::table::all().map(|code| object(code, language)).collect();
                anstream::println!("{}", Value::from(all));
            }
            _ => list(language).print(format, language),
        }
        return DONE;
    };
    match diag::find(&whole(id)) {
        Some(code) if format == Format::Json => anstream::println!("{}", object(code, language)),
        Some(code) => anstream::print!("{}", explanation(code, language)),
        None => {
            unknown(id, language);
            return REFUSED;
        }
    }
    DONE
}

/// A code as it stands in reports, where only its number is written.
fn whole(id: &str) -> String {
    let id = id.trim().trim_matches(['[', ']']);
    match !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()) {
        true => format!("CB{id}"),
        false => id.to_owned(),
    }
}

fn unknown(id: &str, language: Language) {
    let near = nearest(&whole(id).to_uppercase(), diag::table::all().map(|code| code.id));
    match language {
        Language::English => {
            let hint = near.map(|near| format!("; did you mean {near}?")).unwrap_or_default();
            anstream::eprintln!("casebook: there is no diagnostic {id:?}{hint}");
            anstream::eprintln!("casebook: `casebook explain` lists all of them");
        }
        Language::Chinese => {
            let hint = near.map(|near| format!("；您是否想写 {near}？")).unwrap_or_default();
            anstream::eprintln!("casebook：没有“{id}”这个问题代码{hint}");
            anstream::eprintln!("casebook：可用 `casebook explain` 列出全部代码");
        }
    }
}

/// One line for each code, in the order of their numbers.
fn list(language: Language) -> Table {
    let mut table = Table::new(["code", "severity", "says"]);
    let mut codes: Vec<&Code> = diag::table::all().collect();
    codes.sort_by_key(|code| code.id);
    for code in codes {
        let says = code.explained(language).summary().to_owned();
        table.row([code.id.to_owned(), word(code.severity, language).to_owned(), says]);
    }
    table
}

fn word(severity: Severity, language: Language) -> &'static str {
    match (language, severity) {
        (Language::English, severity) => severity.id(),
        (Language::Chinese, Severity::Error) => "错误",
        (Language::Chinese, Severity::Warning) => "警告",
    }
}

/// The keys and words of this object are the same in every language; the texts are in one.
fn object(code: &Code, language: Language) -> Value {
    let explained = code.explained(language);
    json!({
        "code": code.id,
        "severity": code.severity.id(),
        "adjustable": code.hold == Hold::Adjustable,
        "says": explained.says,
        "help": explained.help,
        "related": explained.related,
        "why": explained.why,
    })
}

/// What the code says, why, and what to do about it.
fn explanation(code: &Code, language: Language) -> String {
    let explained = code.explained(language);
    let weight = match language {
        Language::English => format!("({})", explained.weight),
        Language::Chinese => format!("（{}）", explained.weight),
    };
    let mut out = format!("{} {weight}\n\n{}\n", code.id, explained.why);
    for (title, lines) in explained.sections(language) {
        out.push_str(&format!("\n{title}\n"));
        lines.iter().for_each(|line| out.push_str(&format!("  - {line}\n")));
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
