"""The provenance and derivation of facts: what `/explain` says, and what the cells of the rows hold."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest
from pyoxigraph import NamedNode, Triple
from starlette.testclient import TestClient

from graph_api.app import create_app
from graph_store.graphs import Include, Scope
from graph_store.snapshot import Snapshot
from graph_store.views import stated
from kennisgraaf.settings import read_settings
from ontology.namespaces import kg
from tests.graph_api.graphql.evidence import Reading, cells, compare, explained, mentions, origin
from tests.service import DATA, Inventories, Service


def facts(snapshot: Snapshot, seed: int, count: int) -> list[Triple]:
    """Return random facts about things with a class, as many stated as inferred ones."""
    graphs, things = snapshot.graphs, f"{snapshot.graphs.base}id/"
    found: list[Triple] = []
    inferred = {quad.triple for quad in snapshot.quads(g=graphs.inferred)}
    words = {quad.triple for quad in snapshot.quads(g=graphs.ontology)}
    for triples in ({quad.triple for quad in stated(snapshot.store(), graphs)} - words, inferred):
        named = [
            each
            for each in sorted(triples, key=str)
            if isinstance(each.subject, NamedNode) and each.subject.value.startswith(things)
        ]
        found += Random(seed).sample(named, count // 2)
    return found


def check(service: Service, folder: Path, seed: int, count: int) -> None:
    reading = Reading(service.state)
    for fact in facts(reading.snapshot, seed, count):
        found = origin(reading, fact)
        compare(found, explained(service, fact))
        provenance = found["provenance"]
        shown = [Scope(include) for include in (Include.ASSERTED, Include.INFERRED)]
        held = [bool(reading.snapshot.triples(scope, fact.subject, fact.predicate, fact.object)) for scope in shown]  # type: ignore[arg-type]
        assert [provenance["stated"], provenance["inferred"] and not provenance["stated"]] == held
        for row in provenance["rows"]:
            texts = cells(folder, row)
            assert row["columns"]
            assert set(row["columns"]) <= texts.keys()
            assert mentions(texts, fact), (fact, texts)


def test_the_origin_of_a_fact_is_what_explain_says_and_its_rows_state_it(service: Service) -> None:
    check(service, DATA, seed=1, count=60)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_it_is_so_for_random_inventories(inventories: Inventories, seed: int) -> None:
    shuffle(inventories.folder, Random(seed))
    inventories.sync(allow_mass_delete=True, allow_fact_loss=True, drop_stale=True)
    with served(inventories) as service:
        check(service, inventories.folder, seed, count=60)


def shuffle(folder: Path, random: Random) -> None:
    """Exchange cells of some columns at random, and delete some rows."""
    for file, column in (("projects.csv", "sited_in"), ("milestones.csv", "date"), ("events.csv", "label_nl")):
        with (folder / file).open(encoding="utf-8", newline="") as text:
            header, *lines = csv.reader(text)
        place = header.index(column)
        column_cells = [line[place] for line in lines]
        random.shuffle(column_cells)
        for line, cell in zip(lines, column_cells, strict=True):
            line[place] = cell
        if file == "projects.csv":
            lines = random.sample(lines, len(lines) - 2)
        with (folder / file).open("w", encoding="utf-8", newline="") as text:
            csv.writer(text, lineterminator="\n").writerows([header, *lines])


@contextmanager
def served(inventories: Inventories) -> Iterator[Service]:
    with TestClient(create_app(read_settings(data=inventories.state.root).service())) as client:
        yield Service(client, inventories.state, None)  # type: ignore[arg-type]


def test_the_inverse_of_a_stated_fact_is_stated_by_its_rows_and_inferred(service: Service) -> None:
    project, city = (
        NamedNode(f"https://kennisgraaf.example/id/{name}") for name in ("prj/v1-gent-bakkersite", "mun/gent")
    )
    reading = Reading(service.state)
    hosts, sited = (
        origin(reading, Triple(city, kg("hosts"), project)),
        origin(reading, Triple(project, kg("sitedIn"), city)),
    )

    assert (hosts["provenance"]["stated"], hosts["provenance"]["inferred"]) == (True, True)
    assert (sited["provenance"]["stated"], sited["provenance"]["inferred"]) == (True, False)
    assert hosts["provenance"]["rows"] == sited["provenance"]["rows"] != []
    assert hosts["provenance"]["graphs"] == ["https://kennisgraaf.example/graph/inferred"]
    assert sited["provenance"]["graphs"] == ["https://kennisgraaf.example/graph/source/projects"]


def test_since_is_the_version_that_brought_the_fact(inventories: Inventories) -> None:
    inventories.change("projects.csv", "Bedrijvige Kaaien,mun:aalst", "Bedrijvige Kaaien,mun:gent")
    inventories.sync()
    reading = Reading(inventories.state)
    project, gent = (
        NamedNode(f"https://kennisgraaf.example/id/{name}") for name in ("prj/v1-aalst-bedrijvige-kaaien", "mun/gent")
    )
    moved = origin(reading, Triple(gent, kg("hosts"), project))["provenance"]
    assert (moved["since"], moved["sinceExact"]) == (2, True)

    assert since_of_label(reading) == {"since": 1, "sinceExact": True}

    inventories.state.keep = 1
    inventories.state.prune()
    assert since_of_label(Reading(inventories.state)) == {"since": 2, "sinceExact": False}


def since_of_label(reading: Reading) -> Any:
    data = reading.answer("""{ project(id: "prj:v1-aalst-bedrijvige-kaaien") {
        facts(properties: ["label"]) { provenance { since sinceExact } } } }""")
    return data["project"]["facts"][0]["provenance"]
