"""The statements of each column about a row: one plan for a column, compiled once from its metadata."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from loaders.csvw.annotations import Choice, Lines
from loaders.csvw.keys import row_iri
from loaders.csvw.metadata import Column, Table, TableGroup
from loaders.map.facts import Axiom, Fact, Stated
from loaders.map.templates import Template, TemplateRules, Values, text_template
from loaders.map.terms import BLANK, CLASS, IRI, Value, kept_value, literals
from loaders.read.corrections import SourceText
from loaders.values.readings import Reading
from ontology.namespaces import RDF_TYPE, kg, row_base


class Cells(Protocol):
    """The cells of one row: its key, the text of each cell that is not empty, the values of a cell."""

    @property
    def key(self) -> str: ...  # noqa: D102

    @property
    def texts(self) -> Values: ...  # noqa: D102

    def readings(self, name: str) -> Sequence[Reading]: ...  # noqa: D102


Name: TypeAlias = Callable[[str], Value]
"""Returns the node of a row by its key."""

_NO_CHOICE = Choice()


@dataclass(frozen=True, slots=True)
class TableRules:
    """The rules that all columns of a table share: its graph, the names of its rows, its templates and literals.

    `classes` are the classes that the cells of a column name; `texts` are the source texts by file name, and
    `text_of` returns the name of the one that a passage is cut from.
    """

    graph: str
    row: Name
    template: Callable[[str], Template]
    literal: Callable[[Reading, str | None], Value] = kept_value
    classes: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    texts: Mapping[str, SourceText] = field(default_factory=dict)
    text_of: Callable[[Values, Lines], str] = lambda _, lines: lines.text or ""
    applies: str = ""


def template_rules(table: Table, group: TableGroup) -> TemplateRules:
    """Return the rules to expand the templates of a table."""
    return TemplateRules(row_base(group.base), table.key_base, table.key, table.document_column)


def column_plans(table: Table, group: TableGroup, texts: Mapping[str, SourceText]) -> list["ColumnPlan"]:
    """Return a plan for each column of a table; none for a table that only provides keys."""
    rules = TableRules(
        table.graph,
        lambda key: Value(IRI, row_iri(group.base, table.stem, key)),
        template_rules(table, group).compile,
        classes={each.name: each.classes for each in table.cells if each.classes},
        texts=texts,
        text_of=lambda cells, lines: group.text_of(table, table.document_of(_text_in(cells)), lines),
        applies=kg("appliesToClass", group.base).value,
    )
    columns = () if table.suppress else table.columns
    return [ColumnPlan(column, rules) for column in columns if not column.suppress]


def _text_in(cells: Values) -> Callable[[str], str]:
    return lambda name: str(cells.get(name, ""))


class ColumnPlan:
    """The plan of a column: the templates of its subject, property and value, and the function that makes its objects.

    A plan is `constant` if a value states one fact that depends on its own cell only, apart from the subject.
    """

    def __init__(self, column: Column, rules: TableRules) -> None:
        self.column, self.rules, self.graph = column, rules, column.graph or rules.graph
        self.about = rules.template(column.about) if column.about else None
        self.predicate = rules.template(column.predicate) if column.predicate else None
        self.value = rules.template(column.value) if column.value else None
        self.text = text_template(column.text) if column.text else None
        self.property = (self.predicate.expand({}) or "") if self.predicate and not self.predicate.names else ""
        self.is_constant = self._is_constant()
        self._plain = literals(None, column.language)

    def _is_constant(self) -> bool:
        column, value = self.column, self.value
        others = value is not None and any(name != column.name for name in value.names)
        others = others or bool(column.separator and self.about and column.name in self.about.names)
        mapped = column.map or column.lines or column.text or self.rules.classes or column.classes or column.unless
        return not mapped and not others and not (self.predicate and self.predicate.names)

    def facts(self, row: Cells) -> Iterator[Stated]:
        """Yield what the column states about a row; nothing when a cell that it needs is empty."""
        for texts, value in self._values(row):
            if value is not None and value.text in (self.column.classes or ()):
                name = value.text.rpartition(":")[2]
                yield Fact(self.rules.row(row.key), self.graph, self.rules.applies, Value(literals(None), name))
            else:
                for choice in self._choices(row, value):
                    yield from self._stated(row, choice, texts, value)

    def subject(self, row: Cells, texts: Values) -> Value | None:
        """Return what the column states something about: a thing, the row itself, or a class that a cell names."""
        return self._named(self.about, texts) if self.about else self.rules.row(row.key)

    def property_of(self, texts: Values) -> str | None:
        """Return the property that the template of the column names."""
        return self.predicate.expand(texts) if self.predicate else None

    def names_a_thing(self, template: Template) -> bool:
        """Return whether a template never names a class, whatever its cells hold."""
        return template.about_row or self.rules.classes.keys().isdisjoint(template.names)

    def object(self, texts: Values, value: Reading | None) -> Value | None:
        """Return the object for one value of the column's cell, or for the cells of the row."""
        if self.value:
            return self._named(self.value, texts)
        if self.column.lines:
            return self._lines(texts)
        if self.text:
            found = self.text.expand(texts)
            return Value(self._plain, found) if found else None
        return None if value is None else self.rules.literal(value, self.column.language)

    def _values(self, row: Cells) -> Iterator[tuple[Values, Reading | None]]:
        """Yield the cells for the templates, once for each value of this column's own cell."""
        if self.column.unless and self.column.unless in row.texts:
            return
        if self.column.virtual:
            yield row.texts, None
            return
        own = row.texts
        for value in row.readings(self.column.name):
            yield ({**own, self.column.name: value.text} if self.column.separator else own), value

    def _choices(self, row: Cells, own: Reading | None) -> Iterable[Choice]:
        """Return what `load:map` selects for each value of its cell; one empty choice without a map."""
        if self.column.map is None or self.column.map_column is None:
            return (_NO_CHOICE,)
        is_own = own is not None and self.column.map_column == self.column.name
        cells = [own] if is_own and own else row.readings(self.column.map_column)
        found = (self.column.map.choose(cell.text) for cell in cells)
        return [choice for choice in found if choice and not choice.silent]

    def _stated(self, row: Cells, choice: Choice, texts: Values, value: Reading | None) -> Iterator[Stated]:
        predicate = choice.predicate or self.property_of(texts)
        subject = self.subject(row, texts)
        thing = Value(IRI, choice.thing) if choice.thing else self.object(texts, value)
        subject, thing = (thing, subject) if choice.reverse else (subject, thing)
        if predicate is None or subject is None or thing is None or thing.kind is CLASS:
            return
        if subject.kind in (IRI, BLANK):
            yield Fact(subject, self.graph, predicate, thing)
        elif subject.kind is CLASS and subject.text and predicate != RDF_TYPE.value:
            yield Axiom(subject.text, self.graph, predicate, thing)

    def _named(self, template: Template, texts: Values) -> Value | None:
        """Return the thing that a template names, or the class when the cell in it names a class."""
        classes = {} if template.about_row else self.rules.classes
        for name in template.names if classes else ():
            text = texts.get(name)
            if isinstance(text, str) and text in (named := classes.get(name) or {}):
                return Value(CLASS, named[text] or "")
        iri = template.expand(texts)
        return Value(IRI, iri) if iri else None

    def _lines(self, texts: Values) -> Value | None:
        """Return the text of the lines that two cells name."""
        lines = self.column.lines
        source = self.rules.texts.get(self.rules.text_of(texts, lines)) if lines else None
        if lines is None or source is None or lines.first not in texts or lines.last not in texts:
            return None
        found = source.between(int(str(texts[lines.first])), int(str(texts[lines.last])))
        return Value(self._plain, found) if found else None
