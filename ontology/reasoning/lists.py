"""Rules whose length depends on a list: chains, intersections, keys, n-way disjointness. And the members of lists."""

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import Final, TypeAlias

import numpy as np
from pyoxigraph import NamedNode, Triple

from ontology.reasoning.arrays import MASK, NONE, Ids, Mask, contains, unique
from ontology.reasoning.encoded_facts import EncodedFacts
from ontology.reasoning.graph import Graph
from ontology.reasoning.owl_terms import (
    FIRST,
    HAS_KEY,
    INTERSECTION_OF,
    MEMBER,
    NIL,
    ONE_OF,
    PROPERTY_CHAIN,
    REST,
    SAME_AS,
    UNION_OF,
    Term,
    ends,
    term,
)
from ontology.reasoning.rule import Atom, Name, Rule

Members: TypeAlias = list[Term]
Maker: TypeAlias = Callable[[Triple, Term, Members], Iterator[Rule]]


def list_members(axioms: EncodedFacts, predicates: Iterable[NamedNode]) -> Ids:
    """Return the pairs of a list and a member of it, for every whole list that is a value of one of these properties.

    A list is whole if each node has a member and the last node ends it. All lists are followed at once.
    """
    values = [axioms.keys.get(Name(predicate, 2), NONE) & MASK for predicate in predicates]
    heads, nil = unique(np.concatenate([NONE, *values])), axioms.terms.number(NIL)
    first, rest = _ValueOf(axioms, FIRST), _ValueOf(axioms, REST)
    whole, found = np.ones(len(heads), np.bool_), []
    lists, nodes = np.arange(len(heads)), heads
    for _ in range(len(rest.subjects) + 1):
        lists, nodes = lists[nodes != nil], nodes[nodes != nil]
        linked = first.has(nodes) & rest.has(nodes)
        whole[lists[~linked]] = False
        lists, nodes = lists[linked], nodes[linked]
        if not len(lists):
            break
        found.append((lists, first.of(nodes)))
        nodes = rest.of(nodes)
    whole[lists] = False  # a list that has not ended by now repeats itself
    pairs = [heads[lists[whole[lists]]] << 32 | members[whole[lists]] for lists, members in found]
    return unique(np.concatenate([NONE, *pairs]))


class _ValueOf:
    """The value of each subject of a property: the first by text, if a subject has several."""

    def __init__(self, axioms: EncodedFacts, predicate: NamedNode) -> None:
        keys, terms = axioms.keys.get(Name(predicate, 2), NONE), axioms.terms.terms
        self.subjects, starts, counts = np.unique(keys >> 32, return_index=True, return_counts=True)
        self.values = keys[starts] & MASK
        for place in np.flatnonzero(counts > 1).tolist():
            several = (keys[starts[place] : starts[place] + counts[place]] & MASK).tolist()
            self.values[place] = min(several, key=lambda number: str(terms[number]))

    def has(self, subjects: Ids) -> Mask:
        """Return a mask of the subjects that have a value."""
        return contains(subjects, self.subjects)

    def of(self, subjects: Ids) -> Ids:
        """Return the values of subjects that have one."""
        found: Ids = self.values[self.subjects.searchsorted(subjects)]
        return found


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


LISTED: Final = Name(MEMBER, 2)
"""The relation between a list and each of its members."""
READ_LISTS: Final = (INTERSECTION_OF, UNION_OF, ONE_OF)
"""The properties whose lists the rule table reads a member at a time."""
DATA_LISTS: Final[dict[NamedNode, tuple[Maker, ...]]] = {
    PROPERTY_CHAIN: (prp_spo2,),
    INTERSECTION_OF: (cls_int1,),
}
EQUALITY_LISTS: Final[dict[NamedNode, tuple[Maker, ...]]] = {HAS_KEY: (prp_key,)}
FALSE_LISTS: Final[dict[str, Maker]] = {
    "AllDisjointClasses": cax_adc,
    "AllDisjointProperties": prp_adp,
    "AllDifferent": eq_diff,
}
"""The checks for each class of axioms with `owl:members`."""
