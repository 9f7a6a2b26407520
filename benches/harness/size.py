"""What the program is made of, how long it takes to compile and how soon it starts."""

import os
import re
import shutil
import subprocess
import time
from collections import Counter
from pathlib import Path
from statistics import median

from . import results, table
from .process import Failed, measure
from .programs import ROOT, WORK

FORMS = {"with every feature": [], "slim": ["--no-default-features"]}
TOLD_MOST = 15
STARTS = 200
KINDS = {"code": (".text",), "data": (".rodata",), "unwinding and relocation": (".eh_frame", ".gcc_except_table", ".data", ".rela")}
"""Parts of a program by the beginning of their sections' names; the first that fits."""


def run(tools, arguments):
    """Compiles both forms into folders of their own, so that nothing is there yet, and looks at what came out."""
    body = []
    for name, features in FORMS.items():
        target = WORK / f"cold-{'slim' if features else 'full'}"
        if not arguments.warm:
            shutil.rmtree(target, ignore_errors=True)
        cargo = ["cargo", "rustc", "--release", "--locked", "--bin", "casebook", "--target-dir", target, *features]
        # What is linked is written down by the linker itself: no other says of data whose it is.
        listed = target / "linked.map"
        cost = measure([*cargo, "--", "-C", f"link-arg=-Wl,-Map={listed}"], arguments.timeout)
        program = target / "release" / "casebook"
        compiled = "" if arguments.warm else f" Compiled from nothing in {cost.wall:.0f} s on the clock, {cost.cpu:.0f} s of processor."
        body.append(
            f"**{name}**: {program.stat().st_size / 1e6:.1f} MB, {_stripped(program) / 1e6:.1f} MB without symbols."
            f"{compiled} {_start(program)}\n\n{made_of(listed.read_text(encoding='utf-8', errors='replace'))}"
        )
    body.append(
        f"`cargo build --release`, and with `--no-default-features`. Generic code counts for who uses it. In the data of casebook: its theme, {_size(ROOT / 'themes' / 'civic')}; "
        f"with pictures its fonts, {_size(ROOT / 'src' / 'render' / 'fonts', '*.otf')}. The packages `icu_*_data` are tables of Unicode and of languages."
    )
    results.tell("size", "The program: size, compilation and start", "\n\n".join(body), tools, arguments.record)


def made_of(listed):
    """A table of the packages that take most, from the map that LLVM's linker writes."""
    sizes = {}
    for line in listed.splitlines():
        # Address twice, size and alignment, and behind them whose section it is.
        found = re.match(r" *[0-9a-f]+ +[0-9a-f]+ +([0-9a-f]+) +\d+ {9}(\S.*):\((\.[^)]*)\)$", line)
        kind = found and next((kind for kind, names in KINDS.items() if found[3].startswith(names)), None)
        if kind:
            sizes.setdefault(package(found[2]), Counter())[kind] += int(found[1], 16)
    if not sizes:
        raise Failed("the linker wrote no map in the form of LLVM's; Rust 1.90 and later link with it on Linux")
    order = sorted(sizes, key=lambda name: -sizes[name].total())
    rest = sum((sizes[name] for name in order[TOLD_MOST:]), Counter())
    told = [*((name, sizes[name]) for name in order[:TOLD_MOST]), (f"{len(order[TOLD_MOST:])} others", rest), ("in all", sum(sizes.values(), Counter()))]
    rows = [[name, *(f"{size[kind] / 1e3:,.0f} kB" for kind in KINDS), f"{size.total() / 1e3:,.0f} kB"] for name, size in told]
    return table.markdown(["package", *KINDS, "in all"], rows)


def package(file):
    """The package that a linked file is of."""
    found = re.search(r"/lib([\w.-]+?)(?:-[0-9a-f]{8,})?\.rlib\(", file) or re.search(r"/(\w+)-[0-9a-f]{8,}\.[^/]*\.o$", file)
    return found[1] if found else "C library and linker"


def _stripped(program):
    copy = WORK / "stripped"
    subprocess.run(["strip", "-o", copy, program], check=True)
    return copy.stat().st_size


def _start(program):
    """How soon `--version` is said, beside a program that does nothing."""
    times = {str(path): [once(path, *rest) for _ in range(STARTS)] for path, *rest in ((program, "--version"), (Path("/bin/true"),))}
    own, nothing = (table.milliseconds(values) for values in times.values())
    least = 1000 * min(times[str(program)])
    return f"`--version` takes {least:.1f} ms at best ({own}, median and worst of {STARTS}; `true` takes {nothing})."


def once(*command):
    """The seconds from the start of a program to its end; what it prints goes nowhere."""
    words = [str(word) for word in command]
    with open(os.devnull, "wb") as nowhere:
        begin = time.perf_counter()
        pid = os.posix_spawn(words[0], words, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, nowhere.fileno(), 1)])
        os.waitpid(pid, 0)
        return time.perf_counter() - begin


def _size(folder, pattern="**/*"):
    return f"{sum(path.stat().st_size for path in folder.glob(pattern) if path.is_file()) / 1e3:,.0f} kB"
