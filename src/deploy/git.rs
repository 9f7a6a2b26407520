//! A branch as a host: one commit a publication, by the system's `git`, so that its settings, keys and agents serve.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::order::stage;
use super::plan::{Conflict, Elsewhere, Plan};
use super::{Deletions, Others, Received, Wanted, agreed};
use crate::error::{Error, Result};
use crate::model::config::DeployTarget;
use crate::output::{MANIFEST, Manifest, OutPath, REGISTER};

/// How a commit of ours says which files it is of; somebody else's commit on top says it of other files or not at all.
const TRAILER: &str = "Casebook-Tree:";

/// The name under which the branch stands in the repository of ours.
const REMOTE: &str = "refs/casebook/remote";

/// A commit that is planned.
pub struct Branch<'a> {
    git: Git,
    target: &'a DeployTarget,
    branch: &'a str,
    repository: String,
    /// The commit at the end of the branch; none where there is no branch yet.
    tip: Option<String>,
    tree: String,
    plan: Plan,
}

impl<'a> Branch<'a> {
    /// Fetches the branch and plans; nothing is changed there. `root` is the site's folder, in which a copy of the branch is kept.
    ///
    /// # Errors
    /// What git refuses, and a publication before that is not there.
    pub fn plan(
        name: &str,
        (repository, branch): (&str, &'a str),
        target: &'a DeployTarget,
        root: &Path,
        wanted: Wanted<'_>,
    ) -> Result<Branch<'a>> {
        let Fetched { git, repository, tip } = fetch(name, (repository, branch), root)?;
        let before = match &tip {
            Some(_) => git.files(REMOTE)?,
            None => BTreeMap::new(),
        };
        let own = match &tip {
            Some(_) => git.last_own()?,
            None => None,
        };
        let manifest = match before.contains_key(MANIFEST) {
            true => Manifest::from_json(git.run(&["show", &format!("{REMOTE}:{MANIFEST}")])?.as_bytes()).ok(),
            false => None,
        };
        let ours: BTreeSet<String> = manifest
            .iter()
            .flat_map(|manifest| super::record::contents(manifest).into_keys())
            .map(|path| path.to_string())
            .collect();
        let tree = match wanted {
            Wanted::Folder(folder, manifest) => git.tree_of(folder, manifest, &before, &ours)?,
            Wanted::Previous => {
                let previous = own
                    .as_ref()
                    .map(|own| git.run(&["rev-parse", "--verify", "--quiet", &format!("{own}^^{{tree}}")]));
                match previous {
                    Some(Ok(tree)) => tree.trim().to_owned(),
                    _ => return Err(Error::NoPrevious { target: name.to_owned() }),
                }
            }
        };
        let after = git.files(&tree)?;
        let touched = match &own {
            Some(own) => git.names(&["diff", "--name-only", "-z", own, REMOTE])?,
            // Nobody but others was here, unless a manifest of ours was put there by hand.
            None if manifest.is_none() => before.keys().cloned().collect(),
            None => BTreeSet::new(),
        };
        let plan = planned(&before, &after, &ours, &touched);
        Ok(Branch { git, target, branch, repository, tip, tree, plan })
    }

    /// What would be done.
    #[must_use]
    pub fn steps(&self) -> &Plan {
        &self.plan
    }

    /// Makes the commit and pushes it; readers get all of it at once.
    ///
    /// # Errors
    /// What others changed, also in the last moment; too many deletions; and what git refuses.
    pub fn carry_out(self, others: Others, deletions: Deletions) -> Result<Plan> {
        agreed(&self.plan, others, deletions, self.target.most_deleted)?;
        if self.plan.is_empty() && self.tip.is_some() {
            return Ok(self.plan);
        }
        let message = format!("Publish the site\n\n{TRAILER} {}", self.tree);
        let mut args = vec!["commit-tree", &self.tree, "-m", &message];
        if let Some(tip) = &self.tip {
            args.extend(["-p", tip]);
        }
        let commit = self.git.run(&args)?;
        let to = format!("{}:refs/heads/{}", commit.trim(), self.branch);
        // Without force: where somebody pushed meanwhile, git refuses.
        self.git.run(&["push", "--quiet", &self.repository, &to])?;
        Ok(self.plan)
    }
}

/// What stands on a branch: `manifest.json`, and `figures.json` where there is one.
pub(super) fn published(name: &str, branch: (&str, &str), root: &Path) -> Result<Option<Received>> {
    let Fetched { git, tip, .. } = fetch(name, branch, root)?;
    if tip.is_none() || !git.files(REMOTE)?.contains_key(MANIFEST) {
        return Ok(None);
    }
    let show = |path: &str| git.run(&["show", &format!("{REMOTE}:{path}")]).map(String::into_bytes);
    Ok(Some((show(MANIFEST)?, show(REGISTER).ok())))
}

/// A branch as it is now, in a repository of ours.
struct Fetched {
    git: Git,
    repository: String,
    tip: Option<String>,
}

fn fetch(name: &str, (repository, branch): (&str, &str), root: &Path) -> Result<Fetched> {
    // A folder is meant below the site's; an address stays as it is.
    let local = root.join(repository);
    let repository = if local.exists() { absolute(&local)? } else { repository.to_owned() };
    let git = Git::open(&absolute_path(root)?.join(".casebook/deploy").join(format!("{name}.git")))?;
    let head = format!("refs/heads/{branch}");
    let found = git.run(&["ls-remote", &repository, &head])?;
    let tip = found.split_whitespace().next().map(str::to_owned);
    if tip.is_some() {
        git.run(&["fetch", "--quiet", &repository, &format!("+{head}:{REMOTE}")])?;
    }
    Ok(Fetched { git, repository, tip })
}

