//! Files compressed as browsers take them, beside the plain ones: `index.html.br` beside `index.html`.

use super::OutPath;

/// A content coding (RFC 9110, 8.4.1; IANA's registry).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    Brotli,
    Zstd,
    Gzip,
}

/// What is smaller fits into a packet or two as it is.
const BYTES_LEAST: usize = 1024;

impl Coding {
    /// In the order in which a host prefers them: of pages the first is the smallest most often.
    pub const ALL: [Coding; 3] = [Coding::Brotli, Coding::Zstd, Coding::Gzip];

    /// Ends of names of files that are text. Pictures, fonts and spreadsheets are compressed within.
    pub const EXTENSIONS: [&'static str; 9] =
        ["html", "css", "js", "json", "jsonld", "csv", "xml", "svg", "txt"];

    /// Its name in headers.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Coding::Brotli => "br",
            Coding::Zstd => "zstd",
            Coding::Gzip => "gzip",
        }
    }

    /// What the name of a compressed file has after that of the plain one.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Coding::Brotli => ".br",
            Coding::Zstd => ".zst",
            Coding::Gzip => ".gz",
        }
    }

    /// The path of the plain file beside which a compressed one would have this path.
    #[must_use]
    pub fn plain(path: &str) -> Option<&str> {
        let plain = Coding::ALL.iter().find_map(|coding| path.strip_suffix(coding.ending()))?;
        is_text(plain).then_some(plain)
    }

    /// Where the compressed files of a file would stand; none of files that are small or compressed within.
    pub fn beside(path: &OutPath, bytes: usize) -> impl Iterator<Item = (OutPath, Coding)> {
        let is_worth_it = bytes >= BYTES_LEAST && is_text(path.as_str());
        let all = Coding::ALL.into_iter().filter(move |_| is_worth_it);
        all.filter_map(move |coding| Some((OutPath::new(format!("{path}{}", coding.ending())).ok()?, coding)))
    }

    /// The bytes compressed, the same for the same bytes everywhere; nothing where they would not be fewer.
    #[cfg(feature = "precompress")]
    #[must_use]
    pub fn compressed(self, body: &[u8]) -> Option<Vec<u8>> {
        use std::io::Write;
        let made = match self {
            Coding::Gzip => {
                // Without name and time of a file.
                let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
                writer.write_all(body).and_then(|()| writer.finish())
            }
            Coding::Zstd => zstd::bulk::compress(body, ZSTD_LEVEL),
            Coding::Brotli => {
                let mut made = Vec::new();
                let settings =
                    brotli::enc::BrotliEncoderParams { size_hint: body.len(), ..Default::default() };
                brotli::BrotliCompress(&mut &body[..], &mut made, &settings).map(|_| made)
            }
        };
        // In memory nothing refuses.
        made.ok().filter(|made| made.len() < body.len())
    }

    /// Without the feature nothing is compressed.
    #[cfg(not(feature = "precompress"))]
    #[must_use]
    pub fn compressed(self, _: &[u8]) -> Option<Vec<u8>> {
        None
    }
}

/// The highest level that costs readers no more memory than usual (RFC 8878, 3.1.1.1.2 asks for 8 MB at least).
#[cfg(feature = "precompress")]
const ZSTD_LEVEL: i32 = 19;

fn is_text(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').is_some_and(|(_, extension)| Coding::EXTENSIONS.contains(&extension))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_text_of_some_length_is_compressed() -> Result<(), crate::output::OutPathError> {
        for (path, bytes, expected) in [
            ("a/index.html", 1024, 3),
            ("a/index.html", 1023, 0),
            ("a/figures.xlsx", 9999, 0),
            ("a.html/README", 9999, 0),
            ("a/index.html.gz", 9999, 0),
        ] {
            assert_eq!(Coding::beside(&OutPath::new(path)?, bytes).count(), expected, "{path} {bytes}");
        }
        assert_eq!(Coding::plain("a/index.html.zst"), Some("a/index.html"));
        assert_eq!((Coding::plain("a/index.html"), Coding::plain("data.tar.gz")), (None, None));
        Ok(())
    }

    #[cfg(feature = "precompress")]
    #[test]
    fn every_coding_gives_back_what_it_was_given() -> std::io::Result<()> {
        use std::io::Read;
        let body: Vec<u8> =
            (0..3000).flat_map(|number: u32| format!("<li>{number}</li>\n").into_bytes()).collect();
        let compressed = |coding: Coding| coding.compressed(&body).unwrap_or_default();
        let mut read = Vec::new();
        flate2::read::GzDecoder::new(&compressed(Coding::Gzip)[..]).read_to_end(&mut read)?;
        assert_eq!(read, body);
        assert_eq!(zstd::stream::decode_all(&compressed(Coding::Zstd)[..])?, body);
        let mut read = Vec::new();
        brotli::BrotliDecompress(&mut &compressed(Coding::Brotli)[..], &mut read)?;
        assert_eq!(read, body);
        assert!(Coding::ALL.iter().all(|coding| compressed(*coding).len() * 4 < body.len()));
        // What cannot be made smaller is not made at all.
        assert!(Coding::ALL.iter().all(|coding| coding.compressed(b"x").is_none()));
        Ok(())
    }
}
