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
    triple, closure = _held(call, source.lens)
    return _explanation(source.lens, closure.explain(triple) or Derivation(triple))


def derivations(source: Source, call: Call) -> list[Explanation]:
    """Return the derivations of a triple that differ in their last step, shortest first. Raises as `explain` does."""
    triple, closure = _held(call, source.lens)
    most = _most(call)
    found = closure.explain_all(triple, most) or [Derivation(triple)]
    return [_explanation(source.lens, each) for each in found[:most]]


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
    found = misses(closure, fact, _most(call), lambda term: _label(lens, term))
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


def _explanation(lens: Lens, found: Derivation) -> Explanation:
    steps = _steps(lens, found)
    text = "\n".join(_line(step, lens.languages[0]) for step in steps)
    return Explanation(asserted=found.asserted, text=text, steps=steps)


def provenance(source: Source, call: Call) -> list[SourceRow]:
    """Return the rows that state a triple; an empty list for an inferred triple. Raises: NotFound (404)."""
    return _rows(source.lens, [named_triple(call, source.lens)])


def _nearest(call: Call, lens: Lens, closure: Closure) -> str:
    """Describe the rule that misses the fewest premises; an empty text if the object is neither a thing nor a class."""
    try:
        fact = _fact(call, lens)
    except (NotFound, BadRequest):
        return ""
    return nearest(closure, fact, lens.languages[0], lambda term: _label(lens, term))


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
    return Triple(NamedNode(find(context, lens, given["subject"])), _predicate(context, given["predicate"]), value)


def named_triple(call: Call, lens: Lens) -> Triple:
    """Return the triple of the version with this subject, predicate and object. Raises: NotFound (404)."""
    context, given = call.context, call.given
    subject = NamedNode(find(context, lens, given["subject"]))
    predicate = _predicate(context, given["predicate"])
    for triple in lens.snapshot.triples(lens.facts.scope.whole, subject, predicate):
        if given["object"] in set(_names(lens, triple.object)):
            return triple
    raise NotFound(
        f"version {lens.snapshot.version} does not hold: {given['subject']} {given['predicate']} {given['object']}"
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


def _steps(lens: Lens, found: Derivation) -> list[Step]:
    """Return the steps, each after its premises, numbered from 1."""
    ordered = list(_premises_first(found, set()))
    numbers = {step.fact: number for number, step in enumerate(ordered, 1)}
    return [
        Step(
            number=numbers[step.fact],
            subject=_plain(step.fact.subject), predicate=step.fact.predicate.value, object=_plain(step.fact.object),
            sentence=_sentence(lens, step.fact),
            rule=step.rule, axiom=step.axiom,
            premises=[numbers[each.fact] for each in step.premises],
            rows=_rows(lens, [step.fact] if step.asserted else step.grounds),
            writes=_writes(lens, step.fact) if step.asserted else [],
        )
        for step in ordered
    ]  # fmt: skip


def _premises_first(step: Derivation, seen: set[Triple]) -> Iterator[Derivation]:
    if step.fact not in seen:
        seen.add(step.fact)
        for premise in step.premises:
            yield from _premises_first(premise, seen)
        yield step


def _rows(lens: Lens, triples: Collection[Triple]) -> list[SourceRow]:
    return [
        SourceRow(
            id=strawberry.ID(note.row.value + lens.suffix), iri=strawberry.ID(note.row.value),
            file=note.file, line=note.line, columns=list(note.columns),
            basis=note.basis, source_lines=list(note.source_lines), stale_since=note.stale_since,
        )
        for note in Evidence(lens.snapshot, lens.facts.scope, triples).cells(triples)
    ]  # fmt: skip


def _writes(lens: Lens, triple: Triple) -> list[Write]:
    return [
        Write(
            id=strawberry.ID(note.write.value + lens.suffix),
            iri=strawberry.ID(note.write.value),
            at=note.at,
            by=note.by,
        )
        for note in Evidence(lens.snapshot, Scope(), [triple]).writes([triple])
    ]


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


def _sentence(lens: Lens, fact: Triple) -> str:
    return " ".join(_label(lens, each) for each in (fact.subject, fact.predicate, fact.object))


def _label(lens: Lens, term: object) -> str:
    if not isinstance(term, NamedNode):
        return _plain(term)
    if term == namespaces.RDF_TYPE:
        return "a"
    best = chosen(lens.whole.of("label").get(term.value, ()), lens.languages)
    return term.value if best is None else best.value


def _plain(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
