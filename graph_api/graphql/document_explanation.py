"""The explanation of a document (`?explain=true`): plan, cost and equivalent SPARQL of each root field.

Each root field is run once more, alone, so that its plan, its columns and its cost are its own.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from graphql import DocumentNode, GraphQLSchema, OperationDefinitionNode, OperationType, SelectionSetNode
from graphql.execution.collect_fields import FragmentDetails, collect_fields
from graphql.execution.values import VariableValues, get_variable_values

from graph_api.graphql.document_cache import DocumentLimits, Prepared
from graph_api.graphql.request_context import RequestContext, Stopped
from graph_api.graphql.root_moments import Moments
from graph_api.graphql.schema import run, schema
from graph_api.graphql.sparql_sites import Site, Sites
from graph_store.graphs import Include


def explained(
    context: RequestContext,
    prepared: Prepared,
    moments: Moments,
    variables: Mapping[str, Any] | None,
    name: str | None,
    limits: DocumentLimits,
) -> list[dict[str, Any]]:
    """Return the plan, cost and SPARQL of each root field of a query; nothing for a document that cannot run.

    Raises: QueryTimeout, QueueFull (503).
    """
    operation = None if prepared.errors else prepared.operation(name)
    if operation is None or operation.operation is not OperationType.QUERY:
        return []
    given, whole = dict(variables or {}), schema()._schema
    values = get_variable_values(whole, operation.variable_definitions or (), given)
    if isinstance(values, list):
        return []
    try:
        return [
            {"field": key, **_ran(_again(context), alone, moments, given, limits)}
            | {"sparql": [_told(each) for each in _sites(whole, _again(context), alone, values)]}
            for key, alone in _roots(whole, prepared, operation, values)
        ]
    except Stopped as stopped:
        raise stopped.fault from None


def _again(context: RequestContext) -> RequestContext:
    """Return the context of the same request before it began."""
    return RequestContext(
        context.snapshot, context.vocabulary, context.cache, context.languages, context.service,
        context.deadline, context.slot, context.scope, context.hint_language, context.requested,
        max_cost=context.max_cost,
    )  # fmt: skip


def _roots(
    whole: GraphQLSchema, prepared: Prepared, operation: OperationDefinitionNode, values: VariableValues
) -> Iterator[tuple[str, Prepared]]:
    """Yield a document for each root field of the data, which is the only field of its operation."""
    fragments: Any = prepared.fragments
    details, query = {each: FragmentDetails(one) for each, one in fragments.items()}, whole.query_type
    for key, group in collect_fields(whole, details, values, query, operation).grouped_field_set.items():  # type: ignore[arg-type]
        if not group[0].node.name.value.startswith("__"):
            alone = OperationDefinitionNode(
                operation=operation.operation, name=operation.name, directives=operation.directives,
                variable_definitions=operation.variable_definitions,
                selection_set=SelectionSetNode(selections=tuple(each.node for each in group)),
            )  # fmt: skip
            yield key, Prepared(DocumentNode(definitions=(alone, *fragments.values())), ())


def _ran(
    context: RequestContext, alone: Prepared, moments: Moments, variables: dict[str, Any], limits: DocumentLimits
) -> dict[str, Any]:
    result = run(context, alone, moments, variables, None, limits)
    found: dict[str, Any] = {"plan": "bulk" if context.planned else "stock"}
    if context.unplanned:
        found["reason"] = (
            "A plan cannot answer this field exactly, for example because of an error in one of its values."
        )
    cost = {"estimated": context.cost, "actual": _objects(result.data) - 1, "limit": context.max_cost}
    return found | {"cost": cost, "reads": sorted({_read(each) for each in context.reads})}


def _sites(whole: GraphQLSchema, context: RequestContext, alone: Prepared, values: VariableValues) -> Iterator[Site]:
    operation = alone.operation(None)
    assert operation is not None  # noqa: S101
    try:
        yield from Sites(whole, context, operation, alone.fragments, values).find()
    finally:
        context.release()


def _objects(data: Any) -> int:
    """Return the number of objects in an answer, each of which costs 1."""
    if isinstance(data, dict):
        return 1 + sum(map(_objects, data.values()))
    return sum(map(_objects, data)) if isinstance(data, list | tuple) else 0


_ALL_FACTS = Include.ALL.value, False
"""The choice of facts that is not named, as the columns note it: `include` and `synthetic`."""


def _read(operation: tuple[object, ...]) -> str:
    """Return the name of a column or look-up, with its choice of facts."""
    named = [str(each) for each in operation if not isinstance(each, tuple)]
    chosen = [f"({each[0]})" for each in operation if isinstance(each, tuple) and each != _ALL_FACTS]
    return " ".join([*named, *chosen])


def _told(site: Site) -> dict[str, Any]:
    found = {"path": site.path, "query": site.text.query, "parameters": site.text.parameters}
    if site.parent is not None:
        found["parent"] = site.parent
    return found | {"exact": not site.text.reasons, "reasons": site.text.reasons}
