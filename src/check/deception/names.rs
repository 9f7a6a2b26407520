//! Names of files that some system refuses, or takes for one.

use std::collections::{BTreeMap, BTreeSet};

use icu_normalizer::ComposingNormalizerBorrowed;

use crate::diag::hidden::{find, mixed_words, name};
use crate::diag::table::{deception, publishing, reading};
use crate::diag::{Diagnostic, Diagnostics};
use crate::files::{FileId, Files, Place};
use crate::output::OutPath;

/// Reports files whose name, or a folder's above them, is refused somewhere, and files that are one elsewhere.
pub(super) fn report(files: &Files, diags: &mut Diagnostics) {
    let mut found: BTreeMap<String, Diagnostic> = BTreeMap::new();
    let mut names: BTreeMap<String, (FileId, &str)> = BTreeMap::new();
    let told = |file: FileId, diags: &Diagnostics| {
        diags.iter().any(|told| TOLD.contains(&told.code) && told.place == Some(Place::File(file)))
    };
    // Of a misspelt name, and of an id that is none, what it should be says more.
    let is_misnamed = |file: FileId, diags: &Diagnostics| {
        let misnamed = [reading::STRAY_FILE, reading::BAD_ID];
        diags.iter().any(|told| misnamed.contains(&told.code) && told.place == Some(Place::File(file)))
    };
    // The folders of records whose ids are none, which are their names.
    let misnamed = misnamed(files, diags);
    for (id, file) in files.iter() {
        for (at, part) in parts(&file.path) {
            let path = &file.path[..at + part.len()];
            let Some(problem) = problem(part) else { continue };
            if told(id, diags) || misnamed.contains(path) {
                continue;
            }
            found.entry(path.to_owned()).or_insert_with(|| {
                let odd = Diagnostic::new(deception::FILE_NAME, Place::File(id)).with("name", part);
                odd.with("problem", problem.0).with("problem_zh", problem.1)
            });
        }
        if file.path.chars().count() > PATH_MOST && !told(id, diags) {
            let long = Diagnostic::new(deception::FILE_NAME, Place::File(id)).with("name", file.name());
            let long =
                long.with("problem", format!("with its folders it has more than {PATH_MOST} characters"));
            found
                .entry(file.path.clone())
                .or_insert(long.with("problem_zh", format!("连同文件夹超过 {PATH_MOST} 个字符")));
        }
        let key = ComposingNormalizerBorrowed::new_nfc().normalize(&file.path.to_lowercase()).into_owned();
        let before = names.insert(key, (id, &file.path));
        let is_left = |file: FileId| told(file, diags) || is_misnamed(file, diags);
        if let Some((_, other)) = before.filter(|&(other, _)| !is_left(id) && !is_left(other)) {
            let (difference, difference_zh) = match other.to_lowercase() == file.path.to_lowercase() {
                true => ("upper and lower case", "大小写"),
                false => ("Unicode normal forms", " Unicode 规范形式"),
            };
            found.insert(
                format!("{}/", file.path),
                Diagnostic::new(deception::NAME_CLASH, Place::File(id))
                    .with("name", file.name())
                    .with("other", other)
                    .with("difference", difference)
                    .with("difference_zh", difference_zh),
            );
        }
    }
    // A name that cannot be kept says more than that nothing reads it.
    diags.take_back(|told| {
        told.code == reading::STRAY_FILE && found.values().any(|found| found.place == told.place)
    });
    found.into_values().for_each(|found| diags.push(found));
}

/// Folders of records of which it is said already that their names can be no ids.
fn misnamed<'f>(files: &'f Files, diags: &Diagnostics) -> BTreeSet<&'f str> {
    let told = diags.iter().filter(|told| told.code == reading::BAD_ID);
    let folders = told.filter_map(|told| match told.place? {
        Place::File(file) => files.get(file).path.rsplit_once('/').map(|(folder, _)| folder),
        _ => None,
    });
    folders.collect()
}

/// What is said of a file for its name already.
const TOLD: [&crate::diag::Code; 3] = [publishing::BAD_PATH, publishing::SAME_ADDRESS, reading::UNREADABLE];

/// Windows refuses paths over 260 characters unless told otherwise (Microsoft: Maximum path length limitation); this leaves room for the
/// folder in which a site stands.
const PATH_MOST: usize = 220;

fn parts(path: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    path.split('/').map(move |part| {
        let start = at;
        at += part.len() + 1;
        (start, part)
    })
}

fn problem(part: &str) -> Option<(String, String)> {
    if let Some(hidden) = find(part).first() {
        let (point, called) = (format!("U+{:04X}", hidden.character as u32), name(hidden.character));
        return Some((
            format!("{point} ({}) stands unseen in it", called.en),
            format!("其中含有不可见的 {point}（{}）", called.zh),
        ));
    }
    if let Some(mixed) = mixed_words(part).first() {
        let (odd, latin) = mixed.odd;
        return Some((
            format!("`{odd}` in it only looks like the Latin `{latin}`"),
            format!("其中的 `{odd}` 只是形似拉丁字母 `{latin}`"),
        ));
    }
    if part.starts_with(' ') {
        return Some(("it begins with a space".to_owned(), "以空格开头".to_owned()));
    }
    let refused = OutPath::new(part).err()?;
    let problem = refused.problem.replace("a part of it ", "it ");
    let problem = problem.strip_prefix("it ").unwrap_or(&problem);
    Some((format!("it {problem}"), refused.problem_zh().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_by_what_some_system_refuses() {
        for (part, is_told) in [
            ("case.yaml", false),
            ("zh-Hans.md", false),
            ("现场照片 2.jpg", false),
            (".well-known", false),
            ("con.md", true),
            ("AUX", true),
            ("a:b.md", true),
            ("what?.md", true),
            ("back\\slash.md", true),
            ("end.", true),
            ("end ", true),
            (" start", true),
            ("a\u{202e}gpj.exe", true),
            ("a\nb.md", true),
            ("cаse.yaml", true),
        ] {
            assert_eq!(problem(part).is_some(), is_told, "{part:?}");
        }
    }

    #[test]
    fn names_that_are_one_elsewhere_are_told() {
        for (a, b, codes) in [
            ("content/pages/a/Plan.pdf", "content/pages/a/plan.pdf", 1),
            ("content/pages/a/caf\u{e9}.pdf", "content/pages/a/cafe\u{301}.pdf", 1),
            ("content/pages/a/a.pdf", "content/pages/a/b.pdf", 0),
        ] {
            let files = Files::from_texts([(a, ""), (b, "")]);
            let mut diags = Diagnostics::default();
            report(&files, &mut diags);
            assert_eq!(diags.len(), codes, "{a} {b}");
        }
    }
}
