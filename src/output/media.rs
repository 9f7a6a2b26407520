//! The media type of a published file, from its name.

/// What a browser is told about a file (IANA media types; text is always UTF-8).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MediaType(&'static str);

impl MediaType {
    /// The media type for a path, by its extension in any case; bytes of unknown meaning where it has none or
    /// an unknown one.
    #[must_use]
    pub fn of(path: &str) -> Self {
        let name = path.rsplit('/').next().unwrap_or(path);
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
        Self(match extension.as_str() {
            "html" | "htm" | "shtml" | "shtm" => "text/html; charset=utf-8",
            "xhtml" | "xht" => "application/xhtml+xml",
            "css" => "text/css; charset=utf-8",
            "js" | "mjs" => "text/javascript; charset=utf-8",
            "json" | "map" => "application/json",
            "jsonld" => "application/ld+json",
            "geojson" => "application/geo+json",
            "webmanifest" => "application/manifest+json",
            "csv" => "text/csv; charset=utf-8",
            "txt" => "text/plain; charset=utf-8",
            "md" => "text/markdown; charset=utf-8",
            "xml" | "xsl" | "xslt" => "application/xml",
            "atom" => "application/atom+xml",
            "rss" => "application/rss+xml",
            "svg" | "svgz" => "image/svg+xml",
            "png" => "image/png",
            "jpg" | "jpeg" => "image/jpeg",
            "gif" => "image/gif",
            "webp" => "image/webp",
            "avif" => "image/avif",
            "ico" => "image/vnd.microsoft.icon",
            "woff" => "font/woff",
            "woff2" => "font/woff2",
            "ttf" => "font/ttf",
            "otf" => "font/otf",
            "mht" | "mhtml" => "multipart/related",
            "pdf" => "application/pdf",
            "zip" => "application/zip",
            "gz" => "application/gzip",
            "wasm" => "application/wasm",
            "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "mp4" => "video/mp4",
            "webm" => "video/webm",
            "mp3" => "audio/mpeg",
            _ => "application/octet-stream",
        })
    }

    /// The value of the `Content-Type` header.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// Whether the file is an HTML page.
    #[must_use]
    pub fn is_html(self) -> bool {
        self.0.starts_with("text/html")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_extension() {
        let cases = [
            ("index.html", "text/html; charset=utf-8"),
            ("a/B.HTML", "text/html; charset=utf-8"),
            ("data.tar.gz", "application/gzip"),
            ("charts/x.svg", "image/svg+xml"),
            ("a.html/README", "application/octet-stream"),
            ("", "application/octet-stream"),
        ];
        for (path, expected) in cases {
            assert_eq!(MediaType::of(path).as_str(), expected, "{path}");
        }
        assert!(MediaType::of("a.htm").is_html() && !MediaType::of("a.svg").is_html());
    }
}
