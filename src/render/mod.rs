//! From the model to bytes: pure functions, no disk and no clock.
//!
//! [`render`] makes the file of one route. `page` has a function for every kind of page, which fills the views that templates see;
//! the other modules make what pages have in common.

mod across;
mod cards;
mod catalogue;
pub mod chart;
mod chart_view;
mod chrome;
mod citation;
mod cited;
mod collate;
mod contact;
mod context;
mod counted;
mod covered;
mod dated;
mod download;
mod downloads;
mod feed;
mod figure;
mod filters;
#[cfg(feature = "pictures")]
mod fonts;
mod government;
pub mod hosting;
mod keywords;
mod linked_data;
pub mod look;
pub mod markdown;
mod newest;
mod notes;
mod page;
mod pathway;
mod photo;
mod policy;
mod prose;
mod qr;
#[cfg(feature = "pictures")]
pub mod raster;
mod ready;
mod register;
mod reported;
#[cfg(feature = "pictures")]
mod scale;
mod scale_words;
mod scan;
pub mod search;
mod share;
mod share_card;
mod site_files;
pub mod svg;
pub mod theme;
mod typeset;
mod unbroken;
pub mod view;

use std::sync::Arc;

use tracing::info_span;

use crate::files::{File, FileId, Files};
use crate::output::{OutPath, Output};
use crate::privacy::picture;
use crate::route::{ChartOf, Data, Drawing, Route, TableOf};
use context::Context;
pub use page::template;
pub use ready::{Ready, ready};
use theme::ThemeError;

/// Makes one file of a site.
///
/// # Errors
/// A fault in a template or in the words of the theme.
pub fn render(files: &Files, ready: &Ready, path: &OutPath, route: &Route) -> Result<Output, ThemeError> {
    let locale = route.locale().unwrap_or(ready.site.config.default_locale());
    let mut cx = Context::new(files, ready, locale, path);
    let carried = |cx: &Context<'_>, file: Option<FileId>| {
        let bytes = file.map(|file| as_published(cx.file(file))).unwrap_or_default();
        Output::new(bytes, file.map(|file| files.get(file).shared_path()).into_iter().collect())
    };
    let body = match route {
        Route::Page(page, _) => page::render(&mut cx, page)?,
        Route::Data(data, _) => of_data(&mut cx, data),
        Route::Card(page, _) => {
            let svg = share_card::svg(&mut cx, page);
            raster_of(&cx, &svg, 1.0).unwrap_or_default()
        }
        Route::Search(shard, _) => search::shard(&mut cx, *shard),
        Route::Alias { to, .. } => site_files::alias(&mut cx, to).into_bytes(),
        Route::Register => register::register(&mut cx),
        Route::Catalogue => catalogue::catalogue(&mut cx).unwrap_or_default(),
        Route::Feed(_) => feed::feed(&mut cx),
        Route::Sitemap => site_files::sitemap(&cx).into_bytes(),
        Route::Robots => site_files::robots(&cx).into_bytes(),
        Route::Host(name) => hosting::published(&cx.ready.site, &cx.ready.plan, name).into_bytes(),
        Route::Asset { folder, id, name } => {
            return Ok(carried(&cx, files.find(&format!("content/{folder}/{id}/{name}"))));
        }
        Route::Scaled { folder, id, name, width } => photo::webp(&mut cx, (folder, id, name), *width),
        Route::Static(path) => return Ok(carried(&cx, files.find(&format!("content/static/{path}")))),
        Route::Theme(name) => {
            return Ok(match ready.look.bundle_named(name) {
                Some(bundle) => {
                    let from = bundle.files().map(|file| files.get(file).shared_path());
                    Output::new(bundle.text.clone().into_bytes(), from.collect())
                }
                None => carried(&cx, ready.look.assets.get(name).copied()),
            });
        }
    };
    if let Some(fault) = cx.fault() {
        return Err(fault);
    }
    Ok(Output::new(body, made_from(&cx)))
}

