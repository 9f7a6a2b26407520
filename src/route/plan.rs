//! Everything that a site will publish.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::apart::apart;
use super::catalog::Catalog;
use super::search::{Shard, searched};
use super::tombstone::{self, Tombstone};
use super::{ChartOf, Data, Drawing, Page, Route, TableOf};
use crate::diag::{Diagnostic, Diagnostics, table::earlier, table::publishing};
use crate::files::Place;
use crate::model::Site;
use crate::model::bundle::{Alias, Assets};
use crate::model::case::Case;
use crate::model::chart::{Chart, ChartKind};
use crate::model::config::Extra;
use crate::model::locale::Locale;
use crate::model::picture::Picture;
use crate::output::{MANIFEST, OutPath};

/// The addresses of a site, in the order of their files.
#[derive(Debug, Default)]
pub struct Plan {
    /// Path below the output folder -> what stands there. Every link of every page is looked up here.
    pub routes: IndexMap<OutPath, Route>,
    pub catalog: Catalog,
    /// The pages that the search finds, in the order of their numbers in its index.
    pub searched: Vec<Page>,
    /// What stood at the addresses of [`Page::Withdrawn`].
    pub tombstones: BTreeMap<String, Tombstone>,
}

impl Plan {
    /// Whether something will stand at this path.
    pub fn has(&self, path: &str) -> bool {
        self.routes.contains_key(path)
    }
}

/// Plans all addresses; two things at one address, and names that cannot be published, are diagnostics.
/// `theme_assets` are the published names of the theme's files.
pub fn plan(site: &Site, theme_assets: &[String], diags: &mut Diagnostics) -> Plan {
    let catalog = Catalog::of(site);
    let mut plan = Plan { searched: searched(site, &catalog), catalog, ..Plan::default() };
    let default = site.config.default_locale();
    let (mut routes, tombstones) = (routes(site, &plan, theme_assets), tombstone::all(site));
    if tombstones.is_empty() {
        routes = match apart(routes, default) {
            Ok(routes) => return Plan { routes, ..plan },
            Err(routes) => routes,
        };
    }
    let mut taken = Taken::default();
    for route in routes {
        let text = route.path(default);
        let path = match OutPath::new(text.clone()) {
            Ok(path) => path,
            Err(error) => {
                let refused = Diagnostic::new(publishing::BAD_PATH, file_of(site, &route)).with("path", text);
                diags.push(refused.with("problem", error.problem).with("problem_zh", error.problem_zh()));
                continue;
            }
        };
        if let Some(other) = taken.take(&path, &route) {
            // What clashes in one language clashes in each.
            if route.locale().is_none_or(|locale| locale == default) {
                let same =
                    Diagnostic::new(publishing::SAME_ADDRESS, file_of(site, &route)).with("address", &path);
                diags.push(same.with("a", other).with("b", &route));
            }
            continue;
        }
        plan.routes.insert(path, route);
    }
    plan.tombstones = tombstones
        .into_iter()
        .filter(|(address, tombstone)| {
            let routes = site.config.locales.iter();
            let routes = routes.map(|locale| Route::Page(Page::Withdrawn(address.clone()), locale.clone()));
            plan_tombstone(routes.collect(), tombstone, default, (&mut plan.routes, &mut taken), diags)
        })
        .collect();
    plan.routes.sort_unstable_keys();
    plan
}

/// Plans the pages of one withdrawn address, which come last: whatever else stands there goes before them.
fn plan_tombstone(
    pages: Vec<Route>,
    tombstone: &Tombstone,
    default: &Locale,
    (routes, taken): (&mut IndexMap<OutPath, Route>, &mut Taken),
    diags: &mut Diagnostics,
) -> bool {
    for page in pages {
        let text = page.path(default);
        let path = match OutPath::new(text.clone()) {
            Ok(path) => path,
            Err(error) => {
                let refused = Diagnostic::new(publishing::BAD_PATH, tombstone.place()).with("path", text);
                diags.push(refused.with("problem", error.problem).with("problem_zh", error.problem_zh()));
                return false;
            }
        };
        if let Some(other) = taken.in_the_way(&path) {
            // The address of an expired record may lead elsewhere now, by an alias; to withdraw what is there is a mistake.
            if let Tombstone::Withdrawn(entry) = tombstone {
                let there = Diagnostic::new(earlier::STILL_THERE, entry.place).with("id", &entry.address);
                diags.push(there.with("other", other));
            }
            return false;
        }
        taken.take(&path, &page);
        routes.insert(path, page);
    }
    true
}

