"""A look at SPARQL text before any parser sees it: its form, its FROM clauses, and what is refused.

The parser recurses on the C stack, so a few kilobytes of brackets end its process; and `SERVICE` goes out to the
network while a query runs. Both are refused here by tokens: strings, IRIs, comments and names are skipped whole.
The second wall is the worker, which is killable and has no file descriptor left for a connection.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin

from graph_store.errors import MalformedQuery, QueryTooComplex, RemoteForbidden, TooLarge

MAX_BYTES = 64 * 1024
"""Longest query text."""

MAX_NESTING = 100
"""Deepest nesting of `(`, `[` and `{`."""

MAX_OPERATORS = 1_000
"""Most operators, and keywords that act as one, in one text."""

_TOKEN = re.compile(
    r"""
    (?P<skip>\s+|\#[^\r\n]*)
  | (?P<string>\"{3}(?:[^"\\]|\\.|"(?!""))*+\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*+'{3}
             | "(?:[^"\\\r\n]|\\.)*+" | '(?:[^'\\\r\n]|\\.)*+')
  | (?P<iri><(?:[^\x00-\x20<>"{}|^`\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+>)
  | (?P<variable>[?$]\w+)
  | (?P<language>@[A-Za-z][A-Za-z0-9-]*)
  | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
  | (?P<name>(?:\w[\w.\-]{0,100}+)?:(?:[\w.:\-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*+)
  | (?P<word>\w+)
  | (?P<open>[(\[{])
  | (?P<close>[)\]}])
  | (?P<stop>[.;,])
  | (?P<operator>&&|\|\||!=|<=|>=|\^\^|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ACT_AS_OPERATOR = frozenset(
    ["AS", "BIND", "EXISTS", "FILTER", "GRAPH", "IF", "IN", "LATERAL", "MINUS", "NOT", "OPTIONAL", "SELECT", "UNION"]
)
_UPDATES = frozenset(["ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH"])
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of the text, with the offset of its first character."""

    kind: str
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Scan:
    """What a text shows before it is parsed."""

    form: str
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(slots=True)
class _Prologue:
    base: str
    prefixes: dict[str, str] = field(default_factory=dict)

    def resolve(self, token: Token) -> str:
        if token.kind == "iri":
            return self._absolute(_ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16)), token.text[1:-1]))
        prefix, _, local = token.text.partition(":")
        return self.prefixes.get(prefix, "") + local.replace("\\", "")

    def _absolute(self, iri: str) -> str:
        """`urljoin` leaves out an empty fragment, which most prefixes end with."""
        found = urljoin(self.base, iri)
        return f"{found}#" if iri.endswith("#") and not found.endswith("#") else found


def scan(text: str, base: str) -> Scan:
    """The form of a query and the graphs its FROM clauses name.

    Raises: TooLarge (413), QueryTooComplex (400), RemoteForbidden (403), MalformedQuery (400) for an update.
    """
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        raise TooLarge(f"A query may have {MAX_BYTES // 1024} kilobytes of text.")
    tokens = list(_tokens(text))
    _refuse_complex(text, tokens)
    _refuse_remote(tokens)
    start, prologue = _prologue(tokens, base)
    form = tokens[start].text.upper() if start < len(tokens) else ""
    if form == "LOAD":
        raise RemoteForbidden(_remote("LOAD"))
    if form in _UPDATES:
        line, column = position(text, tokens[start].at)
        raise MalformedQuery(f"{form} is an update; this address answers queries only.", line, column)
    default, named = _from_clauses(tokens[start:], prologue)
    return Scan(form, default, named)


def position(text: str, at: int) -> tuple[int, int]:
    """Line and column, both from 1, of the character at an offset."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _tokens(text: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(text):
        if found.lastgroup != "skip":
            yield Token(str(found.lastgroup), found.group(), found.start())


def _refuse_complex(text: str, tokens: list[Token]) -> None:
    depth = operators = 0
    for token in tokens:
        depth += (token.kind == "open") - (token.kind == "close")
        operators += token.kind == "operator" or (token.kind == "word" and token.text.upper() in _ACT_AS_OPERATOR)
        if depth > MAX_NESTING:
            raise QueryTooComplex(f"Brackets are nested more than {MAX_NESTING} deep.", *position(text, token.at))
        if operators > MAX_OPERATORS:
            raise QueryTooComplex(f"The query has more than {MAX_OPERATORS} operators.", *position(text, token.at))


def _refuse_remote(tokens: list[Token]) -> None:
    """Keywords need no space around them, so `SERVICE:a {` and `SERVICESILENT<a>` are SERVICE as well."""
    for i, token in enumerate(tokens):
        if token.kind == "word" and "SERVICE" in token.text.upper():
            raise RemoteForbidden(_remote("SERVICE"))
        if token.kind == "name" and "SERVICE" in token.text.partition(":")[0].upper() and _names_a_service(tokens, i):
            raise RemoteForbidden(_remote("SERVICE"))


def _names_a_service(tokens: list[Token], i: int) -> bool:
    before, after = tokens[i - 1] if i else None, tokens[i + 1] if i + 1 < len(tokens) else None
    return after is not None and after.text == "{" and not (before is not None and before.text.upper() == "GRAPH")


def _remote(keyword: str) -> str:
    return f"{keyword} would reach another host, and KENNISGRAAF_SERVICE_ALLOW names none."


def _prologue(tokens: list[Token], base: str) -> tuple[int, _Prologue]:
    at, prologue = 0, _Prologue(base)
    while at < len(tokens):
        match [token.kind for token in tokens[at : at + 3]], tokens[at].text.upper():
            case ["word", "iri", *_], "BASE":
                prologue.base = prologue.resolve(tokens[at + 1])
                at += 2
            case ["word", "name", "iri"], "PREFIX":
                prologue.prefixes[tokens[at + 1].text[:-1]] = prologue.resolve(tokens[at + 2])
                at += 3
            case _:
                break
    return at, prologue


def _from_clauses(tokens: list[Token], prologue: _Prologue) -> tuple[tuple[str, ...], tuple[str, ...]]:
    default: list[str] = []
    named: list[str] = []
    for i, token in enumerate(tokens):
        if token.kind == "open" and token.text == "{":
            break
        if token.kind == "word" and token.text.upper() == "FROM":
            target = default
            following = tokens[i + 1 : i + 3]
            if following and following[0].text.upper() == "NAMED":
                target, following = named, following[1:]
            if following and following[0].kind in ("iri", "name"):
                target.append(prologue.resolve(following[0]))
    return tuple(default), tuple(named)
