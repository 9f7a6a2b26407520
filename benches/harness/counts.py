"""How many instructions each stage of a build takes, which does not depend on the machine's mood."""

import json
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from . import table
from .process import Failed
from .programs import BENCHES, ROOT, WORK, said

RECORDED = BENCHES / "counts" / "recorded.json"
CASES = 2
STAGES = ["load", "read", "theme", "plan", "check", "render", "render_and_audit", "publish"]
"""The functions of `counts/stages.rs` at whose ends callgrind writes down what it has counted."""
TOLERANCE = 0.05
"""What a stage may take more than was recorded. Two runs of one program differ by a thousandth, since hash tables of packages begin by chance."""
TOLERANCE_ELSEWHERE = 0.25
"""The same where another compiler made the program, which alone changes a few hundredths: only what grew by far is seen then."""


def run(tools, arguments):
    """Counts, and compares with what was recorded or records it."""
    counted = _counted(tools)
    here = {"rustc": said("rustc", "--version"), "machine": platform.machine(), "cases": CASES}
    if arguments.record:
        text = json.dumps({**here, "instructions": counted}, indent=2)
        RECORDED.write_text(f"{text}\n", encoding="utf-8")
    recorded = json.loads(RECORDED.read_text(encoding="utf-8"))
    before = recorded.pop("instructions")
    is_same = recorded == here
    rows, grown = compared(before, counted, TOLERANCE if is_same else TOLERANCE_ELSEWHERE)
    print(table.markdown(["stage", "recorded, millions", "now", "change"], rows))
    again = "`benches/run counts --record` records them anew"
    if not is_same:
        print(
            f"\nThe numbers were recorded with {recorded['rustc']} on {recorded['machine']}, and this is {here['rustc']} on {here['machine']}: up to "
            f"{TOLERANCE_ELSEWHERE:.0%} more is let pass in place of {TOLERANCE:.0%}. Where this is the compiler from now on, {again}."
        )
    if grown:
        raise Failed(f"more instructions than recorded: {', '.join(grown)}. Find the cause, or where it is worth it, {again}; say why in the commit")
    if any(now < 1 - TOLERANCE for now in _ratios(before, counted)):
        print(f"\nSome take less than recorded. Lest that be lost again, {again}.")


def compared(before, counted, tolerance):
    """The lines of a table, and the stages that take more than they may."""
    if list(before) != list(counted):
        raise Failed(f"recorded are {', '.join(before)}, counted {', '.join(counted)}; `benches/run counts --record` records them anew")
    ratios = dict(zip(counted, _ratios(before, counted)))
    rows = [[stage, *(f"{count / 1e6:,.1f}" for count in (before[stage], counted[stage])), f"{ratios[stage] - 1:+.1%}"] for stage in counted]
    return rows, [f"{stage} {ratio - 1:+.1%}" for stage, ratio in ratios.items() if ratio > 1 + tolerance]


def _ratios(before, counted):
    return [counted[stage] / max(before[stage], 1) for stage in counted]


def _counted(tools):
    """The instructions of each stage, by its name."""
    if shutil.which("valgrind") is None:
        raise Failed("please install valgrind (Debian's name), which counts instructions")
    # The program of the tests, as they have compiled it.
    subprocess.run(["cargo", "build", "--quiet", "--locked", "--example", "stages"], cwd=ROOT, check=True)
    site = tools.site("counts", CASES, "equal")
    with tempfile.TemporaryDirectory(dir=WORK) as folder:
        out = Path(folder) / "callgrind.out"
        ends = [f"--dump-after=stages::stage_{stage}" for stage in STAGES]
        counting = ["valgrind", "--quiet", "--tool=callgrind", f"--callgrind-out-file={out}", *ends]
        program = [ROOT / "target" / "debug" / "examples" / "stages", site, Path(folder) / "output"]
        ended = subprocess.run([*counting, *program], capture_output=True, text=True, check=False)
        if ended.returncode != 0:
            raise Failed(f"{program[0]} ended with {ended.returncode}: {ended.stderr[-800:]}")
        parts = sorted(out.parent.glob("callgrind.out.*"), key=lambda part: int(part.suffix[1:]))
        return stages(part.read_text(encoding="utf-8", errors="replace") for part in parts)


def stages(parts):
    """The count of each part that callgrind wrote at the end of a stage. What audits takes is what rendering and auditing takes more than rendering."""
    counted = {}
    for text in parts:
        named = re.search(r"^desc: Trigger: --dump-after=.*stage_(\w+)$", text, re.MULTILINE)
        total = re.search(r"^(?:summary|totals): (\d+)", text, re.MULTILINE)
        if named and total:
            counted[named.group(1)] = int(total.group(1))
    both = counted.pop("render_and_audit", None)
    if both is None or "render" not in counted:
        raise Failed(f"callgrind gave no count of all stages, but of {', '.join(counted) or 'none'}")
    publish = counted.pop("publish")
    return {**counted, "audit": both - counted["render"], "publish": publish}
