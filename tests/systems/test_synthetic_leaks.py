"""No route answers with synthetic rows unless they are asked for."""

import csv
from collections.abc import Iterator
from functools import cache

import pytest
from pyoxigraph import NamedNode

from graph_api.site.visibility import hidden_inventories, hides
from graph_store.graphs import DEFAULT_BASE, Scope
from graph_store.views import stated
from tests.service import DATA, Service
from tests.systems.conftest import INVENTED

pytestmark = pytest.mark.slow

FILES = sorted(file.name for folder in INVENTED for file in folder.glob("*.csv"))
"""The inventories of invented rows."""

BY_NAME = {
    "/dump/{name:path}": "a dump is asked for by its name, and the whole version has every graph",
    "/dump": "leads to the list",
    "/graph/{name:path}": "a graph is asked for by its name",
    "/store": "of a named graph by its name; the default graph is that of /sparql",
    "/store/{name:path}": "the same",
    "/update": "only writes",
    "/check": "reads what is sent to it",
    "/upload": "the same",
    "/upload/{name}": "the same",
    "/inventories/{name}": "the same",
    "/replication": "whole versions, for those who have a token",
    "/replication/{name:path}": "the same",
    "/syncs": "which files were read, not what they say",
    "/quarantine": "rows that were refused, which are in no graph",
    "/versions": "what versions are made of: the names and hashes of their files",
    "/changes": "compares stated facts, without the graphs of synthetic ones",
    "/changes.{suffix}": "the same",
    "/versions/{name}": "the same, and the difference of two, which holds every graph",
    "/metrics": "numbers",
    "/healthz": "no data",
    "/readyz": "no data",
    "/docs": "no data",
    "/docs/search": "no data",
    "/docs/{name:path}": "no data",
    "/site/{name:path}": "no data",
    "/graphql/schema.graphql": "no data",
    "/graphql/schema.json": "no data",
}
"""Routes that are not checked, and why."""

PAGES = {
    "/": "/",
    "/search": "/search?q=verzonnen",
    "/class": "/class",
    "/class/{name}": "/class/Theme /class/Instrument /class/ChurchCase /class/Municipality /class/Project?format=csv",
    "/programmes": "/programmes",
    "/themes": "/themes",
    "/questions": "/questions",
    "/questions/{name}": "/questions/late-instruments",
    "/map": "/map",
    "/compare": "/compare?a=mun:gent&b=mun:aalst",
    "/timeline": "/timeline /timeline?about=mun:gent",
    "/network": "/network?of=mun:gent /network?of=thm:tijdelijk-gebruik&format=json",
    "/reuse": "/reuse",
    "/lists": "/lists",
    "/lists/{name}": "/lists/projects /lists/themes",
    "/status": "/status",
    "/robots.txt": "/robots.txt",
    "/sitemap.xml": "/sitemap.xml",
    "/catalog": "/catalog /catalog?format=turtle",
    "/.well-known/void": "/.well-known/void?format=turtle",
    "/dump/": "/dump/ /dump/?format=json",
    "/catalog.{suffix}": "/catalog.ttl",
    "/ns": "/ns /ns?format=turtle",
    "/ns.{suffix}": "/ns.ttl",
    "/ns/context.jsonld": "/ns/context.jsonld",
    "/query": "/query",
    "/query/openapi.json": "/query/openapi.json",
    "/query/{name}": "/query/late-instruments",
    "/sparql": "/sparql /sparql?query=SELECT%20*%20%7B%20?s%20?p%20?o%20%7D",
    "/source/{name:path}": "/source/projects /source/nowhere",
    "/doc/{name:path}": "/doc/kerk/nowhere /doc/inst/x",
    "/id/{name:path}": "/id/kerk/nowhere",
}
"""Addresses to check, by route."""


@cache
def traces() -> frozenset[str]:
    """Return texts that only invented rows have: their file names, and cells that no inventory of the plan has."""
    shipped = "\n".join(file.read_text(encoding="utf-8") for file in DATA.glob("*.*"))
    cells = set()
    for folder in INVENTED:
        for file in folder.glob("*.csv"):
            for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines()):
                cells |= {value for name, value in row.items() if name in {"id", "name", "label", "label_nl", "title"}}
    return frozenset({*FILES, *(cell for cell in cells if cell and len(cell) > 5 and cell not in shipped)})


def touched(service: Service) -> Iterator[NamedNode]:
    """Return the resources of the plan that an invented row describes."""
    snapshot = service.state.newest()
    known = {quad.subject for quad in stated(snapshot.store(), snapshot.graphs)}
    for quad in snapshot.quads(g=snapshot.graphs.synthetic):
        for end in (quad.subject, quad.object):
            if isinstance(end, NamedNode) and end in known and "/id/" in end.value:
                yield end


def found_in(text: str) -> set[str]:
    return {trace for trace in traces() if trace in text}


def test_there_are_traces_to_find(invented: Service) -> None:
    assert len(traces()) > 30
    assert found_in(invented.client.get("/class/Instrument?synthetic=true").text)
    assert found_in(page(invented, "/doc/thm/tijdelijk-gebruik?synthetic=true"))


def page(service: Service, path: str) -> str:
    return service.client.get(path, headers={"Accept": "text/html, */*;q=0.5"}).text


