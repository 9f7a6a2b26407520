//! What `casebook build` makes for hosts beside the site itself: settings, compressed files, and an archive for a hand-over.

#[cfg(feature = "archive")]
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
#[cfg(feature = "archive")]
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::Command;

#[cfg(any(feature = "archive", feature = "precompress"))]
use casebook::output::{Digest, MANIFEST, Manifest};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// Runs the program for a site, and gives what it said.
fn casebook(root: &Path, args: &[&str]) -> Outcome<String> {
    let command = ["--lang", "en", "--root"].map(str::to_owned);
    let output = Command::new(env!("CARGO_BIN_EXE_casebook")).args(command).arg(root).args(args).output()?;
    let said = String::from_utf8(output.stderr)?;
    if output.status.success() { Ok(said) } else { Err(said.into()) }
}

fn new_site(root: &Path) -> Outcome {
    casebook(root, &["init"]).map(drop)
}

fn add_settings(root: &Path, settings: &str) -> Outcome {
    let file = root.join("content/site.yaml");
    let text = fs::read_to_string(&file)?;
    Ok(fs::write(file, format!("{text}\n{settings}"))?)
}

#[cfg(any(feature = "archive", feature = "precompress"))]
fn manifest(root: &Path) -> Outcome<Manifest> {
    Ok(Manifest::from_json(&fs::read(root.join("public").join(MANIFEST))?)?)
}

#[test]
fn what_a_host_reads_is_published_and_goes_without_an_alarm() -> Outcome {
    let at = tempfile::tempdir()?;
    let root = at.path();
    new_site(root)?;
    add_settings(
        root,
        "withdrawn: [{address: cases/taken-back, reason: {en: Gone., zh-Hans: 撤下。}}]\nbase_path: /ip/\n",
    )?;
    let published = |name: &str| fs::read_to_string(root.join("public").join(name));
    for (host, names) in [
        ("apache", &[".htaccess"][..]),
        ("netlify", &["_headers", "_redirects"]),
        ("cloudflare", &["_headers", "_redirects"]),
        ("github-pages", &[".nojekyll"]),
        ("nginx", &[]),
        ("caddy", &[]),
        ("oss", &[]),
        ("cos", &[]),
    ] {
        let said = casebook(root, &["build", "--host", host])?;
        assert!(!said.contains("CB542"), "{host}: {said}");
        let all = [".htaccess", "_headers", "_redirects", ".nojekyll", "CNAME"];
        let there: Vec<&str> =
            all.into_iter().filter(|name| root.join("public").join(name).exists()).collect();
        assert_eq!(there, names, "{host}");
    }
    for (name, words) in [
        (
            "nginx.conf",
            &["location \"/ip/\"", "^/ip/cases/taken-back(?:/|/index\\.html)?$", "frame-ancestors"][..],
        ),
        ("Caddyfile", &["handle_path \"/ip/*\"", "status 410"]),
        ("oss.xml", &["<SupportSubDir>true"]),
        ("cos.xml", &["<Key>404.html"]),
    ] {
        let text = fs::read_to_string(root.join(".casebook/host").join(name))?;
        assert!(words.iter().all(|word| text.contains(word)), "{name}: {text}");
    }
    // A domain of one's own is named, and what the author keeps under such a name stands instead.
    casebook(root, &["build", "--host", "github-pages", "--base-url", "https://example.org"])?;
    assert_eq!(published("CNAME")?, "example.org\n");
    casebook(root, &["build", "--host", "github-pages", "--base-url", "https://someone.github.io/site"])?;
    assert!(published("CNAME").is_err());
    fs::create_dir_all(root.join("content/static"))?;
    fs::write(root.join("content/static/_headers"), "/*\n  X-Own: 1\n")?;
    casebook(root, &["build", "--host", "netlify"])?;
    assert_eq!(published("_headers")?, "/*\n  X-Own: 1\n");
    Ok(())
}

