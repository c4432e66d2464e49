"""Names that are made from what rows and things link."""

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph_store.graphs import DEFAULT_BASE
from ontology.built_names import BuiltNames
from ontology.namespaces import RDF_TYPE, kg, row_base, thing

NAMES = {
    kg("Row"): "row", kg("Seat"): "seat", kg("Milestone"): "milestone", kg("CentreCity"): "centre city",
    thing("body:board"): "board", thing("per:ann"): "Ann", thing("metric:visits"): "visits a day",
}  # fmt: skip


def row(key: str) -> NamedNode:
    return NamedNode(row_base(DEFAULT_BASE) + key)


def built(node: NamedNode, *facts: tuple[str, NamedNode]) -> str:
    triples = [Triple(node, RDF_TYPE if name == "a" else kg(name), value) for name, value in facts]
    triples.append(Triple(node, kg("comment"), Literal("…")))
    kinds = [value for name, value in facts if name == "a"]
    return BuiltNames(lambda each: NAMES.get(each, ""), lambda _: kinds, lambda _: triples, DEFAULT_BASE).of(node)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("seats/body:board/chair", "row (board · chair)"),
        ("persons/per:ann", "row (Ann)"),
        ("parties/body:board/class:CentreCity#axiom", "row (board · centre city)"),
        ("channels/per:ann/-", "row (Ann)"),
        ("relations/body:board/key_partner/per:ann", "row (board · key partner · Ann)"),
        ("figures/per:ann/class:Unknown/two%20words", "row (Ann · Unknown · two words)"),
    ],
)
def test_a_row_is_named_by_the_parts_of_its_key(key: str, name: str) -> None:
    assert built(row(key)) == name


def test_a_row_has_the_name_of_its_kind_and_of_a_code_that_it_links() -> None:
    facts = ("a", kg("Seat")), ("a", kg("Row")), ("metric", thing("metric:visits"))
    assert built(row("seats/body:board/visits"), *facts) == "seat (board · visits a day)"


def test_without_a_name_in_the_key_the_links_give_the_name() -> None:
    assert built(row("roles/12"), ("holder", thing("per:ann")), ("inBody", thing("body:board"))) == "row (Ann · board)"
    assert built(row("roles/12")) == ""


def test_a_thing_is_named_by_its_kind_and_its_links() -> None:
    milestone = thing("ms:1")
    assert built(milestone, ("a", kg("Milestone")), ("holder", thing("per:ann"))) == "milestone (Ann)"
    assert built(milestone, ("holder", thing("per:ann"))) == ""
    assert built(milestone, ("a", kg("Milestone"))) == ""


def test_a_term_of_another_vocabulary_has_no_such_name() -> None:
    assert built(NamedNode("urn:x"), ("a", kg("Seat")), ("holder", thing("per:ann"))) == ""
