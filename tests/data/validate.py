"""Holds the downloads of a built site against the validators of their own formats.

    python3 tests/data/validate.py FOLDER

Data packages against `frictionless`, CSV on the Web against `csvw`, the catalogue against an RDF reader, the schema.org data of
pages against its vocabulary (`linked_data.py`). Each validator has to refuse a broken copy first, so that one which accepts everything
does not pass. Nothing is fetched.
"""

import csv
import io
import json
import shutil
import sys
import tempfile
from pathlib import Path

import linked_data
from csvw import CSVW
from frictionless import Package, system
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DCTERMS, RDF

DCAT = Namespace("http://www.w3.org/ns/dcat#")


def faults_of_package(path):
    """What `frictionless` finds in a data package and in the CSV that it describes: schema, types, keys, length and digest."""
    with system.use_context(trusted=False):
        report = Package(str(path)).validate()
    return [error.message for error in report.errors] + [
        error.message for task in report.tasks for error in task.errors
    ]


def faults_of_csvw(path):
    """What `csvw` finds in a description of a CSV and in the CSV itself."""
    try:
        read = CSVW(str(path), validate=True)
        if read.is_valid:
            return []
        return [str(warning.message) for warning in read.warnings] or ["not valid"]
    except ValueError as error:
        return [str(error)]


def faults_of_catalogue(path, addresses):
    """What is missing in the catalogue as RDF: titles, files, files that are there, and all that the site holds in one."""
    graph = Graph().parse(path, format="json-ld", publicID=addresses.base)
    faults = []
    datasets = list(graph.subjects(RDF.type, DCAT.Dataset))
    if not datasets:
        faults.append("there is no data set")
    for dataset in datasets:
        if graph.value(dataset, DCTERMS.title, any=True) is None:
            faults.append(f"{dataset} has no title")
        if not list(graph.objects(dataset, DCAT.distribution)):
            faults.append(f"{dataset} has no distribution")
    for _, address in graph.subject_objects(DCAT.downloadURL):
        file = path.parent / addresses.file(str(address)).relative_to(addresses.folder)
        if not isinstance(address, URIRef) or not file.is_file():
            faults.append(f"{address} leads nowhere")
    named = {str(name) for name in graph.objects(None, DCTERMS.identifier)}
    if "site" not in named:
        faults.append("there is no data set of the whole site")
    return faults


def broken_copy(path, folder):
    """The record's folder with one more line in each CSV, whose value is no number."""
    copy = Path(folder) / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(path.parent, copy)
    for table in copy.glob("*.csv"):
        lines = table.read_bytes().split(b"\r\n")
        columns = lines[0].count(b",")
        table.write_bytes(b"\r\n".join(lines[:-1]) + b"\r\nmore" + b",no number" * columns + b"\r\n")
    return copy / path.name


def whole_faults(folder):
    """Rows of records that the files of the whole site lack, and rows of theirs that no record has, by their folders."""
    faults = []
    for whole in sorted(folder.rglob("data/all.ids.csv")):
        locale = whole.parent.parent
        counts = {}
        for row in csv.DictReader(io.StringIO(whole.read_text(encoding="utf-8-sig"))):
            counts[row["record"]] = counts.get(row["record"], 0) + 1
        own = {}
        for path in [*locale.glob("cases/*/figures.ids.csv"), *locale.glob("statistics/*/data.ids.csv")]:
            rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
            own[path.parent.relative_to(locale).as_posix()] = len(rows)
        if counts != own or not own:
            faults.append(f"{whole} has {counts} and not {own}")
    return faults


def main(folder):
    passed, failed = 0, 0

    def judge(name, faults, expected):
        nonlocal passed, failed
        if bool(faults) == expected:
            passed += 1
        else:
            failed += 1
            print(f"FAILED {name}: {faults[:3] or 'a broken copy was accepted'}")

    kinds = [("datapackage.json", faults_of_package), ("*.csv-metadata.json", faults_of_csvw)]
    for pattern, faults in kinds:
        paths = sorted(folder.rglob(pattern))
        judge(f"{pattern} in {folder}", [] if paths else ["none is published"], False)
        for path in paths:
            judge(path, faults(path), False)
        for path in paths[:1]:
            with tempfile.TemporaryDirectory() as other:
                judge(f"broken {path.name}", faults(broken_copy(path, other)), True)
    catalogue = folder / "catalog.jsonld"
    addresses = linked_data.Addresses(folder)
    judge(catalogue, faults_of_catalogue(catalogue, addresses), False)
    with tempfile.TemporaryDirectory() as other:
        broken = Path(other) / "catalog.jsonld"
        whole = json.loads(catalogue.read_text(encoding="utf-8"))
        broken.write_text(json.dumps(whole), encoding="utf-8")
        judge("the catalogue without its files", faults_of_catalogue(broken, addresses), True)
    figures = linked_data.registered(addresses)
    judge("all data of the site", whole_faults(folder), False)
    pages = sorted(folder.rglob("*.html"))
    for page in pages:
        judge(page, linked_data.faults_of_page(page, addresses, figures), False)
    judge("every figure is an observation", linked_data.unsaid(addresses, figures), False)
    for number, faults in enumerate(linked_data.faults_of_broken_blocks(figures)):
        judge(f"broken block {number}", faults, True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
