"""Suggestions for an unknown address: the things with the most similar keys."""

from difflib import get_close_matches
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode

from graph_api.site.per_version import cached_per_version
from graph_store.snapshot import Snapshot
from ontology.namespaces import DCT_IDENTIFIER

_LONGEST = 120
_CANDIDATES = 20_000
_SUGGESTIONS = 5


def nearest_things(snapshot: Snapshot, path: str) -> list[NamedNode]:
    """Return the things whose key is most similar to the end of a path, without those made for tests."""
    parts = [part for part in unquote(path)[:_LONGEST].split("/") if part]
    wanted = [":".join(parts[-2:]), *parts[-1:]]
    known = _things(snapshot)
    close = [key for each in wanted for key in get_close_matches(each.casefold(), known, _SUGGESTIONS, 0.72)]
    return list(dict.fromkeys(known[key] for key in close))[:_SUGGESTIONS]


@cached_per_version
def _things(snapshot: Snapshot) -> dict[str, NamedNode]:
    """Return the things by their key, and by the part of the key after its prefix."""
    found: dict[str, NamedNode] = {}
    for thing, keys in list(snapshot.columns().objects(DCT_IDENTIFIER).items())[:_CANDIDATES]:
        for key in keys:
            if isinstance(thing, NamedNode) and isinstance(key, Literal):
                found[key.value.casefold()] = thing
                found.setdefault(key.value.partition(":")[2].casefold(), thing)
    return found
