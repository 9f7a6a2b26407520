"""What the harness reads, computes and writes; nothing here is timed."""

import io
import json
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from . import build, counts, growth, listen, load, picture, preview, process, results, size, table


class Table(unittest.TestCase):
    def test_a_table_is_markdown(self):
        self.assertEqual(table.markdown(["a", "b"], [["x", "1"]]), "| a | b |\n| --- | ---: |\n| x | 1 |")

    def test_numbers_have_the_digits_that_they_deserve(self):
        self.assertEqual([table.seconds([value]) for value in (0.123, 12.34, 123.4)], ["0.12 s", "12.3 s", "123 s"])
        self.assertEqual(table.milliseconds([0.03, 0.02, 0.5]), "30 / 500 ms")
        self.assertEqual((table.seconds([]), table.milliseconds([])), ("-", "-"))

    def test_ratios_are_of_pairs(self):
        # Of the medians it would be 2 / 2.
        self.assertEqual(table.ratio([1, 2, 9], [2, 1, 3]), "2.00")
        self.assertEqual(table.ratio([1], []), "-")
        self.assertEqual([table.both(["-", "-"]), table.both(["1 s", "2 s"])], ["-", "1 s, 2 s"])


class Counts(unittest.TestCase):
    PARTS = [f"desc: Trigger: --dump-after=stages::stage_{name}\nsummary: {count}\n" for name, count in
             {"load": 7, "render": 100, "render_and_audit": 130, "publish": 9}.items()]

    def test_an_audit_is_what_comes_on_top_of_rendering(self):
        parts = [*self.PARTS, "desc: Trigger: Program termination\ntotals: 5\n"]
        self.assertEqual(counts.stages(parts), {"load": 7, "render": 100, "audit": 30, "publish": 9})
        with self.assertRaises(process.Failed):
            counts.stages(self.PARTS[:1])

    def test_only_growth_beyond_the_tolerance_is_told(self):
        before = {"load": 1000, "render": 1000, "audit": 1000}
        rows, grown = counts.compared(before, {"load": 1050, "render": 1051, "audit": 10}, 0.05)
        self.assertEqual(grown, ["render +5.1%"])
        self.assertEqual(rows[2], ["audit", "0.0", "0.0", "-99.0%"])
        with self.assertRaises(process.Failed):
            counts.compared(before, {"load": 1000}, 0.05)

    def test_what_is_recorded_names_the_compiler_and_every_stage(self):
        recorded = json.loads(counts.RECORDED.read_text(encoding="utf-8"))
        self.assertRegex(recorded["rustc"], r"^rustc \d+\.\d+")
        stages = ["load", "read", "theme", "plan", "check", "render", "audit", "publish"]
        self.assertEqual(list(recorded["instructions"]), stages)


class Size(unittest.TestCase):
    HEAD = "             VMA              LMA     Size Align Out     In      Symbol\n"

    @staticmethod
    def line(bytes_, file, section):
        return f"            4e4c             4e4c {bytes_:8x}     4         {file}:({section})\n"

    def test_what_is_linked_counts_for_its_package(self):
        tera = "/a b/deps/libtera-0123456789abcdef.rlib(tera.0.rcgu.o)"
        listed = self.HEAD + "".join([
            self.line(2_000_000, tera, ".text._ZN4tera3oneE"),
            self.line(500_000, tera, ".rodata..L__unnamed_1"),
            self.line(30_000, "/a/deps/libicu_properties_data-0123456789abcdef.rlib(x.o)", ".rodata.cst"),
            self.line(7_000, "<internal>", ".eh_frame"),
            self.line(9_000, tera, ".comment"),
        ])
        rows = size.made_of(listed).splitlines()[2:]
        self.assertEqual(rows[0], "| tera | 2,000 kB | 500 kB | 0 kB | 2,500 kB |")
        self.assertEqual(rows[1], "| icu_properties_data | 0 kB | 30 kB | 0 kB | 30 kB |")
        self.assertEqual(rows[2], "| C library and linker | 0 kB | 0 kB | 7 kB | 7 kB |")
        self.assertEqual(rows[-1], "| in all | 2,000 kB | 530 kB | 7 kB | 2,537 kB |")
        with self.assertRaises(process.Failed):
            size.made_of("Archive member included")

    def test_a_program_starts_and_ends(self):
        self.assertGreater(size.once("/bin/true"), 0)
        self.assertEqual(size.package("/a/deps/casebook-0123456789abcdef.casebook.1-cgu.0.rcgu.o"), "casebook")


class Load(unittest.TestCase):
    def test_only_a_whole_page_counts(self):
        whole = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n<html></html>\n"
        self.assertIsNone(load.fault_of(whole))
        self.assertEqual(load.fault_of(whole[:-9]), "a page without its end")
        self.assertEqual(load.fault_of(whole.replace(b"200 OK", b"503 Busy")), "HTTP/1.1 503 Busy")
        self.assertEqual(load.fault_of(b""), "no answer")

    def test_times_have_their_spread(self):
        self.assertEqual(load.spread([value / 1000 for value in range(1, 101)]), "50 / 100 / 100 ms")
        self.assertEqual(load.spread([]), "-")


