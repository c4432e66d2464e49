"""Ranges of properties: refuse a column whose values can never be in the range, and check the values of the others.

The `rdfs:range` of a property, and of those above it, counts if it is a datatype whose values are known. Ranges that
the graph adds to the ontology later are checked during reasoning, not here.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from pyoxigraph import Literal, NamedNode

from graph_store.errors import RejectedMetadata
from graph_store.text import Text
from loaders.csvw.metadata import Column, Table, TableGroup
from loaders.values.cells import literal
from loaders.values.lexical import EXAMPLES
from loaders.values.readings import EDTF, XSD, Reading
from loaders.values.written import iri_of
from ontology.graph_folder import cached_per_folder
from ontology.integers import INTEGERS
from ontology.namespaces import RDFS, RDFS_RANGE, RDFS_SUB_PROPERTY_OF
from ontology.reasoning.literal_values import holds, is_known
from ontology.turtle_files import ontology_triples

_NUMBERS = ("5", "0.5")
_ANY = NamedNode(f"{RDFS}Literal")
_TEXTS = (Reading("x"),)
_MOMENTS = tuple(Reading(f"2015-10-20T14:30:00{zone}", f"{XSD}dateTime") for zone in ("", "Z"))
_OF_BASE: Mapping[str, tuple[Reading, ...]] = {
    **{base: tuple(Reading(text, XSD + base) for text in ("-1", "0", "1", "200")) for base in INTEGERS},
    **{base: tuple(Reading(text, XSD + base) for text in _NUMBERS) for base in ("decimal", "double", "float")},
    "number": tuple(Reading(text, f"{XSD}decimal") for text in _NUMBERS),
    "string": _TEXTS,
    "boolean": (Reading("true", f"{XSD}boolean"),),
    "date": (Reading("2015-10-20", f"{XSD}date"),),
    "dateTime": _MOMENTS,
    "datetime": _MOMENTS,
    "anyURI": (Reading("https://example.org/", f"{XSD}anyURI"), *_TEXTS),
}
"""One sample of each kind of value that a column of a datatype may hold."""


def with_ranges(group: TableGroup) -> TableGroup:
    """Return the tables with, for each column, the datatypes that its values must be in.

    Raises: RejectedMetadata (422) for a column whose values can never be in the range.
    """
    asked = _ranges(group.base)
    return replace(group, tables=tuple(_asked(table, asked) for table in group.tables))


@cached_per_folder
def _ranges(base: str) -> Mapping[str, tuple[NamedNode, ...]]:
    """Return the datatypes that the values of each property must be in."""
    above, own = defaultdict[str, set[str]](set), defaultdict[str, set[NamedNode]](set)
    for triple in ontology_triples(base):
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode):
            if triple.predicate == RDFS_SUB_PROPERTY_OF:
                above[triple.subject.value].add(triple.object.value)
            elif triple.predicate == RDFS_RANGE and is_known(triple.object) and triple.object != _ANY:
                own[triple.subject.value].add(triple.object)
    found = {}
    for name in above.keys() | own.keys():
        met, waiting = {name}, [name]
        while waiting:
            new = above.get(waiting.pop(), set()) - met
            met |= new
            waiting += new
        found[name] = tuple(sorted({each for one in met for each in own.get(one, ())}, key=str))
    return found


def _asked(table: Table, asked: Mapping[str, tuple[NamedNode, ...]]) -> Table:
    columns = (_with_ranges(column, table, asked.get(column.predicate or "", ())) for column in table.columns)
    return replace(table, columns=tuple(columns))


def _with_ranges(column: Column, table: Table, ranges: tuple[NamedNode, ...]) -> Column:
    """Return the column with the ranges that must be checked for each value."""
    if not ranges or column.value or column.map or column.suppress or (column.virtual and not _is_text(column)):
        return column
    samples = list(_samples(column))
    for each in ranges:
        if not any(holds(each, sample) for sample in samples):
            raise RejectedMetadata(_sentence(column, table, each))
    return replace(column, ranges=tuple(each for each in ranges if not all(_is_in(each, one) for one in samples)))


def _is_text(column: Column) -> bool:
    return bool(column.text or column.lines)


def _samples(column: Column) -> Iterator[Literal]:
    """Yield a value of each kind that the column may state."""
    datatype = column.datatype
    found = _OF_BASE.get(datatype.base, (Reading(EXAMPLES.get(datatype.base, "x"), iri_of(datatype.base)),))
    if _is_text(column) or datatype.parse in ("nis", "kbo", "lines"):
        found = _TEXTS
    elif datatype.parse == "edtf":
        found = (*_OF_BASE["date"], Reading("2015~", EDTF))
    for reading in found:
        own = None if _is_text(column) else datatype.iri
        read = reading._replace(datatype=own) if own else reading
        yield literal(read, column.language if read.datatype is None else None)


def _is_in(datatype: NamedNode, sample: Literal) -> bool:
    """Return whether every value of the sample's datatype is in a datatype."""
    of, asked = sample.datatype.value.removeprefix(XSD), datatype.value.removeprefix(XSD)
    if of in INTEGERS and asked in INTEGERS:
        (low, high), (least, most) = INTEGERS[of], INTEGERS[asked]
        above = least is None or (low is not None and low >= least)
        return above and (most is None or (high is not None and high <= most))
    return of == asked or (of in INTEGERS and asked == "decimal")


def _sentence(column: Column, table: Table, datatype: NamedNode) -> str:
    kind = (
        Text("a text in a language")
        if column.language
        else Text("the datatype {value}", value=column.datatype.parse or column.datatype.base)
    )
    name = datatype.value.rpartition("#")[2]
    accepted = 'a "lang"' if name == "langString" else f'"datatype": "{name}"'
    return Text(
        "{file}, column {name}: <{predicate}> takes values of {datatype}, but the column has "
        "{kind}; give it {accepted}, or another propertyUrl",
        file=table.file,
        name=column.name,
        predicate=column.predicate,
        datatype=name,
        kind=kind,
        accepted=accepted,
    )
