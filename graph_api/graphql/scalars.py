"""Custom scalars: full dates, and dates in EDTF. Both are texts in JSON, checked when a query gives one."""

from datetime import date
from typing import NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

from graph_api.graphql.edtf_dates import when
from graph_store.errors import BadRequest

EDTF = NewType("EDTF", str)
"""A date in EDTF, as precise as it is known."""

Date = NewType("Date", str)
"""A full date."""


def _edtf(given: object) -> str:
    """Return the text; a year may be given as a number. Raises: BadRequest (400) with the accepted forms."""
    try:
        return when(str(given) if type(given) is int else _text(given)).text
    except ValueError as fault:
        raise BadRequest(str(fault)) from fault


def _day(given: object) -> str:
    try:
        return date.fromisoformat(_text(given)).isoformat()
    except ValueError as fault:
        raise BadRequest("{given!r} is not a day; write YYYY-MM-DD, such as 2020-03-03", given=given) from fault


def _text(given: object) -> str:
    if not isinstance(given, str):
        raise BadRequest("{given!r} is not a text", given=given)
    return given


SCALARS: dict[object, ScalarDefinition] = {
    EDTF: strawberry.scalar(
        name="EDTF",
        description="A date in EDTF, as precise as known: 2020-03-03, 2020-03, 2020, 2020-21 (spring), 2020/2021.",
        specified_by_url="https://www.loc.gov/standards/datetime/",
        serialize=str,
        parse_value=_edtf,
    ),
    Date: strawberry.scalar(
        name="Date",
        description="A day: YYYY-MM-DD.",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
        serialize=str,
        parse_value=_day,
    ),
}
"""The scalars by their type in annotations."""
