"""The input types that are the same for every ontology: the filters of values, and the choices of every field."""

import enum
from typing import Any

import strawberry
from strawberry import UNSET
from strawberry.types.field import StrawberryField

from graph_api.graphql.declarations import conditions, fill, key
from graph_api.graphql.edtf_dates import Precision
from graph_api.graphql.scalars import EDTF
from ontology.vocabulary import Kind


@strawberry.enum(description="The facts that a query uses: stated facts, inferred facts, or both.")
class Include(enum.Enum):
    """The choices of `include`, with the values of `graph_store.graphs.Include`."""

    ASSERTED = "asserted"
    INFERRED = "inferred"
    ALL = "all"


@strawberry.enum(description="Order of a list; things without a value always come last.")
class Direction(enum.Enum):
    """Ascending or descending order."""

    ASC = "asc"
    DESC = "desc"


@strawberry.input(description="Conditions on a number of things; all of them must hold.")
class CountRange:
    """Conditions on a count."""

    eq: int | None = UNSET
    ne: int | None = UNSET
    lt: int | None = UNSET
    lte: int | None = UNSET
    gt: int | None = UNSET
    gte: int | None = UNSET


@strawberry.enum(description="The part of a date to group by; a date that covers several is the interval of them.")
class Period(enum.Enum):
    """The parts of a date."""

    YEAR = "year"
    MONTH = "month"


@strawberry.input(description="Conditions on a group.")
class GroupHaving:
    """Conditions on the things of a group."""

    count: CountRange | None = strawberry.field(default=UNSET, description="On the number of its things.")


@strawberry.input(description="Conditions on the identity of a thing; each ID is an IRI or a key such as tree:oak.")
class IdFilter:
    """Conditions on the identity of a thing."""

    eq: strawberry.ID | None = UNSET
    ne: strawberry.ID | None = UNSET
    in_: list[strawberry.ID] | None = strawberry.field(name="in", default=UNSET)
    not_in: list[strawberry.ID] | None = UNSET


@strawberry.input(
    description="Conditions on the graphs of a thing, each by IRI or as source/projects, ended, edits or inferred."
)
class GraphFilter:
    """Conditions on the graphs that have facts about the thing."""

    eq: str | None = UNSET
    ne: str | None = UNSET
    in_: list[str] | None = strawberry.field(name="in", default=UNSET)
    not_in: list[str] | None = UNSET


@strawberry.input(description="Sort by one value of a list, or by the number of its values.", one_of=True)
class ListOrder:
    """Order by the smallest or the largest value, or by the number of values."""

    min: Direction | None = UNSET
    max: Direction | None = UNSET
    count: Direction | None = UNSET


@strawberry.input(
    description="Conditions on a string; all of them must hold. `exists: false` finds things without one."
)
class StringFilter:
    """Conditions on a string."""

    eq: str | None = strawberry.field(default=UNSET, description="Equal to this.")
    ne: str | None = strawberry.field(default=UNSET, description="Different from this.")
    in_: list[str] | None = strawberry.field(name="in", default=UNSET, description="Equal to one of these.")
    not_in: list[str] | None = strawberry.field(default=UNSET, description="Different from all of these.")
    lt: str | None = UNSET
    lte: str | None = UNSET
    gt: str | None = UNSET
    gte: str | None = UNSET
    between: list[str] | None = strawberry.field(default=UNSET, description="Between two values, both included.")
    starts_with: str | None = strawberry.field(
        default=UNSET, description="Starts with this text, ignoring case and accents."
    )
    contains: str | None = strawberry.field(default=UNSET, description="Contains this text, ignoring case and accents.")
    matches: str | None = strawberry.field(
        default=UNSET,
        description="Matches this regular expression, as in SPARQL's REGEX; start it with `(?i)` to ignore case.",
    )
    exists: bool | None = strawberry.field(
        default=UNSET, description="True for things with a value, false for things without."
    )


@strawberry.input(description="Conditions on a text in any language; one text must fulfil all of them.")
class TextFilter(StringFilter):
    """Conditions on a text with a language."""

    lang: str | None = strawberry.field(
        default=UNSET, description="In exactly this language, without other languages as fallback."
    )


@strawberry.input(description="Conditions on a whole number; all of them must hold.")
class IntFilter:
    """Conditions on a whole number."""

    eq: int | None = UNSET
    ne: int | None = UNSET
    in_: list[int] | None = strawberry.field(name="in", default=UNSET)
    not_in: list[int] | None = UNSET
    lt: int | None = UNSET
    lte: int | None = UNSET
    gt: int | None = UNSET
    gte: int | None = UNSET
    between: list[int] | None = strawberry.field(default=UNSET, description="Between two values, both included.")
    exists: bool | None = strawberry.field(
        default=UNSET, description="True for things with a value, false for things without."
    )


