//! Pictures beside records as pages show them: the file itself for every browser, and as WebP in a few widths, so that a phone does not
//! load what a camera made.

use super::context::Context;
use crate::route::Route;

/// The folder, id and name of a picture beside a record.
pub(super) type Beside<'a> = (&'static str, &'a str, &'a str);

/// A picture in a page.
pub(super) struct Shown {
    /// The link to the file itself.
    pub src: String,
    /// Its WebP files with their widths, for the `srcset` of a `<source>` (HTML, 4.8.4.2.1); nothing where it has none.
    pub webp: Option<String>,
    /// Width and height in pixels as a browser shows it, so that the page keeps its place free while it loads.
    pub size: Option<(u32, u32)>,
}

/// What a page says of a picture.
pub(super) fn shown(cx: &Context<'_>, (folder, id, name): Beside<'_>) -> Shown {
    let src = cx.link(&Route::Asset { folder, id: id.to_owned(), name: name.to_owned() });
    let asset = cx.site().assets(folder, id).and_then(|assets| assets.get(name));
    let Some(picture) = asset.and_then(|asset| asset.picture) else {
        return Shown { src, webp: None, size: None };
    };
    let candidate = |href: &str, width: u32| format!("{href} {width}w");
    let scaled = |width| Route::Scaled { folder, id: id.to_owned(), name: name.to_owned(), width };
    let widths = picture.widths();
    let mut webp: Vec<String> =
        widths.iter().map(|width| candidate(&cx.link(&scaled(*width)), *width)).collect();
    if picture.is_webp() && !widths.is_empty() {
        webp.push(candidate(&src, picture.width));
    }
    let webp = Some(webp.join(", ")).filter(|webp| !webp.is_empty());
    Shown { src, webp, size: Some((picture.width, picture.height)) }
}

/// A picture as WebP of a width in pixels; one that cannot be read is a fault of the file.
#[cfg(feature = "pictures")]
pub(super) fn webp(cx: &mut Context<'_>, (folder, id, name): Beside<'_>, width: u32) -> Vec<u8> {
    let asset = cx.site().assets(folder, id).and_then(|assets| assets.get(name));
    let Some((file, picture)) = asset.and_then(|asset| Some((asset.file, asset.picture?))) else {
        return Vec::new();
    };
    cx.from.insert(file);
    let file = cx.file(file);
    super::scale::webp(file.bytes(), picture, width).unwrap_or_else(|error| {
        let says = format!("{} {error}; open the picture in a drawing program and save it anew", file.path);
        cx.note_fault(super::theme::ThemeError::plain(cx.path.as_str(), says));
        Vec::new()
    })
}

/// Without the feature no smaller picture is planned.
#[cfg(not(feature = "pictures"))]
pub(super) fn webp(_: &mut Context<'_>, _: Beside<'_>, _: u32) -> Vec<u8> {
    Vec::new()
}