@pytest.mark.parametrize("path", [path for paths in PAGES.values() for path in paths.split()])
def test_no_page_tells_of_invented_rows(invented: Service, path: str) -> None:
    assert found_in(page(invented, path)) == set()


def test_every_route_that_reads_is_looked_at(invented: Service) -> None:
    routes = {route.path for route in invented.client.app.routes if hasattr(route, "methods")}  # type: ignore[attr-defined]
    assert routes - PAGES.keys() - BY_NAME.keys() - ELSEWHERE == set()


ELSEWHERE = {"/explain", "/row/{name:path}", "/graphql"}
"""Routes that the tests below check."""


@pytest.mark.parametrize("form", ["text/html", "text/turtle", "application/ld+json"])
def test_no_document_tells_of_invented_rows(invented: Service, form: str) -> None:
    things = sorted({each.value for each in touched(invented)})
    assert len(things) > 10
    for thing in things:
        path = "/doc/" + thing.partition("/id/")[2]
        text = invented.client.get(path, headers={"Accept": form}).text
        assert found_in(text) == set(), path


def test_no_explanation_cites_an_invented_row(invented: Service) -> None:
    """The facts are stated both by an invented row and by one of the plan."""
    theme = "thm:tijdelijk-gebruik"
    for kind in ("kg:Theme", "skos:Concept"):
        asked = {"s": theme, "p": "a", "o": kind}
        for accept in ("application/json", "text/html"):
            answer = invented.client.get("/explain", params=asked, headers={"Accept": accept})
            assert answer.status_code == 200
            assert found_in(answer.text) == set()
    seen = invented.client.get("/explain", params={"s": theme, "p": "a", "o": "kg:Theme", "synthetic": "true"}).text
    assert "invented_themes.csv" in seen


def test_what_only_invented_rows_state_is_not_found_unless_asked_for(invented: Service) -> None:
    for path in (
        "/doc/inst/a",
        "/id/inst/a",
        "/row/instruments/inst:a",
        "/source/instruments",
        "/timeline?about=inst:a",
    ):
        answer = invented.client.get(path, follow_redirects=False)
        asked = invented.client.get(path + ("&" if "?" in path else "?") + "synthetic=true", follow_redirects=False)
        assert (answer.status_code, asked.status_code // 100) in {(404, 2), (404, 3)}, path
        assert found_in(answer.text) - {"inst:a"} == set(), path


def test_graphql_knows_what_only_invented_rows_state_when_asked(invented: Service) -> None:
    hidden = invented.answer('{ thing(id: "inst:a") { key label } }')
    assert hidden["errors"][0]["extensions"]["code"] == "NOT_FOUND"
    assert found_in(str(hidden)) == {"inst:a"}
    shown = invented.graphql('{ thing(id: "inst:a") @at(synthetic: true) { key label } }')["thing"]
    assert shown == {"key": "inst:a", "label": "Leegstandsheffing"}
    theme = 'subject: "thm:tijdelijk-gebruik", predicate: "type", object: "Theme"'
    answer = invented.graphql(f"{{ provenance({theme}) {{ file }} explain({theme}) {{ text }} }}")
    assert found_in(str(answer)) == set()
    asked = invented.graphql(f"{{ provenance({theme}) @at(synthetic: true) {{ file }} }}")
    assert {"file": "invented_themes.csv"} in asked["provenance"]
    named = invented.graphql(
        "{ municipalities { nodes { key label types __typename } } things { nodes { key label } } }"
    )
    assert found_in(str(named)) == set()


ORIGINS = """{
    things { edges { node { facts(properties: ["label", "hasTheme", "type"]) {
        value label provenance { graphs rows { iri file } writes { iri } } derivation { text } } } } }
    themes { edges { provenance { graphs rows { file } } derivation { text } } }
    changes(from: 1, to: 1) { totalCount }
}"""


def test_no_origin_in_graphql_is_an_invented_row(invented: Service) -> None:
    """The facts about a theme are stated both by an invented row and by one of the plan."""
    hidden, shown = (
        str(invented.graphql(f"query {directive} {ORIGINS}")) for directive in ("", "@at(synthetic: true)")
    )
    assert found_in(hidden) == set()
    assert "graph/synthetic" not in hidden
    assert {"invented_themes.csv", "inst:a"} <= found_in(shown)
    assert "graph/synthetic" in shown


def test_a_named_graph_and_a_dump_are_read_by_name(invented: Service) -> None:
    assert found_in(invented.client.get("/graph/synthetic", headers={"Accept": "text/turtle"}).text)
    assert found_in(invented.client.get("/dump/inventory/instruments.csv").text)
    assert found_in(page(invented, "/dump/?synthetic=true"))


def test_the_inventories_of_invented_rows_are_known_by_their_mapping(invented: Service) -> None:
    snapshot = invented.state.newest()
    row, file = (NamedNode(f"{DEFAULT_BASE}{name}") for name in ("row/instruments/inst:a", "source/instruments"))

    assert {f"{stem}.csv" for stem in hidden_inventories(snapshot)} == set(FILES)
    assert hides(snapshot, Scope(), row)
    assert hides(snapshot, Scope(), file)
    assert not hides(snapshot, Scope(synthetic=True), row)
