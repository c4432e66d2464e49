"""The mapping of a table, compiled once: from its rows to what they state, in any form.

The same row always states the same, whatever the other rows are.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain, groupby
from typing import Generic, TypeAlias

from pyoxigraph import NamedNode

from graph_store.batches import batches
from graph_store.graphs import Graphs
from loaders.check.cells import Held
from loaders.check.forms import own_form
from loaders.check.rows import Row
from loaders.csvw.keys import row_iri
from loaders.csvw.metadata import Table, TableGroup
from loaders.map.columns import ColumnPlan, column_plans
from loaders.map.ended import ended_statements
from loaders.map.facts import Fact, named_facts
from loaders.map.former_keys import former_names
from loaders.map.renderings import End, Form, Rendering, Statement, Subject, Text, as_text, lines, statements, texts
from loaders.map.terms import IRI, Value, kept_kind
from loaders.read.corrections import SourceText
from loaders.values.readings import Reading

Map: TypeAlias = Callable[[Row], list[Statement]]
Write: TypeAlias = Callable[[Iterable[Row]], Iterator[list[str]]]
State: TypeAlias = Callable[[Iterable[Row]], Iterator[list[Text]]]

_Step: TypeAlias = Callable[[Sequence[Row]], list[list[Form]]]
"""A function from some rows to the forms of what each of them states."""

_REMEMBERED = 5_000
_AT_ONCE = 100
"""The number of rows that are mapped together, column by column: few enough to stay in the cache of the processor."""


def row_node(base: str, stem: str, key: str) -> NamedNode:
    """Return the name of a row."""
    return NamedNode(row_iri(base, stem, key))


def compile_table(table: Table, group: TableGroup, sources: Mapping[str, SourceText]) -> Map:
    """Return the function from a row of this table to its statements, each once, in the order of the columns."""
    mapped = _compiled(table, group, sources, statements())

    def states(row: Row) -> list[Statement]:
        found = mapped((row,))[0]
        return found if row.ended is None else list(ended_statements(found, row.ended, group.base))

    return states


def compile_quads(table: Table, group: TableGroup, sources: Mapping[str, SourceText]) -> Write:
    """Return the function from rows to the lines of N-Quads of each, every line once."""
    return _streamed(_compiled(table, group, sources, lines(Graphs(group.base))))


def compile_texts(table: Table, group: TableGroup, sources: Mapping[str, SourceText]) -> State:
    """Return the function from rows to the triples of each as texts, every triple once."""
    graphs, of_one = Graphs(group.base), cache(partial(compile_table, table, group, sources))
    stated = _streamed(_compiled(table, group, sources, texts(graphs)))

    def states(rows: Iterable[Row]) -> Iterator[list[Text]]:
        for has_ended, some in groupby(rows, lambda row: row.ended is not None):
            if has_ended:
                yield from ([as_text(graphs.named(name), triple) for name, triple in of_one()(row)] for row in some)
            else:
                yield from stated(some)

    return states


def _streamed(mapped: _Step[Form]) -> Callable[[Iterable[Row]], Iterator[list[Form]]]:
    def stated(rows: Iterable[Row]) -> Iterator[list[Form]]:
        for some in batches(rows, _AT_ONCE):
            for _, alike in groupby(some, lambda row: id(row.cut)):
                yield from mapped(list(alike))

    return stated


def _compiled(table: Table, group: TableGroup, sources: Mapping[str, SourceText],
              rendering: Rendering[Subject, End, Form]) -> _Step[Form]:  # fmt: skip
    """Return the function from rows of one cut to what each of them states, in one form."""
    plans = column_plans(table, group, sources)
    steps = [_step(list(some), rendering) for _, some in groupby(plans, _together)]
    if table.renamed:
        former = former_names(table, group)
        steps.append(lambda rows: [[rendering.of(fact) for fact in former(row.key)] for row in rows])
    if _is_once(plans) and len(steps) == 1:
        return steps[0]
    if not steps:
        return lambda rows: [[] for _ in rows]
    return lambda rows: [
        list(dict.fromkeys(chain.from_iterable(forms))) for forms in zip(*(step(rows) for step in steps), strict=True)
    ]


def _together(plan: ColumnPlan) -> tuple[bool, str]:
    """Return a key that is equal for columns that are mapped in one step: constant ones about the same subject."""
    return plan.is_constant, plan.about.source if plan.is_constant and plan.about else ""


def _is_once(plans: Sequence[ColumnPlan]) -> bool:
    """Return whether no two values of a row can state the same."""
    kinds = {(plan.graph, plan.property) for plan in plans}
    return len(kinds) == len(plans) and not any(plan.column.separator or not plan.is_constant for plan in plans)


def _step(plans: Sequence[ColumnPlan], rendering: Rendering[Subject, End, Form]) -> _Step[Form]:
    if not plans[0].is_constant:
        return lambda rows: [[rendering.of(fact) for fact in _facts(plans, row)] for row in rows]
    columns = [_Constant(plan, rendering) for plan in plans if plan.property]
    subject_of, whole = _subject(plans[0]), rendering.whole

    def named(row: Row) -> Subject | None:
        return None if (subject := subject_of(row)) is None else rendering.subject(subject)

    def step(rows: Sequence[Row]) -> list[list[Form]]:
        ends = _ends(columns, rows)
        return [
            [] if subject is None else whole(subject, chain.from_iterable(by_column))
            for subject, by_column in zip(map(named, rows), ends, strict=True)
        ]

    return step


def _ends(columns: Iterable["_Constant[End]"], rows: Sequence[Row]) -> Iterable[tuple[tuple[End, ...], ...]]:
    """Return for each row what its columns state, a column at a time; columns that their file lacks are left out."""
    cells, places = list(zip(*(row.cells for row in rows), strict=True)), rows[0].cut.places
    found = [
        each.ends(cells[places[name]] if name in places else ("",) * len(rows))
        for each in columns
        if (name := each.plan.column.name) in places or each.plan.column.virtual
    ]
    return zip(*found, strict=True) if found else [()] * len(rows)


def _facts(plans: Sequence[ColumnPlan], row: Row) -> Iterator[Fact]:
    """Yield what columns state about a row, with names for its axioms."""
    stated = ((each, plan) for plan in plans for each in plan.facts(row))
    return (fact for fact, _ in named_facts(stated, plans[0].rules.row(row.key).text))


def _subject(plan: ColumnPlan) -> Callable[[Row], Value | None]:
    """Return the function from a row to the subject of a constant column, None if a cell that names it is empty."""
    about = plan.about
    if about is None:
        return lambda row: plan.rules.row(row.key)
    if of_one := about.of_one:
        name = about.names[0]
        return lambda row: Value(IRI, of_one(text)) if (text := row.text(name)) else None
    return lambda row: plan.subject(row, {name: row.text(name) for name in about.names})


class _Constant(Generic[End]):
    """A constant column in one form: all of a statement except its subject depends on the cell alone.

    `known` remembers results by cell, because cells often repeat. A virtual column has an empty cell.
    """

    def __init__(self, plan: ColumnPlan, rendering: Rendering[Subject, End, Form]) -> None:
        self.plan, self.form = plan, partial(rendering.ends, plan.graph, plan.property)
        self.datatype = own_form(plan.column.datatype).datatype
        self.literal = None if plan.value else self.form(kept_kind(self.datatype, plan.column.language))
        self.known = {"": tuple(self._of(None)) if plan.column.virtual else ()}

    def ends(self, cells: Iterable[Held]) -> list[tuple[End, ...]]:
        """Return the forms for each cell."""
        known, read = self.known.get, self._read
        return [
            read(cell) if (found := known(cell if isinstance(cell, str) else cell.text)) is None else found
            for cell in cells
        ]

    def _read(self, cell: Held) -> tuple[End, ...]:
        """Return the forms for a cell that is not known yet."""
        if not isinstance(cell, str):
            return self._remember(cell.text, tuple(end for value in cell.values or () for end in self._of(value)))
        if self.literal:
            return self._remember(cell, (self.literal(cell),))
        return self._remember(cell, tuple(self._of(Reading(cell, self.datatype))))

    def _of(self, value: Reading | None) -> Iterator[End]:
        found = self.plan.object({self.plan.column.name: value.text} if value else {}, value)
        if found is not None:
            yield self.form(found.kind)(found.text)

    def _remember(self, text: str, ends: tuple[End, ...]) -> tuple[End, ...]:
        if len(self.known) < _REMEMBERED:
            self.known[text] = ends
        return ends
