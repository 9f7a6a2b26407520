//! What the bar is told of a page: its length and translation, its figures with their places, its files, and why readers would not see it.

use std::fs;

use crate::browser::{Outcome, Preview};
use crate::{CASE, PAGE};

#[test]
fn figures_lead_to_their_places() -> Outcome {
    let preview = Preview::start_with(&["--editor", "vscode"], |_| Ok(()))?;
    let sheet = &preview.about(PAGE)?["sheet"];
    let yaml = fs::read_to_string(preview.path(&format!("{CASE}/case.yaml")))?;
    let figures = sheet["figures"].as_array().ok_or("no figures")?;
    assert_eq!(Some(figures.len() as u64), sheet["figure_count"].as_u64());
    let named = |name: &str| figures.iter().find(|figure| figure["name"] == name).ok_or("no such figure");
    let sessions = named("sessions")?;
    let place = sessions["place"]["text"].as_str().ok_or("no place")?;
    let (path, line) = place.rsplit_once(':').and_then(|(rest, _)| rest.rsplit_once(':')).ok_or("no line")?;
    assert_eq!(path, format!("{CASE}/case.yaml"));
    let line = yaml.lines().nth(line.parse::<usize>()? - 1).ok_or("no such line")?;
    assert!(line.contains("sessions") || line.contains("value"), "{place} is {line:?}");
    let address = sessions["place"]["href"].as_str().ok_or("no address")?;
    assert!(address.starts_with("vscode://file/") && address.contains("/case.yaml:"), "{address}");
    let first = sheet["files"][0]["text"].as_str().ok_or("no files")?;
    assert_eq!(first, format!("{CASE}/en.md:1:1"));
    Ok(())
}

#[test]
fn without_an_editor_a_place_is_copied_and_names_no_folder_of_this_machine() -> Outcome {
    let preview = Preview::start()?;
    let answer = preview.get(&format!("/_casebook/about?page={PAGE}"))?;
    assert!(preview.about(PAGE)?["sheet"]["figures"][0]["place"]["href"].is_null());
    let folder = preview.folder.path().to_string_lossy().into_owned();
    assert!(!answer.body.contains(&folder), "{}", answer.body);
    Ok(())
}

#[test]
fn length_and_translation_are_told_in_each_language() -> Outcome {
    let preview = Preview::start()?;
    let text =
        "One two three, 4.5 five.\n\n![](figures:key)\n\n[](figure:sessions) [](figure:participants)\n";
    fs::write(preview.path(&format!("{CASE}/en.md")), text)?;
    let about = preview.about_when(PAGE, |about| about["sheet"]["languages"][0]["words"] == 5)?;
    let languages = &about["sheet"]["languages"];
    assert_eq!((&languages[0]["lang"], &languages[0]["is_here"]), (&"en".into(), &true.into()));
    assert_eq!(languages[1]["href"], "/zh-Hans/cases/example-case/");
    assert!(languages[1]["characters"].as_u64().is_some_and(|count| count > 10), "{languages}");
    // English is written first, and the starter's Chinese was confirmed against another text.
    let states = (&languages[0]["state"], &languages[1]["state"]);
    assert!(states.0 == "original" && (states.1 == "stale" || states.1 == "unconfirmed"), "{languages}");
    assert!(preview.about("/cases/")?["sheet"]["languages"][0]["words"].is_null());
    Ok(())
}

#[test]
fn what_readers_would_not_see_says_why() -> Outcome {
    for (line, why, day) in [
        ("status: draft", "draft", None),
        ("status: published\npublish: 2999-01-31", "scheduled", Some("2999-01-31")),
        ("status: published\nexpires: 2001-02-03", "expired", Some("2001-02-03")),
    ] {
        let preview = Preview::start_with(&["--drafts"], |root| {
            let case = root.join(CASE).join("case.yaml");
            Ok(fs::write(&case, fs::read_to_string(&case)?.replace("status: published", line))?)
        })?;
        let mark = &preview.about(PAGE)?["sheet"]["mark"];
        assert_eq!((mark["why"].as_str(), mark["day"].as_str()), (Some(why), day), "{line}");
    }
    Ok(())
}

#[test]
fn warnings_of_the_page_come_first() -> Outcome {
    let preview = Preview::start()?;
    let before = preview.about(PAGE)?["findings"]["warnings"].as_u64().unwrap_or_default();
    // A bare number that no figure states.
    preview.edit(&format!("{CASE}/en.md"), "What was done", "What was done for 98,765 people")?;
    let more = |about: &serde_json::Value| about["findings"]["warnings"].as_u64() > Some(before);
    let about = preview.about_when(PAGE, more)?;
    assert_eq!(about["stopped"], false);
    assert_eq!(about["findings"]["list"][0]["own"], true, "{about}");
    assert!(about["findings"]["own"].as_u64() >= Some(1));
    // On another page the same finding is one of elsewhere.
    let other = preview.about("/about/")?;
    let texts = |about: &serde_json::Value| about["findings"]["list"].as_array().map(Vec::len);
    assert_eq!(texts(&other), texts(&about));
    Ok(())
}

#[test]
fn an_edit_of_one_record_is_told_with_its_page() -> Outcome {
    let preview = Preview::start()?;
    assert!(preview.about(PAGE)?["edited"].is_null());
    let zh = fs::read_to_string(preview.path(&format!("{CASE}/zh-Hans.md")))?;
    fs::write(preview.path(&format!("{CASE}/zh-Hans.md")), format!("{zh}\n多谢。\n"))?;
    let about = preview.about_when("/", |about| !about["edited"].is_null())?;
    assert_eq!(about["edited"]["href"], "/zh-Hans/cases/example-case/");
    let first = about["edited"]["mark"].clone();
    preview.edit(&format!("{CASE}/case.yaml"), "value: 12", "value: 13")?;
    let edited = |about: &serde_json::Value| !about["edited"].is_null() && about["edited"]["mark"] != first;
    preview.edit(&format!("{CASE}/case.yaml"), "value: 13", "value: 12")?;
    preview.edit(&format!("{CASE}/case.yaml"), "status: published", "status: published # again")?;
    // The record is the same in all languages, so that the language of whoever asks stays.
    let about = preview.about_when("/zh-Hans/", edited)?;
    assert_eq!(about["edited"]["href"], "/zh-Hans/cases/example-case/");
    assert_eq!(preview.about("/")?["edited"]["href"], "/cases/example-case/");
    assert!(!preview.get("/")?.body.contains("data-follow"));
    assert!(Preview::start_with(&["--follow"], |_| Ok(()))?.get("/")?.body.contains(" data-follow>"));
    Ok(())
}
