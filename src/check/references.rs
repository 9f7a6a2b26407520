//! Ids lead to records, and files are there.

use std::collections::{BTreeMap, BTreeSet};

use super::Checked;
use crate::diag::{Diagnostic, Diagnostics, table::references};
use crate::files::{Files, Place};
use crate::model::bundle::Assets;
use crate::model::reference::{FigureRef, Kind, Target};
use crate::model::statistic::Data;
use crate::model::{Lookup, Site};
use crate::yaml::{listed, nearest};

/// Every id that a record names is that of a record.
pub(super) fn every_id_leads_to_a_record(checked: &Checked<'_>, diags: &mut Diagnostics) {
    let mut unknown: BTreeMap<&Target, Diagnostic> = BTreeMap::new();
    for reference in checked.site.references.iter() {
        if let Some(found) = unknown.get(&reference.to) {
            diags.push(Diagnostic { place: Some(reference.place), ..found.clone() });
            continue;
        }
        let found = match &reference.to {
            Target::Record(kind, id) => unknown_record(checked, *kind, id),
            Target::Term { taxonomy, term } => unknown_term(checked, taxonomy, term),
            // The figures of a draft are not on the site, so what it says about them itself is not held against it.
            Target::Figure { within: Some(case), figure: FigureRef::Own(_) }
                if checked.site.cases.is_held_back(case) =>
            {
                None
            }
            Target::Figure { within, figure } => unknown_figure(checked, within.as_deref(), figure),
        };
        if let Some(found) = found {
            let found = found.at(reference.place);
            diags.push(found.clone());
            unknown.insert(&reference.to, found);
        }
    }
}

/// A record that is not there is one fault, however many records and sentences name it: the first place tells of the others.
pub(super) fn what_is_missing_is_told_once(files: &Files, diags: &mut Diagnostics) {
    for code in [references::UNKNOWN_ID, references::BROKEN_LINK] {
        let mut gathered: BTreeMap<[Option<String>; 3], (Diagnostic, usize)> = BTreeMap::new();
        let mut found = diags.extract(|found| found.code == code && found.words.contains_key("kind"));
        found.sort_by_key(|found| {
            found.place.map(|place| {
                let at = files.line_column(place);
                (place.file(), at.line, at.column)
            })
        });
        for found in found {
            let missing = ["kind", "id", "home"].map(|word| found.words.get(word).cloned());
            match gathered.get_mut(&missing) {
                Some((first, count)) => {
                    *count += 1;
                    first.related.extend(found.place.filter(|_| *count <= ALSO_MOST + 1));
                }
                None => {
                    gathered.insert(missing, (found, 1));
                }
            }
        }
        for (found, count) in gathered.into_values() {
            diags.push(found.with_some("count", (count > 1).then_some(count)));
        }
    }
}

/// More places than these are counted and not shown.
const ALSO_MOST: usize = 3;

/// Why an id leads nowhere.
pub(super) struct Unknown {
    diagnostic: Diagnostic,
}

/// A list whose items are parted by one of these is read as one text.
const FULL_WIDTH_COMMAS: [char; 2] = ['，', '、'];

impl Unknown {
    /// The diagnostic without a place.
    pub(super) fn into_diagnostic(self) -> Diagnostic {
        self.diagnostic
    }

    /// An id that is not among the known ones.
    pub(super) fn new<'k>(
        checked: &Checked<'_>,
        kind: (&str, &str),
        id: &str,
        home: &str,
        known: impl Iterator<Item = &'k str> + Clone,
    ) -> Unknown {
        let is_compared = checked.may_compare();
        let near = is_compared.then(|| nearest(id, known.clone()).map(str::to_owned)).flatten();
        let known = if is_compared { listed(known) } else { String::new() };
        let diagnostic = Diagnostic::new(references::UNKNOWN_ID, None)
            .with("kind", kind.0)
            .with("kind_zh", kind.1)
            .with("id", id)
            .with("home", home)
            .with_some("comma", id.contains(FULL_WIDTH_COMMAS).then(|| id.replace(FULL_WIDTH_COMMAS, ", ")))
            .with_some("near", near)
            .with_some("known", Some(known).filter(|known| !known.is_empty()));
        Unknown { diagnostic }
    }

    /// The diagnostic at the place of the reference.
    pub(super) fn at(self, place: Place) -> Diagnostic {
        Diagnostic { place: Some(place), ..self.diagnostic }
    }
}

