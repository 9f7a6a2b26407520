//! What is kept of a file in which nothing was found, so that a later build of the same file need not look through it again.

use serde::{Deserialize, Serialize};

use super::{Anchor, Facts};
use crate::output::OutPath;
use crate::route::Plan;

/// What the rules across files need of a file in which no rule found anything. Files are named by their numbers in [`Numbers`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept(Option<KeptFacts>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct KeptFacts {
    ids: Vec<u64>,
    anchors: Vec<(u32, Box<str>)>,
    alternates: Vec<(Box<str>, u32)>,
    title: Option<Box<str>>,
}

/// The planned files by their numbers, which follow their order: the same for the same plan.
pub struct Numbers<'a>(Vec<&'a OutPath>);

impl<'a> Numbers<'a> {
    #[must_use]
    pub fn of(plan: &'a Plan) -> Numbers<'a> {
        Numbers(plan.routes.keys().collect())
    }

    fn number(&self, path: &OutPath) -> Option<u32> {
        u32::try_from(self.0.binary_search(&path).ok()?).ok()
    }

    fn path(&self, number: u32) -> Option<&'a OutPath> {
        self.0.get(usize::try_from(number).ok()?).copied()
    }
}

impl Kept {
    /// Nothing where a file is named that is not planned.
    pub(super) fn of(facts: Option<Facts<'_>>, numbers: &Numbers<'_>) -> Option<Kept> {
        let Some(Facts { ids, anchors, alternates, title }) = facts else { return Some(Kept(None)) };
        let anchor = |anchor: Anchor<'_>| Some((numbers.number(anchor.target)?, anchor.fragment));
        let alternate = |(lang, target): (Box<str>, &OutPath)| Some((lang, numbers.number(target)?));
        Some(Kept(Some(KeptFacts {
            ids,
            anchors: anchors.into_iter().map(anchor).collect::<Option<_>>()?,
            alternates: alternates.into_iter().map(alternate).collect::<Option<_>>()?,
            title,
        })))
    }

    /// What it was made of. Numbers that name nothing, as a cache of another site could hold them, are left out.
    pub(super) fn facts<'a>(&self, numbers: &Numbers<'a>) -> Option<Facts<'a>> {
        let kept = self.0.as_ref()?;
        let anchor = |(target, fragment): &(u32, Box<str>)| {
            Some(Anchor { target: numbers.path(*target)?, fragment: fragment.clone() })
        };
        let alternate = |(lang, target): &(Box<str>, u32)| Some((lang.clone(), numbers.path(*target)?));
        Some(Facts {
            ids: kept.ids.clone(),
            anchors: kept.anchors.iter().filter_map(anchor).collect(),
            alternates: kept.alternates.iter().filter_map(alternate).collect(),
            title: kept.title.clone(),
        })
    }
}
