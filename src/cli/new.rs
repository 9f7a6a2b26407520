//! `casebook new`

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use super::args::{Common, New, RecordKind};
use super::report::{self, Warnings};
use super::{CONTENT, DONE, REFUSED, comments, schema, words};
use crate::check::{new_title, new_title_in_chinese};
use crate::diag::{Diagnostics, Language};
use crate::error::{Error, Result};
use crate::files::{Files, Place};
use crate::model::locale::{self, Locale};
use crate::model::reader::is_id;
use crate::model::{self, Site};
use crate::schema::KINDS;

pub(super) fn run(common: &Common, new: &New) -> Result<u8> {
    let mut diags = Diagnostics::default();
    let files = crate::load::load(&common.root, &mut diags)?;
    let Some(site) = model::read(&files, &mut diags).filter(|site| site.config.is_whole) else {
        report::show(&files, diags, Warnings::Pass, words::STOPPED_READING, common);
        return Ok(CONTENT);
    };
    if !fits(&new.id) {
        // A name that would be an id with one more letter is one that Windows keeps for itself.
        let pattern = if fits(&format!("{}x", new.id)) { words::DEVICE } else { words::NO_ID };
        words::say(pattern, common.language(), &[("id", &new.id)]);
        return Ok(REFUSED);
    }
    let (kinds, kind) = kind(new.kind);
    let below = Path::new("content").join(kinds).join(&new.id);
    let (folder, record) = (common.root.join(&below), format!("{kind}.yaml"));
    if fs::symlink_metadata(&folder).is_ok() {
        words::say(words::THERE_ALREADY, common.language(), &[("folder", &folder.display())]);
        return Ok(REFUSED);
    }
    let pointer = schema::pointer(kind, &below.join(&record));
    write(&folder.join(&record), (pointer + &record_text(new, &site, common.language())).as_bytes())?;
    for locale in &site.config.locales {
        write(&folder.join(format!("{locale}.md")), writeup(locale).as_bytes())?;
    }
    let schemas = common.root.join(schema::FOLDER);
    // A site that was begun without them gets the schemas that the record points to.
    if !schemas.exists() {
        schema::write(&schemas, KINDS, common.language())?;
    }
    if !common.quiet {
        let root = match common.root == Path::new(".") {
            true => String::new(),
            false => format!(" --root {}", common.root.display()),
        };
        words::say(words::NEW_RECORD, common.language(), &[("folder", &folder.display()), ("root", &root)]);
    }
    Ok(DONE)
}

/// Writes a new file with the folders above it; one that is there already is an error.
pub(super) fn write(path: &Path, body: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| Error::io("create the folder", folder, error))?;
    }
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .map_err(|error| Error::io("create", path, error))?;
    file.write_all(body).map_err(|error| Error::io("write", path, error))
}

/// By the same rule as ids in content; the file that the rule wants for its report is none that anyone sees.
fn fits(id: &str) -> bool {
    let files = Files::from_texts([("id", "")]);
    files.find("id").is_some_and(|file| is_id(id, Place::File(file), &mut Diagnostics::default()))
}

fn kind(kind: RecordKind) -> (&'static str, &'static str) {
    match kind {
        RecordKind::Case => ("cases", "case"),
        RecordKind::Event => ("events", "event"),
        RecordKind::Statistic => ("statistics", "statistic"),
        RecordKind::Page => ("pages", "page"),
    }
}

fn record_text(new: &New, site: &Site, language: Language) -> String {
    let template = match new.kind {
        RecordKind::Case => include_str!("new/case.yaml"),
        RecordKind::Event => include_str!("new/event.yaml"),
        RecordKind::Statistic => include_str!("new/statistic.yaml"),
        RecordKind::Page => include_str!("new/page.yaml"),
    };
    let locales = &site.config.locales;
    let source = site.registry.sources.ids().next().unwrap_or("[]");
    comments::in_language(template, language)
        .replace("{title}", &each(locales, &new_title(&new.id), &new_title_in_chinese(&new.id)))
        .replace("{summary}", &each(locales, "What was done, and with what result.", "做了什么，成效如何。"))
        .replace("{date}", &each(locales, "Date to be written", "日期待填写"))
        .replace("{source}", source)
}

/// A text for every locale, as YAML writes it.
fn each(locales: &[Locale], english: &str, chinese: &str) -> String {
    let texts: Vec<String> = locales
        .iter()
        .map(|locale| format!("{locale}: \"{}\"", in_language(locale, english, chinese)))
        .collect();
    format!("{{{}}}", texts.join(", "))
}

fn writeup(locale: &Locale) -> String {
    let english = "## First heading\n\nText to be written.\n";
    let chinese = "## 小标题\n\n正文待撰写。\n";
    in_language(locale, english, chinese).to_owned()
}

fn in_language<'a>(locale: &Locale, english: &'a str, chinese: &'a str) -> &'a str {
    match locale.language() {
        locale::Language::English => english,
        locale::Language::Chinese => chinese,
    }
}
