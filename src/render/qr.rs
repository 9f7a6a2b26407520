//! The address of a page as a QR code (ISO/IEC 18004), to get from paper or from a desk to a phone.

use qrcode::{Color, EcLevel, QrCode};

/// A drawing for the page beside its address, which says the same in letters: so it is hidden from screen readers. Nothing where the
/// address is too long for a code, which holds about 2,300 bytes.
pub(super) fn svg(address: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let width = code.width();
    let modules = code.to_colors();
    let mut path = String::new();
    for (y, row) in modules.chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            let length = run.len();
            if run.first() == Some(&Color::Dark) {
                path.push_str(&format!("M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET));
            }
            x += length;
        }
    }
    let side = width + 2 * QUIET;
    // White under black in dark pages too: many readers of codes do not know inverted ones.
    Some(format!(
        "<svg viewBox=\"0 0 {side} {side}\" width=\"132\" height=\"132\" shape-rendering=\"crispEdges\" aria-hidden=\"true\">\
         <path fill=\"#fff\" d=\"M0 0h{side}v{side}h-{side}z\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
    ))
}

/// The quiet zone around a code, in modules (ISO/IEC 18004, 6.3.8).
const QUIET: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    /// The corner of every code is a finder pattern, seven modules wide.
    #[test]
    fn a_code_begins_with_its_finder_pattern() {
        let svg = svg("https://example.org/cases/a/").unwrap_or_default();
        assert!(svg.contains("d=\"M4 4h7v1h-7z"), "{svg}");
        assert!(svg.contains("viewBox=\"0 0 37 37\""), "version 3 is 29 modules wide: {svg}");
        assert!(!svg.contains("style"), "the security policy forbids inline style");
    }

    #[test]
    fn what_no_code_holds_has_none() {
        assert_eq!(svg(&"a".repeat(4000)), None);
    }
}
