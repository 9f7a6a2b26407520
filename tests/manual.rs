//! The manual of diagnostics says what the table of codes says: `docs/diagnostics.md`, and the same in Chinese.
//!
//! `UPDATE_GOLDENS=1 cargo test --test manual` writes what follows the mark anew; what stands before it is written by hand.

mod expected;

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::Path;

use casebook::diag::{self, Language};

const MANUALS: [(&str, Language); 2] =
    [("docs/diagnostics.md", Language::English), ("docs/diagnostics.zh-Hans.md", Language::Chinese)];

/// The end of the comment behind which the codes begin.
const MARK: &str = "UPDATE_GOLDENS=1 cargo test --test manual -->\n";

#[test]
fn the_manual_is_up_to_date() -> Result<(), Box<dyn Error>> {
    let rewrite = expected::are_rewritten();
    for (name, language) in MANUALS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let text = fs::read_to_string(&path)?;
        let (by_hand, codes) = text.split_once(MARK).ok_or_else(|| format!("{name} has no mark"))?;
        let now = diag::manual(language);
        if rewrite {
            fs::write(&path, format!("{by_hand}{MARK}{now}"))?;
            continue;
        }
        let line = codes.lines().zip(now.lines()).find(|(written, now)| written != now);
        assert!(codes == now, "{name} is not up to date: {line:?}; see CONTRIBUTING.md");
    }
    Ok(())
}

#[test]
fn fields_of_a_finding_are_told_in_both_languages() -> Result<(), Box<dyn Error>> {
    for (name, _) in MANUALS {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name))?;
        let words: BTreeSet<&str> = text.split('`').collect();
        for field in [
            "code",
            "severity",
            "message",
            "help",
            "place",
            "related",
            "file",
            "line",
            "column",
            "endLine",
            "endColumn",
        ] {
            assert!(words.contains(field), "{name} says nothing of {field}");
        }
    }
    Ok(())
}
