//! The names of the figures of cases, found by the words beside a number.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::model::Site;
use crate::model::figure::Figure;
use crate::model::locale::{Language, Locale};

/// The figures of cases by their names, those of a case gathered when they are first asked for: a case may have ten thousand of them, and
/// as many numbers that they are looked for beside.
pub(super) struct Names<'s> {
    pub site: &'s Site,
    known: RefCell<BTreeMap<(String, Locale), Rc<OfCase<'s>>>>,
}

/// The figures of a case in their order, and the places among them of those that bear a name.
#[derive(Default)]
struct OfCase<'s> {
    figures: Vec<(&'s str, &'s Figure)>,
    by_name: BTreeMap<String, Vec<usize>>,
}

impl<'s> Names<'s> {
    pub fn of(site: &'s Site) -> Names<'s> {
        Names { site, known: RefCell::default() }
    }

    /// The figures of a case, with their ids and in their order, of whose names one begins a text (in English, whatever the case of its
    /// letters) or ends it (in Chinese).
    pub fn touching(&self, case: &str, locale: &Locale, near: &str) -> Vec<(&'s str, &'s Figure)> {
        let of_case = self.of_case(case, locale);
        let places = near.char_indices().map(|(at, _)| at).chain([near.len()]);
        let names = places.map(|at| match locale.language() {
            Language::English => &near[..at],
            Language::Chinese => &near[at..],
        });
        let found: BTreeSet<usize> =
            names.filter_map(|name| of_case.by_name.get(name)).flatten().copied().collect();
        found.into_iter().filter_map(|at| of_case.figures.get(at).copied()).collect()
    }

    fn of_case(&self, case: &str, locale: &Locale) -> Rc<OfCase<'s>> {
        let key = (case.to_owned(), locale.clone());
        let gather = || Rc::new(OfCase::gather(self.site, case, locale));
        Rc::clone(self.known.borrow_mut().entry(key).or_insert_with(gather))
    }
}

impl<'s> OfCase<'s> {
    fn gather(site: &'s Site, case: &str, locale: &Locale) -> OfCase<'s> {
        let Some(case) = site.cases.get(case) else { return OfCase::default() };
        let figures: Vec<(&str, &Figure)> = case.figures.iter().collect();
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, (_, figure)) in figures.iter().enumerate() {
            let Some(noun) = figure.label.get(locale) else { continue };
            for form in BTreeSet::from([&noun.one, &noun.other]) {
                let name = match locale.language() {
                    Language::English => form.to_lowercase(),
                    Language::Chinese => form.clone(),
                };
                by_name.entry(name).or_default().push(at);
            }
        }
        OfCase { figures, by_name }
    }
}
