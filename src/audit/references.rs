//! Every address that a page or drawing names, and what a browser does with it.

use std::borrow::Cow;
use std::ops::Range;

use super::css;
use super::markup::{Attribute, Element, Markup};

/// An address as it is written.
#[derive(Debug)]
pub(super) struct Reference<'m> {
    pub address: Cow<'m, str>,
    pub purpose: Purpose,
    pub range: Range<usize>,
}

/// What a browser does with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// A reader goes there.
    Follow,
    /// It is fetched with the page, or what a reader writes is sent there.
    Fetch,
    /// A browser goes there by itself.
    Onward,
    /// It names the same content elsewhere: `canonical` and `alternate`, which may be absolute.
    Name,
}

/// All addresses of a page, in the order of its elements.
pub(super) fn references<'m>(markup: &'m Markup<'_>) -> Vec<Reference<'m>> {
    let mut found = Vec::new();
    for element in markup.elements() {
        for attribute in element.attributes() {
            let mut add = |address: Cow<'m, str>, purpose| {
                found.push(Reference { address, purpose, range: attribute.range() });
            };
            let mut add_part = |address: &'m str, purpose| add(Cow::Borrowed(address), purpose);
            match &*attribute.name {
                "srcset" | "imagesrcset" => {
                    candidates(&attribute.value).for_each(|address| add_part(address, Purpose::Fetch))
                }
                "ping" => {
                    attribute.value.split_whitespace().for_each(|address| add_part(address, Purpose::Fetch))
                }
                "content" => {
                    refreshed(element, attribute).into_iter().for_each(|to| add_part(to, Purpose::Onward))
                }
                name if takes_address(element, name) => add_part(&attribute.value, purpose(element, name)),
                // Attributes of drawings may paint with what they fetch, and so may styles.
                name if (name == "style" || element.is_drawing()) && attribute.value.contains('(') => {
                    css::addresses(&attribute.value)
                        .into_iter()
                        .for_each(|found| add(found.address.into(), Purpose::Fetch))
                }
                _ => {}
            }
        }
        if element.name() == "style" {
            let fetched = css::addresses(element.text()).into_iter();
            found.extend(fetched.map(|fetched| Reference {
                address: fetched.address.into(),
                purpose: Purpose::Fetch,
                range: element.range(),
            }));
        }
    }
    found
}

/// Attributes whose value is one address (HTML standard, list of attributes; SVG 2). `cite` is never fetched nor followed.
fn takes_address(element: Element<'_>, name: &str) -> bool {
    match name {
        "href" | "src" | "poster" | "action" | "formaction" | "background" | "manifest" | "longdesc" => true,
        "data" => element.name() == "object",
        _ => false,
    }
}

fn purpose(element: Element<'_>, attribute: &str) -> Purpose {
    match (element.name(), attribute) {
        ("a" | "area", "href") => Purpose::Follow,
        ("link", "href") => of_link(element.value("rel").unwrap_or_default()),
        (_, "longdesc") => Purpose::Follow,
        _ => Purpose::Fetch,
    }
}

/// Links that a browser does not fetch by itself (HTML standard, link types); any other is taken for one that it does.
fn of_link(rel: &str) -> Purpose {
    const FOLLOWED: [&str; 13] = [
        "alternate",
        "author",
        "bookmark",
        "canonical",
        "help",
        "license",
        "me",
        "next",
        "prev",
        "privacy-policy",
        "search",
        "tag",
        "terms-of-service",
    ];
    let rel = rel.to_ascii_lowercase();
    let words: Vec<&str> = rel.split_whitespace().collect();
    if !words.iter().all(|word| FOLLOWED.contains(word)) {
        return Purpose::Fetch;
    }
    match words.contains(&"canonical") || words.contains(&"alternate") {
        true => Purpose::Name,
        false => Purpose::Follow,
    }
}

