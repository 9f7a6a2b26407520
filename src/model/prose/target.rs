//! Where a link in a write-up leads: the allow list of schemes and the rules for files beside the text.

/// What a link may refer to in the site's own data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scheme {
    Figure,
    Figures,
    Chart,
    Table,
    Pathway,
    Case,
    Event,
    Programme,
    Organization,
    Scheme,
    Statistic,
    Page,
    Source,
    Indicator,
    Term,
}

impl Scheme {
    /// Every scheme, in the order in which a diagnostic lists them.
    pub const ALL: [Scheme; 15] = [
        Scheme::Figure,
        Scheme::Figures,
        Scheme::Chart,
        Scheme::Table,
        Scheme::Pathway,
        Scheme::Case,
        Scheme::Event,
        Scheme::Programme,
        Scheme::Organization,
        Scheme::Scheme,
        Scheme::Statistic,
        Scheme::Page,
        Scheme::Source,
        Scheme::Indicator,
        Scheme::Term,
    ];

    /// The word before the colon.
    pub fn as_str(self) -> &'static str {
        match self {
            Scheme::Figure => "figure",
            Scheme::Figures => "figures",
            Scheme::Chart => "chart",
            Scheme::Table => "table",
            Scheme::Pathway => "pathway",
            Scheme::Case => "case",
            Scheme::Event => "event",
            Scheme::Programme => "programme",
            Scheme::Organization => "organization",
            Scheme::Scheme => "scheme",
            Scheme::Statistic => "statistic",
            Scheme::Page => "page",
            Scheme::Source => "source",
            Scheme::Indicator => "indicator",
            Scheme::Term => "term",
        }
    }
}

impl Scheme {
    /// Whether a text may hold a link of this scheme, going by its characters alone: far less work than to find its links.
    pub fn may_be_in(self, text: &str) -> bool {
        let is_named = |at: usize| {
            let before = at.checked_sub(self.as_str().len()).and_then(|start| text.get(start..at));
            before.is_some_and(|word| word.eq_ignore_ascii_case(self.as_str()))
        };
        may_escape(text) || text.match_indices(':').any(|(at, _)| is_named(at))
    }
}

/// Whether characters of a Markdown or YAML text may be written as something else, so that a word may be in it that does not stand there.
pub fn may_escape(text: &str) -> bool {
    // Each by itself, since a single byte is looked for many at a time.
    text.contains('&') || text.contains('\\')
}

/// The destination of a link or image after reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// `figure:participants`: the site's own data; `rest` is what follows the colon.
    Data { scheme: Scheme, rest: String },
    /// An `http` or `https` address.
    Web(String),
    /// A mail address without `mailto:`.
    Mail(String),
    /// A telephone number without `tel:`.
    Phone(String),
    /// A file beside the write-up, percent-decoded, with the fragment after `#` if there is one.
    File { path: String, fragment: Option<String> },
    /// A place on the same page, without `#`, percent-decoded.
    Anchor(String),
    /// Not allowed: the text is shown without a link.
    Refused(Refusal),
}

/// Why a destination is not allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// `[text]()`.
    Empty,
    /// `javascript:`, `data:` or any other word before a colon that is not on the list.
    UnknownScheme(String),
    /// A path from the root of a site or host (`/x`, `//host`): it breaks when the site moves.
    Absolute,
    /// A path that leaves the write-up's folder with `..`.
    OutsideFolder,
    /// A full-width colon after a known scheme; `right` has the plain one.
    WideColon { right: String },
    /// Control characters, backslashes, or a web address without a host.
    Malformed,
}

/// Reads a destination as the parser gives it, with character references already decoded.
pub fn read(destination: &str) -> Target {
    if destination.is_empty() {
        return Target::Refused(Refusal::Empty);
    }
    if destination.chars().any(|c| c.is_control() || c == '\\') {
        return Target::Refused(Refusal::Malformed);
    }
    if let Some(anchor) = destination.strip_prefix('#') {
        return Target::Anchor(percent_decoded(anchor));
    }
    if let Some(right) = with_plain_colon(destination) {
        return Target::Refused(Refusal::WideColon { right });
    }
    let head = destination.find([':', '/', '?', '#']).map(|end| destination.split_at(end));
    match head {
        Some((word, rest)) if rest.starts_with(':') => with_scheme(word, &rest[1..], destination),
        _ => file(destination),
    }
}

/// `case：x` with the colon that a scheme has; nothing where no known scheme stands before a full-width one.
pub fn with_plain_colon(destination: &str) -> Option<String> {
    let (word, rest) = destination.split_once('：')?;
    let is_known =
        matches!(word, "http" | "https") || Scheme::ALL.iter().any(|scheme| scheme.as_str() == word);
    is_known.then(|| format!("{word}:{rest}"))
}

