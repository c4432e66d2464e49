"""The triples of one subject, each as a separate leaf of the algebra; a path is a leaf too.

Source: https://www.w3.org/TR/sparql11-query/#QSynTriples
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph_store.lexer.tokens import Token, group_end, written

ENDS_TRIPLES = frozenset(["OPTIONAL", "MINUS", "LATERAL", "GRAPH", "SERVICE", "FILTER", "BIND", "VALUES"])
"""Keywords that begin an element of a group other than a triple."""

_IN_PATHS = frozenset("^/|?*+!(")


@dataclass(slots=True)
class Operator:
    """One operator with its arguments as text, and its operands."""

    name: str
    about: str = ""
    of: list["Operator"] = field(default_factory=list)


def said_of(tokens: Sequence[Token], at: int) -> Iterator[Operator]:
    """Give every triple of one subject; nodes in brackets are copied as written."""
    end, after = triples_end(tokens, at), _term_end(tokens, at)
    subject, at = written(tokens[at:after]), after
    if at == end:
        yield Operator(subject)
    while at < end:
        after = at + 1 if tokens[at].kind == "variable" else _path_end(tokens, at)
        verb, kind = written(tokens[at:after]), "Path" if _is_path(tokens[at:after]) else "Triple"
        at = after
        while at < end:
            after = _term_end(tokens, at)
            told = f"{subject} {verb} {written(tokens[at:after])}"
            yield Operator("Path", told) if kind == "Path" else Operator(told)
            at = after + 1
            if after < end and tokens[after].text == ";":
                break
        while at < end and tokens[at].text == ";":
            at += 1


def triples_end(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the full stop after the triples of a subject, or of the token that ends them."""
    while at < len(tokens):
        if tokens[at].text in (".", "{") or tokens[at].word in ENDS_TRIPLES:
            return at
        at = group_end(tokens, at) + 1 if tokens[at].kind == "open" else at + 1
    return at


def _term_end(tokens: Sequence[Token], at: int) -> int:
    """Return the index after a term, a collection or a node in brackets."""
    if tokens[at].kind == "open":
        return group_end(tokens, at) + 1
    at += 1 + (tokens[at].text in ("+", "-"))
    if at < len(tokens) and tokens[at].kind == "language":
        return at + 1
    return at + 2 if at < len(tokens) and tokens[at].text == "^^" else at


def _path_end(tokens: Sequence[Token], at: int) -> int:
    """Return the index after a path: steps joined by `/` or `|`."""
    while True:
        while tokens[at].text in ("^", "!"):
            at += 1
        at = group_end(tokens, at) + 1 if tokens[at].kind == "open" else at + 1
        while at < len(tokens) and tokens[at].text in ("?", "*", "+"):
            at += 1
        if at >= len(tokens) or tokens[at].text not in ("/", "|"):
            return at
        at += 1


def _is_path(verb: Sequence[Token]) -> bool:
    return any(token.text in _IN_PATHS for token in verb)
