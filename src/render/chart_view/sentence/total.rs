//! The total of a breakdown in words. A drawing of its parts leaves it out, since it would look like one more of them; a reader who
//! hears the parts is told that there is one, as far as the record states it.

use super::compared::along_times;
use crate::model::locale::Language;
use crate::render::chart::Mark;
use crate::render::chart_view::series::Layout;
use crate::render::context::Context;
use crate::render::theme::Arg;

/// The total that is not drawn: its number, or along times what it is over time. Nothing where there is none, or no number of it.
pub(super) fn said(cx: &Context<'_>, layout: &Layout) -> Option<String> {
    let total = layout.total.as_ref()?;
    let name = unbracketed(cx, &total.name);
    if total.marks.len() > 1 {
        let names = layout.categories.iter().map(String::as_str);
        let marks: Vec<(&str, &Mark)> = names.zip(&total.marks).collect();
        let (said, _) = along_times(cx, layout, &marks).filter(|_| layout.is_alike)?;
        let head = cx.words("chart.total_over_time", &[("name", Arg::Text(&name))]);
        return Some(format!("{head}{}{said}", cx.word("punctuation.colon")));
    }
    let mark = total.marks.first().filter(|mark| mark.value.is_some())?;
    Some(cx.words("chart.total", &[("name", Arg::Text(&name)), ("value", Arg::Text(&mark.label))]))
}

/// A name that stands in Chinese brackets has none of its own.
fn unbracketed(cx: &Context<'_>, name: &str) -> String {
    match cx.locale.language() {
        Language::English => name.to_owned(),
        Language::Chinese => name.replace('（', "，").replace('）', ""),
    }
}