@strawberry.input(description="Conditions on a number; all of them must hold.")
class FloatFilter:
    """Conditions on a number."""

    eq: float | None = UNSET
    ne: float | None = UNSET
    in_: list[float] | None = strawberry.field(name="in", default=UNSET)
    not_in: list[float] | None = UNSET
    lt: float | None = UNSET
    lte: float | None = UNSET
    gt: float | None = UNSET
    gte: float | None = UNSET
    between: list[float] | None = strawberry.field(default=UNSET, description="Between two values, both included.")
    exists: bool | None = strawberry.field(
        default=UNSET, description="True for things with a value, false for things without."
    )


@strawberry.input(description="Conditions on true or false.")
class BooleanFilter:
    """Conditions on true or false."""

    eq: bool | None = UNSET
    ne: bool | None = UNSET
    exists: bool | None = strawberry.field(
        default=UNSET, description="True for things with a value, false for things without."
    )


@strawberry.input(
    description="Conditions on a date, compared by the days that it covers. Dates are in EDTF: "
    "2020-03-03, 2020-03, 2020, 2020-21 (spring), 2020/2021."
)
class DateFilter:
    """Conditions on a date or interval."""

    eq: EDTF | None = strawberry.field(default=UNSET, description="Covers exactly these days.")
    ne: EDTF | None = strawberry.field(default=UNSET, description="Covers other days.")
    in_: list[EDTF] | None = strawberry.field(name="in", default=UNSET, description="Covers the days of one of these.")
    not_in: list[EDTF] | None = strawberry.field(default=UNSET, description="Covers the days of none of these.")
    lt: EDTF | None = strawberry.field(default=UNSET, description="Ends before this date begins.")
    lte: EDTF | None = strawberry.field(default=UNSET, description="Ends no later than this date ends.")
    gt: EDTF | None = strawberry.field(default=UNSET, description="Begins after this date ends.")
    gte: EDTF | None = strawberry.field(default=UNSET, description="Begins no earlier than this date begins.")
    between: list[EDTF] | None = strawberry.field(
        default=UNSET, description="Lies between the start of the first and the end of the second of two dates."
    )
    during: EDTF | None = strawberry.field(default=UNSET, description="Lies completely within this date.")
    overlaps: EDTF | None = strawberry.field(default=UNSET, description="Has a day in common with this date.")
    precision: Precision | None = strawberry.field(default=UNSET, description="Has this precision.")
    exists: bool | None = strawberry.field(
        default=UNSET, description="True for things with a value, false for things without."
    )


def list_filter(name: str, condition: type[Any], count_text: str, list_text: str) -> type[Any]:
    """Declare the filter for a list of values or things, which uses the filter for one of them."""
    count = conditions(f"{name}Count", count_text, CountRange)
    fill(count, [key("where", condition)])
    made = conditions(f"{name}ListFilter", list_text)
    quantified = [key(each, condition) for each in ("some", "every", "none")]
    fill(made, [*quantified, key("count", count), key("exists", bool)])
    return made


def _list_of(name: str, condition: type[Any], counted: str, listed: str = "") -> type[Any]:
    count_text = f"Conditions on the number of {counted} that fulfil a condition."
    return list_filter(name, condition, count_text, f"Conditions on a list of {listed or counted}.")


def comparisons(kind: Any) -> list[StrawberryField]:
    """Return the keys that compare a value with one or several others."""
    several = list[kind]
    return [key("eq", kind), key("ne", kind), key("in_", several, "in"), key("not_in", several, "notIn")]


def word_filters(words: type[enum.Enum]) -> tuple[type[Any], type[Any]]:
    """Declare the filters for the one value and for the values of a property whose values are listed words."""
    made = conditions(f"{words.__name__}Filter", "Conditions on a word; `exists: false` finds things without one.")
    fill(made, [*comparisons(words), key("exists", bool)])
    return made, _list_of(words.__name__, made, "words")


FILTERS: dict[Kind, tuple[type[Any], type[Any]]] = {
    Kind.TEXT: (TextFilter, _list_of("Text", TextFilter, "texts")),
    Kind.STRING: (StringFilter, _list_of("String", StringFilter, "strings")),
    Kind.INTEGER: (IntFilter, _list_of("Int", IntFilter, "numbers", "whole numbers")),
    Kind.DECIMAL: (FloatFilter, _list_of("Float", FloatFilter, "numbers")),
    Kind.BOOLEAN: (BooleanFilter, _list_of("Boolean", BooleanFilter, "values")),
    Kind.DATE: (DateFilter, _list_of("Date", DateFilter, "dates")),
}
"""The filters for the one value and for the values of a property, by kind."""


@strawberry.input(description="Sort by a figure of a metric, by default the newest.")
class MeasureOrder:
    """Order by a figure."""

    metric: strawberry.ID
    as_of: EDTF | None = None
    direction: Direction = Direction.ASC


@strawberry.input(description="Sort by the ratio of two figures on the same date.")
class RatioOrder:
    """Order by a ratio."""

    of: strawberry.ID
    to: strawberry.ID
    direction: Direction = Direction.ASC
