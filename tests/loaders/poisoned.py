"""A state that release 0.1 corrupted: the history that did it, with the fault of that release put back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from graph_store import State
from graph_store.graphs import Graphs
from graph_store.terms import GraphName
from loaders import Change, Dataset, Gathered, Outcome, commit, difference
from loaders.change import closures
from ontology.reasoning import incremental_closure
from ontology.reasoning.closure_files import save

PREFIXES = """
PREFIX kg: <https://kennisgraaf.example/ns#> PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX act: <https://kennisgraaf.example/id/act/> PREFIX prog: <https://kennisgraaf.example/id/prog/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX evt: <https://kennisgraaf.example/id/evt/>
"""
RESTRICTION = "<urn:y> a owl:Restriction ; owl:onProperty kg:relationToOf ; owl:someValuesFrom kg:Seminar . "
PART = "act:08 kg:directPartOf prog:rr-2 ."
HISTORY = [
    ("", RESTRICTION + "kg:Seminar rdfs:subClassOf <urn:y> ."),
    ("", PART),
    ("<urn:y> owl:onProperty kg:relationToOf .", ""),
    ("<urn:y> owl:someValuesFrom kg:Seminar ; a owl:Restriction .", ""),
    (PART, ""),
]
"""The additions and removals, update by update; after the last one, nothing that followed from its fact may be left."""


FACTS = (
    "act:08 kg:directPartOf prog:obm-1-1 . prog:obm-1-1 kg:directPartOf prog:obm-1 . "
    "prog:obm-1 kg:directPartOf prog:obm . "
    "prog:rr-2 kg:directPartOf prog:rr . evt:s1 a kg:Seminar . evt:s2 a kg:Seminar ."
    + "".join(f"evt:e{n} a kg:Event ; kg:directPartOf prog:obm-{n % 3} ; rdfs:label 'Event {n}' . " for n in range(40))
)
"""Write a small dataset for the history."""


def triples(text: str) -> set[Triple]:
    return {quad.triple for quad in parse(PREFIXES + text, format=RdfFormat.TURTLE)}


GRAPHS = Graphs()


def part_of(state: State) -> set[str]:
    """Return the programmes that the action of the history is a part of."""
    action, part = NamedNode(f"{state.base}id/act/08"), NamedNode(f"{state.base}ns#partOf")
    found = state.newest().quads(s=action, p=part, g=GRAPHS.inferred)
    return {quad.object.value.rpartition("/")[2] for quad in found}  # type: ignore[union-attr]


def begin(state: State) -> None:
    """Publish version 1, which states the facts and two synthetic ones."""
    stated: dict[GraphName, set[Triple]] = {
        GRAPHS.source("a"): triples(FACTS),
        GRAPHS.synthetic: triples("evt:x a kg:Seminar ; kg:directPartOf prog:rr-2 ."),
    }

    def build(current: Dataset) -> Change:
        return Change(difference(current.graph, stated))

    commit(state, build, owner="test")


def edit(state: State, gone: str, come: str) -> Outcome:
    """Make one update of `graph/edits`, in a process that starts from the saved closure."""
    closures.take(str(state.root.resolve()), "")
    edits, found = GRAPHS.edits, Gathered()
    for triple in triples(gone):
        found.remove(edits, triple)
    for triple in triples(come):
        found.add(edits, triple)

    def build(_: Dataset) -> Change:
        return Change(found.diff())

    return commit(state, build, owner="test")


@contextmanager
def as_release_0_1(monkeypatch: pytest.MonkeyPatch, *, share: int = 10**9) -> Iterator[None]:
    """Save closures as release 0.1 did, with terms of another dictionary; a proof takes one part in `share`."""

    def save_with_any_base(folder, schema, relations, concluded, terms, axioms, base):  # type: ignore[no-untyped-def]
        base = base and replace(base, dictionary=terms)
        return save(folder, schema, relations, concluded, terms, axioms, base)

    with monkeypatch.context() as patch:
        patch.setattr(incremental_closure, "save", save_with_any_base)
        patch.setattr("loaders.change.proof._SHARE", share)
        yield


def poison(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    """Repeat the history as it happened under release 0.1."""
    with as_release_0_1(monkeypatch):
        for gone, come in HISTORY:
            edit(state, gone, come)
