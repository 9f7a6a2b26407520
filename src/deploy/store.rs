//! The files of a host, whatever protocol it speaks: the one home of OpenDAL.

use std::collections::BTreeSet;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::time::Duration;

use opendal::layers::TimeoutLayer;
use opendal::services::{Cos, Fs, Obs, Oss, S3, Sftp, Webdav};
use opendal::{ErrorKind, Operator};

use super::order::cache_control;
use super::plan::{Found, Listing};
use super::record::{ARRIVING, KEPT, OWN};
use crate::error::{Error, Result};
use crate::model::config::{Host, Service};
use crate::output::{Digest, MediaType, OutPath};

/// How often something is tried before it counts as refused; the waits between add up to about six seconds.
const TRIES: u32 = 7;

/// The first wait; each further one is twice as long.
const FIRST_WAIT: Duration = Duration::from_millis(100);

/// How long one request may take; large files on slow lines take long.
const PATIENCE: Duration = Duration::from_secs(300);

/// A host that is open.
pub(super) struct Store {
    operator: Operator,
    /// How many files are carried at once.
    pub at_once: usize,
    /// Whether a file is written beside its place and renamed, since readers would see it half written otherwise.
    renames: bool,
    /// The folder of a host that is one.
    folder: Option<PathBuf>,
}

impl Store {
    /// Opens a host; nothing is asked of it yet. `root` is the site's folder, and `secret` gives what the environment says under a name.
    ///
    /// # Errors
    /// Settings that the protocol refuses.
    pub fn open(host: &Host, root: &Path, secret: &dyn Fn(&str) -> Option<String>) -> Result<Store> {
        install_http();
        let below = |path: &str| format!("/{path}/");
        let mut at = None;
        let (operator, at_once) = match host {
            Host::Folder { path } => {
                let folder = std::path::absolute(root.join(path))
                    .map_err(|error| Error::io("find", Path::new(path), error))?;
                let service = Fs::default().root(&folder.to_string_lossy());
                at = Some(folder);
                (Operator::new(service), 8)
            }
            Host::Sftp { host, port, user, path } => {
                let port = port.map(|port| format!(":{port}")).unwrap_or_default();
                let mut service = Sftp::default().endpoint(&format!("ssh://{host}{port}")).root(path);
                if let Some(user) = user {
                    service = service.user(user);
                }
                // More connections than these at once, and OpenSSH refuses some (MaxStartups).
                (Operator::new(service), 4)
            }
            Host::WebDav { endpoint, user, path } => {
                let mut service = Webdav::default().endpoint(endpoint).root(&below(path));
                if let Some(user) = user {
                    service = service.username(user);
                }
                if let Some(password) = secret("PASSWORD") {
                    service = service.password(&password);
                }
                (Operator::new(service), 8)
            }
            Host::Bucket { service, bucket, region, endpoint, path } => {
                (bucket_of(*service, bucket, region.as_deref(), endpoint.as_deref(), &below(path)), 16)
            }
            Host::Git { .. } => return Err(Error::host("open", "", "a branch holds no single files")),
        };
        let operator = operator.map_err(|error| Error::host("open", "", error))?;
        let operator = operator.layer(TimeoutLayer::new().with_timeout(PATIENCE).with_io_timeout(PATIENCE));
        let renames = operator.info().capability().rename;
        Ok(Store { operator, at_once, renames, folder: at })
    }

    /// Every file but those in our own folder.
    pub async fn list(&self) -> Result<Listing> {
        let entries = self
            .again("list", "", || async { or_none(self.operator.list_with("").recursive(true).await) })
            .await?;
        let files =
            entries.into_iter().filter(|entry| entry.metadata().is_file() && !entry.path().starts_with(OWN));
        Ok(files.map(|entry| (entry.path().to_owned(), found(entry.metadata()))).collect())
    }

    /// The digests under which files are kept.
    pub async fn kept(&self) -> Result<BTreeSet<Digest>> {
        let entries =
            self.again("list", KEPT, || async { or_none(self.operator.list_with(KEPT).await) }).await?;
        Ok(entries.iter().filter_map(|entry| entry.name().parse().ok()).collect())
    }

