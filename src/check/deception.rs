//! Texts and names that deceive: what nobody sees, what is not what it looks like.
//!
//! This rule looks at files as they are written, keys and comments and all, so that it also says what made a file unreadable. What
//! other rules said of the same words only because of it is taken back: one fault is one report.

mod comments;
mod garbled;
mod names;
mod radicals;
mod spaces;
mod spelled;
mod token;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rayon::prelude::*;
use tracing::info_span;

use crate::diag::hidden::{self, Hidden, Kind, fold, mixed_words, name};
use crate::diag::table::{deception, reading, references};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::files::{File, FileId, Files, Place};
use garbled::Garbled;
use token::Token;

/// Looks through all files of a site but those in which an earlier check found nothing.
pub fn look(files: &Files) -> Found {
    let _span = info_span!("rule", of = "deception").entered();
    let texts: Vec<Looked<'_>> = files
        .iter()
        .filter(|(_, file)| !file.is_harmless())
        .filter_map(|(id, file)| Looked::of(id, file))
        .collect();
    let each = texts.par_iter().map(|looked| {
        let mut found = Found::default();
        looked.through(&mut found);
        found
    });
    each.reduce(Found::default, Found::and)
}

/// Tells what was found, after all that other rules have to tell.
pub fn report(files: &Files, found: Found, diags: &mut Diagnostics) {
    spaces::explain(files, diags);
    diags.take_back(|told| found.explains(files, told));
    found.diagnostics.into_iter().for_each(|found| diags.push(found));
    comments::report(files, diags);
    names::report(files, diags);
}

/// What was found, and the words (keys, ids, numbers) of which it says all that there is to say.
#[derive(Default)]
pub struct Found {
    diagnostics: Vec<Diagnostic>,
    explained: BTreeMap<FileId, Vec<Range<usize>>>,
}

impl Found {
    /// With what was found in files behind these.
    fn and(mut self, mut behind: Found) -> Found {
        self.diagnostics.append(&mut behind.diagnostics);
        self.explained.append(&mut behind.explained);
        self
    }

    /// The files in which anything was found.
    pub(super) fn files(&self) -> BTreeSet<FileId> {
        let places = self.diagnostics.iter().filter_map(|found| found.place).map(Place::file);
        places.chain(self.explained.keys().copied()).collect()
    }

    /// Whether a finding of another rule only follows from one of these.
    fn explains(&self, files: &Files, told: &Diagnostic) -> bool {
        let Some(place) = told.place else { return false };
        let Some(words) = self.explained.get(&place.file()) else { return false };
        if told.code == reading::YAML_SYNTAX {
            let cuts_short = |found: &Diagnostic| {
                found.code == deception::CONTROL_CHARACTER
                    && found.place.map(Place::file) == Some(place.file())
            };
            return self.diagnostics.iter().any(cuts_short);
        }
        let touches = |span: crate::files::Span| {
            words.iter().any(|word| word.start < span.end.max(span.start + 1) && span.start < word.end)
        };
        FOLLOWING.contains(&told.code) && files.span(place).is_some_and(touches)
    }
}

/// What other rules say of a word that they do not know or cannot read.
const FOLLOWING: [&Code; 12] = [
    reading::UNKNOWN_KEY,
    reading::NOT_A_CHOICE,
    reading::BAD_ID,
    reading::BAD_NUMBER,
    reading::BAD_DATE,
    reading::BAD_LOCALE,
    reading::BAD_ADDRESS,
    reading::BAD_WHOLE,
    reading::UNKNOWN_LOCALE,
    reading::CSV,
    references::UNKNOWN_ID,
    references::BROKEN_LINK,
];

/// How a file's words are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Syntax {
    Yaml,
    Markdown,
    Csv,
    /// Templates, styles and programs: icons of a font may stand there, and letters are data.
    Other,
}

impl Syntax {
    fn of(name: &str) -> Syntax {
        match name.rsplit_once('.').map(|(_, extension)| extension) {
            Some("yaml" | "yml") => Syntax::Yaml,
            Some("md" | "txt") => Syntax::Markdown,
            Some("csv") => Syntax::Csv,
            _ => Syntax::Other,
        }
    }
}

/// The characters of ASCII that stand for themselves, of which most texts are.
const IS_PLAIN: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        let is_shown = matches!(byte, b' '..=b'~' | b'\n' | b'\t' | b'\r');
        table[byte as usize] = is_shown && byte != b'&' && byte != b'\\';
        byte += 1;
    }
    table
};

/// A file that is looked through.
struct Looked<'a> {
    id: FileId,
    text: &'a str,
    syntax: Syntax,
}

