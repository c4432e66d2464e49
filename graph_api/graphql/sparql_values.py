"""Conditions on values in SPARQL: strings, texts, numbers and booleans.

SPARQL cannot ignore accents. The folding of a text is written out for the letters that the version holds.
"""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

from pyoxigraph import Literal

from graph_api.graphql.languages import Text
from graph_api.graphql.sparql_text import Script, all_of, among, boolean, negated, text
from graph_store.case_folding import fold
from ontology.vocabulary import Kind, PropertyTerm

_COMPARED = {"eq": "=", "ne": "!=", "lt": "<", "lte": "<=", "gt": ">", "gte": ">="}


def value_test(script: Script, term: PropertyTerm, value: str, asked: Mapping[str, Any]) -> str:
    """Return the expression that a value fulfils all conditions; not for dates."""
    return all_of(_one(script, term, value, name, operand) for name, operand in asked.items())


def number(kind: Kind, value: str) -> str:
    """Return the expression of a value as it is compared."""
    if kind is Kind.BOOLEAN:
        return f'(STR({value}) IN ("true", "1"))'
    cast = {Kind.INTEGER: "xsd:integer", Kind.DECIMAL: "xsd:double"}.get(kind)
    return f"{cast}(STR({value}))" if cast else f"STR({value})"


def _one(script: Script, term: PropertyTerm, value: str, name: str, operand: Any) -> str:
    if name == "exists":
        return boolean(operand)
    if name == "lang":
        return f"LCASE(LANG({value})) = {text(operand.casefold())}"
    if name == "matches":
        return f"REGEX(STR({value}), {text(operand)})"
    if name in {"starts_with", "contains"}:
        function = "STRSTARTS" if name == "starts_with" else "CONTAINS"
        return f"{function}({folded(script, term, f'STR({value})')}, {text(fold(operand))})"
    return _compared(number(term.kind, value), name, operand, term.kind)


def _compared(value: str, name: str, operand: Any, kind: Kind) -> str:
    if name == "between":
        return all_of([_compared(value, "gte", operand[0], kind), _compared(value, "lte", operand[1], kind)])
    if name in {"in_", "not_in"}:
        found = among(value, (_written(each, kind) for each in operand))
        return found if name == "in_" else negated(found)
    return f"{value} {_COMPARED[name]} {_written(operand, kind)}"


def _written(operand: Any, kind: Kind) -> str:
    word = operand.value if isinstance(operand, Enum) else operand
    return str(Literal(float(word) if kind is Kind.DECIMAL else word))


def folded(script: Script, term: PropertyTerm, value: str) -> str:
    """Return the expression of a text without case and accents, for the letters that occur in the version."""
    facts = script.lens.facts
    column = facts.values(term)
    letters: Mapping[str, str] = facts.made(("letters", term.name), lambda: _letters(_texts(column.values())))
    for plain, written in letters.items():
        value = f"REPLACE({value}, {text(f'[{written}]')}, {text(plain.replace('$', '$$'))})"
    return f"LCASE({value})"


def _texts(values: Iterable[tuple[Any, ...]]) -> Iterable[str]:
    return (each.value if isinstance(each, Text) else each for found in values for each in found)


def _letters(texts: Iterable[str]) -> Mapping[str, str]:
    """Return the letters beyond ASCII that folding changes, by what they become."""
    found: dict[str, str] = {}
    for letter in sorted({letter for each in texts if not each.isascii() for letter in each if not letter.isascii()}):
        if (plain := fold(letter)) != letter:
            found[plain] = found.get(plain, "") + letter
    return found


def sortable(script: Script, term: PropertyTerm, value: str) -> str:
    """Return the expression that sorts a value as the service does; not for dates."""
    if term.kind in {Kind.TEXT, Kind.STRING}:
        return f"CONCAT({folded(script, term, f'STR({value})')}, {text(chr(1))}, STR({value}))"
    if term.kind is Kind.BOOLEAN:
        return f"IF({number(term.kind, value)}, 1, 0)"
    return number(term.kind, value)
