//! With which scale words the numbers of one chart, its table and its sentence are written.

use std::collections::BTreeMap;

use super::context::Context;
use crate::format::scaling::Scaling;
use crate::model::figure::Figure;
use crate::model::quantity::{Number, Quantity};
use crate::model::unit::{Unit, UnitKind};

/// The way of writing the numbers of each unit that stand together; a unit that is not among them is written as it is alone.
#[derive(Clone, Debug, Default)]
pub(super) struct Scales {
    of_unit: BTreeMap<String, Scaling>,
}

impl Scales {
    /// Of numbers, each with its unit.
    pub fn of<'n>(cx: &Context<'_>, numbers: impl Iterator<Item = (&'n Quantity, &'n Unit)>) -> Scales {
        let mut by_unit: BTreeMap<&str, (&Unit, Vec<Number>)> = BTreeMap::new();
        for (quantity, unit) in numbers {
            let (_, of_unit) = by_unit.entry(&unit.id).or_insert_with(|| (unit, Vec::new()));
            of_unit.extend([Some(quantity.number()), quantity.upper()].into_iter().flatten());
        }
        let one = |(id, (unit, numbers)): (&str, (&Unit, Vec<Number>))| {
            let scaling = match unit.kind {
                // A percentage has no scale word.
                UnitKind::Percent => Scaling::Full,
                _ => Scaling::of(&numbers, cx.locale.language()),
            };
            (id.to_owned(), scaling)
        };
        Scales { of_unit: by_unit.into_iter().map(one).collect() }
    }

    /// Of figures; what is missing has no say.
    pub fn of_figures<'f>(cx: &Context<'_>, figures: impl Iterator<Item = &'f Figure>) -> Scales {
        Scales::of(cx, figures.filter_map(|figure| Some((figure.quantity()?, figure.unit.as_ref()))))
    }

    /// How the numbers of a unit are written.
    pub fn of_unit(&self, unit: &Unit) -> Scaling {
        self.of_unit.get(&unit.id).copied().unwrap_or_default()
    }
}
