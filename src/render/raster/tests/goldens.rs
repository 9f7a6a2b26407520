//! Pictures of charts against goldens: how large they are and where their ink is (`tests/charts/*.png.txt`).
//!
//! `UPDATE_GOLDENS=1 cargo test goldens` writes them anew; never where `CI` is set.
//!
//! Fonts come along, so one build draws the same pixels everywhere; yet the bytes follow the packing of the library, and rounding at the
//! edge of a stroke follows the arithmetic of the processor. A golden therefore holds the darkness of each square of the picture in ten
//! steps, one of which may be off, and not the bytes: it survives both, can be read in a difference, and a label that is gone, moved or
//! in a wrong voice is many steps. Which digits stand there is held by the golden of the drawing, which the picture is made from.

use std::path::Path;

use resvg::tiny_skia::{Pixmap, PremultipliedColorU8};

use crate::render::CHART_SCALE;
use crate::render::chart::tests::files;
use crate::render::raster::png;

/// The edge of a square in pixels: a letter of a label takes about two.
const SQUARE: u32 = 16;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/charts");

/// The size, and a line of digits for each row of squares: from `.`, the ground alone, to `9`, all ink.
fn sketch(svg: &str) -> String {
    let picture = png(svg, CHART_SCALE).expect("the drawing can be drawn");
    let picture = Pixmap::decode_png(&picture).expect("a picture");
    let mut text = format!("{} x {} pixels\n", picture.width(), picture.height());
    for top in (0..picture.height()).step_by(SQUARE as usize) {
        let row = (0..picture.width()).step_by(SQUARE as usize).map(|left| shade(&picture, left, top));
        text.push_str(row.collect::<String>().trim_end_matches('.'));
        text.push('\n');
    }
    text
}

/// How far a square is from the ground, which the corner shows. Light counts as the eye weighs it (ITU-R BT.601).
fn shade(picture: &Pixmap, left: u32, top: u32) -> char {
    let (right, bottom) = ((left + SQUARE).min(picture.width()), (top + SQUARE).min(picture.height()));
    let light = |pixel: PremultipliedColorU8| {
        299 * u64::from(pixel.red()) + 587 * u64::from(pixel.green()) + 114 * u64::from(pixel.blue())
    };
    let ground = picture.pixel(0, 0).map(light).unwrap_or_default().max(1);
    let pixels = (top..bottom).flat_map(|y| (left..right).filter_map(move |x| picture.pixel(x, y)));
    let (ink, count) =
        pixels.fold((0, 0), |(ink, count), pixel| (ink + ground.abs_diff(light(pixel)), count + 1));
    // A hair line alone is not nothing.
    match (ink * 9).div_ceil(count.max(1) * ground).min(9) {
        0 => '.',
        step => char::from_digit(step as u32, 10).unwrap_or('9'),
    }
}

/// The first place where two sketches differ by more than a step, by line and column.
fn difference(one: &str, other: &str) -> Option<(usize, usize)> {
    let step = |c: Option<char>| c.and_then(|c| c.to_digit(10)).unwrap_or(0);
    if one.lines().next() != other.lines().next() || one.lines().count() != other.lines().count() {
        return Some((0, 0));
    }
    for (line, (one, other)) in one.lines().zip(other.lines()).enumerate().skip(1) {
        let width = one.len().max(other.len());
        let (mut one, mut other) = (one.chars(), other.chars());
        let differs = |_: &usize| step(one.next()).abs_diff(step(other.next())) > 1;
        if let Some(column) = (0..width).find(differs) {
            return Some((line, column));
        }
    }
    None
}

#[test]
fn goldens() {
    let update = std::env::var_os("UPDATE_GOLDENS").is_some();
    assert!(!(update && std::env::var_os("CI").is_some()), "goldens are not rewritten in CI");
    let files = files();
    for (name, file) in &files {
        let path = Path::new(FOLDER).join(format!("{name}.png.txt"));
        let sketch = sketch(&file.svg);
        let golden = std::fs::read_to_string(&path).unwrap_or_default();
        if update && difference(&golden, &sketch).is_some() {
            std::fs::write(&path, &sketch).expect("a golden can be written");
            continue;
        }
        let place = difference(&golden, &sketch);
        assert!(place.is_none(), "{name}: the picture differs at {place:?}; UPDATE_GOLDENS=1 writes it anew");
    }
    for entry in std::fs::read_dir(FOLDER).expect("the goldens have a folder") {
        let path = entry.expect("a folder can be read").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some(own) = name.strip_suffix(".png.txt") else { continue };
        if !files.contains_key(own) {
            if update {
                std::fs::remove_file(&path).expect("a left-over golden can be removed");
            }
            assert!(update, "{name} is left over: no sample draws it");
        }
    }
}

#[test]
fn a_picture_that_lacks_or_moves_something_is_noticed() {
    let files = files();
    let svg = &files["talent-en"].svg;
    let whole = sketch(svg);
    assert_eq!(difference(&whole, &sketch(svg)), None);
    let changed = [
        // A label is gone, another stands elsewhere, the title has another voice, a bar has the colour of the ground, one is shorter.
        (">392<", "><"),
        ("x=\"480.8\"", "x=\"488.8\""),
        ("'Casebook Serif','Noto Serif','Noto Serif CJK SC','Songti SC',Georgia,serif", "sans-serif"),
        ("#b3261e", "#fbfaf6"),
        ("width=\"282.2\"", "width=\"276.2\""),
    ];
    for (from, to) in changed {
        assert!(svg.contains(from), "the drawing has {from}");
        assert!(
            difference(&whole, &sketch(&svg.replace(from, to))).is_some(),
            "{from} as {to} is not noticed"
        );
    }
}
