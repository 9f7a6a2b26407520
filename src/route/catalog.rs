//! The cases in the order of their list, and by year and term, found once for all pages.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::Site;
use crate::model::addressed::At;
use crate::model::case::Case;
use crate::model::statistic::{Data, Observation};

/// Which cases stand where. Ids are in the order of the list of cases: newest year first, within a year by id.
#[derive(Debug, Default)]
pub struct Catalog {
    pub all: Vec<String>,
    pub years: BTreeMap<i16, Vec<String>>,
    /// Taxonomy and term -> cases.
    pub terms: BTreeMap<(String, String), Vec<String>>,
    /// Indicator -> what reports it. Each has an entry, so that the page of one stays where it is when its last figure goes.
    pub indicators: BTreeMap<String, Reports>,
    positions: BTreeMap<String, usize>,
}

/// What the list of cases can be narrowed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet<'a> {
    Year(i16),
    Term { taxonomy: &'a str, term: &'a str },
}

/// What reports an indicator: under its own name, or by a number that a statistic of it takes from a case.
#[derive(Debug, Default)]
pub struct Reports {
    /// In the order of the list of cases.
    pub cases: Vec<String>,
    pub statistics: Vec<String>,
    /// Case and figure of the numbers of cases that are counted under another indicator, or under none, and that a statistic of this
    /// one observes.
    pub observed: BTreeSet<(String, String)>,
}

impl Catalog {
    pub(super) fn of(site: &Site) -> Catalog {
        let mut cases: Vec<&Case> = site.cases.values().collect();
        cases.sort_by(|a, b| (Reverse(a.year), &a.id).cmp(&(Reverse(b.year), &b.id)));
        let indicators = site.registry.indicators.iter();
        let indicators = indicators.map(|(id, _)| (id.to_owned(), Reports::default())).collect();
        let mut catalog = Catalog { indicators, ..Catalog::default() };
        catalog.note_statistics(site);
        let observed = catalog.observed();
        for (position, case) in cases.into_iter().enumerate() {
            catalog.all.push(case.id.clone());
            catalog.positions.insert(case.id.clone(), position);
            if let Some(year) = case.year {
                catalog.years.entry(year).or_default().push(case.id.clone());
            }
            let reported = case.figures.values().filter_map(|figure| figure.indicator.as_ref());
            let reported: BTreeSet<&String> =
                reported.chain(observed.get(&case.id).into_iter().flatten()).collect();
            for indicator in reported {
                if let Some(reports) = catalog.indicators.get_mut(indicator) {
                    reports.cases.push(case.id.clone());
                }
            }
            for (taxonomy, terms) in &case.terms {
                for term in terms {
                    catalog.terms.entry((taxonomy.clone(), term.clone())).or_default().push(case.id.clone());
                }
            }
        }
        catalog
    }

    /// The indicators under which statistics observe figures of each case.
    fn observed(&self) -> BTreeMap<String, Vec<String>> {
        let mut observed: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (indicator, reports) in &self.indicators {
            for (case, _) in &reports.observed {
                observed.entry(case.clone()).or_default().push(indicator.clone());
            }
        }
        observed
    }

    /// The statistics of each indicator, and those that observe a figure of a case which reports it.
    fn note_statistics(&mut self, site: &Site) {
        for statistic in site.statistics.values() {
            let observations = match &statistic.data {
                Data::Own(observations) => Some(observations),
                Data::Across(_) => None,
            };
            let borrowed: Vec<&Observation> = observations
                .into_iter()
                .flat_map(|table| table.values())
                .filter(|observation| observation.case.is_some())
                .collect();
            let of_figures = borrowed.iter().filter_map(|one| one.figure.indicator.as_ref());
            let reported: BTreeSet<&String> = of_figures.chain(&statistic.indicator).collect();
            for id in reported {
                let Some(reports) = self.indicators.get_mut(id) else { continue };
                reports.statistics.push(statistic.id.clone());
                if statistic.indicator.as_ref() == Some(id) {
                    let others = borrowed.iter().filter(|one| one.figure.indicator.as_ref() != Some(id));
                    reports.observed.extend(others.filter_map(|one| match site.home(one) {
                        At::Borrowed(case, figure) if !figure.is_empty() => {
                            Some((case.to_owned(), figure.to_owned()))
                        }
                        _ => None,
                    }));
                }
            }
        }
    }

    /// The years, the newest first, and the terms of each taxonomy that have cases, in the order of `taxonomies.yaml`; no group is empty.
    pub fn facets<'a>(&self, site: &'a Site) -> Vec<Vec<Facet<'a>>> {
        let years = self.years.keys().rev().map(|year| Facet::Year(*year)).collect();
        let of_taxonomy = site.registry.taxonomies.iter().map(|(taxonomy, record)| {
            let terms = record.terms.iter().map(|(term, _)| Facet::Term { taxonomy, term });
            terms.filter(|facet| !self.cases_of(*facet).is_empty()).collect()
        });
        std::iter::once(years).chain(of_taxonomy).filter(|group: &Vec<_>| !group.is_empty()).collect()
    }

    /// The cases of a year or a term.
    pub fn cases_of(&self, facet: Facet<'_>) -> &[String] {
        let cases = match facet {
            Facet::Year(year) => self.years.get(&year),
            Facet::Term { taxonomy, term } => self.terms.get(&(taxonomy.to_owned(), term.to_owned())),
        };
        cases.map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether there is anything to download: a figure of a case, or a statistic.
    pub fn has_data(site: &Site) -> bool {
        !site.statistics.is_empty() || site.cases.values().any(|case| !case.figures.is_empty())
    }

    /// The cases before and after one.
    pub fn neighbours(&self, id: &str) -> (Option<&str>, Option<&str>) {
        let Some(&at) = self.positions.get(id) else { return (None, None) };
        let case = |at: usize| self.all.get(at).map(String::as_str);
        (at.checked_sub(1).and_then(case), case(at + 1))
    }
}
