"""X-01, X-10, X-11, X-13, X-16 to X-18: requirements for every system. X-12 is in tests/queries/test_competency.py."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from graph_api.linked_data.notation import read_term
from graph_store.graphs import Include, Scope
from graph_store.views import stated
from kennisgraaf.cli import main
from kennisgraaf.cli.explanation_text import Reasons
from ontology.namespaces import EDTF, RDF_TYPE, XSD
from ontology.reasoning import Derivation
from ontology.vocabulary import Kind, Vocabulary
from tests.service import DATA, Service
from tests.shipped import FILES, inventories, records

USES = "ASK { mun:brugge kg:usesTool tool:stad-in-cijfers }"
NUMBERS = {f"{XSD}integer", f"{XSD}decimal", f"{XSD}date", EDTF.value}


def cells() -> Iterator[str]:
    """Yield every value of every inventory; a cell with several values gives each."""
    for path in inventories():
        for record in records(path):
            for cell in record:
                yield from (part.strip() for part in [cell, *cell.split(";")])


@pytest.mark.slow
def test_x_01_one_command_loads_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """All CSVs load, counts per file reported, exit code 0."""
    monkeypatch.setenv("KENNISGRAAF_DATA", str(tmp_path / "state"))
    assert main(["sync", str(DATA), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    counted = {each["file"]: each["loaded"] for each in report["files"]}
    assert counted == {path.name: len(records(path)) for path in inventories()}
    assert (len(counted), report["quarantined"], report["published"]) == (FILES, 0, True)


@pytest.mark.slow
def test_x_10_every_inferred_statement_is_explained(service: Service) -> None:
    """Every inferred statement gives the rule and the asserted statements it rests on."""
    snapshot = service.state.newest()
    closure = service.client.app.state.service.closure(snapshot)  # type: ignore[attr-defined]
    stated = set(snapshot.triples(Scope(Include.ASSERTED)))
    inferred = snapshot.triples(Scope(Include.INFERRED))
    unexplained = []
    for triple in inferred:
        proof = closure.explain(triple)
        if proof is None or not proof.rule or not stated.issuperset(proof.leaves):
            unexplained.append(triple)
    assert inferred
    assert unexplained == []


def test_x_10_a_universal_statement_leads_to_its_lines(service: Service) -> None:
    """The explanation of a city's use of Stad in cijfers cites L345-346."""
    answer = service.graphql("""{
        explain(subject: "mun:brugge", predicate: "usesTool", object: "tool:stad-in-cijfers") {
        asserted steps { rule rows { file columns sourceLines } } } }""")["explain"]
    rows = [row for step in answer["steps"] for row in step["rows"]]
    assert not answer["asserted"]
    assert {"file": "tool_usage.csv", "columns": ["tool_id", "usage"], "sourceLines": ["344-347"]} in rows


EXPLAINED = [
    ("mun:gent", "kg:takesPartIn", "prog:rr"),
    ("mun:brugge", "kg:usesTool", "tool:stad-in-cijfers"),
    ("prog:obm", "a", "kg:TopLevelProgramme"),
    ("prj:v2-kortrijk-lijnwaad", "kg:hasKickOff", "evt:2020-03-20-start-d1-d2"),
]


@pytest.mark.parametrize("asked", EXPLAINED)
def test_x_10_json_text_prov_and_graphql_name_the_same_rows(service: Service, asked: tuple[str, str, str]) -> None:
    """Every form of one explanation cites the same rows, each with its file, line and columns."""
    snapshot = service.state.newest()
    said = service.client.get("/explain", params=dict(zip("spo", asked, strict=True)) | {"format": "json"}).json()
    rows = _rows_of(said)
    subject, predicate, value = (name.removeprefix("kg:") for name in asked)
    document = f"""{{ explain(subject: "{subject}", predicate: "{predicate}", object: "{value}") {{
        steps {{ rows {{ iri file line columns }} }} }} }}"""
    steps = service.graphql(document)["explain"]["steps"]
    reasons = Reasons(snapshot, service.client.app.state.service.closure(snapshot))  # type: ignore[attr-defined]
    (derivation,) = reasons.why(Triple(*(read_term(each, "s", snapshot.graphs.base) for each in asked)), 1)  # type: ignore[arg-type]
    text = "\n".join(reasons.lines(derivation))
    prov = set(re.findall(r"https://[^> ]+/row/[^> ]+", _prov_in_full(reasons, derivation)))

    assert rows
    told = [row for step in steps for row in step["rows"]]
    assert {(row["iri"], row["file"], row["line"], ", ".join(row["columns"])) for row in told} == rows
    assert {iri for iri, *_ in rows} == prov
    assert all(columns and f"{file} line {line} ({columns})" in text for _, file, line, columns in rows)


