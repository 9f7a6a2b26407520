//! Writes a site of test data: `cargo bench --bench corpus -- FOLDER CASES`. To look at it, or to measure other programs with it.

#[path = "corpus/mod.rs"]
mod corpus;

use std::error::Error;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo says `--bench` as well.
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let [folder, cases] = args.as_slice() else { return Err("say a folder and a number of cases".into()) };
    let cases: usize = cases.parse()?;
    let numbers = (0..cases).flat_map(|number| corpus::case(number, cases));
    for (path, text) in corpus::map_files().into_iter().chain(numbers) {
        let path = Path::new(folder).join(path);
        fs::create_dir_all(path.parent().ok_or("a file stands in a folder")?)?;
        fs::write(path, text)?;
    }
    Ok(())
}
