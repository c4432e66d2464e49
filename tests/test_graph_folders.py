"""The examples as graph folders of their own: other things, in other vocabularies, loaded and asked as users do."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import jq
import pytest
from starlette.testclient import TestClient

from graph_api.site.folder_pages import chosen
from graph_api.site.language import Reader
from graph_api.site.manual import WITH_EXAMPLES
from ontology.folder_sections import by_language
from ontology.graph_folder import graph_folder
from queries.catalogue import Language
from queries.header import header
from tests.dcat_ap import needs_shapes, violations
from tests.folder_service import EXAMPLES, Loaded, folder_named, served

pytestmark = pytest.mark.slow

FOLDERS = [EXAMPLES / "airports", EXAMPLES / "libraries"]


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def loaded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """Load the inventories of an example into a state of its own."""
    return Loaded(request.param, tmp_path_factory.mktemp("state"))


def test_every_row_loads_and_something_follows(loaded: Loaded) -> None:
    assert loaded.report["rows"] == loaded.report["loaded"] > 90
    assert loaded.report["quarantined"] == 0
    assert loaded.report["inferred_added"] > 0


def test_the_ontology_and_the_data_are_without_findings(loaded: Loaded) -> None:
    assert loaded.run("ontology", "lint") == "0 findings\n"
    assert "0 findings, 0 contradictions" in loaded.run("validate")


def test_its_five_questions_have_one_answer_in_both_languages_of_query(loaded: Loaded) -> None:
    assert len(list((loaded.folder / "questions").glob("*.rq"))) == 5
    agree(loaded)


def test_the_question_of_a_new_folder_has_one_answer_in_both_languages_of_query(tmp_path: Path) -> None:
    agree(Loaded(folder_named("books", tmp_path), tmp_path / "state"))


def agree(loaded: Loaded) -> None:
    """Ask each question of a folder in both languages of query: the answers are equal, and not empty."""
    for file in sorted((loaded.folder / "questions").glob("*.rq")):
        found = in_sparql(loaded.run("query", file, "--format", "json"))
        pair = file.with_suffix(".graphql")
        assert found, file.name
        assert in_graphql(loaded.run("query", pair), pair) == found, file.name


def in_sparql(answer: str) -> list[list[object]]:
    """Return the rows of a result in JSON, with numbers as numbers."""
    result = json.loads(answer)
    names = result["head"]["vars"]
    return [[value(row[name]) for name in names] for row in result["results"]["bindings"]]


def value(term: dict[str, str]) -> object:
    return float(term["value"]) if term.get("datatype", "").endswith(("integer", "decimal")) else term["value"]


def in_graphql(answer: str, file: Path) -> list[list[object]]:
    """Return the rows that the program in the file's header takes from an answer."""
    program = header(file.read_text(encoding="utf-8"), Language.GRAPHQL.required)["answer"]
    [found] = jq.compile(program).input_value(json.loads(answer)["data"]).all()
    return [row if isinstance(row, list) else [row] for row in (found if isinstance(found, list) else [found])]


def test_a_dump_and_its_inventories_come_back(loaded: Loaded) -> None:
    dump = loaded.run("export", "--format", "nquads")
    assert len(dump.splitlines()) > loaded.report["triples_added"]
    assert "kennisgraaf.example" not in dump


DOMAIN = ("Gent", "Ghent", "programma", "centrumstad", "Vlaamse", "Flemish", "steden", "mun:")
"""Words that only the graph of the cities may say."""


