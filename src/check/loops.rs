//! No figure is, in the end, a share of itself.
//!
//! What a share is a share of may be another figure, or words that have figures in them. The page writes out the words of
//! those figures with their own wholes, so a way that leads back would never end.

use std::collections::{BTreeMap, BTreeSet};

use super::Checked;
use crate::diag::{Diagnostic, Diagnostics, table::references};
use crate::model::Site;
use crate::model::figure::{Figure, ShareOf};
use crate::model::prose::{Prose, Scheme, Target};
use crate::model::reference::FigureRef;
use crate::model::statistic::Data;

/// A figure and the figures that its whole leads to, each named in full and never by an id alone.
struct Step<'s> {
    figure: &'s Figure,
    leads_to: Vec<FigureRef>,
}

pub(super) fn no_figure_is_a_share_of_itself(checked: &Checked<'_>, diags: &mut Diagnostics) {
    let steps = steps(checked.site);
    let mut done: BTreeSet<&FigureRef> = BTreeSet::new();
    for start in steps.keys() {
        // The way from the start, each figure with how many of its leads were followed. It is a list and no recursion,
        // since authors decide how long it gets.
        let mut way: Vec<(&FigureRef, usize)> = vec![(start, 0)];
        let mut on_the_way: BTreeSet<&FigureRef> = BTreeSet::from([start]);
        while let Some((at, followed)) = way.last_mut() {
            let at = *at;
            let step = steps.get(at).filter(|_| !done.contains(at));
            let Some((step, next)) = step.and_then(|step| Some((step, step.leads_to.get(*followed)?))) else {
                done.insert(at);
                on_the_way.remove(at);
                way.pop();
                continue;
            };
            *followed += 1;
            if on_the_way.contains(next) {
                let back = Diagnostic::new(references::LOOP, step.figure.place);
                diags.push(back.with("id", &step.figure.id));
            } else {
                on_the_way.insert(next);
                way.push((next, 0));
            }
        }
    }
}

/// Only figures that lead on; all others end a way.
fn steps(site: &Site) -> BTreeMap<FigureRef, Step<'_>> {
    let mut steps = BTreeMap::new();
    let mut add = |address: FigureRef, figure, within: Option<&str>| {
        let leads_to: Vec<FigureRef> =
            named_by(figure).into_iter().filter_map(|named| named.in_full(within)).collect();
        if !leads_to.is_empty() {
            steps.insert(address, Step { figure, leads_to });
        }
    };
    for (case, record) in site.cases.iter() {
        for (id, figure) in record.figures.iter() {
            add(FigureRef::OfCase { case: case.to_owned(), figure: id.to_owned() }, figure, Some(case));
        }
    }
    for (statistic, record) in site.statistics.iter() {
        let Data::Own(observations) = &record.data else { continue };
        for (key, observation) in observations.iter() {
            let address = FigureRef::Observation { statistic: statistic.to_owned(), key: key.to_owned() };
            add(address, &observation.figure, observation.case.as_deref());
        }
    }
    steps
}

/// The figures that the whole of a share names, as the author wrote them.
fn named_by(figure: &Figure) -> Vec<FigureRef> {
    match figure.share_of.as_deref() {
        Some(ShareOf::Figure { whole, .. }) => vec![whole.clone()],
        Some(ShareOf::Text(words)) | Some(ShareOf::Scheme { whole: Some(words), .. }) => {
            words.iter().flat_map(|(_, phrase)| figures_in(&phrase.markdown)).collect()
        }
        Some(ShareOf::Scheme { whole: None, .. }) | None => Vec::new(),
    }
}

fn figures_in(markdown: &str) -> Vec<FigureRef> {
    let links = Prose::scan_line(markdown).links.into_iter();
    links
        .filter_map(|link| match link.target {
            Target::Data { scheme: Scheme::Figure, rest } => Some(FigureRef::parse(&rest)),
            _ => None,
        })
        .collect()
}
