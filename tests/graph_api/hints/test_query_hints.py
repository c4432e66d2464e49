"""Hints for queries as people write them, that claim nothing false, in a few milliseconds."""

import os
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, Store

from graph_api.hints.hint import Hint
from graph_api.hints.query_hints import query_hints
from graph_store.graphs import Include, Scope
from graph_store.snapshot import Snapshot
from graph_store.versions import State
from loaders import sync
from ontology import graph_folder
from ontology.namespaces import OWL_CLASS, RDF_TYPE, RDFS
from ontology.turtle_files import namespace_prefixes
from tests.graph_api.hints.claims import Checker
from tests.graph_api.hints.conftest import PREFIXES
from tests.graph_store.lexer.test_query_patterns import MARKS

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[2] / "examples"
NATURAL = tomllib.loads((HERE / "natural.toml").read_text(encoding="utf-8"))["query"]
ELSEWHERE = tomllib.loads((HERE / "natural_elsewhere.toml").read_text(encoding="utf-8"))["query"]
SCOPES = (Scope(), Scope(), Scope(), Scope(Include.ASSERTED), Scope(Include.INFERRED))


def rows(snapshot: Snapshot, text: str) -> list[object]:
    """Return the rows of an answer without those of a COUNT of 0."""
    answer = cast(Store, snapshot.store()).query(text)
    if isinstance(answer, QueryBoolean):
        return [True] if answer else []
    if isinstance(answer, QuerySolutions):
        return [row for row in answer if not ("COUNT" in text and row[0] == Literal(0))]
    return list(answer)


def check(found: list[Hint], expected: dict[str, Any]) -> None:
    """Check that the first hint is of the expected kind and names what it should."""
    if not expected["code"]:
        assert found == []
        return
    assert found[0].code == expected["code"], [each.sentence("en") for each in found]
    for language in ("nl", "en"):
        sentence = found[0].sentence(language)
        assert [word for word in expected["says"] if word not in sentence] == [], sentence


@pytest.mark.parametrize("query", NATURAL, ids=lambda query: query["text"])
def test_a_natural_query_without_rows_says_why(plan_snapshot: Snapshot, query: dict[str, Any]) -> None:
    text = PREFIXES + query["text"]
    assert rows(plan_snapshot, text) == []
    found = query_hints(text, plan_snapshot)
    assert len(found) <= 3
    check(found, query)
    checker = Checker(plan_snapshot, PREFIXES)
    assert [fault for hint in found for fault in checker.faults(hint)] == []


@pytest.fixture(scope="module", params=["airports", "libraries"])
def example(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Snapshot]]:
    """Load a graph folder of the examples in this process."""
    name = request.param
    before = os.environ.get(graph_folder.VARIABLE)
    os.environ[graph_folder.VARIABLE] = str(EXAMPLES / name)
    state = State(tmp_path_factory.mktemp(name), graph_folder.graph_folder().base)
    sync(EXAMPLES / name / "data", state)
    yield name, state.newest()
    if before is None:
        del os.environ[graph_folder.VARIABLE]
    else:
        os.environ[graph_folder.VARIABLE] = before


def test_a_natural_query_over_other_vocabularies_says_why(example: tuple[str, Snapshot]) -> None:
    name, snapshot = example
    known = {RDFS: "rdfs", **namespace_prefixes(snapshot.graphs.base)}
    prefixes = "".join(f"PREFIX {prefix}: <{space}>\n" for space, prefix in known.items())
    for query in (each for each in ELSEWHERE if each["folder"] == name):
        assert rows(snapshot, prefixes + query["text"]) == []
        found = query_hints(prefixes + query["text"], snapshot)
        check(found, query)
        checker = Checker(snapshot, prefixes)
        assert [fault for hint in found for fault in checker.faults(hint)] == []


