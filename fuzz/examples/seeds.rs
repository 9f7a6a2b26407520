//! Writes the seeds of every target to `corpus/NAME/`, one file a seed.

use std::fs;
use std::path::Path;

fn main() -> std::io::Result<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let repository = here.parent().unwrap_or(here);
    for (number, (target, text)) in bodies::seeds::all(repository).into_iter().enumerate() {
        let folder = here.join("corpus").join(target);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(format!("seed-{number:05}")), text)?;
    }
    Ok(())
}
