"""The executors: strawberry's own with limits, and one that answers root fields with plans.

If a root field returns things, a plan answers its whole selection at once, in `complete_value`. By then the document
has been parsed and validated, and the root resolver has run with its typed arguments. If a plan cannot answer exactly,
the stock executor answers from the same source. The tests compare the two.
"""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock
from typing import Any

import structlog
from graphql import GraphQLError
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from graph_api.graphql.absent_values import list_absent
from graph_api.graphql.introspection import is_about_schema, read
from graph_api.graphql.plans import Below, Run, below
from graph_api.graphql.readers import Things, Unplannable
from graph_api.graphql.request_context import Item, Lens, RequestContext
from graph_api.graphql.search import Results
from graph_api.graphql.selection import Page
from graph_store.errors import GraphError

_log = structlog.get_logger(__name__)

MAX_PLANS = 500

WEIGHED = 200_000
"""Number of values in a root field above which the size of the answer is checked before it is written."""


class Plans:
    """A cache of the plans of recent documents, bounded like the cache of parsed documents.

    The key is the field node of a parsed document, which the plan keeps alive, and the variables that `@skip` and
    `@include` may use. Nothing else that a client writes is part of the key.
    """

    def __init__(self, most: int = MAX_PLANS) -> None:
        self._most, self._lock = most, Lock()
        self._kept: OrderedDict[tuple[object, ...], Below | None] = OrderedDict()

    def get(self, kind: Any, details: Any, variables: dict[str, Any]) -> Below | None:
        """Return the plan for a root field."""
        decided = tuple((name, each) for name, each in variables.items() if each is True or each is False)
        key = (id(details[0].node), len(details), decided)
        with self._lock:
            if key not in self._kept:
                self._kept[key] = below(kind, details)
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
            return self._kept[key]


class Unbounded:
    """The context of queries by the service itself, without limits."""

    def spend(self, items: int) -> None:
        """Count nothing."""

    def spend_bytes(self, many: int) -> None:
        """Count nothing."""

    def check_time(self) -> None:
        """Take any time."""


class StockExecutor(StrawberryGraphQLCoreExecutionContext):
    """Strawberry's executor, which also checks the time and the size of the answer while it runs."""

    _steps = 0

    def complete_value(
        self, return_type: Any, field_details_list: Any, info: Any, path: Any, result: Any, position_context: Any
    ) -> Any:
        """Return the value in the form of the answer. Raises: Stopped."""
        self._steps += 1
        if not self._steps & 1023:
            info.context.check_time()
        value = super().complete_value(return_type, field_details_list, info, path, result, position_context)
        if type(value) is str:
            info.context.spend_bytes(len(value))
        return value


class BulkExecutor(StockExecutor):
    """The executor that answers root fields with plans."""

    plans = Plans()

    def complete_value(
        self, return_type: Any, field_details_list: Any, info: Any, path: Any, result: Any, position_context: Any
    ) -> Any:
        """Return the value in the form of the answer, using a plan for a thing, a page or the things of a root field.

        A root field about the schema is answered by `introspection`.
        """
        if path.prev is None and is_about_schema(return_type):
            try:
                return self._introspected(return_type, field_details_list, info.context, result)
            except GraphError:
                raise
            except Exception as decided:  # the stock executor reports the same fault, with its location
                _log.info("graphql introspection", field=path.key, fault=repr(decided))
        if path.prev is None and type(result) in (Item, Page, Results, list) and path.key not in info.context.unplanned:
            try:
                return self._planned(return_type, field_details_list, info.context, path.key, result)
            except (Unplannable, GraphError, GraphQLError) as decided:
                info.context.unplanned[path.key] = type(decided).__name__
            except Exception as fault:
                info.context.unplanned[path.key] = f"fault: {fault!r}"
                _log.exception("graphql plan", field=path.key)
        return super().complete_value(return_type, field_details_list, info, path, result, position_context)

    def _introspected(self, kind: Any, details: Any, context: "RequestContext | Unbounded", result: Any) -> Any:
        data, weight = read(self, kind, details, result, context.spend, _weight)
        context.spend_bytes(weight)
        return data

    def _planned(self, kind: Any, details: Any, context: RequestContext, key: str, result: Any) -> Any:
        plan = self.plans.get(kind, details, self.variable_values.coerced)
        if plan is None:
            raise Unplannable
        before = context.items
        try:
            strawberry_schema = self.schema._strawberry_schema  # type: ignore[attr-defined]
            run = Run(context, self, strawberry_schema.schema_converter.scalar_registry, strawberry_schema.config)
            data, held = _answer(run, plan, result)
            context.items = before
            context.spend(held)
        except BaseException:
            context.items = before
            raise
        if held * run.widest > WEIGHED:
            context.spend_bytes(_weight(data, {}))
        list_absent(context, run.absent, key, data)
        context.planned += 1
        return data


def _answer(run: Run, plan: Below, result: Any) -> tuple[Any, int]:
    """Return the data of a root field, and the number of things in it."""
    if isinstance(result, Item):
        rows, sizes = plan.things(run, Things([result.iri], result.lens))
        return rows[result.iri], sum((sizes or {}).values())
    if isinstance(result, Page):
        found, held = plan.plan(run, plan.name).objects(run, [result])
        return found[0], sum(held or ())
    if not all(type(each) is Item for each in result):
        raise Unplannable
    return _items(run, plan, result)


def _items(run: Run, plan: Below, items: Sequence[Item]) -> tuple[list[Any], int]:
    """Return the data of a list of things, each seen through its own lens, and the number of things below them."""
    by_lens: dict[Lens, list[str]] = {}
    for each in items:
        by_lens.setdefault(each.lens, []).append(each.iri)
    found = {lens: plan.things(run, Things(iris, lens)) for lens, iris in by_lens.items()}
    rows = [found[each.lens][0][each.iri] for each in items]
    return rows, sum((found[each.lens][1] or {}).get(each.iri, 0) for each in items)


def _weight(value: Any, known: dict[int, int]) -> int:
    """Return the approximate size of the value in bytes; a row that occurs often is measured once."""
    if type(value) is str:
        return len(value) + 3
    if not isinstance(value, dict | list | tuple):
        return 6
    found = known.get(id(value))
    if found is None:
        inner = value.values() if isinstance(value, dict) else value
        found = 2 + sum(_weight(each, known) for each in inner)
        if isinstance(value, dict):
            found += sum(len(key) + 4 for key in value)
        known[id(value)] = found
    return found
