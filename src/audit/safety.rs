//! Rules that let a site be served with a strict Content-Security-Policy: no script and no style stands within a page.

use super::Seen;
use super::fault::{Fault, Origin};
use super::markup::{Attribute, Element};
use crate::diag::table::output;

pub(super) fn no_script_stands_in_a_page(seen: &Seen<'_, '_>, faults: &mut Vec<Fault>) {
    let script = |what: &str| Fault::new(output::INLINE_SCRIPT, Origin::Theme).with("what", what);
    for element in seen.markup.elements() {
        if element.name() == "script"
            && (seen.is_drawing() || element.value("src").is_none() && runs(element))
        {
            faults.push(script("<script>").at(seen.text, &element.range()));
        }
        for attribute in element.attributes() {
            let is_handler = attribute.name.len() > 2 && attribute.name.starts_with("on");
            // A page within an attribute, and an animation that writes an address.
            let is_page = attribute.name == "srcdoc";
            let animates = || animates_script(attribute) || sets_what_acts(element, attribute);
            if is_handler || is_page || element.is_drawing() && animates() {
                faults.push(script(&attribute.name).at(seen.text, &attribute.range()));
            }
        }
    }
}

/// What a page loads before it says its policy is not governed by it (CSP Level 3, 3.3).
pub(super) fn the_page_says_its_policy_first(seen: &Seen<'_, '_>, faults: &mut Vec<Fault>) {
    let says = |element: Element<'_>| {
        let named = element.value("http-equiv").unwrap_or_default();
        element.name() == "meta" && named.trim().eq_ignore_ascii_case("content-security-policy")
    };
    let loads = |element: Element<'_>| ["link", "script", "style", "img", "body"].contains(&element.name());
    let first = seen.markup.elements().find(|element| says(*element) || loads(*element));
    if !first.is_some_and(says) {
        faults.push(Fault::new(output::WITHOUT_POLICY, Origin::Theme));
    }
}

/// Whether a value that an animation in a drawing writes is a script.
fn animates_script(attribute: &Attribute<'_>) -> bool {
    let is_script = |value: &str| value.trim().to_ascii_lowercase().starts_with("javascript:");
    matches!(&*attribute.name, "to" | "from" | "by" | "values") && attribute.value.split(';').any(is_script)
}

/// Whether an animation in a drawing sets an address or a handler, whatever it is set to: a link or picture that reads well here would become another
/// one in the browser (SVG 2, 15.1: `href` can be animated). Where the value is a script, that alone is told.
fn sets_what_acts(element: Element<'_>, attribute: &Attribute<'_>) -> bool {
    if attribute.name != "attributename" {
        return false;
    }
    let target = attribute.value.trim().to_ascii_lowercase();
    (target == "href" || target.ends_with(":href") || target.starts_with("on"))
        && !element.attributes().iter().any(animates_script)
}

/// Whether a script element may be one that a browser runs or obeys. JSON is data for sure; of the other types too many old names
/// of JavaScript are still run (HTML standard, 4.12.1; MIME Sniffing, 4.6).
fn runs(element: Element<'_>) -> bool {
    let kind = element.value("type").unwrap_or_default().trim().to_ascii_lowercase();
    kind != "application/json" && !kind.ends_with("+json")
}

/// Drawings of their own and pages that are carried as they are may have styles.
pub(super) fn no_style_stands_in_a_page(seen: &Seen<'_, '_>, faults: &mut Vec<Fault>) {
    let style = |what: &str| Fault::new(output::INLINE_STYLE, Origin::Theme).with("what", what);
    for element in seen.markup.named("style") {
        faults.push(style("<style>").at(seen.text, &element.range()));
    }
    for attribute in seen.markup.attributes().filter(|attribute| attribute.name == "style") {
        faults.push(style(&format!("style=\"{}\"", attribute.value)).at(seen.text, &attribute.range()));
    }
}

pub(super) fn what_cannot_be_judged_is_refused(seen: &Seen<'_, '_>, faults: &mut Vec<Fault>) {
    let name = seen.path.as_str().rsplit('/').next().unwrap_or_default();
    faults.push(Fault::new(output::SEALED, Origin::Either).with("name", name));
}

/// Entities and attributes of its own and stylesheets from elsewhere would make a drawing other than it reads here.
pub(super) fn a_drawing_stands_for_itself(seen: &Seen<'_, '_>, faults: &mut Vec<Fault>) {
    let mut add = |what: &str, start: usize| {
        let fault = Fault::new(output::NOT_PLAIN_SVG, Origin::Either).with("what", what);
        faults.push(fault.at(seen.text, &(start..start + what.len())));
    };
    for what in ["<!ENTITY", "<!ATTLIST", "<?xml-stylesheet"] {
        if let Some(start) = seen.text.find(what) {
            add(what, start);
        }
    }
    if seen.text.contains('\u{fffd}') || seen.text.contains('\0') {
        let fault = Fault::new(output::NOT_PLAIN_SVG, Origin::Either);
        faults.push(fault.with("what", "\u{fffd}"));
    }
}
