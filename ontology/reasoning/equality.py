"""Equality as rules: equal things share all their facts.

The rules are compiled only if the profile's equality is asked for. Otherwise a derived equality is a violation.
Source: https://www.w3.org/TR/owl2-profiles/#Reasoning_in_OWL_2_RL_and_RDF_Graphs_using_Rules (table 4)
"""

from collections.abc import Iterable
from typing import Final

import numpy as np
from pyoxigraph import Triple

from graph_store.errors import Inconsistent
from ontology.reasoning.arrays import MASK
from ontology.reasoning.engine import Engine
from ontology.reasoning.owl_terms import SAME_AS
from ontology.reasoning.proofs import Prover
from ontology.reasoning.rule import Atom, Name, Rule

EQUAL = Name(SAME_AS, 2)

MOST_EQUAL: Final = 1000
"""Largest number of things that may equal one thing.

The cost of equality grows with the square of this number, and real keys join two or three things.
"""


def check_size(engine: Engine) -> None:
    """Check the limit. Raises: Inconsistent (422) naming some of more than `MOST_EQUAL` equal things and a reason."""
    equal, terms = engine.relation(EQUAL), engine.terms.terms
    subjects, counts = np.unique(equal.keys >> 32, return_counts=True)
    if not len(counts) or counts.max() <= MOST_EQUAL:
        return
    keys = equal.of(subjects[[counts.argmax()]])
    named = ", ".join(str(terms[key & MASK]) for key in keys[:5].tolist())
    because = " and ".join(map(str, _facts(engine, int(keys[equal.ranks_of(keys).argmin()]))))
    raise Inconsistent(
        "more than {most} things would be equal to {thing}: {named} …; two of them are equal because {because}",
        most=MOST_EQUAL,
        thing=terms[int(keys[0]) >> 32],
        named=named,
        because=because,
    )


def _facts(engine: Engine, key: int) -> list[Triple]:
    """Return the facts from which the equality of two things follows, or the equality itself if it is stated."""
    place = EQUAL, key
    premises = Prover(engine).last_step(place).premises or (place,)
    return [engine.terms.triple(*premise) for premise in premises if engine.terms.is_rdf(*premise)]


SYMMETRIC = Rule("eq-sym", Atom(SAME_AS, ("y", "x")), (Atom(SAME_AS, ("x", "y")),))
TRANSITIVE = Rule("eq-trans", Atom(SAME_AS, ("x", "z")), (Atom(SAME_AS, ("x", "y")), Atom(SAME_AS, ("y", "z"))))


def equality_rules(names: Iterable[Name]) -> list[Rule]:
    """Return eq-sym, eq-trans, and the replacement rules for each of these relations."""
    return [SYMMETRIC, TRANSITIVE, *replacements(names)]


def replacements(names: Iterable[Name]) -> list[Rule]:
    """Return eq-rep-s and eq-rep-o for each of these relations."""
    return [rule for name in sorted(set(names) - {EQUAL}, key=str) for rule in replacement(name)]


def replacement(name: Name) -> list[Rule]:
    """Return eq-rep-s, and eq-rep-o for a property: a fact about a thing holds for every thing equal to it."""
    if name.arity == 1:
        head, body = Atom(name.term, ("y",)), Atom(name.term, ("x",))
        return [Rule("eq-rep-s", head, (body, Atom(SAME_AS, ("x", "y"))))]
    fact = Atom(name.term, ("x", "z"))
    return [
        Rule("eq-rep-s", Atom(name.term, ("y", "z")), (fact, Atom(SAME_AS, ("x", "y")))),
        Rule("eq-rep-o", Atom(name.term, ("x", "y")), (fact, Atom(SAME_AS, ("z", "y")))),
    ]