/// What stands where, by [`OutPath::key`].
#[derive(Default)]
struct Taken {
    files: BTreeMap<String, Route>,
    folders: BTreeMap<String, Route>,
}

impl Taken {
    /// Takes a place, and gives what stands in its way.
    fn take(&mut self, path: &OutPath, route: &Route) -> Option<String> {
        let other = self.in_the_way(path);
        for folder in path.folder_keys() {
            self.folders.entry(folder).or_insert_with(|| route.clone());
        }
        self.files.insert(path.key(), route.clone());
        other
    }

    /// What has this very place, a file where the path needs a folder, or a folder where it needs a file.
    fn in_the_way(&self, path: &OutPath) -> Option<String> {
        let key = path.key();
        if key == MANIFEST {
            return Some(MANIFEST.to_owned());
        }
        let above = || path.folder_keys().iter().find_map(|folder| self.files.get(folder));
        let other = self.files.get(&key).or_else(above).or_else(|| self.folders.get(&key));
        other.map(ToString::to_string)
    }
}

fn routes(site: &Site, plan: &Plan, theme_assets: &[String]) -> Vec<Route> {
    let mut routes = Vec::new();
    for locale in &site.config.locales {
        routes.extend(pages(site, &plan.catalog).into_iter().map(|page| Route::Page(page, locale.clone())));
        routes.extend(cards(site, &plan.catalog).into_iter().map(|page| Route::Card(page, locale.clone())));
        let shards = Shard::all(plan.searched.len(), plan.catalog.all.len());
        let shards = shards.filter(|_| site.config.has(Extra::Search));
        routes.extend(shards.map(|shard| Route::Search(shard, locale.clone())));
        let is_default = locale == site.config.default_locale();
        let data = data(site).into_iter().filter(|data| is_default || !data.is_for_every_locale());
        routes.extend(data.map(|data| Route::Data(data, locale.clone())));
        for (from, to) in aliases(site) {
            routes.push(Route::Alias { from, to, locale: locale.clone() });
        }
    }
    routes.extend(assets(site));
    routes.extend(site.statics.iter().map(|(path, _)| Route::Static(path.clone())));
    routes.extend(theme_assets.iter().cloned().map(Route::Theme));
    routes.push(Route::Register);
    routes.extend(Some(Route::Catalogue).filter(|_| site.config.has(Extra::Catalogue)));
    if let Some(base_url) = &site.config.base_url {
        routes.push(Route::Sitemap);
        routes.extend(site.config.locales.iter().cloned().map(Route::Feed));
        let is_host = base_url
            .split_once("://")
            .is_some_and(|(_, rest)| rest.trim_end_matches('/').split('/').count() == 1);
        let is_own = site.statics.iter().any(|(path, _)| path == "robots.txt");
        routes.extend(Some(Route::Robots).filter(|_| is_host && !is_own));
    }
    routes.extend(super::hosting::routes(site));
    routes
}

/// Where a route comes from, where that is the author's: the file, or the alias itself.
fn file_of(site: &Site, route: &Route) -> Option<Place> {
    let of_page = |page: &Page| match page {
        Page::Case(id) => site.cases.get(id).map(|case| case.file),
        Page::Event(id) => site.events.get(id).map(|event| event.file),
        Page::Statistic(id) => site.statistics.get(id).map(|statistic| statistic.file),
        Page::Plain(id) => site.pages.get(id).map(|page| page.file),
        Page::Embed(ChartOf::Case { case, .. }) => site.cases.get(case).map(|case| case.file),
        Page::Embed(ChartOf::Statistic(id)) => site.statistics.get(id).map(|statistic| statistic.file),
        _ => None,
    };
    let file = match route {
        Route::Alias { from, to, .. } => {
            let aliases = match to {
                Page::Case(id) => site.cases.get(id).map(|case| &case.aliases),
                Page::Event(id) => site.events.get(id).map(|event| &event.aliases),
                Page::Statistic(id) => site.statistics.get(id).map(|statistic| &statistic.aliases),
                Page::Plain(id) => site.pages.get(id).map(|page| &page.aliases),
                _ => None,
            };
            return aliases?.iter().find(|alias| alias.address == *from).map(|alias| alias.place);
        }
        Route::Page(page, _) | Route::Card(page, _) => of_page(page),
        Route::Static(path) => site.statics.iter().find(|(known, _)| known == path).map(|(_, file)| *file),
        Route::Asset { folder, id, name } | Route::Scaled { folder, id, name, .. } => {
            site.assets(folder, id).and_then(|assets| assets.get(name)).map(|asset| asset.file)
        }
        Route::Data(..) | Route::Search(..) | Route::Theme(_) => None,
        Route::Register | Route::Catalogue | Route::Sitemap | Route::Robots => None,
        Route::Feed(_) | Route::Host(_) => None,
    };
    file.map(Place::File)
}

