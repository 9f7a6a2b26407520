"""The preview under load: browsers that hold connections open for its messages, and pages that are asked for all the while."""

import asyncio
import resource
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from . import results, table
from .listen import HOST
from .preview import Preview
from .process import Failed, memory
from .programs import WORK

HELD = 1000
RATE = 200
SECONDS = 30
WARM = 10
"""Seconds after which memory and files are counted first: until then the preview fills what it keeps of pages."""
PATIENCE = 10
"""Seconds after which a page that has not come counts as an error."""
SPARE = 600
"""Files of this program beside the connections that it holds: requests under way, and its own."""


@dataclass
class Seen:
    """What was seen while the load went on."""

    times: list = field(default_factory=list)
    errors: list = field(default_factory=list)
    held: int = 0


def run(tools, arguments):
    """Puts one preview under load and says how it bore it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = arguments.held + SPARE
    if hard not in (resource.RLIM_INFINITY, -1) and hard < wanted:
        raise Failed(f"this needs {wanted} open files, and the system allows {hard} (ulimit -Hn)")
    # The preview that is started from here begins with the limit that it would have anywhere, and raises it itself.
    name, program = next(iter(tools.casebooks().items()))
    site = tools.site("load", arguments.cases)
    log = WORK / "load.log"
    preview = Preview([program, "serve", "--root", site, "--port", "0"], None, log, arguments.timeout)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted) if soft != -1 else soft, hard))
        at_rest = until_quiet(preview.process.pid, arguments.timeout)
        print(f"bench: {arguments.held} connections, {RATE} pages a second for {arguments.seconds} s", file=sys.stderr)
        seen, counts = asyncio.run(_load(preview, arguments))
    finally:
        preview.stop()
    for error in sorted(set(seen.errors))[:5]:
        print(f"bench: {seen.errors.count(error)} times: {error}", file=sys.stderr)
    head = ["", "held to the end", "pages", "errors", "middle / 99 of 100 / worst", "memory at rest", f"after {WARM} s", "at the end", "files at rest", "under load", "after"]
    row = [name, f"{seen.held:,}", f"{len(seen.times):,}", str(len(seen.errors)), spread(seen.times)]
    first, last, after = counts
    row += [f"{value:.0f} MiB" for value in (at_rest[0], first[0], last[0])]
    row += [str(value) for value in (at_rest[1], last[1], after[1])]
    title = f"A preview of {arguments.cases:,} cases under load"
    body = (
        f"{table.markdown(head, [row])}\n\n{arguments.held:,} connections held open for its messages, and beside them {RATE} requests a second for {arguments.seconds} s, each on "
        f"a connection of its own and for the page of another case, which is made when it is asked for. An error is a page that is not whole "
        f"within {PATIENCE} s, or a held connection that ends. Files are those that the process has open."
    )
    results.tell("load", title, body, tools, arguments.record)


def state(pid):
    """The memory of a process in MiB, and how many files it has open."""
    held = memory(pid) or (float("nan"), float("nan"))
    try:
        return held[0], len(list(Path(f"/proc/{pid}/fd").iterdir()))
    except OSError:
        return held[0], -1


def until_quiet(pid, timeout):
    """Waits until a process uses next to no processor for two seconds, and gives its state then."""
    until = time.monotonic() + timeout
    before = _ticks(pid)
    while time.monotonic() < until:
        time.sleep(2)
        now = _ticks(pid)
        if now - before < 10:
            break
        before = now
    return state(pid)


def _ticks(pid):
    # utime and stime; the name before them may hold spaces (proc_pid_stat(5)).
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


async def _load(preview, arguments):
    """Gives what was seen, and the state after the warm-up, at the end, and when all connections are closed again."""
    seen, port, pid = Seen(), preview.port, preview.process.pid
    held = []
    for _ in range(arguments.held):
        held.append(asyncio.create_task(_hold(port, seen)))
        # Not all at once: a listening socket lets only so many wait.
        await asyncio.sleep(0.001)
    start = time.monotonic()
    asked, first = [], None
    for number in range(RATE * arguments.seconds):
        await asyncio.sleep(max(0.0, start + number / RATE - time.monotonic()))
        asked.append(asyncio.create_task(_page(port, number % arguments.cases, seen)))
        if first is None and number >= RATE * min(WARM, arguments.seconds // 2):
            first = state(pid)
    await asyncio.gather(*asked)
    last = state(pid)
    seen.held = sum(not task.done() for task in held)
    seen.errors += [str(task.exception() or "a held connection ended") for task in held if task.done()]
    for task in held:
        task.cancel()
    await asyncio.gather(*held, return_exceptions=True)
    await asyncio.sleep(2)
    return seen, (first, last, state(pid))


async def _hold(port, seen):
    reader, writer = await asyncio.open_connection(HOST, port)
    try:
        writer.write(request(port, "/_casebook/events", "keep-alive"))
        await writer.drain()
        if not (await reader.readline()).startswith(b"HTTP/1.1 200"):
            raise ConnectionError("a connection for messages was refused")
        while await reader.read(4096):
            pass
    finally:
        writer.close()


async def _page(port, number, seen):
    since = time.monotonic()
    try:
        answer = await asyncio.wait_for(_answer(port, f"/cases/case-{number:06}/"), PATIENCE)
        fault = fault_of(answer)
    except (OSError, asyncio.TimeoutError) as error:
        fault = repr(error)
    if fault:
        seen.errors.append(fault)
    else:
        seen.times.append(time.monotonic() - since)


async def _answer(port, path):
    reader, writer = await asyncio.open_connection(HOST, port)
    try:
        writer.write(request(port, path, "close"))
        await writer.drain()
        return await reader.read(-1)
    finally:
        writer.close()


def request(port, path, connection):
    """A request as a browser of this machine makes it, as far as it matters."""
    return f"GET {path} HTTP/1.1\r\nHost: {HOST}:{port}\r\nConnection: {connection}\r\n\r\n".encode()


def fault_of(answer):
    """What is wrong with an answer that should be a whole page; nothing where it is one."""
    head = answer.split(b"\r\n", 1)[0].decode(errors="replace")
    if not head.startswith("HTTP/1.1 200"):
        return head or "no answer"
    return None if answer.rstrip().endswith(b"</html>") else "a page without its end"


def spread(times):
    """The median, the time that 99 of 100 take at most, and the worst, in milliseconds."""
    if not times:
        return "-"
    most = sorted(times)[min(len(times) - 1, len(times) * 99 // 100)]
    return " / ".join(f"{1000 * value:.0f}" for value in (median(times), most, max(times))) + " ms"