pub(super) fn unknown_record(checked: &Checked<'_>, kind: Kind, id: &str) -> Option<Unknown> {
    let (knows, ids) = known_ids(checked.site, kind, id);
    if knows {
        return None;
    }
    let unknown = Unknown::new(checked, (kind.word(), kind.word_zh()), id, kind.home(), ids.into_iter());
    if kind != Kind::Unit {
        return Some(unknown);
    }
    let said = units_said(checked.site, id);
    let found = unknown.diagnostic.with("own_units", kind.home());
    Some(Unknown { diagnostic: found.with_some("units", Some(listed(said)).filter(|ids| !ids.is_empty())) })
}

/// The units that are written so in either language: `家` and `enterprises` are words for a unit, and its id is another.
fn units_said<'s>(site: &'s Site, word: &str) -> Vec<&'s str> {
    let units = site.registry.units.iter();
    let said = units.filter(|(_, unit)| {
        let words = [&unit.english.one, &unit.english.other, &unit.chinese.after];
        words.into_iter().any(|known| known.eq_ignore_ascii_case(word))
    });
    let mut ids: Vec<&str> = said.map(|(id, _)| id).collect();
    // What services are counted in most stands first.
    ids.sort_by_key(|id| !["enterprise", "case", "item", "session", "inquiry"].contains(id));
    ids
}

fn known_ids<'s>(site: &'s Site, kind: Kind, id: &str) -> (bool, Vec<&'s str>) {
    macro_rules! of {
        ($table:expr) => {{
            let table = &$table;
            match table.knows(id) {
                true => (true, Vec::new()),
                false => (false, table.ids().collect()),
            }
        }};
    }
    match kind {
        Kind::Source => of!(site.registry.sources),
        Kind::Organization => of!(site.registry.organizations),
        Kind::Indicator => of!(site.registry.indicators),
        Kind::Unit => of!(site.registry.units),
        Kind::Scheme => of!(site.registry.schemes),
        Kind::Taxonomy => of!(site.registry.taxonomies),
        Kind::Regions => of!(site.registry.regions),
        Kind::Programme => of!(site.registry.programmes),
        Kind::Case => of!(site.cases),
        Kind::Event => of!(site.events),
        Kind::Statistic => of!(site.statistics),
        Kind::Page => of!(site.pages),
    }
}

pub(super) fn unknown_term(checked: &Checked<'_>, taxonomy: &str, term: &str) -> Option<Unknown> {
    let terms = &checked.site.registry.taxonomies.get(taxonomy)?.terms;
    if terms.knows(term) {
        return None;
    }
    let ids: Vec<&str> = terms.ids().collect();
    Some(Unknown::new(
        checked,
        (&format!("`{taxonomy}` term"), &format!("`{taxonomy}` 类目")),
        term,
        Kind::Taxonomy.home(),
        ids.into_iter(),
    ))
}

