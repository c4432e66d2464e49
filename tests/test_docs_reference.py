"""The generated reference names every type, field, class and property that exists, and no others."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from graphql import is_introspection_type, is_specified_scalar_type
from pyoxigraph import NamedNode

from graph_api.graphql.schema import schema
from graph_store.graphs import DEFAULT_BASE
from graph_store.workers.functions import functions
from ontology.namespaces import prefixes
from ontology.turtle_files import ontology_triples, shape_triples
from ontology.vocabulary import Vocabulary
from scripts.reference import pages

DOCS = Path(__file__).parent.parent / "docs"
GRAPHQL_PAGES = sorted(DOCS.glob("reference-graphql*.md"))
GRAPHQL = "\n".join(page.read_text(encoding="utf-8") for page in GRAPHQL_PAGES)
FIELD = re.compile(r"`([a-z]\w*): ([^`]+)`")
TABLES = {"Filters", "Orders", "Pages"}
ONTOLOGY = (DOCS / "reference-ontology.md").read_text(encoding="utf-8")


def test_the_pages_are_what_would_be_written() -> None:
    assert pages() == {
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
    assert named(re.findall(r"^### `(\S+)`", classes, re.MULTILINE)) == {
        each.iri for each in vocabulary.classes.values()
    }
    assert named(re.findall(r"^### `(\S+)`", properties, re.MULTILINE)) == {
        each.iri for each in vocabulary.properties.values()
    }


def named(names: Iterable[str]) -> set[NamedNode]:
    """Return the IRIs of prefixed names."""
    parts = (name.partition(":") for name in names)
    return {NamedNode(prefixes()[prefix] + local) for prefix, _, local in parts}


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.name)
def test_every_term_of_ours_that_a_page_names_exists(page: Path) -> None:
    """A term with the prefix `kg:` is declared in the ontology or the shapes, or it is a function of SPARQL."""
    declared = {triple.subject for triple in (*ontology_triples(), *shape_triples())} | functions(DEFAULT_BASE).keys()
    mentioned = set(re.findall(r"(?<![\w/])kg:[A-Za-z]\w*", page.read_text(encoding="utf-8")))
    assert {name for name in mentioned if named([name]).isdisjoint(declared)} == set()
