"""Directives choose the version, the facts and the languages of a field, with plans and without."""

import json
from pathlib import Path
from typing import Any

import pytest
from graphql import parse

from graph_api.graphql.facts_cache import FactsCache
from graph_api.graphql.operation_directives import Directives, signature
from graph_api.graphql.request_context import RequestContext
from graph_api.graphql.schema import execute
from graph_api.moments import Moment
from graph_api.service import Service, ServiceSettings
from ontology.vocabulary import Vocabulary

GENT = "https://kennisgraaf.example/id/mun/gent"
PRJ = "https://kennisgraaf.example/id/prj"
NEAREST = [
    ('query @lang(prefer: ["en"]) { x: municipality(id: "mun:gent") { label } }', {"label": "Ghent"}),
    ('query @lang(prefer: "en") { x: municipality(id: "mun:gent") @lang(prefer: "es") { label } }', {"label": "Gante"}),
    ('''query @lang(prefer: "es") { x: municipality(id: "mun:gent") @at(version: 1) @lang(prefer: ["es", "en"]) {
        label nl: label @lang(prefer: "nl") } }''', {"label": "Ghent", "nl": "Gent"}),
    ('{ x: municipality(id: "mun:gent") @lang(prefer: []) { label } }', {"label": "Gent"}),
    ('query @at(version: 1) { x: municipality(id: "mun:gent") { id iri key hosts { nodes { id } } } }',
     {"id": f"{GENT}#at=version:1", "iri": GENT, "key": "mun:gent",
      "hosts": {"nodes": [{"id": f"{PRJ}/bakkersite#at=version:1"}, {"id": f"{PRJ}/dok#at=version:1"}]}}),
    ('''query @at(version: 1, include: INFERRED) { x: municipality(id: "mun:gent") @at(version: 2) {
        id label hosts { nodes { key } } stated: hosts @at(include: ASSERTED) { nodes { key label } } } }''',
     {"id": f"{GENT}#at=version:2", "label": None, "hosts": {"nodes": []},
      "stated": {"nodes": [{"key": "prj:bakkersite", "label": "Bakkersite"}]}}),
    ('''query @at(include: ASSERTED) { x: municipality(id: "mun:gent") @at(synthetic: true, include: null) {
        hosts { nodes { key } } types } }''',
     {"hosts": {"nodes": [{"key": "prj:bakkersite"}, {"key": "prj:made-up"}]}, "types": ["CentreCity"]}),
    ('''{ x: municipality(id: "mun:gent") {
        label types @at(include: ASSERTED) inferred: label @at(include: INFERRED) } }''',
     {"label": "Gent", "types": ["CentreCity"], "inferred": None}),
    ("{ x: projects(filter: {sitedIn: {exists: true}}) @at(version: 1) { totalCount } }", {"totalCount": 3}),
    ("{ x: projects(filter: {sitedIn: {exists: true}}) @at(include: INFERRED) { totalCount } }", {"totalCount": 0}),
    ('''{ x: projects(first: 1) { nodes @at(include: INFERRED) { key label }
        edges @lang(prefer: "en") { node { sitedIn { label } } }
        groups(by: sitedIn) { value thing @lang(prefer: "en") { label } count } } }''',
     {"nodes": [{"key": "prj:bakkersite", "label": None}], "edges": [{"node": {"sitedIn": {"label": "Ghent"}}}],
      "groups": [{"value": "https://kennisgraaf.example/id/mun/eeklo", "thing": {"label": "Eeklo"}, "count": 1},
                 {"value": GENT, "thing": {"label": "Ghent"}, "count": 1}]}),
    ('''{ x: cooperationAgreements { stated: aggregate { sum { startYear } }
        inferred: aggregate { sum @at(include: INFERRED) { startYear } } } }''',
     {"stated": {"sum": {"startYear": 4024}}, "inferred": {"sum": {"startYear": None}}}),
    ('''{ x: nodes(ids: ["mun:gent", "mun:gent#at=version:1", "mun:eeklo#at=version:2"]) {
        id ... on Municipality { hosts { nodes { key } } } } }''',
     [{"id": GENT, "hosts": {"nodes": [{"key": "prj:bakkersite"}]}},
      {"id": f"{GENT}#at=version:1", "hosts": {"nodes": [{"key": "prj:bakkersite"}, {"key": "prj:dok"}]}},
      {"id": "https://kennisgraaf.example/id/mun/eeklo#at=version:2", "hosts": {"nodes": [{"key": "prj:textiles"}]}}]),
    ('''{ x: node(id: "mun:gent#at=version:1") {
        ... on Municipality { id hosts @at(include: ASSERTED) { nodes { id } } } } }''',
     {"id": f"{GENT}#at=version:1",
      "hosts": {"nodes": [{"id": f"{PRJ}/bakkersite#at=version:1"}, {"id": f"{PRJ}/dok#at=version:1"}]}}),
    ('''{ x: search(text: "gent", first: 1) @at(version: 1) {
        edges { property node @lang(prefer: "en") { id label } } } }''',
     {"edges": [{"property": "label", "node": {"id": f"{GENT}#at=version:1", "label": "Ghent"}}]}),
]  # fmt: skip
"""Documents with the answer under `x`."""


