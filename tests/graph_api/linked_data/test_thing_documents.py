"""`/id/…` and `/doc/…` over HTTP."""

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse
from rdflib import Graph
from rdflib.compare import isomorphic
from starlette.testclient import TestClient

from graph_api.linked_data.thing_description import PAGE
from ontology.namespaces import RDF_TYPE, RDFS_LABEL, kg, thing
from tests.graph_api.small import BASE, CITY, HUB, HUB_SIZE, MARKUP, PROJECT, ROW, SCRIPT
from tests.service import Service

HTML = {"Accept": "text/html"}
FORMS = {"ttl": "turtle", "jsonld": "json-ld", "nt": "nt", "rdf": "xml"}


def triples(client: TestClient, path: str) -> set[Triple]:
    return {quad.triple for quad in parse(client.get(path).content, format=RdfFormat.N_TRIPLES)}


def test_a_name_leads_to_its_document_by_the_path_alone(small: TestClient) -> None:
    answer = small.get("/id/mun/x", headers={"Host": "evil.example"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/doc/mun/x")


def test_a_redirect_keeps_the_readers_choices(small: TestClient) -> None:
    answer = small.get("/id/mun/x?lang=en&version=1&evil=%0d%0aX: y")
    assert answer.headers["location"] == "/doc/mun/x?lang=en&version=1"


def test_an_alias_leads_to_the_document_of_its_canonical_node(small: TestClient) -> None:
    assert small.get("/id/mun/old-x").headers["location"] == "/doc/mun/x"


@pytest.mark.parametrize(
    "path",
    ["/id//evil.example", "/id/\\evil", "/id/%2f%2fevil", "/id/mun/a%0d%0aSet-Cookie:b", "/id/" + "a" * 10_000, "/id/"],
)
def test_a_name_that_nothing_has_is_not_found_and_never_redirected(small: TestClient, path: str) -> None:
    answer = small.get(path)
    assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND")
    assert "location" not in answer.headers
    assert len(answer.content) < 1000


def test_an_unknown_key_is_answered_with_what_was_asked_and_the_nearest(small: TestClient) -> None:
    detail = small.get("/doc/mun/xx").json()["detail"]
    assert "mun:xx" in detail
    assert "mun:x" in detail.split("Nearest keys: ")[1]


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        ("text/turtle", "text/turtle; charset=utf-8"),
        ("application/ld+json", "application/ld+json"),
        ("application/n-triples", "application/n-triples"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8"),
        ("text/turtle;q=0.4, application/ld+json;q=0.9", "application/ld+json"),
        ("*/*", "text/turtle; charset=utf-8"),
    ],
)
def test_accept_chooses_the_form(small: TestClient, accept: str, content_type: str) -> None:
    assert small.get("/doc/mun/x", headers={"Accept": accept}).headers["content-type"] == content_type


def test_what_cannot_be_given_is_not_acceptable(small: TestClient) -> None:
    assert small.get("/doc/mun/x", headers={"Accept": "image/png"}).status_code == 406
    assert small.get("/doc/mun/x?format=pdf").status_code == 406


@pytest.mark.parametrize("suffix", FORMS)
def test_suffix_format_and_accept_agree(small: TestClient, suffix: str) -> None:
    by_suffix = small.get(f"/doc/mun/x.{suffix}")
    by_format = small.get(f"/doc/mun/x?format={suffix}")
    by_accept = small.get("/doc/mun/x", headers={"Accept": by_suffix.headers["content-type"]})
    assert by_suffix.content == by_format.content == by_accept.content


def graph(client: TestClient, path: str, form: str) -> Graph:
    return Graph().parse(data=client.get(path).text, format=form)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("key", ["mun/x", "prj/p", "org/markup"])
def test_all_forms_of_a_document_say_the_same_to_rdflib(small: TestClient, key: str) -> None:
    expected = graph(small, f"/doc/{key}.nt", "nt")
    assert len(expected) > 0
    for suffix, form in FORMS.items():
        assert isomorphic(graph(small, f"/doc/{key}.{suffix}", form), expected), suffix


def engine_triples(body: bytes, form: RdfFormat) -> set[Triple]:
    return {quad.triple for quad in parse(body, format=form)}


@pytest.mark.slow
def test_all_forms_of_every_thing_of_the_yearly_plan_say_the_same(service: Service) -> None:
    for key in service.values("SELECT ?key { ?thing dct:identifier ?key } ORDER BY ?key"):
        path = f"/doc/{str(key).replace(':', '/', 1)}"
        lines = engine_triples(service.client.get(f"{path}.nt").content, RdfFormat.N_TRIPLES)
        assert lines
        for suffix, form in (
            (".ttl", RdfFormat.TURTLE), (".jsonld", RdfFormat.JSON_LD), (".rdf", RdfFormat.RDF_XML),
        ):  # fmt: skip
            assert engine_triples(service.client.get(path + suffix).content, form) == lines, path + suffix


def test_a_document_holds_both_directions_names_of_neighbours_and_rows(small: TestClient) -> None:
    found = triples(small, "/doc/mun/x.nt")
    assert Triple(CITY, kg("hosts"), PROJECT) in found
    assert Triple(PROJECT, kg("sitedIn"), CITY) in found
    assert Triple(PROJECT, RDFS_LABEL, Literal("Kaai", language="nl")) in found
    assert Triple(ROW, RDF_TYPE, kg("Row")) in found


def test_include_chooses_the_facts(small: TestClient) -> None:
    asserted = triples(small, "/doc/mun/x.nt?include=asserted")
    inferred = triples(small, "/doc/mun/x.nt?include=inferred")
    assert Triple(CITY, kg("hosts"), PROJECT) in asserted  # the inverse of what a row states
    assert Triple(CITY, kg("hosts"), PROJECT) not in inferred
    assert Triple(CITY, kg("takesPartIn"), PROJECT) in inferred
    assert Triple(CITY, RDF_TYPE, kg("CentreCity")) not in inferred


def test_made_up_data_shows_only_when_asked_for(small: TestClient) -> None:
    made_up = Triple(thing("mun:test"), RDFS_LABEL, Literal("Verzonnen", language="nl"))
    assert made_up in triples(small, "/doc/mun/test.nt?synthetic=true")
    assert small.get("/doc/mun/test.nt").status_code == 404


@pytest.mark.parametrize("choice", ["include=some", "synthetic=yes", "version=0", "version=x", "page=-1", "lang=%00"])
def test_a_choice_that_is_not_accepted_is_a_bad_request(small: TestClient, choice: str) -> None:
    answer = small.get(f"/doc/mun/x?{choice}")
    assert (answer.status_code, answer.json()["code"]) == (400, "BAD_REQUEST")


def test_an_older_version_is_read_as_it_was(small: TestClient) -> None:
    assert small.get("/doc/mun/late").headers["x-dataset-version"] == "2"
    assert small.get("/doc/mun/late?version=1").status_code == 404
    assert small.get("/doc/mun/x?version=1").headers["x-dataset-version"] == "1"
    assert small.get("/doc/mun/x?version=99").json()["code"] == "UNKNOWN_VERSION"


def test_a_held_document_is_not_sent_again(small: TestClient) -> None:
    first = small.get("/doc/mun/x.ttl")
    again = small.get("/doc/mun/x.ttl", headers={"If-None-Match": f'"other", {first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


def test_each_representation_has_its_own_tag(small: TestClient) -> None:
    paths = ["/doc/mun/x.ttl", "/doc/mun/x.nt", "/doc/mun/x.ttl?include=asserted", "/doc/mun/x.ttl?version=1"]
    paths += ["/doc/mun/x.html?lang=nl", "/doc/mun/x.html?lang=en"]
    tags = [small.get(path).headers["etag"] for path in paths]
    assert len(set(tags)) == len(paths)


def test_headers_say_what_the_document_is_and_where_its_other_forms_are(small: TestClient) -> None:
    answer = small.head("/doc/mun/x")
    assert (answer.status_code, answer.content) == (200, b"")
    assert "Accept" in answer.headers["vary"]
    link = answer.headers["link"]
    assert f'<{BASE}doc/mun/x>; rel="canonical"' in link
    assert f'<{BASE}doc/mun/x>; rel="describedby"; anchor="{BASE}id/mun/x"' in link
    assert '</doc/mun/x.jsonld>; rel="alternate"; type="application/ld+json"' in link
    assert 'rel="license"' in link


def test_links_between_forms_and_parts_keep_the_choices_of_the_request(small: TestClient) -> None:
    link = small.get("/doc/prog/hub.nt?version=1&include=asserted&page=2").headers["link"]
    assert '</doc/prog/hub.jsonld?version=1&include=asserted&page=2>; rel="alternate"' in link
    assert '</doc/prog/hub?version=1&include=asserted>; rel="prev"' in link
    assert f'<{BASE}doc/prog/hub>; rel="canonical"' in link


def test_any_page_may_read_a_document(small: TestClient) -> None:
    answer = small.get("/doc/mun/x", headers={"Origin": "https://elsewhere.example"})
    assert answer.headers["access-control-allow-origin"] == "*"


def test_a_hub_comes_in_parts_that_name_the_next_and_lose_nothing(small: TestClient) -> None:
    first, second = small.get("/doc/prog/hub.nt"), small.get("/doc/prog/hub.nt?page=2")
    assert 'rel="next"' in first.headers["link"]
    assert 'rel="prev"' in second.headers["link"]
    assert "https://w3id.org/tree#node" in first.text
    assert "https://w3id.org/tree#node" not in second.text
    parts = triples(small, "/doc/prog/hub.nt") | triples(small, "/doc/prog/hub.nt?page=2")
    assert sum(triple.predicate == kg("hasDirectPart") for triple in parts) == HUB_SIZE > PAGE
    assert small.get("/doc/prog/hub?page=3").status_code == 404
    assert HUB in {triple.subject for triple in parts}


def test_the_page_of_a_hub_says_that_it_is_a_part(small: TestClient) -> None:
    assert "Deel 1 van 2" in small.get("/doc/prog/hub", headers=HTML).text


def test_a_page_names_things_and_marks_what_is_inferred(small: TestClient) -> None:
    text = small.get("/doc/mun/x?lang=nl", headers=HTML).text
    assert "<h1><bdi>Stad X</bdi></h1>" in text
    assert "huisvest" in text
    assert '<a href="/doc/prj/p?lang=nl" class="inferred">' in text
    assert "waarom?" in text
    assert "/explain?lang=nl&amp;s=" in text


def test_a_page_speaks_the_readers_language(small: TestClient) -> None:
    english = small.get("/doc/mun/x", headers={**HTML, "Accept-Language": "en-GB,en;q=0.9,nl;q=0.3"}).text
    assert '<html lang="en">' in english
    assert "<h1><bdi>City X</bdi></h1>" in english
    assert "hosts" in english
    assert 'lang="nl"' in english


def test_a_page_shows_rows_with_file_line_and_source_lines(small: TestClient) -> None:
    text = small.get("/doc/prj/p?lang=nl", headers=HTML).text
    assert "projects.csv" in text
    assert '<a href="/row/projects/prj:p?lang=nl">12</a>' in text
    assert "regels 96, 985–987" in text


def test_text_from_the_data_is_shown_and_never_runs(small: TestClient) -> None:
    text = small.get("/doc/org/markup", headers=HTML).text
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text
    assert 'href="javascript:' not in text.lower()
    assert 'href="https://example.org/?a=1&amp;b=2"' in text


def test_markup_survives_every_form_as_text(small: TestClient) -> None:
    label = Triple(MARKUP, RDFS_LABEL, Literal(SCRIPT, language="nl"))
    forms = {"ttl": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD, "nt": RdfFormat.N_TRIPLES, "rdf": RdfFormat.RDF_XML}
    for suffix, form in forms.items():
        assert label in engine_triples(small.get(f"/doc/org/markup.{suffix}").content, form)


def test_the_page_of_ghent_explains_its_programmes(service: Service) -> None:
    text = service.client.get("/doc/mun/gent?lang=nl", headers=HTML).text
    assert "centrumstad" in text
    assert "Ruimtelijk rendement" in text
    assert NamedNode(f"{BASE}id/prog/rr").value.replace(":", "%3A").replace("/", "%2F") in text
