//! How readers reach the publisher.

use url::Url;

use super::context::Context;

/// Where the contact of `site.yaml` leads: to a page, or to mail (RFC 6068). Telephone numbers and offices are no addresses that a link can
/// lead to.
pub(super) fn address(contact: &str) -> Option<Url> {
    let contact = contact.trim();
    if contact.contains(char::is_whitespace) {
        return None;
    }
    let page = Url::parse(contact).ok().filter(|url| matches!(url.scheme(), "https" | "http"));
    let mail = || Url::parse(&format!("mailto:{contact}")).ok().filter(|_| contact.split('@').count() == 2);
    page.or_else(mail)
}

/// Where a reader reports an error on a page of this title; mail names the page in its subject.
pub(super) fn report(cx: &Context<'_>, title: &str) -> Option<String> {
    let mut address = address(&cx.some_text(&cx.site().config.footer.contact)?)?;
    if address.scheme() == "mailto" {
        let subject = format!("{}{}{title}", cx.word("nav.report"), cx.word("punctuation.colon"));
        address.set_query(Some(&format!("subject={}", subject.replace('%', "%25").replace('&', "%26"))));
    }
    Some(address.into())
}
