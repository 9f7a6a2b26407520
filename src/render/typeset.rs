//! The typography of a finished page: quotation marks in English, and words of Chinese titles that keep together.
//!
//! What a page says comes from records, write-ups, units, the theme and Casebook itself; one pass over the page that they have become
//! serves them all alike. Code, attributes and what is said in other languages stay as they are written.

mod phrases;
mod quotes;

use crate::model::locale::Language;
use quotes::Quotes;

/// A page in a language with its typography. It is bytes, as a page is published: what stays as it is need not be known to be text.
pub(super) fn page(html: &[u8], language: Language) -> Vec<u8> {
    let mut out = Vec::with_capacity(html.len() + html.len() / 50);
    let mut walk = Walk::of(language);
    // Most of a page stays as it is: it is copied in long pieces, up to what changes.
    let (mut copied, mut at) = (0, 0);
    while at < html.len() {
        let end = next(html, at, [b'<']).unwrap_or(html.len());
        if end > at
            && let Some(set) = walk.text(&html[at..end])
        {
            out.extend_from_slice(&html[copied..at]);
            out.extend_from_slice(set.as_bytes());
            copied = end;
        }
        at = if end < html.len() { walk.markup(html, end) } else { end };
    }
    out.extend_from_slice(&html[copied..]);
    out
}

/// Where the first of some bytes stands, from a place on: one by one, as names are short.
fn place(html: &[u8], from: usize, is_it: impl Fn(u8) -> bool) -> Option<usize> {
    html[from..].iter().position(|byte| is_it(*byte)).map(|at| from + at)
}

/// Where one of some ASCII characters stands next, from a place on, by eight bytes at a time. A byte that is the character differs from it
/// by zero, and only from zero the taking away of one borrows where no high bit was; what is above it does not count.
fn next<const N: usize>(html: &[u8], from: usize, characters: [u8; N]) -> Option<usize> {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    let mut at = from;
    while let Some(eight) = html[at..].first_chunk::<8>() {
        let eight = u64::from_le_bytes(*eight);
        let same = characters.iter().fold(0, |same, character| {
            let differing = eight ^ (ONES * u64::from(*character));
            same | differing.wrapping_sub(ONES) & !differing & (ONES << 7)
        });
        if same != 0 {
            return Some(at + same.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    place(html, at, |byte| characters.contains(&byte))
}

/// A text that goes where there are no elements, into an attribute or a picture, with the quotation marks of its language.
pub(super) fn plain(text: &str, language: Language) -> String {
    match language {
        Language::English => Quotes::default().curl_plain(text),
        Language::Chinese => text.to_owned(),
    }
}

/// An element that is open.
struct Open<'h> {
    name: &'h [u8],
    is_inline: bool,
    setting: Setting,
}

/// How text is set within an element, going by it and by those around it.
#[derive(Clone, Copy)]
struct Setting {
    /// Nothing where it is none of ours.
    language: Option<Language>,
    is_verbatim: bool,
    is_title: bool,
    is_sentence: bool,
}

struct Walk<'h> {
    /// How text is set outside all elements.
    page: Setting,
    open: Vec<Open<'h>>,
    quotes: Quotes,
}

/// What an element is to the text around and in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A sentence runs through it.
    Inline,
    /// Where a word may be parted: in a sentence and without an end.
    Break,
    /// It has no end (HTML standard, void elements).
    Void,
    /// Its text is for programs, or is to be copied letter by letter.
    Verbatim,
    Heading,
    /// The page, whose language is known.
    Page,
    Other,
}

impl Kind {
    #[rustfmt::skip]
    fn of(name: &[u8]) -> Kind {
        match name {
            b"a" | b"abbr" | b"b" | b"bdi" | b"cite" | b"data" | b"del" | b"dfn" | b"em" | b"i" | b"ins" | b"mark" | b"q" | b"s" | b"small"
                | b"span" | b"strong" | b"sub" | b"sup" | b"time" | b"tspan" | b"u" => Kind::Inline,
            b"wbr" => Kind::Break,
            b"area" | b"base" | b"br" | b"col" | b"hr" | b"img" | b"input" | b"link" | b"meta" | b"source" => Kind::Void,
            b"code" | b"kbd" | b"pre" | b"samp" | b"script" | b"style" | b"textarea" => Kind::Verbatim,
            b"h1" | b"h2" | b"h3" | b"h4" => Kind::Heading,
            b"html" => Kind::Page,
            _ if name.iter().any(u8::is_ascii_uppercase) => Kind::of(&name.to_ascii_lowercase()),
            _ => Kind::Other,
        }
    }

    fn is_inline(self) -> bool {
        matches!(self, Kind::Inline | Kind::Break)
    }

    fn has_no_end(self) -> bool {
        matches!(self, Kind::Void | Kind::Break)
    }
}