/// All pages, once for every locale.
fn pages(site: &Site, catalog: &Catalog) -> Vec<Page> {
    let mut pages = vec![Page::Home, Page::Organizations, Page::Sources, Page::Corrections];
    pages.push(Page::NotFound);
    pages.extend(Some(Page::Search).filter(|_| site.config.has(Extra::Search)));
    let ids = |ids: &mut dyn Iterator<Item = &str>| ids.map(str::to_owned).collect::<Vec<_>>();
    pages.extend((1..=pages_of(site.cases.len(), site)).map(Page::Cases));
    pages.extend(ids(&mut site.cases.iter().map(|(id, _)| id)).into_iter().map(Page::Case));
    for (&year, cases) in &catalog.years {
        pages.extend((1..=pages_of(cases.len(), site)).map(|page| Page::Year(year, page)));
    }
    for ((taxonomy, term), cases) in &catalog.terms {
        let of_term = |page| Page::Term { taxonomy: taxonomy.clone(), term: term.clone(), page };
        pages.extend((1..=pages_of(cases.len(), site)).map(of_term));
    }
    if !site.events.is_empty() {
        pages.push(Page::Events);
    }
    if !site.registry.programmes.is_empty() {
        pages.push(Page::Programmes);
    }
    if !site.registry.schemes.is_empty() {
        pages.push(Page::Schemes);
    }
    if !site.statistics.is_empty() {
        pages.push(Page::Statistics);
    }
    pages.extend(ids(&mut site.events.iter().map(|(id, _)| id)).into_iter().map(Page::Event));
    pages.extend(
        ids(&mut site.registry.organizations.iter().map(|(id, _)| id)).into_iter().map(Page::Organization),
    );
    pages
        .extend(ids(&mut site.registry.programmes.iter().map(|(id, _)| id)).into_iter().map(Page::Programme));
    pages.extend(ids(&mut site.registry.schemes.iter().map(|(id, _)| id)).into_iter().map(Page::Scheme));
    pages.extend(ids(&mut site.statistics.iter().map(|(id, _)| id)).into_iter().map(Page::Statistic));
    if !catalog.indicators.is_empty() {
        pages.push(Page::Indicators);
    }
    pages.extend(catalog.indicators.keys().cloned().map(Page::Indicator));
    pages.extend(ids(&mut site.pages.iter().map(|(id, _)| id)).into_iter().map(Page::Plain));
    if site.config.has(Extra::Embeds) {
        pages.extend(charts(site).into_iter().map(Page::Embed));
    }
    pages
}

/// The pages with a picture for shared links. Services ask for the absolute address of a picture, so a site without one has none.
fn cards(site: &Site, catalog: &Catalog) -> Vec<Page> {
    let config = &site.config;
    let has_cards =
        cfg!(feature = "pictures") && config.base_url.is_some() && config.has(Extra::SharePictures);
    match has_cards {
        true => pages(site, catalog).into_iter().filter(Page::has_card).collect(),
        false => Vec::new(),
    }
}

/// How many pages a list of cases takes; an empty list still has one.
pub(crate) fn pages_of(count: usize, site: &Site) -> usize {
    count.div_ceil(site.config.cases_per_page).max(1)
}

fn data(site: &Site) -> Vec<Data> {
    let mut data = Vec::new();
    if site.config.has(Extra::Downloads) {
        data.extend(downloads(site));
    }
    if site.config.has(Extra::ChartFiles) {
        data.extend(charts(site).into_iter().flat_map(drawings));
    }
    data
}

