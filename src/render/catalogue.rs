//! `catalog.jsonld`: what data the site publishes, for catalogues of open data (W3C DCAT 3, as JSON-LD with a context of its own,
//! so that nothing has to be fetched to read it).
//!
//! Addresses are absolute where the site knows its own (`base_url`); otherwise they are relative to the file.

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::context::Context;
use super::download::{self, License};
use super::{across, covered, keywords, prose};
use crate::model::locale::{Language, Localized};
use crate::output::{Digest, MediaType, REGISTER};
use crate::route::{Catalog, Data, Format, Page, Route, TableOf, is_drawn};

/// The catalogue of the site. The numbers or steps of a chart are a data set that is a part of that of its case, for the distributions of one data set
/// hold the same data (DCAT 3, Distribution).
pub(super) fn catalogue(cx: &mut Context<'_>) -> Option<Vec<u8>> {
    let site = cx.site();
    let config = &site.config;
    let mut datasets = vec![register(cx)];
    datasets.extend(Catalog::has_data(site).then(|| whole(cx)));
    for (id, case) in site.cases.iter() {
        cx.from.insert(case.file);
        if !case.figures.is_empty() {
            let about = About {
                of: TableOf::Case(id.to_owned()),
                page: Page::Case(id.to_owned()),
                title: &case.title,
                description: Some(texts(cx, |cx| prose::plain_text(cx, &case.summary, Some(id)))),
                span: covered::by_case(cx, case),
            };
            datasets.push(dataset(cx, about));
        }
        for (chart, drawn) in case.charts.iter().filter(|(_, chart)| is_drawn(site, case, chart)) {
            let about = About {
                of: TableOf::Chart { case: id.to_owned(), chart: chart.to_owned() },
                page: Page::Case(id.to_owned()),
                title: &drawn.title,
                description: drawn.subtitle.as_ref().map(|subtitle| localized(cx, subtitle)),
                span: covered::by_chart(cx, case, drawn),
            };
            datasets.push(dataset(cx, about));
        }
    }
    for (id, statistic) in site.statistics.iter() {
        cx.from.insert(statistic.file);
        across::note_cases(cx, statistic);
        let summary = statistic.summary.as_ref();
        let about = About {
            of: TableOf::Statistic(id.to_owned()),
            page: Page::Statistic(id.to_owned()),
            title: &statistic.title,
            description: summary.map(|summary| texts(cx, |cx| prose::plain_text(cx, summary, None))),
            span: covered::by_statistic(cx, statistic),
        };
        datasets.push(dataset(cx, about));
    }
    let mut catalogue = json!({
        "@context": context(),
        "@id": cx.address(&Route::Page(Page::Home, config.default_locale().clone())),
        "@type": "dcat:Catalog",
        "dct:title": localized(cx, &config.title),
        "dct:description": texts(cx, |cx| prose::plain_text(cx, &config.description, None)),
        "dct:language": config.locales.iter().map(|locale| language(locale.language())).collect::<Vec<_>>(),
        "dct:modified": {"@type": "xsd:date", "@value": config.as_of.to_string()},
        "foaf:homepage": {"@id": cx.address(&Route::Page(Page::Home, config.default_locale().clone()))},
    });
    if let Some(license) = license(cx) {
        catalogue["dct:license"] = license;
    }
    if let Some(publisher) = publisher(cx) {
        catalogue["dct:publisher"] = publisher;
    }
    catalogue["dcat:dataset"] = json!(datasets);
    download::pretty(&catalogue)
}