@pytest.fixture(scope="module", params=["airports", "libraries", "books", "trees"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Serve an example, or the folder that `init` makes, from this process."""
    place = tmp_path_factory.mktemp("site")
    with served(folder_named(request.param, place), place / "state") as client:
        yield client


@pytest.mark.slow
def test_its_pages_are_about_itself(site: TestClient) -> None:
    """Every page that the home page links to exists in each language, and none speaks of another graph."""
    folder = graph_folder()
    for language in folder.languages:
        home = site.get("/", params={"lang": language})
        assert f'<html lang="{language}">' in home.text
        title = chosen(by_language(folder.graph.title or ""), Reader(language, ()))
        assert f"<h1>{title}</h1>" in home.text
        assert ("hreflang=" in home.text) == (len(folder.languages) > 1)
        for address in links(home.text):
            answer = site.get(address)
            assert answer.status_code == 200, address
            if not address.startswith(("/docs/", "/site/")):
                assert [word for word in DOMAIN if word in answer.text] == [], address


@pytest.mark.slow
def test_its_manual_has_its_own_terms_and_says_which_examples_are_of_another_graph(site: TestClient) -> None:
    front = site.get("/docs/", params={"lang": "en"}).text
    manual = sorted({each.partition("?")[0] for each in links(front) if each.startswith("/docs/")})
    assert {"/docs/", "/docs/reference-ontology/", "/docs/your-own-graph/"} <= set(manual)
    for address in manual:
        text = site.get(address, params={"lang": "en"}).text
        assert bool(re.search('<p class="notice">(The examples|De voorbeelden)', text)) == (
            address.split("/")[2] in WITH_EXAMPLES
        ), address
        assert [link for link in links(text) if site.get(link).status_code != 200] == [], address
    terms = site.get("/docs/reference-ontology/").text
    shown = {each.partition("?")[0] for each in links(site.get("/").text)}
    classes = {each.removeprefix("/class/") for each in shown if each.startswith("/class/")}
    assert classes
    assert classes <= set(re.findall(r"<code>\w+:(\w+)</code></h3>", terms))
    assert [word for word in DOMAIN if word in front + terms] == []


@pytest.mark.slow
@needs_shapes
@pytest.mark.parametrize("shapes", ["shapes.ttl", "range.ttl"])
def test_its_catalogue_breaks_no_shape_of_dcat_ap(site: TestClient, shapes: str) -> None:
    assert violations(site, shapes) == []


@pytest.fixture(scope="module")
def airports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with served(EXAMPLES / "airports", tmp_path_factory.mktemp("airports")) as client:
        yield client


@pytest.mark.slow
def test_the_airports_lie_as_points_on_a_map_and_in_a_table(airports: TestClient) -> None:
    places = airports.get("/map", params={"format": "json"}).json()["places"]
    text = airports.get("/map", params={"lang": "en"}).text
    assert len(places) == text.count('<th scope="row">') == text.count("h0") == 1083
    assert text.count('<path class="outline"') > 30
    heads = r'<th scope="col"[^>]*>(?:<bdi>)?([^<]+)'
    assert re.findall(heads, text) == ["name", "country", "latitude", "longitude"]
    [row] = re.findall(r'<tr id="airport-BRU">.*', text)
    assert re.findall(r">([^<>]+)<", row) == ["Brussels Airport", "Belgium", "50.5405", "4.2904"]
    assert [each["position"] for each in places if each["key"] == "airport:BRU"] == [[50.5405, 4.2904]]


@pytest.mark.slow
def test_a_list_shows_short_values_where_few_properties_divide_its_members(airports: TestClient) -> None:
    text = airports.get("/class/Airport", params={"lang": "en"}).text
    head = text[text.index("<thead>") : text.index("</thead>")]
    assert re.findall(r"<th[^>]*>(?:<bdi>)?([^<]+)", head) == ["name", "elevation", "IATA code"]


@pytest.mark.slow
def test_an_airport_shows_its_own_point(airports: TestClient) -> None:
    assert airports.get("/doc/airport/BRU").text.count('<path class="here"') == 1
    assert airports.get("/doc/country/be").text.count('<path class="here"') == 0


@pytest.mark.slow
def test_in_a_tree_by_a_transitive_property_a_thing_is_below_its_nearest_whole_only(airports: TestClient) -> None:
    text = airports.get("/places", params={"lang": "en"}).text
    shown = re.findall(r'<li><a href="/doc/([^?"]+)', text)
    assert len(shown) == len(set(shown)) == 7 + 252 + 1083
    assert shown.index("continent/eu") < shown.index("country/be") < shown.index("airport/BRU")
    assert shown.index("airport/BRU") < shown.index("country/ba")


@pytest.mark.slow
def test_a_thing_leads_to_its_class_its_terms_and_its_reasons(site: TestClient) -> None:
    home = site.get("/").text
    thing = site.get(next(each for each in links(home) if each.startswith("/doc/"))).text
    assert {start for start in STARTS if any(each.startswith(start) for each in links(thing))} == STARTS
    terms = site.get("/ns").text
    for address in links(thing):
        if address.startswith(tuple(STARTS)):
            assert site.get(address).status_code == 200, address
    assert set(re.findall(r'href="/ns#(\w+)"', thing)) <= set(re.findall(r'class="term" id="(\w+)"', terms))


STARTS = {"/class/", "/network", "/row/"}


def links(page: str) -> list[str]:
    """Return the addresses on this service that a page links to, without the place in the page."""
    return sorted({unescape(each) for each in re.findall(r'href="(/[^"#]*)', page)})
