//! Carries a published folder to a host, so that readers never meet a page whose parts are missing.
//!
//! What is to be done is planned from three things alone: what is published, the record that Casebook keeps at the host, and what the host
//! says of its files; see [`plan`]. A deployment that is broken off leaves a record of what was on its way, and the next one goes on.

mod carry;
pub mod git;
mod lock;
mod order;
pub mod plan;
pub mod record;
mod store;
mod verify;

use std::collections::BTreeSet;
use std::path::Path;

use tokio::runtime::Runtime;

use crate::error::{Error, Result};
use crate::model::config::{DeployTarget, Host};
use crate::output::{Digest, MANIFEST, Manifest, REGISTER};
use plan::{Keeping, Listing, Plan};
use record::{Contents, RECORD, Record};
use store::Store;

pub use verify::verify;

/// What is to stand at a host.
#[derive(Clone, Copy, Debug)]
pub enum Wanted<'a> {
    /// A published folder with its manifest.
    Folder(&'a Path, &'a Manifest),
    /// What stood there before, from what the host has kept.
    Previous,
}

/// What to do about files that somebody else changed or put in the place of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Others {
    Refuse,
    Overwrite,
}

/// What to do where a large share of our files would be deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deletions {
    /// Stop where it is more than the target allows.
    Bounded,
    /// A person has agreed.
    Agreed,
}

/// How far a deployment is: so many files of so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    pub of: usize,
}

/// A deployment that is planned.
pub struct Deployment<'a> {
    name: &'a str,
    runtime: Runtime,
    store: Store,
    target: &'a DeployTarget,
    wanted: Wanted<'a>,
    contents: Contents,
    record: Record,
    /// The record as it stood there when this was planned.
    noted: Option<Vec<u8>>,
    kept: BTreeSet<Digest>,
    keeping: Keeping,
    plan: Plan,
}

impl<'a> Deployment<'a> {
    /// Looks at the host and plans; nothing is changed there. `root` is the site's folder.
    ///
    /// # Errors
    /// A host that refuses, and a publication before that the host does not keep.
    pub fn plan(
        name: &'a str,
        target: &'a DeployTarget,
        root: &Path,
        wanted: Wanted<'a>,
    ) -> Result<Deployment<'a>> {
        let runtime = runtime(name)?;
        let secret = |what: &str| std::env::var(variable(name, what)).ok();
        let _inside = runtime.enter();
        let store = Store::open(&target.host, root, &secret)?;
        let Looked { record, noted, found, kept } = runtime.block_on(look(&store))?;
        let keeping =
            if target.keeps_previous && store.can_keep() { Keeping::Previous } else { Keeping::Nothing };
        let contents = match wanted {
            Wanted::Folder(_, manifest) => record::contents(manifest),
            Wanted::Previous => {
                record.previous.clone().ok_or_else(|| Error::NoPrevious { target: name.to_owned() })?
            }
        };
        let plan = Plan::new(&contents, &record, &found, &kept, keeping);
        drop(_inside);
        Ok(Deployment { name, runtime, store, target, wanted, contents, record, noted, kept, keeping, plan })
    }

    /// What would be done.
    #[must_use]
    pub fn steps(&self) -> &Plan {
        &self.plan
    }

    /// Whether an earlier deployment was broken off.
    #[must_use]
    pub fn goes_on(&self) -> bool {
        !self.record.coming.is_empty()
    }

    /// Carries the plan out. `progress` is told of each file, from any thread.
    ///
    /// # Errors
    /// What others changed, another deployment at work, too many deletions, and what the host refuses. What was sent until then is kept, and readers see whole pages.
    pub fn carry_out(
        self,
        others: Others,
        deletions: Deletions,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<Plan> {
        agreed(&self.plan, others, deletions, self.target.most_deleted)?;
        let _inside = self.runtime.enter();
        self.runtime.block_on(carry::carry(&self, others, progress))?;
        drop(_inside);
        Ok(self.plan)
    }
}

/// The bytes of `manifest.json` at a host, and of `figures.json` where there is one.
pub type Received = (Vec<u8>, Option<Vec<u8>>);

/// What stands at a host: `manifest.json`, and `figures.json` where there is one. Nothing where no site of ours stands there.
///
/// # Errors
/// A host that refuses.
pub fn published(name: &str, target: &DeployTarget, root: &Path) -> Result<Option<Received>> {
    if let Host::Git { repository, branch } = &target.host {
        return git::published(name, (repository, branch), root);
    }
    let runtime = runtime(name)?;
    let _inside = runtime.enter();
    let store = Store::open(&target.host, root, &|what| std::env::var(variable(name, what)).ok())?;
    runtime.block_on(async {
        let Some(manifest) = store.read(MANIFEST).await? else { return Ok(None) };
        Ok(Some((manifest, store.read(REGISTER).await?)))
    })
}

fn runtime(name: &str) -> Result<Runtime> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.map_err(|error| Error::host("open", name, error))
}

/// Refuses what nobody has agreed to.
fn agreed(plan: &Plan, others: Others, deletions: Deletions, most: u32) -> Result<()> {
    if others == Others::Refuse && !plan.conflicts.is_empty() {
        let paths = plan.conflicts.iter().map(|conflict| conflict.path.to_string()).collect();
        return Err(Error::ChangedElsewhere { paths });
    }
    if deletions == Deletions::Bounded && plan.deletes_more_than(most) {
        return Err(Error::ManyDeletions { count: plan.remove.len(), of: plan.standing, most });
    }
    Ok(())
}

/// What a host says before anything is done.
struct Looked {
    record: Record,
    noted: Option<Vec<u8>>,
    found: Listing,
    kept: BTreeSet<Digest>,
}

async fn look(store: &Store) -> Result<Looked> {
    let noted = store.read(RECORD).await?;
    let record = match &noted {
        Some(json) => Record::from_json(json).map_err(|problem| Error::host("read", RECORD, problem))?,
        // A site that was carried there in another way is known by its manifest.
        None => match store.read(MANIFEST).await?.map(|json| Manifest::from_json(&json)) {
            Some(Ok(manifest)) => Record::of_manifest(&manifest),
            _ => Record::default(),
        },
    };
    Ok(Looked { record, noted, found: store.list().await?, kept: store.kept().await? })
}

/// The name of the variable in the environment that holds a secret of a target: `CASEBOOK_INTRANET_PASSWORD`.
#[must_use]
pub fn variable(target: &str, what: &str) -> String {
    let name: String = target
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' })
        .collect();
    format!("CASEBOOK_{name}_{what}")
}