/// The addresses of `a.png 1x, b.png 2x` (HTML standard, 4.8.4.4): a comma within an address belongs to it.
fn candidates(srcset: &str) -> impl Iterator<Item = &str> {
    let mut rest = srcset;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (address, after) = rest.split_at(end);
        let bare = address.trim_end_matches(',');
        rest = if bare.len() < address.len() { after } else { after.find(',').map_or("", |at| &after[at..]) };
        (!bare.is_empty()).then_some(bare)
    })
}

/// The address of `<meta http-equiv="refresh" content="0; url=…">`, which a browser asks for without anybody's doing.
fn refreshed<'m>(element: Element<'_>, attribute: &'m Attribute<'_>) -> Option<&'m str> {
    let is_refresh = element.value("http-equiv").is_some_and(|name| name.eq_ignore_ascii_case("refresh"));
    let (_, to) =
        attribute.value.split_once([';', ',']).filter(|_| element.name() == "meta" && is_refresh)?;
    let to = to.trim_start();
    let has_key = to.get(..3).is_some_and(|key| key.eq_ignore_ascii_case("url"));
    let named = to.get(3..).filter(|_| has_key).and_then(|rest| rest.trim_start().strip_prefix('='));
    let address = named.unwrap_or(to).trim().trim_matches(['"', '\'']);
    // Without an address the page loads itself again.
    Some(address).filter(|address| !address.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::markup::Dialect;
    use super::*;

    #[test]
    fn every_address_is_found_with_its_purpose() {
        use Purpose::{Fetch, Follow, Name, Onward};
        for (html, expected) in [
            ("<a href=x ping='p q'>", &[("x", Follow), ("p", Fetch), ("q", Fetch)][..]),
            (
                "<img src=a.png srcset='b.png, c.png 2x,d,e 3x'>",
                &[("a.png", Fetch), ("b.png", Fetch), ("c.png", Fetch), ("d,e", Fetch)],
            ),
            (
                "<source srcset='data:image/png;base64,A 1x, f.png'>",
                &[("data:image/png;base64,A", Fetch), ("f.png", Fetch)],
            ),
            (
                "<link rel=stylesheet href=s><link rel='alternate stylesheet' href=t>",
                &[("s", Fetch), ("t", Fetch)],
            ),
            (
                "<link rel=canonical href=c><link rel=alternate hreflang=en href=e>",
                &[("c", Name), ("e", Name)],
            ),
            ("<link rel=preload href=p><link rel=license href=l>", &[("p", Fetch), ("l", Follow)]),
            ("<form action=f><button formaction=b>", &[("f", Fetch), ("b", Fetch)]),
            ("<meta http-equiv=Refresh content='0; URL = \"a.html\"'>", &[("a.html", Onward)]),
            ("<meta http-equiv=refresh content='30;'>", &[]),
            ("<meta name=description content='a; url=b'>", &[]),
            (
                "<svg><use xlink:href='#a'/><a href=b>x</a><rect fill='url(c.svg#d)'/></svg>",
                &[("#a", Fetch), ("b", Follow), ("c.svg#d", Fetch)],
            ),
            ("<p style='background:url(x.png)'>", &[("x.png", Fetch)]),
            ("<svg><style>@import 'i.css';</style></svg>", &[("i.css", Fetch)]),
            (
                "<object data=o></object><video poster=v></video><iframe src=i></iframe>",
                &[("o", Fetch), ("v", Fetch), ("i", Fetch)],
            ),
            ("<blockquote cite=https://example.org>", &[]),
        ] {
            let markup = Markup::read(html, Dialect::Html);
            let mut found: Vec<(String, Purpose)> = references(&markup)
                .into_iter()
                .map(|found| (found.address.into_owned(), found.purpose))
                .collect();
            let mut expected: Vec<(String, Purpose)> =
                expected.iter().map(|(address, purpose)| ((*address).to_owned(), *purpose)).collect();
            // Attributes come in the order of their names.
            found.sort_by(|a, b| a.0.cmp(&b.0));
            expected.sort_by(|a, b| a.0.cmp(&b.0));
            assert_eq!(found, expected, "{html}");
        }
    }
}
