"""Closures are changed in place, undone, and saved beside their version."""

from pathlib import Path

import pytest
from pyoxigraph import Triple

from graph_store.graphs import Graphs
from graph_store.terms import quad_in
from loaders.change import closures
from loaders.change.closures import MADE, Kept, Reasoned, give_back, link, take
from loaders.dataset.membership import Places
from ontology.namespaces import RDF_TYPE, RDFS_SUB_CLASS_OF, kg
from tests.loaders.conftest import iri
from tests.loaders.memory import Memory

GRAPHS = Graphs()
PLACES = Places(GRAPHS)
CITY = iri("id/mun/gent")
IS_HAVEN, IS_CITY = Triple(CITY, RDF_TYPE, iri("ns#Haven")), Triple(CITY, RDF_TYPE, kg("Municipality"))
HAVENS_ARE_CITIES = Triple(iri("ns#Haven"), RDFS_SUB_CLASS_OF, kg("Municipality"))
IS_PERSON = Triple(CITY, RDF_TYPE, kg("Person"))


def of(*facts: Triple) -> Reasoned:
    """Make the closure of some facts, which a dataset holds."""
    dataset = Memory()
    dataset.store.extend(quad_in(GRAPHS.edits, fact) for fact in facts)
    return Reasoned(PLACES, closures.words(GRAPHS.base)).of(set(facts)).at(dataset)


def test_a_change_tells_what_begins_and_ceases_to_follow_and_can_be_taken_back() -> None:
    reasoned = of(IS_HAVEN)
    before = reasoned.inferred()
    removed, added = reasoned.change(set(), {HAVENS_ARE_CITIES})
    assert (IS_CITY in added, IS_CITY in removed, reasoned.infers(IS_CITY)) == (True, False, True)

    reasoned.change({HAVENS_ARE_CITIES}, set())
    assert not reasoned.infers(IS_CITY)
    reasoned.undo()
    assert reasoned.inferred() == before


def test_a_fact_that_follows_as_well_is_not_told_as_inferred() -> None:
    reasoned = of(HAVENS_ARE_CITIES, IS_HAVEN)
    assert IS_CITY in reasoned.inferred()
    removed, _ = reasoned.change(set(), {IS_CITY})
    assert IS_CITY in removed
    assert not reasoned.infers(IS_CITY)


def test_only_a_new_contradiction_is_told_of_a_change() -> None:
    reasoned = of(IS_CITY, IS_PERSON)
    assert reasoned.violations
    reasoned.change(set(), {Triple(iri("id/mun/aalst"), RDF_TYPE, kg("Municipality"))})
    assert not reasoned.violations
    reasoned.change(set(), {Triple(iri("id/mun/aalst"), RDF_TYPE, kg("Person"))})
    assert reasoned.violations


def test_closures_are_for_one_version_and_one_taker() -> None:
    kept = Kept(of(IS_CITY))
    give_back("/state", "digest", kept)
    assert take("/state", "other") is None
    give_back("/state", "digest", kept)
    assert (take("/state", "digest"), take("/state", "digest")) == (kept, None)


def test_closures_come_back_from_beside_their_version(tmp_path: Path) -> None:
    dataset = Memory()
    dataset.store.extend([quad_in(GRAPHS.edits, IS_HAVEN), quad_in(GRAPHS.synthetic, HAVENS_ARE_CITIES)])
    kept = Kept.read(PLACES, dataset)
    assert kept.synthetic is not None
    kept.save(tmp_path)
    (tmp_path / "next").mkdir()
    link(tmp_path, tmp_path / "next")
    again = Kept.open(PLACES, tmp_path / "next")

    assert again is not None
    assert again.synthetic is not None
    assert again.merged.inferred() == kept.merged.inferred()
    assert again.synthetic.inferred() == kept.synthetic.inferred()


def test_closures_of_another_release_or_start_of_the_machine_are_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Kept(of(IS_CITY)).save(tmp_path)
    assert Kept.open(PLACES, tmp_path / "none") is None
    (tmp_path / "boot").write_text("another", encoding="ascii")
    monkeypatch.setattr(closures, "_BOOT", tmp_path / "boot")
    assert Kept.open(PLACES, tmp_path) is None
    (tmp_path / MADE).unlink()
    monkeypatch.setattr(closures, "_BOOT", tmp_path / "none")
    assert Kept.open(PLACES, tmp_path) is None
