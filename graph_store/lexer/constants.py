"""The IRIs and literals in a query, as terms.

Source: https://www.w3.org/TR/sparql11-query/#QSynTerms
"""

import re
from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode

from graph_store.lexer.tokens import Prologue, Token
from graph_store.terms import RDF_TYPE, XSD

_ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_SIGNS = ("+", "-")


def constant(tokens: Sequence[Token], prologue: Prologue) -> NamedNode | Literal | None:
    """Return the term that tokens mean; None if it is not constant, or not a valid term."""
    sign = tokens[0].text if tokens and tokens[0].text in _SIGNS else ""
    tokens = tokens[bool(sign) :]
    if not tokens:
        return None
    try:
        return _term(tokens[0], tokens[1:], sign.replace("+", ""), prologue)
    except (ValueError, OverflowError):
        return None


def _term(token: Token, rest: Sequence[Token], sign: str, prologue: Prologue) -> NamedNode | Literal | None:
    match token.kind:
        case "iri" | "name" if not token.text.startswith("_:"):
            return NamedNode(prologue.resolve(token))
        case "string":
            return _text(_content(token.text), rest, prologue)
        case "number":
            return Literal(sign + token.text, datatype=NamedNode(XSD + _kind(token.text)))
        case "word" if token.word in ("TRUE", "FALSE"):
            return Literal(token.text.lower(), datatype=NamedNode(f"{XSD}boolean"))
        case "word" if token.text == "a":
            return RDF_TYPE
    return None


def _text(content: str, rest: Sequence[Token], prologue: Prologue) -> Literal:
    if rest and rest[0].kind == "language":
        return Literal(content, language=rest[0].text[1:].lower())
    if len(rest) > 1 and rest[0].text == "^^":
        return Literal(content, datatype=NamedNode(prologue.resolve(rest[1])))
    return Literal(content)


def _content(text: str) -> str:
    """Return the content of a text in quotes, one or three on each side."""
    quotes = 3 if len(text) > 5 and text[:3] in ('"""', "'''") else 1
    return _ESCAPED.sub(_unescaped, text[quotes:-quotes])


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _ESCAPES.get(found[3], found[3])


def _kind(number: str) -> str:
    return "double" if "e" in number.lower() else "decimal" if "." in number else "integer"
