"""An OWL 2 RL rule as data: its name, its premises, its conclusion, and the axiom behind it."""

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from pyoxigraph import Triple

from ontology.reasoning.owl_terms import Term

Argument: TypeAlias = str | Term
"""A variable by its name, or a constant."""


class Name(NamedTuple):
    """The name of a relation: a class (arity 1) or a property (arity 2)."""

    term: Term
    arity: int


@dataclass(frozen=True, slots=True)
class Atom:
    """`C(x)` or `p(x, y)`: a thing is in a class, or a property links two things."""

    relation: Term
    args: tuple[Argument, ...]

    @property
    def name(self) -> Name:
        """The relation of the atom."""
        return Name(self.relation, len(self.args))

    @property
    def variables(self) -> set[str]:
        """The variables among the arguments."""
        return {arg for arg in self.args if isinstance(arg, str)}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: if every atom of the body holds, the head holds. Without a head, the body is a contradiction.

    `name` is the W3C name of the rule (prp-trp). `axiom` holds the schema triples it was compiled from. `unequal` are
    two arguments that must be different things. Each group of atoms in `negated` must have no match; only
    closed-world rules have such groups.
    Source: https://www.w3.org/TR/owl2-profiles/#Reasoning_in_OWL_2_RL_and_RDF_Graphs_using_Rules
    """

    name: str
    head: Atom | None
    body: tuple[Atom, ...]
    axiom: tuple[Triple, ...] = ()
    unequal: tuple[Argument, Argument] | None = None
    negated: tuple[tuple[Atom, ...], ...] = ()

    @property
    def variables(self) -> set[str]:
        """All variables of the body."""
        return set().union(*(atom.variables for atom in self.body))

    @property
    def reads(self) -> tuple[Atom, ...]:
        """The atoms that must hold and those that must not."""
        return (*self.body, *(atom for group in self.negated for atom in group))

    @property
    def atoms(self) -> tuple[Atom, ...]:
        """All atoms the rule reads and, if there is one, its head."""
        return self.reads if self.head is None else (*self.reads, self.head)
