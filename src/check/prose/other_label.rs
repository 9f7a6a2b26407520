//! The name of another figure right beside a linked number: two numbers that changed places.
//!
//! Names of figures are looked for where they touch the number, and names of categories in the clause before it; with the own name
//! beside it, or a word of comparison, nothing is told.

use std::ops::Range;

use crate::model::Site;
use crate::model::figure::Figure;
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
    (site, within): (&Site, Option<&str>),
    (address, figure): (&FigureRef, &Figure),
) -> Option<OtherLabel> {
    let beside = Beside { before: text.get(..own.start)?, after: text.get(own.end..)?, locale };
    match address {
        FigureRef::Own(id) => beside.other_figure(site, within?, id),
        FigureRef::OfCase { case, figure } => beside.other_figure(site, case, figure),
        FigureRef::Observation { statistic, .. } => beside.other_category(site, statistic, figure),
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
    fn other_figure(&self, site: &Site, case: &str, id: &str) -> Option<OtherLabel> {
        let figures = &site.cases.get(case)?.figures;
        let own = self.touching(&figures.get(id)?.label).map_or(0, |name| name.len());
        let others = figures.iter().filter(|(other, _)| *other != id);
        let (other, name) = others
            .filter_map(|(other, figure)| Some((other, self.touching(&figure.label)?)))
            .max_by_key(|(_, name)| name.len())?;
        (name.len() > own).then(|| OtherLabel { name: name.to_owned(), id: other.to_owned() })
    }

    /// A form of a name that touches the number: after it in English, before it in Chinese.
    fn touching<'l>(&self, label: &'l Label) -> Option<&'l str> {
        let noun = label.get(self.locale)?;
        let forms = [noun.other.as_str(), noun.one.as_str()].into_iter().filter(|name| name.len() >= LEAST);
        match self.locale.language() {
            Language::English => {
                let near = self.after.trim_start().to_lowercase();
                let begins = |name: &&str| {
                    let rest = near.strip_prefix(&name.to_lowercase());
                    rest.is_some_and(|rest| {
                        !rest.starts_with(|c: char| c.is_alphanumeric() || "’'-".contains(c))
                    })
                };
                forms.filter(begins).max_by_key(|name| name.len())
            }
            Language::Chinese => {
                let near = self.before.trim_end();
                let near = VERBS.iter().find_map(|verb| near.strip_suffix(verb)).unwrap_or(near);
                forms.filter(|name| near.ends_with(name)).max_by_key(|name| name.len())
            }
        }
    }

    fn other_category(&self, site: &Site, statistic: &str, figure: &Figure) -> Option<OtherLabel> {
        let statistic = site.statistics.get(statistic)?;
        let (Data::Own(table), Some(breakdown)) = (&statistic.data, &statistic.breakdown) else {
            return None;
        };
        let own = table.values().find(|observation| std::ptr::eq(&observation.figure, figure))?;
        let own = own.category.as_deref()?;
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
