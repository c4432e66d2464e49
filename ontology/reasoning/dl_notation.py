"""Axioms and class expressions in description logic notation: `Person ⊓ ∃owns.Tree`."""

from collections.abc import Callable
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from ontology.reasoning.closed_world import ANNOTATION, closed_world_rule
from ontology.reasoning.graph import Graph
from ontology.reasoning.owl_terms import (
    ALL_VALUES_FROM,
    COMPLEMENT_OF,
    DIFFERENT_FROM,
    EQUIVALENT_CLASS,
    EQUIVALENT_PROPERTY,
    HAS_KEY,
    HAS_VALUE,
    INTERSECTION_OF,
    INVERSE_OF,
    MAX_CARDINALITY,
    MAX_QUALIFIED,
    ON_CLASS,
    ON_PROPERTY,
    ONE_OF,
    PROPERTY_CHAIN,
    SAME_AS,
    SOME_VALUES_FROM,
    SUB_CLASS_OF,
    SUB_PROPERTY_OF,
    THING,
    TYPE,
    UNION_OF,
    Term,
    ends,
    local_name,
    term,
)
from ontology.reasoning.rule import Argument, Atom, Rule

BETWEEN: Final = {
    SUB_CLASS_OF: "{} ⊑ {}",
    SUB_PROPERTY_OF: "{} ⊑ {}",
    EQUIVALENT_CLASS: "{} ≡ {}",
    EQUIVALENT_PROPERTY: "{} ≡ {}",
    INVERSE_OF: "{} ≡ {}⁻",
    COMPLEMENT_OF: "{} ≡ ¬{}",
    SAME_AS: "{} = {}",
    DIFFERENT_FROM: "{} ≠ {}",
    term("disjointWith"): "{} ⊓ {} ⊑ ⊥",
    term("propertyDisjointWith"): "{} ⊓ {} ⊑ ⊥",
    term("domain"): "{}: domain {}",
    term("range"): "{}: range {}",
}
"""Notation of an axiom between two terms, by its predicate."""

KINDS: Final[dict[Term, str]] = {
    term("SymmetricProperty"): "{0} ≡ {0}⁻",
    term("TransitiveProperty"): "{0} ∘ {0} → {0}",
    term("FunctionalProperty"): "⊤ ⊑ ≤1 {0}",
    term("InverseFunctionalProperty"): "⊤ ⊑ ≤1 {0}⁻",
    term("IrreflexiveProperty"): "irreflexive({0})",
    term("AsymmetricProperty"): "asymmetric({0})",
}
"""Notation of an axiom about one property, by its class."""

NEGATED: Final = (term("assertionProperty"), term("targetIndividual"), term("targetValue"))
"""The parts of a negative assertion besides its subject."""


