//! The licence of a site as catalogues and packages name it.

use crate::render::context::Context;

/// The licence that `site.yaml` gives, in words, and by name and address where its words are a known name.
pub(in crate::render) struct License {
    pub title: String,
    /// The name in the list of SPDX, where the words have the form of one: `CC-BY-4.0`.
    pub name: Option<String>,
    /// The address of its text, where it is one of Creative Commons.
    pub path: Option<String>,
}

impl License {
    /// The licence of the site, if it gives one.
    pub fn of(cx: &Context<'_>) -> Option<License> {
        let title = cx.some_text(&cx.site().config.license).filter(|title| !title.is_empty())?;
        let is_name = title.contains('-')
            && title.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_'));
        Some(License { path: address(&title), name: is_name.then(|| title.clone()), title })
    }
}

impl License {
    /// Its name as people write it: `CC BY-SA 4.0` for the `CC-BY-SA-4.0` of a list.
    pub fn words(&self) -> String {
        match self.title.strip_prefix("CC-").and_then(|rest| rest.rsplit_once('-')) {
            Some((terms, version)) if self.path.is_some() => format!("CC {terms} {version}"),
            _ if self.path.is_some() => self.title.replace('-', " "),
            _ => self.title.clone(),
        }
    }
}

/// `CC-BY-SA-4.0` stands at `https://creativecommons.org/licenses/by-sa/4.0/`.
fn address(name: &str) -> Option<String> {
    if name == "CC0-1.0" {
        return Some("https://creativecommons.org/publicdomain/zero/1.0/".to_owned());
    }
    let (terms, version) = name.strip_prefix("CC-")?.rsplit_once('-')?;
    let is_known = ["BY", "BY-SA", "BY-NC", "BY-ND", "BY-NC-SA", "BY-NC-ND"].contains(&terms)
        && ["1.0", "2.0", "2.5", "3.0", "4.0"].contains(&version);
    is_known
        .then(|| format!("https://creativecommons.org/licenses/{}/{version}/", terms.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_people_write_them() {
        let words =
            |title: &str| License { title: title.to_owned(), name: None, path: address(title) }.words();
        assert_eq!(words("CC-BY-NC-SA-4.0"), "CC BY-NC-SA 4.0");
        assert_eq!(words("CC0-1.0"), "CC0 1.0");
        assert_eq!(words("OGL-UK-3.0"), "OGL-UK-3.0");
    }

    #[test]
    fn known_names_have_an_address_and_others_none() {
        let table = [
            ("CC-BY-4.0", Some("https://creativecommons.org/licenses/by/4.0/")),
            ("CC-BY-NC-SA-3.0", Some("https://creativecommons.org/licenses/by-nc-sa/3.0/")),
            ("CC0-1.0", Some("https://creativecommons.org/publicdomain/zero/1.0/")),
            ("CC-BY-5.0", None),
            ("OGL-UK-3.0", None),
            ("All rights reserved", None),
        ];
        for (name, expected) in table {
            assert_eq!(address(name).as_deref(), expected, "{name}");
        }
    }
}
