"""How a person writes a term in a shell: as `/explain` reads it, and words of ours and numbers without more ado."""

import re

from pyoxigraph import Literal, NamedNode

from graph_api.linked_data.notation import read_term
from graph_store.errors import BadRequest
from ontology.terms import RDF_TYPE, kg

WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*")
INTEGER = re.compile(r"[+-]?[0-9]+")


def resource(text: str, name: str, base: str) -> NamedNode:
    """An IRI, the key of a thing (`mun:gent`), a word (`CentreCity`, `kg:hosts`), or `a` for `rdf:type`.

    Raises: BadRequest (400) naming the argument and the accepted forms.
    """
    found = value(text, name, base)
    if not isinstance(found, NamedNode):
        raise BadRequest(f"{name}={text!r} is a literal; only the object may be one.")
    return found


def value(text: str, name: str, base: str) -> NamedNode | Literal:
    """What `resource` reads, or a literal: `128978`, `"Gent"@nl`, `"2012-06"^^xsd:gYearMonth`.

    Raises: BadRequest (400) naming the argument and the accepted forms.
    """
    if INTEGER.fullmatch(text):
        return Literal(int(text))
    if WORD.fullmatch(text):
        return RDF_TYPE if text == "a" else kg(text, base)
    return read_term(text, name, base)
