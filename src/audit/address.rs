//! What an address in a page means, wherever the folder of the site lies.

use std::borrow::Cow;

use memchr::{memchr, memchr3};

use crate::output::OutPath;
use crate::route::Plan;

/// Where an address leads, seen from a published file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Address<'a> {
    /// To a file of the site, and a place in it.
    Inside { target: &'a OutPath, fragment: Option<String> },
    /// To a path where nothing is published.
    Nowhere { target: String },
    /// It holds at the root of a host, or in this one folder, and nowhere else.
    Fixed(Fixed),
    /// To another host, by any scheme of the web.
    Outside,
    /// Runs a script.
    Script,
    /// Carries its content in itself; what is inert, a picture or a font, cannot act.
    Data { is_inert: bool },
    /// Mail, telephone and the like.
    Other,
}

/// Why an address does not hold under a root, under a sub-path and from a folder alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fixed {
    /// It begins with `/`.
    Root,
    /// It begins with `//`: from a folder that is no host.
    Host,
    /// It names a file of one machine.
    File,
    /// It leads out of the site's folder.
    Above,
    /// It names a folder, which only a web server turns into a page.
    Folder,
}

/// The addresses of a site.
pub(super) struct Addresses<'a> {
    pub plan: &'a Plan,
    /// Where the site stands on the web, with a last `/`.
    pub base_url: Option<&'a str>,
    /// Where it stands on its host, with `/` at both ends.
    pub path_on_host: Option<&'a str>,
}

impl<'a> Addresses<'a> {
    /// Reads an address as a browser does (WHATWG URL standard): tabs and line ends in it do not count.
    pub fn find(&self, from: &'a OutPath, written: &str) -> Address<'a> {
        let written = match memchr3(b'\t', b'\n', b'\r', written.as_bytes()) {
            Some(_) => Cow::Owned(written.replace(['\t', '\n', '\r'], "")),
            None => Cow::Borrowed(written),
        };
        let address = written.trim_matches(|c: char| c <= ' ');
        if let Some(scheme) = scheme(address) {
            return match scheme.to_ascii_lowercase().as_str() {
                "http" | "https" | "ftp" | "ws" | "wss" => Address::Outside,
                "javascript" | "vbscript" => Address::Script,
                "file" | "blob" => Address::Fixed(Fixed::File),
                "data" => {
                    let kind = address["data:".len()..].to_ascii_lowercase();
                    let is_inert = ["image/", "font/"].iter().any(|inert| kind.starts_with(inert));
                    Address::Data { is_inert }
                }
                _ => Address::Other,
            };
        }
        match address.as_bytes() {
            [b'/' | b'\\', b'/' | b'\\', ..] => return Address::Fixed(Fixed::Host),
            [b'/' | b'\\', ..] => return Address::Fixed(Fixed::Root),
            _ => {}
        }
        let (path, fragment) = split(address);
        if path.is_empty() {
            return Address::Inside { target: from, fragment };
        }
        let mut target = String::with_capacity(from.as_str().len() + path.len());
        target.push_str(folder_of(from.as_str()));
        let is_coded = path.contains('%');
        for part in path.split(['/', '\\']) {
            let part = if is_coded { decoded(part) } else { Cow::Borrowed(part) };
            match &*part {
                "." => {}
                ".." if target.is_empty() => return Address::Fixed(Fixed::Above),
                ".." => target.truncate(folder_of(&target).len()),
                part => {
                    target.push_str(if target.is_empty() { "" } else { "/" });
                    target.push_str(part);
                }
            }
        }
        match self.plan.routes.get_key_value(target.as_str()) {
            Some((target, _)) => Address::Inside { target, fragment },
            None if self.plan.has(&index_of(&target)) => Address::Fixed(Fixed::Folder),
            None => Address::Nowhere { target },
        }
    }

    /// The file behind an absolute address of this site; nothing where the address is of another, or the site does not know its own.
    pub fn of_this_site(&self, written: &str) -> Option<Address<'a>> {
        self.below(self.base_url?, written)
    }

    /// The file behind an address from the root of the site's host; nothing where the site does not know its place there.
    pub fn of_this_host(&self, written: &str) -> Option<Address<'a>> {
        self.below(self.path_on_host?, written)
    }

    fn below(&self, base: &str, written: &str) -> Option<Address<'a>> {
        let rest = written.trim().strip_prefix(base)?;
        let (path, fragment) = split(rest);
        let path = decoded(path);
        let target = if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.into_owned()
        };
        Some(match self.plan.routes.get_key_value(target.as_str()) {
            Some((target, _)) => Address::Inside { target, fragment },
            None => Address::Nowhere { target },
        })
    }
}

