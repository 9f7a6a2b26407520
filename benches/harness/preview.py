"""The previews side by side: how long after a save the page shows it, and browsers are told."""

import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

from . import results, table
from .build import change
from .listen import HOST, Listener, casebook_messages, hugo_messages, page
from .process import Failed, memory
from .programs import ROOT, WORK

PATH = "/cases/case-000001/"
PAUSE = 1.0
"""Seconds between an edit that is shown and the next, in which a preview may finish what it does behind."""
PATIENCE = 60
"""Seconds after which an edit that is not shown is given up."""


class Preview:
    """A running preview of a site."""

    def __init__(self, command, port, log, timeout):
        """Starts it; `port` is a number, or nothing where the program says in its log which it took."""
        self.log = log
        self.start = time.monotonic()
        with open(log, "wb") as file:
            self.process = subprocess.Popen([str(part) for part in command], stdout=file, stderr=subprocess.STDOUT)
        self.port = port
        until = self.start + timeout
        while not (self.port and page(self.port, PATH)):
            if time.monotonic() > until or self.process.poll() is not None:
                self.stop()
                raise Failed(f"{command[0]} serves no page; see {log}")
            self.port = self.port or said_port(Path(log).read_text(encoding="utf-8", errors="replace"))
            time.sleep(0.005)
        self.first_page = time.monotonic() - self.start

    def until(self, marker, since):
        """Seconds from a moment until the page has a text, and when it was last asked for in vain; nothing where it never has."""
        last = since
        while (asked := time.monotonic()) < since + PATIENCE:
            if marker in (page(self.port, PATH) or ""):
                return time.monotonic() - since, last
            last = asked
            # To ask takes time that the preview could use, so that it is asked less often the longer it takes.
            time.sleep(max(0.002, (asked - since) / 50))
        return None

    def stop(self):
        """Ends the process that this started, and waits for it."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def said_port(log):
    """The port in the line with which Casebook says where the preview is."""
    found = re.search(rf"http://{re.escape(HOST)}:(\d+)/", log)
    return int(found.group(1)) if found else None


def run(tools, arguments):
    """Measures each preview alone, one after the other."""
    head = ["", "first page", "text: page", "text: message", "template: page", "figure: page", "memory at rest", "at most"]
    rows = []
    for name, program in tools.casebooks().items():
        site = tools.site("preview-casebook", arguments.cases)
        template = site / "themes" / "civic" / "templates" / "case.html"
        template.parent.mkdir(parents=True)
        shutil.copy(ROOT / "themes" / "civic" / "templates" / "case.html", template)
        case = site / "content" / "cases" / "case-000001"
        files = {"text": case / "en.md", "figure": case / "case.yaml", "template": template}
        command = [program, "serve", "--root", site, "--port", "0"]
        rows.append(_row(name, command, None, casebook_messages, files, arguments))
    site = tools.site("preview-hugo", arguments.cases, "hugo")
    case = site / "content" / "en" / "cases" / "case-000001.md"
    files = {"text": case, "figure": case, "template": site / "layouts" / "page.html"}
    port = _free_port()
    output = WORK / "preview-hugo-output"
    command = [tools.hugo, "server", "--bind", HOST, "--port", port, "--source", site, "--destination", output]
    rows.append(_row("Hugo", command, port, hugo_messages, files, arguments))
    title = f"Preview of {arguments.cases:,} cases in two languages"
    body = (
        f"{table.markdown(head, [row for row in rows if row])}\n\n"
        "Median and worst, from the write of the file until the page asked for again "
        f"has the new text, and until the first message to reload after which it has; {arguments.edits} edits of a text, a quarter as many "
        "of a template and of a figure, a second apart. Memory of the process after these edits."
    )
    results.tell(f"preview {arguments.cases}", title, body, tools, arguments.record)


def _row(name, command, port, messages, files, arguments):
    try:
        preview = Preview(command, port, WORK / f"{files['text'].parent.name}.log", arguments.timeout)
    except Failed as failed:
        print(f"bench: {failed}", file=sys.stderr)
        return None
    try:
        listener = Listener(messages(preview.port))
        time.sleep(PAUSE)
        few = max(1, arguments.edits // 4)
        text, told = _edits(preview, listener, arguments.edits, lambda number: edit_text(files["text"], number))
        template, _ = _edits(preview, listener, few, lambda number: edit_template(files["template"], number))
        figure, _ = _edits(preview, listener, few, lambda number: edit_figure(files["figure"], number))
        held = memory(preview.process.pid) or ()
        shown = [table.milliseconds(values) for values in (text, told, template, figure)]
        sizes = [f"{value:.0f} MiB" for value in held] or ["-", "-"]
        return [name, table.seconds([preview.first_page]), *shown, *sizes]
    finally:
        preview.stop()


def _edits(preview, listener, count, edit):
    """Makes edits one after the other; gives the seconds until each was served and until it was told."""
    served, told = [], []
    for number in range(count):
        since = time.monotonic()
        marker = edit(number)
        shown = preview.until(marker, since)
        if shown is None:
            print(f"bench: {marker} was not shown within {PATIENCE} s", file=sys.stderr)
            continue
        took, last = shown
        served.append(took)
        # A message after which the page still was the old one belongs to an earlier edit.
        came = listener.first_after(last, 10)
        if came:
            told.append(came - since)
        time.sleep(PAUSE)
    return served, told


def edit_text(path, number):
    """Changes the first paragraph of a write-up; gives what the page then has."""
    words = f"Edit {letters(number)} has come. "
    change(path, words)
    return words.strip()


def edit_template(path, number):
    """Puts a line at the end of the article in a template."""
    line = f"<p>Template {letters(number)}</p>"
    text = re.sub(r"<p>Template \w+</p>\n?", "", path.read_text(encoding="utf-8"))
    path.write_text(text.replace("</article>", f"{line}\n</article>", 1), encoding="utf-8")
    return line


def edit_figure(path, number):
    """Changes the figure `sessions`, in the form of either program."""
    value = 301 + number
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"(sessions:.*?value: )\d+", rf"\g<1>{value}", text, count=1, flags=re.DOTALL)
    path.write_text(text, encoding="utf-8")
    return f">{value}<"


def letters(number):
    """A number in two capital letters, since a number in prose would have to be a figure."""
    return chr(65 + number // 26) + chr(65 + number % 26)


def _free_port():
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]
