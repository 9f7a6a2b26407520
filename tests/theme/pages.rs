//! Every template renders, from a full and from a bare view, in both languages.

use crate::loading::{LOCALES, folder, templates, theme};
use crate::markup::assert_sound;
use crate::sample;
use casebook::render::theme::Theme;
use casebook::render::view::*;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What stands around every page, and is tried with each.
const FRAME: [&str; 3] = ["base.html", "partials/header.html", "partials/footer.html"];

/// Renders one page or partial and holds its markup.
fn page(theme: &Theme, template: &str, lang: &str, context: &impl Serialize) -> String {
    let html = theme.render(template, lang, context).unwrap_or_else(|error| panic!("{error}"));
    assert_sound(&format!("{template} ({lang})"), &html);
    html
}

/// All pages of one language: template names with their HTML.
fn full(theme: &Theme, lang: &str) -> BTreeMap<&'static str, String> {
    let mut pages = BTreeMap::new();
    let part = |template, view: &dyn Fn(&Theme) -> String| (template, view(theme));
    pages.extend([
        part("partials/chart.html", &|t| {
            page(t, "partials/chart.html", lang, &Part { view: &sample::chart(lang) })
        }),
        part("partials/chart.html (steps)", &|t| {
            page(t, "partials/chart.html", lang, &Part { view: &sample::steps(lang) })
        }),
        part("partials/steps.html", &|t| {
            page(t, "partials/steps.html", lang, &Part { view: &sample::steps(lang).list })
        }),
        part("partials/table.html", &|t| {
            page(t, "partials/table.html", lang, &Part { view: &sample::table(lang) })
        }),
        part("partials/figures.html", &|t| {
            page(t, "partials/figures.html", lang, &Part { view: &sample::strip(lang) })
        }),
        part("partials/card.html", &|t| {
            page(t, "partials/card.html", lang, &Part { view: &sample::card(lang, "foshan") })
        }),
        part("partials/pathway.html", &|t| {
            page(t, "partials/pathway.html", lang, &Part { view: &sample::pathway(lang) })
        }),
    ]);
    let case = sample::case(lang, &pages);
    macro_rules! document {
        ($template:literal, $view:expr) => {{
            let view = $view;
            let chrome = sample::chrome(lang, $template);
            pages.insert($template, page(theme, $template, lang, &Document { chrome: &chrome, view: &view }));
        }};
    }
    document!("case.html", case);
    document!("home.html", sample::home(lang));
    document!("list.html", sample::list(lang));
    document!("event.html", sample::event(lang));
    document!("organization.html", sample::organization(lang));
    document!("organizations.html", sample::organizations(lang));
    document!("programme.html", sample::programme(lang));
    document!("scheme.html", sample::scheme(lang));
    document!("statistics.html", sample::statistics(lang));
    document!("statistic.html", sample::statistic(lang));
    document!("indicators.html", sample::indicators(lang));
    document!("indicator.html", sample::indicator(lang));
    document!("sources.html", sample::sources(lang));
    document!("corrections.html", sample::corrections(lang));
    document!("search.html", sample::search(lang));
    document!("embed.html", sample::embed(lang));
    document!("page.html", sample::plain(lang));
    document!("withdrawn.html", sample::withdrawn(lang));
    document!("404.html", NotFoundView { links: sample::links(lang) });
    pages
}

#[test]
fn every_template_renders_a_full_view_in_both_languages() {
    let theme = theme();
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("theme");
    std::fs::create_dir_all(&out).expect("cargo's folder for tests can be written");
    for sheet in ["civic.css", "wide.css", "tables.css", "chart.css", "search.css", "print.css"] {
        if let Ok(css) = std::fs::read(folder().join("assets").join(sheet)) {
            std::fs::write(out.join(sheet), css).expect("the folder can be written");
        }
    }
    for lang in LOCALES {
        let pages = full(&theme, lang);
        let made: BTreeSet<&str> = pages.keys().copied().collect();
        let all = templates();
        let wanted: BTreeSet<&str> = all
            .keys()
            .map(String::as_str)
            .filter(|name| !name.starts_with("components/") && !FRAME.contains(name))
            .collect();
        let made: BTreeSet<&str> =
            made.into_iter().map(|name| name.split(" (").next().unwrap_or(name)).collect();
        assert_eq!(made, wanted, "every template is tried");
        for (template, html) in pages.iter().filter(|(name, _)| !name.contains('/')) {
            std::fs::write(out.join(sample::file(lang, template)), html).expect("the folder can be written");
        }
    }
}

#[test]
fn every_template_renders_a_bare_view_in_both_languages() {
    let theme = theme();
    for lang in LOCALES {
        let chrome = Chrome {
            site_title: "S".into(),
            title: "T".into(),
            lang: lang.into(),
            dir: "ltr".into(),
            home_href: "./".into(),
            generator: "Casebook".into(),
            ..Chrome::default()
        };
        let chrome = &chrome;
        let title = || "T".to_owned();
        macro_rules! bare {
            ($($template:literal: $view:expr),+ $(,)?) => {
                $(page(&theme, $template, lang, &Document { chrome, view: &$view });)+
            };
        }
        bare! {
            "case.html": CaseView { title: title(), ..CaseView::default() },
            "home.html": HomeView { headline: title(), ..HomeView::default() },
            "list.html": ListView { title: title(), ..ListView::default() },
            "event.html": EventView { title: title(), ..EventView::default() },
            "organization.html": OrganizationView { title: title(), ..OrganizationView::default() },
            "organizations.html": OrganizationsView { title: title(), ..OrganizationsView::default() },
            "programme.html": ProgrammeView { title: title(), ..ProgrammeView::default() },
            "scheme.html": SchemeView { title: title(), ..SchemeView::default() },
            "statistics.html": StatisticsView { title: title(), ..StatisticsView::default() },
            "statistic.html": StatisticView { title: title(), ..StatisticView::default() },
            "indicators.html": IndicatorsView { title: title(), ..IndicatorsView::default() },
            "indicator.html": IndicatorView { title: title(), ..IndicatorView::default() },
            "sources.html": SourcesView { title: title(), ..SourcesView::default() },
            "corrections.html": CorrectionsView { title: title(), ..CorrectionsView::default() },
            "search.html": SearchView { title: title(), ..SearchView::default() },
            "page.html": PageView { title: title(), ..PageView::default() },
            "embed.html": EmbedView {
                chart: ChartView { title: title(), ..ChartView::default() },
                ..EmbedView::default()
            },
            "withdrawn.html": WithdrawnView { title: title(), ..WithdrawnView::default() },
            "404.html": NotFoundView::default(),
        }
    }
}