pub(super) fn unknown_figure(
    checked: &Checked<'_>,
    within: Option<&str>,
    figure: &FigureRef,
) -> Option<Unknown> {
    let site = checked.site;
    if !matches!(site.figure(within, figure), Lookup::Unknown) {
        return None;
    }
    let of_case = |case: &str, id: &str| -> Unknown {
        let ids: Vec<&str> =
            site.cases.get(case).map(|case| case.figures.ids().collect()).unwrap_or_default();
        Unknown::new(
            checked,
            ("figure", "数字"),
            id,
            &format!("content/cases/{case}/case.yaml"),
            ids.into_iter(),
        )
    };
    match figure {
        FigureRef::Own(id) => match within {
            Some(case) => Some(of_case(case, id)),
            None => {
                let all: Vec<String> = site
                    .cases
                    .iter()
                    .flat_map(|(case, record)| {
                        record.figures.ids().map(move |figure| format!("{case}/{figure}"))
                    })
                    .collect();
                let near =
                    all.iter().map(String::as_str).filter(|address| address.ends_with(&format!("/{id}")));
                let near: Vec<&str> = near.chain(all.iter().map(String::as_str).take(6)).collect();
                let unknown =
                    Unknown::new(checked, ("figure", "数字"), id, "content/cases/", near.clone().into_iter());
                let exact = near.first().filter(|address| address.ends_with(&format!("/{id}"))).copied();
                Some(Unknown { diagnostic: unknown.diagnostic.with_some("near", exact) })
            }
        },
        FigureRef::OfCase { case, figure } => match site.cases.knows(case) {
            true => {
                // What to write is the whole address, as the link has it.
                let Unknown { mut diagnostic } = of_case(case, figure);
                if let Some(near) = diagnostic.words.get("near") {
                    let address = format!("{case}/{near}");
                    diagnostic = diagnostic.with("near", address);
                }
                Some(Unknown { diagnostic })
            }
            false => unknown_record(checked, Kind::Case, case),
        },
        FigureRef::Observation { statistic, key } => match site.statistics.get(statistic) {
            Some(record) => {
                let keys: Vec<&str> = match &record.data {
                    Data::Own(observations) => observations.ids().collect(),
                    Data::Across(_) => Vec::new(),
                };
                let home = format!("content/statistics/{statistic}/statistic.yaml");
                Some(Unknown::new(checked, ("observation", "观测值"), key, &home, keys.into_iter()))
            }
            None => unknown_record(checked, Kind::Statistic, statistic),
        },
    }
}

pub(super) fn no_organization_is_above_itself(checked: &Checked<'_>, diags: &mut Diagnostics) {
    let organizations = &checked.site.registry.organizations;
    let mut reported: BTreeSet<&str> = BTreeSet::new();
    for (id, organization) in organizations.iter() {
        let mut seen = BTreeSet::from([id]);
        let mut above = organization.parent.as_deref();
        while let Some(parent) = above {
            if !seen.insert(parent) {
                let place =
                    checked.site.references.iter().find(|reference| {
                        reference.to == Target::Record(Kind::Organization, parent.to_owned())
                    });
                if reported.is_disjoint(&seen) {
                    diags.push(
                        Diagnostic::new(references::LOOP, place.map(|reference| reference.place))
                            .with("id", parent),
                    );
                }
                reported.extend(seen);
                break;
            }
            above = organizations.get(parent).and_then(|organization| organization.parent.as_deref());
        }
    }
}

pub(super) fn files_beside_a_record_are_there(checked: &Checked<'_>, diags: &mut Diagnostics) {
    for case in checked.site.cases.values() {
        let images = case.images.iter().map(|image| (image.file.as_str(), image.place));
        let documents =
            case.documents.iter().filter_map(|document| Some((document.file.as_deref()?, document.place)));
        for (file, place) in images.chain(documents) {
            if let Some(missing) = missing_file(checked.files, &case.assets, file, place) {
                diags.push(missing);
            }
        }
    }
}

/// A file that should stand beside a record and does not.
pub(super) fn missing_file(files: &Files, assets: &Assets, file: &str, place: Place) -> Option<Diagnostic> {
    if assets.contains_key(file) {
        return None;
    }
    let names = || assets.keys().map(String::as_str);
    let beside = files.get(place.file()).path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let home = format!("{beside}/{}", file.trim_start_matches("./"));
    let missing = Diagnostic::new(references::BROKEN_LINK, place)
        .with("target", file)
        .with("file", file)
        .with("kind", "file")
        .with("id", file)
        .with("home", &home)
        .with("reason", "there is no such file beside this one")
        .with("reason_zh", "同一文件夹中没有此文件")
        .with_some("near", nearest(file, names()));
    Some(match assets.is_empty() {
        true => missing
            .with(
                "advice",
                format!("put the file there, as {home}, correct its name, or take the reference out"),
            )
            .with("advice_zh", format!("请将文件放到 {home}，或更正文件名；如不需要，请删去此处引用")),
        false => missing
            .with(
                "advice",
                format!(
                    "the files here are: {}; correct its name, or take the reference out",
                    listed(names())
                ),
            )
            .with("advice_zh", format!("此处的文件有：{}；请更正文件名，或删去此处引用", listed(names()))),
    })
}
