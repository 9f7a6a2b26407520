//! What a page may load and run.

macro_rules! policy {
    () => {
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
         connect-src 'self'; form-action 'none'; base-uri 'none'"
    };
}

/// A Content-Security-Policy (CSP Level 3): what stands beside the page and nothing else, no script and no style within the page, no form,
/// no other base of addresses.
pub(super) const POLICY: &str = policy!();

/// The same as an element for the head, before anything that it governs.
///
/// It serves where nobody may set headers of a host, and for pages opened by a double click. Who may show a page in a frame cannot be
/// said in an element (CSP Level 3, 3.3), so charts can be shown in pages of other sites as before. A host may send the same as a header.
pub(super) const ELEMENT: &str =
    concat!("<meta http-equiv=\"Content-Security-Policy\" content=\"", policy!(), "\">");
