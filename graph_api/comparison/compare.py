"""The comparison of two versions: new, ended and changed things, and actions."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from graph_api.comparison.actions import Actions, actions
from graph_api.comparison.life import Life
from graph_api.comparison.readable import Readable, Value, in_order
from graph_api.comparison.stated import Stated, differing
from graph_api.site.visibility import hides
from graph_store.difference import Difference
from graph_store.errors import ResultTooLarge
from graph_store.fact_digest import fact_digest
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from graph_store.terms import order

MOST_CHANGES: Final = 100_000
"""Limit of the changes of fields in one comparison."""


@dataclass(frozen=True, slots=True)
class Change:
    """The values of one field of a thing that only the old version states, and those that only the new one states.

    For a `single` field each side has one value at most; a text in several languages is one change for each.
    """

    thing: Value
    predicate: NamedNode
    field: str
    single: bool
    before: tuple[Value, ...]
    after: tuple[Value, ...]
    old_rows: tuple[str, ...]
    new_rows: tuple[str, ...]

    @property
    def rows(self) -> list[str]:
        """The IRIs of the rows, or of the writes, that state the old and the new values."""
        return sorted({*self.old_rows, *self.new_rows})


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences between what two versions state, in the order of keys."""

    new: tuple[Value, ...]
    ended: tuple[Value, ...]
    changed: tuple[Change, ...]
    actions: Actions


def compare(old: Snapshot, new: Snapshot, check: Callable[[], None], steps: Difference | None = None) -> Comparison:
    """Compare the facts that two versions state about things; `check` is called from time to time, and may raise.

    Both versions are read, unless `steps` has all quads in which they differ.
    Raises: ResultTooLarge (507) if they differ in too much.
    """
    return _Comparing(old, new, check).result(steps)


class _Comparing:
    def __init__(self, old: Snapshot, new: Snapshot, check: Callable[[], None]) -> None:
        self.old, self.new, self._check = Stated(old), Stated(new), check
        self._readable = Readable(old, new)

    def result(self, steps: Difference | None) -> Comparison:
        lives = [*differing(self.old, self.new, self._check, steps).values()]
        return Comparison(
            self._sorted(each for each in lives if each.lives and not each.lived),
            self._sorted(each for each in lives if each.lived and not each.lives),
            self._changed(each for each in lives if each.stays),
            actions(self.old, self.new, lives, self._readable),
        )

    def _sorted(self, lives: Iterable[Life]) -> tuple[Value, ...]:
        return in_order(self._readable.of(each.node) for each in lives)

    def _changed(self, lives: Iterable[Life]) -> tuple[Change, ...]:
        found: list[Change] = []
        for each in lives:
            found += self._changes(each)
            if len(found) > MOST_CHANGES:
                raise ResultTooLarge(
                    "more than {most:,} fields differ; compare versions that differ less",
                    most=MOST_CHANGES,
                )
        return tuple(sorted(found, key=_place))

    def _changes(self, life: Life) -> Iterator[Change]:
        self._check()
        went, came = self._by_field(life.went.values()), self._by_field(life.came.values())
        for field in went.keys() | came.keys():
            yield self._change(life.node, field[0], went.get(field, []), came.get(field, []))

    def _by_field(self, facts: Iterable[Triple]) -> dict[tuple[NamedNode, str], list[Triple]]:
        """Return facts by property, and those of a property with one text for each language by language too."""
        found: dict[tuple[NamedNode, str], list[Triple]] = {}
        for each in facts:
            single, value = self._readable.is_single(each.predicate), each.object
            language = value.language or "" if single and isinstance(value, Literal) else ""
            found.setdefault((each.predicate, language), []).append(each)
        return found

    def _change(self, thing: NamedNode, predicate: NamedNode, removed: list[Triple], added: list[Triple]) -> Change:
        few = max(len(removed), len(added)) == 1
        return Change(
            self._readable.of(thing),
            predicate,
            self._readable.field(predicate),
            few and self._readable.is_single(predicate),
            self._values(removed),
            self._values(added),
            _rows(self.old.snapshot, removed),
            _rows(self.new.snapshot, added),
        )

    def _values(self, facts: list[Triple]) -> tuple[Value, ...]:
        return tuple(self._readable.of(each) for each in sorted((each.object for each in facts), key=order))


def _rows(snapshot: Snapshot, facts: Iterable[Triple]) -> tuple[str, ...]:
    found = {row for each in facts for row in snapshot.rows.stating(fact_digest(each))}
    return tuple(sorted(row for row in found if not hides(snapshot, Scope(), NamedNode(row))))


def _place(change: Change) -> tuple[str, ...]:
    values = (*change.before, *change.after)
    shown = [str(each.shown) for each in values]
    return (str(change.thing.shown), change.field, *shown, *(str(each.term) for each in values))
