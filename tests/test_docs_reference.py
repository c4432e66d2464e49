"""The generated reference names every type, field, class and property there is, and none besides."""

import re
from pathlib import Path

from graphql import is_introspection_type, is_specified_scalar_type

from graph_api.graphql.schema import schema
from graph_store.graphs import DEFAULT_BASE
from kennisgraaf.cli.generate import pages
from ontology.vocabulary import Vocabulary

DOCS = Path(__file__).parent.parent / "docs"
GRAPHQL = (DOCS / "reference-graphql.md").read_text(encoding="utf-8")
ONTOLOGY = (DOCS / "reference-ontology.md").read_text(encoding="utf-8")


def test_the_pages_are_what_would_be_written() -> None:
    assert {path: text() for path, text in pages().items()} == {
        DOCS / "reference-graphql.md": GRAPHQL,
        DOCS / "reference-ontology.md": ONTOLOGY,
    }


def test_every_type_of_the_schema_is_there_and_no_other() -> None:
    types = schema()._schema.type_map.values()
    ours = {one.name for one in types if not (is_introspection_type(one) or is_specified_scalar_type(one))}
    tables = re.findall(r"^\| `([A-Z]\w+)` \|", GRAPHQL, re.MULTILINE)
    headings = re.findall(r"^##[#]? (\w+)$", GRAPHQL, re.MULTILINE)
    sections = {"Types", "Unions", "Enumerations", "Inputs", "Scalars"}
    assert set(tables) | set(headings) - sections == ours


def test_every_field_is_there_with_its_type_and_no_other() -> None:
    written = set(re.findall(r"^\| `([a-z]\w*)` \| `([^`]+)` \|", GRAPHQL, re.MULTILINE))
    for row in re.findall(r"^\| `[A-Z]\w*` \| (.*?) \|", GRAPHQL, re.MULTILINE):
        written |= set(re.findall(r"`([a-z]\w*): ([^`]+)`", row))
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
