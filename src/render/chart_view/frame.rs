//! How a chart is shown in a page of another site: its page for frames, and the code of a frame around it.

use crate::render::context::Context;
use crate::render::svg::escape;
use crate::render::view::FrameView;
use crate::route::{ChartOf, Page, Route, absolute};

/// The link to the chart's page for frames, where the site has one, with the code of a frame where it knows its own address: the code stands in pages
/// of other sites, from where no relative link leads here. A frame is as high as the page around it says and scrolls where that is not
/// enough, so it gets the height that most charts need on a narrow screen.
pub(in crate::render) fn frame(cx: &Context<'_>, of: &ChartOf, title: &str) -> Option<FrameView> {
    let config = &cx.site().config;
    let route = Route::Page(Page::Embed(of.clone()), cx.locale.clone());
    let href = cx.link_if_planned(&route)?;
    let code = config.base_url.as_deref().map(|base| {
        format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{HEIGHT}\" loading=\"lazy\"></iframe>",
            escape(&absolute(base, &route.path(config.default_locale()))),
            escape(title),
        )
    });
    Some(FrameView { href, code })
}

/// In CSS pixels.
const HEIGHT: u16 = 560;
