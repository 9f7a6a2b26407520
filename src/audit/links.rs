//! Rules on addresses: each leads somewhere, wherever the folder of the site lies, and nothing is fetched from another host.

use super::address::{Address, Addresses, Fixed};
use super::fault::{Fault, Origin};
use super::references::{Purpose, Reference};
use super::{Anchor, Seen, css};
use crate::diag::table::output;
use crate::output::OutPath;
use crate::route::{Page, Route};

pub(super) fn every_address_leads_somewhere(seen: &Seen<'_, '_>, faults: &mut Vec<Fault>) {
    for (reference, address) in &seen.references {
        if let Some(fault) = judge(seen, &reference.address, reference.purpose, address) {
            faults.push(fault.at(seen.text, &reference.range));
        }
    }
}

/// Each address of a page with what it means.
pub(super) fn read_all<'a, 's>(
    references: Vec<Reference<'s>>,
    (path, route): (&'a OutPath, &Route),
    addresses: &Addresses<'a>,
) -> Vec<(Reference<'s>, Address<'a>)> {
    // Hosts show this page under any address, so its links begin at the root of the host.
    let is_everywhere = matches!(route, Route::Page(Page::NotFound, _));
    let read = |reference: Reference<'s>| {
        // Only those that may be absolute are held against the site's own address.
        let is_named = is_everywhere || reference.purpose == Purpose::Name;
        let whole = addresses.of_this_site(&reference.address).filter(|_| is_named);
        let own = whole.or_else(|| addresses.of_this_host(&reference.address).filter(|_| is_everywhere));
        let address = own.unwrap_or_else(|| addresses.find(path, &reference.address));
        (reference, address)
    };
    references.into_iter().map(read).collect()
}

fn judge(seen: &Seen<'_, '_>, written: &str, purpose: Purpose, address: &Address<'_>) -> Option<Fault> {
    let is_fetched = matches!(purpose, Purpose::Fetch | Purpose::Onward);
    let outside = || {
        let fault = Fault::new(output::OUTSIDE_REQUEST, Origin::Either).with("link", written);
        Some(if purpose == Purpose::Onward { fault.with("onward", written) } else { fault })
    };
    match address {
        Address::Inside { target, .. } if is_fetched && written.trim().is_empty() => {
            Some(dead_link(seen, target.as_str(), written))
        }
        Address::Nowhere { target } => Some(dead_link(seen, target, written)),
        Address::Fixed(Fixed::Host) if is_fetched => outside(),
        Address::Fixed(fixed) => {
            let (problem, problem_zh) = problem(*fixed);
            let fault = Fault::new(output::FIXED_LINK, Origin::Either).with("problem", problem);
            let fault = fault.with("problem_zh", problem_zh);
            Some(match fixed {
                // Such a link differs with the depth of each page that has it.
                Fixed::Above => {
                    fault.with("link", written.trim_start_matches("../")).showing("link", written)
                }
                _ => fault.with("link", written),
            })
        }
        Address::Outside | Address::Other if is_fetched => outside(),
        Address::Script => Some(Fault::new(output::INLINE_SCRIPT, Origin::Either).with("what", written)),
        // What a data address holds runs or shows as a page of its own; a picture does not.
        Address::Data { is_inert } if !(*is_inert && is_fetched) => {
            Some(Fault::new(output::INLINE_SCRIPT, Origin::Either).with("what", written))
        }
        _ => None,
    }
}

/// The same file missing in every language is one cause, however deep the pages lie that link to it.
fn dead_link(seen: &Seen<'_, '_>, target: &str, written: &str) -> Fault {
    let folder = seen.route.locale().map(|locale| format!("{locale}/")).unwrap_or_default();
    let in_any_language = target.strip_prefix(&folder).unwrap_or(target);
    let fault = Fault::new(output::DEAD_LINK, Origin::Either).with("bare", in_any_language);
    fault.showing("target", target).showing("link", written)
}

