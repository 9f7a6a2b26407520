//! The preview as a browser sees it: pages from memory, events after edits, and requests that are refused.

mod bar;
mod browser;
#[path = "../edits/mod.rs"]
mod edits;
mod life;
mod same;
mod wire;

use std::fs;
use std::path::Path;
use std::process::Command;

use browser::{Answer, Outcome, Preview};

const CASE: &str = "content/cases/example-case";
const PAGE: &str = "/cases/example-case/";

#[test]
fn an_edit_brings_news_and_the_new_content() -> Outcome {
    let preview = Preview::start()?;
    assert!(preview.get(PAGE)?.body.contains("What was done"));
    let (first, other) = (preview.about(PAGE)?, preview.about("/about/")?);
    assert_eq!(first["stopped"], false);
    preview.edit(&format!("{CASE}/en.md"), "What was done", "What came of it")?;
    let second = preview.about_when(PAGE, |about| about["page"] != first["page"])?;
    assert_eq!(second["stopped"], false);
    let page = preview.get(PAGE)?;
    assert!(page.body.contains("What came of it") && !page.body.contains("What was done"));
    assert!(page.body.contains(&format!("data-page=\"{}\"", second["page"].as_str().unwrap_or("?"))));
    // A page that shows nothing of it stays as it is.
    assert_eq!(preview.about("/about/")?["page"], other["page"]);
    assert!(!preview.path("public").exists());
    Ok(())
}

#[test]
fn a_broken_edit_keeps_the_last_good_page_and_reports_over_it() -> Outcome {
    let preview = Preview::start()?;
    let before = preview.get(PAGE)?.body;
    let first = preview.about(PAGE)?;
    preview.edit(&format!("{CASE}/case.yaml"), "value: 12", "valeu: <b>12</b>")?;
    let broken = preview.about_when(PAGE, |about| about["stopped"] == true)?;
    assert_eq!(broken["page"], first["page"]);
    let finding = &broken["findings"]["list"][0];
    assert_eq!((&finding["severity"], &finding["own"]), (&"error".into(), &true.into()), "{broken}");
    let report = finding["text"].as_str().unwrap_or_default();
    assert!(report.contains("valeu: <b>12</b>") && report.contains("^^^"), "no excerpt in {report}");
    assert!(!report.contains('\u{1b}'), "terminal colours in {report:?}");
    let place = finding["place"]["text"].as_str().unwrap_or_default();
    assert!(place.starts_with("content/cases/example-case/case.yaml:"), "{place}");
    assert_eq!(preview.about("/about/")?["findings"]["list"][0]["own"], false);
    assert_eq!(preview.get(PAGE)?.body, before);

    preview.edit(&format!("{CASE}/case.yaml"), "valeu: <b>12</b>", "value: 12")?;
    let mended = preview.about_when(PAGE, |about| about["stopped"] == false)?;
    // The same content as before: the report vanishes and nothing is loaded anew.
    assert_eq!(mended["page"], first["page"]);
    Ok(())
}

#[test]
fn a_site_that_was_never_good_shows_its_report_until_it_is() -> Outcome {
    let preview = Preview::start_with(&[], |root| {
        let site = root.join("content/site.yaml");
        Ok(fs::write(&site, fs::read_to_string(&site)?.replace("theme: civic", "theme: <b>none</b>"))?)
    })?;
    let answer = preview.get("/")?;
    assert_eq!(answer.status, 503);
    assert!(answer.body.contains("&lt;b&gt;none") && !answer.body.contains("<b>none"), "{}", answer.body);
    assert!(answer.body.contains("/_casebook/reload.js") && answer.body.contains("data-page=\"\""));
    assert!(preview.about("/")?["page"].is_null());
    preview.edit("content/site.yaml", "theme: <b>none</b>", "theme: civic")?;
    preview.wait_for("/", |answer| answer.status == 200)
}

#[test]
fn saves_by_renaming_are_seen_again_and_again() -> Outcome {
    let preview = Preview::start()?;
    let file = preview.path(&format!("{CASE}/en.md"));
    for round in 1..=3 {
        let beside = file.with_file_name(".en.md.new");
        fs::write(
            &beside,
            format!(
                "## Round number {}\n\nSaved.\n\n![](figures:key)\n\n[](figure:sessions) [](figure:participants)\n",
                "i".repeat(round)
            ),
        )?;
        fs::rename(&beside, &file)?;
        let expected = format!("Round number {}<", "i".repeat(round));
        preview.wait_for(PAGE, |answer| answer.body.contains(&expected))?;
    }
    Ok(())
}

