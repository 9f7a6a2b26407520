//! `casebook confirm`: somebody has compared a translation with its original.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::Path;

use super::args::{Common, Confirm};
use super::report::Warnings;
use super::words;
use super::{CONTENT, DONE, REFUSED, report};
use crate::diag::{Diagnostics, Language, Severity, plain};
use crate::error::{Error, Result};
use crate::files::Files;
use crate::model::locale::Locale;
use crate::model::translation::lock::{self, Lock};
use crate::model::translation::standing::{Standing, State};
use crate::model::{self, Site};
use crate::yaml::nearest;

pub(super) fn run(common: &Common, confirm: &Confirm) -> Result<u8> {
    let mut diags = Diagnostics::default();
    let files = crate::load::load(&common.root, &mut diags)?;
    let Some(site) = model::read(&files, &mut diags).filter(|site| site.config.is_whole) else {
        report::show(&files, diags, Warnings::Pass, words::STOPPED_READING, common);
        return Ok(CONTENT);
    };
    let mut broken = Diagnostics::default();
    let mut lock = Lock::read(&files, &mut broken);
    if !broken.is_empty() {
        // To write it anew would lose what a person still has to bring together.
        report::show(&files, broken, Warnings::Stop, words::STOPPED_READING, common);
        return Ok(CONTENT);
    }
    let (records, locales) = match chosen(&site, confirm) {
        Ok(chosen) => chosen,
        Err([english, chinese]) => {
            say(common.language(), &english, &chinese);
            return Ok(REFUSED);
        }
    };
    let mut count = 0;
    let mut open = Vec::new();
    for name in records {
        let Some(record) = site.translations.get(name) else { continue };
        let original = record.original(&site.config.original);
        let parts = record.parts(&files, original);
        for locale in locales.iter().filter(|locale| **locale != original) {
            let standing = Standing::of((name, record), original, locale, &lock, &files);
            if is_unreadable(name, &files, &diags)
                || matches!(standing.state(), State::Missing | State::Foreign)
            {
                open.push(format!("{name} ({locale})"));
            } else if !parts.is_empty() {
                lock.confirm(name, locale.as_str(), parts.iter().map(|part| part.mark).collect());
                count += 1;
            }
        }
    }
    lock.keep(|record, locale| {
        site.translations.contains_key(record)
            && site.config.locales.iter().any(|known| known.as_str() == locale)
    });
    write(&common.root.join(lock::PATH), lock.text().as_bytes())?;
    if !common.quiet {
        let plural = if count == 1 { "" } else { "s" };
        say(
            common.language(),
            &format!("confirmed {count} translation{plural} in {}", lock::PATH),
            &format!("已核对 {count} 份译文，记入 {}", lock::PATH),
        );
    }
    if open.is_empty() {
        return Ok(DONE);
    }
    let open = open.join(", ");
    say(
        common.language(),
        &format!(
            "not confirmed, since texts are missing, untranslated or unreadable: {open}; see casebook check"
        ),
        &format!("以下译文有缺失、未译或无法读取的内容，未予确认：{open}；请运行 casebook check 查看"),
    );
    Ok(CONTENT)
}

type Chosen<'a> = (Vec<&'a str>, Vec<&'a Locale>);

/// The records and languages that are meant; else why there are none, in English and Chinese.
fn chosen<'a>(site: &'a Site, confirm: &'a Confirm) -> std::result::Result<Chosen<'a>, [String; 2]> {
    let known = || site.config.locales.iter().map(Locale::as_str);
    let locales = match &confirm.locale {
        None => site.config.locales.iter().collect(),
        Some(tag) => match site.config.locales.iter().find(|locale| locale.as_str() == tag) {
            Some(locale) => vec![locale],
            None => {
                let known: Vec<&str> = known().collect();
                let known = known.join(", ");
                return Err([
                    format!("{tag:?} is no language of the site; it has {known}"),
                    format!("网站没有语言“{tag}”；现有 {known}"),
                ]);
            }
        },
    };
    if confirm.all {
        // A draft is still being written; whoever has compared one names it.
        let done = site.translations.keys().map(AsRef::as_ref).filter(|record| !site.is_draft(record));
        return Ok((done.collect(), locales));
    }
    let records = confirm.records.iter().map(|record| record.trim_end_matches('/'));
    let records: Vec<&str> =
        records.map(|record| record.strip_prefix("content/").unwrap_or(record)).collect();
    match records.iter().find(|record| !site.translations.contains_key(**record)) {
        None => Ok((records, locales)),
        Some(unknown) => {
            let near = nearest(unknown, site.translations.keys().map(AsRef::as_ref));
            let (english, chinese) = match near {
                Some(near) => (format!("; did you mean {near}?"), format!("；是否为 {near}？")),
                None => (
                    "; casebook list translations names them all".to_owned(),
                    "；请运行 casebook list translations 查看".to_owned(),
                ),
            };
            Err([
                format!("there is no record {unknown:?} with texts in several languages{english}"),
                format!("没有含多种语言文本的记录“{unknown}”{chinese}"),
            ])
        }
    }
}

/// Whether some of the record's own files have errors: then not all of its texts are known.
fn is_unreadable(name: &str, files: &Files, diags: &Diagnostics) -> bool {
    let kind = name.split('/').next().unwrap_or(name);
    let errors = diags.iter().filter(|found| found.severity == Severity::Error);
    errors.filter_map(|found| found.place).any(|place| {
        let path = files.get(place.file()).path.as_str();
        let path = path.strip_prefix("content/").unwrap_or(path);
        let of_record = path.strip_prefix(name).is_some_and(|rest| rest.starts_with(['/', '.']));
        of_record || path.strip_prefix(kind) == Some(".yaml")
    })
}

/// Writes beside the file and then in its place, so that whoever reads it meets the old text or the new one.
fn write(path: &Path, body: &[u8]) -> Result<()> {
    let beside = path.with_file_name(".translations.lock.tmp");
    let refuse = |doing| move |error| Error::io(doing, path, error);
    // What a run that was killed left there is of no use.
    match fs::remove_file(&beside) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(refuse("write")(error)),
        _ => {}
    }
    let mut file: File =
        OpenOptions::new().write(true).create_new(true).open(&beside).map_err(refuse("write"))?;
    let written = file.write_all(body).and_then(|()| file.sync_all());
    let renamed = written.and_then(|()| fs::rename(&beside, path));
    renamed.map_err(|error| {
        let _ = fs::remove_file(&beside);
        refuse("write")(error)
    })
}

fn say(language: Language, english: &str, chinese: &str) {
    match language {
        Language::English => anstream::eprintln!("casebook: {}", plain(english)),
        Language::Chinese => anstream::eprintln!("casebook：{}", plain(chinese)),
    }
}
