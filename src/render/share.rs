//! What a page says of itself to services that show a card where somebody shares it (the Open Graph protocol, ogp.me).

use super::view::Share;
use crate::model::locale::{Language, Locale};
use crate::route::Page;

/// The kind of a page and the languages it is there in. Title, description and address are those of the page.
pub(super) fn share(page: &Page, locale: &Locale, locales: &[Locale]) -> Share {
    let kind = match page {
        Page::Case(_) | Page::Event(_) | Page::Statistic(_) | Page::Plain(_) => "article",
        _ => "website",
    };
    let others = locales.iter().filter(|other| *other != locale);
    Share { kind: kind.to_owned(), locale: territory(locale), other_locales: others.map(territory).collect() }
}

/// Open Graph names a language together with a country: that of the tag, otherwise the one most readers of the language expect.
fn territory(locale: &Locale) -> String {
    let (language, usual) = match locale.language() {
        Language::English => ("en", "US"),
        Language::Chinese => ("zh", "CN"),
    };
    let is_region = |part: &&str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let region = locale.as_str().split('-').skip(1).find(is_region).unwrap_or(usual);
    format!("{language}_{}", region.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_named_with_a_country() -> Result<(), Box<dyn std::error::Error>> {
        let table = [
            ("en", "en_US"),
            ("en-GB", "en_GB"),
            ("zh-Hans", "zh_CN"),
            ("zh-Hans-SG", "zh_SG"),
            ("zh", "zh_CN"),
        ];
        for (tag, expected) in table {
            assert_eq!(territory(&tag.parse()?), expected, "{tag}");
        }
        Ok(())
    }
}
