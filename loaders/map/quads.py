"""Rows as text: lines of N-Quads, or triples with the names that `kg:states` gives them.

Both state the same as `loaders.map.mapping`, but make no term for every cell. A table with maps, classes or texts made
of several cells is mapped by that module.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from hashlib import sha256
from typing import Generic, TypeAlias, TypeVar

from pyoxigraph import Literal, NamedNode, Triple

from graph_store.fact_digest import DIGEST_BYTES, suffix
from graph_store.graphs import Graphs
from loaders.csvw.metadata import Table, TableGroup
from loaders.map.mapping import ColumnMapper, column_mappers, compile_table
from loaders.map.provenance import digest
from loaders.read.cell_reader import Held
from loaders.read.corrections import SourceText
from loaders.read.forms import own_form
from loaders.read.rows import Cut, Row
from loaders.values.readings import XSD, Reading
from ontology.integers import INTEGERS
from ontology.namespaces import RDF_TYPE
from ontology.reasoning import is_schema

Write: TypeAlias = Callable[[Row], list[str]]

Text: TypeAlias = tuple[NamedNode, str, bytes, bool]
"""A graph, a triple in it as text, the digest that names the triple, and whether it is about the schema."""

State: TypeAlias = Callable[[Row], list[Text]]

End = TypeVar("End")
"""The form of a cell's value: the whole of a line except its subject."""

Said = TypeVar("Said")

_REMEMBERED = 5_000
_NO_CUT = Cut({}, (), 0)
_ANY = NamedNode("urn:x:any")


def compile_quads(table: Table, group: TableGroup, texts: Mapping[str, SourceText]) -> Write:
    """Return the function from a row to its lines, each once."""
    graphs = Graphs(group.base)
    if (mappers := _plain_mappers(table, group, texts)) is not None:
        return _plain([_LineColumn(mapper, graphs.named(mapper.graph)) for mapper in mappers])
    states = compile_table(table, group, texts)
    return lambda row: [f"{triple} {graphs.named(graph)} .\n" for graph, triple in states(row)]


def compile_texts(table: Table, group: TableGroup, texts: Mapping[str, SourceText]) -> State:
    """Return the function from a row to its triples as texts, each once."""
    graphs = Graphs(group.base)
    if (mappers := _plain_mappers(table, group, texts)) is not None:
        return _plain([_TextColumn(mapper, graphs.named(mapper.graph)) for mapper in mappers])
    states, named = compile_table(table, group, texts), cache(graphs.named)
    return lambda row: [
        (named(graph), str(triple), bytes.fromhex(digest(triple)), is_schema(triple)) for graph, triple in states(row)
    ]


def _plain_mappers(table: Table, group: TableGroup, texts: Mapping[str, SourceText]) -> list[ColumnMapper] | None:
    """Return the columns that state something, or None when one of them is not plain."""
    mappers = column_mappers(table, group, texts)
    is_plain = all(mapper.is_plain for mapper in mappers) and not table.renamed
    return [mapper for mapper in mappers if mapper.constant] if is_plain else None


def _plain(columns: Sequence["_Column[End, Said]"]) -> Callable[[Row], list[Said]]:
    kinds = {(column.source, column.middle, column.graph) for column in columns}
    is_once = len(kinds) == len(columns) and not any(column.mapper.column.separator for column in columns)
    cut, plan = _NO_CUT, list[list[_Placed[End, Said]]]()

    def said(row: Row) -> list[Said]:
        nonlocal cut, plan
        if row.cut is not cut:
            cut, plan = row.cut, _planned(columns, row.cut)
        cells = (*row.cells, "")
        texts = [cell if isinstance(cell, str) else cell.text for cell in cells]
        found: list[Said] = []
        for same_subject in plan:
            ends: list[End] = []
            for known, column, place in same_subject:
                remembered = known(texts[place])
                ends += column.ends(cells[place]) if remembered is None else remembered
            if ends and (subject := column.subject(row)):
                found += column.said(subject, ends)
        return found if is_once else list(dict.fromkeys(found))

    return said


def _planned(columns: Sequence["_Column[End, Said]"], cut: Cut) -> "list[list[_Placed[End, Said]]]":
    """Return the columns that may state something in rows of this cut, with their places, grouped by subject.

    A virtual column has an empty cell.
    """
    found: dict[str, list[_Placed[End, Said]]] = {}
    for column in columns:
        place = -1 if column.mapper.column.virtual else cut.places.get(column.mapper.column.name)
        if place is not None:
            found.setdefault(column.source, []).append((column.known.get, column, place))
    return list(found.values())


