"""Every query of docs/sparql.md gives the result described on the page, on the shipped data."""

import csv
import re
from collections.abc import Iterator

import pytest

from graph_api.hints.hint import Code
from tests.documents import DOCS, taken
from tests.graph_api.plain import Writer, writing
from tests.prepared import Plan
from tests.service import DATA

PAGE = (DOCS / "sparql.md").read_text(encoding="utf-8")
KINDS = ("explain", "update", "403", "400", "written", "empty")
ASKED = taken("sparql.md", "sparql", *(f"sparql {kind}" for kind in KINDS))
QUERIES = [(each.language.partition(" ")[2], each.text) for each in ASKED]


@pytest.fixture(scope="module")
def writer(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writer]:
    folder = tmp_path_factory.mktemp("docs") / "state"
    plan(folder)
    with writing(folder, plain=False) as found:
        yield found


@pytest.mark.parametrize("query", [text for kind, text in QUERIES if not kind])
def test_a_query_of_the_page_has_an_answer(writer: Writer, query: str) -> None:
    answer = writer.client.get(
        "/sparql", params={"query": query, "format": "turtle" if "CONSTRUCT" in query else "csv"}
    )
    assert answer.status_code == 200, answer.text
    assert len(answer.text.splitlines()) > 1


def test_the_query_that_is_explained_gets_its_algebra_and_both_warnings(writer: Writer) -> None:
    [query] = [text for kind, text in QUERIES if kind == "explain"]
    told = writer.client.get("/sparql", params={"query": query, "explain": "true"}).json()
    assert [line.split()[0] for line in told["algebra"]] == ["Project", "Join", "BGP", "?s", "?a", "Path"]
    assert {warning["code"] for warning in told["warnings"]} == {"CROSS_PRODUCT", "UNANCHORED_PATH"}


def test_the_query_without_rows_has_the_hint_that_the_page_shows(writer: Writer) -> None:
    [query] = [text for kind, text in QUERIES if kind == "empty"]
    answer = writer.client.get("/sparql", params={"query": query})
    assert answer.json()["results"]["bindings"] == []
    assert f"`{answer.headers['x-hint']}`" in " ".join(PAGE.split())
    assert set(re.findall(r"^\| `([A-Z_]+)` \| .*$", PAGE, re.MULTILINE)) == set(Code)


def test_the_query_that_reaches_out_is_refused(writer: Writer) -> None:
    [query] = [text for kind, text in QUERIES if kind == "403"]
    assert writer.client.get("/sparql", params={"query": query}).json()["code"] == "REMOTE_FORBIDDEN"


def test_the_query_with_a_fault_is_told_what_the_page_says(writer: Writer) -> None:
    [query] = [text for kind, text in QUERIES if kind == "400"]
    detail = writer.client.get("/sparql", params={"query": query}).json()["detail"]
    assert detail.replace("`", "") in PAGE.replace("`", "")


@pytest.mark.slow
def test_the_updates_of_the_page_are_done_and_undone_and_tell_who_did_them(writer: Writer) -> None:
    before, told = writer.count(), []
    [asked] = [text for kind, text in QUERIES if kind == "written"]
    for update in [text for kind, text in QUERIES if kind == "update"]:
        answer = writer.update(update)
        assert (answer.status_code, answer.json()["published"]) == (200, True), answer.text
        told.append(writer.values(asked))
    assert writer.count() == before
    assert told == [["https://kennisgraaf.example/id/org/voorbeeld"] * 2, []]


def test_the_choices_of_facts_that_the_page_names_choose_facts(writer: Writer) -> None:
    choices = dict.fromkeys(re.findall(r"`\?(include|synthetic)=(\w+)`", PAGE))
    assert set(choices) == {("include", "asserted"), ("include", "inferred"), ("synthetic", "true")}
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    stated, inferred, invented = (int(writer.values(count, **{name: value})[0]) for name, value in choices)
    assert 0 < inferred < stated
    assert stated + inferred == writer.count() == invented, "nothing of the shipped rows is invented"


def test_an_older_version_is_read_as_the_page_says(writer: Writer) -> None:
    assert "`?version=3`" in PAGE
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    before = int(writer.values(count, version="1")[0])
    writer.update("INSERT DATA { <urn:x:later> <urn:x:p> 1 }")
    assert int(writer.values(count, version="1")[0]) == before < writer.count()


def test_an_update_with_a_key_is_done_once(writer: Writer) -> None:
    assert "`Idempotency-Key: anything`" in PAGE
    update, key = "INSERT DATA { <urn:x:once> <urn:x:p> 1 }", {"Idempotency-Key": "anything"}
    first, again = (writer.update(update, headers=key).json()["version"] for _ in range(2))
    assert first == again