fn downloads(site: &Site) -> Vec<Data> {
    let mut data = Vec::new();
    if Catalog::has_data(site) {
        data.extend(tables(TableOf::Site));
    }
    for (id, case) in site.cases.iter() {
        let drawn: Vec<TableOf> = case
            .charts
            .iter()
            .filter(|(_, chart)| is_drawn(site, case, chart))
            .map(|(chart, _)| TableOf::Chart { case: id.to_owned(), chart: chart.to_owned() })
            .collect();
        let of_case = tables(TableOf::Case(id.to_owned())).into_iter().filter(|file| {
            // What describes the files of charts stands with the case, also where it has no figures of its own.
            !case.figures.is_empty() || !drawn.is_empty() && !file.is_data()
        });
        data.extend(of_case);
        data.extend(drawn.into_iter().flat_map(tables));
    }
    data.extend(site.statistics.iter().flat_map(|(id, _)| tables(TableOf::Statistic(id.to_owned()))));
    data
}

/// Every chart that is drawn.
fn charts(site: &Site) -> Vec<ChartOf> {
    let mut charts = Vec::new();
    for (id, case) in site.cases.iter() {
        let drawn = case.charts.iter().filter(|(_, chart)| is_drawn(site, case, chart));
        charts.extend(drawn.map(|(chart, _)| ChartOf::Case { case: id.to_owned(), chart: chart.to_owned() }));
    }
    let drawn = site.statistics.iter().filter(|(_, statistic)| statistic.chart.is_some());
    charts.extend(drawn.map(|(id, _)| ChartOf::Statistic(id.to_owned())));
    charts
}

/// Whether a chart of a case has something to draw.
pub(crate) fn is_drawn(site: &Site, case: &Case, chart: &Chart) -> bool {
    match chart.kind {
        ChartKind::Timeline => !case.milestones.is_empty(),
        ChartKind::Pathway => {
            let programme = case.programme.as_deref().and_then(|id| site.registry.programmes.get(id));
            programme.is_some_and(|programme| !programme.stages.is_empty())
        }
        _ => !chart.figures.is_empty(),
    }
}

/// The figures of a record or a chart in each of its formats.
fn tables(of: TableOf) -> Vec<Data> {
    of.formats().map(|format| Data::Table(of.clone(), format)).collect()
}

/// A chart in every form.
fn drawings(chart: ChartOf) -> impl Iterator<Item = Data> {
    Drawing::ALL.iter().map(move |drawing| Data::Chart(chart.clone(), *drawing))
}

fn aliases(site: &Site) -> Vec<(String, Page)> {
    let mut aliases = Vec::new();
    let mut add =
        |from: &[Alias], to: Page| aliases.extend(from.iter().map(|from| (from.address.clone(), to.clone())));
    site.cases.iter().for_each(|(id, case)| add(&case.aliases, Page::Case(id.to_owned())));
    site.events.iter().for_each(|(id, event)| add(&event.aliases, Page::Event(id.to_owned())));
    site.statistics
        .iter()
        .for_each(|(id, statistic)| add(&statistic.aliases, Page::Statistic(id.to_owned())));
    site.pages.iter().for_each(|(id, page)| add(&page.aliases, Page::Plain(id.to_owned())));
    aliases
}

fn assets(site: &Site) -> Vec<Route> {
    let mut routes = Vec::new();
    let mut add = |folder: &'static str, id: &str, assets: &Assets| {
        for (name, asset) in assets {
            let (id, name) = (id.to_owned(), name.clone());
            let widths = asset.picture.iter().flat_map(Picture::widths);
            routes.extend(widths.map(|width| Route::Scaled {
                folder,
                id: id.clone(),
                name: name.clone(),
                width,
            }));
            routes.push(Route::Asset { folder, id, name });
        }
    };
    site.cases.iter().for_each(|(id, case)| add("cases", id, &case.assets));
    site.events.iter().for_each(|(id, event)| add("events", id, &event.assets));
    site.statistics.iter().for_each(|(id, statistic)| add("statistics", id, &statistic.assets));
    site.pages.iter().for_each(|(id, page)| add("pages", id, &page.assets));
    routes
}
