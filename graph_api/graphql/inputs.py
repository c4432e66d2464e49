"""What a question may ask with: the filters of values, and the choices every field knows.

The filters of things are generated, one for each set of fields.
"""

import enum

import strawberry
from strawberry import UNSET

from graph_api.graphql.dates import Precision
from graph_api.graphql.scalars import EDTF


@strawberry.enum(description="Which facts a question sees: what rows state, what follows from it, or both.")
class Include(enum.Enum):
    """The choices of `include`; the values are those of `graph_store.graphs.Include`."""

    ASSERTED = "asserted"
    INFERRED = "inferred"
    ALL = "all"


@strawberry.enum(description="Order of a list; what has no value stands last either way.")
class Direction(enum.Enum):
    """Smallest first, or largest first."""

    ASC = "asc"
    DESC = "desc"


@strawberry.input(description="Conditions on a number of things; all of them hold.")
class CountRange:
    """How many."""

    eq: int | None = UNSET
    ne: int | None = UNSET
    lt: int | None = UNSET
    lte: int | None = UNSET
    gt: int | None = UNSET
    gte: int | None = UNSET


@strawberry.input(description="Conditions on identity; each ID is an IRI or a key such as mun:gent.")
class IdFilter:
    """Which thing."""

    eq: strawberry.ID | None = UNSET
    ne: strawberry.ID | None = UNSET
    in_: list[strawberry.ID] | None = strawberry.field(name="in", default=UNSET)
    not_in: list[strawberry.ID] | None = UNSET


@strawberry.input(description="Conditions on named graphs, by IRI or as source/projects, edits, reference, inferred.")
class GraphFilter:
    """Where something is said of the thing."""

    eq: str | None = UNSET
    ne: str | None = UNSET
    in_: list[str] | None = strawberry.field(name="in", default=UNSET)
    not_in: list[str] | None = UNSET


@strawberry.input(description="Order by one value of a list.", one_of=True)
class ListOrder:
    """Smallest or largest member."""

    min: Direction | None = UNSET
    max: Direction | None = UNSET


@strawberry.input(description="Conditions on a word; all of them hold for it. `exists: false` finds what has none.")
class StringFilter:
    """A string."""

    eq: str | None = strawberry.field(default=UNSET, description="Is exactly this.")
    ne: str | None = strawberry.field(default=UNSET, description="Is something else.")
    in_: list[str] | None = strawberry.field(name="in", default=UNSET, description="Is one of these.")
    not_in: list[str] | None = strawberry.field(default=UNSET, description="Is none of these.")
    lt: str | None = UNSET
    lte: str | None = UNSET
    gt: str | None = UNSET
    gte: str | None = UNSET
    between: list[str] | None = strawberry.field(default=UNSET, description="From the first to the second of two.")
    starts_with: str | None = strawberry.field(default=UNSET, description="Begins so; case and accents do not count.")
    contains: str | None = strawberry.field(default=UNSET, description="Holds this; case and accents do not count.")
    matches: str | None = strawberry.field(
        default=UNSET, description="Matches as SPARQL's REGEX does; `(?i)` in front ignores case."
    )
    exists: bool | None = strawberry.field(default=UNSET, description="Whether there is one at all.")


@strawberry.input(description="Conditions on a text in any language; one text fulfils all of them.")
class TextFilter(StringFilter):
    """A text with a language."""

    lang: str | None = strawberry.field(default=UNSET, description="In exactly this language; never falls back.")


@strawberry.input(description="Conditions on a whole number; all of them hold.")
class IntFilter:
    """A whole number."""

    eq: int | None = UNSET
    ne: int | None = UNSET
    in_: list[int] | None = strawberry.field(name="in", default=UNSET)
    not_in: list[int] | None = UNSET
    lt: int | None = UNSET
    lte: int | None = UNSET
    gt: int | None = UNSET
    gte: int | None = UNSET
    between: list[int] | None = strawberry.field(default=UNSET, description="From the first to the second of two.")
    exists: bool | None = strawberry.field(default=UNSET, description="Whether there is one at all.")


@strawberry.input(description="Conditions on a number; all of them hold.")
class FloatFilter:
    """A number."""

    eq: float | None = UNSET
    ne: float | None = UNSET
    in_: list[float] | None = strawberry.field(name="in", default=UNSET)
    not_in: list[float] | None = UNSET
    lt: float | None = UNSET
    lte: float | None = UNSET
    gt: float | None = UNSET
    gte: float | None = UNSET
    between: list[float] | None = strawberry.field(default=UNSET, description="From the first to the second of two.")
    exists: bool | None = strawberry.field(default=UNSET, description="Whether there is one at all.")


