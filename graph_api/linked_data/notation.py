"""Terms as text in an address: an IRI, a key (`tree:oak`), a term (`kg:Row`), or a literal as in Turtle."""

import re

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from graph_store.errors import BadRequest
from graph_store.terms import Term
from graph_store.text import Text
from ontology.namespaces import RDF_TYPE, prefixes, thing

_KEY = re.compile(r"[a-z][a-z0-9]*:[^\s<>\"{}|\\^`]+")
_LONGEST = 20_000
_ALSO_KEYS = frozenset({"org"})
"""Prefixes of a vocabulary that are also prefixes of keys; a lower-case subject or object with one is a key."""


def written(term: Term) -> str:
    """Return a term as text that `read_term` reads back: the bare IRI, or a literal in N-Triples."""
    return term.value if isinstance(term, NamedNode) else str(term)


def read_term(text: str, name: str, base: str) -> NamedNode | Literal:
    """Return the term in the text of a parameter.

    Raises: BadRequest (400) naming the parameter and the accepted forms.
    """
    try:
        return _read(text.strip()[:_LONGEST], base, name == "p")
    except ValueError as fault:
        forms = Text('an IRI, a key such as tree:oak, a term such as kg:Row, or a literal such as "Oak"@en')
        raise BadRequest(
            "{name}={text!r} is not a term; use {forms}.", name=name, text=text[:80], forms=forms
        ) from fault


def _read(text: str, base: str, is_predicate: bool) -> NamedNode | Literal:
    if text.startswith('"'):
        return _literal(text, base)
    if text == "a":
        return RDF_TYPE
    if text.startswith("<") and text.endswith(">"):
        return NamedNode(text[1:-1])
    prefix, _, local = text.partition(":")
    if prefix in _ALSO_KEYS and local.islower() and not is_predicate:
        return thing(text, base)
    return NamedNode(_expanded(text, base))


def _expanded(text: str, base: str) -> str:
    """Return the IRI of a prefixed name or a key; a text with `//` after its scheme is already an IRI."""
    prefix, colon, name = text.partition(":")
    if not colon:
        raise ValueError("neither an IRI nor a prefixed name")
    if name.startswith("//") or prefix in {"urn", "mailto", "tag"}:
        return text
    if prefix in prefixes(base):
        return prefixes(base)[prefix] + name
    if not _KEY.fullmatch(text):
        raise ValueError("not a key")
    return thing(text, base).value


def _literal(text: str, base: str) -> Literal:
    """Return one literal, parsed as N-Triples after its datatype has been expanded."""
    line = _long_datatype(text, base).replace("\r", "\\r").replace("\n", "\\n")
    try:
        found = [quad.object for quad in parse(f"<a:s> <a:p> {line} .", format=RdfFormat.N_TRIPLES)]
    except SyntaxError as fault:
        raise ValueError("not a literal") from fault
    if len(found) != 1 or not isinstance(found[0], Literal):
        raise ValueError("not one literal")
    return found[0]


def _long_datatype(text: str, base: str) -> str:
    """Return `"1"^^xsd:integer` with the full IRI of its datatype."""
    value, hats, datatype = text.rpartition("^^")
    prefix, colon, name = datatype.partition(":")
    namespace = prefixes(base).get(prefix)
    return f"{value}{hats}<{namespace}{name}>" if hats and colon and namespace else text
