//! `deploy:` in site.yaml: the hosts that the site is carried to, by name. What opens them stands elsewhere.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, table::publishing};
use crate::files::Place;
use crate::model::choice::choices;
use crate::model::reader::{Reader, base_address, named};
use crate::yaml::{Cursor, Record};

choices! {
    /// Where a site can be carried to.
    DeployKind {
        Folder = "folder",
        Sftp = "sftp",
        WebDav = "webdav",
        S3 = "s3",
        Oss = "oss",
        Cos = "cos",
        Obs = "obs",
        Git = "git",
    }
}

/// A named place to deploy to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeployTarget {
    pub host: Host,
    /// Where readers find the site, with `/` at its end.
    pub url: Option<String>,
    /// Whether the host keeps the files of the publication before, so that it can be brought back.
    pub keeps_previous: bool,
    /// Of a hundred files that we have there, how many may be deleted at once without a question.
    pub most_deleted: u32,
}

/// How the files get to a host. Paths have no `/` at their ends, except at the beginning of one on a disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Host {
    /// On this machine or mounted; below the site's folder unless absolute.
    Folder {
        path: String,
    },
    /// By the `ssh` of the system, with its settings, keys and known hosts.
    Sftp {
        host: String,
        port: Option<u32>,
        user: Option<String>,
        path: String,
    },
    WebDav {
        endpoint: String,
        user: Option<String>,
        path: String,
    },
    Bucket {
        service: Service,
        bucket: String,
        region: Option<String>,
        endpoint: Option<String>,
        path: String,
    },
    /// A branch of a repository, by the `git` of the system.
    Git {
        repository: String,
        branch: String,
    },
}

/// Whose object storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// Amazon S3 and all that speak its protocol.
    S3,
    /// Alibaba Cloud.
    Oss,
    /// Tencent Cloud.
    Cos,
    /// Huawei Cloud.
    Obs,
}

/// The share of files, of a hundred, that may be deleted without a question where site.yaml does not say.
const MOST_DELETED: u32 = 20;

/// The keys that some kinds have and others do not, with the kinds that have them.
const KEYS: &[(&str, &[DeployKind])] = {
    use DeployKind::{Cos, Folder, Git, Obs, Oss, S3, Sftp, WebDav};
    &[
        ("path", &[Folder, Sftp, WebDav, S3, Oss, Cos, Obs]),
        ("host", &[Sftp]),
        ("port", &[Sftp]),
        ("user", &[Sftp, WebDav]),
        ("endpoint", &[WebDav, S3, Oss, Cos, Obs]),
        ("bucket", &[S3, Oss, Cos, Obs]),
        ("region", &[S3]),
        ("repository", &[Git]),
        ("branch", &[Git]),
    ]
};

/// Names of keys that a secret would have.
const SECRETS: &[&str] = &[
    "access_key",
    "access_key_id",
    "access_key_secret",
    "api_key",
    "credentials",
    "key",
    "pass",
    "passphrase",
    "passwd",
    "password",
    "private_key",
    "secret",
    "secret_access_key",
    "secret_id",
    "secret_key",
    "session_token",
    "token",
];

