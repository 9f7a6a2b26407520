"""Stand-ins for Alibaba Cloud OSS, Tencent COS and Huawei OBS: storage in memory that takes a request only where it goes to the bucket's own
host and is signed as the provider's manual says. The program reaches them as a proxy for HTTP, so that it asks for the real names.

What they stand for is the request: method, host, path, headers and signature. How the real services answer in every case is not known here.
"""

import base64
import email.utils
import hashlib
import hmac
import http.server
import threading
import urllib.parse
from xml.sax.saxutils import escape

import servers

ID, KEY = "test-id-0815", "test-key-4711"


def sha1(key, text):
    return hmac.new(key.encode(), text.encode(), hashlib.sha1)


def signed_by_resource(prefix, request, bucket, key, query):
    """OSS (signature version 1) and OBS: verb, digest, type, date, the provider's headers, and the resource."""
    own = sorted((name.lower(), value.strip()) for name, value in request.headers.items() if name.lower().startswith(f"x-{prefix}-"))
    headers = "".join(f"{name}:{value}\n" for name, value in own)
    sub = [f"{name}={value}" if value else name for name, value in sorted(query) if name in SUBRESOURCES]
    resource = f"/{bucket}/{key}" + ("?" + "&".join(sub) if sub else "")
    date = "" if any(name == f"x-{prefix}-date" for name, _ in own) and prefix == "obs" else request.headers.get("Date", "")
    lines = [request.command, request.headers.get("Content-MD5", ""), request.headers.get("Content-Type", ""), date]
    said = "\n".join(lines) + "\n" + headers + resource
    signature = base64.b64encode(sha1(KEY, said).digest()).decode()
    return request.headers.get("Authorization") == f"{prefix.upper()} {ID}:{signature}"


SUBRESOURCES = {"acl", "uploads", "uploadId", "partNumber", "delete", "continuation-token", "versionId", "versions", "append", "position"}


def signed_by_list(request, key, query):
    """COS: which headers and parameters are signed stands in the authorization itself."""
    said = dict(part.split("=", 1) for part in request.headers.get("Authorization", "").split("&") if "=" in part)
    quote = lambda text: urllib.parse.quote(text, safe="-_.~")
    named = [name for name in said.get("q-header-list", "").split(";") if name]
    headers = "&".join(f"{name}={quote(request.headers.get(name, ''))}" for name in named)
    given = {quote(name).lower(): quote(value) for name, value in query}
    params = "&".join(f"{name}={given.get(name, '')}" for name in said.get("q-url-param-list", "").split(";") if name)
    format_string = f"{request.command.lower()}\n/{key}\n{params}\n{headers}\n"
    time = said.get("q-sign-time", "")
    to_sign = f"sha1\n{time}\n{hashlib.sha1(format_string.encode()).hexdigest()}\n"
    signature = sha1(sha1(KEY, time).hexdigest(), to_sign).hexdigest()
    is_whole = said.get("q-ak") == ID and said.get("q-key-time") == time
    return is_whole and said.get("q-signature") == signature


class Cloud:
    """One bucket of a provider: `oss`, `cos` or `obs`."""

    def __init__(self, provider, bucket, host):
        self.objects, self.headers, self.refused = {}, {}, []
        # What the requests that take the lock say of an object that is there already.
        self.locks = set()
        lock = threading.Lock()
        cloud = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_any(self):
                address = urllib.parse.urlsplit(self.path)
                key = urllib.parse.unquote(address.path).removeprefix("/")
                query = urllib.parse.parse_qsl(address.query, keep_blank_values=True)
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                if provider == "cos":
                    is_signed = signed_by_list(self, key, query)
                else:
                    is_signed = signed_by_resource(provider, self, bucket, key, query)
                if address.netloc != f"{bucket}.{host}" or not is_signed:
                    cloud.refused.append(f"{self.command} {self.path} {dict(self.headers)}")
                    return self.answer(403, b"<Error><Code>SignatureDoesNotMatch</Code></Error>")
                with lock:
                    self.serve(key, dict(query), body)

            def serve(self, key, query, body):
                source = self.headers.get(f"x-{provider}-copy-source")
                if self.command == "PUT" and source:
                    path = urllib.parse.unquote(source).removeprefix("/")
                    path = path.removeprefix(f"{bucket}.{host}/").removeprefix(f"{bucket}/")
                    if path not in cloud.objects:
                        return self.answer(404, b"<Error><Code>NoSuchKey</Code></Error>")
                    cloud.objects[key] = cloud.objects[path]
                    cloud.headers[key] = cloud.headers[path]
                    return self.answer(200, b"<CopyObjectResult><ETag>x</ETag></CopyObjectResult>")
                if self.command == "PUT":
                    if key.endswith("/lock.json"):
                        cloud.locks.add(self.headers.get(f"x-{provider}-forbid-overwrite"))
                    cloud.objects[key] = body
                    cloud.headers[key] = (self.headers.get("Content-Type"), self.headers.get("Cache-Control"))
                    return self.answer(200, b"", self.tag(body))
                if self.command == "DELETE":
                    cloud.objects.pop(key, None)
                    return self.answer(204, b"")
                if key == "":
                    return self.answer(200, self.listed(query), {"Content-Type": "application/xml"})
                if key not in cloud.objects:
                    return self.answer(404, b"<Error><Code>NoSuchKey</Code></Error>")
                self.answer(200, cloud.objects[key], self.tag(cloud.objects[key]))

            def tag(self, body):
                return {"ETag": f'"{hashlib.md5(body).hexdigest()}"', "Last-Modified": email.utils.formatdate(0, usegmt=True)}

            def listed(self, query):
                prefix, delimiter = query.get("prefix", ""), query.get("delimiter", "")
                names = sorted(name for name in cloud.objects if name.startswith(prefix))
                rest = {name: name[len(prefix):] for name in names}
                inside = [name for name in names if not delimiter or delimiter not in rest[name]]
                folders = sorted({prefix + rest[name].split(delimiter)[0] + delimiter for name in names if name not in inside})
                contents = "".join(
                    f"<Contents><Key>{escape(name)}</Key><LastModified>2026-01-31T00:00:00.000Z</LastModified>"
                    f"<ETag>\"{hashlib.md5(cloud.objects[name]).hexdigest()}\"</ETag><Type>Normal</Type>"
                    f"<Size>{len(cloud.objects[name])}</Size><StorageClass>Standard</StorageClass></Contents>"
                    for name in inside
                )
                common = "".join(f"<CommonPrefixes><Prefix>{escape(name)}</Prefix></CommonPrefixes>" for name in folders)
                head = f"<Name>{bucket}</Name><Prefix>{escape(prefix)}</Prefix><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>"
                return f"<?xml version=\"1.0\"?><ListBucketResult>{head}{contents}{common}</ListBucketResult>".encode()

            def answer(self, status, body, headers=None):
                self.send_response_only(status)
                for name, value in (headers or {}).items():
                    self.send_header(name, value)
                if status != 204:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(body)

            do_GET = do_PUT = do_HEAD = do_DELETE = do_POST = handle_any

            def log_message(self, *_):
                pass

        self.server = servers.Threaded(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def digests(self):
        names = [name for name in self.objects if not name.startswith("ip/.casebook/")]
        return {name.removeprefix("ip/"): hashlib.sha256(self.objects[name]).hexdigest() for name in names}

    def read(self, name):
        return self.objects[f"ip/{name}"]

    def write(self, name, body):
        self.objects[f"ip/{name}"] = body
