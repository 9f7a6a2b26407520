//! See `bodies::mention`.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| bodies::mention(text));