pub(super) fn read(cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<BTreeMap<String, DeployTarget>> {
    let mut targets = BTreeMap::new();
    for (name, _, cursor) in cursor.entries(cx)? {
        if let Some(target) = target(name, cursor, cx) {
            targets.insert(name.to_owned(), target);
        }
    }
    Some(targets)
}

fn target(name: &str, cursor: Cursor<'_>, cx: &mut Reader<'_>) -> Option<DeployTarget> {
    let mut record = cursor.record(named("a deploy target", "部署目标"), cx)?;
    refuse_secrets(name, cursor, &mut record, cx);
    let kind = record.require_one_of("kind", DeployKind::WORDS, cx, DeployKind::read);
    if let Some(kind) = kind {
        refuse_keys_of_others(kind, &mut record, cx);
    }
    let is = |kinds: &[DeployKind]| kind.is_some_and(|kind| kinds.contains(&kind));
    let path = needed(&mut record, "path", is(&[DeployKind::Folder, DeployKind::Sftp]), cx);
    let host = needed(&mut record, "host", is(&[DeployKind::Sftp]), cx);
    let port = record.optional("port", cx, |cursor, cx| cursor.whole(1, 65_535, cx));
    let user = needed(&mut record, "user", false, cx);
    let in_bucket = [DeployKind::S3, DeployKind::Oss, DeployKind::Cos, DeployKind::Obs];
    let asks_for_endpoint = is(&[DeployKind::WebDav, DeployKind::Oss, DeployKind::Cos, DeployKind::Obs]);
    let endpoint = match record.get("endpoint") {
        None if asks_for_endpoint => record.require("endpoint", cx, base_address),
        None => None,
        Some(cursor) => Some(base_address(cursor, cx)?),
    };
    let bucket = needed(&mut record, "bucket", is(&in_bucket), cx);
    let region = needed(&mut record, "region", is(&[DeployKind::S3]), cx);
    let repository = needed(&mut record, "repository", is(&[DeployKind::Git]), cx);
    let branch = needed(&mut record, "branch", is(&[DeployKind::Git]), cx);
    let url = record.optional("url", cx, base_address);
    let keeps_previous = record.optional("keep_previous", cx, |cursor, cx| cursor.yes_or_no(cx));
    let most_deleted = record.optional("most_deleted", cx, |cursor, cx| cursor.whole(0, 100, cx));
    record.finish(cx);
    let path_below = || path.as_deref().unwrap_or_default().trim_matches('/').to_owned();
    let bucket_of = |service| {
        Some(Host::Bucket {
            service,
            bucket: bucket.clone()?,
            region: region.clone(),
            endpoint: endpoint.clone(),
            path: path_below(),
        })
    };
    let host = match kind? {
        DeployKind::Folder => Host::Folder { path: path.clone()? },
        DeployKind::Sftp => Host::Sftp { host: host?, port, user, path: path.clone()? },
        DeployKind::WebDav => Host::WebDav { endpoint: endpoint.clone()?, user, path: path_below() },
        DeployKind::S3 => bucket_of(Service::S3)?,
        DeployKind::Oss => bucket_of(Service::Oss)?,
        DeployKind::Cos => bucket_of(Service::Cos)?,
        DeployKind::Obs => bucket_of(Service::Obs)?,
        DeployKind::Git => Host::Git { repository: repository?, branch: branch? },
    };
    Some(DeployTarget {
        host,
        url: url.map(|url| format!("{}/", url.trim_end_matches('/'))),
        keeps_previous: keeps_previous != Some(false),
        most_deleted: most_deleted.unwrap_or(MOST_DELETED),
    })
}

/// A plain value, which must be there where `is_needed`.
fn needed(
    record: &mut Record<'_>,
    key: &'static str,
    is_needed: bool,
    cx: &mut Reader<'_>,
) -> Option<String> {
    let read = |cursor: Cursor<'_>, cx: &mut Reader<'_>| cursor.text(cx).map(str::to_owned);
    if is_needed { record.require(key, cx, read) } else { record.optional(key, cx, read) }
}

/// What is kept in a repository is read by many; a key in it opens the host to all of them. Passwords within addresses are found wherever
/// they stand; see `privacy`.
fn refuse_secrets(name: &str, cursor: Cursor<'_>, record: &mut Record<'_>, cx: &mut Reader<'_>) {
    for (key, place, _) in cursor.entries(&mut Diagnostics::default()).unwrap_or_default() {
        if let Some(secret) = SECRETS.iter().find(|secret| secret.eq_ignore_ascii_case(key)) {
            // Told here, and so not as a misspelt key as well.
            record.get(secret);
            // Of the whole file: an excerpt would show the secret to whoever reads the report.
            let found = Diagnostic::new(publishing::SECRET, Place::File(place.file()));
            cx.problem(found.with("id", name).with("key", key));
        }
    }
}

fn refuse_keys_of_others(kind: DeployKind, record: &mut Record<'_>, cx: &mut Reader<'_>) {
    for (key, kinds) in KEYS {
        if !kinds.contains(&kind) && record.get(key).is_some() {
            let place = record.place_of(key);
            let known: Vec<&str> =
                KEYS.iter().filter(|(_, kinds)| kinds.contains(&kind)).map(|(key, _)| *key).collect();
            let found = Diagnostic::new(publishing::OF_ANOTHER_KIND, place)
                .with("key", key)
                .with("kind", kind.word());
            cx.problem(found.with("known", crate::yaml::listed(known)));
        }
    }
}
