//! The typography of a finished page: quotation marks in English, and words of Chinese titles that keep together.
//!
//! What a page says comes from records, write-ups, units, the theme and Casebook itself; one pass over the page that they have become
//! serves them all alike. Code, attributes and what is said in other languages stay as they are written.

mod phrases;
mod quotes;

use std::borrow::Cow;

use crate::model::locale::Language;
use quotes::Quotes;

/// A page in a language with its typography.
pub(super) fn page(html: &str, language: Language) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 50);
    let mut walk = Walk::of(language);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        walk.text(&rest[..at], &mut out);
        let length = length_of_markup(&rest[at..]);
        let markup = &rest[at..at + length];
        walk.markup(markup);
        out.push_str(markup);
        rest = &rest[at + length..];
    }
    walk.text(rest, &mut out);
    out
}

/// A text that goes where there are no elements, into an attribute or a picture, with the quotation marks of its language.
pub(super) fn plain(text: &str, language: Language) -> String {
    match language {
        Language::English => Quotes::default().curl_plain(text),
        Language::Chinese => text.to_owned(),
    }
}

/// The length of the tag or comment that a text begins with, quoted attributes being part of it.
fn length_of_markup(text: &str) -> usize {
    if text.starts_with("<!--") {
        return text.find("-->").map_or(text.len(), |at| at + "-->".len());
    }
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// An element that is open.
struct Open<'h> {
    name: Cow<'h, str>,
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

/// Whether the text of an element is for programs, or is to be copied letter by letter.
fn is_verbatim(name: &str) -> bool {
    matches!(name, "code" | "kbd" | "pre" | "samp" | "script" | "style" | "textarea")
}

/// Whether a sentence runs through an element.
#[rustfmt::skip]
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr" | "b" | "bdi" | "cite" | "data" | "del" | "dfn" | "em" | "i" | "ins" | "mark" | "q" | "s" | "small"
            | "span" | "strong" | "sub" | "sup" | "time" | "tspan" | "u" | "wbr"
    )
}

/// Whether an element has no end (HTML standard, void elements).
fn is_void(name: &str) -> bool {
    let is_of_head = matches!(name, "base" | "link" | "meta" | "source");
    is_of_head || matches!(name, "area" | "br" | "col" | "hr" | "img" | "input" | "wbr")
}

/// Classes of what is set as a title and is no heading, of the lines of sources, whose names and headlines are words as well, and of
/// statuses and times beside numbers.
const TITLES: [&str; 7] = [
    "chart-title",
    "sequence-title",
    "site-title",
    "stage-name",
    "publisher-name",
    "chart-source",
    "figure-detail",
];
/// The class of the sentence of a chart: running text, whose lines may end anywhere but in the word behind the day of a report.
const SENTENCE: &str = "chart-description";

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

    fn text(&mut self, text: &str, out: &mut String) {
        if text.is_empty() {
            return;
        }
        let setting = self.setting();
        match setting.language {
            Some(Language::English) if !setting.is_verbatim => self.quotes.curl(text, out),
            Some(Language::Chinese) if !setting.is_verbatim && setting.is_title => {
                self.quotes.pass(text);
                phrases::keep(text, out);
            }
            Some(Language::Chinese) if setting.is_sentence => {
                self.quotes.pass(text);
                out.push_str(&REPORTS.iter().fold(text.to_owned(), |text, word| {
                    text.replace(word, &format!("<span class=\"nowrap\">{word}</span>"))
                }));
            }
            _ => {
                self.quotes.pass(text);
                out.push_str(text);
            }
        }
    }

    fn markup(&mut self, markup: &'h str) {
        let is_end = markup.starts_with("</");
        let inner = markup.trim_start_matches(['<', '/']);
        let length = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let (name, rest) = inner.split_at(length);
        if name.is_empty() {
            return;
        }
        let name = match name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            true => Cow::Owned(name.to_ascii_lowercase()),
            false => Cow::Borrowed(name),
        };
        if !is_inline(&name) {
            self.quotes = Quotes::default();
        }
        if is_end {
            if let Some(at) = self.open.iter().rposition(|open| open.name == name) {
                self.open.truncate(at);
            }
            return;
        }
        if is_void(&name) || markup.ends_with("/>") {
            return;
        }
        let mut setting = self.setting();
        setting.is_verbatim |= is_verbatim(&name);
        setting.is_title |= matches!(&*name, "h1" | "h2" | "h3" | "h4");
        for (attribute, value) in attributes(rest) {
            match attribute {
                "lang" if name != "html" => setting.language = language_of(value),
                "class" => {
                    setting.is_title |= value.split(' ').any(|class| TITLES.contains(&class));
                    setting.is_sentence |= value.split(' ').any(|class| class == SENTENCE);
                }
                _ => {}
            }
        }
        self.open.push(Open { name, setting });
    }
}

/// The attributes of a tag from behind its name, as Casebook and templates write them: with values in double quotation marks.
fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut parts = tag.split('"');
    std::iter::from_fn(move || {
        let (before, value) = (parts.next()?, parts.next()?);
        let name = before.strip_suffix('=').unwrap_or_default();
        Some((name.rsplit(' ').next().unwrap_or_default(), value))
    })
}

fn language_of(tag: &str) -> Option<Language> {
    match tag.split('-').next() {
        Some("en") => Some(Language::English),
        Some("zh") => Some(Language::Chinese),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
