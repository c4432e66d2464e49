"""Tests of search in a version."""

import statistics
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml
from pyoxigraph import Literal, NamedNode

from graph_store.errors import StoreFull
from graph_store.fulltext import building
from graph_store.fulltext.entries import Entry, Way
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from graph_store.versions import State
from graph_store.word_matching import fold, tokens
from ontology.namespaces import RDFS_LABEL, key_of
from queries.search import Hit, find, index, is_built
from tests.graph_api.small import CITY, HUB, publish
from tests.service import Service


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return publish(tmp_path_factory.mktemp("search") / "state").newest()


@pytest.mark.parametrize("text", ["Stad X", "city", "mun:x", "ixcite"])
def test_a_thing_is_found_by_its_names_and_key(snapshot: Snapshot, text: str) -> None:
    assert CITY.value in [hit.key for hit in find(snapshot, text).hits]


def test_made_up_things_are_found_only_when_asked(snapshot: Snapshot) -> None:
    assert find(snapshot, "verzonnen").total == 0
    assert find(snapshot, "verzonnen", synthetic=True).total == 1


def test_the_index_of_a_version_is_made_once_and_kept_in_its_folder(snapshot: Snapshot) -> None:
    assert index(snapshot) is index(snapshot)
    assert list(snapshot.folder.glob("search-*.sqlite"))
    assert HUB.value in [hit.key for hit in find(snapshot, "hub").hits]


def test_a_version_with_an_index_beside_it_verifies(snapshot: Snapshot) -> None:
    index(snapshot)
    State(snapshot.folder.parent.parent).verify(snapshot.version)
    assert is_built(snapshot)


def test_a_folder_that_cannot_be_written_gets_its_index_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph_store.durable_files.os.access", lambda *_: False)
    newest = publish(tmp_path / "state").newest()
    assert find(newest, "stad").total > 0
    assert not list(newest.folder.glob("search-*.sqlite"))


def test_a_full_disk_gets_its_index_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newest, build = publish(tmp_path / "state").newest(), building.build

    def filled(file: Path, texts: Iterable[Entry]) -> None:
        if file.is_relative_to(tmp_path):
            raise StoreFull("The disk is full.")
        build(file, texts)

    monkeypatch.setattr(building, "build", filled)
    assert find(newest, "stad").total > 0
    assert not list(newest.folder.glob("search-*"))


@pytest.mark.slow
def test_u8_nineteen_of_twenty_names_are_found_by_the_first_four_letters_of_their_words(service: Service) -> None:
    newest = service.state.newest()
    labels = newest.columns(Scope()).objects(RDFS_LABEL).items()
    things = [(thing, name) for thing, names in labels for name in names if isinstance(thing, NamedNode)]
    asked = [
        (thing.value, " ".join(fold(token.text)[:4] for token in tokens(name.value)))
        for thing, name in things
        if isinstance(name, Literal) and thing.value.startswith(f"{newest.graphs.base}id/")
    ]
    took = []
    found = 0
    for thing, text in asked:
        began = time.perf_counter()
        found += thing in [hit.key for hit in find(newest, text).hits]
        took.append(time.perf_counter() - began)
    assert found >= 0.95 * len(asked)
    assert statistics.median(took) < 0.05


@pytest.mark.parametrize("asked", ["gent", "slimme stad", "coordinatie", "project", "leuven vaartkom", "data"])
def test_the_function_of_sparql_finds_what_search_finds(service: Service, asked: str) -> None:
    query = f"""PREFIX fn: <https://kennisgraaf.example/fn/>
    PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX dct: <http://purl.org/dc/terms/>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX kg: <https://kennisgraaf.example/ns#>
    SELECT DISTINCT ?thing {{
      ?thing ?p ?text
      FILTER(STRSTARTS(STR(?thing), "https://kennisgraaf.example/id/") && isLiteral(?text))
      FILTER(LANG(?text) != "" ||
        ?p IN (skos:prefLabel, rdfs:label, skos:altLabel, dct:identifier, kg:abbreviation))
      FILTER(fn:matches(?text, "{asked}"))
    }}"""
    rows = service.client.post("/sparql", data={"query": query}).json()["results"]["bindings"]
    found = find(service.state.newest(), asked, 10_000, widest=Way.FORM, wanted=lambda entry: not entry.via)
    assert not found.corrected
    assert {row["thing"]["value"] for row in rows} == {hit.key for hit in found.hits}
    assert rows


JUDGED = yaml.safe_load(Path(__file__).with_name("judged_queries.yaml").read_text(encoding="utf-8"))
ASKED = [(text, judged) for language in ("nl", "en") for text, judged in JUDGED[language].items()]
COUNTED = 20
"""Hits of a query that count: those that a reader looks at."""


def keys(hits: Iterable[Hit]) -> list[str]:
    return [key_of(hit.key) or hit.key for hit in hits]


def judge(found: list[str], judged: dict[str, list[str]]) -> tuple[float, float]:
    """Return the precision and the recall of the first hits."""
    relevant, fine = set(judged["relevant"]), {*judged["relevant"], *judged["accepted"]}
    precision = sum(key in fine for key in found) / max(1, len(found))
    return precision, sum(key in relevant for key in found) / min(COUNTED, len(relevant))


def test_sixty_judged_queries_have_a_precision_and_a_recall_of_nine_tenths(service: Service) -> None:
    newest = service.state.newest()
    figures = {text: judge(keys(find(newest, text, COUNTED).hits), judged) for text, judged in ASKED}
    for text, (precision, recall) in sorted(figures.items(), key=lambda each: min(each[1]))[:10]:
        print(f"{text}: precision {precision:.2f}, recall {recall:.2f}")
    assert len(figures) == 60
    assert statistics.mean(precision for precision, _ in figures.values()) >= 0.9
    assert statistics.mean(recall for _, recall in figures.values()) >= 0.9


def test_every_judged_key_is_in_the_graph(service: Service) -> None:
    stated = set(service.values("SELECT ?key { ?thing dct:identifier ?key }"))
    judged = {key for _, each in ASKED for key in (*each["relevant"], *each["accepted"])}
    assert judged <= stated


@pytest.mark.parametrize(("one", "other"), [("churches", "kerken"), ("kerk", "kerken"), ("cities", "city")])
def test_two_forms_or_languages_of_a_word_find_the_same(service: Service, one: str, other: str) -> None:
    newest = service.state.newest()
    assert set(keys(find(newest, one, 1000).hits)) == set(keys(find(newest, other, 1000).hits))


@pytest.mark.parametrize(("text", "key"), [("stad", "prog:sc-3"), ("steden", "prog:sc-1")])
def test_an_irregular_plural_and_its_singular_find_each_other(service: Service, text: str, key: str) -> None:
    assert key in keys(find(service.state.newest(), text, 1000).hits)


def test_a_thing_is_found_by_the_name_of_its_theme_and_by_that_in_the_other_language(service: Service) -> None:
    newest = service.state.newest()
    for text in ("kerken", "churches"):
        (hit,) = [hit for hit in find(newest, text).hits if hit.key.endswith("/act/29")]
        assert (key_of(hit.via), hit.name) == ("thm:herbestemming-kerken", False)
