"""The triples of rows, made by functions that are compiled once for each column.

The same row always states the same triples, whatever the other rows are.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, Triple

from loaders.csvw.annotations import Choice
from loaders.csvw.metadata import Column, Table, TableGroup
from loaders.csvw.renames import aliases
from loaders.csvw.templates import Template, TemplateRules, Texts
from loaders.read.corrections import SourceText
from loaders.read.rows import Row
from loaders.values.cells import literal
from loaders.values.readings import Reading
from ontology.namespaces import OWL_HAS_VALUE, OWL_ON_PROPERTY, OWL_RESTRICTION, RDF_TYPE, RDFS_SUB_CLASS_OF, kg

Statement: TypeAlias = tuple[str, Triple]
"""The name of a graph (after `graph/`) and a triple in it."""

Map: TypeAlias = Callable[[Row], list[Statement]]


@dataclass(frozen=True, slots=True)
class Axiom:
    """A statement about every member of a class: `cls rdfs:subClassOf [owl:onProperty …; owl:hasValue …]`."""

    graph: str
    cls: str
    predicate: NamedNode
    value: NamedNode | Literal

    def named(self, node: NamedNode) -> Iterator[Statement]:
        """Yield the triples of the axiom; its restriction is named `node`."""
        yield self.graph, Triple(NamedNode(self.cls), RDFS_SUB_CLASS_OF, node)
        yield self.graph, Triple(node, RDF_TYPE, OWL_RESTRICTION)
        yield self.graph, Triple(node, OWL_ON_PROPERTY, self.predicate)
        yield self.graph, Triple(node, OWL_HAS_VALUE, self.value)


@dataclass(frozen=True, slots=True)
class End:
    """One end of a triple: a term (None when a cell is empty), or the class a cell names (None: a composition)."""

    term: NamedNode | Literal | None = None
    names_class: bool = False
    cls: str | None = None


_NOTHING = End()
_REMEMBERED = 20_000


def row_node(base: str, stem: str, key: str) -> NamedNode:
    """Return the name of a row."""
    return NamedNode(f"{base}row/{stem}/{key}")


def compile_table(table: Table, group: TableGroup, texts: Mapping[str, SourceText]) -> Map:
    """Return the function from a row of this table to its statements, each once, in the order of the columns."""
    mappers = column_mappers(table, group, texts)
    states = _plain_map(mappers) if all(mapper.is_plain for mapper in mappers) else _any_map(mappers, table, group)
    return _with_aliases(states, table, group) if table.renamed else states


def _with_aliases(states: Map, table: Table, group: TableGroup) -> Map:
    """Add the former keys of a row to the map of a table with renamed keys."""
    former = aliases(table, TemplateRules(f"{group.base}row/", table.key_base, table.key))
    return lambda row: [*states(row), *((table.graph, triple) for triple in former(row.key))]


def _any_map(mappers: list["ColumnMapper"], table: Table, group: TableGroup) -> Map:
    """Return the map of a table with maps, classes or texts of several cells."""

    def statements(row: Row) -> list[Statement]:
        found = dict.fromkeys(each for mapper in mappers for each in mapper.statements(row))
        return list(dict.fromkeys(_with_names(found, row_node(group.base, table.stem, row.key))))

    return statements


def column_mappers(table: Table, group: TableGroup, texts: Mapping[str, SourceText]) -> list["ColumnMapper"]:
    """Return a mapper for each column of a table; none for a table that only provides keys."""
    rules = TemplateRules(f"{group.base}row/", table.key_base, table.key)
    columns = () if table.suppress else tuple(column for column in table.columns if not column.suppress)
    return [ColumnMapper(column, table, group.base, rules, texts) for column in columns]


def _plain_map(mappers: list["ColumnMapper"]) -> Map:
    """Return the map of a table whose columns all state one kind of triple; it names each subject once per row."""

    def statements(row: Row) -> list[Statement]:
        subjects: dict[str, NamedNode | None] = {}
        found: dict[Statement, None] = {}
        for mapper in mappers:
            mapper.state(row, subjects, found)
        return list(found)

    return statements


def _with_names(found: Iterable[Statement | Axiom], row: NamedNode) -> Iterator[Statement]:
    """Yield the statements of a row, with names for its axioms."""
    return chain.from_iterable(named for _, named in with_names(found, row))


def with_names(
    found: Iterable[Statement | Axiom], row: NamedNode
) -> Iterator[tuple[Statement | Axiom, Iterable[Statement]]]:
    """Yield each with its statements; the axioms of a row are named `#axiom`, `#axiom-2` and so on."""
    axioms = 0
    for each in found:
        if isinstance(each, Axiom):
            axioms += 1
            yield each, each.named(NamedNode(f"{row.value}#axiom" + (f"-{axioms}" if axioms > 1 else "")))
        else:
            yield each, (each,)


class ColumnMapper:
    """The statements that one column makes about a row."""

    def __init__(self, column: Column, table: Table, base: str, rules: TemplateRules,
                 texts: Mapping[str, SourceText]) -> None:  # fmt: skip
        self.column = column
        self.base = base
        self.stem = table.stem
        self.graph = column.graph or table.graph
        self.about = rules.compile(column.about) if column.about else None
        self.predicate = rules.compile(column.predicate) if column.predicate else None
        self.value = rules.compile(column.value) if column.value else None
        self.text = rules.text(column.text) if column.text else None
        self.source = texts.get(column.lines.text) if column.lines else None
        self.classes = {each.name: each.classes for each in table.cells if each.classes}
        self.is_plain = self._is_plain()
        self.objects: dict[str, NamedNode | Literal | None] = {}
        self.constant = NamedNode(self.predicate.expand({}) or "") if self.is_plain and self.predicate else None

    def _is_plain(self) -> bool:
        """Return whether a value of the column states one triple, whatever the other columns hold."""
        column, value = self.column, self.value
        others = value is not None and any(name != column.name for name in value.names)
        others = others or bool(column.separator and self.about and column.name in self.about.names)
        mapped = column.map or column.lines or column.text or self.classes or column.classes
        return not mapped and not others and not (self.predicate and self.predicate.names)

    def state(self, row: Row, subjects: dict[str, NamedNode | None], found: dict[Statement, None]) -> None:
        """Add the statements of a plain column about a row."""
        if self.constant is None:
            return
        values = (None,) if self.column.virtual else row.readings(self.column.name)
        if not values:
            return
        subject = self.subject(row, subjects)
        for value in values:
            thing = self._remembered(value)
            if subject is not None and thing is not None:
                found[self.graph, Triple(subject, self.constant, thing)] = None

    def subject(self, row: Row, subjects: dict[str, NamedNode | None]) -> NamedNode | None:
        """Return the subject of a row by this column's template; `subjects` has those that other columns named."""
        source = self.about.source if self.about else ""
        if source not in subjects:
            about = self.about
            iri = about.expand({name: row.text(name) for name in about.names}) if about else self._row(row).value
            subjects[source] = NamedNode(iri) if iri else None
        return subjects[source]

    def _remembered(self, value: Reading | None) -> NamedNode | Literal | None:
        """Return the object for a value; values repeat, so a limited number of objects is remembered."""
        text = value.text if value else ""
        thing = self.objects.get(text)
        if thing is None:
            thing = self.thing(value, text)
            if len(self.objects) < _REMEMBERED:
                self.objects[text] = thing
        return thing

    def thing(self, value: Reading | None, text: str) -> NamedNode | Literal | None:
        """Return the object for a value of a plain column."""
        if self.value:
            iri = self.value.expand({self.column.name: text})
            return NamedNode(iri) if iri else None
        if value is None:
            return None
        return literal(value, self.column.language if value.datatype is None else None)

    def statements(self, row: Row) -> Iterator[Statement | Axiom]:
        """Yield the statements of this column for a row; none when a cell that it needs is empty."""
        for texts, value in self._values(row):
            if value is not None and value.text in (self.column.classes or ()):
                name = value.text.rpartition(":")[2]
                yield self.graph, Triple(self._row(row), kg("appliesToClass", self.base), Literal(name))
            else:
                for choice in self._choices(row, value):
                    yield from self._triple(row, choice, texts, value)

    def _row(self, row: Row) -> NamedNode:
        return row_node(self.base, self.stem, row.key)

    def _values(self, row: Row) -> Iterator[tuple[Texts, Reading | None]]:
        """Yield the cells for the templates, once for each value of this column's own cell."""
        if self.column.virtual:
            yield row.texts, None
            return
        own = row.texts
        for value in row.readings(self.column.name):
            texts = {**own, self.column.name: value.text} if self.column.separator else own
            yield texts, value

    def _choices(self, row: Row, own: Reading | None) -> list[Choice]:
        """Return what `load:map` selects for each value of its cell; one empty choice without a map."""
        if self.column.map is None or self.column.map_column is None:
            return [Choice()]
        is_own = own is not None and self.column.map_column == self.column.name
        cells = [own] if is_own and own else row.readings(self.column.map_column)
        found = (self.column.map.choose(cell.text) for cell in cells)
        return [choice for choice in found if choice and not choice.silent]

    def _triple(self, row: Row, choice: Choice, texts: Texts, value: Reading | None) -> Iterator[Statement | Axiom]:
        iri = choice.predicate or (self.predicate.expand(texts) if self.predicate else None)
        about = self._named(self.about, texts) if self.about else End(self._row(row))
        thing = self._object(texts, choice, value)
        subject, thing = (thing, about) if choice.reverse else (about, thing)
        if iri is None or thing.term is None:
            return
        predicate = NamedNode(iri)
        if subject.names_class and subject.cls and predicate != RDF_TYPE:
            yield Axiom(self.graph, subject.cls, predicate, thing.term)
        elif isinstance(subject.term, NamedNode):
            yield self.graph, Triple(subject.term, predicate, thing.term)

    def _object(self, texts: Texts, choice: Choice, value: Reading | None) -> End:
        if choice.thing:
            return End(NamedNode(choice.thing))
        if self.value:
            return self._named(self.value, texts)
        if self.column.lines:
            return self._lines(texts)
        if self.text:
            return self._plain(self.text.expand(texts))
        if value is None:
            return _NOTHING
        return End(literal(value, self.column.language if value.datatype is None else None))

    def _named(self, template: Template, texts: Texts) -> End:
        """Return the thing that a template names, or the class when the cell in it names a class."""
        if not template.about_row:
            for name in template.names:
                classes = self.classes.get(name) or {}
                if texts.get(name) in classes:
                    return End(names_class=True, cls=classes[texts[name]])
        iri = template.expand(texts)
        return End(NamedNode(iri)) if iri else _NOTHING

    def _lines(self, texts: Texts) -> End:
        """Return the text of the lines that two cells name."""
        lines = self.column.lines
        if lines is None or self.source is None or lines.first not in texts or lines.last not in texts:
            return _NOTHING
        return self._plain(self.source.between(int(texts[lines.first]), int(texts[lines.last])))

    def _plain(self, text: str | None) -> End:
        """Return a text that is made of several cells, in the column's language."""
        return End(literal(Reading(text), self.column.language)) if text else _NOTHING
