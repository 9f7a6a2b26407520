//! The typography of a finished page: quotation marks in English, and words of Chinese titles that keep together.
//!
//! What a page says comes from records, write-ups, units, the theme and Casebook itself; one pass over the page that they have become
//! serves them all alike. Code, attributes and what is said in other languages stay as they are written.

mod phrases;
mod quotes;

use crate::model::locale::Language;
use quotes::Quotes;

/// A page in a language with its typography.
pub(super) fn page(html: &str, language: Language) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 50);
    let mut walk = Walk { open: Vec::new(), quotes: Quotes::default() };
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        walk.text(&rest[..at], language, &mut out);
        let length = length_of_markup(&rest[at..]);
        let markup = &rest[at..at + length];
        walk.markup(markup);
        out.push_str(markup);
        rest = &rest[at + length..];
    }
    walk.text(rest, language, &mut out);
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
    for (at, character) in text.char_indices().skip(1) {
        match (quote, character) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// An element that is open.
struct Open {
    name: String,
    /// The language that it names, where it names one: nothing within, where it is none of ours.
    language: Option<Option<Language>>,
    is_verbatim: bool,
    is_title: bool,
    is_sentence: bool,
}

struct Walk {
    open: Vec<Open>,
    quotes: Quotes,
}

/// Elements whose text is for programs, or is to be copied letter by letter.
const VERBATIM: [&str; 7] = ["code", "kbd", "pre", "samp", "script", "style", "textarea"];
/// Elements that a sentence runs through.
const INLINE: [&str; 23] = [
    "a", "abbr", "b", "bdi", "cite", "data", "del", "dfn", "em", "i", "ins", "mark", "q", "s", "small",
    "span", "strong", "sub", "sup", "time", "tspan", "u", "wbr",
];
/// Elements that have no end (HTML standard, void elements).
const VOID: [&str; 10] = ["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source"];
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

impl Walk {
    fn text(&mut self, text: &str, of_page: Language, out: &mut String) {
        if text.is_empty() {
            return;
        }
        let named = self.open.iter().rev().find_map(|open| open.language);
        let is_verbatim = self.open.iter().any(|open| open.is_verbatim);
        match named.unwrap_or(Some(of_page)) {
            Some(Language::English) if !is_verbatim => self.quotes.curl(text, out),
            Some(Language::Chinese) if !is_verbatim && self.open.iter().any(|open| open.is_title) => {
                self.quotes.pass(text);
                phrases::keep(text, out);
            }
            Some(Language::Chinese) if self.open.iter().any(|open| open.is_sentence) => {
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

    fn markup(&mut self, markup: &str) {
        let is_end = markup.starts_with("</");
        let inner = markup.trim_start_matches(['<', '/']);
        let name: String =
            inner.chars().take_while(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
        if name.is_empty() {
            return;
        }
        if !INLINE.contains(&name.as_str()) {
            self.quotes = Quotes::default();
        }
        if is_end {
            if let Some(at) = self.open.iter().rposition(|open| open.name == name) {
                self.open.truncate(at);
            }
            return;
        }
        if VOID.contains(&name.as_str()) || name == "wbr" || markup.ends_with("/>") {
            return;
        }
        let classes = attribute(markup, "class").unwrap_or_default();
        self.open.push(Open {
            language: attribute(markup, "lang").filter(|_| name != "html").map(language_of),
            is_verbatim: VERBATIM.contains(&name.as_str()),
            is_title: matches!(name.as_str(), "h1" | "h2" | "h3" | "h4")
                || classes.split(' ').any(|class| TITLES.contains(&class)),
            is_sentence: classes.split(' ').any(|class| class == SENTENCE),
            name,
        });
    }
}

/// The value of an attribute in a tag, as Casebook and templates write it: in double quotation marks.
fn attribute<'a>(markup: &'a str, name: &str) -> Option<&'a str> {
    let start = markup.find(&format!(" {name}=\""))? + name.len() + 3;
    markup.get(start..)?.split('"').next()
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
