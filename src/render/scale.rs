//! Photographs made smaller: decoded, turned upright, resized and written as WebP, with their colour profile and nothing else that they
//! carried.

use std::io::Cursor;

use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageReader};

use crate::model::picture::Picture;

/// How much of a photograph is kept, of 100: the level at which libwebp's own manual sees no difference at the usual distance.
const QUALITY: f32 = 80.0;

/// Why a picture could not be made smaller.
#[derive(Debug, thiserror::Error)]
pub(super) enum ScaleError {
    #[error("cannot be read: {0}")]
    Reading(#[from] ImageError),
    #[error("cannot be written as WebP")]
    Writing,
}

/// A picture as WebP, `width` pixels wide as it is shown.
///
/// # Errors
/// A picture whose pixels cannot be read, or that is larger than the memory that its library takes.
pub(super) fn webp(bytes: &[u8], picture: Picture, width: u32) -> Result<Vec<u8>, ScaleError> {
    let mut decoder = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(ImageError::from)?
        .into_decoder()?;
    let profile = decoder.icc_profile()?;
    let turned = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut pixels = DynamicImage::from_decoder(decoder)?;
    pixels.apply_orientation(turned);
    let height = in_proportion(picture, width);
    let smaller = match pixels.width() == width {
        true => pixels.into_rgb8(),
        false => pixels.resize_exact(width, height, FilterType::Lanczos3).into_rgb8(),
    };
    let encoder = webp::Encoder::from_rgb(&smaller, smaller.width(), smaller.height());
    let encoded = match picture.is_lossless() {
        true => encoder.encode_simple(true, 100.0),
        false => encoder.encode_simple(false, QUALITY),
    };
    let encoded = encoded.map_err(|_| ScaleError::Writing)?;
    Ok(match profile {
        Some(profile) => with_profile(&encoded, (smaller.width(), smaller.height()), &profile),
        None => encoded.to_vec(),
    })
}

/// The height of a picture that is made `width` pixels wide, at least one pixel.
fn in_proportion(picture: Picture, width: u32) -> u32 {
    let height = u64::from(picture.height) * u64::from(width) + u64::from(picture.width) / 2;
    u32::try_from(height / u64::from(picture.width)).unwrap_or(u32::MAX).max(1)
}

/// A WebP of one chunk as one that says what its colours mean (RFC 9649, section 2.7): without its profile a photograph of a
/// telephone would look pale.
fn with_profile(simple: &[u8], (width, height): (u32, u32), profile: &[u8]) -> Vec<u8> {
    const HAS_PROFILE: u8 = 0b10_0000;
    let mut extended = vec![HAS_PROFILE, 0, 0, 0];
    extended.extend(&(width - 1).to_le_bytes()[..3]);
    extended.extend(&(height - 1).to_le_bytes()[..3]);
    let mut body = b"WEBP".to_vec();
    for (kind, bytes) in [(b"VP8X", extended.as_slice()), (b"ICCP", profile)] {
        body.extend(kind);
        body.extend((bytes.len() as u32).to_le_bytes());
        body.extend(bytes);
        // Chunks begin at even places.
        body.extend(&[0][..bytes.len() % 2]);
    }
    // The picture's own chunk is what follows `RIFF`, the length and `WEBP`.
    body.extend(&simple[12..]);
    let mut file = b"RIFF".to_vec();
    file.extend((body.len() as u32).to_le_bytes());
    file.extend(body);
    file
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{Content, Files};

    /// A picture of 600 by 400 pixels, left half red and right half blue, in a format of its own.
    fn halves(format: image::ImageFormat) -> Vec<u8> {
        let pixels = image::RgbImage::from_fn(600, 400, |x, _| {
            image::Rgb(if x < 300 { [200, 0, 0] } else { [0, 0, 200] })
        });
        let mut bytes = Cursor::new(Vec::new());
        pixels.write_to(&mut bytes, format).expect("a picture");
        bytes.into_inner()
    }

    fn scaled(name: &str, bytes: &[u8], width: u32) -> DynamicImage {
        let files = Files::new([(name.to_owned(), Content::Bytes(bytes.into()))]);
        let picture = Picture::read(files.get(files.find(name).expect("the file"))).expect("a picture");
        let made = webp(bytes, picture, width).expect("a WebP");
        image::load_from_memory_with_format(&made, image::ImageFormat::WebP).expect("a WebP that can be read")
    }

    #[test]
    fn a_smaller_picture_shows_the_same() {
        for (name, format) in [("a.jpg", image::ImageFormat::Jpeg), ("a.png", image::ImageFormat::Png)] {
            let small = scaled(name, &halves(format), 480).into_rgb8();
            assert_eq!(small.dimensions(), (480, 320), "{name}");
            let [left, right] = [small.get_pixel(100, 160).0, small.get_pixel(380, 160).0];
            assert!(left[0] > 150 && left[2] < 60, "{name}: {left:?}");
            assert!(right[2] > 150 && right[0] < 60, "{name}: {right:?}");
        }
    }

    #[test]
    fn a_drawing_keeps_every_pixel() {
        let small = scaled("a.png", &halves(image::ImageFormat::Png), 600).into_rgb8();
        assert_eq!(small.get_pixel(299, 0).0, [200, 0, 0]);
        assert_eq!(small.get_pixel(300, 0).0, [0, 0, 200]);
    }

    #[test]
    fn a_picture_that_is_turned_is_written_upright_with_its_profile_alone() {
        // 24 by 16 pixels turned by a quarter, with a profile, a position and made-up names.
        for (name, room) in [
            ("a.jpg", &include_bytes!("../../tests/privacy/pictures/room.jpg")[..]),
            ("a.png", include_bytes!("../../tests/privacy/pictures/room.png")),
        ] {
            let files = Files::new([(name.to_owned(), Content::Bytes(room.into()))]);
            let picture = Picture::read(files.get(files.find(name).expect("the file"))).expect("a picture");
            let made = webp(room, picture, 16).expect("a WebP");
            let mut decoder =
                image::codecs::webp::WebPDecoder::new(Cursor::new(&made)).expect("a WebP that can be read");
            assert_eq!(decoder.dimensions(), (16, 24), "{name}");
            assert_eq!(decoder.orientation().expect("no fault"), Orientation::NoTransforms, "{name}");
            assert!(decoder.exif_metadata().expect("no fault").is_none(), "{name}");
            let given =
                ImageReader::new(Cursor::new(room)).with_guessed_format().expect("a format").into_decoder();
            let given = given.expect("a picture").icc_profile().expect("no fault");
            assert_eq!(decoder.icc_profile().expect("no fault"), given, "{name}");
            assert!(!made.windows(7).any(|part| part == b"Made Up"), "{name}");
        }
    }

    #[test]
    fn a_picture_that_ends_early_is_refused() {
        let whole = halves(image::ImageFormat::Png);
        let files = Files::new([("a.png".to_owned(), Content::Bytes(whole.as_slice().into()))]);
        let picture = Picture::read(files.get(files.find("a.png").expect("the file"))).expect("a picture");
        assert!(webp(&whole[..whole.len() / 2], picture, 480).is_err());
        assert!(webp(b"", picture, 480).is_err());
    }
}
