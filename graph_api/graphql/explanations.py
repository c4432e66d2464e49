"""Explanations of a triple: the derivation, the rows that state it, and the rules that nearly give it."""

from collections.abc import Collection, Iterator
from contextlib import suppress
from typing import Final

import strawberry
from pyoxigraph import Literal, NamedNode, Triple

from graph_api.graphql.languages import chosen
from graph_api.graphql.readers import Source, find
from graph_api.graphql.request_context import Call, Lens, RequestContext
from graph_api.graphql.selection import size
from graph_api.graphql.types import Explanation, NearMiss, SourceRow, Step, Write
from graph_api.linked_data.name_lookup import refuse_unknown_keys
from graph_api.linked_data.provenance import Evidence
from graph_store.errors import BadRequest, NotFound
from graph_store.graphs import Scope
from graph_store.terms import Term
from ontology import namespaces
from ontology.reasoning import Closure, Derivation
from ontology.reasoning.verbalisation import STATED, basis_words
from ontology.reasoning.whynot import misses_json, nearest
from ontology.reasoning.whynot import why_not as misses

MOST: Final = 10
"""Limit of the derivations, or of the rules that nearly apply, in one answer."""


def explain(source: Source, call: Call) -> Explanation:
    """Return the derivation of a triple.

    Raises: NotFound (404) with the nearest rule if the version does not hold the triple.
    """
    triple, closure = _held(call)
    return _explanation(call, closure.explain(triple) or Derivation(triple))


def derivations(source: Source, call: Call) -> list[Explanation]:
    """Return the derivations of a triple that differ in their last step, shortest first. Raises as `explain` does."""
    triple, closure = _held(call)
    most = _most(call)
    found = closure.explain_all(triple, most) or [Derivation(triple)]
    return [_explanation(call, each) for each in found[:most]]


def why_not(source: Source, call: Call) -> list[NearMiss]:
    """Return the rules that could give a triple, and their missing premises; an empty list if the triple holds.

    Raises: NotFound (404) for an unknown subject or object; BadRequest (400) for an unknown property.
    """
    try:
        fact = _fact(call)
    except NotFound:
        _refuse_unknown_keys(call)
        raise
    lens, closure = call.lens(None), _closure(call)
    language = lens.languages[0]
    found = misses(closure, fact, _most(call), lambda term: _label(call.context, lens, term))
    return [NearMiss(**told) for told in misses_json(found, language)]


def _most(call: Call) -> int:
    most = size(call.given, "first", MOST)
    return MOST if most is None else most


def _closure(call: Call) -> Closure:
    return call.context.service.closure(call.context.snapshot, synthetic=call.lens(None).facts.scope.synthetic)


def _held(call: Call) -> tuple[Triple, Closure]:
    """Return the requested triple and the reasoner."""
    closure = _closure(call)
    try:
        return named_triple(call), closure
    except NotFound as fault:
        _refuse_unknown_keys(call)
        raise NotFound(f"{fault.detail}. {_nearest(call, closure)}".rstrip(". ")) from fault


def _explanation(call: Call, found: Derivation) -> Explanation:
    lens = call.lens(None)
    steps = _steps(call.context, lens, found)
    text = "\n".join(_line(step, lens.languages[0]) for step in steps)
    return Explanation(asserted=found.asserted, text=text, steps=steps)


def provenance(source: Source, call: Call) -> list[SourceRow]:
    """Return the rows that state a triple; an empty list for an inferred triple. Raises: NotFound (404)."""
    return _rows(call.context, call.lens(None), [named_triple(call)])


def _nearest(call: Call, closure: Closure) -> str:
    """Describe the rule that misses the fewest premises; an empty text if the object is neither a thing nor a class."""
    lens = call.lens(None)
    try:
        fact = _fact(call)
    except (NotFound, BadRequest):
        return ""
    return nearest(closure, fact, lens.languages[0], lambda term: _label(call.context, lens, term))


def _refuse_unknown_keys(call: Call) -> None:
    """Refuse an unknown key as subject or object. Raises: NotFound (404) with the nearest key."""
    context, lens = call.context, call.lens(None)
    named = []
    for name in (call.given["subject"], call.given["object"]):
        with suppress(BadRequest):  # a literal, or the name of a class
            named.append(NamedNode(context.iri(name, lens)))
    refuse_unknown_keys(context.snapshot, lens.facts.scope.whole, *named)


def _fact(call: Call) -> Triple:
    """Return the triple with this subject, predicate and object, true or not; the object is a thing or a class."""
    context, given, lens = call.context, call.given, call.lens(None)
    known = context.vocabulary.classes.get(given["object"])
    value = known.iri if known else NamedNode(find(context, lens, given["object"]))
    return Triple(NamedNode(find(context, lens, given["subject"])), _predicate(context, given["predicate"]), value)


