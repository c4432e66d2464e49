"""The lexer of SPARQL text, and the names in the text, without a parser.

Strings, IRIs, comments and names are whole tokens, so their content is never mistaken for a keyword.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias
from urllib.parse import urljoin

from graph_store.errors import MalformedQuery

_TOKEN = re.compile(
    r"""
    (?P<skip>\s+|\#[^\r\n]*)
  | (?P<string>\"{3}(?:[^"\\]|\\.|"(?!""))*+\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*+'{3}
             | "(?:[^"\\\r\n]|\\.)*+" | '(?:[^'\\\r\n]|\\.)*+')
  | (?P<iri><(?:[^\x00-\x20<>"{}|^`\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+>)
  | (?P<variable>[?$][\w·\u0300-\u036f\u203f\u2040]+)
  | (?P<language>@[A-Za-z][A-Za-z0-9-]*)
  | (?P<number>\d+\.\d*[eE][+-]?\d+ | \d*\.\d+(?:[eE][+-]?\d+)? | \d+(?:[eE][+-]?\d+)?)
  | (?P<name>(?:\w[\w.\-·\u0300-\u036f\u203f\u2040]{0,100}+)?:
        (?:\.*(?:[\w:\-·\u0300-\u036f\u203f\u2040]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%]))*+)
  | (?P<word>\w+)
  | (?P<open>[(\[{])
  | (?P<close>[)\]}])
  | (?P<stop>[.;,])
  | (?P<operator>&&|\|\||!=|<=|>=|\^\^|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_STRAY = frozenset("\"'\\")
MOST_STRAY = 50
"""Most stray quotes and backslashes in one text; a text with one is not SPARQL."""

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


Edit: TypeAlias = tuple[int, int, str]
"""A change of a text: the span that goes, and the text that comes."""


@dataclass(frozen=True, slots=True)
class Token:
    """One token of the text, with the offset of its first character."""

    kind: str
    text: str
    at: int

    @property
    def end(self) -> int:
        """Return the offset after its last character."""
        return self.at + len(self.text)

    @property
    def word(self) -> str:
        """Return the keyword in capitals; empty if the token is not a keyword."""
        return self.text.upper() if self.kind == "word" else ""


@dataclass(slots=True)
class Prologue:
    """The current base and prefixes."""

    base: str
    prefixes: dict[str, str] = field(default_factory=dict)

    def read(self, tokens: Sequence[Token], at: int) -> int:
        """Read the declarations that begin at an index, and return the index after them."""
        while at < len(tokens):
            match [token.kind for token in tokens[at : at + 3]], tokens[at].word:
                case ["word", "iri", *_], "BASE":
                    self.base = self.resolve(tokens[at + 1])
                    at += 2
                case ["word", "name", "iri"], "PREFIX":
                    self.prefixes[tokens[at + 1].text[:-1]] = self.resolve(tokens[at + 2])
                    at += 3
                case _:
                    break
        return at

    def resolve(self, token: Token) -> str:
        """Return the IRI that an IRI or a prefixed name means."""
        if token.kind == "iri":
            return self._absolute(_ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16)), token.text[1:-1]))
        prefix, _, local = token.text.partition(":")
        return self.prefixes.get(prefix, "") + local.replace("\\", "")

    def _absolute(self, iri: str) -> str:
        """Resolve an IRI with `urljoin`, but keep an empty fragment, which most prefixes end with."""
        try:
            found = urljoin(self.base, iri)
        except ValueError:
            return iri
        return f"{found}#" if iri.endswith("#") and not found.endswith("#") else found


def tokens_of(text: str) -> Iterator[Token]:
    """Yield all tokens except spaces and comments, up to a limit of quotes and backslashes outside strings.

    For each such quote, the lexer may search the whole rest of the text for its end.
    """
    stray = 0
    for found in _TOKEN.finditer(text):
        if found.lastgroup != "skip":
            yield Token(str(found.lastgroup), found.group(), found.start())
            stray += found.group() in _STRAY
            if stray > MOST_STRAY:
                return


def all_tokens(text: str) -> Iterator[Token]:
    """Yield the tokens to the end of the text. Raises: MalformedQuery (400) if `tokens_of` ends before it."""
    stray = 0
    for token in tokens_of(text):
        stray += token.text in _STRAY
        if stray > MOST_STRAY:
            line, column = position(text, token.at)
            sentence = "There are too many quotes and backslashes outside strings; close each string."
            raise MalformedQuery(sentence, line, column)
        yield token


def position(text: str, at: int) -> tuple[int, int]:
    """Return the line and column, both from 1, of the character at an offset."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def written(tokens: Sequence[Token]) -> str:
    """Return tokens as text, with one space where there was any space or comment."""
    told = ""
    for before, token in zip([None, *tokens], tokens, strict=False):
        told += (" " if before and before.end < token.at else "") + token.text
    return told


def edited(text: str, edits: Sequence[Edit]) -> str:
    """Return the text with these spans replaced; an empty span is an insertion."""
    parts, at = [], 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])


def group_end(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the bracket that closes the one at this index; the last index if it is not closed."""
    depth = 0
    for i in range(at, len(tokens)):
        depth += (tokens[i].kind == "open") - (tokens[i].kind == "close")
        if not depth:
            return i
    return len(tokens) - 1
