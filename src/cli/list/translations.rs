//! `casebook list translations`: how every record stands in every language, and what to do next.

use serde_json::json;
use unicode_width::UnicodeWidthStr;

use crate::cli::table::Table;
use crate::diag::{Diagnostics, Format, Language, plain};
use crate::files::Files;
use crate::model::Site;
use crate::model::locale::Locale;
use crate::model::translation::lock::Lock;
use crate::model::translation::standing::{Standing, State};

/// A terminal of the usual width holds so many columns.
const WIDTH: usize = 80;

/// The list in the form that was asked for; a lock that cannot be read is among the findings.
pub(super) fn text(site: &Site, files: &Files, form: (Format, Language), diags: &mut Diagnostics) -> String {
    let lock = Lock::read(files, diags);
    let rows = rows(site, files, &lock);
    let (format, language) = form;
    match format {
        Format::Human => people(site, &rows, language),
        Format::Short | Format::Github => {
            let line =
                |row: &Row<'_>| format!("{}\t{}\t{}\n", plain(row.record), row.locale, word(row.state));
            rows.iter().map(line).collect()
        }
        Format::Json | Format::Sarif => {
            serde_json::Value::from_iter(rows.iter().map(Row::json)).to_string() + "\n"
        }
    }
}

/// One record in one language.
struct Row<'a> {
    record: &'a str,
    locale: &'a Locale,
    state: State,
    is_draft: bool,
    standing: Standing<'a>,
}

fn rows<'a>(site: &'a Site, files: &'a Files, lock: &Lock) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for (name, record) in site.translations.iter() {
        let original = record.original(&site.config.original);
        for locale in &site.config.locales {
            let standing = Standing::of((name, record), original, locale, lock, files);
            if standing.parts == 0 && standing.missing == 0 {
                continue;
            }
            let state = match standing.state() {
                State::Missing => State::Missing,
                _ if locale == original => State::Original,
                state => state,
            };
            rows.push(Row { record: name, locale, state, is_draft: site.is_draft(name), standing });
        }
    }
    rows
}

impl Row<'_> {
    fn json(&self) -> serde_json::Value {
        let next = next(self.state, Language::English);
        json!({
            "record": plain(self.record),
            "locale": self.locale.as_str(),
            "state": word(self.state),
            "draft": self.is_draft,
            "parts": self.standing.parts,
            "translated": self.standing.translated,
            "confirmed": self.standing.confirmed,
            "missing": self.standing.missing,
            "foreign": self.standing.foreign,
            "changed": self.standing.changed.len() + usize::from(self.standing.changed.is_empty()) * self.standing.gone,
            "next": next,
        })
    }
}