class DlNotation:
    """Writer of the terms and axioms of one schema in words."""

    def __init__(self, graph: Graph, is_anonymous: Callable[[Term], bool], name: Callable[[Term], str] = local_name):
        self.graph, self.is_anonymous, self.name = graph, is_anonymous, name
        self._axioms: dict[tuple[Triple, ...], str] = {}

    def axiom(self, triples: tuple[Triple, ...]) -> str:
        """Return the axiom that these triples state; an empty text if they only spell out an unnamed expression."""
        said = self._axioms.get(triples)
        if said is None:
            words = [self._triple(triple) for triple in triples if triple.predicate != ON_PROPERTY]
            said = self._axioms[triples] = "; ".join(word for word in words if word)
        return said

    def _triple(self, triple: Triple) -> str:
        predicate, (subject, value) = triple.predicate, ends(triple)
        if local_name(predicate) == ANNOTATION:
            return self.rule(closed_world_rule(triple))
        if predicate == TYPE:
            return KINDS.get(value, "{0}").format(self.term(subject))
        if predicate in BETWEEN:
            return BETWEEN[predicate].format(self.term(subject), self.term(value))
        if predicate == PROPERTY_CHAIN:
            return f"{' ∘ '.join(self.listed(value))} → {self.term(subject)}"
        if predicate == HAS_KEY:
            return f"key({self.term(subject)}): {', '.join(self.listed(value))}"
        if predicate in (term("members"), term("distinctMembers")):
            return f"disjoint({', '.join(self.listed(value))})"
        if predicate == term("sourceIndividual"):
            return self._negation(subject)
        if self.is_anonymous(subject) or predicate in NEGATED:
            return ""
        return f"{self.name(subject)} ≡ {self.expression(subject)}"

    def _negation(self, node: Term) -> str:
        """Return the statement that a negative assertion denies."""
        parts = (self.graph.value(node, predicate) for predicate in (term("sourceIndividual"), *NEGATED))
        return f"¬({' '.join(self.name(part) for part in parts if part)})"

    def rule(self, rule: Rule) -> str:
        """Return a rule in words: its conclusion, its premises, and what must be absent."""
        body = [self._atom(atom) for atom in rule.body]
        body += [f"¬({' ∧ '.join(map(self._atom, group))})" for group in rule.negated]
        if rule.unequal:
            body.append(" ≠ ".join(map(self._argument, rule.unequal)))
        head = self._atom(rule.head) if rule.head else "⊥"
        return f"{head} ← {' ∧ '.join(body)}"

    def _atom(self, atom: Atom) -> str:
        relation = f"({self.term(atom.relation)})" if self.is_anonymous(atom.relation) else self.term(atom.relation)
        return f"{relation}({', '.join(map(self._argument, atom.args))})"

    def _argument(self, arg: Argument) -> str:
        return arg if isinstance(arg, str) else self.name(arg)

    def listed(self, head: Term) -> list[str]:
        """Return the members of a list in words."""
        return [self.term(member) for member in self.graph.members(head)]

    def term(self, node: Term, *, nested: bool = False) -> str:
        """Return the name of a term, or its class expression if it has no name."""
        if node == THING:
            return "⊤"
        if not self.is_anonymous(node):
            return self.name(node)
        words = self.expression(node)
        return f"({words})" if nested and (" ⊓ " in words or " ⊔ " in words) else words

    def expression(self, node: Term) -> str:
        """Return a class expression in words."""
        for predicate, between in ((INTERSECTION_OF, " ⊓ "), (UNION_OF, " ⊔ ")):
            if (head := self.graph.value(node, predicate)) is not None:
                return between.join(self.term(member, nested=True) for member in self.graph.members(head))
        if (head := self.graph.value(node, ONE_OF)) is not None:
            return f"{{{', '.join(self.listed(head))}}}"
        if (inner := self.graph.value(node, COMPLEMENT_OF)) is not None:
            return f"¬{self.term(inner, nested=True)}"
        if (inverse := self.graph.value(node, INVERSE_OF)) is not None:
            return f"{self.term(inverse)}⁻"
        return self._restriction(node)

    def _restriction(self, node: Term) -> str:
        on = self.graph.value(node, ON_PROPERTY)
        if on is None:
            return self.name(node)
        for predicate, form in RESTRICTIONS.items():
            if (value := self.graph.value(node, predicate)) is not None:
                counts = isinstance(value, Literal) and predicate in (MAX_CARDINALITY, MAX_QUALIFIED)
                words = value.value if counts else self.term(value, nested=True)
                filler = self.graph.value(node, ON_CLASS)
                return form.format(self.term(on), words, self.term(filler) if filler else "⊤")
        return f"restriction({self.term(on)})"


RESTRICTIONS: Final[dict[NamedNode, str]] = {
    SOME_VALUES_FROM: "∃{0}.{1}",
    ALL_VALUES_FROM: "∀{0}.{1}",
    HAS_VALUE: "∃{0}.{{{1}}}",
    MAX_CARDINALITY: "≤{1} {0}",
    MAX_QUALIFIED: "≤{1} {0}.{2}",
}
"""Notation of a restriction, with its property, value and class."""