impl<'a> Looked<'a> {
    fn of(id: FileId, file: &'a File) -> Option<Looked<'a>> {
        file.text().map(|text| Looked { id, text, syntax: Syntax::of(file.name()) })
    }

    fn through(&self, found: &mut Found) {
        if self.is_plain() {
            return;
        }
        self.characters(found);
        if self.syntax != Syntax::Other {
            self.lookalikes(found);
            found.diagnostics.extend(self.radicals());
        }
    }

    /// Whether there is nothing to look for, as in most texts: ASCII, Han characters and the marks between them, none of them spelled out.
    fn is_plain(&self) -> bool {
        let is_spelled = |rest: &str| rest.starts_with('\\') || rest.starts_with("&#");
        let is_lost = |rest: &str| garbled::LOST.iter().any(|lost| rest.starts_with(lost));
        let mut rest = self.text;
        loop {
            rest = &rest[rest.bytes().take_while(|byte| IS_PLAIN[usize::from(*byte)]).count()..];
            let Some(c) = rest.chars().next() else { return true };
            let is_plain = match c {
                '&' | '\\' => !is_spelled(rest),
                '\u{3400}'..='\u{9fff}' => !is_lost(rest),
                '\u{ff01}'..='\u{ff5e}' => true,
                _ => "、。《》“”‘’—–…·".contains(c),
            };
            if !is_plain {
                return false;
            }
            rest = &rest[c.len_utf8()..];
        }
    }

    /// Names each character that deceives: in keys and the like wherever it stands, elsewhere once a file.
    fn characters(&self, found: &mut Found) {
        let mut seen: BTreeMap<char, (Hidden, usize)> = BTreeMap::new();
        let garbled = match self.syntax {
            Syntax::Other => Vec::new(),
            Syntax::Yaml | Syntax::Markdown | Syntax::Csv => garbled::find(self.text),
        };
        found.diagnostics.extend(self.read_wrongly(&garbled));
        let written = hidden::find(self.text).into_iter();
        for hidden in written.chain(spelled::find(self.text, self.syntax)) {
            let is_within = garbled.iter().any(|run| run.range.contains(&hidden.range.start));
            if is_within || (hidden.character == '\u{fffd}' && !garbled.is_empty()) {
                continue;
            }
            if self.syntax == Syntax::Other && matches!(hidden.kind, Kind::Invisible | Kind::Shapeless) {
                continue;
            }
            let token = Token::around(self.text, &hidden.range);
            found.explained.entry(self.id).or_default().push(token.range.clone());
            if hidden.kind == Kind::Invisible && token.is_name(self.text, self.syntax) {
                let about = self.about(deception::INVISIBLE_IN_NAME, &hidden.range, hidden.character);
                let word = &self.text[token.range.clone()];
                found.diagnostics.push(about.with("word", word).with("clean", token.clean));
                continue;
            }
            seen.entry(hidden.character).or_insert_with(|| (hidden, 0)).1 += 1;
        }
        for (hidden, count) in seen.into_values() {
            let code = match hidden.kind {
                Kind::Control => deception::CONTROL_CHARACTER,
                Kind::Order => deception::TURNED_ORDER,
                Kind::Invisible => deception::INVISIBLE,
                Kind::Shapeless => deception::SHAPELESS,
            };
            let about = self.about(code, &hidden.range, hidden.character);
            found.diagnostics.push(about.with_some("more", Some(count - 1).filter(|more| *more > 0)));
        }
    }

    /// Names the first characters that were read in a wrong encoding. Control characters among them cannot stand in a page.
    fn read_wrongly(&self, garbled: &[Garbled]) -> Option<Diagnostic> {
        let (first, more) = garbled.split_first()?;
        let is_control = |run: &Garbled| self.text[run.range.clone()].contains(char::is_control);
        let control = garbled.iter().find(|run| is_control(run));
        let (code, shown) = match control {
            Some(run) => (deception::CONTROL_CHARACTER, run),
            None => (deception::SHAPELESS, first),
        };
        let words: String = self.text[shown.range.clone()].chars().take(GARBLED_SHOWN_MOST).collect();
        let about = Diagnostic::new(code, Place::bytes(self.id, shown.range.clone())).with("garbled", words);
        let meant = shown.meant.as_ref().filter(|meant| meant.chars().count() <= GARBLED_SHOWN_MOST);
        Some(about.with_some("meant", meant).with_some("others", Some(more.len()).filter(|more| *more > 0)))
    }

    /// Names the words with letters of another script that look like Latin ones.
    fn lookalikes(&self, found: &mut Found) {
        for mixed in mixed_words(self.text) {
            let token = Token::around(self.text, &mixed.range);
            let is_name = token.is_name(self.text, self.syntax);
            let (code, range) = match is_name {
                true => (deception::LOOKALIKE_IN_NAME, token.range.clone()),
                false => (deception::LOOKALIKE, mixed.range.clone()),
            };
            let clean = if is_name { &token.clean } else { &mixed.latin };
            let about =
                self.about(code, &range, mixed.odd.0).with("odd", mixed.odd.0).with("latin", mixed.odd.1);
            found.diagnostics.push(about.with("word", &self.text[range]).with("clean", clean));
            if is_name {
                found.explained.entry(self.id).or_default().push(token.range);
            }
        }
        for token in token::keys_of_one_other_script(self.text, self.syntax) {
            let word = &self.text[token.range.clone()];
            let Some((odd, latin)) = word.chars().find_map(|c| Some((c, fold(c)?))) else { continue };
            let about = self.about(deception::LOOKALIKE_IN_NAME, &token.range, odd).with("odd", odd);
            found.diagnostics.push(about.with("latin", latin).with("word", word).with("clean", token.clean));
            found.explained.entry(self.id).or_default().push(token.range);
        }
    }

    /// Names the first character that is no Han character of its own, with the word as it should be.
    fn radicals(&self) -> Option<Diagnostic> {
        let first = radicals::find(self.text)?;
        let about = self.about(deception::RADICAL, &first.word, first.character);
        let about = about.with("odd", first.character).with("word", &self.text[first.word.clone()]);
        Some(about.with("clean", first.clean).with_some("more", Some(first.more).filter(|more| *more > 0)))
    }

    fn about(&self, code: &'static Code, range: &Range<usize>, character: char) -> Diagnostic {
        let called = name(character);
        Diagnostic::new(code, Place::bytes(self.id, range.clone()))
            .with("point", format!("U+{:04X}", character as u32))
            .with("name", called.en)
            .with("name_zh", called.zh)
    }
}

/// More of what was read wrongly is not written out.
const GARBLED_SHOWN_MOST: usize = 20;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The codes that a text gives in a file of a name.
    fn codes(name: &str, text: &str) -> Vec<&'static str> {
        let path = format!("content/pages/about/{name}");
        let files = Files::from_texts([(path.as_str(), text)]);
        let mut diags = Diagnostics::default();
        report(&files, look(&files), &mut diags);
        diags.into_sorted(&files).iter().map(|found| found.code.id).collect()
    }

    #[test]
    fn harm_is_told_by_where_a_character_stands() {
        let table: [(&str, &str, &[&str]); 16] = [
            ("a.yaml", "ti\u{200b}tle: A talk of ours\n", &["CB624"]),
            ("a.yaml", "title: A ta\u{200b}lk of ours\n", &["CB623"]),
            ("a.yaml", "value: 28\u{200b}5\n", &["CB624"]),
            ("a.yaml", "- {id: \"ab\u{ad}c\", other: x}\n", &["CB624"]),
            ("a.yaml", "# a co\u{202e}mment\n", &["CB622"]),
            ("a.yaml", "title: \"a \\u202E b\"\n", &["CB622"]),
            ("a.yaml", "title: \"a \\\\u202E b\"\n", &[]),
            ("a.yaml", "title: \"a\\0b\"\n", &["CB621"]),
            ("a.yaml", "vаlue: 3\n", &["CB626"]),
            ("a.yaml", "title: The pаtent office\n", &["CB625"]),
            ("a.yaml", "сос: 3\n", &["CB626"]),
            ("a.yaml", "title: {ru: ТАСС, en: A}\n", &[]),
            ("a.md", "The pаtent office, pa\u{ad}tent and pa\u{ad}tents\n", &["CB625", "CB623"]),
            (
                "a.md",
                "[285](figure:offi\u{200b}cers) and &#x202E; but `&#x202E;`, &shy; and &#173;\n",
                &["CB624", "CB622"],
            ),
            ("a.csv", "period,va\u{200b}lue\n", &["CB624"]),
            ("a.css", ".icon { content: \"\u{f101}\" }\n", &[]),
        ];
        for (name, text, expected) in table {
            assert_eq!(codes(name, text), expected, "{text:?}");
        }
    }
    proptest! {
        #[test]
        fn a_plain_text_is_told_by_its_first_odd_character(
            parts in proptest::collection::vec("[ -~]{0,6}|[&#\\\\\n\r\t\u{7f}]|[一-龥]{1,3}|锟斤拷|烫烫烫|烫|屯屯屯|[、。“”—…·，（）]|[é\u{200b}\u{202e}а]", 0..6),
        ) {
            let text = parts.concat();
            let is_known = |c: char| matches!(c, ' '..='~' | '\n' | '\t' | '\r' | '\u{3400}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}')
                || "、。《》“”‘’—–…·".contains(c);
            let is_plain = text.chars().all(is_known)
                && !text.contains('\\')
                && !text.contains("&#")
                && !garbled::LOST.iter().any(|lost| text.contains(lost));
            let files = Files::from_texts([("content/a.md", text.as_str())]);
            let (id, file) = files.iter().next().expect("it was given");
            prop_assert_eq!(Looked::of(id, file).expect("a text").is_plain(), is_plain, "{:?}", text);
        }
    }
}