#[test]
fn a_deleted_record_is_gone_and_a_new_folder_is_seen() -> Outcome {
    let preview = Preview::start()?;
    fs::rename(preview.path("content/pages/about"), preview.path("away"))?;
    preview.wait_for("/about/", |answer| answer.status == 404)?;
    // The starter allows its own blanks at their old place alone.
    fs::write(preview.path("away/page.yaml"), "title: {en: Imprint, zh-Hans: 版本说明}\n")?;
    fs::write(preview.path("away/en.md"), "Who publishes this.\n")?;
    fs::write(preview.path("away/zh-Hans.md"), "本站的主办单位。\n")?;
    fs::rename(preview.path("away"), preview.path("content/pages/imprint"))?;
    preview.wait_for("/imprint/", |answer| answer.status == 200)
}

#[test]
fn the_whole_content_folder_may_be_replaced() -> Outcome {
    let preview = Preview::start()?;
    fs::rename(preview.path("content"), preview.path("old"))?;
    preview.about_when(PAGE, |about| about["stopped"] == true)?;
    fs::rename(preview.path("old"), preview.path("content"))?;
    preview.about_when(PAGE, |about| about["stopped"] == false)?;
    preview.edit(&format!("{CASE}/en.md"), "What was done", "What came of it")?;
    preview.wait_for(PAGE, |answer| answer.body.contains("What came of it"))
}

#[test]
fn polling_sees_edits_as_well() -> Outcome {
    let preview = Preview::start_with(&["--poll=100"], |_| Ok(()))?;
    preview.edit(&format!("{CASE}/en.md"), "What was done", "What came of it")?;
    preview.wait_for(PAGE, |answer| answer.body.contains("What came of it"))
}

#[test]
fn a_changed_stylesheet_is_swapped_without_loading_the_page() -> Outcome {
    let sheet = "themes/civic/assets/civic.css";
    let preview = Preview::start_with(&[], |root| {
        fs::create_dir_all(root.join("themes/civic/assets"))?;
        Ok(fs::write(root.join(sheet), "body { margin: 0 }\n")?)
    })?;
    let named = |about: &serde_json::Value| {
        let styles = about["styles"].as_array().cloned().unwrap_or_default();
        let names: Vec<String> = styles.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect();
        names.into_iter().find(|name| name.starts_with("/assets/pages."))
    };
    let first = preview.about(PAGE)?;
    preview.edit(sheet, "margin: 0", "margin: 1px")?;
    let second = preview.about_when(PAGE, |about| named(about) != named(&first))?;
    assert_eq!(second["page"], first["page"]);
    assert!(preview.get(&named(&second).ok_or("no stylesheet")?)?.body.contains("margin: 1px"));
    Ok(())
}

#[test]
fn a_picture_that_a_stylesheet_names_changes_the_page() -> Outcome {
    let (sheet, picture) = ("themes/civic/assets/share.css", "content/static/seal.svg");
    let drawing = |colour: &str| {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><path fill=\"{colour}\" d=\"M0 0h9\"/></svg>")
    };
    let preview = Preview::start_with(&[], |root| {
        fs::create_dir_all(root.join("themes/civic/assets"))?;
        fs::create_dir_all(root.join("content/static"))?;
        fs::write(root.join(sheet), "h1 { background: url('../seal.svg') }\n")?;
        Ok(fs::write(root.join(picture), drawing("red"))?)
    })?;
    let first = preview.about(PAGE)?;
    fs::write(preview.path(picture), drawing("blue"))?;
    let second = preview.about_when(PAGE, |about| about["page"] != first["page"])?;
    assert_eq!(second["styles"], first["styles"], "the stylesheet itself is the same");
    Ok(())
}

#[test]
fn drafts_show_only_where_asked_for() -> Outcome {
    let draft = |root: &Path| -> Outcome {
        let case = root.join(CASE).join("case.yaml");
        Ok(fs::write(&case, fs::read_to_string(&case)?.replace("status: published", "status: draft"))?)
    };
    assert_eq!(Preview::start_with(&[], draft)?.get("/cases/example-case/")?.status, 404);
    assert_eq!(Preview::start_with(&["--drafts"], draft)?.get("/cases/example-case/")?.status, 200);
    Ok(())
}

