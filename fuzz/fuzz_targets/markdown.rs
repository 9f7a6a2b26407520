//! See `bodies::markdown`.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| bodies::markdown(text));