class Process(unittest.TestCase):
    def test_a_run_has_its_cost(self):
        cost = process.measure([sys.executable, "-c", "b'x' * 2**26"], 60)
        self.assertGreater(cost.peak, 64)
        self.assertGreater(cost.cpu, 0)

    def test_a_failure_says_why(self):
        with self.assertRaisesRegex(process.Failed, "ended with 3: because"):
            process.measure([sys.executable, "-c", "import sys; sys.stderr.write('because'); sys.exit(3)"], 60)
        with self.assertRaisesRegex(process.Failed, "did not end within"):
            process.measure([sys.executable, "-c", "import time; time.sleep(600)"], 0.2)

    def test_memory_is_read(self):
        self.assertEqual(process.status_memory("Name:\tx\nVmHWM:\t  4096 kB\nVmRSS:\t  2048 kB\n"), (2.0, 4.0))


class Results(unittest.TestCase):
    def test_a_section_stands_once(self):
        text = results.replaced("# Results\n", "build 10", "one\n")
        text = results.replaced(text, "build 100", "two\n")
        text = results.replaced(text, "build 10", "three \\1\n")
        self.assertEqual(
            text,
            "# Results\n\n<!-- build 10 -->\nthree \\1\n<!-- /build 10 -->\n\n<!-- build 100 -->\ntwo\n<!-- /build 100 -->\n",
        )

    def test_a_picture_has_a_bar_for_each(self):
        svg = ElementTree.fromstring(picture.bars("A & B", [("cold", [("x", 2.0), ("y", 1.0)]), ("warm", [("x", 0.5)])]))
        widths = [float(bar.get("width")) for bar in svg.iter("{http://www.w3.org/2000/svg}rect")]
        self.assertEqual([width / widths[0] for width in widths], [1, 0.5, 0.25])


class Wire(unittest.TestCase):
    def test_frames_are_as_the_standard_says(self):
        # The examples of RFC 6455, 5.7.
        self.assertEqual(listen.frame(b"Hello", b"\x37\xfa\x21\x3d"), bytes.fromhex("818537fa213d7f9f4d5158"))
        self.assertEqual(listen.read_frame(io.BytesIO(bytes.fromhex("810548656c6c6f"))), b"Hello")
        self.assertEqual(listen.read_frame(io.BytesIO(b"\x81\x7e\x01\x00" + b"x" * 256)), b"x" * 256)
        self.assertIsNone(listen.read_frame(io.BytesIO(b"")))

    def test_the_port_is_read(self):
        self.assertEqual(preview.said_port("casebook: preview at http://127.0.0.1:4123/ (Ctrl-C stops it)"), 4123)
        self.assertIsNone(preview.said_port("casebook: reading the site in ."))


class Edits(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "file"

    def edited(self, text, edit, times=2):
        self.path.write_text(text, encoding="utf-8")
        for number in range(times):
            marker = edit(self.path, number)
        return marker, self.path.read_text(encoding="utf-8")

    def test_a_text_holds_the_last_edit_alone(self):
        marker, text = self.edited("---\nx: 1\n---\n## Where it began\n\nOnce.\n", preview.edit_text)
        self.assertEqual(text, f"---\nx: 1\n---\n## Where it began\n\n{marker} Once.\n")

    def test_a_template_holds_the_last_edit_alone(self):
        marker, text = self.edited("<article>\n</article>\n", preview.edit_template)
        self.assertEqual(text, f"<article>\n{marker}\n</article>\n")

    def test_a_figure_is_changed_in_either_form(self):
        _, text = self.edited("sessions:\n    unit: session\n    value: 12\n  inquiries:\n    value: 7\n", preview.edit_figure)
        self.assertEqual(text, "sessions:\n    unit: session\n    value: 302\n  inquiries:\n    value: 7\n")
        marker, text = self.edited("sessions: {unit: session, value: 12}\n", preview.edit_figure)
        self.assertEqual((marker, text), (">302<", "sessions: {unit: session, value: 302}\n"))

    def test_a_round_changes_what_the_round_before_changed(self):
        self.path.write_text("## Where it began\n\nOnce.\n", encoding="utf-8")
        build.change(self.path, "Round A has come. ")
        build.change(self.path, "Round B has come. ")
        self.assertEqual(self.path.read_text(encoding="utf-8"), "## Where it began\n\nRound B has come. Once.\n")


class Growth(unittest.TestCase):
    def test_what_the_rest_takes_is_taken_off(self):
        plain, ends = self.built(1.0, 100), [self.built(2.0, 200), self.built(5.0, 600)]
        row = ["x", "4", "1.00 s", "4.00 s", "4.0 times", "5.0 times", "yes", "20 MiB"]
        self.assertEqual(growth.row("x", 4, plain, ends), row)
        self.assertEqual(growth.row("x", 4, plain, [ends[0], None])[2:], ["1.00 s", "gave up", "-", "-", "-", "-"])

    def test_time_may_grow_as_the_output_does(self):
        plain, quarter = self.built(1.0, 0), self.built(2.0, 100)
        judged = [growth.row("x", 4, plain, [quarter, whole])[6] for whole in (self.built(13.0, 1000), self.built(13.0, 800))]
        self.assertEqual(judged, ["to its output", "no"])

    @staticmethod
    def built(cpu, size):
        return growth.Built(process.Cost(9, cpu, 20), size)


if __name__ == "__main__":
    unittest.main()
