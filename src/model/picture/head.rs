//! What the first bytes of a picture say of how its pixels are written.

/// How a smaller copy of a picture is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coding {
    /// A photograph.
    Lossy,
    /// A photograph that is WebP already.
    LossyWebp,
    /// A drawing or screenshot.
    Lossless,
    /// Not at all: the picture moves, is transparent, or has colours that a screen does not.
    Fixed,
}

/// How a picture may be written smaller.
pub(super) fn coding(bytes: &[u8]) -> Coding {
    match () {
        () if bytes.starts_with(&[0xFF, 0xD8]) && jpeg_colours(bytes).is_some_and(|count| count < 4) => {
            Coding::Lossy
        }
        () if bytes.starts_with(b"\x89PNG") && is_opaque_png(bytes) => Coding::Lossless,
        () if bytes.starts_with(b"RIFF") && is_plain_webp(bytes) => Coding::LossyWebp,
        () => Coding::Fixed,
    }
}

/// How many colours a JPEG is made of: 1 of grey, 3, or 4 of a printing press (ITU-T T.81, B.2.2).
fn jpeg_colours(bytes: &[u8]) -> Option<u8> {
    let mut at = 2;
    loop {
        let [mark, kind, high, low] = *bytes.get(at..at + 4)? else { return None };
        match (mark, kind) {
            (0xFF, 0xFF) => at += 1,
            // A frame of any kind; C4, C8 and CC are tables among them.
            (0xFF, 0xC0..=0xCF) if !matches!(kind, 0xC4 | 0xC8 | 0xCC) => return bytes.get(at + 9).copied(),
            (0xFF, _) => at += 2 + usize::from(u16::from_be_bytes([high, low])),
            _ => return None,
        }
    }
}

/// Without transparency and movement (PNG, third edition, 11.2.2, 11.3.1 and 11.3.3.1), whose chunks stand before the pixels.
fn is_opaque_png(bytes: &[u8]) -> bool {
    let has_alpha = bytes.get(25).is_none_or(|kind| kind & 0b100 != 0);
    let mut at = 8;
    while let Some(&[a, b, c, d, ref kind @ ..]) = bytes.get(at..at + 8) {
        match kind {
            b"IDAT" => return !has_alpha,
            b"tRNS" | b"acTL" => return false,
            _ => at += 12 + u32::from_be_bytes([a, b, c, d]) as usize,
        }
    }
    false
}

/// Photographic, without transparency and movement (RFC 9649, sections 2.5 to 2.7).
fn is_plain_webp(bytes: &[u8]) -> bool {
    const ALPHA_OR_ANIMATION: u8 = 0b1_0010;
    match bytes.get(12..16) {
        Some(b"VP8 ") => true,
        Some(b"VP8X") => bytes.get(20).is_some_and(|flags| flags & ALPHA_OR_ANIMATION == 0),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn photographs_lose_what_the_eye_does_not_see_and_drawings_nothing() {
        let jpeg = include_bytes!("../../../tests/privacy/pictures/room.jpg");
        let png = include_bytes!("../../../tests/privacy/pictures/room.png");
        assert_eq!(coding(jpeg), Coding::Lossy);
        assert_eq!(coding(png), Coding::Lossless);
        assert_eq!(coding(include_bytes!("../../../tests/privacy/pictures/room.gif")), Coding::Fixed);
        assert_eq!(coding(b""), Coding::Fixed);
        assert_eq!(coding(&jpeg[..30]), Coding::Fixed);
    }

    #[test]
    fn what_a_smaller_copy_would_spoil_is_left() {
        let mut press = include_bytes!("../../../tests/privacy/pictures/room.jpg").to_vec();
        let frame = press.windows(4).position(|part| part == [0xFF, 0xC0, 0, 17]).expect("a frame");
        press[frame + 9] = 4;
        assert_eq!(coding(&press), Coding::Fixed);

        let png = include_bytes!("../../../tests/privacy/pictures/room.png");
        let mut with_alpha = png.to_vec();
        with_alpha[25] = 6;
        assert_eq!(coding(&with_alpha), Coding::Fixed);
        let mut moving = png[..33].to_vec();
        moving.extend(b"\0\0\0\x08acTL\0\0\0\x02\0\0\0\0\0\0\0\0");
        moving.extend(&png[33..]);
        assert_eq!(coding(&moving), Coding::Fixed);

        for (flags, expected) in [(0, Coding::LossyWebp), (0b10, Coding::Fixed), (0b1_0000, Coding::Fixed)] {
            let webp = [b"RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0".as_slice(), &[flags, 0, 0, 0]].concat();
            assert_eq!(coding(&webp), expected, "{flags:b}");
        }
    }
}
