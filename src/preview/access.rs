//! Who may ask: this machine's browser, showing this very site.
//!
//! A page of another site can make a browser send requests to 127.0.0.1, and a name that its owner points there (DNS rebinding) makes
//! the answers readable. Neither can forge the `Host` or the `Origin` header, so both are held against the server's own names.

use std::net::{IpAddr, SocketAddr};

use axum::http::{HeaderMap, Method, StatusCode, Uri, header};

/// Holds a request against the rules; the status to refuse it with.
pub(super) fn refuse(
    method: &Method,
    uri: &Uri,
    headers: &HeaderMap,
    address: SocketAddr,
) -> Option<StatusCode> {
    let mut hosts = headers.get_all(header::HOST).iter();
    let host = match (hosts.next().map(|host| host.to_str()), hosts.next()) {
        (Some(Ok(host)), None) => host,
        _ => return Some(StatusCode::BAD_REQUEST),
    };
    // A request may name its host in the target as well (RFC 9112, 3.2.2).
    let named = uri.authority().map_or(host, |authority| authority.as_str());
    if !is_own(host, address) || !is_own(named, address) {
        return Some(StatusCode::FORBIDDEN);
    }
    let foreign = |origin: &axum::http::HeaderValue| {
        let origin = origin.to_str().ok().and_then(|origin| origin.strip_prefix("http://"));
        !origin.is_some_and(|origin| is_own(origin, address))
    };
    if headers.get_all(header::ORIGIN).iter().any(foreign) {
        return Some(StatusCode::FORBIDDEN);
    }
    // What a page of another site fetches as a script or picture names no origin, but browsers say whose page it is (Fetch Metadata).
    // A link may lead here from anywhere.
    let said = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if matches!(said("sec-fetch-site"), Some("cross-site" | "same-site"))
        && said("sec-fetch-mode") != Some("navigate")
    {
        return Some(StatusCode::FORBIDDEN);
    }
    (method != Method::GET && method != Method::HEAD).then_some(StatusCode::METHOD_NOT_ALLOWED)
}

/// Whether `host:port` is this server. Numbers cannot be rebound, so where it listens on all addresses any number will do.
fn is_own(named: &str, address: SocketAddr) -> bool {
    let (host, port) = match named.rsplit_once(':') {
        Some((host, port)) if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => {
            (host, port.parse().ok())
        }
        _ => (named, Some(80)),
    };
    if port != Some(address.port()) {
        return false;
    }
    let number: Option<IpAddr> = match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        Some(inner) => inner.parse().ok().filter(IpAddr::is_ipv6),
        None => host.parse().ok().filter(IpAddr::is_ipv4),
    };
    match number {
        Some(ip) => {
            ip == address.ip()
                || ip == IpAddr::from([127, 0, 0, 1])
                || ip == IpAddr::from(LOOPBACK_V6)
                || address.ip().is_unspecified()
        }
        None => host.eq_ignore_ascii_case("localhost"),
    }
}

const LOOPBACK_V6: [u16; 8] = [0, 0, 0, 0, 0, 0, 0, 1];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_own_names_are_own() {
        let table = [
            ("127.0.0.1:4000", "127.0.0.1:4000", true),
            ("LocalHost:4000", "127.0.0.1:4000", true),
            ("[::1]:4000", "127.0.0.1:4000", true),
            ("192.168.1.5:4000", "192.168.1.5:4000", true),
            ("192.168.1.5:4000", "0.0.0.0:4000", true),
            ("localhost", "127.0.0.1:80", true),
            ("192.168.1.5:4000", "127.0.0.1:4000", false),
            ("127.0.0.1:4001", "127.0.0.1:4000", false),
            ("127.0.0.1", "127.0.0.1:4000", false),
            ("evil.example:4000", "127.0.0.1:4000", false),
            ("evil.example:4000", "0.0.0.0:4000", false),
            ("localhost.evil.example:4000", "127.0.0.1:4000", false),
            ("127.0.0.1:4000@evil.example:4000", "127.0.0.1:4000", false),
            ("::1:4000", "127.0.0.1:4000", false),
            ("", "127.0.0.1:4000", false),
        ];
        for (host, address, expected) in table {
            let address: SocketAddr = address.parse().unwrap();
            assert_eq!(is_own(host, address), expected, "{host:?} at {address}");
        }
    }

    #[test]
    fn pages_of_other_sites_fetch_nothing() {
        for (site, mode, is_refused) in [
            ("same-origin", "cors", false),
            ("none", "navigate", false),
            ("cross-site", "navigate", false),
            ("cross-site", "no-cors", true),
            // Another port of this machine.
            ("same-site", "no-cors", true),
        ] {
            let mut headers = HeaderMap::new();
            for (name, value) in
                [("host", "localhost:4000"), ("sec-fetch-site", site), ("sec-fetch-mode", mode)]
            {
                headers.insert(name, value.parse().unwrap());
            }
            let address = "127.0.0.1:4000".parse().unwrap();
            let refused = refuse(&Method::GET, &Uri::from_static("/"), &headers, address);
            assert_eq!(refused.is_some(), is_refused, "{site} {mode}");
        }
    }

    #[test]
    fn requests_are_refused_by_kind() {
        let table = [
            ("GET", "/", "localhost:4000", None, None),
            ("HEAD", "/", "localhost:4000", Some("http://localhost:4000"), None),
            ("GET", "/", "evil.example", None, Some(StatusCode::FORBIDDEN)),
            ("GET", "http://evil.example/", "localhost:4000", None, Some(StatusCode::FORBIDDEN)),
            ("GET", "/", "localhost:4000", Some("http://evil.example"), Some(StatusCode::FORBIDDEN)),
            ("GET", "/", "localhost:4000", Some("null"), Some(StatusCode::FORBIDDEN)),
            ("POST", "/", "localhost:4000", None, Some(StatusCode::METHOD_NOT_ALLOWED)),
        ];
        let address: SocketAddr = "127.0.0.1:4000".parse().unwrap();
        for (method, uri, host, origin, expected) in table {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, host.parse().unwrap());
            origin.map(|origin| headers.insert(header::ORIGIN, origin.parse().unwrap()));
            let found = refuse(&method.parse().unwrap(), &uri.parse().unwrap(), &headers, address);
            assert_eq!(found, expected, "{method} {uri} {host} {origin:?}");
        }
        assert_eq!(
            refuse(&Method::GET, &Uri::from_static("/"), &HeaderMap::new(), address),
            Some(StatusCode::BAD_REQUEST)
        );
    }
}
