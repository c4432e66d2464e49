"""Things that have ended, in rules, shapes, questions, lists, pages and GraphQL."""

from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from starlette.testclient import TestClient

from graph_store.graphs import DEFAULT_BASE
from graph_store.versions import State
from queries.catalogue import Language, names
from tests.graph_api.small import served
from tests.loaders.by_document import LISTED, NEW, OLD, run, write
from tests.prepared import Plan
from tests.queries.test_competency import by_graphql, by_sparql
from tests.service import PREFIXES, Service
from tests.systems.ending import DOCUMENT, ENDED, ended

EN = {"Accept-Language": "en", "Accept": "text/html"}
TOP = "SELECT ?p { ?p a kg:TopLevelProgramme } ORDER BY ?p"
LISTS = {
    "/class/Programme": "City of Things: smart cities",
    "/class/Tool": "open data platform",
    "/programmes": "City of Things: smart cities",
    "/search?q=open data platform": "/doc/tool/open-data-platform",
    "/network?of=def:smart-city": "Smart Portraits steering group",
    "/map": None,
    "/timeline": None,
    "/compare": None,
    "/class": None,
    "/": None,
}
"""Pages with lists, and the name or address of something that has ended, which they may show."""


QUESTIONS = [name for name in names(Language.GRAPHQL) if name.startswith("cq-")]


