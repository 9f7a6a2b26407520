//! What authors do to the site that `casebook init` makes, in any order.

use std::fs;
use std::path::{Path, PathBuf};

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// The folder of its case.
const CASE: &str = "content/cases/example-case";

/// What the edits of a theme need.
pub fn begin(root: &Path) -> Outcome {
    for folder in ["assets", "templates", "strings"] {
        fs::create_dir_all(root.join("themes/mine").join(folder))?;
    }
    Ok(fs::write(root.join("themes/mine/assets/site.css"), "h1 { margin: 0 }\n")?)
}

/// What authors do to a site: a name for the report, and the edit, which leaves alone what is not there.
pub type Edit = (&'static str, fn(&Path, u64) -> Outcome);

pub const EDITS_OF: [Edit; 20] = [
    ("prose", |root, round| {
        append(root, &format!("{CASE}/en.md"), &format!("\nMore was done, {}.\n", word(round)))
    }),
    ("prose in Chinese", |root, _| append(root, &format!("{CASE}/zh-Hans.md"), "\n工作继续推进。\n")),
    ("a figure and its sentences", |root, round| {
        let (from, to) = if round % 2 == 0 { ("12", "14") } else { ("14", "12") };
        for name in ["case.yaml", "en.md", "zh-Hans.md"] {
            replace(
                root,
                &format!("{CASE}/{name}"),
                &format!("[{from}](figure:sessions)"),
                &format!("[{to}](figure:sessions)"),
            )?;
        }
        replace(root, &format!("{CASE}/case.yaml"), &format!("value: {from}"), &format!("value: {to}"))
    }),
    ("a figure alone", |root, _| replace(root, &format!("{CASE}/case.yaml"), "value: 12", "value: 13")),
    ("a slip in a record", |root, _| {
        replace(root, &format!("{CASE}/case.yaml"), "unit: session", "unti: session")
    }),
    ("a stylesheet", |root, round| {
        Ok(fs::write(root.join("themes/mine/assets/site.css"), format!("h1 {{ margin: {round}px }}\n"))?)
    }),
    ("another theme", |root, _| {
        let site = fs::read_to_string(root.join("content/site.yaml"))?;
        let (from, to) = if site.contains("theme: civic") {
            ("theme: civic", "theme: mine")
        } else {
            ("theme: mine", "theme: civic")
        };
        replace(root, "content/site.yaml", from, to)
    }),
    ("a template", |root, round| {
        let path = root.join("themes/mine/templates/partials");
        fs::create_dir_all(&path)?;
        Ok(fs::write(path.join("footer.html"), format!("<footer><p>Edition {}</p></footer>\n", word(round)))?)
    }),
    ("a template gone", |root, _| remove(&root.join("themes/mine/templates/partials/footer.html"))),
    ("a word of the interface", |root, round| {
        Ok(fs::write(
            root.join("themes/mine/strings/en.yaml"),
            format!("draft.mark: Draft {}\n", word(round)),
        )?)
    }),
    ("the title of the site", |root, _| {
        replace(root, "content/site.yaml", "A new casebook", "A newer casebook")
    }),
    ("a record copied", |root, round| {
        let copied = root.join(format!("content/cases/copy-{}", word(round)));
        let title = |text: String| {
            let text = text.replacen("{en: Example case", &format!("{{en: Copy {} of the", word(round)), 1);
            text.replacen("zh-Hans: 示例案例", &format!("zh-Hans: 副本{}", round + 1), 1)
        };
        let written = |text: String| {
            text.replace("Write here what the service did and for whom.", "It was a service.")
                .replace("请在此说明服务的内容和对象。", "这是一项服务。")
        };
        fs::create_dir_all(&copied)?;
        for name in ["case.yaml", "en.md", "zh-Hans.md"] {
            fs::write(copied.join(name), written(title(fs::read_to_string(root.join(CASE).join(name))?)))?;
        }
        Ok(())
    }),
    ("a copy removed", |root, _| match copies(root)?.first() {
        Some(copy) => Ok(fs::remove_dir_all(copy)?),
        None => Ok(()),
    }),
    ("a copy renamed", |root, round| match copies(root)?.last() {
        Some(copy) => {
            let to = root.join(format!("content/cases/renamed-{}", word(round)));
            if to.exists() { Ok(()) } else { Ok(fs::rename(copy, to)?) }
        }
        None => Ok(()),
    }),
    ("a file beside a record", |root, round| {
        Ok(fs::write(root.join(CASE).join(format!("notes-{}.txt", word(round))), "Notes.\n")?)
    }),
    ("the files beside a record gone", |root, _| {
        for entry in fs::read_dir(root.join(CASE))? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "txt") {
                fs::remove_file(path)?;
            }
        }
        Ok(())
    }),
    ("a carried file", |root, round| {
        fs::create_dir_all(root.join("content/static/more"))?;
        Ok(fs::write(root.join(format!("content/static/more/{}.txt", word(round))), "carried")?)
    }),
    ("the carried files elsewhere", |root, _| {
        let (more, less) = (root.join("content/static/more"), root.join("content/static/less"));
        if more.is_dir() && !less.exists() { Ok(fs::rename(more, less)?) } else { Ok(()) }
    }),
    ("a page deleted", |root, _| {
        let about = root.join("content/pages/about");
        if about.is_dir() { Ok(fs::rename(about, root.join("about.kept"))?) } else { Ok(()) }
    }),
    ("a page come back", |root, _| {
        let kept = root.join("about.kept");
        if kept.is_dir() { Ok(fs::rename(kept, root.join("content/pages/about"))?) } else { Ok(()) }
    }),
];

/// Takes back what breaks the site.
pub fn mend(root: &Path) -> Outcome {
    replace(root, &format!("{CASE}/case.yaml"), "unti: session", "unit: session")?;
    replace(root, &format!("{CASE}/case.yaml"), "value: 13", "value: 12")
}

/// The folders of records that were copied.
fn copies(root: &Path) -> Result<Vec<PathBuf>, Box<dyn std::error::Error>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root.join("content/cases"))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with("copy-") || name.starts_with("renamed-") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn word(round: u64) -> String {
    char::from(b'a' + (round % 26) as u8).to_string()
}

fn append(root: &Path, name: &str, text: &str) -> Outcome {
    let path = root.join(name);
    Ok(fs::write(&path, fs::read_to_string(&path)? + text)?)
}

fn replace(root: &Path, name: &str, from: &str, to: &str) -> Outcome {
    let path = root.join(name);
    Ok(fs::write(&path, fs::read_to_string(&path)?.replace(from, to))?)
}

fn remove(path: &Path) -> Outcome {
    if path.exists() { Ok(fs::remove_file(path)?) } else { Ok(()) }
}
