//! What a page says of itself to services that show a card where somebody shares it (the Open Graph protocol, ogp.me).

use super::context::Context;
use super::share_card;
use super::view::{Share, SharePicture};
use crate::model::locale::{Language, Locale};
use crate::route::{Page, Route, absolute};

/// The kind of a page, the languages it is there in, and its picture. Title, description and address are those of the page.
pub(super) fn share(cx: &Context<'_>, page: &Page) -> Share {
    let config = &cx.site().config;
    let (locale, locales) = (cx.locale, &config.locales);
    let kind = match page {
        Page::Case(_) | Page::Event(_) | Page::Statistic(_) | Page::Plain(_) => "article",
        _ => "website",
    };
    let others = locales.iter().filter(|other| *other != locale);
    Share {
        kind: kind.to_owned(),
        locale: territory(locale),
        other_locales: others.map(territory).collect(),
        picture: picture(cx, page),
    }
}

/// The picture of a page, or of the home page for a page without one. It needs an absolute address.
fn picture(cx: &Context<'_>, page: &Page) -> Option<SharePicture> {
    let config = &cx.site().config;
    let base = config.base_url.as_deref()?;
    let page = if page.has_card() { page } else { &Page::Home };
    let path = Route::Card(page.clone(), cx.locale.clone()).path(config.default_locale());
    let (width, height) = share_card::SIZE;
    cx.ready.plan.has(&path).then(|| SharePicture { address: absolute(base, &path), width, height })
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
