//! An address of the site as readers may write it, and as patterns of servers match it.

use crate::output::OutPath;

/// What stands at one file.
pub(super) struct Address {
    /// Below the site: the file, or the folder without a last `/` where the file is its `index.html`.
    path: String,
    is_folder: bool,
}

impl Address {
    pub fn of(file: &OutPath) -> Address {
        match file.as_str().strip_suffix("/index.html") {
            Some(folder) => Address { path: folder.to_owned(), is_folder: true },
            None => Address { path: file.as_str().to_owned(), is_folder: false },
        }
    }

    /// The file below the site.
    pub fn file(&self) -> String {
        if self.is_folder { format!("{}/index.html", self.path) } else { self.path.clone() }
    }

    /// Every way to write it below the site.
    pub fn forms(&self) -> Vec<String> {
        let path = &self.path;
        match self.is_folder {
            true => vec![path.clone(), format!("{path}/"), format!("{path}/index.html")],
            false => vec![path.clone()],
        }
    }

    /// A regular expression (PCRE) for what follows the path of the site.
    pub fn pattern(&self) -> String {
        let end = if self.is_folder { r"(?:/|/index\.html)?" } else { "" };
        format!("{}{end}", escaped(&self.path))
    }
}

/// A text as a regular expression that matches it and nothing else. `#`, by which Apache ends one, goes by its number.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '#' => out.push_str(r"\x23"),
            '.' | '+' | '(' | ')' | '[' | ']' | '{' | '}' | '^' | '$' => out.extend(['\\', c]),
            // What else has a meaning there no published path has.
            c => out.push(c),
        }
    }
    out
}

/// A path as servers see it once they have decoded it (RFC 3986, 2.1); as it is where that is no text.
pub(super) fn decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend(before.as_bytes());
        match after.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => return path.to_owned(),
        }
    }
    bytes.extend(rest.as_bytes());
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(path: &str) -> Address {
        Address::of(&OutPath::new(path).expect("a path"))
    }

    #[test]
    fn a_folder_is_written_in_three_ways_and_a_file_in_one() {
        let folder = address("cases/图 1/index.html");
        let path = "cases/图 1";
        assert_eq!(folder.forms(), [path.to_owned(), format!("{path}/"), format!("{path}/index.html")]);
        assert_eq!(folder.pattern(), r"cases/图 1(?:/|/index\.html)?");
        let file = address("old/a+b$.html");
        assert_eq!((file.forms().len(), file.pattern()), (1, r"old/a\+b\$\.html".to_owned()));
        assert_eq!(
            (file.file(), folder.file()),
            ("old/a+b$.html".to_owned(), "cases/图 1/index.html".to_owned())
        );
    }

    #[test]
    fn what_is_encoded_in_the_path_of_a_site_is_decoded_as_servers_do() {
        for (path, expected) in [
            ("/ip/", "/ip/"),
            ("/a%20b/", "/a b/"),
            ("/%E5%9B%BE/", "/图/"),
            ("/50%/", "/50%/"),
            ("/%FF/", "/%FF/"),
        ] {
            assert_eq!(decoded(path), expected, "{path}");
        }
    }
}