@pytest.fixture(scope="module")
def after(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with ended(plan, tmp_path_factory.mktemp("ended") / "state") as service:
        yield service


def page(service: Service, path: str, **choices: str) -> str:
    address = service.client.build_request("GET", path).url.copy_merge_params(choices)
    answer = service.client.get(address, headers=EN)
    assert answer.status_code == 200, answer.text
    return answer.text


def listed(service: Service, name: str, **choices: str) -> set[str]:
    found = service.client.get(f"/class/{name}", params={"format": "json", **choices}).json()
    assert found["total"] == len(found["items"])
    return {each["key"] for each in found["items"]}


def test_what_has_ended_keeps_its_class_its_key_and_its_label(after: Service) -> None:
    kept = f"SELECT ?key {{ ?x dct:identifier ?key ; rdfs:label ?name ; a ?kind ; kg:endedBy <{DOCUMENT}> }}"
    assert set(after.values(kept)) == ENDED.keys()
    assert after.ask("ASK { GRAPH graph:ended { ?x kg:endedOn ?day } }")


def test_a_programme_that_ended_is_no_top_level_programme(service: Service, after: Service) -> None:
    assert after.values(TOP) == service.values(TOP)
    why_not = {"s": "prog:sc-3", "p": "a", "o": "kg:TopLevelProgramme", "lang": "en"}
    assert (
        "City of Things: smart cities and municipalities was ended by"
        in after.client.get("/explain", params=why_not).text
    )


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_about_today_has_no_answer_that_has_ended(after: Service, service: Service, name: str) -> None:
    sparql, graphql = set(by_sparql(after, name)), set(by_graphql(after, name))
    assert sparql == graphql
    gone = {(key,) for key in ENDED} | {("prog:sc-3", 0), ("prog:obm-1-3", 0)}
    history = "cq-034"
    assert name == history or not gone & sparql


def test_only_questions_about_what_ended_have_another_answer(after: Service, service: Service) -> None:
    differing = {name for name in QUESTIONS if set(by_sparql(after, name)) != set(by_sparql(service, name))}
    assert differing == {"cq-017", "cq-018", "cq-035", "cq-036", "cq-040", "cq-059"}


def test_a_list_and_its_counts_leave_out_what_has_ended(service: Service, after: Service) -> None:
    before, programmes = listed(service, "Programme"), {key for key in ENDED if key.startswith("prog:")}
    assert listed(after, "Programme") == before - programmes
    assert listed(after, "Programme", ended="true") == before
    assert f'<span class="number">{len(before) - 2}</span>' in page(after, "/class")
    assert f'<span class="number">{len(before)}</span>' in page(after, "/class", ended="true")


@pytest.mark.parametrize("path", LISTS)
def test_a_page_shows_what_has_ended_only_if_asked_and_with_a_mark(after: Service, path: str) -> None:
    without, also, name = page(after, path), page(after, path, ended="true"), LISTS[path]
    assert "Also show what has ended" in without
    assert "Leave out what has ended" in also
    if name:
        assert name not in without
        assert name in also
        assert '<span class="tag">ended</span>' in also


def test_the_queries_of_a_list_give_the_list(after: Service) -> None:
    import html
    import re

    for choice in ({}, {"ended": "true"}):
        sparql, graphql = map(
            html.unescape, re.findall(r"<code>(.*?)</code></pre>", page(after, "/class/Programme", **choice), re.S)
        )
        expected = listed(after, "Programme", **choice)
        assert set(after.values(sparql.removeprefix(PREFIXES))) == expected
        assert {each["key"] for each in after.graphql(graphql)["programmes"]["nodes"]} == expected


def test_the_control_leads_to_the_first_page_and_keeps_the_filters(after: Service) -> None:
    text = page(after, "/class/Programme", page="1", sort="key", **{"f.inToc": "true"})
    assert '<a href="/class/Programme?sort=key&amp;f.inToc=true&amp;ended=true" rel="nofollow">' in text


def test_a_version_without_an_end_has_no_such_control(service: Service) -> None:
    assert "what has ended" not in page(service, "/class/Programme")


def test_the_page_of_what_has_ended_says_when_and_by_which_document(after: Service) -> None:
    text = page(after, "/doc/prog/sc-3")
    assert 'Ended on 1 January 2021: no longer listed in <a href="/doc/plan/2021' in text
    assert '<h1><bdi>City of Things: smart cities and municipalities</bdi> <span class="tag">ended</span></h1>' in text
    assert '</bdi> <span class="tag">ended</span></a>' in page(after, "/doc/prj/cot-anpr")


def test_rdf_of_it_has_the_end_as_facts(after: Service) -> None:
    text = after.client.get("/doc/prog/sc-3.ttl").text
    assert "kg:endedBy" in text
    assert "kg:endedOn" in text


@pytest.mark.parametrize("name", ["programmes", "bodies", "platforms", "tools", "endeavours"])
def test_graphql_lists_what_has_ended_unless_a_filter_leaves_it_out(after: Service, name: str) -> None:
    found = after.graphql(f"""{{
        every: {name} {{ totalCount }}
        lasting: {name}(filter: {{endedBy: {{exists: false}}}}) {{ totalCount }}
        gone: {name}(filter: {{endedBy: {{exists: true}}}}) {{ nodes {{ key endedBy {{ key }} endedOn }} }}
    }}""")
    gone = found["gone"]["nodes"]
    assert gone
    assert {(each["endedBy"]["key"], each["endedOn"]) for each in gone} == {("plan:2021", "2021-01-01")}
    assert found["every"]["totalCount"] - found["lasting"]["totalCount"] == len(gone)


def test_the_graph_of_what_has_ended_is_a_filter_too(after: Service) -> None:
    found = after.graphql(
        '{ programmes(filter: {graph: {in: ["ended"]}}) { nodes { key } } dataset { graphs { id } } }'
    )
    assert {each["key"] for each in found["programmes"]["nodes"]} == {"prog:obm-1-3", "prog:sc-3"}
    assert f"{DEFAULT_BASE}graph/ended" in {each["id"] for each in found["dataset"]["graphs"]}


def test_no_type_lacks_the_filter(after: Service) -> None:
    types = after.graphql(
        '{ __type(name: "Query") { fields { name type { name kind } args { name type { name } } } } }'
    )
    filters = {
        arg["type"]["name"] for field in types["__type"]["fields"] for arg in field["args"] if arg["name"] == "filter"
    }
    for name in sorted(filters - {None}):
        fields = after.graphql(f'{{ __type(name: "{name}") {{ inputFields {{ name }} }} }}')["__type"]["inputFields"]
        assert "endedBy" in {field["name"] for field in fields}, name


def test_the_graph_of_what_has_ended_has_a_page_and_a_dump(after: Service) -> None:
    assert "Class, key and label of things that have ended" in page(after, "/graph/ended")
    assert after.client.get("/dump/graph/ended.nt").status_code == 200
    assert "graph/ended" in after.client.get("/.well-known/void", headers={"Accept": "text/turtle"}).text
    assert "graph/ended" in after.client.get("/sparql", headers={"Accept": "text/turtle"}).text


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A service over two plans, of which the newer one does not list `prog:c`."""
    place = tmp_path_factory.mktemp("plans")
    run(write(place / "data", {**LISTED, **OLD, **NEW}), state := State(place / "state"))
    with served(state) as client:
        yield client


@pytest.mark.parametrize(("property_", "value"), [("endedBy", "plan:2021"), ("endedOn", '"2021-02-01"^^xsd:date')])
def test_an_end_is_explained_by_the_last_row_that_lists_the_thing(
    plans: TestClient, property_: str, value: str
) -> None:
    asked = {"s": "prog:c", "p": f"kg:{property_}", "o": value, "lang": "en"}
    (row,) = plans.get("/explain", params=asked).json()["rows"]
    assert (row["file"], row["line"], row["basis"]) == ("programmes-2020.csv", 4, "ended")
    assert (row["words"], row["document"]["label"]) == ("a newer document no longer lists it", "plan:2020")
    text = plans.get("/explain", params=asked, headers=EN).text
    assert "The row below is the last to list this thing" in text
    assert '<a href="/doc/plan/2020?lang=en">plan:2020</a>' in text
    assert "A source states this" not in text


def test_the_page_of_an_ended_thing_leads_to_the_last_document_that_lists_it(plans: TestClient) -> None:
    text = plans.get("/doc/prog/c", headers=EN).text
    assert 'Ended on 1 February 2021: no longer listed in <a href="/doc/plan/2021">' in text
    assert '<a href="/doc/prog/c?document=plan%3A2020">See it as listed in plan:2020</a>' in text


def test_what_refers_to_an_ended_thing_keeps_its_fact_and_is_no_top_of_the_tree(plans: TestClient) -> None:
    query = f"{PREFIXES} SELECT ?s ?o {{ {{ ?s a kg:TopLevelProgramme }} UNION {{ prj:x kg:directPartOf ?o }} }}"
    found = plans.get("/sparql", params={"query": query, "format": "csv"}).text.split()
    assert sorted(found) == [",https://kennisgraaf.example/id/prog/c", "https://kennisgraaf.example/id/prog/a,", "s,o"]


def test_a_hint_says_that_the_thing_has_ended(after: Service) -> None:
    query = PREFIXES + "SELECT ?n { prog:sc-3 kg:numberToc ?n }"
    told = unquote(after.client.get("/sparql", params={"query": query}).headers["x-hint"])
    assert "plan:2021" in told.replace("plan/", "plan:")
    assert "an older document may state it" in told
