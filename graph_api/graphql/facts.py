"""The facts of one version and scope as fields read them: per property, the values of every thing.

A column is read from the store's columns once, coerced once and shared by all requests on that version; a document
costs dictionary look-ups, whatever its depth. Nothing here is changed after it is built, so threads may share it.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from threading import Lock
from typing import Any, NamedTuple

from pyoxigraph import Literal, NamedNode

from graph_api.graphql.dates import when
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from graph_store.terms import Term
from ontology import terms
from ontology.vocabulary import Kind, PropertyTerm, Vocabulary

THING = "Thing"
"""The interface of everything."""


class Text(NamedTuple):
    """A text and the tag of its language; empty when it has none."""

    value: str
    lang: str


def _boolean(literal: Literal) -> bool:
    return literal.value in {"true", "1"}


_LITERALS: dict[Kind, Callable[[Literal], object]] = {
    Kind.TEXT: lambda literal: Text(literal.value, literal.language or ""),
    Kind.STRING: lambda literal: literal.value,
    Kind.INTEGER: lambda literal: int(literal.value),
    Kind.DECIMAL: lambda literal: float(literal.value),
    Kind.BOOLEAN: _boolean,
    Kind.DATE: lambda literal: when(literal.value),
}


class Facts:
    """The facts that one scope of one version holds."""

    def __init__(self, snapshot: Snapshot, scope: Scope, vocabulary: Vocabulary) -> None:
        self.snapshot, self.scope, self.vocabulary = snapshot, scope, vocabulary
        self.columns = snapshot.columns(scope)
        self.faults: dict[tuple[str, str], str] = {}
        self._values: dict[str, Mapping[str, tuple[Any, ...]]] = {}
        self._types: Mapping[str, frozenset[str]] | None = None
        self._instances: dict[str, tuple[str, ...]] = {}
        self._typenames: dict[tuple[str, str], str] = {}
        self.searchable: list[tuple[str, str, Text, str]] | None = None

    def values(self, term: PropertyTerm) -> Mapping[str, tuple[Any, ...]]:
        """The values of the property by the IRI of the thing, in a fixed order."""
        found = self._values.get(term.name)
        if found is None:
            found = self._values[term.name] = self._read(term)
        return found

    def of(self, name: str) -> Mapping[str, tuple[Any, ...]]:
        """The values of the property with this local name."""
        return self.values(self.vocabulary.properties[name])

    def types(self, iri: str) -> frozenset[str]:
        """The names of all our classes that the thing is a member of."""
        return self._all_types().get(iri, frozenset())

    def instances(self, name: str) -> tuple[str, ...]:
        """The members of a class, or every thing with a class of ours, by IRI."""
        found = self._instances.get(name)
        if found is None:
            typed = self._all_types()
            chosen = typed if name == THING else (iri for iri, names in typed.items() if name in names)
            found = self._instances[name] = tuple(sorted(chosen))
        return found

    def keys(self) -> Mapping[str, tuple[str, ...]]:
        """The keys of the inventories by IRI."""
        found = self._values.get("")
        if found is None:
            column = self.columns.objects(terms.DCT_IDENTIFIER)
            found = {s.value: _strings(o) for s, o in column.items() if isinstance(s, NamedNode)}
            self._values[""] = found
        return found

    def typename(self, iri: str, declared: str) -> str:
        """The GraphQL type of the thing where the schema says `declared`: its most specific stated class there."""
        known = self._typenames.get((iri, declared))
        if known is None:
            known = self._typenames[iri, declared] = self._typename(iri, declared)
        return known

    def _typename(self, iri: str, declared: str) -> str:
        words = self.vocabulary
        fitting = {
            name
            for name in self.types(iri)
            if not words.classes[name].inferred and (declared == THING or declared in words.ancestors(name))
        }
        name = min(words.lowest(fitting), default=declared, key=lambda each: words.classes[each].iri.value)
        return f"Other{name}" if name == THING or words.stated_children(name) else name

    def _all_types(self) -> Mapping[str, frozenset[str]]:
        if self._types is None:
            ours = {each.iri: each.name for each in self.vocabulary.classes.values()}
            found: dict[str, frozenset[str]] = {}
            for subject, classes in self.columns.objects(terms.RDF_TYPE).items():
                names = frozenset(ours[each] for each in classes if isinstance(each, NamedNode) and each in ours)
                if names and isinstance(subject, NamedNode):
                    found[subject.value] = names
            self._types = found
        return self._types

    def _read(self, term: PropertyTerm) -> Mapping[str, tuple[Any, ...]]:
        gathered: dict[str, list[Any]] = defaultdict(list)
        if term.qualifier is not None:
            return self._read_qualified(term, self.of(term.qualifier))
        for predicate in self._predicates(term):
            for subject, objects in self.columns.objects(predicate).items():
                if isinstance(subject, NamedNode):
                    self._gather(term, subject.value, objects, gathered[subject.value])
        return {iri: _in_order(values) for iri, values in gathered.items() if values}

    def _read_qualified(self, term: PropertyTerm, qualifiers: Mapping[str, tuple[Any, ...]]) -> Mapping[str, Any]:
        """Vague dates, each narrowed by what its thing says of it."""
        plain = self._read(replace(term, qualifier=None))
        return {
            iri: tuple(when(each.text, *qualifiers.get(iri, ())[:1]) for each in values)
            for iri, values in plain.items()
        }

    def _predicates(self, term: PropertyTerm) -> tuple[NamedNode, ...]:
        """A label may be stated as `skos:prefLabel` alone; every other property is its own predicate."""
        return (term.iri, terms.SKOS_PREF_LABEL) if term.iri == terms.RDFS_LABEL else (term.iri,)

    def _gather(self, term: PropertyTerm, iri: str, objects: list[Term], into: list[Any]) -> None:
        for value in objects:
            try:
                into.append(_coerced(value, term.kind))
            except (TypeError, ValueError):
                self.faults[term.name, iri] = str(value)


def _coerced(value: Term, kind: Kind) -> object:
    if kind is Kind.THING:
        if isinstance(value, NamedNode):
            return value.value
    elif isinstance(value, Literal):
        return _LITERALS[kind](value)
    raise TypeError(f"{value} is no {kind}")


def _in_order(values: list[Any]) -> tuple[Any, ...]:
    return tuple(values) if len(values) == 1 else tuple(sorted(set(values)))


def _strings(values: list[Term]) -> tuple[str, ...]:
    return tuple(sorted(value.value for value in values if isinstance(value, Literal)))


class FactsCache:
    """The facts of the versions in use, shared by requests; those of the version asked least recently go first."""

    def __init__(self, versions: int = 2) -> None:
        self._versions = versions
        self._lock = Lock()
        self._kept: OrderedDict[tuple[str, int], dict[Scope, Facts]] = OrderedDict()

    def get(self, snapshot: Snapshot, scope: Scope, vocabulary: Vocabulary) -> Facts:
        """The facts of this version in this scope."""
        key = (str(snapshot.path), snapshot.version)
        with self._lock:
            scopes = self._kept.setdefault(key, {})
            self._kept.move_to_end(key)
            while len(self._kept) > self._versions:
                self._kept.popitem(last=False)
            if scope not in scopes:
                scopes[scope] = Facts(snapshot, scope, vocabulary)
            return scopes[scope]
