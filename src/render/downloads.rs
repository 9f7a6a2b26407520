//! Links to downloads, as pages list them.

use super::context::Context;
use super::view::Download;
use crate::model::case::Case;
use crate::output::MediaType;
use crate::route::{Catalog, Data, Format, Route, TableOf, is_drawn};

/// The files of a record, those for people first: before the CSV the workbook, which opens in every spreadsheet, while one whose numbers
/// have a decimal comma expects semicolons between the fields of a CSV (RFC 4180 has commas) and sets a whole row into one cell.
pub(super) fn of_record(cx: &Context<'_>, of: &TableOf) -> Vec<Download> {
    let words = |format: &Format| {
        let string = match format {
            Format::Xlsx => "download.all_xlsx",
            Format::Csv => "download.all_csv",
            Format::Json => "download.all_json",
            Format::CsvOfIds => "download.ids",
            Format::Package => "download.package",
            // Programs find these by the name of the CSV.
            Format::CsvMetadata | Format::CsvOfIdsMetadata => return None,
        };
        link(cx, &Data::Table(of.clone(), *format), string)
    };
    let order = [Format::Xlsx, Format::Csv, Format::CsvOfIds, Format::Json, Format::Package];
    order.iter().filter(|format| Format::ALL.contains(format)).filter_map(words).collect()
}

/// The files of a case's figures; where it has none, what describes the files of its charts.
pub(super) fn of_case(cx: &Context<'_>, case: &Case) -> Vec<Download> {
    let of = TableOf::Case(case.id.clone());
    if !case.figures.is_empty() {
        return of_record(cx, &of);
    }
    let has_charts = case.charts.values().any(|chart| is_drawn(cx.site(), case, chart));
    let package = link(cx, &Data::Table(of, Format::Package), "download.package");
    package.filter(|_| has_charts).into_iter().collect()
}

/// The files of the numbers or steps behind a chart; a chart's line is short, so the CSV of ids is left to the data package.
pub(super) fn of_chart(cx: &Context<'_>, of: &TableOf) -> Vec<Download> {
    let formats =
        [(Format::Xlsx, "download.xlsx"), (Format::Csv, "download.csv"), (Format::Json, "download.json")];
    let known = formats.into_iter().filter(|(format, _)| Format::ALL.contains(format));
    known.filter_map(|(format, string)| link(cx, &Data::Table(of.clone(), format), string)).collect()
}

/// The files of the whole site, those for people first.
pub(super) fn of_site(cx: &Context<'_>) -> Vec<Download> {
    let mut files = match Catalog::has_data(cx.site()) {
        true => of_record(cx, &TableOf::Site),
        false => Vec::new(),
    };
    let all = [(Route::Register, "download.register"), (Route::Catalogue, "download.catalogue")];
    files
        .extend(all.into_iter().filter_map(|(route, string)| {
            Some(to(cx.link_if_planned(&route)?, cx.word(string), &route, cx))
        }));
    files
}

/// The link to a file made from data, with its name from the strings of the theme; nothing where the site leaves such files out.
pub(super) fn link(cx: &Context<'_>, data: &Data, string: &str) -> Option<Download> {
    let route = Route::Data(data.clone(), cx.locale.clone());
    Some(to(cx.data_href(data)?, cx.word(string), &route, cx))
}

fn to(href: String, label: String, route: &Route, cx: &Context<'_>) -> Download {
    let media_type = MediaType::of(&route.path(cx.site().config.default_locale())).as_str();
    let media_type = media_type.split(';').next().map(str::to_owned);
    Download { label, href, size: None, media_type }
}
