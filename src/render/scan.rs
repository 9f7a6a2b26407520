//! Looking through texts for what needs attention in them, which most have not.

/// Whether any byte of a text is one of some. It goes on to the end whatever it finds: where nothing stops it on the way, a processor
/// looks at sixteen bytes at a time.
pub(super) fn any(text: &[u8], is_one: impl Fn(u8) -> bool) -> bool {
    text.iter().fold(false, |found, byte| found | is_one(*byte))
}
