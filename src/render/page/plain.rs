//! Plain pages, and what other pages share with them.

use super::{finish, gone};
use crate::model::bundle::Writeups;
use crate::render::chrome::Head;
use crate::render::context::Context;
use crate::render::notes;
use crate::render::prose::{self, Within};
use crate::render::theme::ThemeError;
use crate::render::view::{ContentsItem, PageView};
use crate::route::Page;

pub(super) fn plain(cx: &mut Context<'_>, id: &str) -> Result<Vec<u8>, ThemeError> {
    let page = cx.site().pages.get(id).ok_or_else(|| gone("page.html"))?;
    cx.from.insert(page.file);
    let standfirst = prose::some_inline(cx, &page.summary, None);
    let body_html = prose::body(cx, &page.writeups, Within { case: None, folder: Some(("pages", id)) }, 2);
    let title = cx.text(&page.title);
    let view = PageView {
        title: title.clone(),
        standfirst_html: standfirst,
        contents: contents_of(cx, &page.writeups),
        body_html,
        notes: notes::views(cx),
        updated: None,
    };
    let head = Head {
        page: Page::Plain(id.to_owned()),
        title,
        description: page.summary.as_ref().map(|summary| prose::plain_text(cx, summary, None)),
        breadcrumb: Vec::new(),
        draft: page.lifetime.is_draft(),
    };
    finish(cx, "page.html", head, &view)
}

/// The headings of a write-up's highest level.
pub(super) fn contents_of(cx: &Context<'_>, writeups: &Writeups) -> Vec<ContentsItem> {
    let headings = cx.prose(writeups).map(|(_, text)| text.highest_headings()).unwrap_or_default();
    headings
        .into_iter()
        .map(|heading| ContentsItem { href: format!("#{}", heading.id), label: heading.text })
        .collect()
}
