//! Links from a page to the places in the author's editor.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use serde_json::{Value, json};

use super::finding::Spot;
use crate::route::encoded;

/// The address by which an editor opens a file at a line: a pattern with `{path}`, `{line}` and `{column}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor(String);

/// The editors that take such addresses, as their makers document them.
const KNOWN: [(&str, &str); 5] = [
    ("vscode", "vscode://file{path}:{line}:{column}"),
    ("vscodium", "vscodium://file{path}:{line}:{column}"),
    ("cursor", "cursor://file{path}:{line}:{column}"),
    ("zed", "zed://file{path}:{line}:{column}"),
    ("idea", "idea://open?file={path}&line={line}&column={column}"),
];

/// Schemes whose addresses a browser would run or show itself.
const NO_EDITOR: [&str; 8] = ["javascript", "vbscript", "data", "blob", "http", "https", "file", "about"];

impl FromStr for Editor {
    type Err = String;

    /// Takes the name of a known editor, or a pattern of one's own.
    fn from_str(text: &str) -> Result<Editor, String> {
        if let Some((_, pattern)) = KNOWN.iter().find(|(name, _)| *name == text) {
            return Ok(Editor((*pattern).to_owned()));
        }
        let is_scheme = |scheme: &&str| {
            scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
                && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
                && !NO_EDITOR.contains(&scheme.to_ascii_lowercase().as_str())
        };
        let scheme = text.split_once("://").map(|(scheme, _)| scheme).filter(is_scheme);
        match scheme.filter(|_| text.contains("{path}")) {
            Some(_) => Ok(Editor(text.to_owned())),
            None => {
                let known: Vec<&str> = KNOWN.iter().map(|(name, _)| *name).collect();
                Err(format!(
                    "write {}, or an address such as vscode://file{{path}}:{{line}}:{{column}}",
                    known.join(", ")
                ))
            }
        }
    }
}

/// Makes places of a site into what a browser shows of them.
pub(super) struct Places {
    root: PathBuf,
    editor: Option<Editor>,
}

impl Places {
    /// `root` is the real folder of the site.
    pub fn new(root: &Path, editor: Option<Editor>) -> Places {
        Places { root: root.to_owned(), editor }
    }

    /// The words of a place, and the address that opens it, where an editor was named and the file is the site's own.
    pub fn place(&self, spot: &Spot) -> Value {
        json!({ "text": spot.text(), "href": self.address(spot) })
    }

    fn address(&self, spot: &Spot) -> Option<String> {
        let Editor(pattern) = self.editor.as_ref()?;
        // What comes along with Casebook lies on no disk.
        let path = Some(self.root.join(&spot.path)).filter(|path| path.is_file())?;
        let path = path.to_str()?.replace('\\', "/");
        // On Windows a real path begins with `//?/`, which editors do not know.
        let path = path.strip_prefix("//?/").unwrap_or(&path);
        let path = if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
        let address = pattern.replace("{path}", &encoded(&path).replace("%3A", ":"));
        Some(address.replace("{line}", &spot.line.to_string()).replace("{column}", &spot.column.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_is_a_name_or_an_address_with_a_path() {
        for (text, is_taken) in [
            ("vscode", true),
            ("zed", true),
            ("myeditor://open?f={path}", true),
            ("emacs", false),
            ("myeditor://open", false),
            ("{path}", false),
            ("javascript://{path}", false),
            ("JavaScript://{path}", false),
            ("https://example.org/{path}", false),
            ("my editor://{path}", false),
        ] {
            assert_eq!(text.parse::<Editor>().is_ok(), is_taken, "{text}");
        }
    }

    #[test]
    fn a_place_opens_where_the_file_is() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        std::fs::write(folder.path().join("图 1.md"), "")?;
        let spot = |path: &str| Spot { path: path.to_owned(), line: 3, column: 5 };
        let places = Places::new(folder.path(), Some("vscode".parse()?));
        let place = places.place(&spot("图 1.md"));
        assert_eq!(place["text"], "图 1.md:3:5");
        let address = place["href"].as_str().unwrap_or_default();
        assert!(
            address.starts_with("vscode://file/") && address.ends_with("/%E5%9B%BE%201.md:3:5"),
            "{address}"
        );
        assert!(places.place(&spot("themes/civic/templates/case.html"))["href"].is_null());
        assert!(Places::new(folder.path(), None).place(&spot("图 1.md"))["href"].is_null());
        Ok(())
    }
}
