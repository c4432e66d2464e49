"""Municipalities that merge, a programme that is split and a body with another name, from sync to answers over HTTP."""

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDFS, XSD

from tests.replaced.conftest import Replaced

BASE = "https://replaced.example/"
NS = f"{BASE}ns#"
HTML, TURTLE = {"Accept": "text/html"}, {"Accept": "text/turtle"}


def turtle(replaced: Replaced, path: str) -> Graph:
    answer = replaced.client.get(path, headers=TURTLE, follow_redirects=True)
    return Graph().parse(data=answer.text, format="turtle")


def thing(path: str) -> URIRef:
    return URIRef(f"{BASE}id/{path}")


def test_everything_loads_and_references_to_replaced_keys_are_warnings(replaced: Replaced) -> None:
    issues = [(each["code"], each["file"], each["line"], each["value"]) for each in replaced.report["issues"]]
    assert issues == [
        ("replaced-ref", "projects.csv", 2, "prog:water"),
        ("replaced-ref", "projects.csv", 2, "mun:oostdrecht"),
        ("replaced-ref", "projects.csv", 3, "mun:westdrecht"),
    ]
    assert replaced.report["quarantined"] == 0


@pytest.mark.parametrize("old", ["mun/oostdrecht", "mun/westdrecht"])
def test_a_merged_key_leads_to_what_it_became(replaced: Replaced, old: str) -> None:
    for path, status, to in (
        (f"/id/{old}", 303, "/doc/mun/drecht"),
        (f"/doc/{old}", 301, "/doc/mun/drecht"),
        (f"/doc/{old}.ttl?lang=en", 301, "/doc/mun/drecht.ttl?lang=en"),
        (f"/doc/{old}?format=jsonld&context=link", 301, "/doc/mun/drecht?format=jsonld&context=link"),
    ):
        answer = replaced.client.get(path)
        assert (answer.status_code, answer.headers["location"]) == (status, to)
        assert (answer.headers.get("etag"), replaced.client.head(path).status_code) == (None, status)


def test_a_key_that_was_renamed_twice_leads_to_the_newest(replaced: Replaced) -> None:
    for old in ("stuurgroep", "programmagroep"):
        assert replaced.client.get(f"/id/body/{old}").headers["location"] == "/doc/body/kerngroep"


@pytest.mark.parametrize("path", ["/id/prog/water", "/doc/prog/water"])
def test_a_split_key_offers_its_successors(replaced: Replaced, path: str) -> None:
    page = replaced.client.get(path, headers=HTML)
    assert (page.status_code, page.headers.get("location"), page.headers.get("etag")) == (300, None, None)
    assert 'Vervangen op <bdi>1 januari 2021</bdi> door <a href="/doc/prog/riolen"><bdi>Riolen</bdi></a>' in page.text
    for successor in ("riolen", "rivieren"):
        assert f'</doc/prog/{successor}>; rel="alternate"' in page.headers["link"]

    data = replaced.client.get(path, headers=TURTLE)
    assert (data.status_code, data.headers["content-type"]) == (300, "text/turtle; charset=utf-8")
    found = Graph().parse(data=data.text, format="turtle")
    assert set(found.objects(thing("prog/water"), URIRef(f"{NS}replacedBy"))) == {
        thing("prog/riolen"), thing("prog/rivieren")
    }  # fmt: skip


def test_a_split_key_has_a_page_that_a_conditional_request_does_not_hide(replaced: Replaced) -> None:
    assert replaced.client.get("/doc/prog/water", headers={**HTML, "If-None-Match": "*"}).status_code == 300


def test_the_page_of_a_successor_tells_its_history(replaced: Replaced) -> None:
    history = replaced.client.get("/doc/mun/drecht?lang=en", headers=HTML).text.split('id="history"')[1]
    assert "Oostdrecht</span>" in history
    assert "<code>mun:oostdrecht</code> (<bdi>municipality</bdi>): replaced on" in history
    assert '<bdi>1 January 2021</bdi> by <a href="/doc/mun/drecht?lang=en">' in history
    assert '(<a href="/row/replacements/mun:oostdrecht/mun:drecht?lang=en">replacements.csv, row 2</a>)' in history
    assert '<a href="/doc/mun/oostdrecht?lang=en&amp;version=1">' in history
    assert "<code>mun:westdrecht</code>" in history


def test_the_earlier_description_is_still_there(replaced: Replaced) -> None:
    page = replaced.client.get("/doc/mun/oostdrecht?version=1", headers=HTML)
    assert (page.status_code, "<h1><bdi>Oostdrecht</bdi></h1>" in page.text) == (200, True)
    assert 'id="history"' not in page.text


