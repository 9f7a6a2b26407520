//! docs/theme.md says what is so: every view with its fields, every template, variable and message that it names.
//!
//! `UPDATE_GOLDENS=1 cargo test --test theme` writes what follows the mark anew, from the comments of the structs in `src/render/view/`.

#[path = "../expected/mod.rs"]
mod expected;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use casebook::render::view::*;
use serde::Serialize;

use crate::loading::{folder, messages, templates};

/// The end of the comment behind which the views begin.
const MARK: &str = "UPDATE_GOLDENS=1 cargo test --test theme -->\n";

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("it is a text")
}

struct View {
    name: String,
    about: String,
    fields: Vec<Field>,
}

struct Field {
    name: String,
    kind: String,
    about: String,
}

/// The structs of a source file of views with their comments. The files are formatted, so a line says one thing.
fn views(source: &str) -> Vec<View> {
    let mut views: Vec<View> = Vec::new();
    let mut about = Vec::new();
    let mut is_open = false;
    for line in source.lines() {
        let code = line.trim();
        if let Some(said) = code.strip_prefix("///") {
            about.push(said.trim());
        } else if let Some(name) = line.strip_prefix("pub struct ").and_then(|rest| rest.strip_suffix(" {")) {
            is_open = !name.contains('<');
            if is_open {
                views.push(View { name: name.to_owned(), about: prose(&about), fields: Vec::new() });
            }
            about.clear();
        } else if let Some((name, kind)) = code.strip_prefix("pub ").and_then(|rest| rest.split_once(": ")) {
            if let (true, Some(view)) = (is_open, views.last_mut()) {
                let kind = kind.trim_end_matches(',').to_owned();
                view.fields.push(Field { name: name.to_owned(), kind, about: prose(&about) });
            }
            about.clear();
        } else if !code.starts_with("#[") {
            about.clear();
        }
    }
    views
}

/// A comment as a sentence of the document: links between types become their names.
fn prose(lines: &[&str]) -> String {
    let lines = lines.iter().filter(|line| !line.starts_with('[') || !line.contains("]: "));
    let text = lines.copied().collect::<Vec<_>>().join(" ");
    text.replace("[`", "`").replace("`]", "`").replace('|', "\\|").trim().to_owned()
}

/// What a template gets, in words.
fn in_words(field: &Field, names: &BTreeSet<String>) -> String {
    fn of(kind: &str, is_safe: bool, names: &BTreeSet<String>) -> String {
        let inner = |prefix: &str| kind.strip_prefix(prefix).and_then(|rest| rest.strip_suffix('>'));
        if let Some(inner) = inner("Option<") {
            return format!("{}, or nothing", of(inner, is_safe, names));
        }
        if let Some(inner) = inner("Vec<") {
            return format!("list: {}", of(inner, is_safe, names));
        }
        match kind {
            "String" if is_safe => "safe HTML".to_owned(),
            "String" => "text".to_owned(),
            "BTreeMap<String, String>" => "map: text by name".to_owned(),
            "bool" => "yes or no".to_owned(),
            "usize" | "u32" => "number".to_owned(),
            name => {
                assert!(names.contains(name), "{name} is a view");
                format!("[{name}](#{})", name.to_lowercase())
            }
        }
    }
    let is_safe = field.name == "html" || field.name.ends_with("_html") || field.name.starts_with("svg_");
    of(&field.kind, is_safe, names)
}

/// The templates that a view says it is for.
fn templates_of(view: &View) -> Vec<String> {
    let Some((_, rest)) = view.about.split_once("The view of ") else { return Vec::new() };
    let sentence = rest.split_once(". ").map_or(rest, |(sentence, _)| sentence);
    sentence.split('`').filter(|word| word.ends_with(".html")).map(str::to_owned).collect()
}

/// The views in the order of their modules; what many of them share comes last.
fn all_views() -> Vec<View> {
    let shared = read("src/render/view.rs");
    let modules = shared.lines().filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';'));
    let mut all: Vec<View> =
        modules.flat_map(|name| views(&read(&format!("src/render/view/{name}.rs")))).collect();
    all.sort_by_key(|view| view.name != "Chrome");
    all.extend(views(&shared));
    all
}

fn written(all: &[View]) -> String {
    let names: BTreeSet<String> = all.iter().map(|view| view.name.clone()).collect();
    let mut out = String::from("\n| template | its view |\n|---|---|\n");
    let mut pairs: Vec<(String, &str)> = all
        .iter()
        .flat_map(|view| templates_of(view).into_iter().map(|template| (template, view.name.as_str())))
        .collect();
    pairs.sort();
    for (template, name) in pairs {
        let _ = writeln!(out, "| `{template}` | [{name}](#{}) |", name.to_lowercase());
    }
    for view in all {
        let _ = write!(out, "\n### {}\n\n{}\n\n| field | gives | |\n|---|---|---|\n", view.name, view.about);
        for field in &view.fields {
            let _ = writeln!(out, "| `{}` | {} | {} |", field.name, in_words(field, &names), field.about);
        }
    }
    out
}

