"""The JSON-LD context."""

import json

from ontology.context import compact, context, context_text
from ontology.namespaces import RDFS, prefixes


def test_each_kind_of_term_has_its_definition() -> None:
    terms = context()
    assert terms["hosts"] == {"@id": "kg:hosts", "@type": "@id"}
    assert terms["label"] == {"@id": "rdfs:label", "@container": "@language"}
    assert terms["earliest"] == {"@id": "kg:earliest", "@type": "xsd:date"}
    assert terms["onDate"] == {"@id": "kg:onDate"}
    assert terms["CentreCity"] == "kg:CentreCity"


def test_no_term_takes_the_name_of_a_prefix_or_keyword() -> None:
    assert {name: context()[name] for name in prefixes()} == prefixes()
    assert (context()["id"], context()["type"]) == ("@id", "@type")


def test_another_base_makes_another_context() -> None:
    assert context("https://stad.example/")["kg"] == "https://stad.example/ns#"


def test_the_text_is_json_that_stays_the_same() -> None:
    assert json.loads(context_text()) == {"@context": context()}
    assert context_text() == context_text()


def test_only_simple_names_are_compacted() -> None:
    assert compact(f"{RDFS}label") == "rdfs:label"
    assert compact(f"{RDFS}a/b") == f"{RDFS}a/b"
    assert compact("https://example.org/x") == "https://example.org/x"