def named_triple(call: Call) -> Triple:
    """Return the triple of the version with this subject, predicate and object. Raises: NotFound (404)."""
    context, given, lens = call.context, call.given, call.lens(None)
    subject = NamedNode(find(context, lens, given["subject"]))
    predicate = _predicate(context, given["predicate"])
    for triple in context.snapshot.triples(lens.facts.scope.whole, subject, predicate):
        if given["object"] in set(_names(context, lens, triple.object)):
            return triple
    raise NotFound(
        f"version {context.snapshot.version} does not hold: {given['subject']} {given['predicate']} {given['object']}"
    )


def _predicate(context: RequestContext, name: str) -> NamedNode:
    """Return the property with this local name, prefixed name or IRI; `type` and `a` are rdf:type."""
    if name in {"type", "a", "rdf:type"}:
        return namespaces.RDF_TYPE
    if name in context.vocabulary.properties:
        return context.vocabulary.properties[name].iri
    prefix, _, local = name.partition(":")
    space = namespaces.prefixes(context.vocabulary.base).get(prefix)
    try:
        return NamedNode(name if space is None else space + local)
    except ValueError as fault:
        raise BadRequest(f"{name!r} is not a property: give its local name, kg:name or its IRI") from fault


def _names(context: RequestContext, lens: Lens, term: Term) -> Iterator[str]:
    """Yield the names of a term in a query: its IRI, keys, class name and prefixed name, or the text of a literal."""
    if isinstance(term, Literal):
        yield term.value
    elif isinstance(term, NamedNode):
        yield term.value
        yield from context.whole(lens).keys().get(term.value, ())
        for prefix, space in namespaces.prefixes(context.vocabulary.base).items():
            if term.value.startswith(space):
                yield f"{prefix}:{term.value.removeprefix(space)}"
        yield term.value.removeprefix(f"{context.vocabulary.base}ns#")
        yield term.value.removeprefix(f"{context.vocabulary.base}id/").replace("/", ":", 1)


def _steps(context: RequestContext, lens: Lens, found: Derivation) -> list[Step]:
    """Return the steps, each after its premises, numbered from 1."""
    ordered = list(_premises_first(found, set()))
    numbers = {step.fact: number for number, step in enumerate(ordered, 1)}
    return [
        Step(
            number=numbers[step.fact],
            subject=_plain(step.fact.subject), predicate=step.fact.predicate.value, object=_plain(step.fact.object),
            sentence=_sentence(context, lens, step.fact),
            rule=step.rule, axiom=step.axiom,
            premises=[numbers[each.fact] for each in step.premises],
            rows=_rows(context, lens, [step.fact] if step.asserted else step.grounds),
            writes=_writes(context, step.fact) if step.asserted else [],
        )
        for step in ordered
    ]  # fmt: skip


def _premises_first(step: Derivation, seen: set[Triple]) -> Iterator[Derivation]:
    if step.fact not in seen:
        seen.add(step.fact)
        for premise in step.premises:
            yield from _premises_first(premise, seen)
        yield step


def _rows(context: RequestContext, lens: Lens, triples: Collection[Triple]) -> list[SourceRow]:
    return [
        SourceRow(
            id=strawberry.ID(note.row.value), file=note.file, line=note.line, columns=list(note.columns),
            basis=note.basis, source_lines=list(note.source_lines), stale_since=note.stale_since,
        )
        for note in Evidence(context.snapshot, lens.facts.scope, triples).cells(triples)
    ]  # fmt: skip


def _writes(context: RequestContext, triple: Triple) -> list[Write]:
    notes = Evidence(context.snapshot, Scope(), [triple]).writes([triple])
    return [Write(id=strawberry.ID(note.write.value), at=note.at, by=note.by) for note in notes]


def _line(step: Step, language: str) -> str:
    if step.rule is None:
        places = "; ".join(_place(row, language) for row in step.rows)
        return f"{step.number}. {step.sentence}" + (f" [{places}]" if places else "")
    places = "".join(f", {_place(row, language)}" for row in step.rows)
    follows = ", ".join(map(str, step.premises))
    return f"{step.number}. {step.sentence} [{step.rule}: {step.axiom}{places}; {follows}]"


def _place(row: SourceRow, language: str) -> str:
    """Return the file and line of a row, followed by its basis unless a source states the row."""
    basis = "" if row.basis == STATED else f" ({basis_words(row.basis, language)})"
    return f"{row.file}:{row.line}{basis}"


def _sentence(context: RequestContext, lens: Lens, fact: Triple) -> str:
    return " ".join(_label(context, lens, each) for each in (fact.subject, fact.predicate, fact.object))


def _label(context: RequestContext, lens: Lens, term: object) -> str:
    if not isinstance(term, NamedNode):
        return _plain(term)
    if term == namespaces.RDF_TYPE:
        return "a"
    best = chosen(context.whole(lens).of("label").get(term.value, ()), lens.languages)
    return term.value if best is None else best.value


def _plain(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