class Invented:
    """Random queries from the terms and values of a version, some of them misspelt."""

    def __init__(self, snapshot: Snapshot, seed: int) -> None:
        self._random = Random(seed)
        self._facts = list(snapshot.quads(g=DefaultGraph()))
        self._classes = sorted({str(quad.object) for quad in snapshot.quads(p=RDF_TYPE, g=DefaultGraph())})
        declared = snapshot.quads(p=RDF_TYPE, o=OWL_CLASS, g=DefaultGraph())
        self._classes += sorted(str(quad.subject) for quad in declared if isinstance(quad.subject, NamedNode))
        self._properties = sorted({str(quad.predicate) for quad in self._facts})

    def query(self) -> str:
        parts = [self._triple() for _ in range(self._random.randrange(1, 4))]
        if self._random.random() < 0.5:
            parts.append(self._filter(self._variable()))
        return f"SELECT * {{ {' . '.join(parts)} }}"

    def _triple(self) -> str:
        chance, start = self._random.random(), self._variable()
        if chance < 0.4:
            return f"{start} a {self._misspelt(self._random.choice(self._classes))}"
        if chance < 0.6:
            return f"{start} {self._property()} {self._value()}"
        if chance < 0.65:
            start = str(self._fact().subject)
        return f"{start} {self._property()} {self._variable()}"

    def _variable(self) -> str:
        return self._random.choice(("?a", "?b", "?c"))

    def _fact(self) -> Quad:
        return self._random.choice(self._facts)

    def _property(self) -> str:
        name = self._misspelt(self._random.choice(self._properties))
        return f"^{name}" if self._random.random() < 0.1 else name

    def _misspelt(self, term: str) -> str:
        place = self._random.randrange(1, len(term) - 1)
        is_kept = self._random.random() > 0.1 or term[place] in ':/"\\'
        return term if is_kept else term[:place] + self._random.choice("xab") + term[place + 1 :]

    def _value(self) -> str:
        value = self._fact().object
        if not isinstance(value, Literal):
            return str(value)
        text = self._random.choice((value.value, value.value.lower(), f"{value.value}x"))
        kept = Literal(text, language=value.language) if value.language else Literal(text, datatype=value.datatype)
        return self._random.choice((str(Literal(text)), f"{Literal(text)}@nl", f"{Literal(text)}@fr", str(kept)))

    def _filter(self, name: str) -> str:
        value = self._fact().object
        length = self._random.randrange(1, 9)
        text = str(Literal(value.value[:length] if isinstance(value, Literal) else "x"))
        year = self._random.randrange(2014, 2023)
        return self._random.choice((
            f"FILTER(CONTAINS({name}, {text}))", f"FILTER(STRSTARTS(LCASE({name}), {text}))",
            f"FILTER({name} = {self._value()})", f"FILTER({name} IN ({self._value()}, {self._value()}))",
            f"FILTER({name} > {self._random.choice(('3', '2030', '0', '99.5', '1e9'))})",
            f"FILTER(YEAR({name}) = {year})", f'FILTER({name} < "{year}-05-01"^^xsd:date)',
            f'FILTER({name} >= "{year}"^^xsd:gYear)', f"BIND(YEAR({name}) AS ?year) FILTER(?year >= {year})",
            f'FILTER(LANG({name}) = "{self._random.choice(("nl", "en", "fr"))}")',
            f'FILTER(LANGMATCHES(LANG({name}), "{self._random.choice(("nl", "fr", "*"))}"))',
            f'FILTER(REGEX(STR({name}), {text}, "i"))', f"FILTER(STR({name}) = {text})",
            f"FILTER(UCASE({name}) = {text})",
        ))  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_no_hint_claims_what_the_engine_denies(plan_snapshot: Snapshot, seed: int) -> None:
    checkers = {scope: Checker(plan_snapshot, PREFIXES, scope) for scope in SCOPES}
    invented, faults, told = Invented(plan_snapshot, seed), list[str](), 0
    for number in range(200):
        scope, text = SCOPES[number % len(SCOPES)], invented.query()
        for hint in query_hints(PREFIXES + text, plan_snapshot, scope):
            told += 1
            faults += [f"{text}: {fault}" for fault in checkers[scope].faults(hint)]
    assert faults == []
    assert told > 100


MOST_CALLS = 40_000
"""About five milliseconds of function calls; a number of calls does not depend on the machine or its load."""


def calls(work: Callable[[], object]) -> int:
    """Return the number of functions that the work calls."""
    number = 0

    def count(_frame: object, event: str, _arg: object) -> None:
        nonlocal number
        number += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return number


def test_hints_take_few_calls(plan_snapshot: Snapshot) -> None:
    query_hints(PREFIXES + "ASK { <https://kennisgraaf.example/id/mun/none> ?p ?o }", plan_snapshot)
    texts = [PREFIXES + query["text"] for query in NATURAL]
    taken = sorted(calls(lambda text=text: query_hints(text, plan_snapshot)) for text in texts)  # type: ignore[misc]
    assert taken[len(taken) // 2] < MOST_CALLS


HOSTILE = [
    "ASK { " + "?x a kg:Project . " * 140 + "}",
    "ASK { ?x rdfs:label ?l " + "FILTER(CONTAINS(?l, 'zz')) " * 60 + "}",
    "ASK { ?x rdfs:label " + ", ".join(f'"label {number}"' for number in range(150)) + " }",
    "ASK { ?x " + "/".join(["kg:partOf"] * 250) + " ?y }",
    "ASK { " + " . ".join(f"?x{n} kg:prop{n} ?y{n} ; a kg:Class{n}" for n in range(60)) + " }",
    "ASK { ?x kg:none " + "[ kg:none " * 90 + "1" + " ]" * 90 + " }",
    "ASK { ?s ?p ?o . ?x rdfs:label '" + "a" * 7_000 + "' }",
    "ASK { ?x rdf:type ?y . ?x rdf:type ?z . ?x rdfs:label ?l FILTER(?l = 'q') ?x rdfs:comment 'q' }",
    "ASK " + "{" * 5_000,
    "'\\" * 3_000,
    "(" * 8_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:40])
def test_a_hostile_text_takes_few_calls(plan_snapshot: Snapshot, text: str) -> None:
    query_hints(PREFIXES + text, plan_snapshot)
    assert calls(lambda: query_hints(PREFIXES + text, plan_snapshot)) < MOST_CALLS


NAMES = st.sampled_from(["kg:Project", "kg:Projekt", "kg:sitedIn", "kg:none", "rdfs:label", "kg:startsOn", "<>", "?z"])


@settings(max_examples=200)
@given(st.lists(st.one_of(MARKS, NAMES), max_size=40).map(" ".join), st.text(max_size=30))
def test_no_text_raises(plan_snapshot: Snapshot, marks: str, noise: str) -> None:
    triples = f"?x a kg:Project ; rdfs:label ?y . {marks}"
    for text in (marks, f"ASK {{ {triples} }}", f"ASK {{ ?x kg:startsOn ?y FILTER({marks}) }}", noise):
        query_hints(PREFIXES + text, plan_snapshot)
        query_hints(text, plan_snapshot, Scope(Include.ASSERTED), ["https://kennisgraaf.example/graph/x"])