def test_data_of_a_successor_holds_the_facts_of_what_it_replaced(replaced: Replaced) -> None:
    found = turtle(replaced, "/id/mun/oostdrecht")
    old, new = thing("mun/oostdrecht"), thing("mun/drecht")
    assert (new, URIRef(f"{NS}replaces"), old) in found
    assert (old, URIRef(f"{NS}replacedOn"), Literal("2021-01-01", datatype=XSD.date)) in found
    assert (thing("prj/kade"), URIRef(f"{NS}sitedIn"), old) in found
    assert (old, RDFS.seeAlso, URIRef(f"{BASE}doc/mun/oostdrecht?version=1")) in found
    assert (URIRef(f"{BASE}row/replacements/mun:oostdrecht/mun:drecht"), URIRef(f"{NS}line"), None) in found
    document = replaced.client.get("/doc/mun/drecht.jsonld").json()
    assert "mun/oostdrecht?version=1" in str(document)


def test_graphql_reads_the_one_successor_and_leads_on_to_several(replaced: Replaced) -> None:
    data = replaced.graphql("""{
        thing(id: "mun:oostdrecht") { key replaces { nodes { key replacedOn } } }
        node(id: "https://replaced.example/id/body/stuurgroep") { ... on Body { key label } }
        nodes(ids: ["mun:westdrecht", "mun:elders"]) { ... on Municipality { key } }
        municipality(id: "mun:westdrecht") { key hosts { nodes { key } } }
        programme(id: "prog:water") { key replacedOn replacedBy { nodes { key label } } }
    }""")
    replaces = [{"key": f"mun:{name}", "replacedOn": "2021-01-01"} for name in ("oostdrecht", "westdrecht")]
    assert data == {
        "thing": {"key": "mun:drecht", "replaces": {"nodes": replaces}},
        "node": {"key": "body:kerngroep", "label": "Kerngroep"},
        "nodes": [{"key": "mun:drecht"}, {"key": "mun:elders"}],
        "municipality": {"key": "mun:drecht", "hosts": {"nodes": [{"key": "prj:sluis"}]}},
        "programme": {"key": "prog:water", "replacedOn": "2021-01-01", "replacedBy": {"nodes": [
            {"key": "prog:riolen", "label": "Riolen"}, {"key": "prog:rivieren", "label": "Rivieren"}]}},
    }  # fmt: skip


def test_graphql_reads_the_old_thing_at_the_moment_before(replaced: Replaced) -> None:
    data = replaced.graphql('{ municipality(id: "mun:oostdrecht") @at(version: 1) { key label replacedOn } }')
    assert data["municipality"] == {"key": "mun:oostdrecht", "label": "Oostdrecht", "replacedOn": None}


def test_filters_name_exactly_the_thing_and_may_ask_for_both_sides(replaced: Replaced) -> None:
    data = replaced.graphql("""{
        old: projects(filter: {sitedIn: {id: {eq: "mun:oostdrecht"}}}) { nodes { key } }
        new: projects(filter: {sitedIn: {id: {eq: "mun:drecht"}}}) { nodes { key } }
        both: projects(filter: {sitedIn: {or: [
            {id: {eq: "mun:drecht"}}, {replacedBy: {some: {id: {eq: "mun:drecht"}}}}]}}) { nodes { key } }
    }""")
    keys = {name: [each["key"] for each in found["nodes"]] for name, found in data.items()}
    assert keys == {"old": ["prj:kade"], "new": ["prj:sluis"], "both": ["prj:brug", "prj:kade", "prj:sluis"]}


def test_a_path_in_sparql_asks_for_both_sides(replaced: Replaced) -> None:
    query = "SELECT ?project {{ ?project :sitedIn{} mun:{} }} ORDER BY ?project"
    assert replaced.select(query.format("", "oostdrecht")) == [("kade",)]
    assert replaced.select(query.format("", "drecht")) == [("sluis",)]
    assert replaced.select(query.format("/:replacedBy*", "drecht")) == [("brug",), ("kade",), ("sluis",)]


def test_a_search_for_an_old_key_leads_to_the_successor(replaced: Replaced) -> None:
    found = replaced.client.get("/search?q=westdrecht", headers={"Accept": "application/json"}).json()["results"]
    assert [(each["id"], each["replacedBy"]) for each in found] == [
        (str(thing("mun/westdrecht")), [{"id": str(thing("mun/drecht")), "label": "Drecht"}])
    ]
    page = replaced.client.get("/search?q=westdrecht", headers=HTML).text
    assert 'vervangen door</span> <a href="/doc/mun/drecht"><bdi>Drecht</bdi></a>' in page


def test_pages_about_an_old_key_are_about_the_successor(replaced: Replaced) -> None:
    page = replaced.client.get("/network?of=mun:oostdrecht", headers=HTML)
    assert (page.status_code, "Drecht" in page.text.split("<h1>")[1].split("</h1>")[0]) == (200, True)
