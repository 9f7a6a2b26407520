//! How texts are cut into what can be searched for. `search.js` of the theme cuts queries in the same way; both are tested on one table.

use icu_normalizer::ComposingNormalizerBorrowed;

/// The terms of a text in the order of the text: words in lower case without the ending of their plural, each Han character, and each
/// pair of Han characters that stand side by side. Chinese is written without blanks, so that a word of any length is found by
/// its pairs, and no dictionary has to know it.
///
/// Widths and compatibility forms are alike (Unicode NFKC), and numbers with and without commas between thousands. A single Latin letter is
/// no term.
#[must_use]
pub fn terms(text: &str) -> Vec<String> {
    let text = ComposingNormalizerBorrowed::new_nfkc().normalize(text).to_lowercase();
    let text = ungrouped(&text);
    let mut terms = Vec::new();
    let mut word = String::new();
    let mut before: Option<char> = None;
    for c in text.chars() {
        if is_han(c) {
            end(&mut word, &mut terms);
            terms.push(c.to_string());
            terms.extend(before.map(|before| String::from_iter([before, c])));
            before = Some(c);
            continue;
        }
        before = None;
        match c.is_alphanumeric() {
            true => word.push(c),
            false => end(&mut word, &mut terms),
        }
    }
    end(&mut word, &mut terms);
    terms
}

/// The file of words that holds a term, of `files`: Han characters by the whole term, words by their first four characters, so that all
/// words with one beginning stand in one file. The number is FNV-1a of the code points.
#[must_use]
pub fn file_of(term: &str, files: usize) -> usize {
    let is_word = !term.starts_with(is_han);
    let shown = term.chars().take(if is_word { 4 } else { 2 });
    let hash = shown.fold(0x811c_9dc5_u32, |hash, c| (hash ^ u32::from(c)).wrapping_mul(0x0100_0193));
    hash as usize % files.max(1)
}

/// Han characters by their blocks, without radicals, which NFKC makes characters.
fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '々' | '〇')
}

/// A text without the commas between the thousands of numbers: `18,175` is looked for as 18175 and found either way.
fn ungrouped(text: &str) -> String {
    let groups = |at: usize| {
        let (before, after) = (&text.as_bytes()[..at], &text.as_bytes()[at + 1..]);
        let digits = after.iter().take_while(|byte| byte.is_ascii_digit()).count();
        before.last().is_some_and(u8::is_ascii_digit) && digits == 3
    };
    text.char_indices().filter(|&(at, c)| c != ',' || !groups(at)).map(|(_, c)| c).collect()
}

fn end(word: &mut String, terms: &mut Vec<String>) {
    let whole = std::mem::take(word);
    let is_letter = whole.len() == 1 && whole.starts_with(|c: char| c.is_ascii_alphabetic());
    if !whole.is_empty() && !is_letter {
        terms.push(folded(whole));
    }
}

/// A word without the ending of an English plural, and with one spelling of -isation. What is cut wrongly is cut so in query and text alike.
fn folded(word: String) -> String {
    let stem = singular(word);
    match stem.strip_suffix("isation") {
        Some(start) => format!("{start}ization"),
        None => stem,
    }
}

fn singular(word: String) -> String {
    let is_plain = word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    if !is_plain || !word.ends_with('s') || ["ss", "us", "is"].iter().any(|end| word.ends_with(end)) {
        return word;
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    let adds_es = ["sses", "shes", "ches", "xes"].iter().any(|end| word.ends_with(end));
    word[..word.len() - if adds_es { 2 } else { 1 }].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Also read by the test of `search.js` in a browser.
    const TABLE: &str = include_str!("../../../tests/data/search-terms.json");

    #[test]
    fn texts_are_cut_as_the_table_says() {
        let table: Vec<(String, Vec<String>)> = serde_json::from_str(TABLE).expect("the table is read");
        assert!(table.len() > 10);
        for (text, expected) in table {
            assert_eq!(terms(&text), expected, "{text}");
        }
    }

    #[test]
    fn every_chinese_word_of_a_text_is_found_by_its_pairs() {
        let text: Vec<char> = "知识产权公共服务联盟首届年会".chars().collect();
        let known = terms(&String::from_iter(&text));
        for from in 0..text.len() {
            for to in from + 1..=text.len() {
                let word = String::from_iter(&text[from..to]);
                assert!(terms(&word).iter().all(|term| known.contains(term)), "{word}");
            }
        }
        assert!(!known.contains(&"会知".to_owned()));
    }

    #[test]
    fn words_with_one_beginning_stand_in_one_file() {
        for files in [1, 2, 64, 2048] {
            assert_eq!(file_of("trade", files), file_of("trademark", files));
            assert!(file_of("知识", files) < files && file_of("a", files) < files);
        }
        assert_ne!(file_of("知识", 2048), file_of("知道", 2048));
        // FNV-1a of one letter, as the tables of the algorithm have it.
        assert_eq!(file_of("a", 1 << 31), (0xe40c_292c_u32 as usize) % (1 << 31));
    }
}