/// The folder that a file or folder lies in; nothing for what lies at the root.
fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn index_of(folder: &str) -> String {
    match folder.trim_end_matches('/') {
        "" => "index.html".to_owned(),
        folder => format!("{folder}/index.html"),
    }
}

/// Path and fragment of an address, without its query.
fn split(address: &str) -> (&str, Option<String>) {
    let (path, fragment) = address.split_at(memchr(b'#', address.as_bytes()).unwrap_or(address.len()));
    let fragment = fragment.strip_prefix('#').map(decoded).filter(|fragment| !fragment.is_empty());
    let end = memchr(b'?', path.as_bytes()).unwrap_or(path.len());
    (&path[..end], fragment.map(Cow::into_owned))
}

fn scheme(address: &str) -> Option<&str> {
    let goes_on = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    let length = address.bytes().take_while(goes_on).count();
    let starts = address.as_bytes().first()?.is_ascii_alphabetic();
    (starts && address[length..].starts_with(':')).then(|| &address[..length])
}

/// `%E5%9B%BE` read as bytes of UTF-8; what is none stays as it is.
fn decoded(text: &str) -> Cow<'_, str> {
    if memchr(b'%', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = Vec::with_capacity(text.len());
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let hex = bytes.get(at + 1..at + 3).and_then(|hex| std::str::from_utf8(hex).ok());
        let byte = hex.filter(|hex| bytes[at] == b'%' && hex.bytes().all(|b| b.is_ascii_hexdigit()));
        match byte.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(out).map_or(Cow::Borrowed(text), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::Route;

    #[test]
    fn addresses_are_read_as_browsers_read_them() {
        let mut plan = Plan::default();
        for path in ["index.html", "cases/a/index.html", "cases/a/图 1.png"] {
            let path = OutPath::new(path).expect("a path");
            plan.routes.insert(path, Route::Static(String::new()));
        }
        let from = OutPath::new("cases/a/index.html").expect("a path");
        let addresses = Addresses {
            plan: &plan,
            base_url: Some("https://example.org/sub/"),
            path_on_host: Some("/sub/"),
        };
        let inside = |target: &str, fragment: Option<&str>| {
            let (target, _) = plan.routes.get_key_value(target).expect("a planned path");
            Address::Inside { target, fragment: fragment.map(str::to_owned) }
        };
        let table = [
            ("", inside("cases/a/index.html", None)),
            ("#x%20y", inside("cases/a/index.html", Some("x y"))),
            ("#", inside("cases/a/index.html", None)),
            (" ../../index.html?q#t ", inside("index.html", Some("t"))),
            ("%E5%9B%BE%201.png", inside("cases/a/图 1.png", None)),
            ("图 1.png", inside("cases/a/图 1.png", None)),
            (".\\..\\a/./index.html", inside("cases/a/index.html", None)),
            ("../../../index.html", Address::Fixed(Fixed::Above)),
            ("../a/", Address::Fixed(Fixed::Folder)),
            ("../a", Address::Fixed(Fixed::Folder)),
            ("../..", Address::Fixed(Fixed::Folder)),
            ("../b.html", Address::Nowhere { target: "cases/b.html".to_owned() }),
            ("Index.html", Address::Nowhere { target: "cases/a/Index.html".to_owned() }),
            ("/index.html", Address::Fixed(Fixed::Root)),
            ("//example.org/a", Address::Fixed(Fixed::Host)),
            ("/\\example.org/a", Address::Fixed(Fixed::Host)),
            ("file:///a", Address::Fixed(Fixed::File)),
            ("HTTPS://example.org", Address::Outside),
            ("java\nscript:alert(1)", Address::Script),
            ("mailto:a@example.org", Address::Other),
            ("data:image/png;base64,AA", Address::Data { is_inert: true }),
            ("data:font/otf;base64,AA", Address::Data { is_inert: true }),
            ("data:text/html,x", Address::Data { is_inert: false }),
            ("图:1.png", Address::Nowhere { target: "cases/a/图:1.png".to_owned() }),
        ];
        for (written, expected) in table {
            assert_eq!(addresses.find(&from, written), expected, "{written:?}");
        }
        assert_eq!(
            addresses.of_this_site("https://example.org/sub/cases/a/"),
            Some(inside("cases/a/index.html", None))
        );
        assert_eq!(addresses.of_this_site("https://example.org/sub/"), Some(inside("index.html", None)));
        assert_eq!(addresses.of_this_site("https://example.org/other/"), None);
        assert_eq!(decoded("100%"), "100%");
        assert_eq!(decoded("%FF%4"), "%FF%4");
    }
}
