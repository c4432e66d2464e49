"""Dates in SPARQL: the days that a value covers, as texts that can be compared.

SPARQL has no dates in EDTF. Where every value of a property is a whole day, the value itself is compared; otherwise a
table in the query gives the days of each value that the version holds.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from graph_api.graphql.date_bounds import BOUNDS, EARLIEST, LATEST
from graph_api.graphql.edtf_dates import Precision, When, when
from graph_api.graphql.sparql_text import Script, all_of, any_of, boolean, negated, text
from ontology.vocabulary import PropertyTerm

MOST_DATES = 800
"""Limit of the rows in one table of days."""

_OPEN: Mapping[str, str] = {EARLIEST: "0001-01-01", LATEST: "9999-12-31"}


class Days(NamedTuple):
    """Expressions for the first and last day and the precision of a date, and the patterns that they need."""

    patterns: str
    first: str
    last: str
    precision: str


def days(script: Script, term: PropertyTerm, subject: str, value: str) -> Days:
    """Return the days of the values of a property."""
    found = script.pattern(term, subject, value)
    known = _known(script, term)
    if all(map(_is_day, known.values())):
        return Days(found, f"STR({value})", f"STR({value})", text(Precision.DAY.value))
    if len(known) > MOST_DATES:
        script.inexact(f"{term.name} has more than {MOST_DATES} different dates, which are compared as texts here")
        return Days(found, f"STR({value})", f"STR({value})", text(Precision.DAY.value))
    return _table(script, term, subject, value, found, known)


def compared_days(script: Script, term: PropertyTerm, subject: str, value: str) -> Days:
    """Return the days that filters compare: an open end of `earliest` and `latest` is beyond every day."""
    return _bound(script, term, subject) if term.name in BOUNDS else days(script, term, subject, value)


def _bound(script: Script, term: PropertyTerm, subject: str) -> Days:
    """Return the days of a bound, which is open if only the other bound is known."""
    other = script.lens.facts.vocabulary.properties[LATEST if term.name == EARLIEST else EARLIEST]
    if not all(map(_is_day, _known(script, term).values())):
        script.inexact(f"some values of {term.name} are not whole days; they are compared as texts here")
    value, day, another, none = (script.fresh(name) for name in ("value", "day", "other", "none"))
    stated = f"{{ {script.pattern(term, subject, value)} BIND(STR({value}) AS {day}) }}"
    missing = f"FILTER NOT EXISTS {{ {script.pattern(term, subject, none)} }}"
    bound = f"BIND({text(_OPEN[term.name])} AS {day})"
    either = f"{stated} UNION {{ {script.pattern(other, subject, another)} {missing} {bound} }}"
    kinds = text(Precision.INTERVAL.value), text(Precision.DAY.value)
    return Days(either, day, day, f"IF({day} = {text(_OPEN[term.name])}, {kinds[0]}, {kinds[1]})")


def _known(script: Script, term: PropertyTerm) -> Mapping[tuple[str, str], When]:
    """Return the days of each different value in the version, by its text and its qualifier."""
    facts = script.lens.facts
    values = facts.values(term)
    if term.qualifier is None:
        return {(each.text, ""): each for found in values.values() for each in found}
    said = facts.of(term.qualifier)
    return {(each.text, *said.get(iri, ("",))[:1]): each for iri, found in values.items() for each in found}


def _is_day(value: When) -> bool:
    return value.precision is Precision.DAY and value.text == value.first


def _table(
    script: Script, term: PropertyTerm, subject: str, value: str, found: str, known: Mapping[tuple[str, str], When]
) -> Days:
    first, last, precision = (script.fresh(name) for name in ("first", "last", "precision"))
    names, row = [script.fresh("text")], [f"BIND(STR({value}) AS {{0}})"]
    if term.qualifier is not None:
        said = script.fresh("qualifier")
        pattern = script.pattern(script.lens.facts.vocabulary.properties[term.qualifier], subject, said)
        found += f" OPTIONAL {{ {pattern} }}"
        names.append(script.fresh("how"))
        row.append(f'BIND(COALESCE(STR({said}), "") AS {{1}})')
    lines = ((*key[: len(names)], each.first, each.last, each.precision.value) for key, each in sorted(known.items()))
    data = " ".join(f"({' '.join(map(text, line))})" for line in lines)
    table = f"VALUES ({' '.join([*names, first, last, precision])}) {{ {data} }}"
    return Days(f"{found} {' '.join(row).format(*names)} {table}", first, last, precision)


def date_test(days: Days, name: str, operand: Any) -> str:
    """Return the expression of one operator on a date."""
    return _OPERATORS[name](days, operand)


def _covers(days: Days, asked: Iterable[str]) -> str:
    spans = {when(each)[1:3] for each in asked}
    return any_of(f"{days.first} = {text(first)} && {days.last} = {text(last)}" for first, last in sorted(spans))


def _inside(days: Days, low: str, high: str) -> str:
    return all_of([f"{days.first} >= {text(when(low).first)}", f"{days.last} <= {text(when(high).last)}"])


def _overlaps(days: Days, asked: str) -> str:
    return all_of([f"{days.first} <= {text(when(asked).last)}", f"{days.last} >= {text(when(asked).first)}"])


_OPERATORS: Mapping[str, Callable[[Days, Any], str]] = {
    "eq": lambda days, asked: _covers(days, [asked]),
    "ne": lambda days, asked: negated(_covers(days, [asked])),
    "in_": _covers,
    "not_in": lambda days, asked: negated(_covers(days, asked)),
    "lt": lambda days, asked: f"{days.last} < {text(when(asked).first)}",
    "lte": lambda days, asked: f"{days.last} <= {text(when(asked).last)}",
    "gt": lambda days, asked: f"{days.first} > {text(when(asked).last)}",
    "gte": lambda days, asked: f"{days.first} >= {text(when(asked).first)}",
    "between": lambda days, asked: _inside(days, *asked),
    "during": lambda days, asked: _inside(days, asked, asked),
    "overlaps": _overlaps,
    "precision": lambda days, asked: f"{days.precision} = {text(asked.value)}",
    "exists": lambda days, asked: boolean(asked),
}