def test_who_was_chair_on_a_day_is_found_as_the_page_says(writer: Writer) -> None:
    [query] = [text for kind, text in QUERIES if "kg:ChairRole" in text]
    assert [name.rpartition("/")[2] for name in writer.values(query)] == [
        "burgemeestersoverleg", "dagelijks-bestuur", "kvs",
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["Tables", "graphs"])
def test_every_format_that_the_page_names_is_given(writer: Writer, form: str) -> None:
    [listed] = re.findall(rf"{form}: ([^;.]+)[;.]", PAGE)
    query = "ASK {}" if form == "Tables" else "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 1"
    names = [re.sub(r"\W", "", name).lower() for name in listed.split(",")]
    assert len(names) == (4 if form == "Tables" else 6)
    for name in names:
        answer = writer.client.get("/sparql", params={"query": query, "format": name})
        assert (name, answer.status_code) == (name, 200)


def test_graphs_are_chosen_in_the_address_as_the_page_says(writer: Writer) -> None:
    assert "`default-graph-uri` and `named-graph-uri`, or FROM and FROM NAMED" in PAGE
    [text] = [text for kind, text in QUERIES if not kind and " FROM <" in text]
    [graph] = re.findall(r"FROM <([^>]+)>", text)
    stated = writer.values(text)
    assert writer.values(text.replace(f"FROM <{graph}>", ""), **{"default-graph-uri": graph}) == stated
    named = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert writer.values(named, **{"named-graph-uri": graph}) == stated


def test_a_graph_is_put_and_guarded_as_the_page_says(writer: Writer) -> None:
    [address] = re.findall(r"curl -X PUT 'http://127.0.0.1:8000(/store\S+)'", PAGE)
    assert "`If-None-Match: *`" in PAGE
    headers = {**writer.headers, "Content-Type": "text/turtle", "If-None-Match": "*"}
    put = [writer.client.put(address, content="<urn:x:a> <urn:x:b> 1 .", headers=headers) for _ in range(2)]
    assert [answer.status_code for answer in put] == [201, 412]
    read = {"If-Match": writer.client.get(address).headers["etag"]}
    assert writer.client.delete(address, headers={**writer.headers, **read}).status_code == 200


def test_an_answer_is_told_to_be_the_same_as_the_page_says(writer: Writer) -> None:
    [query] = [text for kind, text in QUERIES if not kind and "CentreCity" in text]
    first = writer.client.get("/sparql", params={"query": query})
    again = writer.client.get("/sparql", params={"query": query}, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("?s (kg:hosts|^kg:sitedIn) ?o", "{ ?s kg:hosts ?o } UNION { ?o kg:sitedIn ?s }"),
        (
            "?s kg:sitedIn/(kg:hosts|^kg:sitedIn) ?o",
            "?s kg:sitedIn ?m { ?m kg:hosts ?o } UNION { ?o kg:sitedIn ?m }",
        ),
        (
            "id:gent !(rdf:type|^kg:sitedIn) ?o",
            "{ id:gent ?p ?o FILTER(?p != rdf:type) } UNION { ?o ?p id:gent FILTER(?p != kg:sitedIn) }",
        ),
    ],
)
def test_paths_over_the_shipped_data_keep_their_duplicates(writer: Writer, path: str, parts: str) -> None:
    prefixes = """PREFIX kg: <https://kennisgraaf.example/ns#> PREFIX id: <https://kennisgraaf.example/id/mun/>
        PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> """
    (paths,), (united,) = (
        writer.values(f"{prefixes}SELECT (COUNT(*) AS ?n) {{ {pattern} }}") for pattern in (path, parts)
    )
    (distinct,) = writer.values(f"{prefixes}SELECT (COUNT(DISTINCT *) AS ?n) {{ {path} }}")
    assert paths == united
    assert int(paths) > int(distinct)


def test_vague_dates_are_found_as_the_page_says(writer: Writer) -> None:
    """The rows are the events of 2020; an event of 2018 without an end may still be under way then."""
    [query] = [text for kind, text in QUERIES if "kg:Event" in text and "kg:earliest" in text]
    with (DATA / "events.csv").open(encoding="utf-8", newline="") as file:
        dates = {row["id"].removeprefix("evt:"): row["date_from"] for row in csv.DictReader(file)}
    begun = {f"https://kennisgraaf.example/id/evt/{key}" for key, date in dates.items() if date.startswith("2020")}
    open_ended = {"https://kennisgraaf.example/id/evt/2018-workshopreeks-gdpr"}
    assert begun <= set(writer.values(query)) <= begun | open_ended
    prefix = "PREFIX kg: <https://kennisgraaf.example/ns#> "
    unknown = "SELECT (COUNT(*) AS ?n) { ?e kg:startsOn ?on FILTER(!BOUND(?year)) BIND(YEAR(?on) AS ?year) }"
    dated = writer.values(f"{prefix}SELECT (COUNT(*) AS ?n) {{ ?e kg:startsOn ?on }}")
    assert f"unbound for {writer.values(prefix + unknown)[0]} of the {dated[0]} dated events" in PAGE
