"""Facts about literals that hold before any rule runs: their datatypes, and which are equal or different.

These are the rules dt-type2, dt-eq and dt-diff; dt-not-type is a check.
Source: https://www.w3.org/TR/owl2-profiles/#Reasoning_in_OWL_2_RL_and_RDF_Graphs_using_Rules (table 8)
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import permutations

from pyoxigraph import Literal, NamedNode

from ontology.reasoning.arrays import MASK, Ids
from ontology.reasoning.dictionary import Dictionary
from ontology.reasoning.equality import EQUAL
from ontology.reasoning.literal_values import Value, holds, is_known, known_datatypes, value_of
from ontology.reasoning.owl_terms import DIFFERENT_FROM
from ontology.reasoning.rule import Name

DIFFERENT = Name(DIFFERENT_FROM, 2)


def datatype_names() -> frozenset[Name]:
    """Return the relations of all datatypes whose values are known."""
    return frozenset(Name(datatype, 1) for datatype in known_datatypes())


def typed_literals(terms: Dictionary, names: Iterable[Name], since: int = 0) -> Iterator[tuple[Name, int]]:
    """Yield dt-type2 for the datatypes that a rule reads: the literals in their value spaces.

    Only literals with the number `since` or higher are considered.
    """
    literals = list(_literals(terms, range(since, len(terms.terms))))
    for name in names:
        if isinstance(name.term, NamedNode) and name.arity == 1 and is_known(name.term):
            yield from ((name, number) for number, literal in literals if holds(name.term, literal))


def compared_literals(terms: Dictionary, equal: Ids) -> Iterator[tuple[Name, int]]:
    """Yield dt-type2, dt-eq and dt-diff for the literals that a fact states to be equal to something."""
    numbers = {number for key in equal.tolist() for number in (key >> 32, key & MASK)}
    values = {number: value for number, literal in _literals(terms, numbers) if (value := value_of(literal))}
    for number in values:
        literal = terms.terms[number]
        for datatype in known_datatypes():
            if isinstance(literal, Literal) and holds(datatype, literal):
                yield Name(datatype, 1), number
    for one, other in permutations(values, 2):
        yield EQUAL if values[one] == values[other] else DIFFERENT, one << 32 | other


def equal_literals(terms: Dictionary) -> Iterator[tuple[Name, int]]:
    """Yield dt-eq: pairs of literals that write the same value differently."""
    groups: dict[Value, list[int]] = defaultdict(list)
    for number, literal in _literals(terms):
        if value := value_of(literal):
            groups[value].append(number)
    for group in groups.values():
        yield from ((EQUAL, one << 32 | other) for one, other in permutations(group, 2))


def _literals(terms: Dictionary, numbers: Iterable[int] | None = None) -> Iterator[tuple[int, Literal]]:
    for number in range(len(terms.terms)) if numbers is None else numbers:
        term = terms.terms[number]
        if isinstance(term, Literal):
            yield number, term