/// Whether a class is that of what is set as a title and is no heading, of the lines of sources, whose names and headlines are words as
/// well, or of statuses and times beside numbers.
#[rustfmt::skip]
fn is_title_class(class: &[u8]) -> bool {
    matches!(
        class,
        b"chart-title" | b"sequence-title" | b"site-title" | b"stage-name" | b"publisher-name" | b"chart-source"
            | b"figure-detail"
    )
}

/// The class of the sentence of a chart: running text, whose lines may end anywhere but in the word behind the day of a report.
const SENTENCE: &[u8] = b"chart-description";

/// What told a number: 据2021年6月29日报道.
const REPORTS: [&str; 2] = ["报道", "公布"];

impl<'h> Walk<'h> {
    fn of(language: Language) -> Walk<'h> {
        let page =
            Setting { language: Some(language), is_verbatim: false, is_title: false, is_sentence: false };
        Walk { page, open: Vec::new(), quotes: Quotes::default() }
    }

    fn setting(&self) -> Setting {
        self.open.last().map_or(self.page, |open| open.setting)
    }

    /// Sets a text; nothing where it stays as it is.
    fn text(&mut self, text: &[u8]) -> Option<String> {
        let setting = self.setting();
        if setting.language == Some(Language::English) && !setting.is_verbatim {
            return self.quotes.curl(text);
        }
        self.quotes.pass(text);
        let is_title = !setting.is_verbatim && setting.is_title;
        if setting.language != Some(Language::Chinese) || !is_title && !setting.is_sentence {
            return None;
        }
        let text = str::from_utf8(text).ok()?;
        match is_title {
            true => phrases::keep(text),
            false if REPORTS.iter().any(|word| text.contains(word)) => {
                Some(REPORTS.iter().fold(text.to_owned(), |text, word| {
                    text.replace(word, &format!("<span class=\"nowrap\">{word}</span>"))
                }))
            }
            false => None,
        }
    }

    /// Goes past the tag or comment that begins at a place, quoted attributes being part of it, and gives the place behind it.
    fn markup(&mut self, html: &'h [u8], at: usize) -> usize {
        let rest = &html[at..];
        if rest.starts_with(b"<!--") {
            return rest.windows(3).position(|end| end == b"-->").map_or(html.len(), |end| at + end + 3);
        }
        let is_end = rest.starts_with(b"</");
        // Nearly always it is the innermost element that ends.
        if is_end
            && let Some(Open { name, is_inline, .. }) = self.open.last()
            && rest.get("</".len() + name.len()) == Some(&b'>')
            && rest["</".len()..].starts_with(name)
        {
            let end = at + "</>".len() + name.len();
            if !is_inline {
                self.quotes = Quotes::default();
            }
            self.open.pop();
            return end;
        }
        let from = place(html, at, |byte| !matches!(byte, b'<' | b'/')).unwrap_or(html.len());
        let behind = place(html, from, |byte| !byte.is_ascii_alphanumeric()).unwrap_or(html.len());
        let name = &html[from..behind];
        let mut setting = self.setting();
        let end = match html.get(behind) {
            Some(b'>') => behind + 1,
            _ => attributes(html, behind, &mut setting),
        };
        match is_end {
            _ if name.is_empty() => {}
            true => self.close(name),
            false => self.open(name, setting, html[..end].ends_with(b"/>")),
        }
        end
    }

    /// Opens an element. The setting is that of a text in it, as its attributes and those around it say.
    fn open(&mut self, name: &'h [u8], mut setting: Setting, is_closed: bool) {
        let kind = Kind::of(name);
        if !kind.is_inline() {
            self.quotes = Quotes::default();
        }
        if kind.has_no_end() || is_closed {
            return;
        }
        setting.is_verbatim |= kind == Kind::Verbatim;
        setting.is_title |= kind == Kind::Heading;
        if kind == Kind::Page {
            setting.language = self.setting().language;
        }
        self.open.push(Open { name, is_inline: kind.is_inline(), setting });
    }

    /// Closes the innermost element of a name, with those that are open within it.
    fn close(&mut self, name: &[u8]) {
        let open = self.open.iter().rposition(|open| open.name.eq_ignore_ascii_case(name));
        let is_inline = match open.and_then(|at| self.open.get(at)) {
            Some(open) => open.is_inline,
            None => Kind::of(name).is_inline(),
        };
        if !is_inline {
            self.quotes = Quotes::default();
        }
        if let Some(at) = open {
            self.open.truncate(at);
        }
    }
}

