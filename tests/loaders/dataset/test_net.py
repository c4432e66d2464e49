"""The difference between two datasets, found by walking them side by side."""

from pathlib import Path
from random import Random

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from loaders.dataset import net
from loaders.dataset.net import Net, parted
from tests.loaders.memory import Memory

GRAPHS = (DefaultGraph(), NamedNode("urn:g:one"), NamedNode("urn:g:two"))


def quads(random: Random, number: int) -> set[Quad]:
    return {
        Quad(
            NamedNode(f"urn:s:{random.randrange(40)}"),
            NamedNode("urn:p"),
            Literal(f"value {random.randrange(9)}" * random.randrange(1, 4)),
            random.choice(GRAPHS),
        )
        for _ in range(number)
    }


def holding(content: set[Quad], place: Path | None) -> Memory:
    found = Memory()
    if place is not None:
        found.store = Store(str(place))
    found.store.bulk_extend(content)
    return found


@pytest.mark.parametrize("held", [0, 5, 50_000])
@pytest.mark.parametrize("on_disk", [True, False])
def test_it_tells_what_goes_and_what_comes_of_every_graph_however_little_it_holds(
    held: int, on_disk: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(net, "HELD", held)
    random = Random(held)
    old, new = quads(random, 300), quads(random, 300)
    new = {quad for quad in old if random.random() < 0.7 or quad.graph_name == GRAPHS[0]} | new
    old = {quad for quad in old if quad.graph_name != GRAPHS[2]}
    before, after = (
        holding(content, tmp_path / name if on_disk else None) for name, content in (("a", old), ("b", new))
    )
    found = Net(before, after, after.manifest.graphs)

    assert set(found.removed()) == old - new
    assert set(found.added()) == new - old
    assert len(found) == len(old ^ new)
    assert found.is_held == (held > len(old ^ new))
    for graph in GRAPHS:
        gone, come = ({quad for quad in each if quad.graph_name == graph} for each in (old - new, new - old))
        assert found.count([graph]) == (len(gone), len(come))
        assert (set(found.removed([graph])), set(found.added([graph]))) == (gone, come)
        assert (graph in found.graphs) == bool(gone or come)


def test_what_is_the_same_is_not_looked_up(tmp_path: Path) -> None:
    content = quads(Random(1), 400)
    one, other = (holding(content, tmp_path / name) for name in ("a", "b"))

    def looked_up(quad: Quad) -> bool:
        raise AssertionError(quad)

    one.has = other.has = looked_up  # type: ignore[method-assign]
    assert list(parted(one, other, GRAPHS[1])) == []


def test_a_graph_that_loses_nothing_is_not_walked_for_what_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(net, "HELD", 0)
    content = quads(Random(1), 400)
    before, after = holding(set(), tmp_path / "a"), holding(content, tmp_path / "b")
    found = Net(before, after, after.manifest.graphs)

    def walked(*_: object) -> None:
        raise AssertionError(_)

    monkeypatch.setattr(net, "parted", walked)
    assert list(found.removed()) == []
    with pytest.raises(AssertionError):
        list(found.added())
