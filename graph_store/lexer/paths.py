"""A property path as a union of sequences of steps that need no `|` and no `!`.

Alternatives and sequences keep duplicates, so a sequence of alternatives equals the union of all sequences that can be
chosen. A repeated path (`*`, `+`, `?`) has no duplicates, so it stays one step, whatever it contains.
Source: https://www.w3.org/TR/sparql11-query/#sparqlPropertyPaths
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from graph_store.errors import QueryTooComplex
from graph_store.lexer.syntax_tree import Node
from graph_store.lexer.tokens import Token, written

MAX_CHOICES = 256
"""Most sequences for all alternatives of one text."""

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
ANY = "(a|!a)"
"""The meaning of `!()` where duplicates do not matter."""

_REPEATS = ("?", "*", "+")


@dataclass(frozen=True, slots=True)
class Walk:
    """One step that the engine evaluates by the standard: a path without `|` and `!`, except inside a repetition."""

    text: str


@dataclass(frozen=True, slots=True)
class Other:
    """One step by any predicate except these; `is_inverse`: from the object to the subject."""

    names: tuple[str, ...]
    is_inverse: bool


Choice = tuple[Walk | Other, ...]


def choices_of(path: Node, *, is_inverse: bool = False) -> list[Choice]:
    """Return the sequences of steps that a path means. Raises: QueryTooComplex (400)."""
    found: list[Choice] = []
    for steps in path.nodes:
        each = [_step(step, is_inverse) for step in steps.nodes]
        refuse_many(len(found) + math.prod(map(len, each)))
        chosen = product(*(reversed(each) if is_inverse else each))
        found += [tuple(step for part in parts for step in part) for parts in chosen]
    return found


def refuse_many(number: int) -> None:
    """Refuse more choices than the engine can plan quickly. Raises: QueryTooComplex (400)."""
    if number > MAX_CHOICES:
        raise QueryTooComplex(
            "The alternatives of the property paths expand to more than {most} sequences; "
            "write some of them as a separate group, or put them inside `*`, `+` or `?`.",
            most=MAX_CHOICES,
        )


def _step(step: Node, is_inverse: bool) -> list[Choice]:
    tokens = list(step.tokens())
    turned = tokens[0].text == "^"
    is_inverse ^= turned
    last = step.parts[-1]
    if isinstance(last, Token) and last.text in _REPEATS:
        return [(Walk(("^" if is_inverse else "") + _set(tokens[turned:])),)]
    if (path := step.first("Path")) is not None:
        return choices_of(path, is_inverse=is_inverse)
    if (excluded := step.first("Excluded")) is not None:
        return _others(excluded, is_inverse)
    return [(Walk(("^" if is_inverse else "") + tokens[-1].text),)]


def _others(excluded: Node, is_inverse: bool) -> list[Choice]:
    """Return a negated set as the union of its forward and its inverse part; an empty set is forward."""
    each = [list(one.tokens()) for one in excluded.nodes]
    forward = [_name(one) for one in each if one[0].text != "^"]
    inverse = [_name(one) for one in each if one[0].text == "^"]
    found: list[Choice] = []
    if forward or not inverse:
        found.append((Other(tuple(forward), is_inverse),))
    if inverse:
        found.append((Other(tuple(inverse), not is_inverse),))
    return found


def _name(one: Sequence[Token]) -> str:
    return TYPE if one[-1].text == "a" else one[-1].text


def _set(tokens: Sequence[Token]) -> str:
    """Return the text of a repeated path; the engine cannot read `!()`."""
    told, at = "", 0
    while at < len(tokens):
        if [token.text for token in tokens[at : at + 3]] == ["!", "(", ")"]:
            told, at = told + ANY, at + 3
        else:
            told, at = told + written(tokens[at : at + 1]), at + 1
    return told
