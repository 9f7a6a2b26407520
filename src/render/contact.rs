//! How readers reach the publisher.

use url::Url;

use super::context::Context;

/// Where a reader reports an error on a page of this title: the contact of `site.yaml`, where it is the address of a page, or of mail, which
/// then names the page in its subject (RFC 6068). Telephone numbers and offices are no addresses that a link can lead to.
pub(super) fn report(cx: &Context<'_>, title: &str) -> Option<String> {
    let contact = cx.some_text(&cx.site().config.footer.contact)?;
    let contact = contact.trim();
    if contact.contains(char::is_whitespace) {
        return None;
    }
    if let Some(page) = Url::parse(contact).ok().filter(|url| matches!(url.scheme(), "https" | "http")) {
        return Some(page.into());
    }
    if contact.split('@').count() != 2 {
        return None;
    }
    let mut mail = Url::parse(&format!("mailto:{contact}")).ok()?;
    let subject = format!("{}{}{title}", cx.word("nav.report"), cx.word("punctuation.colon"));
    mail.set_query(Some(&format!("subject={}", subject.replace('%', "%25").replace('&', "%26"))));
    Some(mail.into())
}