    /// The bytes of a file; nothing where it is not there.
    pub async fn read(&self, path: &str) -> Result<Option<Vec<u8>>> {
        let read = || async {
            match self.operator.read(path).await {
                Ok(bytes) => Ok(Some(bytes.to_vec())),
                Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
                Err(error) => Err(error),
            }
        };
        self.again("read", path, read).await
    }

    /// Puts a file there, whole or not at all, and gives its mark where the host says one.
    pub async fn put(&self, path: &str, body: &[u8]) -> Result<Option<String>> {
        let arriving = format!("{ARRIVING}{}", Digest::of(path.as_bytes()));
        let put = || async {
            if self.renames {
                self.operator.write(&arriving, body.to_vec()).await?;
                self.operator.rename(&arriving, path).await?;
                return Ok(None);
            }
            let capability = self.operator.info().capability();
            let mut write = self.operator.write_with(path, body.to_vec());
            if capability.write_with_content_type {
                write = write.content_type(MediaType::of(path).as_str());
            }
            if capability.write_with_cache_control {
                let cache = OutPath::new(path).map_or("no-cache", |path| cache_control(&path));
                write = write.cache_control(cache);
            }
            Ok(write.await?.etag().map(str::to_owned))
        };
        self.again("write", path, put).await
    }

    /// Puts a file there where there is none, in one step where the host can. That there is one already is no error.
    pub async fn put_new(&self, path: &str, body: &[u8]) -> Result<()> {
        let put = || async {
            let write = self.operator.write_with(path, body.to_vec());
            let is_sure = self.operator.info().capability().write_with_if_not_exists;
            match if is_sure { write.if_not_exists(true).await } else { write.await } {
                Err(error) if error.kind() == ErrorKind::ConditionNotMatch => Ok(()),
                // Storage that only speaks the protocol of S3 may not know the condition (501, RFC 9110, 15.6.2).
                Err(error) if is_sure && error.to_string().contains("status: 501") => {
                    self.operator.write(path, body.to_vec()).await.map(drop)
                }
                other => other.map(drop),
            }
        };
        self.again("write", path, put).await
    }

    /// Makes what was written durable, where the host is a folder of this machine: what leads to a file must not outlive it in a power cut.
    pub fn sync(&self) -> Result<()> {
        let Some(folder) = &self.folder else { return Ok(()) };
        let refuse = |error: std::io::Error| Error::io("sync", folder, error);
        let opened = std::fs::File::open(folder).map_err(refuse)?;
        #[cfg(target_os = "linux")]
        rustix::fs::syncfs(&opened).map_err(|error| refuse(error.into()))?;
        // Elsewhere each file was synced when it was written, and only the names at the top are left.
        #[cfg(not(target_os = "linux"))]
        opened.sync_all().map_err(refuse)?;
        Ok(())
    }

    /// Copies a file at the host.
    pub async fn copy(&self, from: &str, to: &str) -> Result<()> {
        let arriving = format!("{ARRIVING}{}", Digest::of(to.as_bytes()));
        let copy = || async {
            if self.renames {
                // A copy that is broken off must not stand under the name.
                self.operator.delete(&arriving).await?;
                self.operator.copy(from, &arriving).await?;
                return self.operator.rename(&arriving, to).await;
            }
            self.operator.copy(from, to).await.map(drop)
        };
        self.again("copy", from, copy).await
    }

    pub async fn remove(&self, path: &str) -> Result<()> {
        self.again("remove", path, || async { self.operator.delete(path).await }).await
    }

    /// Removes what deployments that were broken off left half written.
    pub async fn tidy(&self) -> Result<()> {
        if self.renames {
            self.again("remove", ARRIVING, || async {
                self.operator.delete_with(ARRIVING).recursive(true).await
            })
            .await?;
        }
        Ok(())
    }

