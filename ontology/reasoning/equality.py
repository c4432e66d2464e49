"""Equality as rules: what is the same shares all it has.

Compiled only where the profile's equality is asked for; else a derived equality is a violation.
Source: https://www.w3.org/TR/owl2-profiles/#Reasoning_in_OWL_2_RL_and_RDF_Graphs_using_Rules (table 4)
"""

from collections.abc import Iterable

from ontology.reasoning.rules import Atom, Name, Rule
from ontology.reasoning.vocabulary import SAME_AS

EQUAL = Name(SAME_AS, 2)
SYMMETRIC = Rule("eq-sym", Atom(SAME_AS, ("y", "x")), (Atom(SAME_AS, ("x", "y")),))
TRANSITIVE = Rule("eq-trans", Atom(SAME_AS, ("x", "z")), (Atom(SAME_AS, ("x", "y")), Atom(SAME_AS, ("y", "z"))))


def equality_rules(names: Iterable[Name]) -> list[Rule]:
    """eq-sym, eq-trans, and replacement in each of these relations."""
    return [SYMMETRIC, TRANSITIVE, *replacements(names)]


def replacements(names: Iterable[Name]) -> list[Rule]:
    """eq-rep-s and eq-rep-o in each of these relations."""
    return [rule for name in sorted(set(names) - {EQUAL}, key=str) for rule in replacement(name)]


def replacement(name: Name) -> list[Rule]:
    """eq-rep-s, and eq-rep-o for a property: a fact of a thing is a fact of its equals."""
    if name.arity == 1:
        head, body = Atom(name.term, ("y",)), Atom(name.term, ("x",))
        return [Rule("eq-rep-s", head, (body, Atom(SAME_AS, ("x", "y"))))]
    fact = Atom(name.term, ("x", "z"))
    return [
        Rule("eq-rep-s", Atom(name.term, ("y", "z")), (fact, Atom(SAME_AS, ("x", "y")))),
        Rule("eq-rep-o", Atom(name.term, ("x", "y")), (fact, Atom(SAME_AS, ("z", "y")))),
    ]
