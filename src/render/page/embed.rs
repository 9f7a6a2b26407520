//! A chart alone: the page that other sites show in a frame.

use super::{finish, gone};
use crate::render::chart_view;
use crate::render::chrome::Head;
use crate::render::context::Context;
use crate::render::theme::{Arg, ThemeError, text};
use crate::render::view::{EmbedView, Link};
use crate::render::{notes, prose};
use crate::route::{ChartOf, Page};

pub(super) fn embed(cx: &mut Context<'_>, of: &ChartOf) -> Result<Vec<u8>, ThemeError> {
    let site = cx.site();
    let gone = || gone("embed.html");
    let (chart, draft) = match of {
        ChartOf::Case { case: id, chart } => {
            let case = site.cases.get(id).ok_or_else(gone)?;
            cx.from.insert(case.file);
            let chart = case.charts.get(chart).ok_or_else(gone)?;
            (chart_view::of_case(cx, id, chart), case.lifetime.is_draft())
        }
        ChartOf::Statistic(id) => {
            let statistic = site.statistics.get(id).ok_or_else(gone)?;
            cx.from.insert(statistic.file);
            (chart_view::of_statistic(cx, statistic), statistic.lifetime.is_draft())
        }
    };
    let chart = chart.ok_or_else(gone)?;
    let (record, whole) = (prose::title(cx, &of.page()), cx.text(&site.config.title));
    let label = cx.words("embed.back", &[("title", Arg::Text(&record)), ("site", Arg::Text(&whole))]);
    let back = Link { label, href: cx.href(&of.page()), lang: None };
    let title = cx.words("embed.page", &[("title", Arg::Text(&chart.title))]);
    let head =
        Head { page: Page::Embed(of.clone()), title, description: None, breadcrumb: Vec::new(), draft };
    let notes = notes::views(cx);
    finish(cx, "embed.html", head, &EmbedView { chart, notes, back })
        .map(|page| to_the_top(&text(page)).into_bytes())
}

/// A page whose links to other pages open in place of the page around the frame; those within it stay there.
fn to_the_top(page: &str) -> String {
    let (start, links) = page.split_once("<a ").map_or((page, None), |(start, rest)| (start, Some(rest)));
    let mut out = start.to_owned();
    for link in links.into_iter().flat_map(|links| links.split("<a ")) {
        let tag = link.split('>').next().unwrap_or_default();
        let stays = tag.contains("href=\"#") || tag.contains("target=");
        out.push_str(if stays { "<a " } else { "<a target=\"_top\" " });
        out.push_str(link);
    }
    out
}
