//! Pictures are published without what they carry, and the picture itself stays.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use casebook::Options;
use casebook::privacy::picture::{Position, Refused, cleaned};
use proptest::prelude::*;

use super::{codes, site};

const PICTURES: [&str; 4] = ["room.jpg", "room.png", "room.webp", "room.gif"];

fn read(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/privacy/pictures");
    std::fs::read(folder.join(name)).expect("a picture")
}

/// What a site publishes of pictures beside a page and under static/, by path.
fn published(pictures: &[(&str, &[u8])]) -> BTreeMap<String, Vec<u8>> {
    let mut beside = Vec::new();
    let built_in = super::site::load(Path::new(env!("CARGO_MANIFEST_DIR")));
    for (_, file) in built_in.below("themes/") {
        beside.push((file.path.as_str(), file.bytes()));
    }
    beside.extend_from_slice(pictures);
    let allowed = "checks:\n  CB608: {level: off, reason: the test's own pictures}\n";
    super::site::render(&site(allowed, "Words.", &beside))
}

fn has(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|part| part == words.as_bytes())
}

#[test]
fn published_pictures_carry_nothing_but_the_picture() {
    let originals: Vec<Vec<u8>> = PICTURES.map(read).into();
    let paths: Vec<String> = PICTURES
        .iter()
        .flat_map(|name| [format!("content/pages/a/{name}"), format!("content/static/{name}")])
        .collect();
    let beside: Vec<(&str, &[u8])> =
        paths.iter().enumerate().map(|(at, path)| (path.as_str(), &originals[at / 2][..])).collect();
    let out = published(&beside);
    for (name, original) in PICTURES.iter().zip(&originals) {
        for path in [format!("pages/a/{name}"), (*name).to_owned()] {
            let bytes = &out[&path];
            assert!(bytes.len() < original.len(), "{path}");
            for words in ["Made", "SERIAL", "GPSLatitude", "2025:11:23", "TRAILING", "xpacket"] {
                assert!(!has(bytes, words), "{words} in {path}");
            }
        }
    }
}

#[test]
fn another_reader_finds_the_orientation_and_no_more() {
    for name in ["room.jpg", "room.png", "room.webp"] {
        let fields = |bytes: &[u8]| -> Vec<String> {
            let read = exif::Reader::new().read_from_container(&mut Cursor::new(bytes)).expect("EXIF");
            read.fields().map(|field| field.tag.to_string()).collect()
        };
        let original = read(name);
        let before = fields(&original);
        assert!(before.iter().any(|tag| tag == "GPSLatitude"), "{before:?}");
        assert!(before.iter().any(|tag| tag == "BodySerialNumber"), "{before:?}");
        let clean = cleaned(name, &original).expect("a picture").expect("a whole one");
        assert_eq!(clean.position, Position::Said, "{name}");
        assert_eq!(fields(&clean.bytes), ["Orientation"], "{name}");
    }
}

#[test]
fn colours_and_coded_data_stay_as_they_were() {
    for (name, kept) in
        [("room.jpg", "ICC_PROFILE"), ("room.png", "iCCP"), ("room.png", "pHYs"), ("room.webp", "ICCP")]
    {
        let original = read(name);
        let clean = cleaned(name, &original).expect("a picture").expect("a whole one");
        assert!(has(&clean.bytes, kept), "{kept} in {name}");
        let again = cleaned(name, &clean.bytes).expect("a picture").expect("a whole one");
        assert_eq!(again.bytes, clean.bytes, "{name} cleaned twice");
        assert_eq!(again.position, Position::Unsaid);
    }
    let plain = read("plain.jpg");
    assert_eq!(cleaned("plain.jpg", &plain).expect("a picture").expect("a whole one").bytes, plain);
}

#[test]
fn drawings_lose_comments_metadata_and_folders() {
    let drawing = "<?xml version=\"1.0\"?>\n<!-- C:\\Users\\lihua -->\n<svg xmlns=\"http://www.w3.org/2000/svg\" \
        inkscape:export-filename=\"C:\\Users\\lihua\\a.png\" sodipodi:docname='x>y.svg' width=\"8\">\
        <metadata id=\"m\"><x>lihua</x></metadata><metadata/><title>A <![CDATA[<!-- b -->]]></title><metadatas/></svg>\n";
    let clean = cleaned("a.svg", drawing.as_bytes()).expect("a drawing").expect("a whole one");
    assert_eq!(
        String::from_utf8_lossy(&clean.bytes),
        "<?xml version=\"1.0\"?>\n\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\">\
         <title>A <![CDATA[<!-- b -->]]></title><metadatas/></svg>\n"
    );
    for broken in ["<svg", "<svg><!-- ", "<svg><metadata>", "words", "<svg a=\"", "<html></html>"] {
        assert_eq!(cleaned("a.svg", broken.as_bytes()), Some(Err(Refused::Broken)), "{broken}");
    }
}

