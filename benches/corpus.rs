//! Writes a site of test data, to look at it or to measure programs with it:
//! `cargo bench --bench corpus -- FOLDER CASES [hugo | equal | CORNER=SIZE]`.
//!
//! With `hugo` it is written for Hugo instead of for Casebook, with `equal` for Casebook without what Hugo does not make; a corner is one of
//! those in `corpus/corner.rs`.

#[path = "corpus/mod.rs"]
mod corpus;

#[path = "corpus/corner.rs"]
mod corner;
#[path = "corpus/equal.rs"]
mod equal;
#[path = "corpus/hugo.rs"]
mod hugo;

use std::error::Error;
use std::fs;
use std::path::Path;

use corner::Corner;
use corpus::File;

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo says `--bench` as well.
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let (folder, cases, form) = match args.as_slice() {
        [folder, cases] => (folder, cases, None),
        [folder, cases, form] => (folder, cases, Some(form.as_str())),
        _ => return Err("say a folder and a number of cases".into()),
    };
    let cases: usize = cases.parse()?;
    let folder = Path::new(folder);
    if form == Some("hugo") {
        let all =
            hugo::map_files().into_iter().chain((0..cases).flat_map(|number| hugo::case(number, cases)));
        return write(folder, all);
    }
    let plain =
        corpus::map_files().into_iter().chain((0..cases).flat_map(|number| corpus::case(number, cases)));
    match form {
        None => write(folder, plain),
        Some("equal") => write(folder, plain.map(equal::as_hugo_makes_it)),
        Some(corner) => {
            let corner: Corner = corner.parse()?;
            write(folder, plain.map(|file| corner.adapt(file)).chain(corner.files()))
        }
    }
}

fn write(folder: &Path, files: impl Iterator<Item = File>) -> Result<(), Box<dyn Error>> {
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().ok_or("a file stands in a folder")?)?;
        fs::write(path, text)?;
    }
    Ok(())
}