fn context() -> Value {
    json!({
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "spdx": "http://spdx.org/rdf/terms#",
        "vcard": "http://www.w3.org/2006/vcard/ns#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    })
}

/// What is said of a data set.
struct About<'a> {
    of: TableOf,
    page: Page,
    title: &'a Localized<String>,
    description: Option<Value>,
    /// The first and the last day that its numbers hold for.
    span: Option<(Date, Date)>,
}

fn dataset(cx: &Context<'_>, about: About<'_>) -> Value {
    let config = &cx.site().config;
    let mut distributions = Vec::new();
    for locale in &config.locales {
        let own = Context::new(cx.files, cx.ready, locale, cx.path);
        for format in Format::ALL.iter().filter(|format| format.is_data()) {
            let data = Data::Table(about.of.clone(), *format);
            let is_default = locale == config.default_locale();
            if data.is_for_every_locale() && !is_default {
                continue;
            }
            let languages: Vec<Value> = match data.is_for_every_locale() {
                true => config.locales.iter().map(|locale| language(locale.language())).collect(),
                false => vec![language(locale.language())],
            };
            let route = Route::Data(data, locale.clone());
            let bytes = is_light(*format).then(|| download::file(&own, &about.of, *format)).flatten();
            distributions.push(distribution(cx, &route, languages, bytes.as_deref()));
        }
    }
    let page = |locale| cx.address(&Route::Page(about.page.clone(), locale));
    let mut said = Map::new();
    let mut say = |key: &str, value: Value| said.insert(key.to_owned(), value);
    let at = page(config.default_locale().clone());
    let whole = format!("{at}#data");
    say("@type", json!("dcat:Dataset"));
    match &about.of {
        TableOf::Chart { case, chart } => {
            say("@id", json!(format!("{at}#chart-{chart}")));
            say("dct:identifier", json!(format!("{case}/{chart}")));
            if cx.site().cases.get(case).is_some_and(|case| !case.figures.is_empty()) {
                say("dct:isPartOf", json!({"@id": whole}));
            }
        }
        of => {
            say("@id", json!(whole));
            say("dct:identifier", json!(of.id()));
        }
    }
    say("dct:title", localized(cx, about.title));
    if let Some(description) = about.description {
        say("dct:description", description);
    }
    let pages: Vec<Value> =
        config.locales.iter().map(|locale| json!({"@id": page(locale.clone())})).collect();
    say("dcat:landingPage", json!(pages));
    say("dct:language", config.locales.iter().map(|locale| language(locale.language())).collect());
    if let Some((first, last)) = about.span {
        say("dct:temporal", period(first, last));
    }
    let keywords = keywords(cx, &about.of);
    if !keywords.is_empty() {
        say("dcat:keyword", json!(keywords));
    }
    if let Some(place) = place(cx, &about.of) {
        say("dct:spatial", place);
    }
    let sources = sources(cx, &about.of);
    if !sources.is_empty() {
        say("dct:source", json!(sources));
    }
    if let Some(publisher) = publisher(cx) {
        say("dct:publisher", publisher);
    }
    if let Some(contact) = contact(cx) {
        say("dcat:contactPoint", contact);
    }
    if let Some(license) = license(cx) {
        say("dct:license", license);
    }
    say("dcat:distribution", json!(distributions));
    Value::Object(said)
}

/// The keywords of a data set in every language.
fn keywords(cx: &Context<'_>, of: &TableOf) -> Vec<Value> {
    let said = cx.site().config.locales.iter().flat_map(|locale| {
        let own = Context::new(cx.files, cx.ready, locale, cx.path);
        let words = keywords::of(&own, of).into_iter();
        words.map(|word| json!({"@language": locale.as_str(), "@value": word})).collect::<Vec<_>>()
    });
    said.collect()
}

/// The regions that a map shows, by the name of their layout.
fn place(cx: &Context<'_>, of: &TableOf) -> Option<Value> {
    let TableOf::Statistic(id) = of else { return None };
    let layout = cx.site().statistics.get(id)?.breakdown.as_ref()?.regions.as_deref()?;
    let name = &cx.site().registry.regions.get(layout)?.name;
    Some(json!({"@type": "dct:Location", "rdfs:label": localized(cx, name)}))
}

/// The sources of a data set, as the list of sources has them; the whole rests on those of its parts.
fn sources(cx: &Context<'_>, of: &TableOf) -> Vec<Value> {
    if *of == TableOf::Site {
        return Vec::new();
    }
    let list = cx.address(&Route::Page(Page::Sources, cx.site().config.default_locale().clone()));
    let said = download::sources(cx, of).into_iter().map(|source| {
        let mut said =
            json!({"@id": format!("{list}#source-{}", source.id), "dct:title": localized(cx, &source.title)});
        if let Some(url) = &source.url {
            said["foaf:page"] = json!({"@id": url});
        }
        said
    });
    said.collect()
}

/// All data of the site in one table.
fn whole(cx: &Context<'_>) -> Value {
    let site = cx.site();
    let about = About {
        of: TableOf::Site,
        page: Page::Home,
        title: &site.config.title,
        description: Some(texts(cx, |cx| prose::plain_text(cx, &site.config.description, None))),
        span: covered::by_site(cx),
    };
    dataset(cx, about)
}

/// The register of all figures of the site.
fn register(cx: &Context<'_>) -> Value {
    let config = &cx.site().config;
    let languages: Vec<Value> = config.locales.iter().map(|locale| language(locale.language())).collect();
    let mut said = json!({
        "@id": format!("{}#data", cx.address(&Route::Register)),
        "@type": "dcat:Dataset",
        "dct:identifier": REGISTER,
        "dct:title": texts(cx, |cx| cx.word("download.register")),
        "dct:language": languages,
        "dcat:distribution": [distribution(cx, &Route::Register, languages.clone(), None)],
    });
    if let Some((first, last)) = covered::by_site(cx) {
        said["dct:temporal"] = period(first, last);
    }
    if let Some(publisher) = publisher(cx) {
        said["dct:publisher"] = publisher;
    }
    if let Some(license) = license(cx) {
        said["dct:license"] = license;
    }
    said
}

fn period(first: Date, last: Date) -> Value {
    let day = |day: Date| json!({"@type": "xsd:date", "@value": day.to_string()});
    json!({"@type": "dct:PeriodOfTime", "dcat:startDate": day(first), "dcat:endDate": day(last)})
}

fn distribution(cx: &Context<'_>, route: &Route, languages: Vec<Value>, bytes: Option<&[u8]>) -> Value {
    let to = cx.address(route);
    let path = route.path(cx.site().config.default_locale());
    let media_type = MediaType::of(&path).as_str().split(';').next().unwrap_or_default();
    let mut said = json!({
        "@type": "dcat:Distribution",
        "dct:title": path.rsplit('/').next(),
        "dcat:accessURL": {"@id": to},
        "dcat:downloadURL": {"@id": to},
        "dcat:mediaType": {"@id": format!("https://www.iana.org/assignments/media-types/{media_type}")},
        "dct:language": languages,
    });
    if let Some(bytes) = bytes {
        said["dcat:byteSize"] = json!({"@type": "xsd:nonNegativeInteger", "@value": bytes.len().to_string()});
        said["spdx:checksum"] = json!({
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": Digest::of(bytes).to_string()},
        });
    }
    if let Some(license) = license(cx) {
        said["dct:license"] = license;
    }
    said
}

/// Whether length and digest of a file are worth making it a second time: a workbook is packed, which takes long on a large site.
fn is_light(format: Format) -> bool {
    matches!(format, Format::Csv | Format::CsvOfIds | Format::Json)
}

/// A text in each language, as JSON-LD tags it.
fn texts(cx: &Context<'_>, of: impl Fn(&Context<'_>) -> String) -> Value {
    let said = cx.site().config.locales.iter().map(|locale| {
        let own = Context::new(cx.files, cx.ready, locale, cx.path);
        let text = of(&own);
        own.fault().into_iter().for_each(|fault| cx.note_fault(fault));
        json!({"@language": locale.as_str(), "@value": text})
    });
    said.collect()
}

