"""How time grows with the corners of a site: each at a quarter of its size and whole."""

import shutil
import sys

from . import results, table
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


def run(tools, arguments):
    """Measures each corner, less what the site takes without it."""
    name, program = next(iter(tools.casebooks().items()))
    rows = []
    plain = _measured(tools, program, CASES, None, arguments)
    largest = max(8, 1000 // arguments.part)
    ends = [_measured(tools, program, cases, None, arguments) for cases in (largest // 4, largest)]
    rows.append(row("cases", largest, Cost(0, 0, 0), ends))
    for corner, (size, words) in CORNERS.items():
        size = max(8, size // arguments.part)
        ends = [_measured(tools, program, CASES, f"{corner}={part}", arguments) for part in (size // 4, size)]
        rows.append(row(words, size, plain, ends))
    head = ["", "size", "a quarter of it: cpu", "whole: cpu", "four times as much takes", "peak"]
    body = (
        f"{table.markdown(head, rows)}\n\n{name}; cold builds, the least of {arguments.rounds} each, with {CASES} cases beside that lead to the corner, "
        "whose own seconds are taken off. Four would be in proportion, sixteen in proportion to the square."
    )
    results.tell("growth", "Growth in the corners", body, tools, arguments.record)


def row(words, size, plain, ends):
    """A line of the table, from what the site takes without the corner, and with a quarter of it and all of it."""
    less = [max(end.cpu - plain.cpu, 0.0) if end and plain else None for end in ends]
    shown = [f"{value:.2f} s" if value is not None else "gave up" for value in less]
    # What is lost in the noise has no growth.
    known = all(value is not None and value > 0.2 for value in less)
    factor = f"{less[1] / less[0]:.1f} times" if known else "-"
    peak = f"{ends[1].peak:.0f} MiB" if ends[1] else "-"
    return [words, f"{size:,}", *shown, factor, peak]


def _measured(tools, program, cases, corner, arguments):
    site = tools.site("growth", cases, corner)
    output = WORK / "growth-output"
    costs = []
    try:
        for _ in range(arguments.rounds):
            shutil.rmtree(output, ignore_errors=True)
            costs.append(measure(casebook_build(program, site, output), arguments.timeout))
    except Failed as failed:
        print(f"bench: {cases} cases, {corner}: {failed}", file=sys.stderr)
        return None
    finally:
        shutil.rmtree(output, ignore_errors=True)
    # Other work only ever adds.
    return min(costs, key=lambda cost: cost.cpu)
