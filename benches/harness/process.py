"""Running a program and saying what it took."""

import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    """What a run took: seconds on the clock, seconds of all cores, and the most memory that a process of it held, in MiB."""

    wall: float
    cpu: float
    peak: float


class Failed(Exception):
    """A program ended with an error or did not end in time."""


def measure(command, timeout):
    """Runs a command to its end.

    Memory is the system's own account of the process and what it started. It counts what the process was copied from
    too, so that nothing below the memory of this very program can be seen.
    """
    start = time.monotonic()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = []
    reader = threading.Thread(target=lambda: said.append(process.stderr.read()), daemon=True)
    reader.start()
    timer = threading.Timer(timeout, process.kill)
    timer.start()
    try:
        _, status, usage = os.wait4(process.pid, 0)
    finally:
        timer.cancel()
    wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    reader.join(5)
    process.stderr.close()
    if process.returncode != 0:
        text = b"".join(said).decode(errors="replace")
        reason = f"did not end within {timeout:.0f} s" if wall >= timeout else f"ended with {process.returncode}: {text[-800:]}"
        raise Failed(f"{command[0]} {reason}")
    # Linux counts kibibytes, macOS bytes.
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def memory(pid):
    """The memory of a running process in MiB, now and at most; nothing where the system does not say."""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii") as file:
            return status_memory(file.read())
    except OSError:
        return None


def status_memory(text):
    """Reads `VmRSS` and `VmHWM` out of `/proc/PID/status`, in MiB."""
    fields = dict(line.split(":", 1) for line in text.splitlines() if ":" in line)
    return tuple(int(fields[name].split()[0]) / 2**10 for name in ("VmRSS", "VmHWM"))
