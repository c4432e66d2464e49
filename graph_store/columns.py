"""Columns: all values of one property at once, as `{subject: [values]}`, and the inverse.

A column is built at first use from the graphs of one scope and then shared. A list of a thousand things therefore
needs as few store operations as one thing.
"""

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from pyoxigraph import NamedNode, Quad

from graph_store.terms import RDF_TYPE, Term, order
from graph_store.views import View

Built = TypeVar("Built")

Column = Mapping[Term, list[Term]]
"""A map from a term to the terms at the other end of one property, in the order of `terms.order`."""


class Columns:
    """The columns of one snapshot and scope; safe to use from any thread."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._objects: dict[NamedNode, Column] = {}
        self._subjects: dict[NamedNode, Column] = {}
        self._instances: dict[NamedNode, list[NamedNode]] = {}
        self._lock = threading.Lock()

    def objects(self, predicate: NamedNode) -> Column:
        """Return the values of every subject that has the property."""
        return self._once(self._objects, predicate, self._build_objects)

    def subjects(self, predicate: NamedNode) -> Column:
        """Return the subjects of every value that the property has."""
        return self._once(self._subjects, predicate, self._build_subjects)

    def instances(self, cls: NamedNode) -> list[NamedNode]:
        """Return the members of a class, in the order of their IRIs."""
        return self._once(self._instances, cls, self._build_instances)

    def _once(self, built: dict[NamedNode, Built], key: NamedNode, build: Callable[[NamedNode], Built]) -> Built:
        """Return a column, built at first use: reading needs no lock; one thread builds and the others wait."""
        if key in built:
            return built[key]
        with self._lock:
            if key not in built:
                built[key] = build(key)
            return built[key]

    def _build_objects(self, predicate: NamedNode) -> Column:
        return _grouped((quad.subject, quad.object) for quad in self._quads(predicate, None))

    def _build_subjects(self, predicate: NamedNode) -> Column:
        return _grouped((quad.object, quad.subject) for quad in self._quads(predicate, None))

    def _build_instances(self, cls: NamedNode) -> list[NamedNode]:
        members = {quad.subject for quad in self._quads(RDF_TYPE, cls) if isinstance(quad.subject, NamedNode)}
        return sorted(members, key=lambda member: member.value)

    def _quads(self, predicate: NamedNode, value: Term | None) -> Iterable[Quad]:
        return self._view.quads(p=predicate, o=value)


def _grouped(pairs: Iterable[tuple[Term, Term]]) -> Column:
    column: defaultdict[Term, list[Term]] = defaultdict(list)
    for key, value in pairs:
        column[key].append(value)
    return {key: values if len(values) == 1 else sorted(set(values), key=order) for key, values in column.items()}
