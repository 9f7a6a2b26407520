//! The addresses that a stylesheet makes a browser fetch.

use std::ops::Range;

/// An address in a stylesheet, and where it stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fetched {
    pub address: String,
    pub range: Range<usize>,
}

/// Functions that fetch what a string in them names (CSS Images 4, CSS Values 5).
const FETCHING: [&str; 5] = ["url", "src", "image-set", "-webkit-image-set", "image"];

/// Finds every address in `url()`, in functions of images and after `@import`, read as CSS Syntax 3 says: comments do not count, and
/// names may be written with escapes.
pub(super) fn addresses(text: &str) -> Vec<Fetched> {
    let mut scan = Scan { text, at: 0 };
    let mut found = Vec::new();
    // The functions around this place, and whether each fetches.
    let mut functions: Vec<bool> = Vec::new();
    // The rule at whose head this place stands: `import`, `namespace`.
    let mut at_rule = String::new();
    while let Some(c) = scan.peek() {
        let start = scan.at;
        match c {
            '/' if scan.rest().starts_with("/*") => scan.comment(),
            '"' | '\'' => {
                let address = scan.string(c);
                if at_rule == "import" || functions.last() == Some(&true) && at_rule != "namespace" {
                    found.push(Fetched { address, range: start..scan.at });
                }
            }
            '@' => {
                scan.next();
                at_rule = scan.name();
            }
            ';' | '{' | '}' => {
                scan.next();
                at_rule.clear();
            }
            ')' => {
                scan.next();
                functions.pop();
            }
            '(' => {
                scan.next();
                functions.push(functions.last() == Some(&true));
            }
            c if is_name(c) || c == '\\' => {
                let name = scan.name();
                if scan.peek() != Some('(') {
                    continue;
                }
                scan.next();
                let bare = (name == "url").then(|| scan.bare_address()).flatten();
                match bare {
                    Some(address) if at_rule != "namespace" => {
                        found.push(Fetched { address, range: start..scan.at })
                    }
                    Some(_) => {}
                    None => functions.push(FETCHING.contains(&name.as_str())),
                }
            }
            _ => {
                scan.next();
            }
        }
    }
    found
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_' || !c.is_ascii()
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn comment(&mut self) {
        let end = self.rest()[2..].find("*/").map_or(self.text.len(), |end| self.at + end + 4);
        self.at = end;
    }

    /// A name in lower case, with its escapes resolved.
    fn name(&mut self) -> String {
        let mut name = String::new();
        while let Some(c) = self.peek() {
            self.next();
            match c {
                '\\' => name.extend(self.escaped()),
                c if is_name(c) => name.push(c),
                _ => {
                    self.at -= c.len_utf8();
                    break;
                }
            }
        }
        name.to_ascii_lowercase()
    }

    /// What stands after a backslash: up to six hexadecimal digits and a blank, or the character itself; an escaped line end is nothing.
    fn escaped(&mut self) -> Option<char> {
        let digits = self.rest().bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        if digits == 0 {
            return self.next().filter(|c| *c != '\n');
        }
        let number = u32::from_str_radix(&self.rest()[..digits], 16).ok();
        self.at += digits;
        if self.peek().is_some_and(char::is_whitespace) {
            self.next();
        }
        number.and_then(char::from_u32)
    }

    fn string(&mut self, quote: char) -> String {
        self.next();
        let mut out = String::new();
        while let Some(c) = self.next() {
            match c {
                '\\' => out.extend(self.escaped()),
                '\n' => break,
                c if c == quote => break,
                c => out.push(c),
            }
        }
        out
    }

    /// The address of `url(…)` without quotes; nothing where a string follows.
    fn bare_address(&mut self) -> Option<String> {
        let blanks = self.rest().len() - self.rest().trim_start().len();
        if self.rest()[blanks..].starts_with(['"', '\'']) {
            return None;
        }
        self.at += blanks;
        let mut out = String::new();
        while let Some(c) = self.next() {
            match c {
                '\\' => out.extend(self.escaped()),
                ')' => break,
                c => out.push(c),
            }
        }
        Some(out.trim_end().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_fetch_is_seen() {
        for (text, expected) in [
            ("a{background:url(a.png)}", &["a.png"][..]),
            ("a{background:URL( 'a(1).png' )}", &["a(1).png"]),
            ("@import \"b.css\";@IMPORT url(c.css) screen;", &["b.css", "c.css"]),
            ("a{b:image-set(\"a.png\" 1x, url(b.png) 2x)}", &["a.png", "b.png"]),
            ("a{b:u\\72l(x.png)}", &["x.png"]),
            ("a{b:url(x\\29y.png)}", &["x)y.png"]),
            ("@font-face{src:local(\"Noto\"),url(n.woff2) format(\"woff2\")}", &["n.woff2"]),
            ("a{fill:url(#g)}", &["#g"]),
            ("@namespace url(http://www.w3.org/1999/xhtml);", &[]),
            ("@namespace svg \"http://www.w3.org/2000/svg\";", &[]),
            ("/* url(a.png) */a::after{content:\"url(b.png)\"}", &[]),
            ("a{b:var(--url);c:curl(x)}", &[]),
            ("a{b:url(", &[""]),
            ("/* open", &[]),
        ] {
            let found: Vec<String> = addresses(text).into_iter().map(|found| found.address).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
