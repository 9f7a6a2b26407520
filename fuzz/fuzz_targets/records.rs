//! See `bodies::records`.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| bodies::records(text));
