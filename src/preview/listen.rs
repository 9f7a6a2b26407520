//! Sockets: a port to listen on, and connections within bounds.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio_io_timeout::TimeoutStream;

use super::Port;
use super::server::{self, App};
use crate::error::{Error, Result};

/// How many ports are tried where none was named.
const TRIES: u16 = 20;

/// Connections at once; further ones wait. A browser holds six, one of them for events, but many people may look on.
const CONNECTIONS: usize = 2048;

/// How long a request's header may take. A connection without a request is closed after it, and the browser opens another.
const HEADER: Duration = Duration::from_secs(10);

/// How long a client may take nothing of an answer that is ready.
const WRITE: Duration = Duration::from_secs(20);

/// Begins to listen.
pub(super) async fn bind(interface: IpAddr, port: Port) -> Result<TcpListener> {
    let (first, last) = match port {
        Port::Exactly(port) => (port, port),
        Port::From(port) => (port, port.saturating_add(TRIES - 1)),
    };
    let mut refused = io::Error::from(io::ErrorKind::AddrInUse);
    for port in first..=last {
        match TcpListener::bind(SocketAddr::new(interface, port)).await {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => refused = error,
            Err(error) => {
                refused = error;
                break;
            }
        }
    }
    Err(Error::Listen { address: SocketAddr::new(interface, first).to_string(), source: refused })
}

/// Answers connections for ever.
pub(super) async fn serve(listener: TcpListener, app: Arc<App>) {
    raise_limit();
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let service = TowerToHyperService::new(server::routes(app));
    loop {
        // The semaphore is never closed, so a place always comes.
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
        let stream = match listener.accept().await {
            Ok((stream, _)) => stream,
            Err(_) => {
                // Out of file descriptors, or a client that went away: others end soon, so it is tried again.
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(WRITE));
        let service = service.clone();
        tokio::spawn(async move {
            let connection = hyper::server::conn::http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEADER)
                .serve_connection(TokioIo::new(Box::pin(stream)), service);
            // A browser that breaks off has lost interest; there is nobody to tell.
            let _ = connection.await;
            drop(place);
        });
    }
}

/// Many systems let a program open a thousand files or so unless it asks for more.
#[cfg(unix)]
fn raise_limit() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    let wanted = limit.maximum.map_or(FILES, |most| most.min(FILES));
    if limit.current.is_some_and(|current| current < wanted) {
        // Where it is refused, further connections wait.
        let _ = setrlimit(Resource::Nofile, Rlimit { current: Some(wanted), ..limit });
    }
}

#[cfg(not(unix))]
fn raise_limit() {}

/// Enough for all connections and for reading the site beside them.
#[cfg(unix)]
const FILES: u64 = CONNECTIONS as u64 + 512;