def _rows_of(step: dict[str, Any]) -> set[tuple[str, str, int, str]]:
    """Return the rows of a proof, including those that state an axiom."""
    told = [*step.get("rows", ()), *(row for ground in step.get("grounds", ()) for row in ground["rows"])]
    own = {(row["row"], row["file"], row["line"], row["column"]) for row in told}
    return own.union(*(_rows_of(premise) for premise in step.get("premises", ())))


def _prov_in_full(reasons: Reasons, derivation: Derivation) -> str:
    """Return PROV-O with every IRI in full."""
    return str(list(parse(reasons.as_prov(derivation), format=RdfFormat.TURTLE)))


def test_x_11_asserted_inferred_and_reference_facts_are_switched_on_and_off(service: Service) -> None:
    """Asserted, inferred and reference facts can be included or excluded in a query."""
    seen = {choice: service.ask(USES, include=choice) for choice in ("asserted", "inferred", "all")}
    assert seen == {"asserted": False, "inferred": True, "all": True}
    field = 'usesTool(filter: {id: {eq: "tool:stad-in-cijfers"}}) { totalCount }'
    names = {choice: f'municipality(id: "mun:brugge") @at(include: {choice.upper()}) {{ {field} }}' for choice in seen}
    answer = service.graphql(f"{{ {' '.join(f'{name}: {asked}' for name, asked in names.items())} }}")
    assert {name: bool(each["usesTool"]["totalCount"]) for name, each in answer.items()} == seen


def test_x_11_the_graphs_of_a_version_share_no_fact(service: Service) -> None:
    """Asserted, inferred, reference and synthetic facts are kept in separate graphs."""
    shared = """ASK { GRAPH ?one { ?s ?p ?o } GRAPH ?other { ?s ?p ?o } FILTER(?one != ?other)
        VALUES ?one { %s } VALUES ?other { %s } }"""
    graphs = "graph:reference graph:inferred graph:ontology"
    sources = "graph:edits " + " ".join(
        f"<{name}>" for name in service.state.newest().manifest.graphs if "/source/" in name
    )
    assert not service.ask(shared % (graphs, f"{graphs} {sources}"))
    everything = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    (asserted,), (inferred,), (whole,) = (
        service.values(everything, include=each) for each in ("asserted", "inferred", "all")
    )
    assert int(str(asserted)) + int(str(inferred)) == int(str(whole))
    assert service.values("SELECT (COUNT(*) AS ?n) { GRAPH graph:synthetic { ?s ?p ?o } }") == [0]


def test_x_13_every_relation_is_walked_from_either_end(service: Service) -> None:
    """Every object property can be walked from either end in GraphQL."""
    fields = set(re.findall(r"^ +(\w+)[(:]", service.client.get("/graphql/schema.graphql").text, re.MULTILINE))
    relations = [term for term in Vocabulary.load().properties.values() if term.kind is Kind.THING]
    assert [term.name for term in relations if term.inverse is None or not {term.name, term.inverse} <= fields] == []


def test_x_13_both_ends_of_a_relation_tell_the_same(service: Service) -> None:
    """Every pair that a property relates is related back by its inverse."""
    one_way = """ASK {
        { ?p owl:inverseOf ?q } UNION { ?q owl:inverseOf ?p } UNION { ?p a owl:SymmetricProperty BIND(?p AS ?q) }
        ?s ?p ?o . FILTER(ISIRI(?o)) FILTER NOT EXISTS { ?o ?q ?s } }"""
    assert not service.ask(one_way)


