//! What bytes mean to the search, looked up in one table, so that one pass tells where a run ends and what stands in it.

/// Properties of a byte, or of any of the bytes of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Class(u16);

impl Class {
    pub const NONE: Class = Class(0);
    /// May begin a tag, emphasis or an escape, or ends a line; and all that is not ASCII.
    pub const MARK: Class = Class(1);
    /// May begin an escape, and all that is not ASCII; see `seen::escape::at`.
    pub const ESCAPING: Class = Class(1 << 1);
    /// Ends a tag, or stands before a quotation in it.
    pub const OF_TAG: Class = Class(1 << 2);
    /// Begins and ends a quotation in a tag.
    pub const QUOTE: Class = Class(1 << 3);
    /// A letter or digit of ASCII.
    pub const OF_NAME: Class = Class(1 << 4);
    /// A digit, in its full width too.
    pub const DIGIT: Class = Class(1 << 5);
    /// An `@`, in its full width too.
    pub const AT: Class = Class(1 << 6);
    /// Not ASCII, or nothing that is seen.
    pub const UNEVEN: Class = Class(1 << 7);
    /// Stands between what a secret is called and its value.
    pub const NAMING: Class = Class(1 << 8);
    /// A digit in its full width.
    pub const WIDE_DIGIT: Class = Class(1 << 9);
    /// May part the groups of one number: blanks, hyphens, dots, slashes, brackets, and the marks of emphasis in Markdown.
    pub const GAP: Class = Class(1 << 10);
    /// Nothing private that readers see is without one of these.
    pub const SIGN: Class = Class::DIGIT.and(Class::AT);

    pub fn of(byte: u8) -> Class {
        CLASSES[usize::from(byte)]
    }

    pub fn of_char(character: char) -> Class {
        match character {
            '\0'..='\x7f' => Class::of(character as u8),
            '０'..='９' => Class::UNEVEN.and(Class::DIGIT).and(Class::WIDE_DIGIT),
            '＠' => Class::UNEVEN.and(Class::AT),
            '：' => Class::UNEVEN.and(Class::NAMING),
            _ => Class::UNEVEN,
        }
    }

    /// What stands in bytes, of which each is one of ASCII or a part of another character.
    pub fn of_bytes(bytes: &[u8]) -> Class {
        let (eights, rest) = bytes.as_chunks::<8>();
        let all = |bytes: &[u8]| bytes.iter().fold(Class::NONE, |class, byte| class.and(Class::of(*byte)));
        eights.iter().fold(all(rest), |class, eight| class.and(all(eight)))
    }

    pub const fn and(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }

    /// Whether it has any of these properties.
    pub const fn has(self, any: Class) -> bool {
        self.0 & any.0 != 0
    }

    /// The place of the first byte that has any of these properties.
    pub fn first_in(self, bytes: &[u8]) -> Option<usize> {
        let mut passed = Class::NONE;
        passed.add_until(bytes, self)
    }

    /// Takes in the bytes up to the first that is `end`, and that one; gives its place.
    pub fn add_until(&mut self, bytes: &[u8], end: Class) -> Option<usize> {
        let (eights, _) = bytes.as_chunks::<8>();
        let mut at = 0;
        for eight in eights {
            let class = eight.iter().fold(Class::NONE, |class, byte| class.and(Class::of(*byte)));
            if class.has(end) {
                break;
            }
            *self = self.and(class);
            at += 8;
        }
        while let Some(byte) = bytes.get(at) {
            let class = Class::of(*byte);
            *self = self.and(class);
            if class.has(end) {
                return Some(at);
            }
            at += 1;
        }
        None
    }
}

const CLASSES: [Class; 256] = {
    let mut table = [Class::NONE; 256];
    let mut byte = 0;
    while byte < table.len() {
        table[byte] = class(byte as u8);
        byte += 1;
    }
    table
};

const fn class(byte: u8) -> Class {
    match byte {
        b'(' => Class::MARK.and(Class::ESCAPING).and(Class::GAP),
        b'\\' | b'&' | b'%' | b'[' | b'{' | b'#' => Class::MARK.and(Class::ESCAPING),
        b'<' => Class::MARK.and(Class::OF_TAG),
        b'*' | b'_' => Class::MARK.and(Class::GAP),
        b'\n' | b'`' | b'~' => Class::MARK,
        b' ' | b'-' | b'.' | b'/' | b')' => Class::GAP,
        b'>' => Class::OF_TAG,
        b'=' => Class::OF_TAG.and(Class::NAMING),
        b':' => Class::NAMING,
        b'"' | b'\'' => Class::QUOTE,
        b'0'..=b'9' => Class::DIGIT.and(Class::OF_NAME),
        b'a'..=b'z' | b'A'..=b'Z' => Class::OF_NAME,
        b'@' => Class::AT,
        b'\0' => Class::UNEVEN,
        0x80.. => Class::MARK.and(Class::ESCAPING).and(Class::UNEVEN),
        _ => Class::NONE,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn runs_end_where_a_look_at_each_byte_ends_them(text in "[a-z0-9@<>=&#\"' 字\n\u{0}]{0,40}") {
            let bytes = text.as_bytes();
            for end in [Class::MARK, Class::ESCAPING, Class::OF_TAG, Class::QUOTE, Class::NONE] {
                let place = bytes.iter().position(|byte| Class::of(*byte).has(end));
                let run = &bytes[..place.map_or(bytes.len(), |at| at + 1)];
                let mut class = Class::NONE;
                prop_assert_eq!(class.add_until(bytes, end), place);
                let all = run.iter().fold(Class::NONE, |class, byte| class.and(Class::of(*byte)));
                prop_assert_eq!((class, Class::of_bytes(run)), (all, all));
            }
        }
    }
}