@strawberry.input(description="Conditions on a yes or no.")
class BooleanFilter:
    """True or false."""

    eq: bool | None = UNSET
    ne: bool | None = UNSET
    exists: bool | None = strawberry.field(default=UNSET, description="Whether there is one at all.")


@strawberry.input(
    description="Conditions on a date, compared by the days it covers; each date is EDTF: "
    "2020-03-03, 2020-03, 2020, 2020-21 (spring), 2020/2021."
)
class DateFilter:
    """A date or interval."""

    eq: EDTF | None = strawberry.field(default=UNSET, description="Covers exactly these days.")
    ne: EDTF | None = strawberry.field(default=UNSET, description="Covers other days.")
    in_: list[EDTF] | None = strawberry.field(name="in", default=UNSET, description="Covers the days of one of these.")
    not_in: list[EDTF] | None = strawberry.field(default=UNSET, description="Covers the days of none of these.")
    lt: EDTF | None = strawberry.field(default=UNSET, description="Ends before it begins.")
    lte: EDTF | None = strawberry.field(default=UNSET, description="Ends no later than it ends.")
    gt: EDTF | None = strawberry.field(default=UNSET, description="Begins after it ends.")
    gte: EDTF | None = strawberry.field(default=UNSET, description="Begins no earlier than it begins.")
    between: list[EDTF] | None = strawberry.field(
        default=UNSET, description="Lies from the beginning of the first to the end of the second of two."
    )
    during: EDTF | None = strawberry.field(default=UNSET, description="Lies wholly inside it.")
    overlaps: EDTF | None = strawberry.field(default=UNSET, description="Has a day in common with it.")
    precision: Precision | None = strawberry.field(default=UNSET, description="Is given exactly so.")
    exists: bool | None = strawberry.field(default=UNSET, description="Whether there is one at all.")


@strawberry.input(description="How many of the words fulfil the condition.")
class StringCount(CountRange):
    """A number of strings."""

    where: StringFilter | None = UNSET


@strawberry.input(description="Conditions on several words.")
class StringListFilter:
    """Strings."""

    some: StringFilter | None = UNSET
    every: StringFilter | None = UNSET
    none: StringFilter | None = UNSET
    count: StringCount | None = UNSET
    exists: bool | None = UNSET


@strawberry.input(description="How many of the texts fulfil the condition.")
class TextCount(CountRange):
    """A number of texts."""

    where: TextFilter | None = UNSET


@strawberry.input(description="Conditions on several texts.")
class TextListFilter:
    """Texts."""

    some: TextFilter | None = UNSET
    every: TextFilter | None = UNSET
    none: TextFilter | None = UNSET
    count: TextCount | None = UNSET
    exists: bool | None = UNSET


@strawberry.input(description="How many of the numbers fulfil the condition.")
class IntCount(CountRange):
    """A number of whole numbers."""

    where: IntFilter | None = UNSET


@strawberry.input(description="Conditions on several whole numbers.")
class IntListFilter:
    """Whole numbers."""

    some: IntFilter | None = UNSET
    every: IntFilter | None = UNSET
    none: IntFilter | None = UNSET
    count: IntCount | None = UNSET
    exists: bool | None = UNSET


@strawberry.input(description="How many of the numbers fulfil the condition.")
class FloatCount(CountRange):
    """A number of numbers."""

    where: FloatFilter | None = UNSET


@strawberry.input(description="Conditions on several numbers.")
class FloatListFilter:
    """Numbers."""

    some: FloatFilter | None = UNSET
    every: FloatFilter | None = UNSET
    none: FloatFilter | None = UNSET
    count: FloatCount | None = UNSET
    exists: bool | None = UNSET


@strawberry.input(description="How many of the dates fulfil the condition.")
class DateCount(CountRange):
    """A number of dates."""

    where: DateFilter | None = UNSET


@strawberry.input(description="Conditions on several dates.")
class DateListFilter:
    """Dates."""

    some: DateFilter | None = UNSET
    every: DateFilter | None = UNSET
    none: DateFilter | None = UNSET
    count: DateCount | None = UNSET
    exists: bool | None = UNSET


@strawberry.input(description="Order by the newest figure of a metric.")
class MeasureOrder:
    """A figure."""

    metric: strawberry.ID
    as_of: EDTF | None = None
    direction: Direction = Direction.ASC


@strawberry.input(description="Order by the ratio of two figures of the same date.")
class RatioOrder:
    """A ratio."""

    of: strawberry.ID
    to: strawberry.ID
    direction: Direction = Direction.ASC
