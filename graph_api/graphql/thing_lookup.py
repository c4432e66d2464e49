"""Look-up of one thing by IRI, key or an identifying property.

A look-up by a key that was replaced reads the one thing that took its place. Filters, orders and explanations name
exactly the thing that they are given.
"""

from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode

from graph_api.graphql.filters import given
from graph_api.graphql.readers import Reader, Source
from graph_api.graphql.request_context import Call, Item, Lens, RequestContext
from graph_api.graphql.selection import argument
from graph_api.graphql.version_facts import THING, Facts
from graph_store.errors import BadRequest, MultipleValues, NotFound
from queries.successors import standing_for


@dataclass(frozen=True)
class Lookup(Reader):
    """Finds one thing of the declared class by an identifying value."""

    declared: str

    def read(self, source: Source, call: Call) -> Any:
        """Return the thing. Raises: NotFound (404), BadRequest (400)."""
        return Item(named(call, source.lens, self.declared), source.lens)


def named(call: Call, lens: Lens, declared: str) -> str:
    """Return the IRI that `id` or one of the keys of `by` identifies. Raises: NotFound (404), BadRequest (400)."""
    by = argument(call.given, "by")
    name = argument(call.given, "id")
    if (by is None) is (name is None):
        raise BadRequest("give either id or by, and not both")
    key, value = ("id", name) if by is None else next(given(by))
    if key in {"id", "key"}:
        return look_up(call.context, lens, str(value), declared)
    return _with(lens, key, value, declared)


def _with(lens: Lens, name: str, value: object, declared: str) -> str:
    """Return the one thing of the class with this value of an identifying property."""
    whole = lens.whole
    found = whole.made(("by", name), lambda: _inverted(whole, name)).get(value, ())
    fitting = [iri for iri in found if declared in whole.classes(iri)]
    if not fitting:
        raise NotFound(
            "no {declared} in version {shown} has the {name} {value!r}",
            declared=declared,
            shown=lens.snapshot.shown,
            name=name,
            value=value,
        )
    if len(fitting) > 1:
        raise MultipleValues(
            "{count} things have the {name} {value!r}, which must identify one thing",
            count=len(fitting),
            name=name,
            value=value,
        )
    return str(fitting[0])


def _inverted(facts: Facts, name: str) -> dict[object, list[str]]:
    found: dict[object, list[str]] = {}
    for iri, values in facts.of(name).items():
        for value in values:
            found.setdefault(value, []).append(iri)
    return found


def look_up(context: RequestContext, lens: Lens, name: str, declared: str = THING) -> str:
    """Return the IRI of a thing of the class; for a thing that one other thing replaced, the IRI of that other.

    Raises: NotFound (404), BadRequest (400).
    """
    found = standing_for(lens.snapshot, lens.facts.scope, NamedNode(find(context, lens, name))).value
    if declared != THING and declared not in lens.whole.classes(found):
        raise NotFound("{name} is not a {declared}", name=name, declared=declared)
    return found


def find(context: RequestContext, lens: Lens, name: str) -> str:
    """Return the IRI of a thing that exists in this version. Raises: NotFound (404), BadRequest (400)."""
    iri = context.iri(name, lens)
    if not context.exists(iri, lens):
        raise NotFound("version {shown} has no thing with the IRI or key {name}", shown=lens.snapshot.shown, name=name)
    return iri
