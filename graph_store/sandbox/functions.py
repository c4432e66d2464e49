"""The functions of our own that SPARQL text may call, each a name below `{base}fn/`.

They see the values of one solution and nothing else, so a call is as safe as any expression. An argument of another
sort is an expression error, as with the functions of the standard.
"""

import unicodedata
from collections.abc import Callable

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph_store import words

Value = NamedNode | BlankNode | Literal | Triple
Function = Callable[..., Value | None]


def matches(text: Value, question: Value) -> Literal | None:
    """Whether a text has every word of a question, or one that it begins or is another form of, as search finds it."""
    if not (isinstance(text, Literal) and isinstance(question, Literal)):
        return None
    return Literal(words.matches(unicodedata.normalize("NFC", text.value), question.value))


FUNCTIONS: dict[str, Function] = {"matches": matches}
"""Every function by the last part of its name."""


def functions(base: str) -> dict[NamedNode, Function]:
    """Every function by its name."""
    return {NamedNode(f"{base}fn/{name}"): function for name, function in FUNCTIONS.items()}