class _Column(ABC, Generic[End, Said]):
    """A plain column: all of a line except its subject depends on the cell alone. `known` remembers results by cell."""

    def __init__(self, mapper: ColumnMapper, graph: NamedNode) -> None:
        self.mapper, self.graph = mapper, graph
        self.source = mapper.about.source if mapper.about else ""
        self.middle = f" {mapper.constant} "
        self.datatype = own_form(mapper.column.datatype).datatype
        nothing = self._literal()
        self.mark, self.suffix = str(nothing)[len('""') :], suffix(nothing)
        self.known: dict[str, tuple[End, ...]] = {}
        self.known[""] = tuple(self._of_value(None)) if mapper.column.virtual else ()

    @abstractmethod
    def end(self, thing: str, lexical: str, suffix: str) -> End:
        """Return the form of an object, given as text, as lexical form and with its suffix in a digest."""

    @abstractmethod
    def said(self, subject: str, ends: Iterable[End]) -> list[Said]:
        """Return the statements about a subject."""

    def _literal(self) -> Literal:
        """Return an empty literal of the kind that a text becomes; the store keeps whole numbers as integers."""
        if self.datatype:
            counts = self.datatype.removeprefix(XSD) in INTEGERS
            return Literal("", datatype=NamedNode(f"{XSD}integer" if counts else self.datatype))
        return Literal("", language=self.mapper.column.language) if self.mapper.column.language else Literal("")

    def subject(self, row: Row) -> str:
        """Return the subject, empty when a cell that names it is empty."""
        about = self.mapper.about
        if about and about.of_one:
            text = row.text(about.names[0])
            return str(NamedNode(about.of_one(text))) if text else ""
        subject = self.mapper.subject(row, {})
        return str(subject) if subject else ""

    def ends(self, cell: Held) -> tuple[End, ...]:
        """Return the forms of a cell that is not known yet."""
        if isinstance(cell, str):
            if self.mapper.value is None and not ('"' in cell or "\\" in cell):
                return self._remember(cell, (self.end(f'"{cell}"{self.mark}', cell, self.suffix),))
            return self._remember(cell, tuple(self._of_value(Reading(cell, self.datatype))))
        return self._remember(cell.text, tuple(end for value in cell.values or () for end in self._of_value(value)))

    def _of_value(self, value: Reading | None) -> Iterator[End]:
        thing = self.mapper.thing(value, value.text if value else "")
        if thing is not None:
            yield self.end(str(thing), thing.value, suffix(thing))

    def _remember(self, text: str, ends: tuple[End, ...]) -> tuple[End, ...]:
        if len(self.known) < _REMEMBERED:
            self.known[text] = ends
        return ends


class _LineColumn(_Column[str, str]):
    """A column that is written as lines of N-Quads; an end is the whole of a line except its subject."""

    def __init__(self, mapper: ColumnMapper, graph: NamedNode) -> None:
        self.after = f" {graph} .\n"
        super().__init__(mapper, graph)

    def end(self, thing: str, lexical: str, suffix: str) -> str:
        """Return the line from its predicate on."""
        return self.middle + thing + self.after

    def said(self, subject: str, ends: Iterable[str]) -> list[str]:
        """Return the lines about a subject."""
        return [subject + end for end in ends]


_Placed: TypeAlias = tuple[Callable[[str], tuple[End, ...] | None], _Column[End, Said], int]
"""The function that looks up a cell's known result, the column, and its place in a row."""


class _TextColumn(_Column[tuple[NamedNode, str, str, bool], Text]):
    """A column that is written as triples in text; an end is all but the subject, with the text to hash."""

    def end(self, thing: str, lexical: str, suffix: str) -> tuple[NamedNode, str, str, bool]:
        """Return the graph, the text from its predicate on, the text to hash, and whether it is about the schema."""
        predicate = self.mapper.constant
        assert predicate is not None  # noqa: S101 - a column without one states nothing
        speaks = _speaks(predicate, lexical if predicate == RDF_TYPE and not suffix else None)
        return self.graph, f"{self.middle}{thing}", f" {predicate.value} {lexical} {suffix}", speaks

    def said(self, subject: str, ends: Iterable[tuple[NamedNode, str, str, bool]]) -> list[Text]:
        """Return the triples about a subject as texts."""
        about = subject[1:-1]
        return [
            (graph, subject + text, sha256((about + named).encode()).digest()[:DIGEST_BYTES], speaks)
            for graph, text, named, speaks in ends
        ]


@lru_cache(maxsize=1_000)
def _speaks(predicate: NamedNode, cls: str | None) -> bool:
    """Return whether triples with this property, and this class if it is `rdf:type`, are about the schema."""
    return is_schema(Triple(_ANY, predicate, _ANY if cls is None else NamedNode(cls)))
