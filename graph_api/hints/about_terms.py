"""Hints about IRIs that occur nowhere, and about classes without members."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from pyoxigraph import NamedNode

from graph_api.hints.facts import Undecided
from graph_api.hints.hint import Code, Hint
from graph_api.hints.inquiry import Inquiry
from graph_api.hints.properties_of import near_properties, properties_of
from graph_api.hints.values_of import labelled
from graph_store.lexer.patterns import Pattern
from graph_store.terms import RDF_TYPE
from ontology.namespaces import kg, local_name


def unknown_terms(asked: Inquiry, triple: Pattern) -> Iterator[Hint]:
    """Yield a hint for each IRI of a triple that occurs nowhere in the version."""
    for end in (triple.subject, triple.predicate, triple.object):
        if isinstance(end, NamedNode) and not asked.facts.occurs(end):
            yield _about_property(asked, end, triple) or _unknown(asked, end, triple.at, _near(asked, end, triple))


def unknown_thing(asked: Inquiry, iri: NamedNode, at: int) -> Hint | None:
    """Return a hint about an IRI outside a triple that occurs nowhere, or None."""
    if asked.facts.occurs(iri):
        return None
    name = local_name(iri.value)
    kinds = [asked.known.properties, asked.known.classes]
    terms = (term for kind in (kinds[::-1] if name[:1].isupper() else kinds) for term in kind.near(name))
    return _unknown(asked, iri, at, _thing(asked, iri) or list(islice(terms, 1)))


def no_member(asked: Inquiry, triple: Pattern) -> Hint | None:
    """Return a hint about a class without members, or None."""
    cls = triple.object
    if triple.predicate != RDF_TYPE or not isinstance(cls, NamedNode) or asked.facts.some(None, RDF_TYPE, cls):
        return None
    if asked.is_left_out(None, RDF_TYPE, cls):
        return asked.hint(Code.NO_MEMBER, "no_member", triple.at, "include", [], **{"class": cls})
    return asked.hint(Code.NO_MEMBER, "no_member", triple.at, "near", _classes(asked, cls), **{"class": cls})


def _unknown(asked: Inquiry, iri: NamedNode, at: int, near: list[NamedNode], advice: str = "near") -> Hint:
    base = asked.facts.snapshot.graphs.base
    claim = "states_not_stored" if iri == kg("states", base) else "unknown_term"
    return asked.hint(Code.UNKNOWN_TERM, claim, at, advice, near, term=iri)


def _about_property(asked: Inquiry, iri: NamedNode, triple: Pattern) -> Hint | None:
    """Return a hint about a property of described things: with the nearest one that they have, or with some."""
    start = asked.ends.of(triple.subject)
    if iri != triple.predicate or start is None:
        return None
    near = near_properties(asked, iri, start)
    return _unknown(asked, iri, triple.at, near or properties_of(asked.facts, start, iri), "near" if near else "has")


def _near(asked: Inquiry, iri: NamedNode, triple: Pattern) -> list[NamedNode]:
    """Return the term that was probably meant, of the kind that belongs at this place of the triple."""
    if iri == triple.predicate:
        return near_properties(asked, iri, None)
    if iri == triple.object and triple.predicate == RDF_TYPE:
        return _classes(asked, iri)
    return _thing(asked, iri)


def _classes(asked: Inquiry, iri: NamedNode) -> list[NamedNode]:
    """Return the class with members whose name is most like that of the IRI."""
    with suppress(Undecided):
        for cls in asked.known.classes.near(local_name(iri.value)):
            if cls != iri and asked.facts.some(None, RDF_TYPE, cls):
                return [cls]
    return []


def _thing(asked: Inquiry, iri: NamedNode) -> list[NamedNode]:
    """Return the thing with a key like that of the IRI, or with its last part as a label."""
    found = asked.known.near_thing(iri.value)
    return labelled(asked, local_name(iri.value)) if found is None else [found]
