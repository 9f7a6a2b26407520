//! The rule on what the pictures of charts can show.

use super::Seen;
use super::fault::{Fault, Origin};
use crate::diag::table::deception;
use crate::render::undrawable;
use crate::route::{Data, Drawing, Route};

/// A page shows a rare character with a font of the reader's; a picture has only the fonts that come with Casebook.
pub(super) fn pictures_show_every_character(seen: &Seen<'_, '_>, faults: &mut Vec<Fault>) {
    if !matches!(seen.route, Route::Data(Data::Chart(_, Drawing::Svg), _)) {
        return;
    }
    let is_drawn = |name: &str| matches!(name, "text" | "tspan");
    for element in seen.markup.elements.iter().filter(|element| is_drawn(&element.name)) {
        for c in undrawable(&element.text) {
            let (text, point) = (element.text.trim(), format!("U+{:04X}", u32::from(c)));
            let fault = Fault::new(deception::NO_GLYPH, Origin::Author).with("character", c);
            faults.push(fault.with("point", point).showing("text", text).near(text.to_owned()));
        }
    }
}