/// A table with a column for each language, then the share that is done, then what to do.
fn people(site: &Site, rows: &[Row<'_>], language: Language) -> String {
    let locales = &site.config.locales;
    let cell = |record: &str, locale: &Locale| {
        let row = rows.iter().find(|row| row.record == record && row.locale == locale);
        row.map(|row| shown(row, language)).unwrap_or_default()
    };
    let mut names: Vec<&str> = rows.iter().map(|row| row.record).collect();
    names.dedup();
    let lines: Vec<Vec<String>> =
        names.iter().map(|name| locales.iter().map(|locale| cell(name, locale)).collect()).collect();
    let widths = locales.iter().enumerate().map(|(index, locale)| {
        let widest = lines.iter().map(|line| line[index].width()).max().unwrap_or_default();
        widest.max(locale.as_str().width()) + 2
    });
    let room = WIDTH.saturating_sub(widths.sum()).max(16);
    let record = match language {
        Language::English => "record",
        Language::Chinese => "记录",
    };
    let mut table =
        Table::new(std::iter::once(record.to_owned()).chain(locales.iter().map(ToString::to_string)));
    for (name, line) in names.iter().zip(lines) {
        table.row(std::iter::once(shortened(&plain(name), room)).chain(line));
    }
    let mut out = table.text(Format::Human, language);
    out.push('\n');
    for locale in locales {
        out.push_str(&share(rows, locale, language));
    }
    out.push_str(match language {
        Language::English => "Counted are the texts and paragraphs of the originals; drafts are not.\n",
        Language::Chinese => "以原文的文本项和段落计数，不含草稿。\n",
    });
    for state in [State::Missing, State::Foreign, State::Stale, State::Unconfirmed] {
        if rows.iter().any(|row| row.state == state && !row.is_draft) {
            out.push_str(&format!("{}\n", next(state, language)));
        }
    }
    out
}

fn share(rows: &[Row<'_>], locale: &Locale, language: Language) -> String {
    let own =
        || rows.iter().filter(|row| row.locale == locale && row.state != State::Original && !row.is_draft);
    let sum = |of: fn(&Standing<'_>) -> usize| own().map(|row| of(&row.standing)).sum::<usize>();
    let (parts, translated, confirmed) = (
        sum(|standing| standing.parts),
        sum(|standing| standing.translated),
        sum(|standing| standing.confirmed),
    );
    if parts == 0 {
        return String::new();
    }
    // Rounded down: what is not wholly done is never called so.
    let percent = |done: usize| done * 100 / parts;
    match language {
        Language::English => format!(
            "{locale}: {translated} of {parts} translated ({}%), {confirmed} confirmed ({}%).\n",
            percent(translated),
            percent(confirmed)
        ),
        Language::Chinese => format!(
            "{locale}：共 {parts} 项，已译 {translated} 项（{}%），已核对 {confirmed} 项（{}%）。\n",
            percent(translated),
            percent(confirmed)
        ),
    }
}

/// The middle of a long name is left out, since names of one kind mostly differ at their ends.
fn shortened(name: &str, room: usize) -> String {
    let letters: Vec<char> = name.chars().collect();
    if letters.len() <= room {
        return name.to_owned();
    }
    let tail = room / 2;
    let head = letters[..room - tail - 1].iter();
    head.chain(&['…']).chain(&letters[letters.len() - tail..]).collect()
}

fn shown(row: &Row<'_>, language: Language) -> String {
    let Standing { missing, foreign, changed, gone, .. } = &row.standing;
    let count = match row.state {
        State::Missing => *missing,
        State::Foreign => *foreign,
        State::Stale => changed.len().max(*gone),
        State::Original | State::Unconfirmed | State::Confirmed => 0,
    };
    let word = match language {
        Language::English => word(row.state),
        Language::Chinese => match row.state {
            State::Original => "原文",
            State::Missing => "缺失",
            State::Foreign => "未译",
            State::Stale => "原文已改",
            State::Unconfirmed => "未核对",
            State::Confirmed => "已核对",
        },
    };
    let word = if count > 0 { format!("{word} {count}") } else { word.to_owned() };
    match (row.is_draft, language) {
        (false, _) => word,
        (true, Language::English) => format!("{word} (draft)"),
        (true, Language::Chinese) => format!("{word}（草稿）"),
    }
}

/// The state as programs read it.
fn word(state: State) -> &'static str {
    match state {
        State::Original => "original",
        State::Missing => "missing",
        State::Foreign => "untranslated",
        State::Stale => "stale",
        State::Unconfirmed => "not confirmed",
        State::Confirmed => "confirmed",
    }
}

fn next(state: State, language: Language) -> &'static str {
    match (state, language) {
        (State::Original | State::Confirmed, _) => "",
        (State::Missing, Language::English) => "missing: write the texts that casebook check names",
        (State::Missing, Language::Chinese) => "缺失：请补写 casebook check 列出的文本",
        (State::Foreign, Language::English) => "untranslated: translate the texts that casebook check names",
        (State::Foreign, Language::Chinese) => "未译：请翻译 casebook check 列出的文本",
        (State::Stale, Language::English) => {
            "stale: bring the translation in line with the original, then casebook confirm RECORD"
        }
        (State::Stale, Language::Chinese) => "原文已改：请相应修改译文，然后运行 casebook confirm 记录",
        (State::Unconfirmed, Language::English) => {
            "not confirmed: compare the two languages, then casebook confirm RECORD"
        }
        (State::Unconfirmed, Language::Chinese) => "未核对：请核对两种语言，然后运行 casebook confirm 记录",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_keep_both_ends() {
        assert_eq!(shortened("cases/foshan-cipo", 17), "cases/foshan-cipo");
        assert_eq!(shortened("statistics/patents-2024", 12), "stati…s-2024");
    }

    #[test]
    fn states_have_words_of_their_own() {
        let states = [State::Original, State::Missing, State::Foreign, State::Stale, State::Unconfirmed];
        let words: std::collections::BTreeSet<&str> = states.into_iter().map(word).collect();
        assert_eq!(words.len(), states.len());
    }
}
