"""The SPARQL text of a connection, a related thing, or a look-up: the same things, in the same order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph_api.graphql.date_bounds import EARLIEST, LATEST
from graph_api.graphql.readers import Everything, One, Pages, Reader
from graph_api.graphql.request_context import Call, Lens
from graph_api.graphql.resolvers import WithinDays
from graph_api.graphql.selection import MAX_LIST, Page, argument
from graph_api.graphql.sparql_dates import compared_days
from graph_api.graphql.sparql_filters import FilterWriter
from graph_api.graphql.sparql_orders import OrderWriter, Sorted
from graph_api.graphql.sparql_text import TRUE, Script, iri
from graph_api.graphql.thing_lookup import Lookup
from graph_api.graphql.version_facts import THING
from graph_api.moments import Moment
from graph_store.graphs import Include

PARENT, SUBJECT = "?parent", "?thing"

MOST_STEPS = 10
"""Limit of `depth` in a property path."""


@dataclass(frozen=True, slots=True)
class Text:
    """A SPARQL text, the parameters of `/sparql` that it needs, and why it is not exact; no reasons if it is."""

    query: str
    parameters: Mapping[str, str]
    reasons: Sequence[str]


class PageWriter:
    """Writes the query of one field."""

    def __init__(self, call: Call, lens: Lens) -> None:
        self._call, self._lens, self._script = call, lens, Script(lens)
        self._filters = FilterWriter(call.context, self._script)
        self._parameters = parameters(lens)

    def text(self, reader: Reader, found: Any, parent: str | None) -> Text:
        """Return the text for the field of one parent; `found` is what the reader has found there."""
        group = [] if parent is None else [f"VALUES {PARENT} {{ {iri(parent)} }}"]
        group += self._things(reader, found)
        if isinstance(found, Page):
            conditions = argument(self._call.given, "filter")
            test = TRUE if conditions is None else self._filters.things(conditions, SUBJECT, group)
            group += [] if test == TRUE else [f"FILTER({test})"]
            body = self._page(group, found)
        else:
            body = _select(group)
        return Text(self._script.prefixes(body) + body, self._parameters, self._script.reasons)

    def _things(self, reader: Reader, found: Any) -> list[str]:
        words = self._lens.facts.vocabulary
        if isinstance(reader, Everything):
            return [self._members(reader.declared)]
        if isinstance(reader, Pages | One):
            return [self._script.pattern(words.properties[reader.name], PARENT, SUBJECT), *self._steps(reader)]
        if isinstance(reader, WithinDays):
            return self._within(reader)
        return self._looked_up(reader, found.iri)

    def _members(self, name: str) -> str:
        """Return the pattern of the members of a class; of `Thing`, every thing with a class of the ontology."""
        if name != THING:
            return f"{SUBJECT} a {self._script.classes([name])[0]} ."
        wanted = self._script.classes(self._lens.facts.vocabulary.classes)
        kind = self._script.fresh("class")
        among = f"VALUES {kind} {{ {' '.join(wanted)} }}"
        return f"{{ SELECT DISTINCT {SUBJECT} WHERE {{ {among} {SUBJECT} a {kind} FILTER(isIRI({SUBJECT})) }} }}"

    def _steps(self, reader: Reader) -> list[str]:
        """Return the condition of `depth`: a path of so many single steps."""
        depth = argument(self._call.given, "depth")
        if depth is None or not isinstance(reader, Pages):
            return []
        step = self._script.name(self._lens.facts.vocabulary.properties[reader.step].iri)
        if reader.step == reader.name or self._lens.facts.scope.include is not Include.ALL:
            self._script.inexact("depth counts the steps that rows state, which a property path cannot tell apart")
        if depth > MOST_STEPS:
            self._script.inexact(f"depth is written as a path of at most {MOST_STEPS} steps")
        path = step
        for _ in range(min(depth, MOST_STEPS) - 1):
            path = f"{step}/({path})?"
        return [f"FILTER(EXISTS {{ {PARENT} {path} {SUBJECT} }})" if depth else "FILTER(false)"]

    def _within(self, reader: WithinDays) -> list[str]:
        terms = [self._lens.facts.vocabulary.properties[name] for name in (EARLIEST, LATEST)]
        here, there = (
            [compared_days(self._script, term, subject, self._script.fresh("date")) for term in terms]
            for subject in (PARENT, SUBJECT)
        )
        start, end, begins, ends = here[0].first, here[1].last, there[0].first, there[1].last
        low, high = (start, end) if reader.covering else (end, start)
        patterns = [self._members(THING), *(each.patterns for each in (*here, *there))]
        return [*patterns, f"FILTER({SUBJECT} != {PARENT} && {begins} <= {low} && {ends} >= {high})"]

    def _looked_up(self, reader: Reader, found: str) -> list[str]:
        """Return the pattern of one thing, whose class does not depend on the choice of facts."""
        self._parameters = parameters(replace(self._lens, facts=self._lens.whole))
        value = f"VALUES {SUBJECT} {{ {iri(found)} }}"
        if isinstance(reader, Lookup) and reader.declared != THING:
            return [value, self._members(reader.declared)]
        return [value, f"FILTER(EXISTS {{ {SUBJECT} ?property ?value }})"]

    def _page(self, group: list[str], page: Page) -> str:
        """Return the query for one page; cursors are places in the list of this parent and version."""
        orders = argument(self._call.given, "orderBy") or ()
        sorts = OrderWriter(self._call.context, self._script, self._filters).all(orders, SUBJECT)
        group = [*group, *(each.patterns for each in sorts)]
        first, last, *cursors = (argument(self._call.given, name) for name in ("first", "last", "after", "before"))
        if any(each is not None for each in cursors):
            start, end = page.bounds
            return _select(group, sorts, f"LIMIT {end - start}\nOFFSET {start}")
        if last is None:
            return _select(group, sorts, f"LIMIT {MAX_LIST if first is None else first}")
        names = [SUBJECT, *(each.key for each in sorts)]
        turned = _select(group, sorts, f"LIMIT {last}", names, turned=True)
        return _select([f"{{ {turned} }}"], sorts)


def _select(
    group: Sequence[str], sorts: Sequence[Sorted] = (), limit: str = "", names: Sequence[str] = (SUBJECT,), *,
    turned: bool = False,
) -> str:  # fmt: skip
    last = f"{'DESC' if turned else 'ASC'}({SUBJECT})"
    by = " ".join([*(expression for each in sorts for expression in each.by(turned=turned)), last])
    body = "\n".join(f"  {each}" for each in group)
    return "\n".join(filter(None, [f"SELECT {' '.join(names)} WHERE {{\n{body}\n}}", f"ORDER BY {by}", limit]))


def parameters(lens: Lens) -> dict[str, str]:
    """Return the parameters of `/sparql` that choose the same data and facts."""
    scope = lens.facts.scope
    found = Moment.of(lens.snapshot).parameters
    if scope.include is not Include.ALL:
        found["include"] = scope.include.value
    return found | ({"synthetic": "true"} if scope.synthetic else {})
