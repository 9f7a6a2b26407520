//! The bytes of a cache: a first line that names the form, the digest of all that follows it, and the records in the binary form of
//! `postcard`. What was cut, changed or is of another form is no cache; lengths in it are never believed before the bytes are there, so
//! that no bytes make it ask for more memory than they take.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::output::Digest;

/// Changes with the form of what follows.
const HEAD: &[u8] = b"casebook cache 2\n";

/// The bytes of a digest.
const DIGEST: usize = 32;

pub(super) fn written(cache: &impl Serialize) -> Vec<u8> {
    // Records of numbers, texts and lists always serialise, so the other arm is never taken.
    let body = postcard::to_allocvec(cache).unwrap_or_default();
    [HEAD, Digest::of(&body).bytes(), &body].concat()
}

/// Nothing where the bytes are not those of a whole cache of this form.
pub(super) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let (digest, body) = bytes.strip_prefix(HEAD)?.split_at_checked(DIGEST)?;
    if Digest::of(body).bytes() != digest {
        return None;
    }
    let (read, rest) = postcard::take_from_bytes(body).ok()?;
    rest.is_empty().then_some(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_cache_of_this_form_is_read() {
        let records = vec![("a".to_owned(), 1_u32), ("知识产权".to_owned(), u32::MAX)];
        let whole = written(&records);
        assert_eq!(read(&whole), Some(records));
        for end in 0..whole.len() {
            assert_eq!(read::<Vec<(String, u32)>>(&whole[..end]), None, "cut at {end}");
        }
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            assert_eq!(read::<Vec<(String, u32)>>(&changed), None, "changed at {at}");
        }
        assert_eq!(read::<Vec<(String, u32)>>(&[whole, vec![0]].concat()), None, "something follows");
    }

    #[test]
    fn lengths_are_not_believed() {
        // A list that says it has 2^60 members, each a text, under a digest that holds.
        let body = postcard::to_allocvec(&(1_u64 << 60)).expect("a number");
        let bytes = [HEAD, Digest::of(&body).bytes(), &body].concat();
        assert_eq!(read::<Vec<String>>(&bytes), None);
    }
}
