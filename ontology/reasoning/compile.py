"""Compile a schema to rules: close it with the scm-… rules, then match the rule table with it."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

import numpy as np
from pyoxigraph import Literal, NamedNode, Triple

from ontology.namespaces import RDFS
from ontology.reasoning.arrays import NONE, Ids, unique
from ontology.reasoning.closed_world import closed_world_rules
from ontology.reasoning.encoded_facts import EncodedFacts
from ontology.reasoning.engine import Engine
from ontology.reasoning.equality import EQUAL, equality_rules
from ontology.reasoning.graph import Graph
from ontology.reasoning.grounding import Group, made, matched, schema_names, unconditional
from ontology.reasoning.interval_rule import DateProperties
from ontology.reasoning.lists import (
    DATA_LISTS,
    EQUALITY_LISTS,
    FALSE_LISTS,
    LISTED,
    READ_LISTS,
    list_members,
    list_rules,
)
from ontology.reasoning.literal_values import is_known
from ontology.reasoning.live_rules import LiveRules, live_rules
from ontology.reasoning.owl_terms import NOTHING, THING, TYPE, Term, ends, is_builtin, term
from ontology.reasoning.rule import Atom, Name, Rule
from ontology.reasoning.rule_table import DATA, EQUALITY, FALSE, RENAMED, SCHEMA
from ontology.reasoning.ruleset import RuleSet
from ontology.reasoning.stratification import check_dates, check_strata

DATATYPE = NamedNode(f"{RDFS}Datatype")
TRIVIAL = frozenset({THING, term("Class"), *(NamedNode(RDFS + name) for name in ("Resource", "Class", "Literal"))})
"""Classes whose membership tells a reader nothing."""
ALWAYS = (Triple(THING, TYPE, term("Class")), Triple(NOTHING, TYPE, term("Class")))
"""The axioms of cls-thing and cls-nothing1."""


def compile_rules(schema: Iterable[Triple], *, equality: bool = False) -> RuleSet:
    """Return the rules of a schema, which consists of the ontology's triples and the class axioms that rows state.

    With `equality`, things that a rule finds equal become `owl:sameAs` and share all their facts, as the profile
    says. Without it, such an equality is reported as a violation. Rule sets are cached by the content of the schema.
    """
    return _cached(_Hashed(frozenset(schema)), equality)


class _Hashed:
    """A schema compared by its content hash, so that the cache keeps one entry for each content."""

    def __init__(self, triples: frozenset[Triple]) -> None:
        self.triples = sorted(triples, key=str)
        self.digest = hashlib.sha256("\n".join(map(str, self.triples)).encode()).digest()

    def __hash__(self) -> int:
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Hashed) and self.digest == other.digest


@lru_cache(maxsize=32)
def _cached(hashed: _Hashed, equality: bool) -> RuleSet:
    return compiled(EncodedFacts().take(hashed.triples), equality=equality)


def compiled(axioms: EncodedFacts, *, equality: bool, among: EncodedFacts | None = None) -> RuleSet:
    """Return the rules of a schema. With `among`, facts that share its terms, only the rules that can fire on them.

    If some rules ask for an absence or for dates, `among` has no effect, because those ask which rules there are.
    """
    stated = Graph(axioms)
    schema = close_schema(axioms, equality=equality)
    ground, closed = _Ground.of(stated, schema), closed_world_rules(stated)
    live = None
    if among is not None and not closed and not DateProperties.of(stated).roles:
        closed_schema = {name: relation.keys for name, relation in schema.relations.items()}
        live = live_rules(among, (axioms.keys, closed_schema), ground.concluding(equality=equality))
    rules, equal, false = (_made(groups, live) for groups in (ground.data, ground.equal, ground.false))
    if equality:
        rules += [*equal, *_made(ground.renamed, live)]
        if live is None or EQUAL in live:
            rules += equality_rules(atom.name for rule in (*rules, *false, *closed) for atom in rule.atoms)
        equal = []
    checks = _distinct([*equal, *false])
    useful = _useful(rules, (*checks, *closed), set(stated.instances(DATATYPE)), everything=equality)
    found = RuleSet(tuple(useful), tuple(checks), schema, axioms, stated, ground.words, equality, tuple(closed))
    if closed or found.dates.roles:
        check_strata(found.closed, found.flow)
        check_dates(found.dates.reads, found.dates.gives, found.closed, found.flow)
    return found


@dataclass(frozen=True)
class _Ground:
    """The rules that a schema gives, in groups: conclusions, equalities, contradictions, and equal names."""

    data: Sequence[Group]
    equal: Sequence[Group]
    false: Sequence[Group]
    renamed: Sequence[Group]

    @classmethod
    def of(cls, stated: Graph, schema: Engine) -> Self:
        """Match the rule table with a schema as stated and as closed."""
        terms = schema.terms
        return cls(
            [*made(list_rules(stated, DATA_LISTS), terms), *matched(DATA, schema)],
            [*made(list_rules(stated, EQUALITY_LISTS), terms), *matched(EQUALITY, schema)],
            [*matched(FALSE, schema), *made(_member_rules(stated), terms)],
            [*matched(RENAMED, schema)],
        )

    @property
    def words(self) -> Ids:
        """The numbers of the classes and properties of all rules."""
        groups = (*self.data, *self.equal, *self.false, *self.renamed)
        return unique(np.concatenate([NONE, *(codes >> 1 for group in groups for codes in group.relations)]))

    def concluding(self, *, equality: bool) -> list[Group]:
        """Return the groups whose rules conclude something."""
        return [*self.data, *self.equal, *self.renamed] if equality else [*self.data]


def _made(groups: Iterable[Group], live: LiveRules | None) -> list[Rule]:
    """Return the rules of some groups, or those that can fire."""
    return [rule for group in groups for rule in group.rules(None if live is None else live.fire(group))]


def close_schema(axioms: EncodedFacts, *, equality: bool = False) -> Engine:
    """Return the schema with everything that the scm-… rules add to it, as far as the rule table reads it.

    Its terms have the numbers that they have among the axioms.
    """
    rules = unconditional(SCHEMA)
    names = {atom.name for rule in rules for atom in rule.atoms}
    if equality:
        rules += equality_rules(names - {LISTED})
    engine = Engine(rules, axioms.terms)
    read = names | schema_names(DATA, EQUALITY, FALSE, RENAMED)
    known = EncodedFacts(axioms.terms, axioms.among(read)).take(ALWAYS if equality else ())
    known.keys[LISTED] = list_members(axioms, READ_LISTS)
    engine.run(known.keys)
    return engine


def schema_keys(engine: Engine) -> Iterator[tuple[Name, Ids]]:
    """Yield the relations to which closing the schema added triples, with the keys of these."""
    literal = engine.terms.literals()
    for name in list(engine.relations):
        keys = engine.inferred_keys(name)
        if len(keys) and isinstance(name.term, NamedNode):
            yield name, keys[~literal[keys if name.arity == 1 else keys >> 32]]


def schema_inferred(engine: Engine) -> Iterator[Triple]:
    """Yield the triples that closing the schema added."""
    for name, keys in schema_keys(engine):
        yield from (engine.terms.triple(name, key) for key in keys.tolist())


def _member_rules(graph: Graph) -> Iterator[Rule]:
    """Yield the checks for `AllDisjointClasses` and similar axioms with a list of members."""
    for cls, maker in FALSE_LISTS.items():
        for node in graph.instances(term(cls)):
            for predicate in (term("members"), term("distinctMembers")):
                for triple in graph.triples(predicate):
                    subject, head = ends(triple)
                    if subject == node and graph.is_list(head):
                        yield from maker(triple, node, graph.members(head))


def _distinct(rules: Iterable[Rule]) -> list[Rule]:
    """Return each rule once, under its first name, without rules whose conclusion is one of their premises."""
    first = {(rule.head, rule.body, rule.unequal): rule for rule in reversed(list(rules)) if rule.head not in rule.body}
    return sorted(first.values(), key=lambda rule: (rule.name, str(rule.head), str(rule.body)))


def _useful(rules: Iterable[Rule], checks: Iterable[Rule], datatypes: set[Term], *, everything: bool) -> list[Rule]:
    """Return the rules that can fire and whose conclusion can be seen or used, as with equality `everything` can."""
    able = [rule for rule in _distinct(rules) if not any(isinstance(atom.relation, Literal) for atom in rule.atoms)]
    read = set() if everything else {atom.name for rule in (*able, *checks) for atom in rule.reads}
    return [
        rule
        for rule in able
        if rule.head
        and NOTHING not in {atom.relation for atom in rule.body}
        and (everything or rule.head.name in read or not _is_trivial(rule.head, datatypes))
    ]


def _is_trivial(head: Atom, datatypes: set[Term]) -> bool:
    """Return whether a conclusion holds of everything, or puts a literal in a datatype that cannot be checked."""
    if len(head.args) == 2 or is_known(head.relation):
        return False
    return (
        head.relation in TRIVIAL
        or head.relation in datatypes
        or (is_builtin(head.relation) and head.relation != NOTHING)
    )
