"""The generated reference names every type, field, class and property there is, and none besides."""

import re
from pathlib import Path

from graphql import is_introspection_type, is_specified_scalar_type

from graph_api.graphql.schema import schema
from graph_store.graphs import DEFAULT_BASE
from kennisgraaf.cli.generate import pages
from ontology.vocabulary import Vocabulary

DOCS = Path(__file__).parent.parent / "docs"
GRAPHQL_PAGES = sorted(DOCS.glob("reference-graphql*.md"))
GRAPHQL = "\n".join(page.read_text(encoding="utf-8") for page in GRAPHQL_PAGES)
FIELD = re.compile(r"`([a-z]\w*): ([^`]+)`")
TABLES = {"Filters", "Orders", "Pages"}
ONTOLOGY = (DOCS / "reference-ontology.md").read_text(encoding="utf-8")


def test_the_pages_are_what_would_be_written() -> None:
    assert {path: text() for path, text in pages().items()} == {
        **{page: page.read_text(encoding="utf-8") for page in GRAPHQL_PAGES},
        DOCS / "reference-ontology.md": ONTOLOGY,
    }


def test_every_type_of_the_schema_is_there_and_no_other() -> None:
    types = schema()._schema.type_map.values()
    ours = {one.name for one in types if not (is_introspection_type(one) or is_specified_scalar_type(one))}
    tables = re.findall(r"^\| `([A-Z]\w+)` \|", GRAPHQL, re.MULTILINE)
    headings = re.findall(r"^##[#]? (\w+)$", GRAPHQL, re.MULTILINE)
    assert set(tables) | set(headings) - {"Unions", "Enumerations", "Scalars", *TABLES} == ours


def test_every_field_is_there_with_its_type_and_no_other() -> None:
    written = set()
    for names, types in re.findall(r"^\| (`[a-z][^|]*) \| (`[^|]+) \|", GRAPHQL, re.MULTILINE):
        written |= set(zip(re.findall(r"`(\w+)`", names), re.findall(r"`([^`]+)`", types), strict=True))
    for section in GRAPHQL.split("\n## "):
        shared = "".join(re.findall(r"^Each has (.*)\.$", section, re.MULTILINE))
        for name, own in re.findall(r"^\| `([A-Z]\w*)` \| (.*?) \|", section, re.MULTILINE):
            about = re.sub(r"(ListFilter|Filter|Order|Counts?|Connection|Edge)$", "", name)
            written |= set(FIELD.findall(re.sub(r"\bX(?=\W|Filter|Count|Edge)", about, shared) + own))
    fields = {
        (name, str(field.type))
        for one in schema()._schema.type_map.values()
        if not is_introspection_type(one)
        for name, field in getattr(one, "fields", {}).items()
    }
    assert written == fields


def test_every_class_and_property_is_there_and_nothing_else() -> None:
    vocabulary = Vocabulary.load(DEFAULT_BASE)
    classes, _, properties = ONTOLOGY.partition("## Properties")
    assert set(re.findall(r"^### `kg:(\w+)`", classes, re.MULTILINE)) == set(vocabulary.classes)
    assert set(re.findall(r"^### `kg:(\w+)`", properties, re.MULTILINE)) == set(vocabulary.properties)
