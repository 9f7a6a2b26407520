//! What the disk allows: reads a site and writes as many files of the same sizes as a generator made of it, on two threads, and nothing else.
//!
//! `limit list OUTPUT LIST` notes the files of a finished output; `limit run INPUT LIST OUTPUT` is what is timed. A file that is there
//! already is compared and left alone, as a generator does where nothing changed.

use std::error::Error;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

const THREADS: usize = 2;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

fn main() -> Outcome<()> {
    // Cargo says `--bench` as well.
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["list", output, list] => note(Path::new(output), Path::new(list)),
        ["run", input, list, output] => run(Path::new(input), Path::new(list), Path::new(output)),
        _ => Err("say list OUTPUT LIST, or run INPUT LIST OUTPUT".into()),
    }
}

/// Writes a line for each file of a folder: its size and its path.
fn note(output: &Path, list: &Path) -> Outcome<()> {
    let mut lines = String::new();
    for path in files_below(output)? {
        let size = fs::metadata(&path)?.len();
        lines += &format!("{size} {}\n", path.strip_prefix(output)?.display());
    }
    Ok(fs::write(list, lines)?)
}

fn run(input: &Path, list: &Path, output: &Path) -> Outcome<()> {
    let inputs = files_below(input)?;
    on_each(&inputs, |path| {
        let mut text = Vec::new();
        File::open(path)?.read_to_end(&mut text)?;
        Ok(())
    })?;
    let list = fs::read_to_string(list)?;
    let mut outputs = Vec::new();
    for line in list.lines() {
        let (size, path) = line.split_once(' ').ok_or("a line is a size and a path")?;
        outputs.push((size.parse::<usize>()?, output.join(path)));
    }
    let filler = vec![b'x'; outputs.iter().map(|(size, _)| *size).max().unwrap_or_default()];
    on_each(&outputs, |(size, path)| {
        let bytes = &filler[..*size];
        match fs::read(path) {
            Ok(old) if old == bytes => return Ok(()),
            Ok(_) => {}
            // Most files share their folder with others, so that it is made only where it is missing.
            Err(_) => {
                if let Err(_missing) = fs::write(path, bytes) {
                    fs::create_dir_all(path.parent().ok_or("a file stands in a folder")?)?;
                } else {
                    return Ok(());
                }
            }
        }
        Ok(fs::write(path, bytes)?)
    })
}

/// Every file below a folder.
fn files_below(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else {
                files.push(entry.path());
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Does something to each item, on several threads that take the next item when they are done with one.
fn on_each<T: Sync>(items: &[T], act: impl Fn(&T) -> Outcome<()> + Sync) -> Outcome<()> {
    let next = AtomicUsize::new(0);
    let work = || -> Outcome<()> {
        while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
            act(item)?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(work)).collect();
        for thread in threads {
            thread.join().map_err(|_| "a thread panicked")??;
        }
        Ok(())
    })
}
