"""How time grows with the corners of a site: each at a quarter of its size and whole."""

import shutil
import sys
from dataclasses import dataclass

from . import results, table
from .build import files_and_bytes
from .process import Cost, Failed, measure
from .programs import WORK, casebook_build

CORNERS = {
    "term": (5000, "short cases in one term"),
    "figures": (10000, "figures in one case"),
    "observations": (100000, "observations in one statistic"),
    "taxonomies": (200, "taxonomies"),
    "write-up": (2000000, "bytes in one write-up"),
}
CASES = 20
"""The cases beside the corner, each of which leads to it."""
SLACK = 1.25
"""How much more than the output the seconds may grow: sorting takes a little more than its share, and no measurement is exact."""


@dataclass(frozen=True)
class Built:
    """What a build took, and how many bytes it wrote."""

    cost: Cost
    size: int


def run(tools, arguments):
    """Measures each corner, less what the site takes without it."""
    name, program = next(iter(tools.casebooks().items()))
    rows = []
    plain = _measured(tools, program, CASES, None, arguments)
    largest = max(8, 1000 // arguments.part)
    ends = [_measured(tools, program, cases, None, arguments) for cases in (largest // 4, largest)]
    rows.append(row("cases", largest, Built(Cost(0, 0, 0), 0), ends))
    for corner, (size, words) in CORNERS.items():
        size = max(8, size // arguments.part)
        ends = [_measured(tools, program, CASES, f"{corner}={part}", arguments) for part in (size // 4, size)]
        rows.append(row(words, size, plain, ends))
    head = ["", "size", "a quarter of it: cpu", "whole: cpu", "four times as much takes", "and writes", "in proportion", "peak"]
    body = (
        f"{table.markdown(head, rows)}\n\n{name}; cold builds, the least of {arguments.rounds} each, with {CASES} cases beside that lead to the corner, "
        f"whose own seconds and bytes are taken off. Four would be in proportion, sixteen in proportion to the square. What takes up to {SLACK:g} times as "
        "much more time as it writes more bytes is in proportion to its output. Each list of cases leads to every term that has cases, so that the "
        "output itself grows by the square of the taxonomies."
    )
    results.tell("growth", "Growth in the corners", body, tools, arguments.record)


def row(words, size, plain, ends):
    """A line of the table, from what the site takes without the corner, and with a quarter of it and all of it."""
    less = [max(end.cost.cpu - plain.cost.cpu, 0.0) if end and plain else None for end in ends]
    shown = [f"{value:.2f} s" if value is not None else "gave up" for value in less]
    peak = f"{ends[1].cost.peak:.0f} MiB" if ends[1] else "-"
    # What is lost in the noise has no growth.
    if not all(value is not None and value > 0.2 for value in less):
        return [words, f"{size:,}", *shown, "-", "-", "-", peak]
    takes = less[1] / less[0]
    writes = (ends[1].size - plain.size) / max(ends[0].size - plain.size, 1)
    judged = "yes" if takes <= 4 * SLACK else "to its output" if takes <= writes * SLACK else "no"
    return [words, f"{size:,}", *shown, f"{takes:.1f} times", f"{writes:.1f} times", judged, peak]


def _measured(tools, program, cases, corner, arguments):
    site = tools.site("growth", cases, corner)
    output = WORK / "growth-output"
    built = []
    try:
        for _ in range(arguments.rounds):
            shutil.rmtree(output, ignore_errors=True)
            cost = measure(casebook_build(program, site, output), arguments.timeout)
            built.append(Built(cost, files_and_bytes(output)[1]))
    except Failed as failed:
        print(f"bench: {cases} cases, {corner}: {failed}", file=sys.stderr)
        return None
    finally:
        shutil.rmtree(output, ignore_errors=True)
    # Other work only ever adds.
    return min(built, key=lambda one: one.cost.cpu)