fn localized(cx: &Context<'_>, text: &Localized<String>) -> Value {
    match text.same_everywhere() {
        Some(text) => json!(text),
        None => texts(cx, |cx| cx.text(text)),
    }
}

/// A language as DCAT names it, by its ISO 639-1 code at the Library of Congress.
fn language(language: Language) -> Value {
    let code = match language {
        Language::English => "en",
        Language::Chinese => "zh",
    };
    json!({"@id": format!("http://id.loc.gov/vocabulary/iso639-1/{code}")})
}

fn license(cx: &Context<'_>) -> Option<Value> {
    let license = License::of(cx)?;
    let mut said = Map::new();
    said.extend(license.path.map(|path| ("@id".to_owned(), json!(path))));
    said.insert("@type".to_owned(), json!("dct:LicenseDocument"));
    said.insert("dct:title".to_owned(), json!(license.title));
    Some(Value::Object(said))
}

fn publisher(cx: &Context<'_>) -> Option<Value> {
    let registry = &cx.site().registry;
    let organization = registry.organizations.get(cx.site().config.publisher.as_deref()?)?;
    let mut said = Map::new();
    said.insert("@type".to_owned(), json!("foaf:Agent"));
    said.insert("foaf:name".to_owned(), localized(cx, &organization.name));
    said.extend(organization.url.as_ref().map(|url| ("foaf:homepage".to_owned(), json!({"@id": url}))));
    Some(Value::Object(said))
}

/// Where to ask about the data: the page of the body that publishes them, where it has one.
fn contact(cx: &Context<'_>) -> Option<Value> {
    let registry = &cx.site().registry;
    let organization = registry.organizations.get(cx.site().config.publisher.as_deref()?)?;
    let url = organization.url.as_ref()?;
    Some(json!({
        "@type": "vcard:Organization",
        "vcard:fn": localized(cx, &organization.name),
        "vcard:hasURL": {"@id": url},
    }))
}
