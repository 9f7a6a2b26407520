//! `casebook check --external`

use super::args::{Check, Common};
use crate::diag::Diagnostics;
use crate::error::Result;
use crate::files::Files;
use crate::render::Ready;

#[cfg(feature = "external-links")]
pub(super) use asking::{ask, refuse_misplaced_cache};

/// What a build without the feature does instead.
#[cfg(not(feature = "external-links"))]
pub(super) fn refuse_misplaced_cache(_: &Common, _: &Check) -> Result<()> {
    Err(crate::error::Error::NotBuilt { what: "--external", feature: "external-links" })
}

#[cfg(not(feature = "external-links"))]
pub(super) fn ask(_: &Common, _: &Check, _: &Files, _: &Ready) -> (Diagnostics, Option<String>) {
    (Diagnostics::default(), None)
}

#[cfg(feature = "external-links")]
mod asking {
    use std::path::{Path, PathBuf};

    use super::*;
    use crate::check::external::{self as pure, Answer};
    use crate::cli::{refusal, words};
    use crate::diag::Language;
    use crate::error::Error;
    use crate::external::{self, Asked, Limits, Reach, Settings};

    /// Fails where answers would be remembered within content or within what is published.
    pub(in crate::cli) fn refuse_misplaced_cache(common: &Common, check: &Check) -> Result<()> {
        let Some(path) = cache(common, check) else { return Ok(()) };
        let path = resolved(&path);
        for folder in [Path::new("content"), &check.output_dir] {
            let folder = common.root.join(folder);
            if path.starts_with(resolved(&folder)) {
                return Err(Error::MisplacedCache { path, folder });
            }
        }
        Ok(())
    }

    /// Asks, and gives what was found and a line that says what came of it.
    pub(in crate::cli) fn ask(
        common: &Common,
        check: &Check,
        files: &Files,
        ready: &Ready,
    ) -> (Diagnostics, Option<String>) {
        let addresses = pure::addresses(files, &ready.site);
        let settings = Settings {
            cache: cache(common, check),
            reach: match check.external_this_machine {
                true => Reach::WorldAndThisMachine,
                false => Reach::World,
            },
            limits: Limits::default(),
        };
        let language = common.language();
        if !common.quiet {
            let count = addresses.len();
            match language {
                Language::English => anstream::eprintln!("casebook: asking {count} outside addresses …"),
                Language::Chinese => anstream::eprintln!("casebook：正在检查 {count} 个外部网址……"),
            }
        }
        let asked = external::ask(addresses.keys(), &settings);
        if let Some(error) = &asked.forgotten {
            words::say(words::REFUSED, language, &[("error", &refusal::said(error, language))]);
        }
        let found = pure::report(files, &ready.site, &addresses, &asked.answers);
        (found, Some(summary(&asked, language)))
    }

    fn summary(asked: &Asked, language: Language) -> String {
        let count = |is: fn(&Answer) -> bool| asked.answers.values().filter(|answer| is(answer)).count();
        let good = count(|answer| *answer == Answer::Good);
        let dead = count(|answer| matches!(answer, Answer::Dead(_)));
        let moved = count(|answer| matches!(answer, Answer::Moved(_)));
        let unknown = count(|answer| *answer == Answer::NotKnown);
        let near = count(|answer| *answer == Answer::NotAsked);
        let (all, remembered) = (asked.answers.len(), asked.remembered);
        match language {
            Language::English => format!(
                "casebook: of {all} outside addresses {good} good, {dead} dead, {moved} moved, {unknown} not known, \
                 {near} within a private network and not asked ({remembered} remembered from earlier)"
            ),
            Language::Chinese => format!(
                "casebook：外部网址共 {all} 个：有效 {good}，失效 {dead}，已迁移 {moved}，无法判断 {unknown}，\
                 内网地址未检查 {near}（其中 {remembered} 个沿用此前结果）"
            ),
        }
    }

    /// The file named by the user, below the site's folder unless absolute; else one of the user's cache folder (XDG Base Directory
    /// Specification), and none where the user has no such folder.
    fn cache(common: &Common, check: &Check) -> Option<PathBuf> {
        if let Some(file) = &check.external_cache {
            return Some(common.root.join(file));
        }
        // The specification says that a path that is not absolute counts as none.
        let named = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
        let home = || std::env::home_dir().filter(|path| path.is_absolute()).map(|home| home.join(".cache"));
        named.or_else(home).map(|folder| folder.join("casebook/external-links.json"))
    }

    /// The path as the system knows it, as far as it is there already.
    fn resolved(path: &Path) -> PathBuf {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        for there in path.ancestors() {
            if let (Ok(real), Ok(rest)) = (there.canonicalize(), path.strip_prefix(there)) {
                return real.join(rest);
            }
        }
        path
    }
}
