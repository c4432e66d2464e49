"""The terms of statements as a kind and a text, which become terms of the store, N-Quads and parts of digests alike."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode

from graph_store.fact_digest import suffix
from loaders.values.cells import literal
from loaders.values.readings import XSD, Reading
from ontology.integers import INTEGERS

_EMPTY = '""'


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """A kind of term: IRIs, blank nodes, or the literals of one datatype or language.

    `term` makes the term of a text, `written` writes it in N-Quads, `suffix` ends its text in a digest.
    """

    term: Callable[[str], NamedNode | BlankNode | Literal]
    written: Callable[[str], str]
    suffix: str = ""


class Value(NamedTuple):
    """A term: an IRI, the label of a blank node, or the lexical form of a literal."""

    kind: Kind
    text: str

    @property
    def term(self) -> NamedNode | BlankNode | Literal:
        """The term as the store has it. Raises: ValueError for a text that is not an IRI."""
        return self.kind.term(self.text)

    @property
    def written(self) -> str:
        """The term in N-Quads. Raises: ValueError for a text that is not an IRI."""
        return self.kind.written(self.text)


IRI = Kind(NamedNode, lambda text: str(NamedNode(text)))
BLANK = Kind(BlankNode, lambda text: f"_:{text}")
CLASS = Kind(NamedNode, str)
"""A class that a cell names in place of its members; it is never a term of a statement itself."""


@lru_cache(maxsize=1_000)
def literals(datatype: str | None, language: str | None = None) -> Kind:
    """Return the kind of literals with this datatype, or in this language, or of plain text."""

    def term(text: str) -> Literal:
        return Literal(text, datatype=named) if named else Literal(text, language=language)

    def written(text: str) -> str:
        is_simple = text.isprintable() and not ('"' in text or "\\" in text)
        return f'"{text}"{mark}' if is_simple else str(term(text))

    named = NamedNode(datatype) if datatype else None
    empty = term("")
    mark = str(empty)[len(_EMPTY) :]
    return Kind(term, written, suffix(empty))


def kept_kind(datatype: str | None, language: str | None) -> Kind:
    """Return the kind that texts in canonical form have in the store, which keeps whole numbers as integers."""
    if datatype is None:
        return literals(None, language)
    return literals(f"{XSD}integer" if datatype.removeprefix(XSD) in INTEGERS else datatype)


def kept_value(reading: Reading, language: str | None) -> Value:
    """Return the literal for a value, in the form in which the store gives it back."""
    if reading.datatype is None:
        return Value(literals(None, language), reading.text)
    found = literal(reading)
    return Value(literals(found.datatype.value), found.value)
