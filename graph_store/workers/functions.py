"""Our own SPARQL functions, each with a name below `{base}fn/`.

They see only the values of one solution, so a call is as safe as any expression. An argument of the wrong type is an
expression error, as in the standard's functions.
"""

import unicodedata
from collections.abc import Callable

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph_store import word_matching

Value = NamedNode | BlankNode | Literal | Triple
Function = Callable[..., Value | None]


def matches(text: Value, question: Value) -> Literal | None:
    """Return whether a text has every word of a question, or a longer or other form of it, as search finds it."""
    if not (isinstance(text, Literal) and isinstance(question, Literal)):
        return None
    return Literal(word_matching.matches(unicodedata.normalize("NFC", text.value), question.value))


FUNCTIONS: dict[str, Function] = {"matches": matches}
"""All functions by the last part of their names."""


def functions(base: str) -> dict[NamedNode, Function]:
    """Return all functions by their full names."""
    return {NamedNode(f"{base}fn/{name}"): function for name, function in FUNCTIONS.items()}
