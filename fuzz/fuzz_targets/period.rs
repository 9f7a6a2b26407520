//! See `bodies::period`.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| bodies::period(text));
