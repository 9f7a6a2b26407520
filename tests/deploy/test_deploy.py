"""`casebook deploy` to real servers on this machine: what stands there afterwards, also where a deployment is broken off again and again.

Every deployment is the program itself with one target in site.yaml. The numbers of requests at which it is killed come from a fixed seed.
"""

import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import unittest
import urllib.error
import urllib.parse
import urllib.request

import clouds
import servers

CASEBOOK = pathlib.Path(__file__).resolve().parents[2] / "target/debug/casebook"
CASE = "content/cases/example-case/case.yaml"
KEYS = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_EC2_METADATA_DISABLED": "true"}
OWNER = {"Authorization": "AWS4-HMAC-SHA256 Credential=test/20260131/us-east-1/s3/aws4_request"}
# How often a deployment to storage is killed.
KILLS = int(os.environ.get("CASEBOOK_KILLS", "40"))


class Site:
    """A new site with one deploy target, `host`."""

    def __init__(self, folder, target, env=None):
        pathlib.Path(folder).mkdir(exist_ok=True)
        self.root = pathlib.Path(folder) / "site"
        self.env = {**os.environ, **KEYS, **(env or {})}
        self.run("init")
        settings = self.root / "content/site.yaml"
        settings.write_text(settings.read_text() + f"\ndeploy:\n  host: {json.dumps(target)}\n")

    def start(self, *args):
        command = [CASEBOOK, "--lang", "en", "--root", self.root, *args]
        self.root.mkdir(exist_ok=True)
        return subprocess.Popen(command, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def run(self, *args, code=0):
        process = self.start(*args)
        said, _ = process.communicate()
        assert process.returncode == code, f"{args}: {process.returncode}\n{said}"
        return said

    def edit(self, value):
        """Changes a number, and with it some pages and downloads. What was built goes, so that the number was nobody's yet."""
        shutil.rmtree(self.root / "public", ignore_errors=True)
        case = self.root / CASE
        case.write_text(re.sub(r"(unit: person\n    value: )\d+", rf"\g<1>{value}", case.read_text()))

    def published(self):
        """Every published file with its digest."""
        public = self.root / "public"
        files = {}
        for path in public.rglob("*"):
            if path.is_file():
                files[path.relative_to(public).as_posix()] = hashlib.sha256(path.read_bytes()).hexdigest()
        return files


def links(page, body):
    """The files of the site that a page leads to or is made of."""
    for link in re.findall(r'(?:href|src)="([^"#?]*)', body.decode()):
        if link and not re.match(r"[a-z]+:|//", link):
            path = urllib.parse.unquote(urllib.parse.urljoin(f"http://site/{page}", link)).removeprefix("http://site/")
            yield path + "index.html" if path.endswith("/") or path == "" else path


class Deploy(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.at = pathlib.Path(self.folder.name)

    def serve(self, server):
        running = server.__enter__()
        self.addCleanup(server.__exit__)
        return running

    def round(self, site, host):
        """What every host must do. `host` gives the bytes of each file there, and takes an edit by somebody else."""
        self.assertIn(" sent, 0 deleted", site.run("deploy"))
        first = site.published()
        self.assertEqual(host.digests(), first)
        self.assertIn("has this publication already", site.run("deploy"))
        site.edit(301)
        self.assertIn("nothing was changed", site.run("deploy", "--dry-run"))
        self.assertEqual(host.digests(), first, "--dry-run changed something")
        said = site.run("deploy")
        second = site.published()
        self.assertEqual(host.digests(), second)
        self.assertNotIn(" 0 there already", said, "everything was sent again")
        # Somebody else.
        host.write("theirs.txt", b"theirs")
        host.write("about/index.html", b"by hand")
        site.edit(302)
        about = site.root / "content/pages/about/en.md"
        about.write_text(about.read_text() + "\nOne sentence more.\n")
        said = site.run("deploy", code=2)
        self.assertIn("about/index.html", said)
        self.assertIn("--force", said)
        self.assertEqual(host.read("about/index.html"), b"by hand")
        site.run("deploy", "--force")
        third = site.published()
        self.assertEqual(host.digests(), {**third, "theirs.txt": hashlib.sha256(b"theirs").hexdigest()})
        return second, third

    def back(self, site, host, second):
        site.run("deploy", "--rollback")
        # What somebody else had written stood there before the last deployment.
        others = {"theirs.txt": b"theirs", "about/index.html": b"by hand"}
        others = {name: hashlib.sha256(body).hexdigest() for name, body in others.items()}
        self.assertEqual(host.digests(), {**second, **others})


class Folder:
    """A host whose files this machine sees."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    def digests(self):
        files = {}
        for path in self.folder.rglob("*"):
            name = path.relative_to(self.folder).as_posix()
            if path.is_file() and not name.startswith((".casebook/", ".DAV/")) and "/.DAV/" not in name:
                files[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        return files

    def read(self, name):
        return (self.folder / name).read_bytes()

    def write(self, name, body):
        (self.folder / name).write_bytes(body)


class Storage:
    """A bucket, as its readers see it."""

    def __init__(self, port, bucket="site"):
        self.url = f"http://127.0.0.1:{port}/{bucket}"
        self.ask("PUT", "")

    def ask(self, method, path, body=None):
        request = urllib.request.Request(self.url + path, data=body, method=method)
        # The server takes any signature; it tells owners from readers by whether there is one.
        for name, value in {**OWNER, "Content-Type": "application/octet-stream"}.items():
            request.add_header(name, value)
        with urllib.request.urlopen(request) as answer:
            return answer.read(), answer.headers

    def names(self):
        names, after = [], ""
        while True:
            listed, _ = self.ask("GET", "?list-type=2&start-after=" + urllib.parse.quote(after))
            found = [urllib.parse.unquote(name) for name in re.findall(r"<Key>(.*?)</Key>", listed.decode())]
            names += found
            if "<IsTruncated>true" not in listed.decode() or not found:
                return [name for name in names if not name.startswith(".casebook/")]
            after = found[-1]

    def digests(self):
        return {name: hashlib.sha256(self.read(name)).hexdigest() for name in self.names()}

    def read(self, name):
        return self.ask("GET", "/" + urllib.parse.quote(name))[0]

    def write(self, name, body):
        self.ask("PUT", "/" + urllib.parse.quote(name), body)


class Sftp(Deploy):
    def test_openssh(self):
        (self.at / "ssh").mkdir()
        server = self.serve(servers.sshd(self.at / "ssh"))
        path = f"{os.environ['PATH']}"
        user = subprocess.run(["id", "-un"], capture_output=True, text=True, check=True).stdout.strip()
        target = {"kind": "sftp", "host": "127.0.0.1", "port": server.port, "user": user, "path": str(self.at / "www/site")}
        site = Site(self.at, target, {"PATH": f"{self.at}/ssh/bin:{path}"})
        host = Folder(self.at / "www/site")
        second, _ = self.round(site, host)
        self.back(site, host, second)


class WebDav(Deploy):
    def test_apache(self):
        server = self.serve(servers.apache(self.at / "dav", "geheim-4711"))
        self.at.chmod(0o755)
        target = {"kind": "webdav", "endpoint": f"http://127.0.0.1:{server.port}", "user": "anna", "path": "site"}
        site = Site(self.at, target, {"CASEBOOK_HOST_PASSWORD": "falsch-0815"})
        said = site.run("deploy", code=2)
        self.assertIn("does not take this user and password", said)
        self.assertNotIn("falsch-0815", said)
        site.env["CASEBOOK_HOST_PASSWORD"] = "geheim-4711"
        host = Folder(self.at / "dav/dav/site")
        second, _ = self.round(site, host)
        self.back(site, host, second)


class S3(Deploy):
    def target(self, port):
        return {"kind": "s3", "bucket": "site", "region": "us-east-1", "endpoint": f"http://127.0.0.1:{port}"}

    def test_a_round_with_types_and_caching(self):
        server = self.serve(servers.moto(self.at))
        host = Storage(server.port)
        way = {"fate": "pass"}
        readers = self.serve(servers.Proxy(server.port, lambda _: way["fate"], OWNER))
        site = Site(self.at, {**self.target(server.port), "url": f"http://127.0.0.1:{readers.port}/site"})
        second, third = self.round(site, host)
        self.assertIn("they are as published", site.run("deploy"))
        asset = next(name for name in third if re.search(r"^assets/.*\.[0-9a-f]{10}\.css$", name))
        for name, kind, cache in [
            ("index.html", "text/html; charset=utf-8", "no-cache"),
            (asset, "text/css; charset=utf-8", "public, max-age=31536000, immutable"),
            ("figures.json", "application/json", "no-cache"),
        ]:
            headers = host.ask("HEAD", "/" + name)[1]
            self.assertEqual((headers["Content-Type"], headers["Cache-Control"]), (kind, cache), name)
        way["fate"] = "forge"
        self.assertIn("otherwise than it was published", site.run("deploy", code=2))
        self.back(site, host, second)

    def test_every_tenth_request_is_lost(self):
        server = self.serve(servers.moto(self.at))
        host = Storage(server.port)
        fate = lambda number: {0: "lose", 5: "forget"}.get(number % 10, "pass")
        proxy = self.serve(servers.Proxy(server.port, fate))
        site = Site(self.at, self.target(proxy.port))
        for value in [301, 302, 303]:
            site.edit(value)
            site.run("deploy")
            self.assertEqual(host.digests(), site.published())
        self.assertGreater(proxy.count, 100)

    def test_of_two_at_once_one_stops_and_the_host_is_whole(self):
        server = self.serve(servers.moto(self.at))
        host = Storage(server.port)
        # Long enough that both are at work at the same time.
        proxy = self.serve(servers.Proxy(server.port, lambda _: time.sleep(0.02) or "pass"))
        sites = [Site(self.at / name, self.target(proxy.port)) for name in ["here", "there"]]
        sites[0].run("deploy")
        for value, site in enumerate(sites):
            site.edit(310 + value)
            # Built before, so that the deployments begin together.
            site.run("build")
        running = [site.start("deploy") for site in sites]
        ended = [(process.communicate()[0], process.returncode) for process in running]
        self.assertIn(0, [code for _, code in ended], ended)
        refused = [(site, said) for site, (said, code) in zip(sites, ended) if code]
        for site, said in refused:
            self.assertRegex(said, "another deployment to host is at work: process [0-9]+ of |somebody else has just deployed")
            done = sites[1 - sites.index(site)]
            self.assertEqual(host.digests(), done.published())
            site.run("deploy")
            self.assertEqual(host.digests(), site.published())
        self.assertIn(host.digests(), [site.published() for site in sites])
        # The storage itself knows of one lock at a time.
        host.write(".casebook/lock.json", b'{"machine":"elsewhere","process":42,"since":"2026-01-31 08:00:00 UTC"}')
        sites[0].edit(320)
        self.assertIn("process 42 of elsewhere", sites[0].run("deploy", code=2))
        self.assertIn(" sent", sites[0].run("deploy", "--force"))
        self.assertEqual(host.digests(), sites[0].published())

    def test_killed_at_any_request_readers_meet_whole_pages_and_the_next_run_mends(self):
        server = self.serve(servers.moto(self.at))
        host = Storage(server.port)
        victim = {"at": 0, "process": None}
        lock = threading.Lock()

        def fate(number):
            with lock:
                victim["at"] -= 1
                if victim["at"] == 0:
                    os.kill(victim["process"].pid, signal.SIGKILL)
                    return random.choice(["lose", "forget"])
            return "pass"

        proxy = self.serve(servers.Proxy(server.port, fate))
        site = Site(self.at, self.target(proxy.port))
        site.run("deploy")
        requests = proxy.count
        versions = set(site.published().items())
        random.seed(20260131)
        killed = went_on = 0
        for kill in range(KILLS):
            # Every other time the site has changed; in between the same deployment is killed again.
            if kill % 2 == 0:
                site.edit(400 + kill)
                # Built before, so that it is known what may stand at the host.
                site.run("build")
                versions |= set(site.published().items())
            victim["at"] = 10**9
            with lock:
                victim["process"] = site.start("deploy")
                victim["at"] = random.randint(1, max(requests // (4 if kill % 3 else 1), 2))
            said, _ = victim["process"].communicate()
            if victim["process"].returncode != -signal.SIGKILL:
                victim["at"] = 10**9
                requests = max(requests // 2, 60)
                continue
            killed += 1
            strange = set(host.digests().items()) - versions
            self.assertFalse(strange, f"neither of this publication nor of an earlier one, after kill {kill}")
            names = set(host.names())
            for name in names:
                if name.endswith(".html"):
                    for link in links(name, host.read(name)):
                        self.assertIn(link, names, f"{name} leads to what is not there, after kill {kill}")
            if kill % 5 == 4:
                victim["at"] = 10**9
                went_on += "goes on" in site.run("deploy")
                self.assertEqual(host.digests(), site.published(), f"after kill {kill}")
        victim["at"] = 10**9
        site.run("deploy")
        self.assertEqual(host.digests(), site.published())
        print(f"\n{killed} of {KILLS} deployments to S3 were killed; {went_on} were gone on with and said so")
        self.assertGreater(killed, KILLS // 2)
        self.assertGreater(went_on, 0)


class Clouds(Deploy):
    """OSS, COS and OBS as far as their requests go; see clouds.py."""

    def provider(self, kind, host, id_name, key_name):
        cloud = self.serve(clouds.Cloud(kind, "site-1250000000", host))
        target = {"kind": kind, "bucket": "site-1250000000", "endpoint": f"http://{host}", "path": "ip"}
        proxy = {"http_proxy": f"http://127.0.0.1:{cloud.port}", "no_proxy": ""}
        site = Site(self.at, target, {id_name: clouds.ID, key_name: clouds.KEY, **proxy})
        second, third = self.round(site, cloud)
        asset = next(name for name in third if re.search(r"^assets/.*\.[0-9a-f]{10}\.css$", name))
        self.assertEqual(cloud.headers[f"ip/{asset}"], ("text/css; charset=utf-8", "public, max-age=31536000, immutable"))
        self.assertEqual(cloud.headers["ip/index.html"], ("text/html; charset=utf-8", "no-cache"))
        self.back(site, cloud, second)
        self.assertEqual(cloud.refused, [])
        # OBS knows no such condition.
        self.assertEqual(cloud.locks, {None} if kind == "obs" else {"true"})
        # A wrong key is refused, and neither it nor the right one is said.
        site.env[key_name] = "falsch-0815"
        said = site.run("deploy", code=2)
        self.assertNotIn("falsch-0815", said)
        self.assertNotEqual(cloud.refused, [])

    def test_oss(self):
        self.provider("oss", "oss-cn-hangzhou.aliyuncs.com", "ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET")

    def test_cos(self):
        self.provider("cos", "cos.ap-guangzhou.myqcloud.com", "TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY")

    def test_obs(self):
        self.provider("obs", "obs.cn-north-4.myhuaweicloud.com", "HUAWEI_CLOUD_ACCESS_KEY_ID", "HUAWEI_CLOUD_SECRET_ACCESS_KEY")


if __name__ == "__main__":
    unittest.main()
