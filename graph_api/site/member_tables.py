"""A list of members as a table for other programs: CSV and JSON, with every property that any of them has."""

import csv
import io
from collections.abc import Sequence
from enum import StrEnum

import orjson
from pyoxigraph import NamedNode
from starlette.requests import Request

from graph_api.site.members import Members
from graph_api.site.request_view import RequestView
from graph_store.errors import BadRequest
from graph_store.formats import Format, Kind
from graph_store.spreadsheet import guarded, guarded_list

CSV = Format("csv", Kind.PAGE, "text/csv", ".csv")
JSON = Format("json", Kind.PAGE, "application/json", ".json")

_BETWEEN = "; "
_OWN = ("key", "iri", "label")
"""Columns of every list; a property with one of these names gets the suffix 2."""


class Written(StrEnum):
    """The ways to write the things in the cells of a list."""

    KEYS = "keys"
    NAMES = "names"
    IRIS = "iris"


def written_as(request: Request) -> Written:
    """Return the reader's choice, keys if there is none.

    Raises: BadRequest (400) for another word.
    """
    asked = request.query_params.get("things", Written.KEYS.value)
    if asked not in set(Written):
        raise BadRequest(
            "things={asked!r} is not accepted; it takes {accepted}.", asked=asked[:40], accepted=", ".join(Written)
        )
    return Written(asked)


def as_csv(view: RequestView, name: str, members: Members, ordered: Sequence[NamedNode], written: Written) -> bytes:
    """Return a row for each member: key, IRI, name, then its properties; several values are joined by `; `."""
    labels, columns = view.labels(), _columns(members)
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow([*_OWN, *columns.values()])
    for member in ordered:
        own = map(guarded, (members.written(member), member.value, labels.of(member).text))
        values = (_written(members, member, each, written) for each in columns)
        table.writerow([*own, *(guarded_list(each, _BETWEEN) for each in values)])
    return text.getvalue().encode()


def as_json(view: RequestView, name: str, members: Members, ordered: Sequence[NamedNode], written: Written) -> bytes:
    """Return `{"class", "version", "total", "items": [{"key", "iri", "label", property: [values]}]}`."""
    labels, columns = view.labels(), _columns(members)
    items = [
        {"key": members.written(member), "iri": member.value, "label": labels.of(member).text}
        | {title: values for each, title in columns.items() if (values := _written(members, member, each, written))}
        for member in ordered
    ]
    return orjson.dumps({"class": name, "version": view.snapshot.version, "total": len(items), "items": items})


def _written(members: Members, member: NamedNode, name: str, written: Written) -> list[str]:
    """Return the values of a property of a member, with things and codes as the reader chose."""
    match written:
        case Written.NAMES:
            return [members.value_label(value, name).text for value in members.values(member, name)]
        case Written.IRIS:
            return [value.value if isinstance(value, NamedNode) else members.written(value)
                    for value in members.values(member, name)]  # fmt: skip
        case Written.KEYS:
            return list(map(members.written, members.values(member, name)))


def _columns(members: Members) -> dict[str, str]:
    """Return the properties that any member has, with the title of each column."""
    return {name: f"{name}2" if name in _OWN else name for name in members.used()}
