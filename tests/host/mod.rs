//! What stands in the folder of a host, for tests that deploy to one.

use std::collections::BTreeMap;
use std::error::Error;
use std::io;
use std::path::Path;

/// Every file of a host but our own notes, each as `read` gives it.
pub fn tree<T>(
    root: &Path,
    read: impl Fn(&Path) -> io::Result<T>,
) -> Result<BTreeMap<String, T>, Box<dyn Error>> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![root.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.strip_prefix(root)?.to_string_lossy().into_owned();
            match path.is_dir() {
                true if name == ".casebook" => {}
                true => waiting.push(path),
                false => drop(found.insert(name, read(&path)?)),
            }
        }
    }
    Ok(found)
}
