//! After a deployment: what readers get, held against what was published.

use opendal::Operator;
use opendal::services::Http;

use crate::error::{Error, Result};
use crate::output::{Digest, Manifest, MediaType, OutPath};

/// How many pages are fetched.
const PAGES: usize = 8;

/// Fetches some pages from where readers find the site, spread over all of them, and gives those that are not as published, with what came
/// instead.
///
/// # Errors
/// An address that cannot be asked at all.
pub fn verify(url: &str, manifest: &Manifest) -> Result<Vec<(OutPath, String)>> {
    super::store::install_http();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Error::host("open", url, error))?;
    let operator = Operator::new(Http::default().endpoint(url.trim_end_matches('/')))
        .map_err(|error| Error::host("open", url, error))?;
    let pages: Vec<&OutPath> =
        manifest.files.keys().filter(|path| MediaType::of(path.as_str()).is_html()).collect();
    let mut otherwise = Vec::new();
    for path in sample(&pages) {
        let found = match runtime.block_on(operator.read(path.as_str())) {
            Ok(body) if Digest::of(&body.to_vec()) == manifest.files[path].sha256 => continue,
            Ok(body) => format!("{} bytes that differ", body.len()),
            Err(error) => error.kind().to_string(),
        };
        otherwise.push((path.clone(), found));
    }
    Ok(otherwise)
}

/// The first, the last and some between, as far apart as can be.
fn sample<'a>(pages: &[&'a OutPath]) -> Vec<&'a OutPath> {
    let count = pages.len().min(PAGES);
    let last = pages.len().saturating_sub(1);
    (0..count).map(|number| pages[number * last / (count - 1).max(1)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_reaches_from_the_first_page_to_the_last_and_names_none_twice() {
        for count in [0, 1, 2, 7, 8, 9, 1000] {
            let paths: Vec<OutPath> =
                (0..count).map(|number| OutPath::new(format!("{number:04}.html")).expect("a path")).collect();
            let pages: Vec<&OutPath> = paths.iter().collect();
            let sampled = sample(&pages);
            assert_eq!(sampled.len(), count.min(PAGES));
            assert!(sampled.windows(2).all(|pair| pair[0] < pair[1]));
            assert_eq!((sampled.first(), sampled.last()), (pages.first(), pages.last()));
        }
    }
}
