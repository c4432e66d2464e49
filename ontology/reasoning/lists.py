"""Rules over RDF lists: chains, intersections, unions, enumerations, keys and n-way disjointness."""

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import Final, TypeAlias

from pyoxigraph import NamedNode, Triple

from ontology.reasoning.graph import Graph
from ontology.reasoning.owl_terms import (
    HAS_KEY,
    INTERSECTION_OF,
    MEMBER,
    ONE_OF,
    PROPERTY_CHAIN,
    SAME_AS,
    UNION_OF,
    Term,
    ends,
    term,
)
from ontology.reasoning.rule import Atom, Name, Rule

Members: TypeAlias = list[Term]
Maker: TypeAlias = Callable[[Triple, Term, Members], Iterator[Rule]]


def list_members(graph: Graph, predicates: Iterable[NamedNode]) -> Iterator[tuple[Term, Term]]:
    """Yield every list that is a value of one of these properties, with each of its members."""
    for predicate in predicates:
        for _, head in graph.pairs(predicate):
            if graph.is_list(head):
                yield from ((head, member) for member in graph.members(head))


def list_rules(graph: Graph, makers: dict[NamedNode, tuple[Maker, ...]]) -> Iterator[Rule]:
    """Yield the rules of every list in the schema that is a value of one of these properties.

    Broken lists are skipped.
    """
    for predicate, found in makers.items():
        for triple in graph.triples(predicate):
            whole, head = ends(triple)
            members = graph.members(head) if graph.is_list(head) else []
            for maker in found if members else ():
                yield from maker(triple, whole, members)


def prp_spo2(axiom: Triple, whole: Term, links: Members) -> Iterator[Rule]:
    """Yield prp-spo2: a chain of properties implies its superproperty between its two ends."""
    body = tuple(Atom(link, (f"x{place}", f"x{place + 1}")) for place, link in enumerate(links))
    yield Rule("prp-spo2", Atom(whole, ("x0", f"x{len(links)}")), body, (axiom,))


def cls_int1(axiom: Triple, whole: Term, parts: Members) -> Iterator[Rule]:
    """Yield cls-int1: a member of all parts is a member of the intersection."""
    yield Rule("cls-int1", Atom(whole, ("x",)), tuple(Atom(part, ("x",)) for part in parts), (axiom,))


def cls_int2(axiom: Triple, whole: Term, parts: Members) -> Iterator[Rule]:
    """Yield cls-int2: a member of the intersection is a member of each part."""
    for part in parts:
        yield Rule("cls-int2", Atom(part, ("x",)), (Atom(whole, ("x",)),), (axiom,))


def cls_uni(axiom: Triple, whole: Term, parts: Members) -> Iterator[Rule]:
    """Yield cls-uni: a member of a part is a member of the union."""
    for part in parts:
        yield Rule("cls-uni", Atom(whole, ("x",)), (Atom(part, ("x",)),), (axiom,))


def cls_oo(axiom: Triple, whole: Term, things: Members) -> Iterator[Rule]:
    """Yield cls-oo: each enumerated thing is a member of the class."""
    for thing in things:
        yield Rule("cls-oo", Atom(whole, (thing,)), (_stated(axiom),), (axiom,))


def prp_key(axiom: Triple, whole: Term, keys: Members) -> Iterator[Rule]:
    """Yield prp-key: things of a class that share a value of every key property are equal."""
    body = [Atom(whole, ("x",)), Atom(whole, ("y",))]
    for place, key in enumerate(keys):
        body += [Atom(key, ("x", f"z{place}")), Atom(key, ("y", f"z{place}"))]
    yield Rule("prp-key", Atom(SAME_AS, ("x", "y")), tuple(body), (axiom,), ("x", "y"))


def cax_adc(axiom: Triple, _whole: Term, classes: Members) -> Iterator[Rule]:
    """Yield cax-adc: no thing is in two of the classes."""
    for one, other in combinations(classes, 2):
        yield Rule("cax-adc", None, (Atom(one, ("x",)), Atom(other, ("x",))), (axiom,))


def prp_adp(axiom: Triple, _whole: Term, properties: Members) -> Iterator[Rule]:
    """Yield prp-adp: no pair is linked by two of the properties."""
    for one, other in combinations(properties, 2):
        yield Rule("prp-adp", None, (Atom(one, ("x", "y")), Atom(other, ("x", "y"))), (axiom,))


def eq_diff(axiom: Triple, _whole: Term, things: Members) -> Iterator[Rule]:
    """Yield eq-diff2 or eq-diff3: no two of the things are equal."""
    name = "eq-diff2" if axiom.predicate == term("members") else "eq-diff3"
    for one, other in combinations(things, 2):
        yield Rule(name, None, (Atom(SAME_AS, (one, other)),), (axiom,))


def _stated(axiom: Triple) -> Atom:
    return Atom(axiom.predicate, ends(axiom))


LISTED: Final = Name(MEMBER, 2)
"""The relation between a list and each of its members."""
SCHEMA_LISTS: Final = (INTERSECTION_OF, UNION_OF)
"""The properties whose lists the rules over the schema read."""
DATA_LISTS: Final[dict[NamedNode, tuple[Maker, ...]]] = {
    PROPERTY_CHAIN: (prp_spo2,),
    INTERSECTION_OF: (cls_int1, cls_int2),
    UNION_OF: (cls_uni,),
    ONE_OF: (cls_oo,),
}
EQUALITY_LISTS: Final[dict[NamedNode, tuple[Maker, ...]]] = {HAS_KEY: (prp_key,)}
FALSE_LISTS: Final[dict[str, Maker]] = {
    "AllDisjointClasses": cax_adc,
    "AllDisjointProperties": prp_adp,
    "AllDifferent": eq_diff,
}
"""The checks for each class of axioms with `owl:members`."""
