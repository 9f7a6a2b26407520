//! The code that shows a chart in a page of another site.

use crate::render::context::Context;
use crate::render::svg::escape;
use crate::route::{ChartOf, Page, Route, absolute};

/// A frame around the chart's page for such frames; nothing where the site does not know its own address. A frame is as high as
/// the page around it says and scrolls where that is not enough, so it gets the height that most charts need on a narrow screen.
pub(in crate::render) fn frame(cx: &Context<'_>, of: &ChartOf, title: &str) -> Option<String> {
    let config = &cx.site().config;
    let path = Route::Page(Page::Embed(of.clone()), cx.locale.clone()).path(config.default_locale());
    let address = absolute(config.base_url.as_deref()?, &path);
    Some(format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{HEIGHT}\" loading=\"lazy\"></iframe>",
        escape(&address),
        escape(title),
    ))
}

/// In CSS pixels.
const HEIGHT: u16 = 560;
