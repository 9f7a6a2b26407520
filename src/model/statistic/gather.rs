//! Statistics gathered from the cases: their figures of one indicator, in groups, and what is shown of each group.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Across, GroupBy, Show, Statistic};
use crate::model::Site;
use crate::model::case::Case;
use crate::model::figure::{Figure, Status, Time, may_share_basis};
use crate::model::quantity::{Number, Quantity, WhyNot};
use crate::model::unit::{Noun, Unit};

/// What was gathered. Groups are ids of records, years or terms; their names are for the page to find.
#[derive(Clone, Debug)]
pub struct Gathered<'s> {
    /// In the order of the cases that open the groups; years in order.
    pub entries: Vec<Entry<'s>>,
    /// The groups that have no honest sum; their values stand among the entries one by one.
    pub refusals: Vec<Refusal<'s>>,
    /// How many cases state a value of the indicator.
    pub reporting: usize,
    /// How many cases there are.
    pub cases: usize,
}

/// Something that is shown of a group.
#[derive(Clone, Debug)]
pub struct Entry<'s> {
    /// The id of the case, organization, scheme or term; or the year.
    pub group: String,
    pub shown: Shown<'s>,
}

/// A figure as a case states it, or a value that was formed of several.
#[derive(Clone, Debug)]
pub enum Shown<'s> {
    Stated(Member<'s>),
    Formed(GatheredValue),
}

/// A figure and the case that states it.
#[derive(Clone, Copy, Debug)]
pub struct Member<'s> {
    pub case: &'s Case,
    pub figure: &'s Figure,
}

/// A sum or a count. No source states it, so it has neither a source's words nor a note.
#[derive(Clone, Debug)]
pub struct GatheredValue {
    pub value: Quantity,
    pub unit: Arc<Unit>,
    /// The time that all its parts hold for, where it is one.
    pub time: Option<Time>,
    /// The cases that state its parts, each once.
    pub cases: Vec<String>,
    /// Those of all its parts, each once.
    pub sources: Vec<String>,
    /// That of its least settled part; how many cases there are is settled.
    pub status: Status,
}

/// A group whose values have no honest sum.
#[derive(Clone, Debug)]
pub struct Refusal<'s> {
    pub group: String,
    pub reason: Reason<'s>,
}

/// Why values of one indicator, and so of one unit, are not added.
#[derive(Clone, Debug)]
pub enum Reason<'s> {
    /// A case says that there is no value; what is there is less than the whole.
    Missing(&'s Figure),
    /// A value was withdrawn.
    Withdrawn(&'s Figure),
    /// Two are counted on different bases.
    Bases(&'s Figure, &'s Figure),
    /// Two hold for different times.
    Times(&'s Figure, &'s Figure),
    /// Two numbers that do not go together.
    Numbers(WhyNot, &'s Figure, &'s Figure),
}

/// Gathers all figures of a statistic's indicator. A case stands in a group once, in whatever roles it names the group.
pub fn gather<'s>(site: &'s Site, statistic: &Statistic, across: &Across) -> Gathered<'s> {
    let (mut groups, mut reporting): (Vec<(String, Vec<Member<'s>>)>, usize) = (Vec::new(), 0);
    for case in site.cases.values() {
        let is_asked =
            |figure: &&Figure| figure.indicator.is_some() && figure.indicator == statistic.indicator;
        let figures: Vec<&Figure> = case.figures.values().filter(is_asked).collect();
        if figures.is_empty() {
            continue;
        }
        reporting += usize::from(figures.iter().any(|figure| holds(figure)));
        for group in groups_of(case, &across.group_by) {
            let members = figures.iter().map(|figure| Member { case, figure });
            match groups.iter_mut().find(|(known, _)| *known == group) {
                Some((_, known)) => known.extend(members),
                None => groups.push((group, members.collect())),
            }
        }
    }
    if across.group_by == GroupBy::Year {
        groups.sort_by(|(left, _), (right, _)| left.cmp(right));
    }
    let mut gathered =
        Gathered { entries: Vec::new(), refusals: Vec::new(), reporting, cases: site.cases.len() };
    for (group, members) in groups {
        gathered.add(site, group, &members, across.show);
    }
    gathered
}

/// The ids of the groups that a case belongs to, each once.
fn groups_of(case: &Case, by: &GroupBy) -> Vec<String> {
    let named: Vec<String> = match by {
        GroupBy::Case => vec![case.id.clone()],
        GroupBy::Year => case.year.map(|year| year.to_string()).into_iter().collect(),
        GroupBy::Organization => case.organizations.iter().map(|part| part.organization.clone()).collect(),
        GroupBy::Scheme => case.selections.iter().map(|selection| selection.scheme.clone()).collect(),
        GroupBy::Taxonomy(id) => {
            let terms = case.terms.iter().filter(|(taxonomy, _)| taxonomy == id);
            terms.flat_map(|(_, terms)| terms.iter().cloned()).collect()
        }
    };
    each_once(named.iter())
}

fn each_once<'t>(texts: impl Iterator<Item = &'t String>) -> Vec<String> {
    let mut known: Vec<String> = Vec::new();
    for text in texts {
        if !known.contains(text) {
            known.push(text.clone());
        }
    }
    known
}

