"""A description of a query before it runs: its form, its algebra, its groups, and warnings about slow parts.

The engine shows no plan, so this works on the tokens of the text. Patterns that share a variable are joined, the others
are multiplied, and a path between two variables is walked from every node.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph_api.hints.hint import Hint
from graph_api.sparql.algebra import algebra
from graph_store.errors import MalformedQuery
from graph_store.lexer.scan import scan
from graph_store.lexer.standard_semantics import standard
from graph_store.lexer.syntax_errors import fault_in
from graph_store.lexer.tokens import Token, group_end, position, tokens_of

_NESTED = frozenset(["OPTIONAL", "MINUS", "UNION", "GRAPH", "SERVICE", "EXISTS", "NOT", "LATERAL"])
_REPEATED = frozenset(["*", "+"])


@dataclass(slots=True)
class Part:
    """An element of a group that is joined by its variables: a triple, a filter, a nested group."""

    at: int
    variables: set[str]
    makes_rows: bool


@dataclass(slots=True)
class Group:
    """One group of patterns, and the groups in it."""

    parts: list[Part] = field(default_factory=list)
    bound: set[str] = field(default_factory=set)
    paths: list[tuple[int, str]] = field(default_factory=list)


def explained(text: str, base: str) -> dict[str, Any]:
    """Return the form of a query, the graphs it names, its algebra, the number of its patterns, and warnings.

    Raises: what `scan` raises, MalformedQuery, QueryTooComplex (400).
    """
    scanned = scan(text, base)
    if fault := fault_in(text):
        raise MalformedQuery(fault.sentence, fault.line, fault.column)
    tokens = list(tokens_of(text))
    groups = list(_groups(tokens))
    warnings = [each for group in groups for each in _warnings(group)]
    return {
        "form": scanned.form,
        "from": list(scanned.default),
        "fromNamed": list(scanned.named),
        "services": [remote.iri for remote in scanned.remote],
        "algebra": algebra(list(tokens_of(standard(text)))),
        "groups": len(groups),
        "patterns": sum(part.makes_rows for group in groups for part in group.parts),
        "warnings": [
            dict(zip(("line", "column"), position(text, at), strict=True)) | {"code": code, "detail": detail}
            for at, code, detail in sorted(warnings)
        ],
    }


def told_hints(hints: Sequence[Hint], text: str, language: str) -> list[dict[str, Any]]:
    """Return hints as members of the description of a query, with the line and column that each is about."""
    return [
        dict(zip(("line", "column"), position(text, hint.at), strict=True))
        | {"code": hint.code, "detail": hint.sentence(language)}
        for hint in hints
    ]


def _groups(tokens: Sequence[Token]) -> Iterator[Group]:
    """Give every group of patterns; templates, VALUES and solution modifiers are not groups."""
    at = 0
    while at < len(tokens):
        if tokens[at].text == "{":
            end = group_end(tokens, at)
            if not (at and tokens[at - 1].word == "CONSTRUCT"):
                yield from _group(tokens[at + 1 : end])
            at = end
        at += 1


def _group(tokens: Sequence[Token]) -> Iterator[Group]:
    group, at = Group(), 0
    inside: list[Sequence[Token]] = []
    while at < len(tokens):
        word = tokens[at].word
        if word == "SELECT":  # a subquery: skip its head, and read the group after it
            yield from _groups(tokens[at:])
            return
        if word == "VALUES":
            at = _values(tokens, at, group)
        elif word in ("FILTER", "BIND"):
            at = _expression(tokens, at, group)
        elif word in _NESTED or tokens[at].text == "{":
            at = _nested(tokens, at, group, inside)
        else:
            at = _triples(tokens, at, group)
    yield group
    for each in inside:
        yield from _group(each)


def _values(tokens: Sequence[Token], at: int, group: Group) -> int:
    opened = next((i for i in range(at, len(tokens)) if tokens[i].text == "{"), len(tokens) - 1)
    names = _variables(tokens[at:opened])
    group.bound |= names
    group.parts.append(Part(tokens[at].at, names, True))
    return group_end(tokens, opened) + 1


def _expression(tokens: Sequence[Token], at: int, group: Group) -> int:
    opened = next((i for i in range(at, len(tokens)) if tokens[i].text in "({"), len(tokens) - 1)
    end = group_end(tokens, opened)
    group.parts.append(Part(tokens[at].at, _variables(tokens[opened : end + 1]), False))
    return end + 1


def _nested(tokens: Sequence[Token], at: int, group: Group, inside: list[Sequence[Token]]) -> int:
    """Add a nested group with the tokens before it; groups joined by UNION are one part."""
    start, names = at, set[str]()
    while at < len(tokens):
        opened = next((i for i in range(at, len(tokens)) if tokens[i].text == "{"), None)
        if opened is None:
            return len(tokens)
        end = group_end(tokens, opened)
        names |= _variables(tokens[at : end + 1])
        inside.append(tokens[opened + 1 : end])
        at = end + 1
        if at >= len(tokens) or tokens[at].word != "UNION":
            break
    group.parts.append(Part(tokens[start].at, names, tokens[start].word not in ("MINUS", "NOT", "EXISTS")))
    return at


def _triples(tokens: Sequence[Token], at: int, group: Group) -> int:
    """Add a subject with all its properties, up to the full stop."""
    start, depth = at, 0
    while at < len(tokens):
        depth += (tokens[at].kind == "open") - (tokens[at].kind == "close")
        if not depth and (tokens[at].text == "." or tokens[at].word in _NESTED | {"FILTER", "BIND", "VALUES"}):
            break
        if at > start and tokens[at].text == "{":
            break
        at += 1
    said = tokens[start:at]
    if said:
        group.parts.append(Part(said[0].at, _variables(said), True))
        _see_paths(said, group)
    return at + (at < len(tokens) and tokens[at].text == ".")


def _see_paths(said: Sequence[Token], group: Group) -> None:
    """Add the repeated paths between two variables, unless another property of the subject is stated with them."""
    if any(token.text == ";" for token in said):
        return
    for i, token in enumerate(said):
        repeats = token.kind == "operator" and token.text in _REPEATED and i > 1
        if repeats and said[0].kind == "variable" and i + 1 < len(said):
            after = next((each for each in said[i + 1 :] if each.kind in ("variable", "iri", "name", "string")), None)
            if after is not None and after.kind == "variable":
                group.paths.append((token.at, f"{said[0].text} {after.text}"))


def _warnings(group: Group) -> Iterator[tuple[int, str, str]]:
    apart = _apart(group.parts)
    if len(apart) > 1:
        names = " and ".join(", ".join(sorted(each[1])) for each in apart[:3])
        detail = f"These parts share no variable, so each solution of one is combined with each of the others: {names}."
        yield apart[1][0], "CROSS_PRODUCT", detail
    for at, ends in group.paths:
        variables = set(ends.split())
        known = group.bound | {
            name for part in group.parts for name in part.variables if _is_anchored(name, group, part)
        }
        if not variables & known:
            yield at, "UNANCHORED_PATH", f"Neither end of this path is known ({ends}); it is walked from every node."


def _is_anchored(name: str, group: Group, part: Part) -> bool:
    """Return whether another pattern restricts the variable, so that the path is not walked from every node."""
    return any(name in other.variables and other.at != part.at and other.makes_rows for other in group.parts)


def _apart(parts: Sequence[Part]) -> list[tuple[int, set[str]]]:
    """Return the position and variables of each set of parts that are joined by variables and produce rows."""
    found: list[tuple[int, set[str], bool]] = []
    for part in (each for each in parts if each.variables):
        joined = [each for each in found if each[1] & part.variables]
        rest = [each for each in found if not each[1] & part.variables]
        at = min([part.at, *(each[0] for each in joined)])
        found = [
            *rest,
            (
                at,
                part.variables.union(*(each[1] for each in joined)),
                part.makes_rows or any(each[2] for each in joined),
            ),
        ]
    return sorted((at, names) for at, names, makes_rows in found if makes_rows)


def _variables(tokens: Sequence[Token]) -> set[str]:
    return {f"?{token.text[1:]}" for token in tokens if token.kind == "variable"}