    /// Whether the host can copy files itself, without which it can keep none.
    pub fn can_keep(&self) -> bool {
        self.operator.info().capability().copy
    }

    /// Tries again, with longer and longer waits, until it is done or sure to be refused.
    async fn again<T, F>(&self, doing: &'static str, path: &str, act: impl Fn() -> F) -> Result<T>
    where
        F: Future<Output = opendal::Result<T>>,
    {
        let mut wait = FIRST_WAIT;
        for _ in 1..TRIES {
            match act().await {
                Ok(done) => return Ok(done),
                Err(error) if is_final(&error) => return Err(Error::host(doing, path, problem(&error))),
                Err(_) => tokio::time::sleep(wait).await,
            }
            wait *= 2;
        }
        act().await.map_err(|error| Error::host(doing, path, problem(&error)))
    }
}

/// What another try would not change. That something is not found may come of an answer that was lost after the deed.
fn is_final(error: &opendal::Error) -> bool {
    // Apache refuses one of two requests that make the same folder at once (403), and takes it the next time.
    let is_sure = match error.kind() {
        ErrorKind::PermissionDenied => !error.is_temporary(),
        kind => matches!(kind, ErrorKind::ConfigInvalid | ErrorKind::Unsupported),
    };
    is_sure || is_stranger(&error.to_string())
}

/// Whether a web server does not know who asks (RFC 9110, 15.5.2).
fn is_stranger(said: &str) -> bool {
    said.contains("status: 401")
}

/// What a host said, without the headers of its answer.
fn problem(error: &opendal::Error) -> String {
    let said = error.to_string();
    if is_stranger(&said) {
        return "it does not take this user and password (401)".to_owned();
    }
    match (said.find(", version: HTTP"), said.find("} }, ")) {
        (Some(from), Some(to)) if from < to => format!("{}{}", &said[..from], &said[to + 1..]),
        _ => said,
    }
}

/// Object storage. Keys come from where each provider's own tools have them: the environment, its files, the machine's role.
fn bucket_of(
    service: Service,
    bucket: &str,
    region: Option<&str>,
    endpoint: Option<&str>,
    root: &str,
) -> opendal::Result<Operator> {
    let endpoint = endpoint.unwrap_or_default();
    match service {
        Service::S3 => {
            let service = S3::default().bucket(bucket).root(root).region(region.unwrap_or_default());
            Operator::new(if endpoint.is_empty() { service } else { service.endpoint(endpoint) })
        }
        Service::Oss => Operator::new(Oss::default().bucket(bucket).root(root).endpoint(endpoint)),
        Service::Cos => Operator::new(Cos::default().bucket(bucket).root(root).endpoint(endpoint)),
        Service::Obs => {
            let mut service = Obs::default().bucket(bucket).root(root).endpoint(endpoint);
            // Unlike the others it looks nowhere by itself.
            if let (Ok(id), Ok(key)) =
                (std::env::var("HUAWEI_CLOUD_ACCESS_KEY_ID"), std::env::var("HUAWEI_CLOUD_SECRET_ACCESS_KEY"))
            {
                service = service.access_key_id(&id).secret_access_key(&key);
            }
            Operator::new(service)
        }
    }
}

/// A folder that is not there holds nothing.
fn or_none(listed: opendal::Result<Vec<opendal::Entry>>) -> opendal::Result<Vec<opendal::Entry>> {
    match listed {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        other => other,
    }
}

fn found(metadata: &opendal::Metadata) -> Found {
    // Apache calls the tag of a file weak while it is younger than a second (RFC 9110, 8.8.1).
    let tag = metadata.etag().map(|tag| tag.trim_start_matches("W/").to_owned());
    let mark = tag.or_else(|| metadata.last_modified().map(|time| time.to_string()));
    Found { bytes: metadata.content_length(), mark }
}

/// HTTP and TLS come from one library each for the whole program; whoever is first chooses them.
pub(super) fn install_http() {
    // That another part was first is no fault.
    let _ = rustls::crypto::ring::default_provider().install_default();
    opendal_http_transport_reqwest::install_default();
}
