"""The groups of a connection: each value that its things have by a property or a path, with those things."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from graph_api.graphql.filters import given
from graph_api.graphql.operators import PLAIN
from graph_api.graphql.paging import Things
from graph_api.graphql.request_context import Call, Item, Lens
from graph_api.graphql.selection import CHUNK, MAX_LIST, Page, argument, size
from graph_api.graphql.value_paths import Value, ValuePaths, Values, is_of_time
from graph_store.errors import BadRequest


@dataclass(frozen=True, slots=True)
class Group:
    """A value, and the things of a connection that have it."""

    key: Value
    iris: Sequence[str]
    lens: Lens

    def through(self, lens: Lens) -> "Group":
        """Return the same group, seen through another lens."""
        return replace(self, lens=lens)


def value(source: Things, call: Call) -> str | None:
    """Return the value of a group as text."""
    return source.key.text if isinstance(source, Group) else None


def thing(source: Things, call: Call) -> Item | None:
    """Return the value of a group, if it is a thing."""
    return Item(source.key.iri, source.lens) if isinstance(source, Group) and source.key.iri is not None else None


def groups(source: Page, call: Call) -> list[Group]:
    """Return the groups: the largest first and then by value, but years and months in the order of time."""
    values, by_time = _values(source.lens, call)
    members: dict[Value, list[str]] = {}
    for number, iri in enumerate(source.iris):
        if not number % CHUNK:
            call.context.check_time()
        for value in values(iri):
            members.setdefault(value, []).append(iri)
    fits = _having(argument(call.given, "having"))
    found = [Group(value, iris, source.lens) for value, iris in members.items() if fits(len(iris))]
    found.sort(key=lambda each: (0 if by_time else -len(each.iris), each.key.text))
    limit = size(call.given, "limit", MAX_LIST)
    shown = found[: MAX_LIST if limit is None else limit]
    call.context.spend(len(shown))
    return shown


def _values(lens: Lens, call: Call) -> tuple[Values, bool]:
    """Return the values to group by, and whether they are years or months.

    Raises: BadRequest (400) unless one of `by` and `path` is given.
    """
    by, path = argument(call.given, "by"), argument(call.given, "path")
    if (by is None) is (path is None):
        raise BadRequest("give one of by and path: a property, or a path to one")
    paths = ValuePaths(lens)
    return (paths.along(path), is_of_time(path)) if by is None else (paths.of_property(by.value), False)


def _having(conditions: object) -> Callable[[int], bool]:
    """Return the test on the number of things of a group."""
    count = dict(given(conditions)).get("count") if conditions is not None else None
    if count is None:
        return lambda number: True
    checks = [PLAIN[name](asked) for name, asked in given(count)]
    return lambda number: all(check(number) for check in checks)
