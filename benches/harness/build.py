"""Builds side by side: into a new folder, again with nothing changed, and again with one case changed."""

import shutil
import sys
from functools import partial
from pathlib import Path
from statistics import median

from . import picture, results, table
from .process import Failed, measure
from .programs import BENCHES, WORK, casebook_build, hugo_build, limit_run

PHASES = {"cold": "new output", "same": "nothing changed", "changed": "one case changed"}


class Contestant:
    """A program on its own copy of the site, with what its runs took."""

    def __init__(self, name, site, command, text):
        """Takes the command as a function of site and output, and the write-up that is to be changed."""
        self.name, self.site, self.command, self.text = name, site, command, text
        self.key = name.lower().replace(",", "").replace(" ", "-")
        self.costs = {phase: [] for phase in PHASES}
        self.output = None

    def run(self, phase, number, timeout):
        """Runs one phase of a round; the first of a round takes a new folder."""
        if phase == "cold":
            self.output = WORK / "output" / f"{self.key}-{number}"
        if phase == "changed":
            change(self.text, f"Round {'ABCDEFGHIJ'[number % 10]} has come. ")
        try:
            self.costs[phase].append(measure(self.command(self.site, self.output), timeout))
        except Failed as failed:
            print(f"bench: {self.name}, {PHASES[phase]}: {failed}", file=sys.stderr)

    def took(self, phase, what):
        return [getattr(cost, what) for cost in self.costs[phase]]


def change(path, words):
    """Puts words at the beginning of the first paragraph of a write-up, in place of those that were put there before."""
    head, heading, body = path.read_text(encoding="utf-8").partition("## Where it began\n\n")
    if "has come. " in body:
        body = body.partition("has come. ")[2]
    path.write_text(head + heading + words + body, encoding="utf-8")


def run(tools, arguments):
    """Runs everything in turn and tells the result."""
    shutil.rmtree(WORK / "output", ignore_errors=True)
    cases, timeout = arguments.cases, arguments.timeout
    contestants = []
    if "casebook" not in arguments.without:
        for name, program in tools.casebooks().items():
            site = tools.site(f"site-{program.name}", cases)
            text = site / "content" / "cases" / "case-000001" / "en.md"
            contestants.append(Contestant(name, site, partial(casebook_build, program), text))
        # The one without optional features, where there is one; what is left out needs none.
        site = tools.site("site-equal", cases, "equal")
        text = site / "content" / "cases" / "case-000001" / "en.md"
        contestants.append(Contestant("Casebook, equal output", site, partial(casebook_build, program), text))
    if "hugo" not in arguments.without:
        site = tools.site("site-hugo", cases, "hugo")
        text = site / "content" / "en" / "cases" / "case-000001.md"
        contestants.append(Contestant("Hugo", site, partial(hugo_build, tools.hugo), text))
    if "limit" not in arguments.without:
        contestants += [_limit_of(tools, contestant) for contestant in contestants]
    for number in range(arguments.rounds):
        for phase in list(PHASES)[: 1 if arguments.cold else None]:
            for contestant in contestants[:: -1 if number % 2 else 1]:
                contestant.run(phase, number, timeout)
    title = f"Build of {cases:,} cases in two languages"
    drawing = BENCHES / f"results-build-{cases}.svg"
    body = f"{_costs(contestants)}\n\n{_ratios(contestants)}\n\nRounds in turn: {arguments.rounds}; medians of them."
    if arguments.record:
        body += f"\n\n![The table's seconds as bars]({drawing.name})"
        drawing.write_text(_drawn(f"{title}: seconds on the clock", contestants), encoding="utf-8")
    results.tell(f"build {cases}", title, body, tools, arguments.record)
    shutil.rmtree(WORK / "output", ignore_errors=True)


def _limit_of(tools, contestant):
    listed = WORK / f"list-{contestant.key}"
    listed.unlink(missing_ok=True)

    def command(site, output):
        # What it writes is known once the program itself has built, whose turn comes first in the first round.
        if not listed.exists():
            measure([tools.limit, "list", contestant.output, listed], 600)
        return limit_run(tools.limit, listed, site, output)

    return Contestant(f"Limit of {contestant.name}", contestant.site, command, contestant.text)


def _costs(contestants):
    head = ["wall, cpu", "files", "size", "peak", *PHASES.values()]
    rows = []
    for contestant in contestants:
        files, size = files_and_bytes(contestant.output)
        peaks = contestant.took("cold", "peak")
        row = [contestant.name, f"{files:,}", f"{size / 1e6:.1f} MB", f"{max(peaks):.0f} MiB" if peaks else "-"]
        row += [table.both(table.seconds(contestant.took(phase, what)) for what in ("wall", "cpu")) for phase in PHASES]
        rows.append(row)
    return table.markdown(head, rows)


def _ratios(contestants):
    named = {contestant.name: contestant for contestant in contestants}
    rows = []
    for name, contestant in named.items():
        for other in ("Hugo", f"Limit of {name}"):
            if name == other or name.startswith("Limit") or other not in named:
                continue
            row = [f"{name} / {other}"]
            for phase in PHASES:
                pairs = [(contestant.took(phase, what), named[other].took(phase, what)) for what in ("wall", "cpu")]
                row.append(table.both(table.ratio(above, below) for above, below in pairs))
            rows.append(row)
    return table.markdown(["ratio of wall, of cpu", *PHASES.values()], rows)


def files_and_bytes(folder):
    """How many files a folder has, and how many bytes they have."""
    sizes = [path.stat().st_size for path in Path(folder).rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)


def _drawn(title, contestants):
    groups = []
    for phase, name in PHASES.items():
        took = {contestant.name: contestant.took(phase, "wall") for contestant in contestants}
        rows = [(contestant, median(values)) for contestant, values in took.items() if values]
        groups.append((name, rows))
    return picture.bars(title, groups)
