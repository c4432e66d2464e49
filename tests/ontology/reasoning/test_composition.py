"""Compositions by bits and by joins give the same result."""

import numpy as np
import pytest

from ontology.reasoning import composition
from ontology.reasoning.arrays import MASK, Ids, unique
from ontology.reasoning.composition import Composition, composed
from ontology.reasoning.joins import EncodedAtom
from ontology.reasoning.owl_rl import close
from ontology.reasoning.relation import Relation
from tests.ontology.reasoning.small import turtle


def pairs(*numbers: tuple[int, int]) -> Ids:
    return unique(np.array([one << 32 | other for one, other in numbers], np.int64))


def atom(one: str | int, other: str | int, keys: Ids | None = None) -> EncodedAtom:
    return EncodedAtom(Relation() if keys is None else Relation(keys, np.zeros(len(keys), np.uint16)), (one, other))


@pytest.mark.parametrize("piece", [8, 1 << 25])
def test_each_pair_with_something_in_the_middle_is_found(monkeypatch: pytest.MonkeyPatch, piece: int) -> None:
    monkeypatch.setattr(composition, "PIECE", piece)
    random = np.random.default_rng(1)
    firsts, seconds = (unique(random.integers(0, 90, 600) << 32 | random.integers(40, 130, 600)) for _ in range(2))
    found = composed(firsts, seconds, np.unique(seconds >> 32), np.unique(seconds & MASK))

    leads = {(int(key >> 32), int(key & MASK)) for key in seconds}
    expected = {(int(key >> 32), end) for key in firsts for middle, end in leads if middle == int(key & MASK)}
    assert len(expected) > 100
    assert unique(found).tolist() == pairs(*expected).tolist()


@pytest.mark.parametrize(
    ("start", "other"),
    [(("x", "y"), ("y", "z")), (("y", "x"), ("y", "z")), (("x", "y"), ("z", "y")), (("y", "z"), ("x", "y")),
     (("z", "y"), ("y", "x"))],
)  # fmt: skip
def test_an_atom_may_be_written_either_way_and_either_may_begin(
    monkeypatch: pytest.MonkeyPatch, start: tuple[str, str], other: tuple[str, str]
) -> None:
    monkeypatch.setattr(composition, "MANY", 1)
    facts = {"x": 1, "y": 2, "z": 3}
    keys, held = (pairs((facts[one], facts[two])) for one, two in (start, other))
    found = Composition.of(atom("x", "z"), atom(*start), [atom(*other, held)])

    assert found is not None
    heads = found.heads(keys)
    assert heads is not None
    assert heads.tolist() == pairs((1, 3)).tolist()


def test_what_is_no_composition_is_left_to_joins() -> None:
    head = atom("x", "z")

    assert Composition.of(head, atom("x", "y"), [atom("x", "z")]) is None
    assert Composition.of(head, atom("x", "y"), [atom("y", 7)]) is None
    assert Composition.of(head, atom("x", "y"), [atom("y", "w"), atom("w", "z")]) is None
    assert Composition.of(head, atom("x", "x"), [atom("x", "z")]) is None


def test_few_rows_are_left_to_joins() -> None:
    found = Composition.of(atom("x", "z"), atom("x", "y"), [atom("y", "z", pairs((2, 3)))])

    assert found is not None
    assert found.heads(pairs((1, 2))) is None


def test_a_closure_and_its_proofs_are_the_same_by_bits(monkeypatch: pytest.MonkeyPatch) -> None:
    links = " ".join(f":i{number} :in :i{(number * 7 + 1) % 40} ; :q :i{number % 9} ." for number in range(40))
    data = turtle(links + ":in a owl:TransitiveProperty . :c owl:propertyChainAxiom ( :q [ owl:inverseOf :q ] ) .")
    by_joins = close(data)
    monkeypatch.setattr(composition, "MANY", 1)
    by_bits = close(data)

    assert by_bits.inferred() == by_joins.inferred()
    for triple in sorted(by_bits.inferred(), key=str)[-20:]:
        assert by_bits.explain(triple) == by_joins.explain(triple)
