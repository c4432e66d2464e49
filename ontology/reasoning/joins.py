"""Joins over relations: rows of variable bindings, and the steps that extend or filter them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from ontology.reasoning.arrays import MASK, Ids, Mask, Ranks
from ontology.reasoning.relation import Relation

Value: TypeAlias = str | int
"""A variable by its name, or a constant by its number."""


@dataclass(slots=True)
class Rows:
    """Bindings with one column for each variable, and the highest rank of the facts used so far if it is asked for."""

    columns: dict[str, Ids]
    ranks: Ranks | None
    size: int

    def values(self, value: Value) -> Ids:
        """Return the column of a variable, or a constant repeated for each row."""
        return self.columns[value] if isinstance(value, str) else np.full(self.size, value, np.int64)

    def keys(self, args: Sequence[Value]) -> Ids:
        """Return the key that the arguments give in each row: a thing, or a pair."""
        if len(args) == 1:
            return self.values(args[0])
        return self.values(args[0]) << 32 | self.values(args[1])

    def key(self, args: Sequence[Value], index: int) -> int:
        """Return the key that the arguments give in one row."""
        first, *second = (int(self.columns[arg][index]) if isinstance(arg, str) else arg for arg in args)
        return first << 32 | second[0] if second else first

    def take(self, index: Ids | Mask, ranks: Ranks | None, keep: frozenset[str]) -> "Rows":
        """Return the rows at the index, with only the columns that are still needed."""
        columns = {name: column[index] for name, column in self.columns.items() if name in keep}
        size = int(np.count_nonzero(index)) if index.dtype == np.bool_ else len(index)
        return Rows(columns, ranks, size)


Step: TypeAlias = Callable[[Rows], Rows]


@dataclass(frozen=True, slots=True)
class EncodedAtom:
    """An atom over numbers: its relation, and arguments that are variables or numbers."""

    relation: Relation
    args: tuple[Value, ...]

    def scan(self, keys: Ids, ranks: Ranks | None, number: str = "") -> Rows:
        """Return the bindings that these facts of the relation give.

        If `number` is given, a column of that name holds the position of the fact behind each row.
        """
        parts = (keys,) if len(self.args) == 1 else (keys >> 32, keys & MASK)
        columns: dict[str, Ids] = {number: np.arange(len(keys))} if number else {}
        fits: Mask | None = None
        for arg, part in zip(self.args, parts, strict=True):
            if isinstance(arg, str) and arg not in columns:
                columns[arg] = part
                continue
            same = part == (columns[arg] if isinstance(arg, str) else arg)
            fits = same if fits is None else fits & same
        rows = Rows(columns, ranks, len(keys))
        return rows if fits is None else rows.take(fits, None if ranks is None else ranks[fits], frozenset(columns))

    def free(self, bound: set[str]) -> list[str]:
        """Return the variables that are not yet bound."""
        return [arg for arg in self.args if isinstance(arg, str) and arg not in bound]


@dataclass(frozen=True, slots=True)
class Probe:
    """A step that keeps the rows for which a fully bound atom holds."""

    atom: EncodedAtom
    keep: frozenset[str]

    def __call__(self, rows: Rows) -> Rows:
        """Return the rows that are kept."""
        relation, keys = self.atom.relation, rows.keys(self.atom.args)
        if rows.ranks is None:
            return rows.take(relation.contains(keys), None, self.keep)
        at, found = relation.find(keys)
        ranks = np.maximum(rows.ranks[found], relation.ranks[at[found]])
        return rows.take(found, ranks, self.keep)


@dataclass(frozen=True, slots=True)
class IndexJoin:
    """A step that follows a property from its bound end to the free one."""

    atom: EncodedAtom
    keep: frozenset[str]
    forward: bool

    def __call__(self, rows: Rows) -> Rows:
        """Return one row for every pair found."""
        start, end = self.atom.args if self.forward else self.atom.args[::-1]
        starts, ranks = rows.values(start), None
        if rows.ranks is None:
            sources, ends = self.atom.relation.pairs(starts, forward=self.forward)
        else:
            sources, ends, found = self.atom.relation.ranked_pairs(starts, forward=self.forward)
            ranks = np.maximum(rows.ranks[sources], found)
        reached = rows.take(sources, ranks, self.keep)
        if isinstance(end, str) and end in self.keep:
            reached.columns[end] = ends
        return reached


@dataclass(frozen=True, slots=True)
class CrossProduct:
    """A step that joins every row with every fact of an atom that shares no variable with the rows."""

    atom: EncodedAtom
    keep: frozenset[str]

    def __call__(self, rows: Rows) -> Rows:
        """Return the product of both."""
        relation = self.atom.relation
        other = self.atom.scan(relation.keys, None if rows.ranks is None else relation.ranks)
        left, right = np.repeat(np.arange(rows.size), other.size), np.tile(np.arange(other.size), rows.size)
        product = rows.take(left, None, self.keep)
        product.columns |= {name: column[right] for name, column in other.columns.items() if name in self.keep}
        if rows.ranks is not None and other.ranks is not None:
            product.ranks = np.maximum(rows.ranks[left], other.ranks[right])
        return product


@dataclass(frozen=True, slots=True)
class Unequal:
    """A filter that keeps the rows in which two arguments are different things."""

    one: Value
    other: Value

    @property
    def variables(self) -> set[str]:
        """The variables that the filter needs."""
        return {value for value in (self.one, self.other) if isinstance(value, str)}

    def keeps(self, rows: Rows) -> Mask:
        """Return a mask of the rows that are kept."""
        kept: Mask = rows.values(self.one) != rows.values(self.other)
        return kept


@dataclass(frozen=True, slots=True)
class Negation:
    """A filter that keeps the rows for which a group of atoms has no match, whatever its other variables are."""

    group: tuple[EncodedAtom, ...]
    variables: frozenset[str]

    def keeps(self, rows: Rows) -> Mask:
        """Return a mask of the rows that are kept."""
        columns = {name: rows.columns[name] for name in self.variables} | {_NUMBER: np.arange(rows.size)}
        steps = plan(self.group, set(self.variables), {_NUMBER})
        kept = np.ones(rows.size, np.bool_)
        kept[run(steps, Rows(columns, None, rows.size)).columns[_NUMBER]] = False
        return kept


Filter: TypeAlias = Unequal | Negation

_NUMBER = "!"
"""Name of the column with the number of the row for which a group was matched."""


@dataclass(frozen=True, slots=True)
class Selection:
    """A step that applies a filter."""

    filter: Filter
    keep: frozenset[str]

    def __call__(self, rows: Rows) -> Rows:
        """Return the rows that are kept."""
        kept = self.filter.keeps(rows)
        return rows.take(kept, None if rows.ranks is None else rows.ranks[kept], self.keep)


def plan(atoms: Sequence[EncodedAtom], bound: set[str], wanted: set[str], filters: Sequence[Filter] = ()) -> list[Step]:
    """Return the steps that join the atoms to rows with the bound variables.

    Fully bound atoms come first, then properties with one bound end. The filters follow after all atoms.
    """
    left, bound, order = list(atoms), set(bound), []
    while left:
        atom = min(left, key=lambda candidate: _cost(candidate, bound))
        left.remove(atom)
        order.append((atom, _cost(atom, bound)))
        bound |= set(atom.free(bound))
    steps: list[Step] = []
    for place, (atom, cost) in enumerate(order):
        later = [variable for other, _ in order[place + 1 :] for variable in other.free(set())]
        keep = frozenset(wanted).union(later, *(each.variables for each in filters))
        steps.append(_step(atom, cost, keep))
    for place, each in enumerate(filters):
        steps.append(Selection(each, frozenset(wanted).union(*(other.variables for other in filters[place + 1 :]))))
    return steps


def _cost(atom: EncodedAtom, bound: set[str]) -> int:
    """Return 0 if all arguments are bound, 1 or 2 if one end of a pair is bound, and 3 if all are free."""
    free = [isinstance(arg, str) and arg not in bound for arg in atom.args]
    if not any(free):
        return 0
    return 3 if all(free) else 1 + free[0]


def _step(atom: EncodedAtom, cost: int, keep: frozenset[str]) -> Step:
    if cost == 0:
        return Probe(atom, keep)
    return CrossProduct(atom, keep) if cost == 3 else IndexJoin(atom, keep, forward=cost == 1)


def run(steps: Iterable[Step], rows: Rows) -> Rows:
    """Return the rows after all steps."""
    for step in steps:
        rows = step(rows)
    return rows
