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
    // Most of a page stays as it is: it is copied in long pieces, up to what changes.
    let (mut copied, mut at) = (0, 0);
    while let Some(rest) = html.get(at..).filter(|rest| !rest.is_empty()) {
        // Byte by byte, as most texts between elements are short.
        let text = rest.bytes().position(|byte| byte == b'<').map_or(rest, |end| &rest[..end]);
        if let Some(set) = walk.text(text) {
            out.push_str(&html[copied..at]);
            out.push_str(&set);
            copied = at + text.len();
        }
        at += text.len() + walk.markup(&rest[text.len()..]);
    }
    out.push_str(&html[copied..]);
    out
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
    name: Cow<'h, str>,
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

/// Whether a class is that of what is set as a title and is no heading, of the lines of sources, whose names and headlines are words as
/// well, or of statuses and times beside numbers.
#[rustfmt::skip]
fn is_title_class(class: &str) -> bool {
    matches!(
        class,
        "chart-title" | "sequence-title" | "site-title" | "stage-name" | "publisher-name" | "chart-source" | "figure-detail"
    )
}

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

    /// Sets a text; nothing where it stays as it is.
    fn text(&mut self, text: &str) -> Option<String> {
        if text.is_empty() {
            return None;
        }
        let setting = self.setting();
        if setting.language == Some(Language::English) && !setting.is_verbatim {
            return self.quotes.curl(text);
        }
        self.quotes.pass(text);
        match setting.language {
            Some(Language::Chinese) if !setting.is_verbatim && setting.is_title => phrases::keep(text),
            Some(Language::Chinese)
                if setting.is_sentence && REPORTS.iter().any(|word| text.contains(word)) =>
            {
                Some(REPORTS.iter().fold(text.to_owned(), |text, word| {
                    text.replace(word, &format!("<span class=\"nowrap\">{word}</span>"))
                }))
            }
            _ => None,
        }
    }

    /// Goes past the tag or comment that a text begins with, quoted attributes being part of it, and gives its length.
    fn markup(&mut self, text: &'h str) -> usize {
        if text.starts_with("<!--") {
            return text.find("-->").map_or(text.len(), |at| at + "-->".len());
        }
        let is_end = text.starts_with("</");
        let inner = text.trim_start_matches(['<', '/']);
        let name_length = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = &inner[..name_length];
        let mut setting = self.setting();
        let behind_name = text.len() - inner.len() + name_length;
        let length = behind_name + attributes(&text[behind_name..], &mut setting);
        match name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            _ if name.is_empty() => {}
            true => self.tag(Cow::Owned(name.to_ascii_lowercase()), setting, is_end, &text[..length]),
            false => self.tag(Cow::Borrowed(name), setting, is_end, &text[..length]),
        }
        length
    }

    /// Opens or closes an element. The setting is that of a text in it, as its attributes and those around it say.
    fn tag(&mut self, name: Cow<'h, str>, mut setting: Setting, is_end: bool, tag: &str) {
        if is_end {
            let open = self.open.iter().rposition(|open| open.name == name);
            let is_inline = match open.and_then(|at| self.open.get(at)) {
                Some(open) => open.is_inline,
                None => is_inline(&name),
            };
            if !is_inline {
                self.quotes = Quotes::default();
            }
            if let Some(at) = open {
                self.open.truncate(at);
            }
            return;
        }
        let is_inline = is_inline(&name);
        if !is_inline {
            self.quotes = Quotes::default();
        }
        if is_void(&name) || tag.ends_with("/>") {
            return;
        }
        setting.is_verbatim |= is_verbatim(&name);
        setting.is_title |= matches!(&*name, "h1" | "h2" | "h3" | "h4");
        if name == "html" {
            setting.language = self.setting().language;
        }
        self.open.push(Open { name, is_inline, setting });
    }
}

/// Reads the attributes of a tag from behind its name to its end, as Casebook and templates write them: with values in double quotation
/// marks. Gives their length with the end of the tag; what they say of the text in the element goes into its setting.
fn attributes(tag: &str, setting: &mut Setting) -> usize {
    let mut at = 0;
    loop {
        let rest = &tag[at..];
        let Some(end) = rest.bytes().position(|byte| matches!(byte, b'>' | b'"' | b'\'')) else {
            return tag.len();
        };
        let (name, mark) = (&rest[..end], rest.as_bytes()[end]);
        if mark == b'>' {
            return at + end + 1;
        }
        let value = &rest[end + 1..];
        let Some(length) = value.find(char::from(mark)) else { return tag.len() };
        let value = &value[..length];
        if mark == b'"' && is_named(name, " class=") {
            for class in value.split(' ') {
                setting.is_title |= is_title_class(class);
                setting.is_sentence |= class == SENTENCE;
            }
        } else if mark == b'"' && is_named(name, " lang=") {
            setting.language = language_of(value);
        }
        at += end + 1 + length + 1;
    }
}

/// Whether what stands between two values ends in a name with its sign.
fn is_named(between: &str, name: &str) -> bool {
    between.ends_with(name) || between == &name[1..]
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
