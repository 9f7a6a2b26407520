//! The name of another figure right beside a linked number: two numbers that changed places.
//!
//! Names of figures are looked for where they touch the number, and names of categories in the clause before it; with the own name
//! beside it, or a word of comparison, nothing is told.

use std::ops::Range;

use super::names::Names;
use crate::model::Site;
use crate::model::label::Label;
use crate::model::locale::{Language, Locale};
use crate::model::reference::FigureRef;
use crate::model::statistic::Data;

/// A name in a text that is another figure's, and that figure's id as a link would name it.
pub(super) struct OtherLabel {
    pub name: String,
    pub id: String,
}

/// `own` are the bytes of the link's words in `text`; `address` is what the link names, within the case that the text stands in.
pub(super) fn other_label(
    text: &str,
    own: Range<usize>,
    locale: &Locale,
    (names, within): (&Names<'_>, Option<&str>),
    address: &FigureRef,
) -> Option<OtherLabel> {
    let beside = Beside { before: text.get(..own.start)?, after: text.get(own.end..)?, locale };
    match address {
        FigureRef::Own(id) => beside.other_figure(names, within?, id),
        FigureRef::OfCase { case, figure } => beside.other_figure(names, case, figure),
        FigureRef::Observation { statistic, key } => beside.other_category(names.site, statistic, key),
    }
}

struct Beside<'t> {
    before: &'t str,
    after: &'t str,
    locale: &'t Locale,
}

/// Shorter names are words of any sentence.
const LEAST: usize = 4;

impl Beside<'_> {
    fn other_figure(&self, names: &Names<'_>, case: &str, id: &str) -> Option<OtherLabel> {
        let near = self.near();
        let own = names.site.cases.get(case)?.figures.get(id)?;
        let own = self.touching(&near, &own.label).map_or(0, |name| name.len());
        let others = names.touching(case, self.locale, &near).into_iter().filter(|(other, _)| *other != id);
        let (other, name) = others
            .filter_map(|(other, figure)| Some((other, self.touching(&near, &figure.label)?)))
            .max_by_key(|(_, name)| name.len())?;
        (name.len() > own).then(|| OtherLabel { name: name.to_owned(), id: other.to_owned() })
    }

    /// What a name of the number touches: in English, in lower case, what comes after it, in Chinese what comes before it.
    fn near(&self) -> String {
        match self.locale.language() {
            Language::English => self.after.trim_start().to_lowercase(),
            Language::Chinese => {
                let near = self.before.trim_end();
                VERBS.iter().find_map(|verb| near.strip_suffix(verb)).unwrap_or(near).to_owned()
            }
        }
    }

    /// A form of a name that touches the number.
    fn touching<'l>(&self, near: &str, label: &'l Label) -> Option<&'l str> {
        let noun = label.get(self.locale)?;
        let forms = [noun.other.as_str(), noun.one.as_str()].into_iter().filter(|name| name.len() >= LEAST);
        match self.locale.language() {
            Language::English => {
                let begins = |name: &&str| {
                    let rest = near.strip_prefix(&name.to_lowercase());
                    rest.is_some_and(|rest| {
                        !rest.starts_with(|c: char| c.is_alphanumeric() || "’'-".contains(c))
                    })
                };
                forms.filter(begins).max_by_key(|name| name.len())
            }
            Language::Chinese => forms.filter(|name| near.ends_with(name)).max_by_key(|name| name.len()),
        }
    }

    fn other_category(&self, site: &Site, statistic: &str, key: &str) -> Option<OtherLabel> {
        let statistic = site.statistics.get(statistic)?;
        let (Data::Own(table), Some(breakdown)) = (&statistic.data, &statistic.breakdown) else {
            return None;
        };
        let own = table.get(key)?.category.as_deref()?;
        let clause =
            self.before.rfind(ENDS_CLAUSE).map_or(self.before, |at| &self.before[at..]).to_lowercase();
        let name_of = |category: &str| {
            let name = breakdown.categories.get(category)?.get(self.locale)?;
            (name.len() >= LEAST).then_some(name.as_str())
        };
        if COMPARING.iter().any(|word| clause.contains(word))
            || clause.contains(&name_of(own)?.to_lowercase())
        {
            return None;
        }
        let others =
            breakdown.categories.iter().map(|(category, _)| category).filter(|category| *category != own);
        let mut named = others.filter_map(|category| {
            let name = name_of(category).filter(|name| clause.contains(&name.to_lowercase()))?;
            Some(OtherLabel { name: name.to_owned(), id: category.to_owned() })
        });
        let other = named.next()?;
        named.next().is_none().then_some(other)
    }
}

/// What may stand between a name and its number.
const VERBS: &[&str] = &["人数为", "人数", "数量", "共有", "有", "为", "达", "共", "约", "超过"];

const ENDS_CLAUSE: &[char] = &[
    ',', ';', ':', '.', '!', '?', '(', ')', '，', '。', '；', '：', '、', '！', '？', '（', '）', '\n',
    '\u{fffc}',
];

const COMPARING: &[&str] = &[
    "than", "compar", "after", "behind", "ahead", "against", "besides", "except", "without", "not ",
    "unlike", "and ", "比", "较", "除", "外", "后", "前", "与", "和", "及", "非", "不",
];
