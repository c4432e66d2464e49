"""Keys, names of fields and plain values for the terms of a comparison."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import isfinite

from pyoxigraph import Literal, NamedNode

from graph_api.comparison.stated import names_of_rows
from graph_store.snapshot import Snapshot
from graph_store.terms import Term
from ontology.integers import INTEGERS
from ontology.namespaces import DCT_IDENTIFIER, XSD, key_of
from ontology.vocabulary import Vocabulary

Scalar = str | int | float | bool
"""A value in JSON."""

_EXACT_DIGITS = 15
"""A whole number with so many digits is exact in every JSON reader; a longer one stays a text."""

_WHOLE = frozenset(f"{XSD}{name}" for name in INTEGERS)
_BROKEN = frozenset(f"{XSD}{name}" for name in ("decimal", "double", "float"))


@dataclass(frozen=True, slots=True)
class Value:
    """A term, and how data shows it: a thing by its key, a class or property by its name, a literal by its value."""

    term: Term
    shown: Scalar


class Readable:
    """The names of terms in two versions of one graph."""

    def __init__(self, *snapshots: Snapshot) -> None:
        self._stores = [each.store() for each in snapshots]
        self._base = snapshots[0].graphs.base
        self._rows = names_of_rows(snapshots[-1])
        self._words = Vocabulary.load(self._base)
        self._terms = {each.iri: each for each in self._words.properties.values()}
        self.key = cache(self._key)

    def of(self, term: Term) -> Value:
        """Return a term with its readable form."""
        if isinstance(term, NamedNode):
            return Value(term, self._words.own_names.get(term) or self.key(term))
        return Value(term, scalar(term) if isinstance(term, Literal) else str(term))

    def field(self, predicate: NamedNode) -> str:
        """Return the name of a property in the schema, otherwise its IRI."""
        return self._words.field_names.get(predicate, predicate.value)

    def is_single(self, predicate: NamedNode) -> bool:
        """Return whether a thing has one value at most of the property (in each language)."""
        return predicate in self._terms and self._terms[predicate].single

    def _key(self, thing: NamedNode) -> str:
        """Return the stated key of a thing, that of a row in its inventory, else that of the IRI, or the IRI."""
        if self._rows.is_row(thing):
            return self._rows.key(thing)
        quads = (each for store in self._stores for each in store.quads_for_pattern(thing, DCT_IDENTIFIER, None))
        stated = {each.object.value for each in quads if isinstance(each.object, Literal)}
        return min(stated, default=None) or key_of(thing.value, self._base) or thing.value


def in_order(values: Iterable[Value]) -> tuple[Value, ...]:
    """Return values in the order of what data shows."""
    return tuple(sorted(values, key=lambda each: str(each.shown)))


def scalar(literal: Literal) -> Scalar:
    """Return a literal as JSON shows it: numbers and truth values as such, everything else as text."""
    text, datatype = literal.value, literal.datatype.value
    try:
        if datatype in _WHOLE and len(text) <= _EXACT_DIGITS:
            return int(text)
        if datatype in _BROKEN and isfinite(number := float(text)):
            return number
    except ValueError:  # a value that its datatype does not allow
        return text
    return text in ("true", "1") if datatype == f"{XSD}boolean" else text