@pytest.fixture(scope="module")
def service(history: Path) -> Service:
    return Service(ServiceSettings(data=history))


def answered(service: Service, text: str, plans: bool, **variables: Any) -> tuple[Any, RequestContext]:
    """Return the value of `x`, and the request."""
    context = RequestContext(service.snapshot(), Vocabulary.load(), FactsCache(), ("nl", "en"), service)
    result = execute(context, text, variables, plans=plans)
    assert result.errors is None
    return json.loads(json.dumps(result.data))["x"], context


@pytest.mark.parametrize("plans", [True, False])
@pytest.mark.parametrize(("text", "data"), NEAREST)
def test_the_nearest_directive_that_gives_an_argument_counts(
    service: Service, text: str, data: Any, plans: bool
) -> None:
    """A plan answers each of these; none falls back to the stock executor."""
    found, context = answered(service, text, plans)
    assert found == data
    assert (context.planned, context.unplanned) == (int(plans), {})


@pytest.mark.parametrize("plans", [True, False])
def test_variables_and_their_defaults_choose_as_literals_do(service: Service, plans: bool) -> None:
    text = """query ($v: Int = 1, $p: [String!]! = ["en"], $i: Include, $s: Boolean)
        @at(version: $v) @lang(prefer: $p) {
        x: municipality(id: "mun:gent") @at(include: $i, synthetic: $s) { id label hosts { nodes { label } } } }"""
    found, _ = answered(service, text, plans)
    assert found == {
        "id": f"{GENT}#at=version:1", "label": "Ghent", "hosts": {"nodes": [{"label": "Bakkersite"}, {"label": "Dok"}]},
    }  # fmt: skip
    found, _ = answered(service, text, plans, v=2, p="es", i="INFERRED")
    assert found == {"id": f"{GENT}#at=version:2", "label": None, "hosts": {"nodes": []}}
    found, _ = answered(service, text, plans, v=None, p=["es"], i="ASSERTED", s=True)
    assert found == {
        "id": GENT,
        "label": "Gante",
        "hosts": {"nodes": [{"label": "Bakkersite"}, {"label": "Verzonnen"}]},
    }


def test_an_address_chooses_what_no_directive_does(past: Any) -> None:
    text = """{ a: municipality(id: "mun:gent") { id hosts { nodes { key } } }
        b: municipality(id: "mun:gent") @at(version: 2) { id } }"""
    answer = past.post("/graphql", params={"version": 1}, json={"query": text})
    assert answer.json()["data"] == {
        "a": {"id": GENT, "hosts": {"nodes": [{"key": "prj:bakkersite"}, {"key": "prj:dok"}]}},
        "b": {"id": f"{GENT}#at=version:2"},
    }


def test_directives_differ_by_name_argument_and_value_and_not_by_order() -> None:
    texts = (
        '@at(version: 1, include: ALL) @lang(prefer: ["nl"])',
        '@lang(prefer: ["nl"]) @skip(if: false) @at(include: ALL, version: 1)',
        '@at(version: $v, include: ALL) @lang(prefer: ["nl"])',
        "@at(version: 1)",
        "",
    )
    fields = [parse(f"{{ x {text} }}").definitions[0].selection_set.selections[0] for text in texts]  # type: ignore[attr-defined]
    first, same, *others = [signature(each.directives) for each in fields]
    assert first == same
    assert len({first, *others}) == 4


def test_directives_further_in_are_completed_by_those_further_out() -> None:
    outer = Directives(Moment(1, "plan:2020"), synthetic=True, prefer=("nl",))
    inner = Directives(Moment(2), synthetic=False)
    assert inner.below(outer) == Directives(Moment(2, "plan:2020"), synthetic=False, prefer=("nl",))
