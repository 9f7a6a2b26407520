//! Carries a plan out: in its order, many files at once, and with a record at the host of how far it came.

use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::{StreamExt, TryStreamExt, stream};

use super::lock::Lock;
use super::plan::Keeping;
use super::record::{Content, KEPT, RECORD, Record, Standing};
use super::{Deployment, Others, Progress, Wanted};
use crate::error::{Error, Result};
use crate::output::{Digest, OutPath};

/// After so many files, or a twelfth of all where that is more, the record says how far the deployment is: what came after is sent again.
const BETWEEN_RECORDS: usize = 32;

/// Takes the lock of the host, carries the plan out, and gives the lock up, also where something was refused.
pub(super) async fn carry(
    deployment: &Deployment<'_>,
    others: Others,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<()> {
    let Deployment { store, plan, name, noted, record: before, .. } = deployment;
    if plan.is_empty() && before.coming.is_empty() && !before.files.is_empty() {
        return Ok(());
    }
    let lock = Lock::take(store, name, others).await?;
    // What was planned holds only as long as nobody else has deployed.
    let done = match store.read(RECORD).await {
        Ok(now) if now == *noted => carry_locked(deployment, progress).await,
        Ok(_) => Err(Error::DeployedMeanwhile { target: (*name).to_owned() }),
        Err(error) => Err(error),
    };
    let released = lock.release(store).await;
    done.and(released)
}

async fn carry_locked(deployment: &Deployment<'_>, progress: &(dyn Fn(Progress) + Sync)) -> Result<()> {
    let Deployment { store, plan, wanted, contents, .. } = deployment;
    let of = plan.keep.len() + plan.sent() + plan.remove.len();
    let done = AtomicUsize::new(0);
    let tell = || progress(Progress { done: done.fetch_add(1, Ordering::Relaxed) + 1, of });
    let mut record = begun(deployment);
    keep_of_others(deployment, &mut record).await?;
    write(deployment, &record).await?;
    stream::iter(&plan.keep)
        .map(|(digest, path)| async move { store.copy(path.as_str(), &format!("{KEPT}{digest}")).await })
        .buffer_unordered(store.at_once)
        .try_for_each(|()| async {
            tell();
            Ok(())
        })
        .await?;
    let batch = BETWEEN_RECORDS.max(plan.sent() / 12);
    let mut unrecorded = 0;
    for stage in &plan.send {
        for paths in stage.chunks(batch) {
            let sent: Vec<(OutPath, Standing)> = stream::iter(paths)
                .map(|path| async {
                    let standing = send(deployment, path, contents[path]).await?;
                    tell();
                    Ok::<_, Error>((path.clone(), standing))
                })
                .buffer_unordered(store.at_once)
                .try_collect()
                .await?;
            unrecorded += sent.len();
            for (path, standing) in sent {
                record.coming.remove(&path);
                record.files.insert(path, standing);
            }
            if unrecorded >= batch {
                write(deployment, &record).await?;
                unrecorded = 0;
            }
        }
        store.sync()?;
    }
    stream::iter(&plan.remove)
        .map(|path| async move { store.remove(path.as_str()).await })
        .buffer_unordered(store.at_once)
        .try_for_each(|()| async {
            tell();
            Ok(())
        })
        .await?;
    end(deployment, record, matches!(wanted, Wanted::Previous)).await
}

/// The record of a deployment that begins: what is coming, and what stood there before, unless an earlier one was broken off.
fn begun(deployment: &Deployment<'_>) -> Record {
    let Deployment { plan, contents, record: before, keeping, .. } = deployment;
    let mut record = before.clone();
    if before.coming.is_empty() && !matches!(deployment.wanted, Wanted::Previous) {
        // An empty host is nothing to go back to.
        let is_kept = *keeping == Keeping::Previous && !before.files.is_empty();
        record.previous = is_kept.then(|| before.contents());
    }
    record.coming.extend(plan.send.iter().flatten().map(|path| (path.clone(), contents[path].sha256)));
    record
}

/// Keeps what somebody else wrote and is overwritten now, so that a rollback brings that back.
async fn keep_of_others(deployment: &Deployment<'_>, record: &mut Record) -> Result<()> {
    let Deployment { store, plan, keeping, .. } = deployment;
    for conflict in plan.conflicts.iter().filter(|_| *keeping == Keeping::Previous) {
        let Some(body) = store.read(conflict.path.as_str()).await? else { continue };
        let content = Content { sha256: Digest::of(&body), bytes: body.len() as u64 };
        store.put(&format!("{KEPT}{}", content.sha256), &body).await?;
        if let Some(previous) = &mut record.previous {
            previous.insert(conflict.path.clone(), content);
        }
    }
    Ok(())
}

/// Forgets what is over, and notes how the host tells each file from a changed one.
async fn end(deployment: &Deployment<'_>, mut record: Record, is_rollback: bool) -> Result<()> {
    let Deployment { store, contents, record: before, .. } = deployment;
    if is_rollback {
        // Of a deployment that was broken off no whole publication stood there.
        record.previous = before.coming.is_empty().then(|| before.contents());
    }
    record.coming.clear();
    record.files.retain(|path, _| contents.contains_key(path));
    let found = store.list().await?;
    for (path, standing) in &mut record.files {
        if let Some(found) = found.get(path.as_str()) {
            standing.mark = found.mark.clone();
        }
    }
    write(deployment, &record).await?;
    store.sync()?;
    store.tidy().await?;
    let needed = |digest: &Digest| {
        record.previous.iter().flatten().any(|(path, content)| {
            content.sha256 == *digest && record.files.get(path).is_none_or(|now| now.content != *content)
        })
    };
    let kept = deployment.kept.iter().chain(deployment.plan.keep.keys());
    for digest in kept.filter(|digest| !needed(digest)) {
        store.remove(&format!("{KEPT}{digest}")).await?;
    }
    Ok(())
}

async fn send(deployment: &Deployment<'_>, path: &OutPath, content: Content) -> Result<Standing> {
    let mark = match deployment.wanted {
        Wanted::Folder(folder, _) => {
            let file = folder.join(path.as_str());
            let body = fs::read(&file).map_err(|error| Error::io("read", &file, error))?;
            if Digest::of(&body) != content.sha256 {
                return Err(Error::Unverified { path: file, found: "other bytes".to_owned() });
            }
            deployment.store.put(path.as_str(), &body).await?
        }
        Wanted::Previous => {
            deployment.store.copy(&format!("{KEPT}{}", content.sha256), path.as_str()).await?;
            None
        }
    };
    Ok(Standing { content, mark })
}

async fn write(deployment: &Deployment<'_>, record: &Record) -> Result<()> {
    deployment.store.put(RECORD, record.to_json().as_bytes()).await.map(drop)
}
