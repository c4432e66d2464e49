"""The DCAT-AP description of the dataset."""

from pathlib import Path

from pyoxigraph import DefaultGraph, Quad, Triple

from graph_api.catalogue.dcat import Publishing, describe
from graph_store.snapshot import Snapshot
from graph_store.versions import State
from ontology.namespaces import ENDED_BY, RDF_TYPE, kg, thing

BY = Publishing(
    "Iemand", "https://iemand.example/", "https://creativecommons.org/licenses/by/4.0/", ("nl", "fr"),
    "Zonder taal", "nl=Met taal; fr=Avec une langue",
)  # fmt: skip


def test_a_publisher_with_a_name_of_its_own_is_named_by_it(snapshot: Snapshot) -> None:
    text = " ".join(map(str, describe(snapshot, [snapshot.manifest], BY, {})))
    assert "<https://iemand.example/>" in text
    assert "catalog#publisher" not in text
    assert "language/FRA" in text
    assert "licencetype/Attribution" in text


def test_title_and_description_are_those_of_the_settings(snapshot: Snapshot) -> None:
    text = " ".join(map(str, describe(snapshot, [snapshot.manifest], BY, {})))
    assert '"Zonder taal"@nl' in text
    assert '"Met taal"@nl' in text
    assert '"Avec une langue"@fr' in text


def test_the_catalogue_covers_no_place_that_has_ended(tmp_path: Path) -> None:
    state, old, new = State(tmp_path), thing("area:old"), thing("area:new")
    facts = [Triple(each, RDF_TYPE, kg("Region")) for each in (old, new)]
    facts.append(Triple(old, kg(ENDED_BY), thing("plan:2021")))
    with state.writer("test", 1) as writer:
        writer.publish([], [Quad(s, p, o, DefaultGraph()) for s, p, o in facts], sources={})
    newest = state.newest()
    covered = {each.object for each in describe(newest, [newest.manifest], BY, {}) if "spatial" in each.predicate.value}
    assert new in covered
    assert old not in covered
