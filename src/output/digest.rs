//! SHA-256 digests (FIPS 180-4), written as 64 lower-case hexadecimal digits.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::io::{self, Read};
use std::str::FromStr;

/// The SHA-256 digest of some bytes. Only what nobody reads but programs serialises it, as bare bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of bytes in memory.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Its 32 bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The digest as pages ask browsers for it (Subresource Integrity, 3.1): `sha256-` and Base64.
    #[must_use]
    pub fn integrity(&self) -> String {
        format!("sha256-{}", STANDARD.encode(self.0))
    }

    /// The digest and the length of everything that a reader still gives, read in pieces.
    ///
    /// # Errors
    /// What the reader says.
    pub fn read(mut reader: impl Read) -> io::Result<(Self, u64)> {
        let mut hash = Sha256::new();
        let mut piece = Vec::with_capacity(PIECE);
        let mut length = 0;
        loop {
            piece.clear();
            reader.by_ref().take(PIECE as u64).read_to_end(&mut piece)?;
            hash.update(&piece);
            length += piece.len() as u64;
            if piece.len() < PIECE {
                return Ok((Self(hash.finalize().into()), length));
            }
        }
    }
}

/// How many bytes are read at a time.
const PIECE: usize = 64 * 1024;

/// One digest of many things, each known from those beside it. Text that is written into it counts as it comes, without ends.
#[derive(Debug, Default)]
pub struct Digester(Sha256);

impl Digester {
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    #[must_use]
    pub fn done(self) -> Digest {
        Digest(self.0.finalize().into())
    }
}

impl fmt::Write for Digester {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text);
        Ok(())
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const DIGITS: [u8; 16] = *b"0123456789abcdef";
        let digits = self.0.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        let text: String = digits.map(|digit| char::from(DIGITS[usize::from(digit)])).collect();
        f.write_str(&text)
    }
}

/// The text is not 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a SHA-256 digest is 64 lower-case hexadecimal digits")]
pub struct DigestError;

impl FromStr for Digest {
    type Err = DigestError;

    fn from_str(text: &str) -> Result<Self, DigestError> {
        let digits = text.as_bytes();
        if digits.len() != 64 {
            return Err(DigestError);
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = nibble(pair[0])? << 4 | nibble(pair[1])?;
        }
        Ok(Self(bytes))
    }
}

fn nibble(digit: u8) -> Result<u8, DigestError> {
    match digit {
        b'0'..=b'9' => Ok(digit - b'0'),
        b'a'..=b'f' => Ok(digit - b'a' + 10),
        _ => Err(DigestError),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples that NIST gives for SHA-256.
    const KNOWN: [(&str, &str); 3] = [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
        ),
    ];

    #[test]
    fn known_digests_in_memory_read_and_parsed() -> io::Result<()> {
        for (text, hex) in KNOWN {
            let digest = Digest::of(text.as_bytes());
            assert_eq!(digest.to_string(), hex);
            assert_eq!(hex.parse(), Ok(digest));
            assert_eq!(Digest::read(text.as_bytes())?, (digest, text.len() as u64));
        }
        Ok(())
    }

    /// The digest of the file of no bytes, as OpenSSL and browsers write it.
    #[test]
    fn a_digest_as_pages_have_it() {
        assert_eq!(Digest::of(b"").integrity(), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    #[test]
    fn other_text_is_no_digest() {
        for text in ["", "abc", &"A".repeat(64), &"g".repeat(64), &"a".repeat(63), &"é".repeat(32)] {
            assert_eq!(text.parse::<Digest>(), Err(DigestError), "{text:?}");
        }
    }
}
