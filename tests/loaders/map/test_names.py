"""Patterns find a whole name in IRIs, keys of rows, cells and texts, and do not find other names."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph_store import State
from graph_store.errors import BadRequest
from loaders.map.names import Names, iris_of, names_of
from ontology.namespaces import OWL_SAME_AS, RDFS_LABEL

BASE = "https://kennisgraaf.example/"
ZOE = f"{BASE}id/per/zoe"
NAMES = Names(frozenset({ZOE, "https://example.org/people#1"}), frozenset({"Zoë Van Dam", "Zoë"}), BASE)


@pytest.mark.parametrize(
    "line",
    [
        f"<{ZOE}> <urn:p> <urn:o> .",
        f"<{ZOE}#axiom> <urn:p> <urn:o> .",
        f"<{BASE}row/roles/per:zoe/chair> <urn:p> <urn:o> .",
        f"<{BASE}row/roles/x/per:zoe> <urn:p> <urn:o> .",
        '<urn:s> <urn:p> "leads: per:piet;per:zoe" .',
        '<urn:s> <urn:p> "by ZOË van  dam, 2019"@nl .',
        '<urn:s> <urn:p> "by Zoë\\nVan Dam" .',
        '<urn:s> <urn:p> "led by\\nZoë Van Dam" .',
        '<urn:s> <urn:p> "led by\\nper:zoe" .',
        '<urn:s> <urn:p> "Zoë" .',
        '<urn:s> <urn:p> "name: Zoë" .',
        "<urn:s> <urn:p> <https://example.org/people#1> .",
        '{"cells": ["Zoë"]}',
    ],
)
def test_a_line_that_names_it_is_found(line: str) -> None:
    assert NAMES.lines.search(line)


@pytest.mark.parametrize(
    "line",
    [
        f"<{BASE}id/per/zoey> <urn:p> <urn:o> .",
        f"<{BASE}id/per/zoe-2> <urn:p> <urn:o> .",
        f"<{BASE}id/per/zoe.2> <urn:p> <urn:o> .",
        f"<{BASE}id/super/zoe> <urn:p> <urn:o> .",
        f"<{BASE}id/co-per/zoe> <urn:p> <urn:o> .",
        f"<{BASE}id/per/piet> <urn:p> <urn:o> .",
        '<urn:s> <urn:p> "a Zoë of sorts" .',
        '<urn:s> <urn:p> "Zoë Van Damme" .',
        "<urn:s> <urn:p> <https://example.org/people#12> .",
    ],
)
def test_another_name_is_not_found(line: str) -> None:
    assert not NAMES.lines.search(line)


def test_a_text_is_searched_for_keys_and_labels_of_several_words() -> None:
    assert NAMES.texts.sub("…", "Zoë and per:zoe, alias Zoë Van\nDam.") == "Zoë and …, alias …."


@pytest.mark.parametrize(("line", "is_found"), [("1,Zoë,x", True), ("1;Zoë", True), ("1,Zoë x,", False)])
def test_a_cell_of_an_inventory_may_be_a_label_of_one_word(line: str, is_found: bool) -> None:
    assert bool(NAMES.cells.search(line)) is is_found


def test_its_own_names_are_those_by_which_it_can_come_back() -> None:
    assert NAMES.own == {ZOE, "per:zoe"}


def test_a_key_may_be_encoded_in_its_iri() -> None:
    assert iris_of("per:zoë", BASE) == {f"{BASE}id/per/zoë", f"{BASE}id/per/zo%C3%AB"}
    assert iris_of("urn:uuid:1", BASE) == {"urn:uuid:1"}
    found = Names(iris_of("per:zoë", BASE), frozenset(), BASE).lines
    assert found.search("row/x/per:zo%c3%ab")
    assert found.search("id/per/zoë")


@pytest.mark.parametrize("key", ["zoe", "per:", ":zoe"])
def test_anything_else_is_no_key(key: str) -> None:
    with pytest.raises(BadRequest, match="prefix:name"):
        iris_of(key, BASE)


def test_aliases_and_labels_come_from_every_version(tmp_path: Path) -> None:
    old, new, far = (NamedNode(each) for each in (f"{BASE}id/per/old", ZOE, "https://example.org/z"))
    with (state := State(tmp_path)).writer("a test", 1) as writer:
        writer.publish([], [Quad(old, RDFS_LABEL, Literal("Zoë  Dam"))], sources={})
        writer.publish([], [Quad(new, OWL_SAME_AS, old), Quad(far, OWL_SAME_AS, new)], sources={})
    versions = [state.open(1), state.open(2)]
    assert names_of(versions, {ZOE}, BASE) == Names(
        frozenset({ZOE, old.value, far.value}), frozenset({"Zoë Dam"}), BASE
    )
    assert names_of(versions, {far.value}, BASE, labels=False).labels == frozenset()