/// Reads the attributes of a tag from behind its name to its end, as Casebook and templates write them: with values in double quotation
/// marks. Gives the place behind the tag; what they say of the text in the element goes into its setting.
fn attributes(html: &[u8], behind_name: usize, setting: &mut Setting) -> usize {
    let mut from = behind_name;
    while let Some(at) = next(html, from, [b'>', b'"', b'\'']) {
        let mark = html[at];
        if mark == b'>' {
            return at + 1;
        }
        let Some(end) = next(html, at + 1, [mark]) else { break };
        let (between, value) = (&html[from..at], &html[at + 1..end]);
        if mark == b'"' && (between.ends_with(b" class=") || between == b"class=") {
            for class in value.split(|byte| *byte == b' ') {
                setting.is_title |= is_title_class(class);
                setting.is_sentence |= class == SENTENCE;
            }
        } else if mark == b'"' && (between.ends_with(b" lang=") || between == b"lang=") {
            setting.language = language_of(value);
        }
        from = end + 1;
    }
    html.len()
}

fn language_of(tag: &[u8]) -> Option<Language> {
    match tag.split(|byte| *byte == b'-').next() {
        Some(b"en") => Some(Language::English),
        Some(b"zh") => Some(Language::Chinese),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str, language: Language) -> String {
        String::from_utf8(super::page(html.as_bytes(), language)).expect("text stays text")
    }

    #[test]
    fn english_has_its_quotation_marks_and_nothing_else_does() {
        for (html, expected) in [
            ("<p>China&#39;s \"gap\"</p>", "<p>China’s “gap”</p>"),
            ("<p>the libraries&#x27; users</p>", "<p>the libraries’ users</p>"),
            ("<p>(&quot;over&quot;)</p>", "<p>(“over”)</p>"),
            ("<p>\"'Over' is kept\"</p>", "<p>“‘Over’ is kept”</p>"),
            ("<p>the '90s</p>", "<p>the ’90s</p>"),
            // A sentence runs through its links.
            ("<p>a \"<a href=\"b\">word</a>\", and</p>", "<p>a “<a href=\"b\">word</a>”, and</p>"),
            ("<p>word</p><p>\"word\"</p>", "<p>word</p><p>“word”</p>"),
            ("<p>it<b>'s</b></p>", "<p>it<b>’s</b></p>"),
            ("<svg><text>firms' share</text></svg>", "<svg><text>firms’ share</text></svg>"),
            // Unchanged.
            ("<p title=\"it's\">a</p>", "<p title=\"it's\">a</p>"),
            ("<pre><code>\"a\"</code></pre>", "<pre><code>\"a\"</code></pre>"),
            ("<script type=\"a\">{\"a\":'b'}</script>", "<script type=\"a\">{\"a\":'b'}</script>"),
            ("<!-- it's --><p>a</p>", "<!-- it's --><p>a</p>"),
            ("<p><span lang=\"zh-Hans\">\"案\"</span></p>", "<p><span lang=\"zh-Hans\">\"案\"</span></p>"),
            ("<p><q lang=\"fr\">l'art</q> it's</p>", "<p><q lang=\"fr\">l'art</q> it’s</p>"),
            ("a < b and \"c", "a < b and \"c"),
        ] {
            assert_eq!(page(html, Language::English), expected);
        }
        assert_eq!(
            plain("the '90s: \"it's\" &amp; \"that\"", Language::English),
            "the ’90s: “it’s” &amp; “that”"
        );
        assert_eq!(plain("\"案例\"", Language::Chinese), "\"案例\"");
        let chinese = "<html lang=\"zh-Hans\"><p>\"案例\"</p><p lang=\"en\">it's</p></html>";
        let expected = "<html lang=\"zh-Hans\"><p>\"案例\"</p><p lang=\"en\">it’s</p></html>";
        assert_eq!(page(chinese, Language::Chinese), expected);
    }

    #[test]
    fn words_of_chinese_titles_keep_together() {
        for (html, expected) in [
            (
                "<h1>为制造业企业培养首席知识产权官</h1>",
                "<h1>为制造业<wbr>企业<wbr>培养<wbr>首席<wbr>知识产权官</h1>",
            ),
            ("<p>为制造业企业培养</p>", "<p>为制造业企业培养</p>"),
            (
                "<h2><a href=\"a\">数字说明了什么</a></h2>",
                "<h2><a href=\"a\">数字<wbr>说明了<wbr>什么</a></h2>",
            ),
            ("<h2 lang=\"en\">中国</h2>", "<h2 lang=\"en\">中国</h2>"),
            ("<h2><code>案例统计</code></h2>", "<h2><code>案例统计</code></h2>"),
        ] {
            assert_eq!(page(html, Language::Chinese), expected);
        }
        let sentence = page("<p class=\"chart-description\">据2021年6月29日报道</p>", Language::Chinese);
        assert!(sentence.contains("日<span class=\"nowrap\">报道</span></p>"), "{sentence}");
        let source = page("<p class=\"chart-source\">人民日报关于公共服务的报道</p>", Language::Chinese);
        assert!(
            source.contains("<wbr>") && source.contains("报道"),
            "a line of sources parts no word: {source}"
        );
    }
}
