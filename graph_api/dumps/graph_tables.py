"""The facts of one graph as CSV with CSVW metadata: one row per subject, one column per property and kind of value.

A subject with several values of a property has several rows. The rows and the metadata together give the graph again,
except for empty texts, which CSVW reads as missing values.
Source: https://www.w3.org/TR/csv2rdf/ · https://www.w3.org/TR/tabular-metadata/
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import IO, Any

from pyoxigraph import Literal, NamedNode, Triple

from graph_store.terms import XSD, XSD_STRING, Term

SUBJECT = "subject"
"""The column that names the subject of a row."""

Facts = Callable[[], Iterable[Triple]]
"""A function that gives the triples of a graph subject by subject; called twice, for the columns and for the rows."""

_XSD_NAMES = (
    "anyURI base64Binary boolean byte date dateTime dateTimeStamp dayTimeDuration decimal double duration float gDay "
    "gMonth gMonthDay gYear gYearMonth hexBinary int integer language long short time yearMonthDuration"
)
_NAMED = frozenset(_XSD_NAMES.split())


@dataclass(frozen=True, slots=True, order=True)
class Column:
    """A property with one kind of value: `iri`, a language tag after `@`, or a datatype."""

    predicate: str
    kind: str


def write_table(facts: Facts, out: IO[bytes]) -> None:
    """Write the table as UTF-8 CSV with a header."""
    names = column_names(facts())
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([SUBJECT, *names.values()])
    for subject, triples in groupby(facts(), key=lambda triple: triple.subject):
        writer.writerows(_rows(subject, triples, names))
    text.detach()


def write_metadata(facts: Facts, file: str, out: IO[bytes]) -> None:
    """Write the metadata of the columns."""
    out.write(_json({"@context": "http://www.w3.org/ns/csvw", **table_description(facts(), file)}))


def column_names(facts: Iterable[Triple]) -> dict[Column, str]:
    """Return the columns of a table, each with a unique name."""
    columns = sorted({_column(triple) for triple in facts})
    kinds = groupby(columns, key=lambda column: column.predicate)
    alone = {predicate: len(list(group)) == 1 for predicate, group in kinds}
    names: dict[Column, str] = {}
    for column in columns:
        name = _local(column.predicate) + ("" if alone[column.predicate] else f"_{_local(column.kind)}")
        names[column] = _unused(name, {SUBJECT, *names.values()})
    return names


def table_description(facts: Iterable[Triple], file: str) -> dict[str, Any]:
    """Return the CSVW description of the table."""
    columns = [_description(column, name) for column, name in column_names(facts).items()]
    subject = {"name": SUBJECT, "titles": SUBJECT, "required": True, "suppressOutput": True}
    return {"url": file, "tableSchema": {"aboutUrl": f"{{+{SUBJECT}}}", "columns": [subject, *columns]}}


def _column(triple: Triple) -> Column:
    value = triple.object
    if isinstance(value, Literal):
        return Column(triple.predicate.value, f"@{value.language}" if value.language else value.datatype.value)
    return Column(triple.predicate.value, "iri")


def _rows(subject: Term, triples: Iterable[Triple], names: Mapping[Column, str]) -> Iterator[list[str]]:
    values: dict[Column, list[str]] = {column: [] for column in names}
    for triple in triples:
        values[_column(triple)].append(_cell(triple.object))
    for row in zip_longest(*values.values(), fillvalue=""):
        yield [subject.value if isinstance(subject, NamedNode) else str(subject), *row]


def _cell(value: Term) -> str:
    return value.value if isinstance(value, Literal | NamedNode) else str(value)


def _description(column: Column, name: str) -> dict[str, Any]:
    described = {"name": name, "titles": name, "propertyUrl": column.predicate}
    if column.kind == "iri":
        return described | {"valueUrl": f"{{+{name}}}"}
    if column.kind.startswith("@"):
        return described | {"lang": column.kind[1:]}
    return described if column.kind == XSD_STRING else described | {"datatype": _datatype(column.kind)}


def _datatype(iri: str) -> object:
    name = iri.removeprefix(XSD)
    return name if name in _NAMED else {"base": "string", "@id": iri}


def _local(iri: str) -> str:
    """Return the last part of an IRI, for the name of a column."""
    last = iri.rstrip("/#").replace("#", "/").rpartition("/")[2]
    return "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in last).strip("_") or "value"


def _unused(name: str, used: set[str]) -> str:
    candidates = (name if number == 1 else f"{name}_{number}" for number in range(1, len(used) + 2))
    return next(each for each in candidates if each not in used)


def _json(document: Mapping[str, Any]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
