//! How two readings of a site differ.

use std::sync::Arc;

use super::{File, Files};

impl Files {
    /// The paths of all files that came since an earlier reading, went, or hold something else, in their order.
    pub fn changed_since<'a>(&'a self, earlier: &'a Files) -> Vec<&'a str> {
        let path = |file: &'a Arc<File>| file.path.as_str();
        let is_other = |(a, b): &(&Arc<File>, &Arc<File>)| !Arc::ptr_eq(a, b) && a.content != b.content;
        if self.ids.are(&earlier.ids) {
            let pairs = earlier.files.iter().zip(&self.files);
            return pairs.filter(is_other).map(|(_, file)| path(file)).collect();
        }
        let (mut before, mut after) = (earlier.files.iter().peekable(), self.files.iter().peekable());
        let mut changed = Vec::new();
        loop {
            match (before.peek().copied(), after.peek().copied()) {
                (None, None) => return changed,
                (Some(a), Some(b)) if Arc::ptr_eq(a, b) || a.path == b.path => {
                    changed.extend(Some((a, b)).filter(is_other).map(|(_, file)| path(file)));
                    before.next();
                    after.next();
                }
                (Some(a), b) if b.is_none_or(|b| a.path < b.path) => {
                    changed.push(path(a));
                    before.next();
                }
                (_, b) => {
                    changed.extend(b.map(path));
                    after.next();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_compared_by_path_and_content() {
        let base = [("content/site.yaml", "a"), ("themes/x/assets/a.css", "b")];
        type Texts<'a> = &'a [(&'a str, &'a str)];
        let table: [(Texts<'_>, &[&str]); 6] = [
            (&base, &[]),
            (&[base[0], ("themes/x/assets/a.css", "c")], &["themes/x/assets/a.css"]),
            (
                &[("content/site.yaml", "z"), ("themes/x/assets/a.css", "c")],
                &["content/site.yaml", "themes/x/assets/a.css"],
            ),
            (&[base[0]], &["themes/x/assets/a.css"]),
            (&[base[1]], &["content/site.yaml"]),
            (&[("content/a.yaml", ""), base[0], base[1], ("z", "")], &["content/a.yaml", "z"]),
        ];
        for (after, expected) in table {
            let (old, new) = (Files::from_texts(base), Files::from_texts(after.iter().copied()));
            assert_eq!(new.changed_since(&old), expected, "{after:?}");
            assert_eq!(old.changed_since(&new), expected, "{after:?} turned");
            let contents = new.iter().map(|(_, file)| (file.path.clone(), file.content.clone()));
            let kept = Files::after(&old, contents);
            assert!(kept.are_numbered_as(&old));
            assert_eq!(kept.changed_since(&old), expected, "{after:?} read after the first");
        }
    }

    #[test]
    fn what_lies_at_or_below_a_path_is_exchanged() {
        use super::super::Content;
        let texts = ["a", "a-b", "a/c", "a/d/e", "ab", "b"];
        let files = Files::from_texts(texts.map(|path| (path, path)));
        let table: [(&str, &[&str], &[&str]); 5] = [
            ("a", &[], &["a-b", "ab", "b"]),
            ("a/d", &["a/d/e", "a/d/f"], &["a", "a-b", "a/c", "a/d/e", "a/d/f", "ab", "b"]),
            ("a", &["a/x"], &["a-b", "a/x", "ab", "b"]),
            ("a", &["a"], &["a", "a-b", "ab", "b"]),
            ("c", &["c"], &["a", "a-b", "a/c", "a/d/e", "ab", "b", "c"]),
        ];
        for (path, found, expected) in table {
            let found = found.iter().map(|path| ((*path).to_owned(), Content::Text((*path).into())));
            let exchanged = files.with([(path.to_owned(), found.collect())]);
            let paths: Vec<&str> = exchanged.iter().map(|(_, file)| file.path.as_str()).collect();
            assert_eq!(paths, expected, "{path}");
            // What holds the same is the same file, under the id that it had.
            for (id, file) in exchanged.iter().filter(|(_, file)| texts.contains(&file.path.as_str())) {
                assert_eq!(Some(id), files.find(&file.path), "{path}: {}", file.path);
                assert!(std::ptr::eq(file, files.get(id)), "{path}: {}", file.path);
            }
        }
    }
}