#[test]
fn metadata_by_any_prefix_and_pictures_within_drawings_are_cleaned() {
    for left in [
        "<svg:metadata><rdf:RDF>lihua</rdf:RDF></svg:metadata>",
        "<rdf:RDF><dc:creator>lihua</dc:creator></rdf:RDF>",
        "<?xpacket begin='lihua'?>",
        "<sodipodi:namedview id='lihua'/>",
        "<i:pgf id='x'>lihua</i:pgf>",
    ] {
        let drawing = format!("<svg:svg><svg:rect/>{left}<svg:title>A</svg:title></svg:svg>");
        let clean = cleaned("a.svg", drawing.as_bytes()).expect("a drawing").expect("a whole one");
        let text = String::from_utf8_lossy(&clean.bytes).into_owned();
        assert_eq!(text, "<svg:svg><svg:rect/><svg:title>A</svg:title></svg:svg>", "{left}");
    }
    let photo = STANDARD.encode(read("room.jpg"));
    let (head, tail) = photo.split_at(76);
    let drawing = format!("<svg><image xlink:href=\"data:image/jpeg;base64,{head}&#10;{tail}\"/></svg>");
    let clean = cleaned("a.svg", drawing.as_bytes()).expect("a drawing").expect("a whole one");
    assert_eq!(clean.position, Position::Said);
    let text = String::from_utf8_lossy(&clean.bytes).into_owned();
    let coded = text.split(['"', ',']).nth(2).expect("a picture");
    let inner = STANDARD.decode(coded).expect("base64");
    assert!(!has(&inner, "GPSLatitude") && !has(&inner, "SERIAL"));
    assert_eq!(
        inner,
        cleaned("room.jpg", &read("room.jpg")).expect("a picture").expect("a whole one").bytes.as_ref()
    );
}

#[test]
fn positions_are_told_and_half_pictures_refused() {
    let photo = read("room.jpg");
    let half = &photo[..photo.len() / 2];
    let tiff = read("room.tif");
    let avif = [&b"\0\0\0\x1cftypavif\0\0\0\0"[..], b"....infe....Exif"].concat();
    let clean_avif = &b"\0\0\0\x1cftypavif\0\0\0\0avifmif1"[..];
    for (path, bytes, expected) in [
        ("content/pages/a/room.jpg", &photo[..], vec!["CB608"]),
        ("content/static/photo", &photo[..], vec!["CB608"]),
        ("content/pages/a/room.jpg", half, vec!["CB609"]),
        ("content/pages/a/room.png", &photo[..], vec!["CB608"]),
        ("content/pages/a/room.png", &b"no picture"[..], vec!["CB609"]),
        ("content/static/room.tif", &tiff[..], vec!["CB610"]),
        ("content/static/IMG_0001.HEIC", &b"x"[..], vec!["CB610"]),
        ("content/static/a.avif", &avif[..], vec!["CB610"]),
        ("content/static/a.avif", clean_avif, vec![]),
        ("content/static/a.pdf", &b"%PDF"[..], vec![]),
    ] {
        assert_eq!(codes(&site("", "Words.", &[(path, bytes)])), expected, "{path}");
    }
    let (ready, _) =
        casebook::prepare(&site("", "Words.", &[("content/static/a.jpg", half)]), &Options::default());
    assert!(ready.is_none(), "half a picture is not published");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_broken_picture_panics(which in 0..5_usize, cut in any::<usize>(), changes in proptest::collection::vec((any::<usize>(), any::<u8>()), 0..8)) {
        let name = ["room.jpg", "room.png", "room.webp", "room.gif", "plain.jpg"][which];
        let mut bytes = read(name);
        for (at, byte) in changes {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        bytes.truncate(cut % (bytes.len() + 1));
        if let Some(Ok(clean)) = cleaned(name, &bytes) {
            prop_assert!(!has(&clean.bytes, "GPSLatitude"));
        }
    }

    #[test]
    fn no_broken_drawing_panics(text in "[<>/!a\"'=\\[\\] 图svgmetdinkcap:x-]{0,60}") {
        let _ = cleaned("a.svg", format!("<svg {text}</svg>").as_bytes());
    }
}
