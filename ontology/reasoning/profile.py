"""Detection of axioms outside the OWL 2 RL profile, with suggestions for what to write instead.

Source: https://www.w3.org/TR/owl2-profiles/#OWL_2_RL (tables of sub-class and super-class expressions)
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import Literal, NamedNode

from graph_store.text import Text
from ontology.reasoning.dl_notation import DlNotation
from ontology.reasoning.graph import Graph
from ontology.reasoning.owl_terms import (
    ALL_VALUES_FROM,
    COMPLEMENT_OF,
    EQUIVALENT_CLASS,
    HAS_KEY,
    HAS_VALUE,
    INTERSECTION_OF,
    MAX_CARDINALITY,
    MAX_QUALIFIED,
    ON_CLASS,
    ONE_OF,
    PROPERTY_CHAIN,
    SOME_VALUES_FROM,
    SUB_CLASS_OF,
    TYPE,
    UNION_OF,
    Term,
    local_name,
    term,
)


@dataclass(frozen=True, slots=True)
class Outside:
    """An axiom outside the profile: the term it is about, the axiom in words, the reason, and what to do."""

    term: Term
    axiom: str
    reason: str
    suggestion: str


SUB, SUPER = "sub-class", "super-class"

ALLOWED: Final = {
    INTERSECTION_OF: (SUB, SUPER),
    UNION_OF: (SUB,),
    ONE_OF: (SUB,),
    COMPLEMENT_OF: (SUPER,),
    SOME_VALUES_FROM: (SUB,),
    ALL_VALUES_FROM: (SUPER,),
    HAS_VALUE: (SUB, SUPER),
    MAX_CARDINALITY: (SUPER,),
    MAX_QUALIFIED: (SUPER,),
    term("minCardinality"): (),
    term("minQualifiedCardinality"): (),
    term("cardinality"): (),
    term("qualifiedCardinality"): (),
    term("hasSelf"): (),
}
"""The places where each class expression is allowed."""

SUGGESTED: Final = {
    (SOME_VALUES_FROM, SUPER): Text(
        "state only the sufficient condition: put the expression on the left of rdfs:subClassOf"
    ),
    (UNION_OF, SUPER): Text(
        "name a common superclass, or use schema:domainIncludes and rangeIncludes for documentation"
    ),
    (ONE_OF, SUPER): Text("state the type of each thing, and check the list in SHACL (sh:in)"),
    (COMPLEMENT_OF, SUB): Text("state what is in the class; 'everything else' is a closed-world rule in SPARQL"),
    (ALL_VALUES_FROM, SUB): Text("'all of its values' is closed-world: a SPARQL rule or a SHACL shape"),
}
"""Suggestions for expressions in places where they are not allowed."""

INSTEAD: Final = Text("state it in SHACL: counting needs a closed world")

LISTED: Final = (INTERSECTION_OF, UNION_OF, ONE_OF, PROPERTY_CHAIN, HAS_KEY, term("members"), term("distinctMembers"))
"""The properties whose value is a list."""

NO_RULE: Final = {
    "ReflexiveProperty": Text("no rule implements it; write a class axiom with the intended meaning"),
    "disjointUnionOf": Text("write rdfs:subClassOf for each part and owl:AllDisjointClasses for all of them"),
}
"""Axioms that the profile does not allow, by class or property."""


@dataclass
class Profile:
    """The axioms of one schema, checked against the profile."""

    graph: Graph
    words: DlNotation
    found: dict[tuple[str, str], Outside] = field(default_factory=dict)

    def outside(self) -> list[Outside]:
        """Return every axiom outside the profile, in a fixed order."""
        for node, place, about in self._places():
            self._check(node, place, about)
        for node, predicate in self._definitions():
            self._expression(node, predicate, SUB, node)
            self._expression(node, predicate, SUPER, node)
        for predicate in LISTED:
            for about, head in self.graph.pairs(predicate):
                if not self.graph.is_list(head):
                    words = f"{self.words.term(about)}: {local_name(predicate)}"
                    self._report(
                        about,
                        words,
                        Text("its list is broken"),
                        Text("give each node one member and end the list with rdf:nil"),
                    )
        for name, suggestion in NO_RULE.items():
            for about in self._uses(term(name)):
                self._report(
                    about, f"{local_name(about)}: {name}", Text("{name} is not in OWL 2 RL", name=name), suggestion
                )
        return [self.found[key] for key in sorted(self.found)]

    def _places(self) -> Iterator[tuple[Term, str, Term]]:
        """Yield every class expression in an axiom, its place there, and the term that the axiom is about."""
        for sub, upper in self.graph.pairs(SUB_CLASS_OF):
            yield from ((sub, SUB, upper), (upper, SUPER, sub))
        for one, other in self.graph.pairs(EQUIVALENT_CLASS):
            yield from ((one, SUB, other), (one, SUPER, other), (other, SUB, one), (other, SUPER, one))
        for one, other in self.graph.pairs(term("disjointWith")):
            yield from ((one, SUB, other), (other, SUB, one))
        for predicate in (term("domain"), term("range"), TYPE):
            for about, node in self.graph.pairs(predicate):
                yield node, SUPER, about

    def _definitions(self) -> Iterator[tuple[Term, NamedNode]]:
        """Yield named classes with an expression of their own, which makes the class equivalent to it."""
        for predicate in ALLOWED:
            for node, _ in self.graph.pairs(predicate):
                if not self.words.is_anonymous(node):
                    yield node, predicate

    def _uses(self, word: NamedNode) -> list[Term]:
        return [*self.graph.instances(word), *(node for node, _ in self.graph.pairs(word))]

    def _check(self, node: Term, place: str, about: Term) -> None:
        if self.words.is_anonymous(node) and not isinstance(node, Literal):
            for predicate in ALLOWED:
                if self.graph.value(node, predicate) is not None:
                    self._expression(node, predicate, place, about)

    def _expression(self, node: Term, predicate: NamedNode, place: str, about: Term) -> None:
        value = self.graph.value(node, predicate)
        assert value is not None  # noqa: S101 - the caller checked this
        if place not in ALLOWED[predicate] or (predicate in (MAX_CARDINALITY, MAX_QUALIFIED) and _above_one(value)):
            reason = Text(
                "owl:{local_name} is not allowed in a {place} expression",
                local_name=local_name(predicate),
                place=Text(place),
            )
            if place in ALLOWED[predicate]:
                reason = Text("owl:{local_name} may only be 0 or 1", local_name=local_name(predicate))
            self._report(about, self.words.expression(node), reason, SUGGESTED.get((predicate, place), INSTEAD))
        for inner in self._inner(node, predicate, value):
            self._check(inner, SUB if predicate == COMPLEMENT_OF else place, about)

    def _inner(self, node: Term, predicate: NamedNode, value: Term) -> Iterator[Term]:
        if predicate in (INTERSECTION_OF, UNION_OF):
            yield from self.graph.members(value)
        elif predicate in (SOME_VALUES_FROM, ALL_VALUES_FROM, COMPLEMENT_OF):
            yield value
        elif predicate == MAX_QUALIFIED:
            yield from self.graph.objects(node, ON_CLASS)

    def _report(self, about: Term, axiom: str, reason: str, suggestion: str) -> None:
        self.found.setdefault((str(about), axiom + reason), Outside(about, axiom, reason, suggestion))


def outside(graph: Graph, words: DlNotation) -> list[Outside]:
    """Return every axiom of a schema outside the profile."""
    return Profile(graph, words).outside()


def _above_one(value: Term) -> bool:
    return isinstance(value, Literal) and value.value.lstrip("+0") not in ("", "1")
