"""The grammar as tables: the alternative that a token selects, and the first tokens of each rule."""

import re
from functools import cache

from graph_store.lexer.grammar import AGGREGATES, FUNCTIONS, KINDS, RULES
from graph_store.lexer.tokens import Token

_PART = re.compile(r"'[^']+'|\w+|[()|?*+]")

Rules = dict[str, list[list[str]]]
"""The alternatives of each rule; `?`, `*`, `+` and groups are rules of their own, with a space in their name."""

Firsts = dict[str, tuple[frozenset[str], bool]]
"""The first tokens of each rule, and whether the rule can be empty."""


def kind_of(token: Token) -> str:
    """Return the name of a token in the rules."""
    if token.kind == "name":
        return "BLANK" if token.text.startswith("_:") else "NAME"
    if token.kind == "word" and token.text != "a":
        return "FUNCTION" if token.word in FUNCTIONS else "AGGREGATE" if token.word in AGGREGATES else token.word
    return KINDS.get(token.kind, f"'{token.text}'")


@cache
def rules() -> Rules:
    """Return the rules without brackets and repetition marks."""
    found: Rules = {}
    for rule in re.split(r"\n(?=\w)", RULES.strip()):
        name, _, body = rule.partition("=")
        found[name.strip()] = []
        _Reader(name.strip(), _PART.findall(body), found).read()
    return found


class _Reader:
    """A reader of the alternatives of one rule, which names the groups in it."""

    def __init__(self, name: str, parts: list[str], found: Rules) -> None:
        self._name, self._parts, self._found = name, parts[::-1], found

    def read(self) -> None:
        """Read the rule."""
        self._found[self._name] = self._alternatives()

    def _alternatives(self) -> list[list[str]]:
        found: list[list[str]] = [[]]
        while self._parts and (part := self._parts.pop()) != ")":
            if part == "|":
                found.append([])
            else:
                one = self._new(self._alternatives()) if part == "(" else part
                found[-1].append(self._numbered(one))
        return found

    def _numbered(self, part: str) -> str:
        mark = self._parts[-1] if self._parts else ""
        if mark not in ("?", "*", "+"):
            return part
        self._parts.pop()
        if mark == "?":
            return self._new([[part], []])
        several = self._new([])
        self._found[several] += [[part, several], []]
        return several if mark == "*" else self._new([[part, several]])

    def _new(self, alternatives: list[list[str]]) -> str:
        name = f"{self._name} {len(self._found)}"
        self._found[name] = alternatives
        return name


@cache
def choices() -> dict[str, dict[str, list[str]]]:
    """Return the alternative that a token selects, by the name of the rule and the name of the token."""
    return {
        name: {kind: parts for parts in reversed(alternatives) for kind in _beginning(parts, rules())[0]}
        for name, alternatives in rules().items()
    }


@cache
def beginnings() -> Firsts:
    """Return the first tokens of each rule, and whether the rule can be empty."""
    return {name: _of_rule(name) for name in rules()}


@cache
def _of_rule(name: str) -> tuple[frozenset[str], bool]:
    """Return the same for one rule; no rule begins with itself."""
    known = rules()
    each = [_beginning(parts, known) for parts in known[name]]
    return frozenset().union(*(first for first, _ in each)), any(is_empty for _, is_empty in each)


def _beginning(parts: list[str], known: Rules) -> tuple[frozenset[str], bool]:
    first = frozenset[str]()
    for part in parts:
        begins, can_be_empty = _of_rule(part) if part in known else (frozenset([part]), False)
        first |= begins
        if not can_be_empty:
            return first, False
    return first, True
