//! `casebook explain`

use super::{DONE, REFUSED};
use crate::diag::{self, Language};
use crate::yaml::nearest;

pub(super) fn run(id: &str, language: Language) -> u8 {
    match diag::find(id) {
        Some(code) => {
            anstream::println!("{} ({})\n", code.id, code.severity.id());
            for pattern in code.message {
                anstream::println!("  {}", pattern.text(language));
            }
            anstream::println!("\n{}", code.explain.text(language));
            for pattern in code.help {
                anstream::println!("\n- {}", pattern.text(language));
            }
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
