//! Alternative texts that say nothing of what a picture shows.

use super::problems::doubt;
use crate::check::plain::Field;
use crate::check::texts::Texts;
use crate::diag::Diagnostics;
use crate::files::Place;
use crate::model::prose::Target;

/// The alternative text of a picture is neither the name of a file nor the bare word for a picture (WCAG 2.2, failure F30). A picture
/// that is not there is reported for that alone.
pub(in crate::check) fn pictures_are_described(texts: &Texts<'_>, diags: &mut Diagnostics) {
    for passage in &texts.passages {
        for link in passage.prose.links.iter().filter(|link| link.is_image() && says_nothing(&link.text)) {
            let Target::File { path, .. } = &link.target else { continue };
            if passage.assets.is_some_and(|assets| assets.contains_key(path)) {
                diags.push(undescribed(passage.place(&link.text_range)));
            }
        }
    }
    for alt in texts.plain.iter().filter(|text| text.field == Field::ImageAlt) {
        if says_nothing(alt.text) {
            diags.push(undescribed(alt.place(texts)));
        }
    }
}

fn undescribed(place: Place) -> crate::diag::Diagnostic {
    doubt(
        place,
        ("this alternative text does not say what the picture shows", "此替代文字没有说明图片内容"),
        (
            "say in a few words what the picture shows, for readers who cannot see it",
            "请用简短文字说明图片内容，供看不到图片的读者了解",
        ),
    )
}

/// Whether a text is the name of a file, as people or cameras give it, or the word for a picture, with a number or without.
fn says_nothing(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let is_numbering = |c: char| c.is_ascii_digit() || " _-.()（）#".contains(c);
    let word = text.trim_end_matches(is_numbering);
    let has_ending = text.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending));
    let is_of_camera = text.len() > word.len() && CAMERAS.contains(&word);
    has_ending || is_of_camera || WORDS.contains(&word)
}

const ENDINGS: [&str; 12] =
    ["png", "jpg", "jpeg", "gif", "webp", "svg", "avif", "heic", "bmp", "tif", "tiff", "jfif"];

/// What cameras, telephones and messengers write before the number of a picture.
const CAMERAS: [&str; 12] = [
    "img",
    "dsc",
    "dscn",
    "dscf",
    "pxl",
    "mmexport",
    "wechatimg",
    "screenshot",
    "微信图片",
    "微信截图",
    "qq图片",
    "qq截图",
];

const WORDS: [&str; 13] = [
    "图片",
    "照片",
    "图",
    "图像",
    "相片",
    "图表",
    "image",
    "picture",
    "photo",
    "photograph",
    "chart",
    "pic",
    "graphic",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_and_bare_words_say_nothing() {
        for text in [
            "photo.png",
            "现场 2.JPG",
            "IMG_2031",
            "DSC00012",
            "微信图片_20250301120000",
            "图片",
            "图片1",
            "图 2",
            "照片（3）",
            "Image",
            "photo 2",
            "Chart",
        ] {
            assert!(says_nothing(text), "{text}");
        }
        for text in [
            "",
            "The reading room",
            "图书馆阅览室",
            "流程图",
            "Photo of the reading room",
            "IMG",
            "Chart of the year 2025",
            "2025",
            "Casebook 1.0",
            "DSC office",
        ] {
            assert!(!says_nothing(text), "{text}");
        }
    }
}
