"""Hints about vague dates that a query reads or compares as whole days.

Source: https://www.loc.gov/standards/datetime/
"""

from pyoxigraph import Literal, NamedNode

from graph_api.hints.hint import Code, Hint
from graph_api.hints.inquiry import Inquiry
from graph_api.hints.value_tests import PARTS_OF_DATES
from graph_api.hints.values_of import Values
from graph_store.lexer.comparisons import Comparison
from graph_store.terms import XSD
from ontology.namespaces import EDTF, kg

_DATES = frozenset(f"{XSD}{name}" for name in ("date", "dateTime", "gYear", "gYearMonth"))
_BOUNDS = ("earliest", "latest")


def vague_dates(asked: Inquiry, property_: NamedNode, comparison: Comparison, values: Values) -> Hint | None:
    """Return a hint if some values are vague dates and the comparison is one of days, or None."""
    vague = [each for each in values.literals if each.datatype == EDTF]
    part = next((each for each in comparison.functions if each in PARTS_OF_DATES), None)
    if not vague or not (part or any(_is_date(value) for value in comparison.values)):
        return None
    base = asked.facts.snapshot.graphs.base
    bounds = [each for name in _BOUNDS if asked.facts.some(None, each := kg(name, base), None)]
    claim, words = ("vague_dates", {"function": part}) if part else ("vague_days", {})
    return asked.hint(
        Code.VAGUE_DATE, claim, comparison.at, "bounds", bounds, property=property_, value=vague[0], **words
    )


def _is_date(value: NamedNode | Literal) -> bool:
    return isinstance(value, Literal) and value.datatype.value in _DATES
