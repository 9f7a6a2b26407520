//! File systems that take a watcher and tell it nothing.

use std::path::Path;

/// The file system of a folder, where it takes a watcher and then tells it nothing of what others change: network shares, and folders
/// that a virtual machine or a container shares with its host.
#[cfg(target_os = "linux")]
pub(super) fn silent(root: &Path) -> Option<&'static str> {
    let found = rustix::fs::statfs(root).ok()?;
    // The numbers are the system's own, 32 bits wide whatever the type that holds them (statfs(2)).
    name_of_silent(found.f_type as u32)
}

#[cfg(windows)]
pub(super) fn silent(root: &Path) -> Option<&'static str> {
    use std::path::{Component, Prefix};
    match root.components().next()? {
        Component::Prefix(prefix) if matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)) => {
            Some("SMB")
        }
        _ => None,
    }
}

#[cfg(not(any(target_os = "linux", windows)))]
pub(super) fn silent(_: &Path) -> Option<&'static str> {
    None
}

#[cfg(target_os = "linux")]
fn name_of_silent(number: u32) -> Option<&'static str> {
    const SILENT: [(u32, &str); 10] = [
        (0x6969, "NFS"),
        (0x517b, "SMB"),
        (0xff53_4d42, "CIFS"),
        (0xfe53_4d42, "SMB2"),
        // WSL shows the disks of Windows through it.
        (0x0102_1997, "9P"),
        // `sshfs`, and what Docker Desktop shares with its containers.
        (0x6573_5546, "FUSE"),
        (0x786f_4256, "VirtualBox"),
        (0xbacb_acbc, "VMware"),
        (0x5346_414f, "AFS"),
        (0x00c3_6400, "Ceph"),
    ];
    SILENT.iter().find(|(known, _)| *known == number).map(|(_, name)| *name)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn shares_are_looked_at_and_disks_are_watched() {
        for (number, expected) in [
            (0x6969, Some("NFS")),
            (0xff53_4d42, Some("CIFS")),
            (0xef53, None),      // ext4
            (0x0102_1994, None), // tmpfs
            (0x794c_7630, None), // overlayfs, as containers have it
        ] {
            assert_eq!(name_of_silent(number), expected, "{number:x}");
        }
    }
}
