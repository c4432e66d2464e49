"""Faults of SPARQL servers, each with the way around it: a query that is not passed on, or a term to put right.

A server is recognised by the header `Server` of its answers. Whatever is not passed on is answered by our own workers.
Each fault has a test that fails once a server has corrected it; `docs/stores.md` lists them.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode

from graph_store.lexer.grammar import FUNCTIONS
from graph_store.lexer.projections import all_variables
from graph_store.lexer.standard_semantics import standard
from graph_store.lexer.syntax_tree import Node, tree_of
from graph_store.lexer.tokens import Token, edited, tokens_of
from graph_store.terms import canonical, text_of

_BOOLEAN: Final = re.compile(rb'("datatype": "http://www\.w3\.org/2001/XMLSchema#boolean", "value": ")([01])(?=")')
_NUMBER: Final = re.compile(
    rb'("datatype": "(http://www\.w3\.org/2001/XMLSchema#(?:double|decimal))", "value": ")([^"]*)(?=")'
)
_ASKED: Final = re.compile(rb'"__ASK_RETVAL": \{[^}]*"value": "([01])"')
_HEAD: Final = 1_000
_BOOLEAN_LINE: Final = re.compile(rb'"([01])"(?=\^\^<http://www\.w3\.org/2001/XMLSchema#boolean>)')
_PATH_SIGNS: Final = frozenset("*+?!|")
_FUNCTIONS: Final = frozenset(
    {"ABS", "BOUND", "COALESCE", "CONCAT", "CONTAINS", "DAY", "IF", "ISBLANK", "ISIRI", "ISLITERAL", "ISURI"}
    | {"LANG", "LANGMATCHES", "LCASE", "MONTH", "SAMETERM", "STR", "STRLEN", "STRSTARTS", "SUBSTR"}
    | {"UCASE", "YEAR"}
)
"""Functions whose values and errors were seen to be those of the standard."""


def _expanded(text: str) -> str:
    """Return a text that names the variables for which `*` stands, in the order in which our engine gives them."""
    tree = tree_of(list(tokens_of(text)), "Query") if "*" in text else None
    found = [] if tree is None else list(all_variables(tree))
    return edited(text, [edit for edit, _ in found]) if all(names for _, names in found) else text


def _nothing(_: Node) -> bool:
    return False


def _same(body: bytes) -> bytes:
    return body


def _never(_: Mapping[str, str]) -> bool:
    return False


def _unlimited(_: Mapping[str, str]) -> int:
    return 0


@dataclass(frozen=True, slots=True)
class Dialect:
    """The faults of one kind of server.

    `avoids` returns whether the server would answer a syntax tree wrongly, or not at all. `rewritten` returns the text
    that it reads as the standard does. `mended` puts right the terms of an answer. For the headers of an answer,
    `is_cut` returns whether it lacks rows, and `most_rows` the number of rows to which it was cut, 0 if it was not.
    """

    name: str
    avoids: Callable[[Node], bool] = _nothing
    rewritten: Callable[[str], str] = _expanded
    mended: Callable[[bytes], bytes] = _same
    is_cut: Callable[[Mapping[str, str]], bool] = _never
    most_rows: Callable[[Mapping[str, str]], int] = _unlimited


def _virtuoso_avoids(tree: Node) -> bool:
    return any(map(_virtuoso_fails, tree.below())) or bool(_read(tree) - _bound(tree))


def _virtuoso_fails(node: Node) -> bool:
    """Return whether Virtuoso 7.2 answers a part of a query in another way than the standard."""
    match node.rule:
        case "Product":  # a quotient of whole numbers is cut to a whole number
            return _has(node, "/")
        case "Path" | "Step" | "Excluded":  # alternatives and paths of any length lose or repeat answers
            return any(_has(node, sign) for sign in _PATH_SIGNS)
        case "Block":  # UNDEF gives no answers
            return any(token.word == "UNDEF" for token in node.tokens())
        case "BuiltInCall":  # some functions give a value where an error is due
            return node.word in FUNCTIONS and node.word not in _FUNCTIONS
        case "Aggregate":
            return node.word in ("GROUP_CONCAT", "SAMPLE", "AVG")
        case "Subject":  # the second mention of a variable in one triple is not read
            names = [token.text for token in node.tokens() if token.kind == "variable"]
            return len(set(names)) < len(names)
        case "Literal":  # an empty text counts as missing
            return any(token.kind == "string" and not token.text.strip("'\"") for token in node.tokens())
        case "Query":  # VALUES at the end; `*` without variables
            return node.first("Values") is not None or any(not names for _, names in all_variables(node))
        case "SubSelect":
            return True
        case "Other":
            return node.word == "MINUS" or (node.word == "GRAPH" and _is_empty(node.nodes[-1]))
        case _:
            return False


def _read(tree: Node) -> set[str]:
    """Return the variables that expressions, groups and heads of a query name."""
    return {
        token.text[1:]
        for node in tree.below()
        if node.rule in ("Projection", "Expression", "Grouped", "Ordered", "Constraint")
        for token in node.tokens()
        if token.kind == "variable"
    }


def _bound(tree: Node) -> set[str]:
    """Return the variables that the patterns of a query can bind."""
    found = set()
    for node in tree.below():
        if node.rule in ("Triples", "Block"):
            found |= {token.text[1:] for token in node.tokens() if token.kind == "variable"}
        elif node.rule in ("Named", "Other") or (node.rule == "Grouped" and len(node.parts) > 1):
            found |= {part.text[1:] for part in node.parts if isinstance(part, Token) and part.kind == "variable"}
            if node.word == "GRAPH":
                found |= {token.text[1:] for token in node.nodes[0].tokens() if token.kind == "variable"}
    return found


def _is_empty(group: Node) -> bool:
    return not group.nodes


def _has(node: Node, sign: str) -> bool:
    return any(isinstance(part, Token) and part.text == sign for part in node.parts)


def _virtuoso_terms(body: bytes) -> bytes:
    """Return an answer with truth values as the standard writes them; Virtuoso gives 0 and 1, also to ASK."""
    if (asked := _ASKED.search(body[:_HEAD])) is not None:
        return b'{"head": {}, "boolean": %s}' % (b"true" if asked[1] == b"1" else b"false")
    body = _NUMBER.sub(_number, _BOOLEAN.sub(_truth, body))
    return _BOOLEAN_LINE.sub(lambda found: b'"true"' if found[1] == b"1" else b'"false"', body)


def _number(found: re.Match[bytes]) -> bytes:
    value = canonical(Literal(found[3].decode(), datatype=NamedNode(found[2].decode())))
    return found[1] + text_of(value).encode()


def _truth(found: re.Match[bytes]) -> bytes:
    return found[1] + (b"true" if found[2] == b"1" else b"false")


VIRTUOSO: Final = Dialect(
    "Virtuoso",
    avoids=_virtuoso_avoids,
    mended=_virtuoso_terms,
    is_cut=lambda headers: "x-sparql-maxrows" in headers or "x-sql-state" in headers,  # cut off, or out of time
    most_rows=lambda headers: int(headers.get("x-sparql-maxrows", 0)),
)
OXIGRAPH: Final = Dialect("Oxigraph", rewritten=standard)
STANDARD: Final = Dialect("")
DIALECTS: Final = (VIRTUOSO, OXIGRAPH)


def dialect_of(server: str) -> Dialect:
    """Return the dialect for the header `Server` of an answer."""
    return next((each for each in DIALECTS if each.name.lower() in server.lower()), STANDARD)
