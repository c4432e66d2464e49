"""A check of SPARQL text before any parser sees it: its form, its FROM clauses, and what is refused.

The parser recurses on the C stack, so a few kilobytes of brackets crash its process; its planner takes seconds for a
long list of patterns; and `SERVICE` sends requests while a query runs. The tokens are enough to refuse all of these:
strings, IRIs, comments and names are skipped as a whole. The second protection is the worker, which can be killed and
has no file descriptor left for a connection.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graph_store.errors import MalformedQuery, QueryTooComplex, RemoteForbidden, TooLarge
from graph_store.lexer.tokens import Prologue, Token, all_tokens, position
from graph_store.text import Text

__all__ = ["MAX_BYTES", "MAX_NESTING", "MAX_OPERATORS", "MAX_PATTERNS", "Remote", "Scan", "position", "scan"]

MAX_BYTES = 64 * 1024
"""Most bytes of a query."""

MAX_NESTING = 100
"""Deepest nesting of `(`, `[` and `{`."""

MAX_OPERATORS = 1_000
"""Most operators, including keywords that act as operators, in one text."""

MAX_PATTERNS = 64
"""Most triple patterns in one group."""

_ACT_AS_OPERATOR = frozenset(
    ["AS", "BIND", "EXISTS", "FILTER", "GRAPH", "IF", "IN", "LATERAL", "MINUS", "NOT", "OPTIONAL", "SELECT", "UNION"]
)
_NO_OPERATOR = frozenset(["^^", "\\"])
_OPENING = re.compile(
    r"""
    (?: \s+ | \#[^\r\n]* | BASE\s*<[^\x00-\x20<>"{}|^`\\]*> | PREFIX\s+[\w.\-]*:\s*<[^\x00-\x20<>"{}|^`\\]*> )*+
    (SELECT|ASK|CONSTRUCT|DESCRIBE)(?=[\s{(<?$*]|\#|$)
    """,
    re.VERBOSE | re.ASCII | re.IGNORECASE,
)
"""The declarations and the first word of a query in the usual form."""

UPDATES = frozenset(["ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH"])
"""The first words of update operations."""


@dataclass(frozen=True, slots=True)
class Remote:
    """A place where a text would reach another host: the keyword, the IRI, and the position of the IRI.

    `silent`: the text says that a failure is to be ignored.
    """

    keyword: str
    iri: str
    start: int
    end: int
    silent: bool = False


class Scan(NamedTuple):
    """The properties of a text that are known before it is parsed."""

    form: str
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    remote: tuple[Remote, ...] = ()


def scan(text: str, base: str) -> Scan:
    """Return the form of a query, the graphs its FROM clauses name, and the services it calls.

    Raises: TooLarge (413), QueryTooComplex (400), RemoteForbidden (403) for LOAD and for a service that is not a
    constant, MalformedQuery (400) for an update.
    """
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        raise TooLarge("A query may have at most {most} kilobytes of text.", most=MAX_BYTES // 1024)
    return scan_short(text) or scan_tokens(text, base)


def scan_short(text: str) -> Scan | None:
    """Return the scan of a text that is too short to be refused and names no graph and no service; otherwise None.

    It does not look at the tokens, which would take longer than such a query.
    """
    opening = _OPENING.match(text)
    if opening is None or len(text) - opening.end() > MAX_OPERATORS:
        return None
    rest = text[opening.start(1) :].upper()
    is_flat = rest.count("{") + rest.count("(") + rest.count("[") <= MAX_NESTING
    is_small = rest.count(".") + rest.count(";") + rest.count(",") <= MAX_PATTERNS
    if "SERVICE" in rest or "FROM" in rest or not (is_flat and is_small):
        return None
    return Scan(opening[1].upper())


def scan_tokens(text: str, base: str) -> Scan:
    """Return the scan from the tokens of any text. Raises: as `scan` does, except for the size."""
    tokens = refuse_complex(text, all_tokens(text))
    prologue = Prologue(base)
    start = prologue.read(tokens, 0)
    form = tokens[start].text.upper() if start < len(tokens) else ""
    if form == "LOAD":
        raise RemoteForbidden("LOAD would reach another host; KENNISGRAAF_SERVICE_ALLOW allows that in updates only.")
    if form in UPDATES:
        line, column = position(text, tokens[start].at)
        raise MalformedQuery("{form} is an update; this address answers queries only.", line, column, form=form)
    default, named = _from_clauses(tokens[start:], prologue)
    return Scan(form, default, named, services(tokens, prologue))


def refuse_complex(text: str, tokens: Iterable[Token]) -> list[Token]:
    """Refuse text that crashes the parser or keeps the planner busy; return its tokens. Stop at the first excess.

    Raises: QueryTooComplex (400).
    """
    return list(_simple(text, tokens))


def _simple(text: str, tokens: Iterable[Token]) -> Iterator[Token]:
    operators = 0
    opened: list[str] = []
    patterns = [1]
    for token in tokens:
        operators += _is_operator(token)
        if token.kind == "open":
            opened.append(token.text)
            if token.text == "{":
                patterns.append(1)
        elif token.kind == "close" and opened and opened.pop() == "{":
            patterns.pop()
        elif token.kind == "stop" and opened and opened[-1] != "(":
            patterns[-1] += 1
        if len(opened) > MAX_NESTING:
            raise QueryTooComplex(
                "Brackets are nested more than {most} levels deep.",
                *position(text, token.at),
                most=MAX_NESTING,
            )
        if operators > MAX_OPERATORS:
            raise QueryTooComplex(
                "The query has more than {most} operators.",
                *position(text, token.at),
                most=MAX_OPERATORS,
            )
        if patterns[-1] > MAX_PATTERNS + 1:
            sentence = Text(
                "A group has more than {max_patterns} triple patterns; put some of them into another group.",
                max_patterns=MAX_PATTERNS,
            )
            raise QueryTooComplex(sentence, *position(text, token.at))
        yield token


def refuse_nested(text: str, tokens: Sequence[Token]) -> None:
    """Refuse nested brackets that crash the parser, in a text of any size.

    Raises: QueryTooComplex (400).
    """
    depth = 0
    for token in tokens:
        depth += (token.kind == "open") - (token.kind == "close")
        if depth > MAX_NESTING:
            raise QueryTooComplex(
                "Brackets are nested more than {most} levels deep.",
                *position(text, token.at),
                most=MAX_NESTING,
            )


def services(tokens: Sequence[Token], prologue: Prologue) -> tuple[Remote, ...]:
    """Return the services that are called. Keywords need no space around them, so `SERVICE:a {` is a call as well.

    Raises: RemoteForbidden (403) unless the service is a constant IRI, as in `SERVICESILENT<a>` and `SERVICE ?x`.
    """
    found = []
    for i, token in enumerate(tokens):
        if token.kind == "word" and "SERVICE" in token.text.upper():
            found.append(_service(tokens, i, prologue))
        if token.kind == "name" and "SERVICE" in token.text.partition(":")[0].upper() and _names_a_service(tokens, i):
            raise _unclear()
    return tuple(found)


def _service(tokens: Sequence[Token], i: int, prologue: Prologue) -> Remote:
    silent = i + 1 < len(tokens) and tokens[i + 1].word == "SILENT"
    at = i + 1 + silent
    if tokens[i].word != "SERVICE" or at >= len(tokens) or tokens[at].kind not in ("iri", "name"):
        raise _unclear()
    return Remote("SERVICE", prologue.resolve(tokens[at]), tokens[at].at, tokens[at].end, silent)


def _unclear() -> RemoteForbidden:
    return RemoteForbidden("SERVICE needs an IRI, written out, of a host that KENNISGRAAF_SERVICE_ALLOW names.")


def _names_a_service(tokens: Sequence[Token], i: int) -> bool:
    before, after = tokens[i - 1] if i else None, tokens[i + 1] if i + 1 < len(tokens) else None
    return after is not None and after.text == "{" and not (before is not None and before.text.upper() == "GRAPH")


def _is_operator(token: Token) -> bool:
    if token.kind == "operator":
        return token.text not in _NO_OPERATOR
    return token.word in _ACT_AS_OPERATOR


def _from_clauses(tokens: Sequence[Token], prologue: Prologue) -> tuple[tuple[str, ...], tuple[str, ...]]:
    default: list[str] = []
    named: list[str] = []
    for i, token in enumerate(tokens):
        if token.kind == "open" and token.text == "{":
            break
        if token.word == "FROM":
            target = default
            following = tokens[i + 1 : i + 3]
            if following and following[0].word == "NAMED":
                target, following = named, following[1:]
            if following and following[0].kind in ("iri", "name"):
                target.append(prologue.resolve(following[0]))
    return tuple(default), tuple(named)
