"""The mapping of a table, compiled once: from its rows to what they state, in any form.

The same row always states the same, whatever the other rows are.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Generic, TypeAlias

from pyoxigraph import NamedNode

from graph_store.graphs import Graphs
from loaders.check.cells import Held
from loaders.check.forms import own_form
from loaders.check.rows import Cut, Row
from loaders.csvw.metadata import Table, TableGroup
from loaders.map.columns import ColumnPlan, column_plans
from loaders.map.facts import Fact, named_facts
from loaders.map.former_keys import former_names
from loaders.map.renderings import End, Form, Rendering, Statement, Subject, Text, lines, statements, texts
from loaders.map.terms import IRI, Value, kept_kind
from loaders.read.corrections import SourceText
from loaders.values.readings import Reading

Map: TypeAlias = Callable[[Row], list[Statement]]
Write: TypeAlias = Callable[[Row], list[str]]
State: TypeAlias = Callable[[Row], list[Text]]

_REMEMBERED = 5_000
_NO_CUT = Cut({}, (), 0)


def row_node(base: str, stem: str, key: str) -> NamedNode:
    """Return the name of a row."""
    return NamedNode(f"{base}row/{stem}/{key}")


def compile_table(table: Table, group: TableGroup, sources: Mapping[str, SourceText]) -> Map:
    """Return the function from a row of this table to its statements, each once, in the order of the columns."""
    return _compiled(table, group, sources, statements())


def compile_quads(table: Table, group: TableGroup, sources: Mapping[str, SourceText]) -> Write:
    """Return the function from a row to its lines of N-Quads, each once."""
    return _compiled(table, group, sources, lines(Graphs(group.base)))


def compile_texts(table: Table, group: TableGroup, sources: Mapping[str, SourceText]) -> State:
    """Return the function from a row to its triples as texts, each once."""
    return _compiled(table, group, sources, texts(Graphs(group.base)))


def _compiled(table: Table, group: TableGroup, sources: Mapping[str, SourceText],
              rendering: Rendering[Subject, End, Form]) -> Callable[[Row], list[Form]]:  # fmt: skip
    """Return the function from a row to what it states, in one form."""
    plans = column_plans(table, group, sources)
    steps = [_step(list(some), rendering) for _, some in groupby(plans, _together)]
    if table.renamed:
        former = former_names(table, group)
        steps.append(lambda row: [rendering.of(fact) for fact in former(row.key)])
    if _is_once(plans) and len(steps) == 1:
        return steps[0]
    return lambda row: list(dict.fromkeys(form for step in steps for form in step(row)))


def _together(plan: ColumnPlan) -> tuple[bool, str]:
    """Return a key that is equal for columns that are mapped in one step: constant ones about the same subject."""
    return plan.is_constant, plan.about.source if plan.is_constant and plan.about else ""


def _is_once(plans: Sequence[ColumnPlan]) -> bool:
    """Return whether no two values of a row can state the same."""
    kinds = {(plan.graph, plan.property) for plan in plans}
    return len(kinds) == len(plans) and not any(plan.column.separator or not plan.is_constant for plan in plans)


def _step(plans: Sequence[ColumnPlan], rendering: Rendering[Subject, End, Form]) -> Callable[[Row], list[Form]]:
    if not plans[0].is_constant:
        return lambda row: [rendering.of(fact) for fact in _facts(plans, row)]
    columns = [_Constant(plan, rendering) for plan in plans if plan.property]
    subject_of, whole = _subject(plans[0]), rendering.whole
    cut, placed = _NO_CUT, list[_Placed[End]]()

    def step(row: Row) -> list[Form]:
        nonlocal cut, placed
        if row.cut is not cut:
            cut, placed = row.cut, _placed(columns, row.cut)
        cells = (*row.cells, "")
        ends: list[End] = []
        for known, column, place in placed:
            cell = cells[place]
            remembered = known(cell if isinstance(cell, str) else cell.text)
            ends += column.read(cell) if remembered is None else remembered
        if not ends or (value := subject_of(row)) is None:
            return []
        subject = rendering.subject(value)
        return [whole(subject, end) for end in ends]

    return step


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
        self.plan, self.ends = plan, partial(rendering.ends, plan.graph, plan.property)
        self.datatype = own_form(plan.column.datatype).datatype
        self.literal = None if plan.value else self.ends(kept_kind(self.datatype, plan.column.language))
        self.known = {"": tuple(self._of(None)) if plan.column.virtual else ()}

    def read(self, cell: Held) -> tuple[End, ...]:
        """Return the forms for a cell that is not known yet."""
        if not isinstance(cell, str):
            return self._remember(cell.text, tuple(end for value in cell.values or () for end in self._of(value)))
        if self.literal:
            return self._remember(cell, (self.literal(cell),))
        return self._remember(cell, tuple(self._of(Reading(cell, self.datatype))))

    def _of(self, value: Reading | None) -> Iterator[End]:
        found = self.plan.object({self.plan.column.name: value.text} if value else {}, value)
        if found is not None:
            yield self.ends(found.kind)(found.text)

    def _remember(self, text: str, ends: tuple[End, ...]) -> tuple[End, ...]:
        if len(self.known) < _REMEMBERED:
            self.known[text] = ends
        return ends


_Placed: TypeAlias = tuple[Callable[[str], tuple[End, ...] | None], _Constant[End], int]
"""The function that looks up a cell's known result, the column, and its place in a row."""


def _placed(columns: Iterable[_Constant[End]], cut: Cut) -> list[_Placed[End]]:
    """Return the columns that may state something in rows of this cut, with the places of their cells."""
    found: list[_Placed[End]] = []
    for each in columns:
        column = each.plan.column
        place = -1 if column.virtual else cut.places.get(column.name)
        if place is not None:
            found.append((each.known.get, each, place))
    return found
