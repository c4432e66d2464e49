"""The changes between two documents or versions as CSV for people, one line for each."""

import csv
import io
from collections.abc import Iterator, Sequence

from graph_api.comparison.compare import Change, Comparison
from graph_api.comparison.names import Names
from graph_api.comparison.readable import Value
from graph_store.spreadsheet import guarded, guarded_list

COLUMNS = ("kind", "key", "label", "field", "from", "to", "rows")

_BETWEEN = "; "


def changes_table(names: Names, found: Comparison) -> bytes:
    """Return a line for each change; several values or rows are joined by `; `.

    The kind is new, ended, changed, continued, replaced, dropped or new-action; of an action that continues or
    replaces another, `from` is the key of the other one.
    """
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for kind, thing, *more in _lines(found):
        key = guarded(_written(thing))
        table.writerow([kind, key, guarded(names.of(thing.term).text), *more])
    return text.getvalue().encode()


def _lines(found: Comparison) -> Iterator[tuple[str, Value, str, str, str, str]]:
    did = found.actions
    for kind, values in (("new", found.new), ("ended", found.ended)):
        yield from ((kind, each, "", "", "", "") for each in values)
    yield from (("changed", each.thing, *_of_a_field(each)) for each in found.changed)
    for kind, pairs in (("continued", did.continued), ("replaced", did.replaced)):
        yield from ((kind, later, "", _cell([earlier]), _cell([later]), "") for later, earlier in pairs)
    for kind, values in (("dropped", did.dropped), ("new-action", did.new)):
        yield from ((kind, each, "", "", "", "") for each in values)


def _of_a_field(change: Change) -> tuple[str, str, str, str]:
    return change.field, _cell(change.before), _cell(change.after), _BETWEEN.join(change.rows)


def _cell(values: Sequence[Value]) -> str:
    return guarded_list([_written(each) for each in values], _BETWEEN)


def _written(value: Value) -> str:
    """Return a value as it is written in a cell; a truth value as in the data."""
    return str(value.shown).lower() if isinstance(value.shown, bool) else str(value.shown)
