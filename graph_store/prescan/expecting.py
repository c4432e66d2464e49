"""Where a text leaves the grammar of SPARQL 1.1, and what could have stood there.

The engine names the farthest place that it tried, which may be behind the fault, and a part of what it tried there. So
a text that it refuses is looked at again, token by token, with a stack of our own and in linear time.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph_store.prescan.grammar import BEGINNINGS, END, NAMES, TOLD
from graph_store.prescan.rules import beginnings, choices, kind_of
from graph_store.prescan.tokens import Token, position, tokens_of

_ENGINE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_SENTENCE = re.compile(r"(?:^|, )([A-Z]\w+ \w[\w ]+)")
_LONGEST = 40
_OPENS_TEXT = frozenset("\"'")


@dataclass(frozen=True, slots=True)
class Fault:
    """A sentence about a text, and the place that it is about, both from 1; None where nobody knows it."""

    sentence: str
    line: int | None = None
    column: int | None = None


def explained(message: str, text: str, start: str) -> Fault:
    """What is wrong with a text that the engine refuses with this message."""
    return fault_in(text, start) or _in_scope(message, start)


def _in_scope(message: str, start: str) -> Fault:
    """What the engine says of a text whose grammar is right. The places in an update are those of what it was made."""
    found = _ENGINE.match(message)
    if found is None:
        return Fault(message)
    said = _SENTENCE.search(found[3])
    sentence = (
        f"{said[1]}."
        if said
        else "The grammar is right, but a variable or a blank node stands where its scope forbids it, or there are "
        "more values than variables, or fewer."
    )
    return Fault(sentence, int(found[1]), int(found[2])) if start == "Query" else Fault(sentence)


def fault_in(text: str, start: str = "Query") -> Fault | None:
    """The first fault of a text that should be a `Query` or an `Update`; None when the grammar finds none."""
    tokens = list(tokens_of(text))
    unknown = _undeclared(tokens)
    found = _first_fault(tokens, start)
    if unknown is not None and (found is None or unknown <= found[0]):
        prefix = tokens[unknown].text.partition(":")[0]
        return _fault(text, tokens[unknown].at, f"The prefix {prefix}: is not declared")
    if found is None:
        return None
    at, expected = found
    if at == len(tokens):
        return _fault(text, len(text.rstrip()), f"The text ends too soon; expected: {_listed(expected)}")
    return _fault(text, tokens[at].at, _about(tokens[at], expected))


def _fault(text: str, at: int, about: str) -> Fault:
    line, column = position(text, at)
    return Fault(f"{about} (line {line}, column {column}).", line, column)


def _about(token: Token, expected: set[str]) -> str:
    if token.text in _OPENS_TEXT:
        return f"The text in quotes that begins with {token.text} does not end"
    if token.text == "<" and "IRI" in expected:
        return "The IRI that begins with < has a character that it may not have, or does not end"
    shown = token.text if len(token.text) <= _LONGEST else f"{token.text[:_LONGEST]}…"
    return f"`{shown}` cannot stand here; expected: {_listed(expected)}"


def _listed(expected: set[str]) -> str:
    """What was expected, in few words."""
    left, told = set(expected), []
    for words, marks in TOLD.items():
        if marks <= left:
            told.append(words)
            left -= set(BEGINNINGS[words].split())
    return ", ".join([*told, *sorted(NAMES.get(each, each.replace("'", "`")) for each in left)])


def _undeclared(tokens: Sequence[Token]) -> int | None:
    """The index of the first name whose prefix is not declared before it."""
    declared = {"_"}
    for at, token in enumerate(tokens):
        if token.kind == "name":
            prefix = token.text.partition(":")[0]
            if at and tokens[at - 1].word == "PREFIX":
                declared.add(prefix)
            elif prefix not in declared:
                return at
    return None


def _first_fault(tokens: Sequence[Token], start: str) -> tuple[int, set[str]] | None:
    """The index of the token that cannot stand where it does, and what could."""
    table, first = choices(), beginnings()
    stack, expected = [END, start], set[str]()
    for at, kind in enumerate([*map(kind_of, tokens), END]):
        while (part := stack.pop()) != kind:
            if part not in table:
                return at, expected | {part}
            begins, can_be_empty = first[part]
            expected |= begins
            if kind in table[part]:
                stack += reversed(table[part][kind])
            elif not can_be_empty:
                return at, expected
        expected = set()
    return None