#[test]
fn addresses_lead_to_planned_files_and_nowhere_else() -> Outcome {
    let preview = Preview::start()?;
    let table = [
        ("/", 200, "text/html; charset=utf-8"),
        ("/index.html", 200, "text/html; charset=utf-8"),
        ("/?x=/../", 200, "text/html; charset=utf-8"),
        ("/zh-Hans/cases/example%2Dcase/", 200, "text/html; charset=utf-8"),
        ("/cases/example-case/figures.csv", 200, "text/csv; charset=utf-8"),
        ("/_casebook/reload.js", 200, "text/javascript; charset=utf-8"),
        ("/_casebook/bar.css", 200, "text/css; charset=utf-8"),
        ("/nowhere", 404, "text/html; charset=utf-8"),
        ("/../content/site.yaml", 404, "text/html; charset=utf-8"),
        ("/content/site.yaml", 404, "text/html; charset=utf-8"),
        ("/%2e%2e/%2e%2e/etc/passwd", 404, "text/html; charset=utf-8"),
        ("/..%2f..%2fetc%2fpasswd", 404, "text/html; charset=utf-8"),
        ("/%252e%252e/etc/passwd", 404, "text/html; charset=utf-8"),
        ("/..%5c..%5cetc", 404, "text/html; charset=utf-8"),
        ("//etc/passwd", 404, "text/html; charset=utf-8"),
        ("/index.html%00.png", 404, "text/html; charset=utf-8"),
        ("/%ff%fe", 404, "text/html; charset=utf-8"),
    ];
    for (path, status, media) in table {
        let answer = preview.get(path)?;
        assert_eq!(answer.status, status, "{path}");
        assert!(answer.head.contains(&format!("content-type: {media}")), "{path}\n{}", answer.head);
        for header in [
            "x-content-type-options: nosniff",
            "cache-control: no-store",
            "cross-origin-resource-policy: same-origin",
        ] {
            assert!(answer.head.contains(header), "{path} lacks {header}");
        }
        assert!(!answer.head.contains("access-control-"), "{path}\n{}", answer.head);
    }
    let answer = preview.get("/cases/example-case?print=1")?;
    assert!(
        answer.status == 307 && answer.head.contains("location: /cases/example-case/?print=1"),
        "{}",
        answer.head
    );
    assert!(preview.get("/zh-Hans/nowhere/")?.body.contains("lang=\"zh-Hans\""));
    Ok(())
}

#[test]
fn only_the_own_browser_may_ask_and_only_to_read() -> Outcome {
    let preview = Preview::start()?;
    let host = preview.host.as_str();
    let port = host.rsplit(':').next().unwrap_or_default();
    let localhost = format!("localhost:{port}");
    let own = format!("http://{host}");
    type Headers<'a> = &'a [(&'a str, &'a str)];
    let table: [(&str, Headers<'_>, u16); 10] = [
        ("GET", &[("Host", &localhost)], 200),
        ("GET", &[("Host", host), ("Origin", &own)], 200),
        ("GET", &[("Host", "evil.example")], 403),
        ("GET", &[("Host", "127.0.0.1")], 403),
        ("GET", &[("Host", host), ("Origin", "http://evil.example")], 403),
        ("GET", &[("Host", host), ("Origin", "null")], 403),
        ("GET", &[], 400),
        ("POST", &[("Host", host)], 405),
        ("OPTIONS", &[("Host", host)], 405),
        ("DELETE", &[("Host", host)], 405),
    ];
    for (method, headers, status) in table {
        let answer = preview.ask(method, "/", headers)?;
        assert_eq!(answer.status, status, "{method} {headers:?}");
        if status != 200 {
            assert!(!answer.body.contains("<html"), "{method} {headers:?}\n{}", answer.body);
        }
    }
    let stream =
        preview.ask("GET", "/_casebook/events", &[("Host", host), ("Origin", "http://evil.example")])?;
    assert_eq!(stream.status, 403);

    let (get, head) = (preview.get("/")?, preview.ask("HEAD", "/", &[("Host", host)])?);
    let length = |answer: &Answer| {
        answer.head.lines().find(|line| line.starts_with("content-length:")).map(str::to_owned)
    };
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert!(length(&get).is_some() && length(&get) == length(&head));
    Ok(())
}

#[test]
fn a_page_is_that_of_a_build_with_the_script_added() -> Outcome {
    let preview = Preview::start()?;
    let out = tempfile::tempdir()?;
    let built = Command::new(env!("CARGO_BIN_EXE_casebook"))
        .args(["--quiet", "build", "--root"])
        .arg(preview.folder.path())
        .arg("--output-dir")
        .arg(out.path().join("public"))
        .status()?;
    assert!(built.success());
    for page in ["index.html", "zh-Hans/cases/example-case/index.html"] {
        let shown = preview.get(&format!("/{page}"))?.body;
        let start = shown.find("<script type=\"module\" src=\"/_casebook/").ok_or("no script")?;
        let end =
            start + shown[start..].find("</script>\n").ok_or("no end of the script")? + "</script>\n".len();
        let without = format!("{}{}", &shown[..start], &shown[end..]);
        assert_eq!(without, fs::read_to_string(out.path().join("public").join(page))?, "{page}");
    }
    Ok(())
}

#[test]
fn a_port_that_was_named_and_is_taken_is_refused() -> Outcome {
    let taken = std::net::TcpListener::bind("127.0.0.1:0")?;
    let port = taken.local_addr()?.port().to_string();
    let folder = tempfile::tempdir()?;
    let program = env!("CARGO_BIN_EXE_casebook");
    assert!(Command::new(program).args(["--quiet", "init", "--root"]).arg(folder.path()).status()?.success());
    let ended =
        Command::new(program).args(["serve", "--port", &port, "--root"]).arg(folder.path()).output()?;
    assert_eq!(ended.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ended.stderr).contains(&port));
    Ok(())
}
