"""Our own SPARQL functions: `kg:rows` for the rows that state a fact, and those of text, with names below `{base}fn/`.

They see only the values of one solution, and `kg:rows` files of the version, so a call is as safe as any expression. An
argument of the wrong type is an expression error, as in the standard's functions.
"""

import unicodedata
from collections.abc import Callable
from functools import cached_property

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph_store import word_matching
from graph_store.fact_digest import digest_of
from graph_store.stating_rows import StatingRows
from graph_store.views import Inverses

Value = NamedNode | BlankNode | Literal | Triple
Function = Callable[..., Value | None]


def matches(text: Value, question: Value) -> Literal | None:
    """Return whether a text has every word of a question, or a longer or other form of it, as search finds it."""
    if not (isinstance(text, Literal) and isinstance(question, Literal)):
        return None
    said = unicodedata.normalize("NFC", text.value)
    return Literal(word_matching.matches(said, question.value, text.language or ""))


class RowsOf:
    """The function `kg:rows`: the IRIs of the rows and writes that state a fact, or else its inverse.

    They are one string, sorted and separated by spaces. A fact that nothing states is an expression error.
    """

    def __init__(self, rows: StatingRows, inverses: Callable[[], Inverses] = dict) -> None:
        self._rows, self._read_inverses = rows, inverses

    def __call__(self, s: Value, p: Value, o: Value) -> Literal | None:
        """Return the rows of the fact with this subject, property and object."""
        if not isinstance(p, NamedNode):
            return None
        found = self._rows.stating(digest_of(s, p, o)) or self._turned(s, p, o)
        return Literal(" ".join(found)) if found else None

    def _turned(self, s: Value, p: NamedNode, o: Value) -> list[str]:
        if not isinstance(o, NamedNode):
            return []
        names = self._inverses.get(p, ())
        return sorted({row for name in names for row in self._rows.stating(digest_of(o, name, s))})

    @cached_property
    def _inverses(self) -> Inverses:
        return self._read_inverses()


def functions(base: str, rows: Function = RowsOf(StatingRows())) -> dict[NamedNode, Function]:  # noqa: B008
    """Return all functions by their full names."""
    return {NamedNode(f"{base}fn/matches"): matches, NamedNode(f"{base}ns#rows"): rows}
