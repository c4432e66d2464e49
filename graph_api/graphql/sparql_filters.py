"""Filters in SPARQL: the input of a field as an expression on a variable.

A condition on a property is an `EXISTS`. Values are counted in a subquery, which is joined to the patterns of the group
that binds the thing.
"""

from collections.abc import Callable, Mapping
from typing import Any

from graph_api.graphql.date_bounds import OUTSIDE
from graph_api.graphql.filters import given
from graph_api.graphql.request_context import RequestContext
from graph_api.graphql.sparql_dates import compared_days, date_test
from graph_api.graphql.sparql_text import FALSE, TRUE, Script, all_of, among, any_of, boolean, iri, negated
from graph_api.graphql.sparql_values import value_test
from ontology.vocabulary import Kind, PropertyTerm

_EXCLUDING = frozenset({"ne", "not_in"})
_COUNTED = {"eq": "=", "ne": "!=", "lt": "<", "lte": "<=", "gt": ">", "gte": ">="}
_GROUPS: Mapping[str, Callable[[list[str]], str]] = {
    "and_": all_of,
    "or_": any_of,
    "not_": lambda tests: negated(any_of(tests)),
}


class FilterWriter:
    """Writes the filters of one query."""

    def __init__(self, context: RequestContext, script: Script) -> None:
        self._context, self._script, self._facts = context, script, script.lens.facts

    def things(self, conditions: object, subject: str, group: list[str]) -> str:
        """Return the expression of a filter of things; patterns that it needs are added to the group of the subject."""
        return all_of([self._condition(name, value, subject, group) for name, value in given(conditions)])

    def counted(self, term: PropertyTerm, subject: str, number: str, conditions: Any = None) -> str:
        """Return the pattern that binds the number of values that fulfil the conditions, if there are any values."""
        value = self._script.fresh("value")
        found = self._values(term, subject, value, conditions)
        each = value if term.kind is Kind.TEXT else f"STR({value})"
        return (
            f"OPTIONAL {{ SELECT {subject} (COUNT(DISTINCT {each}) AS {number}) "
            f"WHERE {{ {found} }} GROUP BY {subject} }}"
        )

    def _condition(self, name: str, value: Any, subject: str, group: list[str]) -> str:
        if name in _GROUPS:
            several = value if isinstance(value, list) else [value]
            return _GROUPS[name]([self.things(each, subject, group) for each in several])
        if name == "exists":
            return boolean(value)
        if name == "holds":
            bounds = (
                (self._facts.vocabulary.properties[bound], {operator: value}) for bound, operator in OUTSIDE.items()
            )
            return all_of([negated(self._any(term, subject, conditions)) for term, conditions in bounds])
        if name in {"id", "type", "graph"}:
            found = {"id": self._identity, "type": self._type, "graph": self._graph}[name]
            return all_of(_signed(key, found(_several(each), subject)) for key, each in given(value))
        term = self._facts.vocabulary.properties[name]
        if term.single:
            return self._single(term, value, subject)
        return all_of([self._quantified(term, key, each, subject, group) for key, each in given(value)])

    def _identity(self, names: list[Any], subject: str) -> str:
        return among(subject, [iri(self._context.iri(each, self._script.lens)) for each in names])

    def _type(self, classes: list[Any], subject: str) -> str:
        named = self._script.classes({each.value for each in classes})
        if len(named) == 1:
            return f"EXISTS {{ {subject} a {named[0]} }}"
        kind = self._script.fresh("class")
        return f"EXISTS {{ {subject} a {kind} FILTER({among(kind, named)}) }}" if named else FALSE

    def _graph(self, names: list[Any], subject: str) -> str:
        """Return the expression that the thing is a subject in one of the graphs, whose names are checked before."""
        snapshot, said, value = self._script.lens.snapshot, self._script.fresh("property"), self._script.fresh("value")
        found = [each if each in snapshot.manifest.graphs else f"{snapshot.graphs.base}graph/{each}" for each in names]
        return any_of([f"EXISTS {{ GRAPH {iri(each)} {{ {subject} {said} {value} }} }}" for each in found])

    def _single(self, term: PropertyTerm, value: Any, subject: str) -> str:
        asked = dict(given(value))
        exists = asked.pop("exists", None)
        if exists is not None and not asked:
            return _signed("" if exists else "ne", self._any(term, subject, None))
        if term.kind is Kind.THING:
            return self._any(term, subject, value)
        if term.kind is not Kind.TEXT:
            return self._any(term, subject, asked)
        wanted = {name: each for name, each in asked.items() if name not in _EXCLUDING}
        allowed = {name: each for name, each in asked.items() if name in _EXCLUDING}
        return all_of([self._any(term, subject, wanted), negated(self._any(term, subject, allowed, against=True))])

    def _quantified(self, term: PropertyTerm, name: str, value: Any, subject: str, group: list[str]) -> str:
        if name == "exists":
            return _signed("" if value else "ne", self._any(term, subject, None))
        if name == "count":
            return self._count(term, value, subject, group)
        conditions = _conditions(term, value)
        if name == "every":
            return negated(self._any(term, subject, conditions, against=True))
        return _signed("" if name == "some" else "ne", self._any(term, subject, conditions))

    def _count(self, term: PropertyTerm, value: Any, subject: str, group: list[str]) -> str:
        asked, number = dict(given(value)), self._script.fresh("count")
        where = asked.pop("where", None)
        group.append(self.counted(term, subject, number, None if where is None else _conditions(term, where)))
        return all_of(f"COALESCE({number}, 0) {_COUNTED[name]} {each}" for name, each in asked.items())

    def _any(self, term: PropertyTerm, subject: str, conditions: Any, *, against: bool = False) -> str:
        """Return the expression that a value fulfils the conditions, or breaks one if `against`."""
        found = self._values(term, subject, self._script.fresh("value"), conditions, against=against)
        return FALSE if found.endswith("FILTER(false)") else f"EXISTS {{ {found} }}"

    def _values(self, term: PropertyTerm, subject: str, value: str, conditions: Any, *, against: bool = False) -> str:
        """Return the patterns of the values that fulfil the conditions, or break one; without conditions, of all."""
        group: list[str] = []
        if conditions is None or term.kind is not Kind.DATE:
            found = self._script.pattern(term, subject, value)
        if conditions is None:
            test = TRUE
        elif term.kind is Kind.THING:
            test = self.things(conditions, value, group)
        elif term.kind is Kind.DATE:
            covered = compared_days(self._script, term, subject, value)
            found = covered.patterns
            test = all_of([date_test(covered, name, each) for name, each in conditions.items()])
        else:
            test = value_test(self._script, term, value, conditions)
        test = negated(test) if against else test
        return " ".join([found, *group, *([] if test == TRUE else [f"FILTER({test})"])])


def _conditions(term: PropertyTerm, value: Any) -> Any:
    """Return conditions on things as they are, and those on values as a mapping."""
    return value if term.kind is Kind.THING else dict(given(value))


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _signed(name: str, test: str) -> str:
    """Return a test, negated for an operator that excludes."""
    return negated(test) if name in _EXCLUDING else test
