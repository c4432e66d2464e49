"""Hints about values that a property does not have, with the ones that were probably meant."""

from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode

from graph_api.hints.ends import Described
from graph_api.hints.hint import Code, Hint
from graph_api.hints.inquiry import Inquiry
from graph_api.hints.values_of import Values, labelled, like, values_of, written_otherwise
from graph_store.lexer.patterns import Pattern
from graph_store.terms import Term, canonical
from ontology.namespaces import RDFS_LABEL

_MOST_HOLDERS = 600


def unknown_value(asked: Inquiry, triple: Pattern) -> Hint | None:
    """Return a hint about the literal of a triple if no fact has it, or None. Raises: Undecided."""
    if not isinstance(triple.object, Literal) or not isinstance(triple.predicate, NamedNode):
        return None
    return missing_value(asked, triple.predicate, triple.object, asked.ends.of(triple.subject), triple.at)


def missing_value(
    asked: Inquiry, property_: NamedNode, literal: Literal, start: Described | None, at: int
) -> Hint | None:
    """Return a hint about a literal that the property has nowhere, or not for the members of a class; or None.

    Raises: Undecided.
    """
    facts, value = asked.facts, canonical(literal)
    cls = None if start is None else start.cls
    if facts.some(None, property_, value) and (cls is None or _has_holder(asked, property_, value, cls)):
        return None
    words: dict[str, Term] = {"property": property_, "value": literal, **({"class": cls} if cls is not None else {})}
    near: Sequence[Term] = written_otherwise(facts, property_, literal)
    if not near and property_ == RDFS_LABEL and cls is None and not facts.is_partial:
        near = asked.known.near_labels(literal)
    if near:
        return asked.hint(Code.UNKNOWN_VALUE, "no_value", at, "near", near, **words)
    values = Values([], are_all=False)
    with facts.for_advice():
        values = values_of(facts, property_, start if cls is not None else None)
    if values.are_all and not values.terms:
        return None
    if values.are_all and not values.literals:
        return asked.hint(Code.UNKNOWN_VALUE, "not_a_text", at, "near", labelled(asked, literal.value), **words)
    advice, near = like(values, literal)
    return asked.hint(Code.UNKNOWN_VALUE, "no_value", at, advice, near, **words)


def _has_holder(asked: Inquiry, property_: NamedNode, value: Term, cls: NamedNode) -> bool:
    holders = asked.facts.quads(None, property_, value, most=_MOST_HOLDERS)
    return any(asked.facts.is_member(quad.subject, cls) for quad in holders)
