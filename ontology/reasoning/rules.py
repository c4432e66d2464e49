"""A rule of OWL 2 RL as data: what follows from what, under which name, and because of which axiom."""

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from pyoxigraph import Triple

from ontology.reasoning.vocabulary import Term

Argument: TypeAlias = str | Term
"""A variable by its name, or a constant."""


class Name(NamedTuple):
    """What a relation is called: a class (arity 1) or a property (arity 2)."""

    term: Term
    arity: int


@dataclass(frozen=True, slots=True)
class Atom:
    """`C(x)` or `p(x, y)`: that a thing is in a class, or that a property links two things."""

    relation: Term
    args: tuple[Argument, ...]

    @property
    def name(self) -> Name:
        """The relation that the atom speaks of."""
        return Name(self.relation, len(self.args))

    @property
    def variables(self) -> set[str]:
        """The variables among the arguments."""
        return {arg for arg in self.args if isinstance(arg, str)}


@dataclass(frozen=True, slots=True)
class Rule:
    """If every atom of the body holds, the head holds; without a head, the body is a contradiction.

    `name` is the name the W3C gives the rule (prp-trp); `axiom` holds the schema triples it was compiled from;
    `apart` are two variables that must stand for different things.
    Source: https://www.w3.org/TR/owl2-profiles/#Reasoning_in_OWL_2_RL_and_RDF_Graphs_using_Rules
    """

    name: str
    head: Atom | None
    body: tuple[Atom, ...]
    axiom: tuple[Triple, ...] = ()
    apart: tuple[str, str] | None = None

    @property
    def variables(self) -> set[str]:
        """Every variable of the body."""
        return set().union(*(atom.variables for atom in self.body))

    @property
    def atoms(self) -> tuple[Atom, ...]:
        """The body and, where there is one, the head."""
        return self.body if self.head is None else (*self.body, self.head)
