//! The bodies of the fuzz targets, over their seeds and over what the fuzzer once found.

#[path = "../fuzz/src/lib.rs"]
mod bodies;

use std::path::Path;

#[test]
fn every_body_stands_its_seeds() {
    let seeds = bodies::seeds::all(Path::new(env!("CARGO_MANIFEST_DIR")));
    for (target, body) in bodies::ALL {
        let own: Vec<&str> =
            seeds.iter().filter(|(name, _)| *name == target).map(|(_, text)| text.as_str()).collect();
        assert!(own.len() >= 10, "{target} has only {} seeds", own.len());
        own.into_iter().for_each(body);
    }
}
