//! Which hosts are asked: those of the world, and none of this machine or a private network.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;
use url::{Host, Url};

use crate::privacy::is_inner_host;

/// How near a host may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Hosts that every reader can reach.
    World,
    /// This machine too: for tests that start a server of their own.
    WorldAndThisMachine,
}

impl Reach {
    /// Whether an address may be asked, going by how it is written.
    pub(super) fn covers(self, url: &Url) -> bool {
        match url.host() {
            Some(Host::Domain(name)) => !is_inner_host(name.trim_end_matches('.')) && name.contains('.'),
            Some(Host::Ipv4(ip)) => self.covers_ip(ip.into()),
            Some(Host::Ipv6(ip)) => self.covers_ip(ip.into()),
            None => false,
        }
    }

    fn covers_ip(self, ip: IpAddr) -> bool {
        let ip = v4_within(ip);
        ip.is_loopback() && self == Reach::WorldAndThisMachine || !is_near(ip)
    }
}

/// The older address that an address of IPv6 stands for: mapped (RFC 4291) or translated (RFC 6052).
fn v4_within(ip: IpAddr) -> IpAddr {
    match ip {
        IpAddr::V6(v6) => match v6.segments() {
            [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
                Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low)).into()
            }
            _ => v6.to_canonical(),
        },
        IpAddr::V4(_) => ip,
    }
}

/// Addresses that mean something else in each network (the registries of IANA for special purposes). The range for measurements,
/// 198.18.0.0/15, is left out: some proxies answer with it for every name of the world.
fn is_near(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(v4) => {
            let [first, second, ..] = v4.octets();
            v4.is_private()
                || v4.is_loopback()
                || v4.is_link_local()
                || v4.is_multicast()
                || first == 0
                || first >= 240
                || (first == 100 && (64..128).contains(&second))
        }
        IpAddr::V6(v6) => is_near_v6(v6),
    }
}

fn is_near_v6(ip: Ipv6Addr) -> bool {
    ip.is_loopback()
        || ip.is_unspecified()
        || ip.is_multicast()
        || ip.is_unique_local()
        || ip.is_unicast_link_local()
}

/// Why a request was not sent.
#[derive(Debug, thiserror::Error)]
#[error("the name leads into a private network")]
pub(super) struct Near;

/// Looks names up, and refuses what is near before anybody connects to it.
#[derive(Debug)]
pub(super) struct Guard {
    pub reach: Reach,
    pub names: DefaultResolver,
}

impl Resolver for Guard {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.names.resolve(uri, config, timeout).map_err(no_such_host)?;
        match found.iter().all(|address| self.reach.covers_ip(address.ip())) {
            true => Ok(found),
            false => Err(Error::Other(Box::new(Near))),
        }
    }
}

/// Tells a name that does not exist from a look-up that failed. The standard library gives only the words of the system for it:
/// those of glibc, musl, macOS and Windows, in English whatever the language of the user.
fn no_such_host(error: Error) -> Error {
    const WORDS: &[&str] = &["Name or service not known", "Name does not resolve", "nodename nor servname"];
    /// WSAHOST_NOT_FOUND of Windows.
    const WINDOWS: i32 = 11001;
    let is_missing = |error: &io::Error| {
        let text = error.to_string();
        WORDS.iter().any(|words| text.contains(words)) || error.raw_os_error() == Some(WINDOWS)
    };
    match error {
        Error::Io(error) if is_missing(&error) => Error::HostNotFound,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_readers_cannot_reach_is_told_by_its_form() {
        let covers = |reach: Reach, text: &str| reach.covers(&Url::parse(text).expect("an address"));
        for text in [
            "http://localhost/",
            "http://127.0.0.1/",
            "http://0x7f.1/",
            "http://2130706433/",
            "http://[::1]/",
            "http://[::ffff:10.0.0.1]/",
            "http://[64:ff9b::a00:1]/",
            "http://10.1.2.3:8080/",
            "http://172.16.0.1/",
            "http://192.168.1.20/share",
            "http://169.254.169.254/latest",
            "http://100.64.0.1/",
            "http://0.0.0.0/",
            "http://[fe80::1]/",
            "http://[fd00::1]/",
            "http://oa/",
            "http://files.corp/",
            "http://printer.local./",
        ] {
            assert!(!covers(Reach::World, text), "{text}");
        }
        for text in ["https://example.org/", "http://8.8.8.8/", "http://172.32.0.1/", "http://[2001:db8::1]/"]
        {
            assert!(covers(Reach::World, text), "{text}");
        }
        assert!(covers(Reach::WorldAndThisMachine, "http://127.0.0.1:1/"));
        assert!(!covers(Reach::WorldAndThisMachine, "http://10.0.0.1/"));
    }

    #[test]
    fn a_name_that_leads_to_this_machine_is_refused() {
        let resolve = |reach| {
            let guard = Guard { reach, names: DefaultResolver::default() };
            guard.resolve(
                &Uri::from_static("http://127.0.0.1:1/"),
                &Config::default(),
                NextTimeout::default(),
            )
        };
        assert!(matches!(resolve(Reach::World), Err(Error::Other(error)) if error.is::<Near>()));
        assert!(resolve(Reach::WorldAndThisMachine).is_ok());
    }

    #[test]
    fn a_missing_name_is_told_from_a_failed_look_up() {
        let told = |text: &str| no_such_host(Error::Io(io::Error::other(text.to_owned())));
        let lead = "failed to lookup address information: ";
        for words in ["Name or service not known", "nodename nor servname provided, or not known"] {
            assert!(matches!(told(&format!("{lead}{words}")), Error::HostNotFound), "{words}");
        }
        let failed = told(&format!("{lead}Temporary failure in name resolution"));
        assert!(matches!(failed, Error::Io(_)));
    }
}
