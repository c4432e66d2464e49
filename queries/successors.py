"""The successors of things whose keys were replaced, and the predecessors of things, along whole chains.

A thing is replaced if it has the date on which it was: `kg:replacedOn`, which the row of a replacement gives it. An
action that a newer plan replaces has no such date, and keeps its own address.
"""

from collections.abc import Callable, Iterable

from pyoxigraph import Literal, NamedNode

from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from graph_store.terms import Term
from ontology.namespaces import REPLACED_ON, kg


class Replacements:
    """The replacements that hold in one version and view."""

    def __init__(self, snapshot: Snapshot, scope: Scope) -> None:
        columns, base = snapshot.columns(scope.stated), snapshot.graphs.base
        self._on = columns.objects(kg(REPLACED_ON, base))
        self._after = columns.objects(kg("replacedBy", base))
        self._before = columns.subjects(kg("replacedBy", base))

    def date(self, thing: NamedNode) -> Literal | None:
        """Return the date on which another thing took the place of this one; None if it was not replaced."""
        return next((each for each in self._on.get(thing, ()) if isinstance(each, Literal)), None)

    def after(self, thing: NamedNode) -> list[NamedNode]:
        """Return what took the place of a thing: several things after a split; nothing if it was not replaced."""
        return _named(self._after.get(thing, ())) if thing in self._on else []

    def successors(self, thing: NamedNode) -> list[NamedNode]:
        """Return what has finally taken the place of a thing, by IRI, through all that were replaced since."""
        found = (each for each in _along(thing, self.after) if each not in self._on)
        return sorted(found, key=lambda each: each.value)

    def predecessors(self, thing: NamedNode) -> list[NamedNode]:
        """Return what a thing has taken the place of, also through others, the nearest first."""
        return _along(thing, lambda each: [old for old in _named(self._before.get(each, ())) if old in self._on])


def standing_for(snapshot: Snapshot, scope: Scope, thing: NamedNode) -> NamedNode:
    """Return the one thing that took the place of a replaced one; the thing itself if there is none, or several."""
    found = Replacements(snapshot, scope).successors(thing)
    return found[0] if len(found) == 1 else thing


def _named(terms: Iterable[Term]) -> list[NamedNode]:
    return [each for each in terms if isinstance(each, NamedNode)]


def _along(thing: NamedNode, step: Callable[[NamedNode], list[NamedNode]]) -> list[NamedNode]:
    """Return what the steps from a thing lead to, the nearest first, each once and without the thing itself."""
    found = [thing]
    seen = {thing}
    for each in found:
        new = [after for after in step(each) if after not in seen]
        seen.update(new)
        found += new
    return found[1:]
