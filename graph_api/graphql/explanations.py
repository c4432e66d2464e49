"""Explanations of a triple: the derivation, the rows that state it, and the rules that nearly give it."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from graph_api.graphql.explained import Explained, explained
from graph_api.graphql.explanation_types import NearMiss
from graph_api.graphql.property_names import predicate_named
from graph_api.graphql.readers import Source
from graph_api.graphql.request_context import Call, Lens
from graph_api.graphql.selection import size
from graph_api.graphql.shown_rows import ShownRow, shown_rows
from graph_api.graphql.term_names import sentences_of
from graph_api.graphql.thing_lookup import find
from graph_api.linked_data.name_lookup import refuse_unknown_keys
from graph_api.linked_data.provenance import Evidence
from graph_store.errors import BadRequest, NotFound
from graph_store.terms import Term
from ontology import namespaces
from ontology.reasoning import Closure, Derivation
from ontology.reasoning.whynot import misses_json, nearest
from ontology.reasoning.whynot import why_not as misses

MOST: Final = 10
"""Limit of the derivations, or of the rules that nearly apply, in one answer."""


def explain(source: Source, call: Call) -> Explained:
    """Return the derivation of a triple.

    Raises: NotFound (404) with the nearest rule if the version does not hold the triple.
    """
    triple, closure = _held(call, source.lens)
    return explained(source.lens, [closure.explain(triple) or Derivation(triple)])[0]


def derivations(source: Source, call: Call) -> list[Explained]:
    """Return the derivations of a triple that differ in their last step, shortest first. Raises as `explain` does."""
    triple, closure = _held(call, source.lens)
    most = _most(call)
    found = closure.explain_all(triple, most) or [Derivation(triple)]
    return explained(source.lens, found[:most])


def why_not(source: Source, call: Call) -> list[NearMiss]:
    """Return the rules that could give a triple, and their missing premises; an empty list if the triple holds.

    Raises: NotFound (404) for an unknown subject or object; BadRequest (400) for an unknown property.
    """
    lens = source.lens
    try:
        fact = _fact(call, lens)
    except NotFound:
        _refuse_unknown_keys(call, lens)
        raise
    closure, language = _closure(call, lens), lens.languages[0]
    found = misses(closure, fact, _most(call), sentences_of(lens))
    return [NearMiss(**told) for told in misses_json(found, language)]


def _most(call: Call) -> int:
    most = size(call.given, "first", MOST)
    return MOST if most is None else most


def _closure(call: Call, lens: Lens) -> Closure:
    return call.context.service.closure(lens.snapshot, synthetic=lens.facts.scope.synthetic)


def _held(call: Call, lens: Lens) -> tuple[Triple, Closure]:
    """Return the requested triple and the reasoner."""
    closure = _closure(call, lens)
    try:
        return named_triple(call, lens), closure
    except NotFound as fault:
        _refuse_unknown_keys(call, lens)
        raise NotFound(f"{fault.detail}. {_nearest(call, lens, closure)}".rstrip(". ")) from fault


def provenance(source: Source, call: Call) -> list[ShownRow]:
    """Return the rows that state a triple; an empty list for an inferred triple. Raises: NotFound (404)."""
    lens, stated = source.lens, [named_triple(call, source.lens)]
    return shown_rows(lens, Evidence(lens.snapshot, lens.facts.scope, stated), stated)


def _nearest(call: Call, lens: Lens, closure: Closure) -> str:
    """Describe the rule that misses the fewest premises; an empty text if the object is neither a thing nor a class."""
    try:
        fact = _fact(call, lens)
    except (NotFound, BadRequest):
        return ""
    return nearest(closure, fact, sentences_of(lens))


def _refuse_unknown_keys(call: Call, lens: Lens) -> None:
    """Refuse an unknown key as subject or object. Raises: NotFound (404) with the nearest key."""
    named = []
    for name in (call.given["subject"], call.given["object"]):
        with suppress(BadRequest):  # a literal, or the name of a class
            named.append(NamedNode(call.context.iri(name, lens)))
    refuse_unknown_keys(lens.snapshot, lens.facts.scope.whole, *named)


def _fact(call: Call, lens: Lens) -> Triple:
    """Return the triple with this subject, predicate and object, true or not; the object is a thing or a class."""
    context, given = call.context, call.given
    known = context.vocabulary.classes.get(given["object"])
    value = known.iri if known else NamedNode(find(context, lens, given["object"]))
    return Triple(
        NamedNode(find(context, lens, given["subject"])), predicate_named(context.vocabulary, given["predicate"]), value
    )


def named_triple(call: Call, lens: Lens) -> Triple:
    """Return the triple of the version with this subject, predicate and object. Raises: NotFound (404)."""
    context, given = call.context, call.given
    subject = NamedNode(find(context, lens, given["subject"]))
    predicate = predicate_named(context.vocabulary, given["predicate"])
    for triple in lens.snapshot.triples(lens.facts.scope.whole, subject, predicate):
        if given["object"] in set(_names(lens, triple.object)):
            return triple
    raise NotFound(
        "version {shown} does not hold: {subject} {predicate} {object}",
        shown=lens.snapshot.shown,
        subject=given["subject"],
        predicate=given["predicate"],
        object=given["object"],
    )


def _names(lens: Lens, term: Term) -> Iterator[str]:
    """Yield the names of a term in a query: its IRI, keys, class name and prefixed name, or the text of a literal."""
    base = lens.facts.vocabulary.base
    if isinstance(term, Literal):
        yield term.value
    elif isinstance(term, NamedNode):
        yield term.value
        yield from lens.whole.keys().get(term.value, ())
        for prefix, space in namespaces.prefixes(base).items():
            if term.value.startswith(space):
                yield f"{prefix}:{term.value.removeprefix(space)}"
        yield term.value.removeprefix(f"{base}ns#")
        yield term.value.removeprefix(f"{base}id/").replace("/", ":", 1)
