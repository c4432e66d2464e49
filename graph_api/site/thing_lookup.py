"""Look-up of the thing that a parameter names by its key."""

from collections.abc import Iterator
from contextlib import suppress

from pyoxigraph import NamedNode
from starlette.requests import Request

from graph_api.site.request_view import RequestView
from graph_store.errors import NotFound
from graph_store.terms import RDF_TYPE
from ontology.graph_folder import graph_folder
from ontology.namespaces import key_of as named_key
from ontology.namespaces import thing
from queries.successors import standing_for

_LONGEST_KEY = 200


def thing_asked(request: Request, view: RequestView, name: str) -> NamedNode | None:
    """Return the thing whose key the parameter gives, or None without the parameter.

    Raises: NotFound (404) when the version has no such thing.
    """
    key = request.query_params.get(name, "").strip()
    return known_thing(view, key) if key else None


def things(view: RequestView) -> list[NamedNode]:
    """Return every thing with a class, by IRI."""
    start = f"{view.addresses.base}id/"
    typed = (each for each in view.snapshot.columns(view.scope).objects(RDF_TYPE) if isinstance(each, NamedNode))
    return sorted((each for each in typed if each.value.startswith(start)), key=lambda each: each.value)


def first_thing(view: RequestView) -> NamedNode:
    """Return the first thing that the graph folder names to try, else the first by key.

    Raises: NotFound (404) when the version has no things.
    """
    for key in graph_folder().site.try_:
        with suppress(NotFound):
            return known_thing(view, key)
    found = next(iter(things(view)), None)
    if found is None:
        raise NotFound("Version {shown} has no things.", shown=view.snapshot.shown)
    return found


def known_thing(view: RequestView, key: str) -> NamedNode:
    """Return the thing with a key, for example `tree:oak`; for one that one other thing replaced, that other.

    Raises: NotFound (404).
    """
    for asked_for in _names(key[:_LONGEST_KEY], view.addresses.base):
        stated = view.snapshot.triples(view.scope.whole, s=asked_for)
        if stated and isinstance(stated[0].subject, NamedNode):
            return standing_for(view.snapshot, view.scope, stated[0].subject)
    raise NotFound(
        "Version {shown} has no thing with the key {key}.", shown=view.snapshot.shown, key=key[:_LONGEST_KEY]
    )


def _names(key: str, base: str) -> Iterator[NamedNode]:
    """Give the IRI that a key has in an inventory, and the one that an update may have used for it."""
    with suppress(ValueError):
        yield thing(key, base)
    with suppress(ValueError):
        yield NamedNode(f"{base}id/{key.replace(':', '/', 1)}")


def key_of(named: NamedNode, base: str) -> str:
    """Return the key that people use for a thing: `tree:oak`."""
    return named_key(named.value, base) or named.value
