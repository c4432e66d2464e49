"""The properties that things have, and those that link two kinds of things."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from pyoxigraph import NamedNode, Quad

from graph_api.hints.ends import Described
from graph_api.hints.facts import MOST_COUNTED, Facts, Undecided
from graph_api.hints.inquiry import Inquiry
from graph_api.hints.near_names import NearNames
from graph_store.terms import RDF_TYPE, Term
from ontology.namespaces import DCT_IDENTIFIER, RDFS_SUB_PROPERTY_OF, local_name

_A_FEW = 30
"""Facts that are read in the hope of finding one, if there are too many to read all."""

_MOST_SAMPLED, _MOST_SAMPLED_FACTS = 10, 60
_MOST_LINKED = 30
_MOST_NAMED = 4


def is_stated(facts: Facts, start: Described | None, property_: NamedNode, end: Described | None) -> bool:
    """Return whether a fact of the property leads from one of these things to one of those.

    It reads from the end with fewest things, or the facts of the property if these are fewer.
    Raises: Undecided.
    """
    if start is None and end is None:
        return facts.some(None, property_, None)
    ways: list[tuple[int, Iterator[tuple[Term, Term]]]] = [
        (facts.count(None, property_, None), _pairs(facts.quads(None, property_, None)))
    ]
    if start is not None:
        ways.append((start.count(facts), _from(facts, start, property_)))
    if end is not None:
        ways.append((end.count(facts), _to(facts, property_, end)))
    number, pairs = min(ways, key=lambda way: way[0])
    is_read = number <= MOST_COUNTED
    found = any(
        _is(facts, start, one) and _is(facts, end, other) for one, other in islice(pairs, None if is_read else _A_FEW)
    )
    if not found and not is_read:
        raise Undecided
    return found


def near_properties(asked: Inquiry, iri: NamedNode, start: Described | None) -> list[NamedNode]:
    """Return the property whose name is most like that of an IRI: one that the things have, or one of any fact."""
    name = local_name(iri.value)
    with asked.facts.for_advice():
        own = None if start is None else _sampled(asked.facts, start)
        for each in asked.known.properties.near(name):
            if each != iri and (each in own if own is not None else asked.facts.some(None, each, None)):
                return [each]
    return []


def properties_of(facts: Facts, start: Described, like: NamedNode) -> list[NamedNode]:
    """Return some properties that the things have: those with a name like this one, then those most used.

    They have values of the same kind, literals or things.
    """
    found = _sampled(facts, start)
    names = {local_name(each.value): each for each in reversed(found)}
    near = [names[name] for name in NearNames(names).nearest(local_name(like.value), _MOST_NAMED)]
    with facts.for_advice():
        kind = _kind(facts, like)
        rest = [each for each in found if each != DCT_IDENTIFIER and (kind is None or _kind(facts, each) is kind)]
        near += _without_parents(facts, rest)
    return list(dict.fromkeys(near))[:_MOST_NAMED]


def links(facts: Facts, start: Described, end: Described) -> list[NamedNode]:
    """Return the properties that lead from these things to those, most used first; the most specific ones only."""
    found, are_ends = Counter[NamedNode](), dict[Term, bool]()
    with facts.for_advice():
        for thing in islice(start.members(facts), _MOST_LINKED):
            for quad in facts.quads(thing):
                if quad.predicate == RDF_TYPE or not isinstance(quad.object, NamedNode):
                    continue
                if quad.object not in are_ends:
                    are_ends[quad.object] = end.holds(facts, quad.object)
                found[quad.predicate] += are_ends[quad.object]
    used = [(each, times) for each, times in _ordered(found) if times]
    as_often = {times: [each for each, other in used if other == times] for _, times in used}
    with facts.for_advice():
        used_once = [each for named in as_often.values() for each in _without_parents(facts, named)]
        return used_once[:_MOST_NAMED]
    return [each for each, _ in used[:_MOST_NAMED]]


def _pairs(quads: Iterable[Quad]) -> Iterator[tuple[Term, Term]]:
    return ((quad.subject, quad.object) for quad in quads)


def _from(facts: Facts, start: Described, property_: NamedNode) -> Iterator[tuple[Term, Term]]:
    return (pair for thing in start.members(facts) for pair in _pairs(facts.quads(thing, property_, None)))


def _to(facts: Facts, property_: NamedNode, end: Described) -> Iterator[tuple[Term, Term]]:
    return (pair for thing in end.members(facts) for pair in _pairs(facts.quads(None, property_, thing)))


def _is(facts: Facts, described: Described | None, term: Term) -> bool:
    return described is None or described.holds(facts, term)


def _kind(facts: Facts, property_: NamedNode) -> type | None:
    """Return the type of a value of the property; None without facts."""
    quad = next(facts.quads(None, property_, None), None)
    return None if quad is None else type(quad.object)


def _sampled(facts: Facts, start: Described) -> list[NamedNode]:
    """Return the properties of some of the things, most used first; those of an inferred fact come last."""
    found, facts_of, inferred = Counter[NamedNode](), dict[NamedNode, Quad](), set[NamedNode]()
    with facts.for_advice():
        for thing in islice(start.members(facts), _MOST_SAMPLED):
            about = islice(facts.quads(thing), _MOST_SAMPLED_FACTS)
            of_thing = {quad.predicate: quad for quad in about if quad.predicate != RDF_TYPE}
            found.update(of_thing.keys())
            facts_of |= of_thing
    with facts.for_advice():
        for each, fact in facts_of.items():
            if facts.is_inferred(fact):
                inferred.add(each)
    return sorted((each for each, _ in _ordered(found)), key=inferred.__contains__)


def _ordered(found: Counter[NamedNode]) -> list[tuple[NamedNode, int]]:
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0].value))


def _without_parents(facts: Facts, properties: Sequence[NamedNode]) -> list[NamedNode]:
    """Leave out the parents of the properties that stand next to them: facts of both are the same."""
    above = {each for one in properties for each in facts.axioms(one, RDFS_SUB_PROPERTY_OF) if each != one}
    return [each for each in properties if each not in above] or list(properties)