#[cfg(feature = "precompress")]
#[test]
fn compressed_files_stand_beside_plain_ones_and_are_carried_over() -> Outcome {
    let at = tempfile::tempdir()?;
    let root = at.path();
    new_site(root)?;
    casebook(root, &["build"])?;
    let plain = manifest(root)?;
    casebook(root, &["build", "--precompress"])?;
    let both = manifest(root)?;
    let home = fs::read(root.join("public/index.html"))?;
    let mut read = Vec::new();
    flate2::read::GzDecoder::new(fs::File::open(root.join("public/index.html.gz"))?)
        .read_to_end(&mut read)?;
    assert_eq!(read, home);
    assert_eq!(zstd::stream::decode_all(fs::File::open(root.join("public/index.html.zst"))?)?, home);
    assert!(plain.files.keys().all(|path| both.files.contains_key(path)));
    for (path, entry) in both.files.iter().filter(|(path, _)| !plain.files.contains_key(*path)) {
        let (of, _) = path.as_str().rsplit_once('.').unwrap_or_default();
        assert!(entry.bytes < both.files[of].bytes && entry.from == both.files[of].from, "{path}");
        assert_eq!(Digest::of(&fs::read(root.join("public").join(path.as_str()))?), entry.sha256);
    }
    // What did not change is linked: the compressed file of an untouched page is the same file on the disk.
    use std::os::unix::fs::MetadataExt;
    let inode = || fs::metadata(root.join("public/404.html.br")).map(|about| about.ino());
    let before = inode()?;
    let about = root.join("content/pages/about/en.md");
    fs::write(&about, fs::read_to_string(&about)? + "\nOne sentence more.\n")?;
    casebook(root, &["build", "--precompress"])?;
    assert_eq!(inode()?, before);
    assert_ne!(manifest(root)?.files["about/index.html.br"].sha256, both.files["about/index.html.br"].sha256);
    // The same from nothing.
    let carried = fs::read(root.join("public").join(MANIFEST))?;
    casebook(root, &["clean"])?;
    casebook(root, &["build", "--precompress"])?;
    assert_eq!(fs::read(root.join("public").join(MANIFEST))?, carried);
    let difference = casebook(root, &["diff"])?;
    assert!(!difference.contains("CB542"), "{difference}");
    let said = casebook(root, &["build"])?;
    assert!(
        said.contains("compressed files of the last build were removed") && !said.contains("CB542"),
        "{said}"
    );
    let said = casebook(root, &["build", "--precompress", "--host", "netlify"])?;
    assert!(said.contains("netlify sends no compressed files"), "{said}");
    assert!(!root.join("public/index.html.br").exists());
    Ok(())
}

#[cfg(feature = "archive")]
#[test]
fn an_archive_has_all_files_with_their_checksums_and_is_the_same_each_time() -> Outcome {
    let at = tempfile::tempdir()?;
    let root = at.path();
    new_site(root)?;
    fs::create_dir_all(root.join("content/static"))?;
    fs::write(root.join("content/static/文件 1.txt"), "text")?;
    let said = casebook(root, &["build", "--zip", "hand-over.zip"])?;
    let bytes = fs::read(root.join("hand-over.zip"))?;
    assert!(said.contains(&Digest::of(&bytes).to_string()), "{said}");
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes))?;
    let mut files = BTreeMap::new();
    for number in 0..archive.len() {
        let mut file = archive.by_index(number)?;
        let name = file.name()?.into_owned();
        let mut body = Vec::new();
        file.read_to_end(&mut body)?;
        files.insert(name, body);
    }
    let sums = String::from_utf8(files.remove("SHA256SUMS").ok_or("there is no list")?)?;
    let named: BTreeMap<&str, &str> =
        sums.lines().filter_map(|line| line.split_once("  ")).map(|(sum, name)| (name, sum)).collect();
    let published = manifest(root)?;
    assert_eq!(files.len(), published.files.len() + 1);
    assert_eq!(named.len(), files.len());
    for (name, body) in &files {
        assert_eq!(*body, fs::read(root.join("public").join(name))?, "{name}");
        assert_eq!(named[name.as_str()], Digest::of(body).to_string(), "{name}");
    }
    casebook(root, &["build", "--quiet", "--zip", "again.zip"])?;
    assert_eq!(fs::read(root.join("again.zip"))?, bytes);
    for inside in ["public/site.zip", "content/static/site.zip"] {
        let refused = casebook(root, &["build", "--zip", inside]).err().ok_or("it was not refused")?;
        assert!(refused.to_string().contains("which is content or output"), "{refused}");
    }
    // What was edited by hand after the build is not handed over as if it were ours: the build writes it anew first.
    fs::write(root.join("public/index.html"), "edited")?;
    casebook(root, &["build", "--quiet", "--zip", "again.zip"])?;
    assert_eq!(fs::read(root.join("again.zip"))?, bytes);
    Ok(())
}
