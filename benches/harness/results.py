"""`benches/RESULTS.md`: a section for each kind of run, with the machine and the versions."""

import os
import platform
import re
from datetime import date
from pathlib import Path

from .programs import BENCHES, HUGO_VERSION, ROOT, said

RESULTS = BENCHES / "RESULTS.md"


def tell(name, title, body, tools, record):
    """Prints a section and, where `record` says so, puts it in the place of the one of that name."""
    section = f"## {title}\n\n{machine(tools.described())}\n\n{body}\n"
    print(section)
    if record:
        old = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else "# Results\n"
        RESULTS.write_text(replaced(old, name, section), encoding="utf-8")


def replaced(text, name, section):
    """A text in which a section stands between its marks, at its old place or at the end."""
    marked = f"<!-- {name} -->\n{section}<!-- /{name} -->\n"
    pattern = re.compile(rf"<!-- {re.escape(name)} -->\n.*?<!-- /{re.escape(name)} -->\n", re.DOTALL)
    if pattern.search(text):
        return pattern.sub(lambda _: marked, text)
    return f"{text.rstrip()}\n\n{marked}"


def machine(casebook):
    """A paragraph on where and with what this was measured."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = f"{platform.system()} {platform.release().split('-')[0]}"
    return (
        f"{date.today()}; {_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB, {system}, "
        f"{_file_system(ROOT)}; load when this ended {os.getloadavg()[0]:.1f}. {casebook}; {said('rustc', '--version')}, "
        f"Hugo {HUGO_VERSION}, Python {platform.python_version()}."
    )


def _processor():
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.machine()
    named = re.search(r"^model name\s*: (.*)$", text, re.MULTILINE)
    return named.group(1) if named else platform.machine()


def _file_system(folder):
    try:
        lines = Path("/proc/mounts").read_text(encoding="utf-8").splitlines()
    except OSError:
        return "a file system that is not told"
    mounts = [line.split()[1:4] for line in lines]
    holding = [mount for mount in mounts if folder.is_relative_to(mount[0])]
    _, kind, options = max(holding, key=lambda mount: len(mount[0]))
    return f"{kind} with `discard`" if "discard" in options.split(",") else kind


