"""Suggestions for an unknown key or address: the things with the most similar keys."""

from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode

from graph_api.site.per_version import cached_per_version
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from ontology.namespaces import DCT_IDENTIFIER
from ontology.nearest_keys import nearest_keys

_LONGEST = 120
_SUGGESTIONS = 5


def known_keys(snapshot: Snapshot, scope: Scope) -> dict[str, NamedNode]:
    """Return the things of a version by their keys; with those made for tests if the scope has them."""
    return (_all_keys if scope.synthetic else _keys)(snapshot)


def nearest_things(snapshot: Snapshot, path: str) -> list[NamedNode]:
    """Return the things whose key is most similar to the end of a path, without those made for tests."""
    parts = [part for part in unquote(path)[:_LONGEST].split("/") if part]
    known = known_keys(snapshot, Scope())
    near = [key for each in (":".join(parts[-2:]), *parts[-1:]) for key in nearest_keys(each, known, _SUGGESTIONS)]
    return list(dict.fromkeys(known[key] for key in near))[:_SUGGESTIONS]


@cached_per_version
def _keys(snapshot: Snapshot) -> dict[str, NamedNode]:
    return _keys_in(snapshot, Scope())


@cached_per_version
def _all_keys(snapshot: Snapshot) -> dict[str, NamedNode]:
    return _keys_in(snapshot, Scope(synthetic=True))


def _keys_in(snapshot: Snapshot, scope: Scope) -> dict[str, NamedNode]:
    columns = snapshot.columns(scope).objects(DCT_IDENTIFIER)
    pairs = ((key, thing) for thing, keys in columns.items() for key in keys)
    found = {key.value: thing for key, thing in pairs if isinstance(key, Literal) and isinstance(thing, NamedNode)}
    return dict(sorted(found.items()))