/// A file that is carried over, a picture without its metadata; see [`picture`]. The drawings of a theme stay as they are, with the
/// licences in their comments.
fn as_published(file: &File) -> Vec<u8> {
    let is_theme_drawing = file.path.starts_with("themes/") && file.path.ends_with(".svg");
    match picture::cleaned(&file.path, file.bytes()) {
        Some(Ok(cleaned)) if !is_theme_drawing => cleaned.bytes.into_owned(),
        _ => file.bytes().to_vec(),
    }
}

fn of_data(cx: &mut Context<'_>, data: &Data) -> Vec<u8> {
    let site = cx.site();
    let made = match data {
        Data::Table(of, format) => {
            let _span = info_span!("download").entered();
            match of {
                TableOf::Case(case) | TableOf::Chart { case, .. } => {
                    cx.from.extend(site.cases.get(case).map(|case| case.file))
                }
                TableOf::Statistic(id) => {
                    if let Some(statistic) = site.statistics.get(id) {
                        cx.from.insert(statistic.file);
                        across::note_cases(cx, statistic);
                    }
                }
                TableOf::Site => {
                    cx.from.extend(site.cases.values().map(|case| case.file));
                    cx.from.extend(site.statistics.values().map(|statistic| statistic.file));
                }
            }
            download::file(cx, of, *format)
        }
        Data::Chart(of, drawing) => {
            let svg = chart_of(cx, of);
            match drawing {
                Drawing::Svg => svg.map(String::into_bytes),
                Drawing::Png => svg.and_then(|svg| raster_of(cx, &svg, CHART_SCALE)),
            }
        }
    };
    made.unwrap_or_default()
}

/// The drawing of a chart that is a file of its own.
fn chart_of(cx: &mut Context<'_>, of: &ChartOf) -> Option<String> {
    let site = cx.site();
    match of {
        ChartOf::Case { case, chart } => {
            let record = site.cases.get(case)?;
            cx.from.insert(record.file);
            Some(chart_view::standalone_of_case(cx, case, record.charts.get(chart)?))
        }
        ChartOf::Statistic(id) => {
            let statistic = site.statistics.get(id)?;
            cx.from.insert(statistic.file);
            across::note_cases(cx, statistic);
            Some(chart_view::standalone_of_statistic(cx, statistic, statistic.chart.as_ref()?))
        }
    }
}

/// Charts are drawn twice as large as on a page, for screens and slides of today.
const CHART_SCALE: f32 = 2.0;

/// A drawing as a picture; one that cannot be drawn is a fault of the file.
#[cfg(feature = "pictures")]
fn raster_of(cx: &Context<'_>, svg: &str, scale: f32) -> Option<Vec<u8>> {
    let _span = info_span!("picture").entered();
    let drawn = raster::png(svg, scale);
    drawn
        .map_err(|error| {
            let (template, message) = (cx.path.to_string(), error.to_string());
            cx.note_fault(ThemeError::plain(&template, message));
        })
        .ok()
}

/// Without the feature no picture is planned.
#[cfg(not(feature = "pictures"))]
fn raster_of(_: &Context<'_>, _: &str, _: f32) -> Option<Vec<u8>> {
    None
}

/// The characters of a text for which the picture of a drawing shows an empty box, in order and each once.
#[cfg(feature = "pictures")]
pub fn undrawable(text: &str) -> Vec<char> {
    raster::undrawable(text)
}

/// Without the feature no picture is made.
#[cfg(not(feature = "pictures"))]
pub fn undrawable(_: &str) -> Vec<char> {
    Vec::new()
}

/// The records and write-ups that a file was made from, and the map files, whose records stand on every page.
fn made_from(cx: &Context<'_>) -> Vec<Arc<str>> {
    let own = cx.from.iter().map(|file| cx.files.get(*file).shared_path());
    own.chain(cx.site().maps.iter().cloned()).collect()
}
