"""The facts of one version and scope, as columns: for each property, the values of every thing.

A column is read and converted once, and then shared by all requests on that version, so a document only needs
dictionary look-ups. Only the columns that a document names are read. A column does not change after it is built, so
threads may share it.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from functools import cached_property
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graph_api.graphql.columns import Column, column_of
from graph_api.graphql.edtf_dates import when
from graph_api.graphql.languages import Text
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from graph_store.terms import Term
from ontology import namespaces
from ontology.vocabulary import Kind, PropertyTerm, Vocabulary

THING = "Thing"
"""The interface of every thing."""

INT32 = range(-(2**31), 2**31)
"""The range of a GraphQL Int."""

_WORD = re.compile(r"\w+")
_CLASSES = frozenset({"__typename", "types"})
"""Fields that show the classes of a thing."""

MAX_KNOWN = 100_000
"""Limit of the things whose classes are cached one by one."""

touched: ContextVar[set[tuple[object, ...]] | None] = ContextVar("touched", default=None)
"""The columns and look-ups that the current document needs; each is one store operation, done once per version."""


_LITERALS: dict[Kind, Callable[[Literal], object]] = {
    Kind.TEXT: lambda literal: Text(literal.value, literal.language or ""),
    Kind.STRING: lambda literal: literal.value,
    Kind.INTEGER: lambda literal: int(literal.value),
    Kind.DECIMAL: lambda literal: float(literal.value),
    Kind.BOOLEAN: lambda literal: literal.value in {"true", "1"},
    Kind.DATE: lambda literal: when(literal.value),
}


class Facts:
    """The facts in one scope of one version."""

    def __init__(self, snapshot: Snapshot, scope: Scope, vocabulary: Vocabulary, names: dict[str, str]) -> None:
        """Create the facts; `names` holds one string for each IRI, shared by all columns of the version."""
        self.snapshot, self.scope, self.vocabulary = snapshot, scope, vocabulary
        self._seen = scope.include.value, scope.synthetic
        self.faults: dict[tuple[str, str], str] = {}
        self._names = names
        self._view = snapshot.view(scope, on_disk=True)
        self._values: dict[str, Column] = {}
        self._unsound: dict[str, frozenset[str]] = {}
        self._made: dict[tuple[object, ...], Any] = {}
        self._types: Mapping[str, frozenset[str]] | None = None
        self._typenames: dict[str, dict[str, str]] = {}
        self._known: dict[str, frozenset[str]] = {}

    def values(self, term: PropertyTerm) -> Column:
        """Return the values of the property by the IRI of the thing, in a fixed order."""
        note(self._seen, term.name)
        found = self._values.get(term.name)
        if found is None:
            found = self._values[term.name] = self._read(term)
        return found

    def of(self, name: str) -> Column:
        """Return the values of the property with this local name."""
        return self.values(self.vocabulary.properties[name])

    def read_ahead(self, document: str) -> None:
        """Read the properties that a document names in one request, if the version is in a store that others run."""
        stored, words = self.snapshot.stored, self.vocabulary.properties
        if stored is None:
            return
        names = set(_WORD.findall(document))
        wanted = {each for name in names & words.keys() - self._values.keys() for each in predicates(words[name])}
        wanted |= {namespaces.DCT_IDENTIFIER} if "key" in names and "" not in self._values else set()
        wanted |= {namespaces.RDF_TYPE} if names & _CLASSES and self._types is None else set()
        stored.read_ahead(sorted(wanted, key=str), DefaultGraph())

    def links(self, name: str) -> int:
        """Return the total number of values of the property."""
        column = self.of(name)
        found: int = self.made(("links", name), lambda: sum(map(len, column.values())))
        return found

    def fan_out(self, name: str) -> float:
        """Return the average number of values of a thing that has any; 1 if no thing has a value."""
        return (self.links(name) or 1) / max(1, len(self.of(name)))

    def unsound(self, name: str) -> frozenset[str]:
        """Return the things with a value of the property that the ontology or GraphQL does not allow."""
        found = self._unsound.get(name)
        if found is None:
            found = self._unsound[name] = frozenset(self._faulty(self.vocabulary.properties[name]))
        return found

    def made(self, key: tuple[object, ...], make: Callable[[], Any], most: int = 200) -> Any:
        """Return a value derived from columns, from a cache of limited size, because clients choose languages."""
        found = self._made.get(key)
        if found is None:
            found = make()
            if len(self._made) >= most:
                self._made.clear()
            self._made[key] = found
        return found

    def types(self, iri: str) -> frozenset[str]:
        """Return the names of all classes of the ontology that the thing belongs to."""
        return self.all_types().get(iri, frozenset())

    def classes(self, iri: str) -> frozenset[str]:
        """Return the same for one thing, without reading the classes of all things."""
        note(self._seen, "types of one")
        if self._types is not None:
            return self._types.get(iri, frozenset())
        found = self._known.get(iri)
        if found is None:
            if len(self._known) >= MAX_KNOWN:
                self._known.clear()
            found = self._known[iri] = self._classes(iri)
        return found

    def _classes(self, iri: str) -> frozenset[str]:
        ours, quads = self._our_classes, self._view.quads(NamedNode(iri), namespaces.RDF_TYPE)
        return frozenset(ours[quad.object] for quad in quads if quad.object in ours)

    def is_described(self, iri: str) -> bool:
        """Return whether a visible fact has the thing as its subject, in whatever vocabulary."""
        note(self._seen, "facts of one")
        return any(True for _ in self._view.quads(NamedNode(iri)))

    def instances(self, name: str) -> tuple[str, ...]:
        """Return the members of a class, or every thing with a class of the ontology, ordered by IRI."""
        note(self._seen, "instances", name)
        found: tuple[str, ...] = self.made(("instances", name), lambda: self._members(name), most=10_000)
        return found

    def in_graph(self, graph: NamedNode) -> frozenset[str]:
        """Return the subjects of a named graph."""
        note(self._seen, "graph", graph.value)
        found: frozenset[str] = self.made(
            ("graph", graph.value),
            lambda: self._subjects(self.snapshot.disk.quads_for_pattern(None, None, None, graph)),
        )
        return found

    def keys(self) -> Column:
        """Return the keys of the inventories by IRI."""
        note(self._seen, "key")
        found = self._values.get("")
        if found is None:
            found = self._values[""] = self._column(Kind.STRING, "", [namespaces.DCT_IDENTIFIER])
        return found

    def key(self, iri: str) -> str | None:
        """Return the key of a thing: the stated key, otherwise the key from its IRI."""
        return self.keys_of([iri])[0]

    def keys_of(self, iris: Sequence[str]) -> list[str | None]:
        """Return the keys of many things."""
        stated, base = self.keys(), self.vocabulary.base
        return [found[0] if (found := stated.get(iri)) else namespaces.key_of(iri, base) for iri in iris]

    def keyed(self, key: str) -> str | None:
        """Return the IRI of the thing that states this key, or None; the thing with the key in its IRI comes first."""
        keys = self.keys()
        named = namespaces.thing(key, self.vocabulary.base).value
        if key in keys.get(named, ()):
            return named
        found: dict[str, str] = self.made(
            ("keyed",), lambda: {each: iri for iri in sorted(keys, reverse=True) for each in keys[iri]}
        )
        return found.get(key)

    def typename(self, iri: str, declared: str) -> str:
        """Return the GraphQL type of the thing: its most specific class with a type at or below `declared`."""
        return self.typenames([iri], declared)[0]

    def typenames(self, iris: Sequence[str], declared: str) -> list[str]:
        """Return the GraphQL types of many things."""
        note(self._seen, "types")
        known = self._typenames.setdefault(declared, {})
        for iri in iris:
            if iri not in known:
                known[iri] = self._typename(iri, declared)
        return [known[iri] for iri in iris]

    def _typename(self, iri: str, declared: str) -> str:
        words = self.vocabulary
        fitting = {
            name
            for name in self.types(iri)
            if words.classes[name].typed and (declared == THING or declared in words.ancestors(name))
        }
        name = min(words.lowest(fitting), default=declared, key=lambda each: words.classes[each].iri.value)
        return f"Other{name}" if name == THING or name in words.interfaces else name

    def all_types(self) -> Mapping[str, frozenset[str]]:
        """Return the classes of the ontology for every thing that has one."""
        note(self._seen, "types")
        if self._types is None:
            gathered: dict[str, set[str]] = defaultdict(set)
            ours = self._our_classes
            for subject, cls in self._pairs(namespaces.RDF_TYPE):
                if cls in ours:
                    gathered[subject].add(ours[cls])
            alike: dict[frozenset[str], frozenset[str]] = {}
            self._types = {iri: alike.setdefault(f := frozenset(names), f) for iri, names in gathered.items()}
        return self._types

    @cached_property
    def _our_classes(self) -> dict[Term, str]:
        return {each.iri: each.name for each in self.vocabulary.classes.values()}

    def _members(self, name: str) -> tuple[str, ...]:
        if name == THING:
            return tuple(sorted(self.all_types()))
        return tuple(
            sorted(self._subjects(self._view.quads(p=namespaces.RDF_TYPE, o=self.vocabulary.classes[name].iri)))
        )

    def _read(self, term: PropertyTerm) -> Column:
        provenance = self.snapshot.graphs.provenance if term.in_provenance else None
        found = self._column(term.kind, term.name, predicates(term), frozenset(term.words), provenance)
        if term.qualifier is None:
            return found
        said = self.of(term.qualifier)
        dates = {iri: [when(each.text, *said.get(iri, ())[:1]) for each in values] for iri, values in found.items()}
        return column_of(dates, term.kind)

    def _column(
        self,
        kind: Kind,
        name: str,
        predicates: list[NamedNode],
        words: frozenset[str] = frozenset(),
        graph: NamedNode | None = None,
    ) -> Column:
        gathered: dict[str, list[Any]] = {}
        for predicate in predicates:
            for iri, value in self._pairs(predicate, graph):
                try:
                    found = self._coerced(value, kind)
                    if words and found not in words:
                        raise ValueError(f"{value} is not one of the words of {name}")
                except (TypeError, ValueError):
                    self.faults[name, iri] = str(value)
                else:
                    gathered.setdefault(iri, []).append(found)
        return column_of(gathered, kind)

    def _pairs(self, predicate: NamedNode, graph: NamedNode | None = None) -> Iterator[tuple[str, Term]]:
        """Yield the subject and value of each visible fact, or of each fact in one graph."""
        name, disk = self._names.setdefault, self.snapshot.disk
        quads = self._view.quads(p=predicate) if graph is None else disk.quads_for_pattern(None, predicate, None, graph)
        for quad in quads:
            subject = quad.subject
            if isinstance(subject, NamedNode):
                iri = subject.value
                yield name(iri, iri), quad.object

    def _subjects(self, quads: Iterable[Quad]) -> frozenset[str]:
        name = self._names.setdefault
        found = (quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode))
        return frozenset(name(iri, iri) for iri in found)

    def _coerced(self, value: Term, kind: Kind) -> object:
        if kind is Kind.THING:
            if isinstance(value, NamedNode):
                return self._names.setdefault(value.value, value.value)
        elif isinstance(value, Literal):
            return _LITERALS[kind](value)
        raise TypeError(f"{value} is not a {kind}")

    def _faulty(self, term: PropertyTerm) -> Iterator[str]:
        column = self.values(term)
        yield from (iri for name, iri in self.faults if name == term.name)
        if term.single and term.kind is not Kind.TEXT:
            yield from (iri for iri, values in column.items() if len(values) > 1)
        if term.kind is Kind.INTEGER:
            yield from (iri for iri, values in column.items() if any(each not in INT32 for each in values))
        if term.kind is Kind.DECIMAL:
            yield from (iri for iri, values in column.items() if any(each - each != 0 for each in values))


def note(*operation: object) -> None:
    """Count a store operation for the current document."""
    needed = touched.get()
    if needed is not None:
        needed.add(operation)


def predicates(term: PropertyTerm) -> list[NamedNode]:
    """Return the predicates of a property: a label may also be stated as `skos:prefLabel`."""
    return [term.iri, namespaces.SKOS_PREF_LABEL] if term.iri == namespaces.RDFS_LABEL else [term.iri]
