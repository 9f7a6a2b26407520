//! What the benchmark in `benches/` is made on: sites without a finding, and the same content for each program.

#[path = "../benches/corpus/corner.rs"]
mod corner;
#[path = "../benches/corpus/mod.rs"]
mod corpus;
#[path = "../benches/corpus/equal.rs"]
mod equal;
#[path = "../benches/corpus/hugo.rs"]
mod hugo;

use std::error::Error;
use std::fs;

use casebook::diag::Diagnostics;
use casebook::load::load;
use casebook::{Options, prepare};
use corner::Corner;
use corpus::File;

const CASES: usize = 6;

fn site() -> impl Iterator<Item = File> {
    corpus::map_files().into_iter().chain((0..CASES).flat_map(|number| corpus::case(number, CASES)))
}

fn findings(site: impl Iterator<Item = File>) -> Result<Vec<String>, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    for (path, text) in site {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().ok_or("a file stands in a folder")?)?;
        fs::write(path, text)?;
    }
    let mut diagnostics = Diagnostics::default();
    let files = load(folder.path(), &mut diagnostics)?;
    let (_, found) = prepare(&files, &Options::default());
    diagnostics.extend(found);
    Ok(diagnostics.into_sorted(&files).iter().map(|found| format!("{found:?}")).collect())
}

#[test]
fn the_corpus_and_each_of_its_corners_are_without_a_finding() -> Result<(), Box<dyn Error>> {
    assert_eq!(findings(site())?, [] as [String; 0]);
    assert_eq!(findings(site().map(equal::as_hugo_makes_it))?, [] as [String; 0]);
    for corner in ["term=12", "figures=30", "observations=250", "taxonomies=30", "write-up=9000"] {
        let corner: Corner = corner.parse()?;
        let found = findings(site().map(|file| corner.adapt(file)).chain(corner.files()))?;
        assert_eq!(found, [] as [String; 0], "{corner:?}");
    }
    assert!("figures".parse::<Corner>().is_err() && "pages=3".parse::<Corner>().is_err());
    Ok(())
}

#[test]
fn every_case_leads_to_the_corner() -> Result<(), Box<dyn Error>> {
    let corner: Corner = "figures=3".parse()?;
    let texts: Vec<File> = site().map(|file| corner.adapt(file)).collect();
    let leading = texts.iter().filter(|(path, text)| path.ends_with(".md") && text.contains("(case:corner)"));
    assert_eq!(leading.count(), 2 * CASES);
    Ok(())
}

#[test]
fn figures_of_cases_with_one_source_differ_however_many_cases_there_are() {
    let mut seen = std::collections::BTreeSet::new();
    for number in (0..50_000).step_by(20) {
        for figure in corpus::record::Record::of(number).figures {
            assert!(seen.insert((figure.id, figure.value)), "case {number}");
        }
    }
}

#[test]
fn hugo_gets_the_same_prose_and_figures() {
    for number in 0..CASES {
        let [record, texts @ ..] = corpus::case(number, CASES);
        for ((_, plain), (path, text)) in texts.iter().zip(hugo::case(number, CASES)) {
            let (head, body) = text.split_once("\n---\n").unwrap_or_default();
            assert_eq!(body, plain, "{path}");
            let values = record.1.matches("value: ").count();
            assert_eq!((head.matches("value: ").count(), values), (10, 10), "{path}");
            for figure in corpus::record::Record::of(number).figures {
                assert!(head.contains(&format!("value: {},", figure.value)), "{path}");
            }
        }
    }
}

#[test]
fn hugo_knows_the_same_terms_and_sources() {
    let lines = |files: Vec<File>, end: &str, beginning: &str| -> Vec<String> {
        let text: String =
            files.into_iter().filter(|(path, _)| path.ends_with(end)).map(|(_, text)| text).collect();
        let lines = text.lines().filter(|line| line.starts_with(beginning));
        lines.map(|line| line.replace("zh-Hans:", "zh:")).collect()
    };
    let [plain, ours] = [corpus::map_files, hugo::map_files];
    assert_eq!(lines(plain(), "taxonomies.yaml", "    "), lines(ours(), "terms.yaml", "    "));
    assert_eq!(lines(plain(), "sources.yaml", "  title"), lines(ours(), "sources.yaml", "  title"));
    assert_eq!(lines(ours(), "sources.yaml", "  title").len(), corpus::record::SOURCES);
}
