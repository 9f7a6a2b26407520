"""Servers of this machine for one test each, on ports that are free, and a proxy that loses requests."""

import http.client
import http.server
import os
import pathlib
import socket
import socketserver
import subprocess
import sys
import threading
import time


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """A program that listens on a port; ends with its block."""

    def __init__(self, command, port, log, env=None):
        self.port = port
        self.log = pathlib.Path(log)
        self.output = open(self.log, "wb")
        self.process = subprocess.Popen(command, stdout=self.output, stderr=subprocess.STDOUT, env=env)

    def __enter__(self):
        # Not a measure of speed: only that the program comes up at all.
        for _ in range(600):
            with socket.socket() as client:
                if client.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise RuntimeError(f"a server did not come up:\n{self.log.read_text(errors='replace')}")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.output.close()


def sshd(folder):
    """OpenSSH for one key; the program `ssh` in `folder/bin` finds it without the settings of whoever runs the test."""
    folder = pathlib.Path(folder)
    port = free_port()
    for name in ["host", "user"]:
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    (folder / "authorized").write_bytes((folder / "user.pub").read_bytes())
    (folder / "sshd_config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/authorized\n"
        f"PidFile {folder}/pid\nStrictModes no\nUsePAM no\nPasswordAuthentication no\nSubsystem sftp internal-sftp\n"
        "PermitRootLogin yes\n"
    )
    key = (folder / "host.pub").read_text().split()
    (folder / "known").write_text(f"[127.0.0.1]:{port} {key[0]} {key[1]}\n")
    (folder / "ssh_config").write_text(
        f"Host *\n  IdentityFile {folder}/user\n  IdentitiesOnly yes\n  UserKnownHostsFile {folder}/known\n"
        "  GlobalKnownHostsFile none\n"
    )
    (folder / "bin").mkdir()
    ssh = folder / "bin" / "ssh"
    real = subprocess.run(["sh", "-c", "command -v ssh"], check=True, capture_output=True, text=True).stdout.strip()
    ssh.write_text(f"#!/bin/sh\nexec {real} -F {folder}/ssh_config \"$@\"\n")
    ssh.chmod(0o755)
    if os.geteuid() == 0:
        # Where a server of the system would leave its privileges.
        pathlib.Path("/run/sshd").mkdir(exist_ok=True)
    program = subprocess.run(["sh", "-c", "command -v sshd"], check=True, capture_output=True, text=True).stdout.strip()
    return Server([program, "-D", "-e", "-f", folder / "sshd_config"], port, folder / "sshd.log")


def apache(folder, password):
    """WebDAV by Apache's mod_dav under `/dav`, for the user `anna`."""
    folder = pathlib.Path(folder)
    port = free_port()
    for name in ["dav/site", "run"]:
        (folder / name).mkdir(parents=True)
    if os.geteuid() == 0:
        # The server gives its rights away.
        subprocess.run(["chown", "-R", "www-data", folder / "dav", folder / "run"], check=True)
        folder.chmod(0o755)
    sha = __import__("base64").b64encode(__import__("hashlib").sha1(password.encode()).digest()).decode()
    (folder / "users").write_text(f"anna:{{SHA}}{sha}\n")
    modules = pathlib.Path("/usr/lib/apache2/modules")
    names = ["mpm_event", "authn_core", "authn_file", "authz_core", "authz_user", "auth_basic", "dav", "dav_fs", "mime", "unixd"]
    # Some builds have a part of these within.
    loads = "".join(f"LoadModule {name}_module {modules}/mod_{name}.so\n" for name in names if (modules / f"mod_{name}.so").exists())
    owner = "User www-data\nGroup www-data\n" if os.geteuid() == 0 else ""
    (folder / "apache.conf").write_text(
        f"{loads}ServerRoot {folder}\nServerName 127.0.0.1\nListen 127.0.0.1:{port}\nPidFile {folder}/run/pid\n{owner}"
        f"ErrorLog {folder}/apache-error.log\nTypesConfig /etc/mime.types\nDavLockDB {folder}/run/locks\n"
        f"DocumentRoot {folder}/dav\n"
        f"<Directory {folder}/dav>\n  Dav On\n  AuthType Basic\n  AuthName site\n  AuthUserFile {folder}/users\n  Require valid-user\n</Directory>\n"
    )
    return Server(["apache2", "-X", "-f", folder / "apache.conf"], port, folder / "apache.log")


def moto(folder):
    """Storage with the protocol of Amazon S3."""
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    return Server(command, port, pathlib.Path(folder) / "moto.log")


class Threaded(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        # Whoever asked was killed, as the tests want it.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Proxy:
    """Hands requests on to a port. `fate` is called with the number of each request, from 1, and says what becomes of it: `pass`; `lose` (the
    connection ends before the request is handed on) or `forget` (it ends after, so that only the answer is lost); or `forge`, where the answer is another than the server gave. `more` are headers that every
    request gets."""

    def __init__(self, port, fate, more=None):
        self.count = 0
        lock = threading.Lock()
        proxy = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_any(self):
                with lock:
                    proxy.count += 1
                    number = proxy.count
                body = self.body()
                fate_of_it = fate(number)
                if fate_of_it == "lose":
                    self.close_connection = True
                    self.connection.shutdown(socket.SHUT_RDWR)
                    return
                upstream = http.client.HTTPConnection("127.0.0.1", port)
                headers = {key: value for key, value in self.headers.items() if key.lower() != "transfer-encoding"}
                headers.update(more or {})
                if body or self.command == "PUT":
                    headers["Content-Length"] = str(len(body))
                upstream.request(self.command, self.path, body=body, headers=headers)
                answer = upstream.getresponse()
                content = answer.read()
                if fate_of_it == "forge":
                    content += b" "
                if fate_of_it == "forget":
                    self.close_connection = True
                    self.connection.shutdown(socket.SHUT_RDWR)
                    return
                self.send_response_only(answer.status, answer.reason)
                for key, value in answer.getheaders():
                    if key.lower() not in ("transfer-encoding", "connection", "content-length"):
                        self.send_header(key, value)
                length = answer.getheader("Content-Length") if self.command == "HEAD" else str(len(content))
                if answer.status not in (204, 304) and length is not None:
                    self.send_header("Content-Length", length)
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(content)

            def body(self):
                if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
                    parts = []
                    while True:
                        size = int(self.rfile.readline().split(b";")[0], 16)
                        parts.append(self.rfile.read(size))
                        self.rfile.readline()
                        if size == 0:
                            return b"".join(parts)
                return self.rfile.read(int(self.headers.get("Content-Length", 0)))

            do_GET = do_PUT = do_HEAD = do_DELETE = do_POST = handle_any
            do_PROPFIND = do_MKCOL = do_MOVE = do_COPY = handle_any

            def log_message(self, *_):
                pass

        self.server = Threaded(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
