"""The rules that a schema compiles to, and the relations they read."""

from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import Literal, NamedNode

from ontology.reasoning.arrays import Ids
from ontology.reasoning.encoded_facts import EncodedFacts
from ontology.reasoning.engine import Engine
from ontology.reasoning.equality import EQUAL
from ontology.reasoning.graph import Graph
from ontology.reasoning.interval_rule import DateProperties
from ontology.reasoning.owl_terms import ON_PROPERTY, RESTRICTION, TYPE, Term
from ontology.reasoning.rule import Name, Rule
from ontology.reasoning.stratification import DependencyGraph, negated_atoms


@dataclass(frozen=True)
class RuleSet:
    """Compiled rules: those that conclude something, and the checks whose body must never hold.

    `schema` is the closed schema; `axioms` and `stated` are the schema as stated, as numbers and as triples. `words`
    are the numbers of the classes and properties of every rule, including rules left out because they cannot fire. A
    check with a head (`owl:sameAs`) reports that two things would be equal. The `closed` rules conclude from negated
    atoms, after all other rules. Rule sets of the same schema are one object.
    """

    rules: tuple[Rule, ...]
    checks: tuple[Rule, ...]
    schema: Engine
    axioms: EncodedFacts
    stated: Graph
    words: Ids
    equality: bool
    closed: tuple[Rule, ...] = ()

    @cached_property
    def dates(self) -> DateProperties:
        """The properties that hold dates."""
        return DateProperties.of(self.stated)

    @cached_property
    def flow(self) -> DependencyGraph:
        """The relations that may change when others change."""
        return DependencyGraph((*self.rules, *self.closed), self.dates.edges)

    def unsettled(self, changed: frozenset[Name]) -> list[Rule]:
        """Return the closed-world rules that test an absence which a change of these relations may affect."""
        if not any(negated_atoms(rule) for rule in self.closed):
            return []
        if changed not in self._reached:
            self._reached[changed] = self.flow.reached(changed)
        reached = self._reached[changed]
        return [rule for rule in self.closed if any(atom.name in reached for atom in negated_atoms(rule))]

    @cached_property
    def _reached(self) -> dict[frozenset[Name], frozenset[Name]]:
        """A cache of earlier results, because most changes touch the same few relations."""
        return {}

    @cached_property
    def names(self) -> frozenset[Name]:
        """Every relation that a rule or check reads or writes."""
        return frozenset(atom.name for rule in (*self.rules, *self.checks, *self.closed) for atom in rule.atoms)

    @cached_property
    def read(self) -> frozenset[Name]:
        """Every relation that a rule with a conclusion reads."""
        return frozenset(atom.name for rule in (*self.rules, *self.closed) for atom in rule.reads)

    @cached_property
    def relevant(self) -> frozenset[Name]:
        """Every relation whose facts matter: those of the rules, of dates, and of the conclusions from dates."""
        return self.names | self.dates.reads | self.dates.gives

    @cached_property
    def patterns(self) -> frozenset[tuple[NamedNode | None, Term | None]]:
        """The relevant relations as patterns for a store: a property, or `rdf:type` with a class.

        None matches anything.
        """
        types = {(TYPE, name.term) for name in self.relevant if name.arity == 1}
        values = {(each.term, None) for each in self.relevant if each.arity == 2 and isinstance(each.term, NamedNode)}
        return frozenset(values if (TYPE, None) in values else values | types)

    @cached_property
    def makes_equal(self) -> bool:
        """True if some rule can find two things to be equal."""
        return any(rule.head and rule.head.name == EQUAL and rule.unequal for rule in self.rules)

    @cached_property
    def literals(self) -> frozenset[Literal]:
        """The literals that rules and checks mention."""
        atoms = (atom for rule in (*self.rules, *self.checks) for atom in rule.atoms)
        return frozenset(arg for atom in atoms for arg in atom.args if isinstance(arg, Literal))

    @cached_property
    def restrictions(self) -> frozenset[Term]:
        """The class expressions, named or not, that the schema types as a restriction."""
        restricted = (node for node, _ in self.stated.pairs(ON_PROPERTY))
        return frozenset((*self.stated.instances(RESTRICTION), *restricted))

    def is_anonymous(self, node: Term) -> bool:
        """Return whether a class is only an expression: a blank node, its skolem IRI, or a restriction stated by a row.

        With equality, the schema belongs to someone else, and every IRI counts as a name.
        """
        if not isinstance(node, NamedNode):
            return True
        return "/.well-known/genid/" in node.value or (not self.equality and node in self.restrictions)
