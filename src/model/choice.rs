//! Closed sets of words in YAML.

/// Declares an enum of which each value has one word, the same in YAML, in templates and in downloads.
macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($value:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($value),+ }

        impl $name {
            /// All words, in the order of declaration.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word for this value.
            pub fn word(self) -> &'static str {
                match self { $($name::$value => $word),+ }
            }

            /// The value of a word.
            pub fn of(word: &str) -> Option<$name> {
                match word { $($word => Some($name::$value),)+ _ => None }
            }

            /// Reads the word from YAML.
            pub(crate) fn read(
                cursor: $crate::yaml::Cursor<'_>,
                cx: &mut $crate::model::reader::Reader<'_>,
            ) -> Option<$name> {
                cursor.choice($name::WORDS, $name::of, cx)
            }
        }
    };
}
pub(super) use choices;
