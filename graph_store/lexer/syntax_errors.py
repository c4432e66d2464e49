"""Syntax errors of SPARQL 1.1: where a text leaves the grammar, and what could be there instead.

The engine names the farthest position that it tried, which may be behind the error, and part of what it tried there. So
a text that it refuses is checked again, token by token, with a stack of our own and in linear time.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph_store.lexer.grammar import BEGINNINGS, END, NAMES, TOLD
from graph_store.lexer.grammar_tables import beginnings, choices, kind_of
from graph_store.lexer.tokens import Token, position, tokens_of

_ENGINE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_SENTENCE = re.compile(r"(?:^|, )([A-Z]\w+ \w[\w ]+)")
_LONGEST = 40
_OPENS_TEXT = frozenset("\"'")


@dataclass(frozen=True, slots=True)
class Fault:
    """A message about a text, and the line and column that it is about, both from 1; None if they are unknown."""

    sentence: str
    line: int | None = None
    column: int | None = None


def explained(message: str, text: str, start: str) -> Fault:
    """Explain why the engine refuses a text with this message."""
    return fault_in(text, start) or _in_scope(message, start)


def _in_scope(message: str, start: str) -> Fault:
    """Explain an error in a text with the right grammar. In an update, the engine's positions do not fit the text."""
    found = _ENGINE.match(message)
    if found is None:
        return Fault(message)
    said = _SENTENCE.search(found[3])
    sentence = (
        f"{said[1]}."
        if said
        else "The grammar is right, but a variable or a blank node is used outside its scope, or there are "
        "more values than variables, or fewer."
    )
    return Fault(sentence, int(found[1]), int(found[2])) if start == "Query" else Fault(sentence)


def fault_in(text: str, start: str = "Query") -> Fault | None:
    """Return the first syntax error in a text that should be a `Query` or an `Update`; None if there is none."""
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
        return "The IRI that begins with < contains a character that is not allowed, or does not end"
    shown = token.text if len(token.text) <= _LONGEST else f"{token.text[:_LONGEST]}…"
    return f"`{shown}` is not allowed here; expected: {_listed(expected)}"


def _listed(expected: set[str]) -> str:
    """List the expected tokens, in few words."""
    left, told = set(expected), []
    for words, marks in TOLD.items():
        if marks <= left:
            told.append(words)
            left -= set(BEGINNINGS[words].split())
    return ", ".join([*told, *sorted(NAMES.get(each, each.replace("'", "`")) for each in left)])


def _undeclared(tokens: Sequence[Token]) -> int | None:
    """Return the index of the first name whose prefix is not declared before it."""
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
    """Return the index of the first token that is not allowed, and what could be there instead."""
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