impl<'s> Gathered<'s> {
    fn add(&mut self, site: &Site, group: String, members: &[Member<'s>], show: Show) {
        match show {
            Show::Values => self.add_stated(&group, members),
            Show::Latest => self.add_stated(&group, &latest(members)),
            Show::Count => {
                let stated = stated(members);
                if !stated.is_empty() {
                    self.entries.push(Entry { group, shown: Shown::Formed(count(&stated)) });
                }
            }
            Show::Sum => match sum(site, members) {
                Ok(None) => {}
                Ok(Some(sum)) => self.entries.push(Entry { group, shown: Shown::Formed(sum) }),
                Err(reason) => {
                    // A site may turn the check off; the group is still not left out.
                    self.add_stated(&group, members);
                    self.refusals.push(Refusal { group, reason });
                }
            },
        }
    }

    fn add_stated(&mut self, group: &str, members: &[Member<'s>]) {
        let entry = |member: &Member<'s>| Entry { group: group.to_owned(), shown: Shown::Stated(*member) };
        self.entries.extend(members.iter().map(entry));
    }

    /// The sources of all that is shown, each once, in the order of their first use.
    pub fn sources(&self) -> Vec<String> {
        each_once(self.entries.iter().flat_map(|entry| match &entry.shown {
            Shown::Stated(member) => &member.figure.sources,
            Shown::Formed(formed) => &formed.sources,
        }))
    }
}

/// Whether a figure has a number that was not withdrawn.
fn holds(figure: &Figure) -> bool {
    figure.quantity().is_some() && !figure.is_retracted()
}

fn stated<'s>(members: &[Member<'s>]) -> Vec<Member<'s>> {
    members.iter().copied().filter(|member| holds(member.figure)).collect()
}

/// The stated values of the latest time, or the reasons why there are none; several that share the time are all the latest.
fn latest<'s>(members: &[Member<'s>]) -> Vec<Member<'s>> {
    let stated = stated(members);
    let of = if stated.is_empty() { members.to_vec() } else { stated };
    let newest = of.iter().map(|member| dated(member.figure)).max();
    of.into_iter().filter(|member| Some(dated(member.figure)) == newest).collect()
}

/// When a figure's time ends, and where several end together, when it begins; `to-date` has no date and is older than any.
fn dated(figure: &Figure) -> Option<(Date, Date)> {
    let period = *figure.time.period();
    period.end().zip(period.start())
}

/// How many cases state a value.
fn count(members: &[Member<'_>]) -> GatheredValue {
    let cases = each_once(members.iter().map(|member| &member.case.id)).len();
    // The built-in unit `case` is a matter before an office or a court (件); these are case studies (个).
    let unit = Unit::count("case", Noun::new("case", "cases"), "个");
    formed(Quantity::exact(Number::from(cases as u32)), Arc::new(unit), Status::Normal, members)
}

/// The sum of all values; nothing of nothing.
fn sum<'s>(site: &Site, members: &[Member<'s>]) -> Result<Option<GatheredValue>, Reason<'s>> {
    let Some(first) = members.first().map(|member| member.figure) else { return Ok(None) };
    let mut total: Option<Quantity> = None;
    for (at, Member { figure, .. }) in members.iter().enumerate() {
        let value = figure.quantity().ok_or(Reason::Missing(figure))?;
        if figure.is_retracted() {
            return Err(Reason::Withdrawn(figure));
        }
        if figure.time != first.time {
            return Err(Reason::Times(first, figure));
        }
        if !may_share_basis(site.basis(first), site.basis(figure)) {
            return Err(Reason::Bases(first, figure));
        }
        total = Some(match total {
            None => *value,
            Some(total) => total.add(value).map_err(|why| numbers(why, &members[..at], figure))?,
        });
    }
    let status = members.iter().map(|member| member.figure.status).max_by_key(|status| doubt(*status));
    let sum = |total| formed(total, first.unit.clone(), status.unwrap_or(Status::Normal), members);
    Ok(total.map(sum))
}

/// Names the two figures that do not go together; where only the total does not, the first of it stands for it.
fn numbers<'s>(why: WhyNot, before: &[Member<'s>], figure: &'s Figure) -> Reason<'s> {
    let refused = before.iter().find_map(|member| {
        let why = member.figure.quantity()?.add(figure.quantity()?).err()?;
        Some(Reason::Numbers(why, member.figure, figure))
    });
    let first = before.first().map_or(figure, |member| member.figure);
    refused.unwrap_or(Reason::Numbers(why, first, figure))
}

/// How far a number is from settled.
fn doubt(status: Status) -> u8 {
    match status {
        Status::Normal => 0,
        Status::Revised => 1,
        Status::Break => 2,
        Status::Provisional => 3,
        Status::Estimated => 4,
        Status::Forecast => 5,
        Status::Target => 6,
    }
}

fn formed(value: Quantity, unit: Arc<Unit>, status: Status, members: &[Member<'_>]) -> GatheredValue {
    let time = members.first().map(|member| &member.figure.time);
    let is_one = members.iter().all(|member| Some(&member.figure.time) == time);
    GatheredValue {
        value,
        unit,
        time: time.filter(|_| is_one).cloned(),
        cases: each_once(members.iter().map(|member| &member.case.id)),
        sources: each_once(members.iter().flat_map(|member| &member.figure.sources)),
        status,
    }
}
