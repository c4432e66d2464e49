from pathlib import Path

import numpy as np
import pytest
from pyoxigraph import NamedNode, Triple

from ontology.reasoning import IncrementalClosure
from tests.ontology.reasoning.small import turtle

ONTOLOGY = turtle(
    ":in a owl:TransitiveProperty . :at rdfs:subPropertyOf :in . "
    ":onDate :intervalRole 'both' ; rdfs:domain :E . :E :temporalKind 'occurrence' ."
)
FACTS = turtle(":a :at :b . :b :at :c . :a :onDate 2020 . :at rdfs:domain :Placed .")
MANY = turtle("".join(f":t{number} :at :t{number + 1} ." for number in range(20)))


def nothing(property_: NamedNode) -> list[Triple]:
    return []


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    IncrementalClosure.of(ONTOLOGY, FACTS).save(tmp_path / "1")
    return tmp_path / "1"


def load(folder: Path) -> IncrementalClosure:
    found = IncrementalClosure.open(folder, ONTOLOGY, nothing)
    assert found is not None
    return found


def test_an_opened_closure_infers_and_explains_as_the_saved_one(saved: Path) -> None:
    living, fresh = load(saved), IncrementalClosure.of(ONTOLOGY, FACTS)

    assert living.axioms == fresh.axioms
    assert living.closure.inferred() == fresh.closure.inferred()
    for triple in fresh.closure.inferred():
        assert living.closure.explain(triple) == fresh.closure.explain(triple)


def test_what_is_opened_may_change_and_be_saved_again_and_leaves_the_first_as_it_was(saved: Path) -> None:
    before = {file.name: file.read_bytes() for file in saved.iterdir()}
    living = load(saved)
    living.update(turtle(":b :at :c ."), turtle(":b :at :new ."))
    living.save(saved.parent / "2")

    assert load(saved.parent / "2").closure.inferred() == living.closure.inferred()
    assert {file.name: file.read_bytes() for file in saved.iterdir()} == before


def test_folders_share_what_has_not_changed(tmp_path: Path) -> None:
    living = IncrementalClosure.of(ONTOLOGY, FACTS | MANY | turtle(":x a :Y ."))
    living.save(tmp_path / "1")
    living.update(frozenset(), turtle(":a :onDate 2021 ."))
    living.save(tmp_path / "2")

    for kind in ("keys", "ranks", "text"):
        assert (tmp_path / "1" / f"base.{kind}.npy").samefile(tmp_path / "2" / f"base.{kind}.npy")


def test_what_is_written_after_a_change_follows_the_change(tmp_path: Path) -> None:
    many = turtle("".join(f":s{number} :at :t ." for number in range(2000)))
    living, place = IncrementalClosure.of(ONTOLOGY, FACTS | many), turtle(":s7 :at :t .")
    living.save(tmp_path / "1")
    for number, (gone, new) in enumerate([(place, frozenset()), (frozenset(), turtle(":s8 :at :new ."))], 2):
        living.update(gone, new)
        living.save(tmp_path / f"{number}")

    assert (tmp_path / "1" / "concluded.npy").samefile(tmp_path / "3" / "concluded.npy")
    assert len(np.load(tmp_path / "3" / "delta.keys.npy")) < 20
    assert load(tmp_path / "3").closure.inferred() == living.closure.inferred()
    assert len(np.load(tmp_path / "3" / "delta.ends.npy")) == 1


def test_after_a_fault_the_next_folder_stands_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    living = IncrementalClosure.of(ONTOLOGY, FACTS | MANY)
    living.save(tmp_path / "1")
    living.update(frozenset(), turtle(":t20 :at :t21 ."))
    with monkeypatch.context() as full:
        full.setattr("ontology.reasoning.closure_files._save_concluded", _no_space)
        with pytest.raises(OSError, match="no space left"):
            living.save(tmp_path / "2")
    living.save(tmp_path / "3")

    assert not (tmp_path / "1" / "base.keys.npy").samefile(tmp_path / "3" / "base.keys.npy")
    assert load(tmp_path / "3").closure.inferred() == living.closure.inferred()


def _no_space(*_: object) -> None:
    raise OSError("no space left")


def test_when_much_has_changed_a_folder_stands_alone(tmp_path: Path) -> None:
    living = IncrementalClosure.of(ONTOLOGY, FACTS)
    living.save(tmp_path / "1")
    living.update(frozenset(), MANY)
    living.save(tmp_path / "2")

    assert not (tmp_path / "1" / "base.keys.npy").samefile(tmp_path / "2" / "base.keys.npy")
    assert load(tmp_path / "2").closure.inferred() == living.closure.inferred()


def test_terms_are_shared_also_where_many_facts_have_changed(tmp_path: Path) -> None:
    living = IncrementalClosure.of(ONTOLOGY, FACTS | MANY)
    living.save(tmp_path / "1")
    living.update(turtle(":t0 :at :t1 ."), turtle(":t3 :at :t1 . :t3 :at :new ."))
    living.save(tmp_path / "2")

    first, second = tmp_path / "1", tmp_path / "2"
    assert not (first / "base.keys.npy").samefile(second / "base.keys.npy")
    assert (first / "base.text.npy").samefile(second / "base.text.npy")
    again = load(second)
    assert again.closure.inferred() == living.closure.inferred()
    again.update(frozenset(), turtle(":new :at :newer ."))
    again.save(tmp_path / "3")
    assert load(tmp_path / "3").closure.inferred() == again.closure.inferred()


def test_nothing_is_opened_where_nothing_is(tmp_path: Path) -> None:
    assert IncrementalClosure.open(tmp_path / "none", ONTOLOGY, nothing) is None


def test_the_closure_of_another_ontology_is_not_opened(saved: Path) -> None:
    assert IncrementalClosure.open(saved, turtle(":in a owl:SymmetricProperty ."), nothing) is None


def test_a_folder_that_is_not_whole_is_not_opened(saved: Path) -> None:
    with (saved / "base.keys.npy").open("ab") as file:
        file.write(b"more")

    assert IncrementalClosure.open(saved, ONTOLOGY, nothing) is None
    (saved / "base.keys.npy").unlink()
    assert IncrementalClosure.open(saved, ONTOLOGY, nothing) is None
    (saved / "closure.json").write_text("{", encoding="utf-8")
    assert IncrementalClosure.open(saved, ONTOLOGY, nothing) is None
