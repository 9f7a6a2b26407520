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
    report(seen, |name| matches!(name, "text" | "tspan"), faults);
}

/// The picture for shared links has the title of its page.
pub(super) fn share_pictures_show_every_character(seen: &Seen<'_, '_>, faults: &mut Vec<Fault>) {
    let Route::Page(page, _) = seen.route else { return };
    // Only a site with an address has such pictures.
    if page.has_card() && seen.addresses.base_url.is_some() {
        report(seen, |name| name == "h1", faults);
    }
}

fn report(seen: &Seen<'_, '_>, is_drawn: impl Fn(&str) -> bool, faults: &mut Vec<Fault>) {
    for element in seen.markup.elements().filter(|element| is_drawn(element.name())) {
        for c in undrawable(element.text()) {
            let (text, point) = (element.text().trim(), format!("U+{:04X}", u32::from(c)));
            let fault = Fault::new(deception::NO_GLYPH, Origin::Author).with("character", c);
            faults.push(fault.with("point", point).showing("text", text).near(text.to_owned()));
        }
    }
}
