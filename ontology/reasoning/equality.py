"""Equality as rules: what is the same shares all it has.

Compiled only where the profile's equality is asked for; else a derived equality is a violation.
Source: https://www.w3.org/TR/owl2-profiles/#Reasoning_in_OWL_2_RL_and_RDF_Graphs_using_Rules (table 4)
"""

from collections.abc import Iterable
from typing import Final

import numpy as np
from pyoxigraph import Triple

from graph_store.errors import Inconsistent
from ontology.reasoning.arrays import MASK
from ontology.reasoning.engine import Engine
from ontology.reasoning.proofs import Prover
from ontology.reasoning.rules import Atom, Name, Rule
from ontology.reasoning.vocabulary import SAME_AS

EQUAL = Name(SAME_AS, 2)

MOST_EQUAL: Final = 1000
"""Things that may be the same as one: what equality costs grows with the square, and real keys join two or three."""


def check_size(engine: Engine) -> None:
    """Raises: Inconsistent (422) naming some of more than `MOST_EQUAL` equal things, and why two of them are."""
    equal, terms = engine.relation(EQUAL), engine.terms.terms
    subjects, counts = np.unique(equal.keys >> 32, return_counts=True)
    if not len(counts) or counts.max() <= MOST_EQUAL:
        return
    keys = equal.of(subjects[[counts.argmax()]])
    named = ", ".join(str(terms[key & MASK]) for key in keys[:5].tolist())
    because = " and ".join(map(str, _facts(engine, int(keys[equal.ranks_of(keys).argmin()]))))
    raise Inconsistent(
        f"more than {MOST_EQUAL} things would be the same as {terms[int(keys[0]) >> 32]}: {named} …; two of them, "
        f"because {because}"
    )


def _facts(engine: Engine, key: int) -> list[Triple]:
    """What the equality of two things rests on, or itself when it is stated."""
    place = EQUAL, key
    premises = Prover(engine).move(place).premises or (place,)
    return [engine.terms.triple(*premise) for premise in premises if engine.terms.shows(*premise)]


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