fn with_scheme(word: &str, rest: &str, destination: &str) -> Target {
    let word = word.to_lowercase();
    if let Some(scheme) = Scheme::ALL.into_iter().find(|scheme| scheme.as_str() == word) {
        return Target::Data { scheme, rest: rest.to_owned() };
    }
    match word.as_str() {
        "http" | "https" if rest.starts_with("//") && rest.len() > 2 => Target::Web(destination.to_owned()),
        "http" | "https" => Target::Refused(Refusal::Malformed),
        "mailto" => Target::Mail(rest.to_owned()),
        "tel" => Target::Phone(rest.to_owned()),
        _ => Target::Refused(Refusal::UnknownScheme(word)),
    }
}

fn file(destination: &str) -> Target {
    let (path, fragment) = match destination.split_once('#') {
        Some((path, fragment)) => (path, Some(percent_decoded(fragment))),
        None => (destination, None),
    };
    let path = percent_decoded(path);
    if path.starts_with('/') {
        return Target::Refused(Refusal::Absolute);
    }
    // Decoding may bring back what was refused before it.
    if path.chars().any(|c| c.is_control() || matches!(c, '\\' | ':')) {
        return Target::Refused(Refusal::Malformed);
    }
    if path.split('/').any(|part| part == "..") {
        return Target::Refused(Refusal::OutsideFolder);
    }
    let path = path.strip_prefix("./").unwrap_or(&path).to_owned();
    Target::File { path, fragment }
}

/// Decodes `%E4…`; text that is not UTF-8 after decoding stays as written.
fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).and_then(|byte| (*byte as char).to_digit(16));
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                decoded.push((high * 16 + low) as u8);
                at += 3;
            }
            (byte, ..) => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn destinations_are_read_by_the_allow_list() {
        let data = |scheme, rest: &str| Target::Data { scheme, rest: rest.to_owned() };
        let file = |path: &str| Target::File { path: path.to_owned(), fragment: None };
        let unknown = |word: &str| Target::Refused(Refusal::UnknownScheme(word.to_owned()));
        let table = [
            ("figure:chief-ip-officers", data(Scheme::Figure, "chief-ip-officers")),
            ("figure:awards@2024", data(Scheme::Figure, "awards@2024")),
            ("case:foshan-cipo/participants", data(Scheme::Case, "foshan-cipo/participants")),
            ("https://example.org/a", Target::Web("https://example.org/a".into())),
            ("HTTP://example.org", Target::Web("HTTP://example.org".into())),
            ("mailto:a@example.org", Target::Mail("a@example.org".into())),
            ("tel:12330", Target::Phone("12330".into())),
            ("#成效", Target::Anchor("成效".into())),
            ("#%E6%88%90%E6%95%88", Target::Anchor("成效".into())),
            ("meeting.jpg", file("meeting.jpg")),
            ("./图%201.png", file("图 1.png")),
            ("javascript:alert(1)", unknown("javascript")),
            ("JaVaScRiPt:alert(1)", unknown("javascript")),
            ("data:text/html,x", unknown("data")),
            ("vbscript:x", unknown("vbscript")),
            ("file:///etc/passwd", unknown("file")),
            ("figur:x", unknown("figur")),
            ("java\tscript:alert(1)", Target::Refused(Refusal::Malformed)),
            (" javascript:alert(1)", unknown(" javascript")),
            ("javascript%3Aalert(1)", Target::Refused(Refusal::Malformed)),
            ("case：x", Target::Refused(Refusal::WideColon { right: "case:x".into() })),
            ("附件：1.pdf", file("附件：1.pdf")),
            ("/etc", Target::Refused(Refusal::Absolute)),
            ("//evil.example", Target::Refused(Refusal::Absolute)),
            ("\\\\evil.example", Target::Refused(Refusal::Malformed)),
            ("a/../../b", Target::Refused(Refusal::OutsideFolder)),
            ("%2e%2e/b", Target::Refused(Refusal::OutsideFolder)),
            ("http:x", Target::Refused(Refusal::Malformed)),
            ("", Target::Refused(Refusal::Empty)),
        ];
        for (destination, expected) in table {
            assert_eq!(read(destination), expected, "{destination}");
        }
    }

    #[test]
    fn a_text_that_may_link_to_a_source_is_told_by_its_characters() {
        let links =
            ["[a](source:b)", "[a](Source:b)", "[a](sourc&#101;:b)", "[a](source&colon;b)", "报道：source:b"];
        for text in links {
            assert!(Scheme::Source.may_be_in(text), "{text}");
        }
        for text in ["", ":", "The source says so: much.", "资料来源：年报", "[a](case:b)"] {
            assert!(!Scheme::Source.may_be_in(text), "{text}");
        }
    }
}