def test_x_16_labels_are_asked_in_a_language(service: Service) -> None:
    """Labels in Dutch and English; `lang` argument and language filters work."""
    answer = service.graphql("""{ municipality(id: "mun:antwerpen") {
        nl: label @lang(prefer: ["nl"]) en: label @lang(prefer: ["en"]) other: label @lang(prefer: ["fr"])
        labelTexts { value lang } }
        found: municipalities(filter: {label: {eq: "Ghent", lang: "en"}}) { nodes { key } }
        none: municipalities(filter: {label: {eq: "Ghent", lang: "nl"}}) { totalCount } }""")
    city = answer["municipality"]
    assert (city["nl"], city["en"], city["other"]) == ("Antwerpen", "Antwerp", "Antwerpen")
    assert {each["lang"]: each["value"] for each in city["labelTexts"]} == {"nl": "Antwerpen", "en": "Antwerp"}
    assert (answer["found"]["nodes"], answer["none"]["totalCount"]) == ([{"key": "mun:gent"}], 0)
    assert service.values('SELECT ?it { ?it rdfs:label "Ghent"@en }') == ["mun:gent"]


def test_x_17_not_stated_is_null_with_a_reason_and_empty_is_a_list(service: Service) -> None:
    """The two answer forms are distinct in the API (null with reason vs. empty list)."""
    answer = service.answer("""{ collection(id: "coll:instrumenten") { documented notStated }
        interweavingProjects(filter: {locatedIn: {some: {id: {eq: "mun:oostende"}}}}) { nodes { key } } }""")
    assert answer["data"]["collection"]["documented"] is None
    assert "documented" in answer["data"]["collection"]["notStated"]
    assert answer["extensions"]["notStated"] == [["collection", "documented"]]
    assert answer["data"]["interweavingProjects"] == {"nodes": []}


def test_x_18_nothing_is_asserted_that_no_inventory_says(service: Service) -> None:
    """Every city, person, date and number in the asserted graph is in a CSV file."""
    said = set(cells())
    snapshot = service.state.newest()
    words = {quad.triple for quad in snapshot.quads(g=snapshot.graphs.ontology)}
    asserted = {quad.triple for quad in stated(snapshot.store(), snapshot.graphs)} - words
    values = {each.object for each in asserted if isinstance(each.object, Literal)}
    assert [str(v) for v in values if v.datatype.value in NUMBERS and v.value not in said] == []
    things = {term for each in asserted for term in (each.subject, each.object) if isinstance(term, NamedNode)}
    keys = {
        iri.value.removeprefix(f"{snapshot.graphs.base}id/").replace("/", ":", 1)
        for iri in things
        if "/id/" in iri.value
    }
    typed = {key for key in keys if not key.startswith(("metric:", "scheme:"))}
    assert sorted(typed - said) == []


def test_x_18_cities_and_persons_are_those_of_the_inventories(service: Service) -> None:
    """Every city or person in the graph, inferred ones included, has its own row."""
    snapshot = service.state.newest()
    for name, file in (("Municipality", "cities.csv"), ("Person", "persons.csv")):
        kind = NamedNode(f"{snapshot.graphs.base}ns#{name}")
        members = snapshot.triples(Scope(), None, RDF_TYPE, kind)
        assert len(members) == len(records(DATA / file))


def test_x_20_deep_questions_are_refused_and_readers_cannot_write(service: Service) -> None:
    """A query that nests too deep is refused with a clear error; SPARQL Update is closed to readers."""
    deep = "{ programmes { nodes " + "{ hasPart { nodes " * 40 + "{ key }" + " } }" * 40 + " } }"
    problem = service.answer(deep)
    assert (problem["status"], problem["detail"]) == (400, "the document has more than 64 levels of brackets")
    chained = "ASK { " + "{ " * 500 + "?s ?p ?o" + " }" * 500 + " }"
    refused = service.client.post("/sparql", data={"query": chained})
    assert (refused.status_code, refused.json()["code"]) == (400, "QUERY_TOO_COMPLEX")
    write = service.client.post("/update", data={"update": "INSERT DATA { <urn:a> <urn:b> <urn:c> }"})
    assert write.status_code == 401
