//! Addresses of which none stands in the way of another, as those of nearly every site: planned on all cores, without a word of what
//! might be told.

use indexmap::IndexMap;
use rayon::prelude::*;

use super::Route;
use crate::model::locale::Locale;
use crate::output::{MANIFEST, OutPath};

/// Takes routes to their paths. Where one of them cannot be published, or one is in the way of another, they are given back, to be planned
/// one after the other with all that is to be said.
pub(super) fn apart(routes: Vec<Route>, default: &Locale) -> Result<IndexMap<OutPath, Route>, Vec<Route>> {
    let addressed = |route: &Route| {
        let path = OutPath::new(route.path(default)).ok()?;
        Some((path.key(), path))
    };
    let Some(addressed) = routes.par_iter().map(addressed).collect::<Option<Vec<_>>>() else {
        return Err(routes);
    };
    let mut keys: Vec<&str> = addressed.iter().map(|(key, _)| key.as_str()).collect();
    keys.par_sort_unstable();
    if !are_apart(&keys) {
        return Err(routes);
    }
    let paths = addressed.into_iter().map(|(_, path)| path);
    let mut planned: Vec<(OutPath, Route)> = paths.zip(routes).collect();
    planned.par_sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    Ok(planned.into_iter().collect())
}

/// Whether sorted keys name different files, none of which is a folder of another; see [`OutPath::key`].
fn are_apart(keys: &[&str]) -> bool {
    let is_file = |key: &str| keys.binary_search(&key).is_ok();
    let mut before = "";
    for key in keys {
        if *key == before {
            return false;
        }
        for (end, _) in key.match_indices('/') {
            // Keys of one folder stand together, so that it is looked up about once.
            let is_known = before.get(..=end) == Some(&key[..=end]);
            if !is_known && is_file(&key[..end]) {
                return false;
            }
        }
        before = key;
    }
    !is_file(MANIFEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_share_a_key_or_lie_in_each_other_are_not_apart() {
        for (keys, expected) in [
            (&[][..], true),
            (&["a.html", "a/b.html", "a/c/d.html", "b.html"], true),
            (&["a.html", "a.html"], false),
            (&["a", "a-b", "a/b"], false),
            (&["a-b/c", "a/b", "a/b/c"], false),
            (&["a/b/c", "b/c", "manifest.json"], false),
            (&["a/manifest.json", "b"], true),
        ] {
            assert_eq!(are_apart(keys), expected, "{keys:?}");
        }
    }

    #[test]
    fn what_is_in_the_way_is_given_back() {
        let default: Locale = "en".parse().expect("a locale");
        let statics = |names: &[&str]| names.iter().map(|name| Route::Static((*name).to_owned())).collect();
        let planned = apart(statics(&["b.txt", "a/b.txt"]), &default).expect("they are apart");
        assert_eq!(planned.keys().map(OutPath::as_str).collect::<Vec<_>>(), ["a/b.txt", "b.txt"]);
        for names in [&["a.txt", "A.TXT"], &["a", "a/b.txt"], &["a.txt", "con.txt"]] {
            let routes: Vec<Route> = statics(names);
            assert_eq!(apart(routes.clone(), &default), Err(routes), "{names:?}");
        }
    }
}
