//! The numbers that prose mentions, against tables of sentences: `tests/mentions/LOCALE.md`.
//!
//! A block is a sentence and below it one line for each number in it, in order:
//!
//! ```text
//! To date it has reached over 5,000 participants, 45.7% of them new.
//! - "over 5,000": over 5000
//! - "45.7%": 45.7 percent
//! ```
//!
//! A line has the words of the mention with its qualifier, the kind unless it is a quantity, the qualifier unless it is
//! exact, the number or LOWER..UPPER, and the unit sign. Headings begin with `#`. To add a case, add a block.

use std::fs;
use std::path::Path;

use casebook::format::mention::{Mention, MentionKind, Sign, mentions};
use casebook::model::locale::Language;
use casebook::model::quantity::Qualifier;

/// A sentence with what should be found in it.
struct Block {
    text: String,
    expected: Vec<String>,
}

#[test]
fn english_sentences() {
    check("en.md", Language::English);
}

#[test]
fn chinese_sentences() {
    check("zh-Hans.md", Language::Chinese);
}

fn check(file: &str, language: Language) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mentions").join(file);
    let blocks = blocks(&fs::read_to_string(&path).unwrap());
    assert!(blocks.len() > 60, "{file} has only {} sentences", blocks.len());
    let mut wrong = String::new();
    for Block { text, expected } in blocks {
        let found: Vec<String> =
            mentions(&text, language).iter().map(|mention| line(&text, mention)).collect();
        if found != expected {
            wrong += &format!("{text}\n{}\n\n", found.join("\n"));
        }
    }
    assert!(wrong.is_empty(), "{file} expects other numbers than were found here:\n\n{wrong}");
}

fn blocks(file: &str) -> Vec<Block> {
    let block = |part: &str| {
        let (expected, text): (Vec<&str>, Vec<&str>) =
            part.lines().partition(|line| line.starts_with("- \""));
        Block { text: text.join("\n"), expected: expected.into_iter().map(str::to_string).collect() }
    };
    let parts = file.split("\n\n").map(|part| part.trim_matches('\n'));
    parts.filter(|part| !part.is_empty() && !part.starts_with('#')).map(block).collect()
}

/// A mention as a line of the tables, in which a line break is a space.
fn line(text: &str, mention: &Mention) -> String {
    let whole = text[mention.whole.clone()].replace('\n', " ");
    let kind = match mention.kind {
        MentionKind::Quantity => "",
        MentionKind::Ordinal => "ordinal",
        MentionKind::Year => "year",
        MentionKind::Date => "date",
        MentionKind::Other => return format!("- \"{whole}\": other"),
    };
    let qualifier = match mention.qualifier {
        Qualifier::Exact => "",
        qualifier => qualifier.as_str(),
    };
    let number = mention.number.map(|number| number.to_string()).unwrap_or_default();
    let upper = mention.upper.map(|upper| format!("..{upper}")).unwrap_or_default();
    let sign = match mention.sign {
        Sign::None => String::new(),
        Sign::Percent => "percent".to_string(),
        Sign::PercentagePoint => "percentage-point".to_string(),
        Sign::Money(currency) => format!("{currency:?}").to_lowercase(),
    };
    let number = format!("{number}{upper}");
    let words = [kind, qualifier, &number, &sign];
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    format!("- \"{whole}\": {}", words.join(" "))
}