/// The difference between two trees as steps.
fn planned(before: &Files, after: &Files, ours: &BTreeSet<String>, touched: &BTreeSet<String>) -> Plan {
    let mut plan = Plan { standing: ours.len(), ..Plan::default() };
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for name in paths {
        let Ok(path) = OutPath::new(name.clone()) else { continue };
        match (before.get(name), after.get(name)) {
            (old, new) if old == new => {
                plan.unchanged += usize::from(ours.contains(name));
                continue;
            }
            (_, Some(_)) => plan.send[stage(&path)].push(path.clone()),
            _ => plan.remove.push(path.clone()),
        }
        if before.contains_key(name) && touched.contains(name) {
            let how = if ours.contains(name) { Elsewhere::Changed } else { Elsewhere::Put };
            plan.conflicts.push(Conflict { path, how });
        }
    }
    plan
}

/// Mode and object of each file, by path.
type Files = BTreeMap<String, String>;

/// A bare repository of our own, in which trees are made.
struct Git {
    folder: PathBuf,
}

impl Git {
    fn open(folder: &Path) -> Result<Git> {
        let git = Git { folder: folder.to_owned() };
        if !folder.join("HEAD").is_file() {
            fs::create_dir_all(folder).map_err(|error| Error::io("create the folder", folder, error))?;
            // A site's own repository does not take this one in.
            if let Some(parent) = folder.parent() {
                let ignore = parent.join(".gitignore");
                fs::write(&ignore, "*\n").map_err(|error| Error::io("write", &ignore, error))?;
            }
            git.run(&["init", "--quiet", "--bare"])?;
        }
        Ok(git)
    }

    fn run(&self, args: &[&str]) -> Result<String> {
        self.fed(args, "")
    }

    /// Runs git with a text on its standard input.
    fn fed(&self, args: &[&str], input: &str) -> Result<String> {
        let doing = args.first().copied().unwrap_or_default();
        let refuse = |problem: String| Error::host("run git", doing, problem);
        let mut command = Command::new("git");
        command
            .arg("--git-dir")
            .arg(&self.folder)
            .args(args)
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("LC_ALL", "C");
        command.env("GIT_INDEX_FILE", self.folder.join("casebook-index"));
        for who in ["AUTHOR", "COMMITTER"] {
            // A machine that builds sites often has no name of its own.
            if !self.has_name() {
                command
                    .env(format!("GIT_{who}_NAME"), "Casebook")
                    .env(format!("GIT_{who}_EMAIL"), "casebook@localhost");
            }
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|error| refuse(error.to_string()))?;
        let written = child.stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(input.as_bytes()));
        let output = child.wait_with_output().map_err(|error| refuse(error.to_string()))?;
        if !output.status.success() {
            return Err(refuse(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
        }
        written.map_err(|error| refuse(error.to_string()))?;
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    fn has_name(&self) -> bool {
        let asked = Command::new("git").args(["config", "user.email"]).stdout(Stdio::null()).status();
        asked.is_ok_and(|status| status.success())
    }

    fn files(&self, of: &str) -> Result<Files> {
        let listed = self.run(&["ls-tree", "-r", "-z", of])?;
        let file = |line: &str| {
            let (about, path) = line.split_once('\t')?;
            let mut words = about.split(' ');
            let (mode, object) = (words.next()?, words.nth(1)?);
            Some((path.to_owned(), format!("{mode} {object}")))
        };
        Ok(listed.split('\0').filter_map(file).collect())
    }

    fn names(&self, args: &[&str]) -> Result<BTreeSet<String>> {
        Ok(self.run(args)?.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect())
    }

    /// The last commit that says rightly which files it is of.
    fn last_own(&self) -> Result<Option<String>> {
        let listed = self.run(&[
            "log",
            "--first-parent",
            "--format=%H %T %(trailers:key=Casebook-Tree,valueonly,separator=%x20)",
            REMOTE,
        ])?;
        let own = listed.lines().find_map(|line| {
            let mut words = line.split(' ');
            let (commit, tree, said) = (words.next()?, words.next()?, words.next()?);
            (tree == said).then(|| commit.to_owned())
        });
        Ok(own)
    }

    /// Makes the tree: the files of the branch without those of ours that are gone, and with those of the folder.
    fn tree_of(
        &self,
        folder: &Path,
        manifest: &Manifest,
        before: &Files,
        ours: &BTreeSet<String>,
    ) -> Result<String> {
        let wanted: Vec<String> =
            super::record::contents(manifest).into_keys().map(|path| path.to_string()).collect();
        let folder = absolute(folder)?;
        let paths: String = wanted.iter().map(|path| format!("{folder}/{path}\n")).collect();
        let objects = self.fed(&["hash-object", "-w", "--no-filters", "--stdin-paths"], &paths)?;
        let mut index = String::new();
        for (path, object) in before {
            if !ours.contains(path) {
                index += &format!("{object}\t{path}\0");
            }
        }
        for (path, object) in wanted.iter().zip(objects.lines()) {
            index += &format!("100644 {object}\t{path}\0");
        }
        self.run(&["read-tree", "--empty"])?;
        self.fed(&["update-index", "-z", "--index-info"], &index)?;
        Ok(self.run(&["write-tree"])?.trim().to_owned())
    }
}

fn absolute(path: &Path) -> Result<String> {
    Ok(absolute_path(path)?.to_string_lossy().into_owned())
}

fn absolute_path(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).map_err(|error| Error::io("find", path, error))
}