#[test]
fn the_views_are_those_of_the_program() {
    let text = read("docs/theme.md");
    let (by_hand, views) = text.split_once(MARK).expect("the document has its mark");
    let now = written(&all_views());
    if expected::are_rewritten() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/theme.md");
        fs::write(path, format!("{by_hand}{MARK}{now}")).expect("the document can be written");
        return;
    }
    let line = views.lines().zip(now.lines()).find(|(written, now)| written != now);
    assert!(views == now, "docs/theme.md is not up to date: {line:?}; see CONTRIBUTING.md");
}

/// The names of the fields that a template sees of a view.
fn seen(view: &impl Serialize) -> BTreeSet<String> {
    let value = serde_json::to_value(view).expect("a view is data");
    value.as_object().expect("a view has fields").keys().cloned().collect()
}

#[test]
fn the_documented_fields_are_those_that_templates_see() {
    let all = all_views();
    let mut tried = BTreeSet::new();
    macro_rules! held {
        ($($view:ident)+) => {$(
            let documented = all.iter().find(|view| view.name == stringify!($view));
            let documented = documented.expect(concat!(stringify!($view), " is documented"));
            let names: BTreeSet<String> = documented.fields.iter().map(|field| field.name.clone()).collect();
            assert_eq!(names, seen(&$view::default()), stringify!($view));
            tried.insert(stringify!($view).to_owned());
        )+};
    }
    held! {
        Alternate Asset Byline CardGroup CardView CaseIndex CaseView ChangeView ChartView Chrome Citation Column ContentsItem CorrectionRow
        CorrectionsView DateView Download EmbedView EventView Fact FactValue FigureView FiguresView Footer FrameView HomeView
        ImageView IndicatorView IndicatorsView Link ListView MetaTag MilestoneView NavItem NotFoundView NoteRef NoteView
        OrganizationRole OrganizationView OrganizationsView PageLink PageView Pagination PathwayView Phrase PillarView
        ProgrammeView PublisherView Recognition Row RowCell Run SchemeView SearchView SelectedGroup Share SharePicture
        SourceRow SourceView SourcesView StageView StatisticCard StatisticView StatisticsView TableView TermGroup TermView
        WithdrawnView
    }
    let documented: BTreeSet<String> = all.into_iter().map(|view| view.name).collect();
    assert_eq!(documented, tried, "every documented view is held against its struct");
}

#[test]
fn each_template_is_documented_and_each_documented_one_is_there() {
    let text = read("docs/theme.md");
    let named: BTreeSet<&str> =
        text.split('`').filter(|word| word.ends_with(".html") && !word.contains(' ')).collect();
    let templates = templates();
    for name in templates.keys() {
        assert!(named.contains(name.as_str()), "docs/theme.md says nothing of {name}");
    }
    for name in named.iter().filter(|name| !name.starts_with("themes/")) {
        assert!(templates.contains_key(*name), "docs/theme.md names {name}, which civic does not have");
    }
    for path in text.split('`').filter_map(|word| word.strip_prefix("themes/mine/templates/")) {
        assert!(templates.contains_key(path), "an example would change nothing: {path}");
    }
}

#[test]
fn each_variable_is_documented_and_each_documented_one_is_there() {
    let by_hand = read("docs/theme.md");
    let by_hand = by_hand.split_once(MARK).expect("the document has its mark").0;
    let documented: BTreeSet<&str> =
        by_hand.split('`').filter(|word| word.starts_with("--") && !word.contains(' ')).collect();
    let css = fs::read_to_string(folder().join("assets/civic.css")).expect("civic has its stylesheet");
    let set: BTreeSet<&str> = css
        .lines()
        .filter_map(|line| line.trim().strip_prefix("--").and_then(|rest| rest.split_once(':')))
        .map(|(name, _)| name)
        .collect();
    let documented: BTreeSet<&str> =
        documented.iter().map(|name| &name[2..]).filter(|name| !OPTIONS.contains(name)).collect();
    assert_eq!(documented, set);
}

/// Options of the command line that the document speaks of.
const OPTIONS: [&str; 1] = ["deny-warnings"];

#[test]
fn each_word_and_code_that_is_named_is_there() {
    let text = read("docs/theme.md");
    let by_hand = text.split_once(MARK).expect("the document has its mark").0;
    let words = messages("en");
    let examples =
        by_hand.lines().filter(|line| !line.starts_with('|')).filter_map(|line| line.split_once(": "));
    let keys: Vec<&str> =
        examples.map(|(key, _)| key).filter(|key| key.contains('.') && !key.contains([' ', '`'])).collect();
    assert!(!keys.is_empty(), "there is an example of a word");
    for key in keys {
        assert!(words.contains_key(key), "{key} is no word of civic");
    }
    let manual = read("docs/diagnostics.md");
    let codes: BTreeSet<&str> =
        by_hand.match_indices("CB").filter_map(|(at, _)| by_hand.get(at..at + 5)).collect();
    assert!(codes.len() > 10, "{codes:?}");
    for code in codes {
        assert!(manual.contains(&format!("## {code}")), "{code} is no code");
    }
}

#[test]
fn the_document_is_led_to() {
    for file in ["README.md", "CONTRIBUTING.md"] {
        assert!(read(file).contains("(docs/theme.md)"), "{file} leads to docs/theme.md");
    }
}
