"""A list of members as a table for other programs: CSV and JSON, with every property that one of them has."""

import csv
import io
from collections.abc import Sequence

import orjson
from pyoxigraph import NamedNode

from graph_api.site.asked import Asked
from graph_api.site.labels import Labels
from graph_api.site.members import Members
from graph_store.formats import Format, Kind

CSV = Format("csv", Kind.PAGE, "text/csv", ".csv")
JSON = Format("json", Kind.PAGE, "application/json", ".json")

_BETWEEN = "; "
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(view: Asked, name: str, members: Members, ordered: Sequence[NamedNode]) -> bytes:
    """A row a member: key, IRI, name, then its properties; several values of one are joined by `; `."""
    labels, used = Labels(view.snapshot, view.reader.order, view.reader.language), members.used()
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(["key", "iri", "label", *used])
    for member in ordered:
        cells = (_BETWEEN.join(map(members.written, members.values(member, each))) for each in used)
        table.writerow(map(harmless, [members.written(member), member.value, labels.of(member).text, *cells]))
    return text.getvalue().encode()


def as_json(view: Asked, name: str, members: Members, ordered: Sequence[NamedNode]) -> bytes:
    """`{"class", "version", "total", "items": [{"key", "iri", "label", property: [values]}]}`."""
    labels, used = Labels(view.snapshot, view.reader.order, view.reader.language), members.used()
    items = [
        {"key": members.written(member), "iri": member.value, "label": labels.of(member).text}
        | {each: list(map(members.written, values)) for each in used if (values := members.values(member, each))}
        for member in ordered
    ]
    return orjson.dumps({"class": name, "version": view.snapshot.version, "total": len(items), "items": items})


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula. https://owasp.org/www-community/attacks/CSV_Injection"""
    return f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) else cell