fn problem(fixed: Fixed) -> (&'static str, &'static str) {
    match fixed {
        Fixed::Root => (
            "begins with `/`, which is another place under a sub-path and in a folder",
            "以 `/` 开头，放在子路径或文件夹中时会指向别处",
        ),
        Fixed::Host => (
            "names a host without `https:`, which a folder has not",
            "写了主机名而没有 `https:`，从文件夹打开时无效",
        ),
        Fixed::File => ("names a file of one machine", "指向某一台电脑上的文件"),
        Fixed::Above => ("leads out of the site's folder", "指向网站文件夹之外"),
        Fixed::Folder => (
            "names a folder; opened without a web server, that shows a list of files",
            "指向文件夹；不经网站服务器打开时只会显示文件列表",
        ),
    }
}

/// Places within the same file are looked up at once, those in others when all files are known.
pub(super) fn places_within_a_page_are_there(seen: &Seen<'_, '_>, faults: &mut Vec<Fault>) {
    for (reference, address) in &seen.references {
        if let Address::Inside { target, fragment: Some(fragment) } = address
            && *target == seen.path
            && is_named(fragment)
            && !seen.has_id(fragment)
        {
            faults.push(dead_anchor(fragment, seen.path, &reference.address).at(seen.text, &reference.range));
        }
    }
    for attribute in seen.markup.attributes().filter(|attribute| names_places(&attribute.name)) {
        for id in attribute.value.split_whitespace().filter(|id| !seen.has_id(id)) {
            let link = format!("{}=\"{}\"", attribute.name, attribute.value);
            faults.push(dead_anchor(id, seen.path, &link).at(seen.text, &attribute.range()));
        }
    }
}

/// Whether the value of an attribute is ids of the same page.
fn names_places(attribute: &str) -> bool {
    matches!(
        attribute,
        "aria-labelledby"
            | "aria-describedby"
            | "aria-controls"
            | "aria-details"
            | "aria-owns"
            | "for"
            | "headers"
    )
}

pub(super) fn dead_anchor(id: &str, target: &OutPath, link: &str) -> Fault {
    let fault = Fault::new(output::DEAD_ANCHOR, Origin::Either).with("place", id);
    fault.showing("target", target).showing("link", link)
}

/// `#top` is the beginning of any page, and `#:~:text=` names words of it (HTML standard, 7.4.6.3).
fn is_named(fragment: &str) -> bool {
    !fragment.eq_ignore_ascii_case("top") && !fragment.starts_with(":~:")
}

/// The places in other files that a page links to; each once.
pub(super) fn anchors<'a>(seen: &Seen<'a, '_>) -> Vec<Anchor<'a>> {
    let anchor = |address: &Address<'a>| match address {
        Address::Inside { target, fragment: Some(fragment) }
            if *target != seen.path && is_named(fragment) =>
        {
            Some(Anchor { target, fragment: fragment.as_str().into() })
        }
        _ => None,
    };
    let mut anchors: Vec<Anchor<'a>> =
        seen.references.iter().filter_map(|(_, address)| anchor(address)).collect();
    anchors.sort_unstable();
    anchors.dedup();
    anchors
}

/// What a stylesheet of its own fetches.
pub(super) fn what_a_stylesheet_fetches(seen: &Seen<'_, '_>, faults: &mut Vec<Fault>) {
    for fetched in css::addresses(seen.text) {
        let address = seen.addresses.find(seen.path, &fetched.address);
        if let Some(fault) = judge(seen, &fetched.address, Purpose::Fetch, &address) {
            faults.push(fault.at(seen.text, &fetched.range));
        }
    }
}

/// Every address of the sitemap is that of a page, and every link of a feed that of a file.
pub(super) fn what_the_sitemap_names(seen: &Seen<'_, '_>, faults: &mut Vec<Fault>) {
    let named = seen.markup.elements().filter_map(|element| match element.name() {
        "loc" => Some(element.text()),
        "link" => element.value("href"),
        _ => None,
    });
    for address in named {
        match seen.addresses.of_this_site(address) {
            Some(Address::Inside { .. }) => {}
            _ => faults.push(
                Fault::new(output::DEAD_LINK, Origin::Either)
                    .with("target", address)
                    .showing("link", address),
            ),
        }
    }
}
