//! How a site looks: its theme, read from the site's files.
//!
//! A theme overlays `civic`, which comes with Casebook: what `themes/NAME/` does not have is taken from `themes/civic/`, templates and
//! assets file by file, words key by key. docs/theme.md tells it to whoever makes a theme.

mod bundle;
mod order;
mod parity;
mod stray;
mod words;

use std::collections::BTreeMap;

use super::theme::{Theme, ThemeError};
use crate::diag::{Diagnostic, Diagnostics, table::output, table::themes};
use crate::files::{FileId, Files, Place};
use crate::model::config::Config;
use crate::output::Digest;
pub use bundle::Bundle;

/// The folder of the theme that comes with Casebook.
const CIVIC: &str = "themes/civic/";

/// The theme of a site and its files.
pub struct Look {
    pub theme: Theme,
    /// The stylesheets in the order in which pages load them. The first is the bundle, where there is one.
    pub stylesheets: Vec<Published>,
    /// The scripts in the order in which pages run them.
    pub scripts: Vec<Published>,
    /// Published name of the icon of the site: `icon.svg`, else `icon.png`, right in the assets.
    pub icon: Option<String>,
    /// What pages do not load by themselves, such as an emblem: path in the assets -> published name.
    pub beside: BTreeMap<String, String>,
    /// Published name -> file. Names carry a fingerprint of the content, so that hosts may cache them for ever.
    pub assets: BTreeMap<String, FileId>,
    /// Stylesheets that are published as one.
    pub bundle: Option<Bundle>,
    /// Template name -> file, for messages about templates.
    pub templates: BTreeMap<String, FileId>,
}

/// A file of the theme as it is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    pub name: String,
    pub digest: Digest,
}

/// Reads the theme that site.yaml names.
pub fn read(files: &Files, config: &Config, diags: &mut Diagnostics) -> Option<Look> {
    let folder = format!("themes/{}/", config.theme);
    if files.below(&folder).next().is_none() {
        diags.push(Diagnostic::new(themes::UNKNOWN_THEME, None).with("id", &config.theme));
        return None;
    }
    let mut layers = vec![CIVIC.to_owned()];
    if folder != CIVIC {
        layers.push(folder.clone());
    }
    let templates = overlay(files, &layers, "templates/");
    let asked = words::Asked {
        layers: &layers,
        locales: &config.locales,
        theme: &config.theme,
        templates: &templates,
    };
    let words = words::read(files, &asked, diags)?;
    if folder != CIVIC {
        let used = stray::Used { civic: CIVIC, own: &folder, templates: &templates, strings: &words.files };
        stray::report(files, &used, diags);
    }
    let texts =
        templates.iter().filter_map(|(name, &file)| Some((name.clone(), files.get(file).text()?.to_owned())));
    let theme = match Theme::new(texts.collect(), words.messages) {
        Ok(theme) => theme,
        Err(errors) => {
            errors.iter().for_each(|error| diags.push(fault(error, &templates)));
            return None;
        }
    };
    let named = overlay(files, &layers, "assets/");
    let order = order::load_order(files, &layers, &named, diags);
    let sheets = order.stylesheets.iter().filter_map(|name| Some((name.as_str(), *named.get(name)?)));
    let (bundle, bundled) = bundle::bundle(files, &sheets.collect::<Vec<_>>()).unzip();
    let (bundled, apart) = order.stylesheets.split_at(bundled.unwrap_or_default());
    let mut assets = BTreeMap::new();
    let mut published = BTreeMap::new();
    for (name, &file) in named.iter().filter(|(name, _)| !bundled.contains(name)) {
        let asset = Published::of(name, files.get(file).bytes());
        assets.insert(asset.name.clone(), file);
        published.insert(name.clone(), asset);
    }
    let is_loaded = |name: &String| order.stylesheets.contains(name) || order.scripts.contains(name);
    let beside = published.iter().filter(|(name, _)| !is_loaded(name));
    let beside = beside.map(|(name, file)| (name.clone(), file.name.clone())).collect();
    let published = |names: &[String]| {
        names.iter().filter_map(|name| published.get(name).cloned()).collect::<Vec<Published>>()
    };
    let mut stylesheets: Vec<Published> =
        bundle.iter().map(|bundle: &Bundle| bundle.published.clone()).collect();
    stylesheets.extend(published(apart));
    let scripts = published(&order.scripts);
    let icon =
        published(&["icon.svg", "icon.png"].map(str::to_owned)).into_iter().next().map(|icon| icon.name);
    Some(Look { theme, stylesheets, scripts, icon, beside, assets, bundle, templates })
}

impl Look {
    /// The names of all files that the theme publishes.
    pub fn published(&self) -> Vec<String> {
        let bundle = self.bundle.iter().map(|bundle| bundle.published.name.clone());
        self.assets.keys().cloned().chain(bundle).collect()
    }

    /// The bundle, where a published file is it.
    pub fn bundle_named(&self, name: &str) -> Option<&Bundle> {
        self.bundle.as_ref().filter(|bundle| bundle.published.name == name)
    }
}

/// A fault of the theme as a diagnostic at its template.
pub fn fault(error: &ThemeError, templates: &BTreeMap<String, FileId>) -> Diagnostic {
    let place = templates.get(&error.template).map(|&file| match &error.place {
        Some(place) => Place::bytes(file, place.bytes.clone()),
        None => Place::File(file),
    });
    match error.is_endless {
        true => Diagnostic::new(output::ENDLESS, place),
        false => Diagnostic::new(themes::TEMPLATE, place).with("problem", &error.message),
    }
}

/// Files of all layers by their name below a folder, later layers over earlier ones.
fn overlay(files: &Files, layers: &[String], folder: &str) -> BTreeMap<String, FileId> {
    let mut named = BTreeMap::new();
    for layer in layers {
        let base = format!("{layer}{folder}");
        for (file, entry) in files.below(&base) {
            named.insert(entry.path[base.len()..].to_owned(), file);
        }
    }
    named
}

impl Published {
    /// `civic.css` -> `civic.1a2b3c4d5e.css`.
    fn of(name: &str, bytes: &[u8]) -> Published {
        let digest = Digest::of(bytes);
        let print = &digest.to_string()[..10];
        let name = match name.rsplit_once('.') {
            Some((stem, extension)) => format!("{stem}.{print}.{extension}"),
            None => format!("{name}.{print}"),
        };
        Published { name, digest }
    }
}

/// A fault that hits many pages is one diagnostic, with the number of pages and the first of them.
pub fn gathered(diags: Diagnostics) -> Diagnostics {
    let mut faults: Vec<(Diagnostic, usize)> = Vec::new();
    for found in diags.iter() {
        let same = |other: &Diagnostic| {
            other.place == found.place && other.words.get("problem") == found.words.get("problem")
        };
        match faults.iter_mut().find(|(other, _)| same(other)) {
            Some((_, pages)) => *pages += 1,
            None => faults.push((found.clone(), 1)),
        }
    }
    let mut out = Diagnostics::default();
    for (fault, pages) in faults {
        out.push(fault.with("pages", pages));
    }
    out
}
