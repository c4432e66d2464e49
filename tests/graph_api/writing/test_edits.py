"""Writes to the knowledge graph through the whole application."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph_api.auth import Tokens
from graph_api.writing.edits import owner_of
from graph_store.fact_digest import parted
from graph_store.graphs import Graphs
from graph_store.terms import RDF_TYPE
from graph_store.versions import State
from kennisgraaf.cli.explanation_text import Reasons
from ontology.namespaces import SKOS_ALT_LABEL
from tests.graph_api.plain import UPDATE, Writer, writing
from tests.prepared import Plan
from tests.service import PREFIXES, Service

pytestmark = pytest.mark.slow

GRAPHS = Graphs()
BASE = GRAPHS.base
EDITS = GRAPHS.edits.value


@pytest.fixture(scope="module")
def writer(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writer]:
    folder = tmp_path_factory.mktemp("written") / "state"
    plan(folder)
    with writing(folder, plain=False) as found:
        yield found


def update(writer: Writer, text: str, **params: str) -> tuple[int, str]:
    answer = writer.update(PREFIXES + text, params=params)
    return answer.status_code, answer.json().get("code", "")


def test_what_names_no_graph_is_an_edit_and_what_follows_from_it_follows(writer: Writer) -> None:
    elsewhere = "SELECT ?p { ?p a kg:Project FILTER NOT EXISTS { ?p kg:sitedIn mun:gent } } ORDER BY ?p"
    project = writer.values(PREFIXES + elsewhere)[0]
    assert update(writer, f"INSERT DATA {{ mun:gent kg:hosts <{project}> }}") == (200, "")
    asked = f"{PREFIXES} ASK {{ GRAPH graph:inferred {{ <{project}> kg:sitedIn mun:gent }} }}"
    assert writer.client.get("/sparql", params={"query": asked}).json()["boolean"]
    assert writer.values(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{EDITS}> {{ ?s ?p ?o }} }}") == ["1"]
    assert update(writer, f"DELETE WHERE {{ mun:gent ?p <{project}> }}") == (200, "")
    assert not writer.client.get("/sparql", params={"query": asked}).json()["boolean"]


def test_two_things_with_facts_of_their_own_are_not_made_the_same(writer: Writer) -> None:
    assert update(writer, "INSERT DATA { mun:gent owl:sameAs mun:brugge }") == (422, "NOT_AN_ALIAS")
    body = f"{PREFIXES} mun:gent owl:sameAs mun:brugge ."
    assert writer.store("POST", body, graph=EDITS).json()["code"] == "NOT_AN_ALIAS"
    assert writer.client.get("/id/mun/brugge").headers["location"].endswith("/doc/mun/brugge")

    assert update(writer, "INSERT DATA { mun:gent owl:sameAs mun:ghent }") == (200, "")
    assert writer.client.get("/id/mun/ghent").headers["location"].endswith("/mun/gent")


def test_a_helix_pillar_that_is_not_the_class_of_the_actor_is_refused(writer: Writer) -> None:
    told = "INSERT DATA { <urn:x:actor> a kg:Organisation, kg:CitizenActor ; kg:helix '%s' ; rdfs:label 'Actor'@nl }"
    assert update(writer, told % "bedrijf") == (422, "REJECTED")
    assert update(writer, told % "burgers") == (200, "")


def test_who_wrote_when_and_what_is_kept_with_the_version(writer: Writer) -> None:
    answer = writer.update("INSERT DATA { <urn:x:a> <urn:x:b> 1 }", headers={"Idempotency-Key": "k"}).json()
    state = writer.client.app.state.service.state  # type: ignore[attr-defined]
    note = state.open(answer["version"]).manifest.note["write"]
    assert (note["token"], note["kind"], note["key"]) == (Tokens(state.root).bearer(writer.token).id, "update", "k")
    assert note["at"].endswith("Z")
    assert len(note["sha256"]) == 64
    state.verify(answer["version"])


def test_an_explanation_of_an_edit_names_the_write(writer: Writer) -> None:
    made = writer.update("INSERT DATA { <urn:x:edited> <urn:x:by> <urn:x:hand> }").json()
    state = writer.client.app.state.service.state  # type: ignore[attr-defined]
    written = state.open(made["version"]).manifest.note["write"]
    asked = {"s": "urn:x:edited", "p": "urn:x:by", "o": "urn:x:hand"}
    (row,) = writer.client.get("/explain", params=asked).json()["rows"]
    assert row == {"write": f"{GRAPHS.base}versions/{made['version']}", "at": written["at"], "by": written["token"]}

    page = writer.client.get("/explain", params={**asked, "lang": "en"}, headers={"Accept": "text/html"}).text
    assert f"written in version {made['version']} at {written['at']} with token {written['token']}" in page


def test_graphql_and_the_command_name_the_write_of_an_edit_too(writer: Writer) -> None:
    fact = Triple(NamedNode(f"{GRAPHS.base}id/mun/gent"), SKOS_ALT_LABEL, Literal("By hand", language="en"))
    made = writer.update(f"INSERT DATA {{ {fact} }}").json()
    steps = "{ asserted steps { rows { file } writes { id at by } } }"
    given = f'subject: "mun:gent", predicate: "{fact.predicate.value}", object: "By hand"'
    asked = f"{{ explain({given}) {steps} }}"
    found = writer.client.post("/graphql", json={"query": asked}).json()["data"]["explain"]
    (step,) = found["steps"]
    assert (found["asserted"], step["rows"]) == (True, [])
    (write,) = step["writes"]
    assert write["id"] == f"{GRAPHS.base}versions/{made['version']}"

    state = writer.client.app.state.service.state  # type: ignore[attr-defined]
    snapshot = state.newest()
    reasons = Reasons(snapshot, writer.client.app.state.service.closure(snapshot))  # type: ignore[attr-defined]
    (line,) = reasons.lines(reasons.why(fact, 1)[0])
    assert f"written in version {made['version']} at {write['at']} with token {write['by']}" in line
    assert f"versions/{made['version']}" in reasons.as_prov(reasons.why(fact, 1)[0])


WRITES = """
    PREFIX prov: <http://www.w3.org/ns/prov#> SELECT (CONCAT(STR(?who), " ", STR(?at)) AS ?told) {
      GRAPH graph:edits { ?s ?p ?o FILTER(?s = <urn:x:told>) }
      BIND(IRI(kg:rows(?s, ?p, ?o)) AS ?write)
      GRAPH graph:provenance { ?write prov:wasAssociatedWith ?who ; prov:endedAtTime ?at }
    }"""


def test_who_stated_an_edit_and_when_is_asked_in_sparql(writer: Writer) -> None:
    made = writer.update("INSERT DATA { <urn:x:told> <urn:x:b> 1, 'een'@nl }")
    state = writer.client.app.state.service.state  # type: ignore[attr-defined]
    note = state.open(made.json()["version"]).manifest.note["write"]
    assert writer.values(PREFIXES + WRITES) == [f"{GRAPHS.base}catalog#token-{note['token']} {note['at']}"] * 2
    node = f"<{GRAPHS.base}versions/{made.json()['version']}>"
    written = f"SELECT ?g {{ GRAPH graph:provenance {{ {node} prov:generated ?g }} }}"
    assert writer.values(PREFIXES + written) == [EDITS]
    assert (made.json()["added"], made.json()["removed"]) == (2, 0)
    assert writer.update("DELETE DATA { <urn:x:told> <urn:x:b> 1 }").json()["removed"] == 1
    assert len(_written(writer)) == len(writer.values(f"SELECT ?o {{ GRAPH <{EDITS}> {{ ?s ?p ?o }} }}"))


def _written(writer: Writer) -> list[bytes]:
    """Return the digests of the facts that writes state."""
    rows = writer.client.app.state.service.state.newest().rows  # type: ignore[attr-defined]
    return [each for _, facts in rows.each(f"{GRAPHS.base}versions/") for each in parted(facts)]


def test_what_is_stored_in_the_graph_of_edits_is_reasoned_over_and_told(writer: Writer) -> None:
    elsewhere = "SELECT ?p { ?p a kg:Project FILTER NOT EXISTS { ?p kg:sitedIn mun:gent } } ORDER BY ?p"
    project = writer.values(PREFIXES + elsewhere)[0]
    hosts = f"<{GRAPHS.base}id/mun/gent> <{GRAPHS.base}ns#hosts> <{project}> ."
    follows = {"query": f"{PREFIXES} ASK {{ GRAPH graph:inferred {{ <{project}> kg:sitedIn mun:gent }} }}"}
    for method, body, holds in (
        ("PUT", hosts, True),
        ("DELETE", "", False),
        ("POST", hosts, True),
        ("PUT", "#", False),
    ):
        answer = writer.store(method, body, graph=EDITS)
        assert answer.status_code in (200, 201), answer.text
        assert writer.client.get("/sparql", params=follows).json()["boolean"] is holds, method
        assert len(_written(writer)) == holds


def test_a_write_that_changes_nothing_is_not_told(writer: Writer) -> None:
    made = [writer.store("PUT", "<urn:x:a> <urn:x:b> 01 .", graph="http://example.org/same").json() for _ in range(2)]
    assert [each["published"] for each in made] == [True, False]


def test_a_default_graph_that_inventories_state_is_not_touched(writer: Writer) -> None:
    before = writer.count()
    assert update(writer, "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o . ?s a kg:CentreCity }") == (200, "")
    assert writer.count() >= before - 1


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { GRAPH graph:inferred { <urn:x:a> <urn:x:b> 9 } }",
        "INSERT DATA { GRAPH graph:ontology { <urn:x:a> <urn:x:b> 9 } }",
        "INSERT DATA { GRAPH graph:provenance { <urn:x:a> <urn:x:b> 9 } }",
        "INSERT DATA { GRAPH graph:asserted { <urn:x:a> <urn:x:b> 9 } }",
        f"INSERT DATA {{ GRAPH <{GRAPHS.base}graph/source/projects> {{ <urn:x:a> <urn:x:b> 9 }} }}",
        f"CLEAR GRAPH <{GRAPHS.base}graph/source/projects>",
        "INSERT DATA { GRAPH graph:ended { <urn:x:a> <urn:x:b> 9 } }",
        "WITH graph:reference DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }",
        "DROP ALL",
        "DROP DEFAULT",
        "CLEAR NAMED",
        f"COPY <{EDITS}> TO DEFAULT",
        f"MOVE <{GRAPHS.base}graph/reference> TO <urn:x:g>",
    ],
)
def test_a_graph_that_belongs_to_somebody_is_refused_and_nothing_is_written(writer: Writer, text: str) -> None:
    before = writer.client.get("/readyz").json()["version"]
    assert update(writer, text) == (409, "GRAPH_OWNED")
    assert writer.client.get("/readyz").json()["version"] == before


def test_a_graph_of_an_inventory_is_changed_by_force_until_its_next_sync(writer: Writer) -> None:
    text = f"INSERT DATA {{ GRAPH <{GRAPHS.base}graph/source/projects> {{ <urn:x:a> <urn:x:b> 7 }} }}"
    answer = writer.update(text, params={"force": "true"})
    assert (answer.status_code, answer.json()["undone_by"]) == (200, ["source/projects"])
    assert "next sync" in answer.json()["note"]
    lesser, _ = Tokens(writer.client.app.state.service.settings.data).new(["update"])  # type: ignore[attr-defined]
    headers = {"Authorization": f"Bearer {lesser}", "Content-Type": UPDATE}
    refused = writer.client.post("/update", content=text, params={"force": "true"}, headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (403, "FORBIDDEN")


def test_no_force_moves_what_is_worked_out(writer: Writer) -> None:
    text = "INSERT DATA { GRAPH graph:inferred { <urn:x:a> <urn:x:b> 9 } }"
    assert update(writer, text, force="true") == (409, "GRAPH_OWNED")


def test_a_graph_of_ones_own_is_stored_and_is_no_part_of_the_default_graph(writer: Writer) -> None:
    before, graph = writer.count(), "http://example.org/mine"
    assert writer.store("PUT", "<urn:x:a> <urn:x:b> [ <urn:x:c> 'own' ] .", graph=graph).status_code == 201
    assert writer.count() == before
    nodes = writer.values(f"SELECT ?o {{ GRAPH <{graph}> {{ ?s <urn:x:b> ?o }} }}")
    assert nodes[0].startswith(f"{GRAPHS.base}.well-known/genid/")
    assert writer.store("DELETE", graph=graph).status_code == 200
    assert writer.store("DELETE", graph=graph).status_code == 404


def test_what_comes_into_a_graph_of_ones_own_and_goes_is_counted(writer: Writer) -> None:
    def counts(answer: Any) -> tuple[int, int]:
        return answer.json()["added"], answer.json()["removed"]

    graph = "http://example.org/counted"
    assert counts(writer.store("PUT", "<urn:x:a> <urn:x:b> 1, 2 .", graph=graph)) == (2, 0)
    assert counts(writer.store("PUT", "<urn:x:a> <urn:x:b> 2, 3, 4 .", graph=graph)) == (2, 1)
    assert counts(writer.update(f"DELETE DATA {{ GRAPH <{graph}> {{ <urn:x:a> <urn:x:b> 4 }} }}")) == (0, 1)
    assert counts(writer.store("DELETE", graph=graph)) == (0, 2)


def test_a_graph_of_ones_own_is_only_written_as_it_was_read(writer: Writer) -> None:
    graph, body = "http://example.org/read", "<urn:x:a> <urn:x:b> 1 ."
    assert writer.store("PUT", body, graph=graph, headers={"If-None-Match": "*"}).status_code == 201
    read = {"If-Match": writer.client.get("/store", params={"graph": graph}).headers["etag"]}
    assert writer.store("POST", body, graph=graph, headers=read).json()["published"] is False
    assert writer.store("DELETE", graph=graph, headers=read).status_code == 200
    assert writer.store("PUT", body, graph=graph, headers=read).json()["code"] == "PRECONDITION_FAILED"


def test_a_blank_node_of_another_body_gets_another_name(writer: Writer) -> None:
    graph, body = "http://example.org/blank", "_:x <urn:x:b> _:x ."
    for _ in range(2):
        assert writer.store("POST", body, graph=graph).json()["added"] == 1
    assert len(writer.values(f"SELECT ?s {{ GRAPH <{graph}> {{ ?s ?p ?s }} }}")) == 2


def test_a_graph_without_facts_is_none(writer: Writer) -> None:
    graph = "http://example.org/empty"
    for method in ("PUT", "POST"):
        made = writer.store(method, "# nothing", graph=graph)
        assert (made.status_code, made.json()["published"], made.json()["created"]) == (200, False, False)
    assert writer.client.get("/store", params={"graph": graph}).status_code == 404


# Over 20 s: the graph is large on purpose, and is written three times.
def test_a_large_graph_is_loaded_replaced_and_deleted_as_a_whole(writer: Writer) -> None:
    """A body larger than `BULK_BYTES`, with more triples than a write with so little memory can hold one by one."""
    graph, number = "http://example.org/large", 60_000
    state, before = writer.client.app.state.service.state, writer.count()  # type: ignore[attr-defined]
    lines = (
        f'<http://example.org/thing/{each}> <http://example.org/says> "{each:030}", _:x .' for each in range(number)
    )
    made = writer.store("PUT", "\n".join(lines), graph=graph)
    assert (made.status_code, made.json()["added"], writer.count()) == (201, 2 * number, before)
    [node] = writer.values(f"SELECT DISTINCT ?o {{ GRAPH <{graph}> {{ ?s ?p ?o FILTER(isIRI(?o)) }} }}")
    assert node.startswith(f"{GRAPHS.base}.well-known/genid/")
    state.verify(made.json()["version"])
    replaced = writer.store("PUT", "<urn:x:a> <urn:x:b> 1 .", graph=graph)
    assert (replaced.json()["added"], replaced.json()["removed"]) == (1, 2 * number)
    assert writer.values(f"SELECT ?s {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}") == ["urn:x:a"]
    state.verify(replaced.json()["version"])
    assert writer.store("DELETE", graph=graph).json()["removed"] == 1
    assert writer.client.get("/explain", params=_asserted()).status_code == 200


def _asserted() -> dict[str, str]:
    """A fact that a row states."""
    return {"s": f"{GRAPHS.base}id/mun/gent", "p": RDF_TYPE.value, "o": f"{GRAPHS.base}ns#CentreCity"}


def test_a_quoted_triple_is_refused(writer: Writer) -> None:
    quoted = "<urn:x:a> <urn:x:b> <<( <urn:x:a> <urn:x:b> 1 )>> ."
    answers = (
        writer.store("PUT", quoted, graph="http://example.org/quoted"),
        writer.update(f"INSERT DATA {{ {quoted} }}"),
    )
    assert [(each.status_code, each.json()["code"]) for each in answers] == [(400, "BAD_REQUEST")] * 2


@pytest.mark.parametrize("body", ["<urn:x:a> <urn:x:b> ", "<urn:x:a> <urn:x:b> <<( <urn:x:a> <urn:x:b> 1 )>> ."])
def test_a_large_body_that_cannot_be_kept_changes_nothing(writer: Writer, body: str) -> None:
    graph, padding = (
        "http://example.org/faulty",
        "# nothing to see in this line of a comment, nor in the others\n" * 80_000,
    )
    answer = writer.store("PUT", padding + body, graph=graph)
    assert answer.status_code == 400, answer.text
    assert writer.client.get("/store", params={"graph": graph}).status_code == 404


def test_the_default_graph_is_read_by_the_store_and_not_written(writer: Writer) -> None:
    assert writer.client.get("/store", params={"default": ""}).status_code == 200
    for method in ("PUT", "POST", "DELETE"):
        answer = writer.store(method, "<urn:x:a> <urn:x:b> 1 .", default="")
        assert (answer.status_code, answer.json()["code"]) == (409, "GRAPH_OWNED")
    owned = writer.store("PUT", "<urn:x:a> <urn:x:b> 1 .", graph=GRAPHS.inferred.value)
    assert (owned.status_code, owned.json()["code"]) == (409, "GRAPH_OWNED")


def test_a_shape_that_would_be_violated_stops_the_whole(writer: Writer) -> None:
    text = "INSERT DATA { prj:new a kg:Project ; rdfs:label 'Zonder programma'@nl }"
    answer = writer.update(PREFIXES + text)
    assert (answer.status_code, answer.json()["code"]) == (422, "REJECTED")
    assert answer.json()["detail"] == (
        "Nothing was written, because a rule would be broken. Zonder programma: a project must be directly part of "
        "exactly one programme (now ‘direct part of’: none) (rule S1)."
    )
    dutch = writer.update(PREFIXES + text, headers={"Accept-Language": "nl"})
    assert dutch.json()["detail"] == (
        "Er is niets geschreven, want er zou een regel gebroken worden. Zonder programma: een project moet "
        "rechtstreeks horen bij precies één programma (nu ‘rechtstreeks deel van’: geen) (regel S1)."
    )


def test_a_contradiction_is_told_in_the_language_of_the_client(writer: Writer) -> None:
    answer = writer.update(PREFIXES + "INSERT DATA { mun:gent a kg:Person }", headers={"Accept-Language": "nl"})
    assert (answer.status_code, answer.json()["code"]) == (422, "INCONSISTENT")
    assert answer.json()["detail"] == (
        "Er is niets geschreven, want de feiten zouden elkaar tegenspreken. "
        "Gent kan niet tegelijk een persoon en een organisatie zijn (regel cax-adc). "
        "“Gent is een persoon” staat in geen rij van een bestand. "
        "“Gent is een organisatie” volgt uit cities.csv regel 6. Verbeter of verwijder een van deze feiten."
    )


@pytest.mark.parametrize(
    "name", ["org/caf\u00e9", "org/caf%C3%A9", "org/caf\u00e9%20noir", "org/a%28b%29", "org/\u6771\u4eac", "org/a(b)"]
)
def test_a_name_with_letters_beyond_ascii_or_encoded_ones_is_looked_up(writer: Writer, name: str) -> None:
    """RFC 3987, section 3.1: a client sends the IRI as a URI; every page and format then links to it."""
    iri = f"{BASE}id/{name}"
    text = f"INSERT DATA {{ <{iri}> a kg:Organisation ; rdfs:label 'Naam'@nl }}"
    assert writer.update(PREFIXES + text).status_code == 200
    sent = quote(name, safe="/%()")
    moved = writer.client.get(f"/id/{sent}", follow_redirects=False)
    assert moved.status_code == 303
    assert moved.headers["location"] == f"/doc/{sent}"
    for form in ("nt", "ttl", "jsonld", "rdf", "html"):
        found = writer.client.get(f"/doc/{sent}.{form}")
        assert found.status_code == 200, form
        assert all(link.isascii() for link in found.headers.get_list("link"))
    assert f"<{iri}>" in writer.client.get(f"/doc/{sent}.nt").text
    href = f'href="/doc/{sent}'
    assert href.replace("&", "&amp;").replace("'", "&#39;") in writer.client.get(f"/doc/{sent}.html").text
    key = name.replace("/", ":", 1)
    assert writer.client.get("/network", params={"of": key, "format": "json"}).status_code == 200


def test_a_graph_named_with_letters_beyond_ascii_is_looked_up(writer: Writer) -> None:
    graph = f"{BASE}graph/mijn/\u00e9\u00e9n"
    answer = writer.update(f"INSERT DATA {{ GRAPH <{graph}> {{ <urn:x:a> <urn:x:b> 1 }} }}")
    assert answer.status_code == 200, answer.text
    assert "urn:x:a" in writer.client.get("/graph/mijn/%C3%A9%C3%A9n.nt").text


def test_a_name_that_nobody_could_look_up_is_refused(writer: Writer) -> None:
    for name in ("id/org/a%0D%0Ab", "id/org/../b"):
        answer = writer.update(f"INSERT DATA {{ <{BASE}{name}> <urn:x:p> 1 }}")
        assert (answer.status_code, answer.json()["code"]) == (422, "REJECTED")
        assert "can never be looked up" in answer.json()["detail"]
        body = f"<{BASE}{name}> <urn:x:p> 1 ."
        for padding in ("", "# a large body is loaded separately, and checked as well\n" * 80_000):
            assert writer.store("PUT", padding + body, graph="http://example.org/names").status_code == 422


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("INSERT DATA {\n <urn:x:a> <urn:x:b> }", (2, 22)),
        ("DELETE { ?s ?p ?o } WHERE {\n ?s ?p ?o FILTER(?o > }", (2, 23)),
        ("INSERT DATA { <urn:x:a> <urn:x:b> 1 } ;\nINSERT DATA { <urn:x:a> rdfs:label 1 }", (2, 25)),
    ],
)
def test_a_fault_is_told_where_it_stands_in_what_was_sent(writer: Writer, text: str, place: tuple[int, int]) -> None:
    answer = writer.update(text)
    assert (answer.status_code, answer.json()["code"]) == (400, "MALFORMED_QUERY")
    assert (answer.json()["line"], answer.json()["column"]) == place, answer.text


def test_a_contradiction_stops_the_whole(writer: Writer) -> None:
    answer = writer.update(PREFIXES + "INSERT DATA { mun:gent owl:differentFrom mun:gent }")
    assert (answer.status_code, answer.json()["code"]) == (422, "INCONSISTENT")


def test_the_copy_was_written_and_the_shipped_one_was_not(service: Service, writer: Writer) -> None:
    assert State(service.state.root).current() == 1


@pytest.mark.parametrize(
    ("graph", "owner"),
    [(GRAPHS.inferred, "the reasoner"), (GRAPHS.inferred_synthetic, "the reasoner"),
     (GRAPHS.source("x"), "an inventory"), (GRAPHS.reference, "an inventory"), (GRAPHS.edits, None),
     (NamedNode("http://example.org/"), None)],
)  # fmt: skip
def test_every_graph_has_an_owner_or_none(graph: NamedNode, owner: str | None) -> None:
    assert owner_of(graph, GRAPHS) == owner


@pytest.mark.parametrize("using", ["USING", "USING NAMED"])
def test_a_graph_that_would_have_to_be_fetched_is_refused_and_one_that_the_update_makes_is_read(
    writer: Writer, using: str
) -> None:
    copy = "INSERT { GRAPH <urn:x:copy> { ?s ?p ?o } } " + using + " <%s> WHERE { ?s ?p ?o }"
    assert update(writer, copy % "http://elsewhere.example/data") == (403, "REMOTE_FORBIDDEN")
    made = "INSERT DATA { GRAPH <urn:x:made> { <urn:x:a> <urn:x:b> 1 } } ; "
    assert update(writer, made + copy % "urn:x:made") == (200, "")
    assert update(writer, copy % f"{GRAPHS.base}graph/nobodys") == (200, "")
