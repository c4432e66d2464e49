"""The requests on a version share its facts, which are dropped with the version."""

import gc
from pathlib import Path
from weakref import ref

from graph_api.graphql.facts_cache import FactsCache
from graph_store.graphs import Include, Scope
from graph_store.versions import State
from ontology.vocabulary import Vocabulary


def test_requests_on_a_version_share_its_facts_by_scope(folder: Path) -> None:
    cache, snapshot, words = FactsCache(), State(folder).newest(), Vocabulary.load()
    first = cache.get(snapshot, Scope(), words)
    assert cache.get(State(folder).newest(), Scope(), words) is first
    assert cache.get(snapshot, Scope(Include.ASSERTED), words) is not first


def test_the_version_asked_least_recently_goes_first(folder: Path, tmp_path: Path) -> None:
    cache, words = FactsCache(versions=1), Vocabulary.load()
    kept = ref(cache.get(State(folder).newest(), Scope(), words))
    with State(tmp_path).writer("test", 5) as writer:
        writer.publish([], [], sources={})
    other = State(tmp_path).newest()
    cache.get(other, Scope(), words)
    gc.collect()
    assert kept() is None


def test_facts_that_a_request_still_uses_are_shared_also_when_they_were_dropped(folder: Path, tmp_path: Path) -> None:
    """Documents on many versions need the memory of each version once, not once for each document."""
    cache, words = FactsCache(versions=1), Vocabulary.load()
    used = cache.get(State(folder).newest(), Scope(), words)
    with State(tmp_path).writer("test", 5) as writer:
        writer.publish([], [], sources={})
    cache.get(State(tmp_path).newest(), Scope(), words)
    assert cache.get(State(folder).newest(), Scope(), words) is used


def test_without_synthetic_rows_a_question_that_sees_them_shares_the_columns(tmp_path: Path) -> None:
    with State(tmp_path).writer("test", 5) as writer:
        writer.publish([], [], sources={})
    cache, snapshot, words = FactsCache(), State(tmp_path).newest(), Vocabulary.load()
    assert cache.get(snapshot, Scope(synthetic=True), words) is cache.get(snapshot, Scope(), words)


def test_views_of_older_documents_are_let_go_when_space_is_needed(tmp_path: Path) -> None:
    for name, note in (("version", {}), ("view", {"document": "plan:2020"})):
        with State(tmp_path / name).writer("test", 5) as writer:
            writer.publish([], [], sources={}, note=note)
    cache, words = FactsCache(), Vocabulary.load()
    version, view = (ref(cache.get(State(tmp_path / name).newest(), Scope(), words)) for name in ("version", "view"))
    cache.let_go()
    gc.collect()
    assert (version() is None, view() is None) == (False, True)
