//! Addresses outside the site: where content names them, and what is said of those that are dead or have moved.
//!
//! Nothing here asks anybody: [`addresses`] gives what there is to ask, and [`report`] makes findings of the answers. The asking is
//! done by `crate::external`, and only where a command wants it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use url::Url;

use super::{Of, passages};
use crate::diag::{Diagnostic, Diagnostics, table::output as table};
use crate::files::{Files, Place};
use crate::model::Site;
use crate::model::prose::Target;
use crate::privacy::masked;

/// A web address as a server is asked for it: http or https, without fragment and without name and password, which are nobody
/// else's business. Written in its canonical form (the URL Standard), so that two ways to write one address are one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Address(Url);

impl Address {
    /// Reads an address; nothing where it is none that can be asked.
    pub fn read(text: &str) -> Option<Address> {
        Url::parse(text).ok().and_then(Address::of)
    }

    /// Reads an address as one that stands at this one: what a redirect names.
    pub fn join(&self, text: &str) -> Option<Address> {
        self.0.join(text).ok().and_then(Address::of)
    }

    fn of(mut url: Url) -> Option<Address> {
        let is_web = matches!(url.scheme(), "http" | "https") && url.has_host();
        url.set_fragment(None);
        let is_bare = url.set_username("").is_ok() && url.set_password(None).is_ok();
        (is_web && is_bare).then_some(Address(url))
    }

    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    pub fn url(&self) -> &Url {
        &self.0
    }

    fn is_front_page(&self) -> bool {
        self.0.path() == "/" && self.0.query().is_none()
    }
}

impl TryFrom<String> for Address {
    type Error = String;

    fn try_from(text: String) -> Result<Address, String> {
        Address::read(&text).ok_or(text)
    }
}

impl From<Address> for String {
    fn from(address: Address) -> String {
        address.0.into()
    }
}

/// Where content names an address.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention {
    pub place: Place,
    /// The record that names it.
    pub record: Option<String>,
    /// What is written after `#`.
    fragment: Option<String>,
}

/// Every address once, with all its places.
pub type Addresses = BTreeMap<Address, BTreeSet<Mention>>;

/// What is known of an address after it was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    Good,
    /// It answers, after being led on by redirects that say they are permanent (301, 308: RFC 9110, 15.4).
    Moved(Address),
    Dead(Death),
    /// The host refused, failed, or did not answer in time: nothing that an author could mend.
    NotKnown,
    /// It lies within this machine or a private network.
    NotAsked,
}

/// Why an address is dead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Death {
    /// Status 404.
    NotFound,
    /// Status 410.
    Gone,
    NoSuchHost,
}

impl Death {
    fn reason(self) -> (&'static str, &'static str) {
        match self {
            Death::NotFound => {
                ("the server says that there is no such page (404)", "服务器答复页面不存在（404）")
            }
            Death::Gone => {
                ("the server says that the page was taken away (410)", "服务器答复页面已被移除（410）")
            }
            Death::NoSuchHost => ("there is no host of that name", "该域名不存在"),
        }
    }
}

/// What was answered, by address.
pub type Answers = BTreeMap<Address, Answer>;

/// Every http and https address that published content names: `url` of sources, organizations, schemes and documents, and links
/// in prose. Addresses of the site itself are no outside ones.
pub fn addresses(files: &Files, site: &Site) -> Addresses {
    let mut out = Gathered { base: site.config.base_url.as_deref(), addresses: Addresses::new() };
    for (id, source) in site.registry.sources.iter() {
        out.take(source.url.as_deref(), source.url_place, Some(id));
    }
    for (id, organization) in site.registry.organizations.iter() {
        out.take(organization.url.as_deref(), organization.url_place, Some(id));
    }
    for (id, scheme) in site.registry.schemes.iter() {
        out.take(scheme.url.as_deref(), scheme.url_place, Some(id));
    }
    for (id, case) in site.cases.iter() {
        for document in &case.documents {
            out.take(document.url.as_deref(), document.url_place, Some(id));
        }
    }
    for passage in Of::all(site).into_iter().flat_map(|of| passages::of(files, site, of)) {
        let record = passage.owner.map(|(_, id)| id);
        // A picture from elsewhere is a finding of its own and is never fetched.
        for link in passage.prose.links.iter().filter(|link| !link.is_image()) {
            if let Target::Web(address) = &link.target {
                let place = passage.place(link.destination_range.as_ref().unwrap_or(&link.range));
                out.take(Some(address), place, record);
            }
        }
    }
    out.addresses
}

struct Gathered<'a> {
    base: Option<&'a str>,
    addresses: Addresses,
}

impl Gathered<'_> {
    fn take(&mut self, text: Option<&str>, place: Place, record: Option<&str>) {
        let Some(text) = text.filter(|text| !self.base.is_some_and(|base| text.starts_with(base))) else {
            return;
        };
        let Some(address) = Address::read(text) else { return };
        let fragment = text.split_once('#').map(|(_, fragment)| fragment.to_owned());
        let mention = Mention { place, record: record.map(str::to_owned), fragment };
        self.addresses.entry(address).or_default().insert(mention);
    }
}

/// What is wrong with addresses, at each place that names one, graded as the site says under `checks`.
pub fn report(files: &Files, site: &Site, addresses: &Addresses, answers: &Answers) -> Diagnostics {
    let mut diags = Diagnostics::default();
    for (address, mentions) in addresses {
        for mention in mentions {
            let found = match answers.get(address) {
                Some(Answer::Dead(death)) => {
                    let (reason, reason_zh) = death.reason();
                    let dead = Diagnostic::new(table::DEAD_ADDRESS, mention.place);
                    dead.with("reason", reason).with("reason_zh", reason_zh)
                }
                Some(Answer::Moved(new)) => {
                    let is_lost = new.is_front_page() && !address.is_front_page();
                    let moved = Diagnostic::new(table::MOVED_ADDRESS, mention.place);
                    moved
                        .with("new", masked(&with_fragment(new, mention)))
                        .with_some("front", is_lost.then(|| masked(new.as_str())))
                }
                Some(Answer::Good | Answer::NotKnown | Answer::NotAsked) | None => continue,
            };
            let found = found.with("address", masked(address.as_str()));
            diags.push(found.with_some("id", mention.record.as_deref()));
        }
    }
    site.config.checks.apply(files, &mut diags);
    diags
}

/// Where a browser comes out: it carries the fragment over a redirect (RFC 9110, 10.2.2).
fn with_fragment(new: &Address, mention: &Mention) -> String {
    match &mention.fragment {
        Some(fragment) => format!("{}#{fragment}", new.as_str()),
        None => new.as_str().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_has_one_form_without_what_is_not_sent() {
        for (text, expected) in [
            ("https://Example.org", Some("https://example.org/")),
            ("HTTPS://example.org:443/a#part", Some("https://example.org/a")),
            ("https://name:word@example.org/a?b=c", Some("https://example.org/a?b=c")),
            ("https://example.org/政策", Some("https://example.org/%E6%94%BF%E7%AD%96")),
            ("http://0x7f.1/", Some("http://127.0.0.1/")),
            ("ftp://example.org/", None),
            ("https://", None),
            ("example.org", None),
        ] {
            let address = Address::read(text);
            assert_eq!(address.as_ref().map(Address::as_str), expected, "{text}");
        }
    }
}
