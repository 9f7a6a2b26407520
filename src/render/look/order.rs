//! Which stylesheets and scripts pages load, and in which order.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, Pattern, table::themes};
use crate::files::{FileId, Files};
use crate::yaml::{Cursor, Document, nearest};

/// The assets that pages load, by their names in the theme.
#[derive(Default)]
pub(super) struct LoadOrder {
    pub stylesheets: Vec<String>,
    pub scripts: Vec<String>,
}

/// The order of all layers.
///
/// The list of a theme's theme.yaml takes the place of the one beneath it. Without a list, the stylesheets and scripts that stand
/// right in its assets/ come after those beneath, by name: so a theme of one stylesheet needs no theme.yaml.
///
/// `assets` are the files that all layers have together, by name; what a list names beyond them is reported.
pub(super) fn load_order(
    files: &Files,
    layers: &[String],
    assets: &BTreeMap<String, FileId>,
    diags: &mut Diagnostics,
) -> LoadOrder {
    let mut order = LoadOrder::default();
    for layer in layers {
        let listed = listed(files, layer, assets, diags);
        for (order, listed, extension) in [
            (&mut order.stylesheets, listed.stylesheets, ".css"),
            (&mut order.scripts, listed.scripts, ".js"),
        ] {
            match listed {
                Some(names) => *order = names,
                None => {
                    let own =
                        own(files, layer, extension).filter(|name| !order.iter().any(|had| had == name));
                    let own: Vec<String> = own.map(str::to_owned).collect();
                    order.extend(own);
                }
            }
        }
    }
    order
}

/// The files of one kind that stand right in a layer's assets/, by name.
fn own<'f>(files: &'f Files, layer: &str, extension: &'static str) -> impl Iterator<Item = &'f str> {
    let base = format!("{layer}assets/");
    let length = base.len();
    let names: Vec<&str> = files.below(&base).map(|(_, entry)| &entry.path[length..]).collect();
    names.into_iter().filter(move |name| name.ends_with(extension) && !name.contains('/'))
}

/// What a theme.yaml lists.
#[derive(Default)]
struct Listed {
    stylesheets: Option<Vec<String>>,
    scripts: Option<Vec<String>>,
}

fn listed(files: &Files, layer: &str, assets: &BTreeMap<String, FileId>, diags: &mut Diagnostics) -> Listed {
    let document = files.find(&format!("{layer}theme.yaml")).and_then(|file| {
        let text = files.get(file).text()?;
        Document::parse(file, text, diags)
    });
    let Some(document) = document else { return Listed::default() };
    // A file without a word, or of comments alone, asks for nothing.
    if Cursor::new(&document.root).is_null() {
        return Listed::default();
    }
    let Some(mut record) = Cursor::new(&document.root).record(NAME, diags) else { return Listed::default() };
    // These say what the theme is to people who look at its folder.
    for key in ["name", "version", "description", "locales"] {
        record.get(key);
    }
    let names = |cursor: Cursor<'_>, cx: &mut Diagnostics| {
        cursor.each(cx, |cursor, cx| {
            let name = cursor.text(cx)?;
            if assets.contains_key(name) {
                return Some(name.to_owned());
            }
            let near = nearest(name, assets.keys().map(String::as_str));
            let unknown = Diagnostic::new(themes::NO_ASSET, cursor.place()).with("id", name);
            cx.push(unknown.with("folder", layer).with_some("near", near));
            None
        })
    };
    let listed = Listed {
        stylesheets: record.optional("stylesheets", diags, names),
        scripts: record.optional("scripts", diags, names),
    };
    record.finish(diags);
    listed
}

const NAME: Pattern = Pattern { en: "theme.yaml", zh: "theme.yaml" };
