"""The public names of each package: each name exists, once, and has a docstring (ruff sorts the names)."""

import importlib

import pytest

ROOMS = ("kennisgraaf", "graph_api", "loaders", "queries", "ontology", "ontology.reasoning", "graph_store")


@pytest.mark.parametrize("room", ROOMS)
def test_each_public_name_exists_and_is_offered_once(room: str) -> None:
    door = importlib.import_module(room)
    names = list(getattr(door, "__all__", []))
    assert len(names) == len(set(names))
    assert [name for name in names if not hasattr(door, name)] == []


@pytest.mark.parametrize("room", ROOMS)
def test_every_public_name_has_a_docstring(room: str) -> None:
    door = importlib.import_module(room)
    things = {name: getattr(door, name) for name in getattr(door, "__all__", [])}
    bare = [name for name, thing in things.items() if callable(thing) and not (thing.__doc__ or "").strip()]
    assert bare == []
