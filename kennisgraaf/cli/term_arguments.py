"""Read terms as people write them in a shell: as in `/explain`, plus words of the ontology and numbers."""

import re

from pyoxigraph import Literal, NamedNode, Triple

from graph_api.linked_data.notation import read_term
from graph_store.errors import BadRequest
from graph_store.terms import Term
from ontology.namespaces import RDF_TYPE, key_of, kg, prefixes

WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*")
INTEGER = re.compile(r"[+-]?[0-9]+")


def resource(text: str, name: str, base: str) -> NamedNode:
    """Read an IRI, the key of a resource (`tree:oak`), a word (`Tree`, `kg:shades`), or `a` for `rdf:type`.

    Raises: BadRequest (400) naming the argument and the accepted forms.
    """
    found = value(text, name, base)
    if not isinstance(found, NamedNode):
        raise BadRequest("{name}={text!r} is a literal; only the object may be one.", name=name, text=text)
    return found


def value(text: str, name: str, base: str) -> NamedNode | Literal:
    """Read what `resource` reads, or a literal: `128978`, `"oak"@en`, `"2012-06"^^xsd:gYearMonth`.

    Raises: BadRequest (400) naming the argument and the accepted forms.
    """
    if INTEGER.fullmatch(text):
        return Literal(int(text))
    if WORD.fullmatch(text):
        return RDF_TYPE if text == "a" else kg(text, base)
    return read_term(text, name, base)


def short(term: Term, base: str) -> str:
    """Return a term in short form: a key, a prefixed name, or as N-Triples writes it."""
    if not isinstance(term, NamedNode):
        return str(term)
    if (key := key_of(term.value, base)) is not None:
        return key
    known = {iri: prefix for prefix, iri in prefixes(base).items() if term.value.startswith(iri)}
    longest = max(known, key=len, default="")
    return f"{known[longest]}:{term.value.removeprefix(longest)}" if longest else str(term)


def short_triple(triple: Triple, base: str) -> str:
    """Return a triple in short form: `tree:oak a kg:Tree`."""
    verb = "a" if triple.predicate == RDF_TYPE else short(triple.predicate, base)
    return f"{short(triple.subject, base)} {verb} {short(triple.object, base)}"
