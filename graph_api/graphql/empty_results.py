"""Hints on root fields without results: an empty connection, and an ID or key that leads to nothing."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import islice
from typing import Any

from graphql import (
    FieldNode,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    value_from_ast_untyped,
)
from graphql.execution.collect_fields import FragmentDetails, collect_fields
from graphql.execution.values import get_variable_values

from graph_api.graphql.document_cache import Prepared
from graph_api.graphql.fields import ReadField
from graph_api.graphql.filters import Filters
from graph_api.graphql.readers import Everything
from graph_api.graphql.request_context import RequestContext, Stopped
from graph_api.graphql.thing_lookup import Lookup
from graph_api.graphql.unmet_conditions import UnmetConditions, unknown_id
from graph_api.hints.hint import MOST_HINTS, Code, Hint
from graph_store.errors import GraphError


def has_empty(data: Mapping[str, Any] | None) -> bool:
    """Return whether a root field may be without results; this looks at each of its values once."""
    return data is not None and any(_may_be_empty(value) for value in data.values())


def empty_results(
    context: RequestContext,
    schema: GraphQLSchema,
    prepared: Prepared,
    operation: OperationDefinitionNode,
    variables: Mapping[str, Any] | None,
    data: Mapping[str, Any],
) -> list[dict[str, Any]]:
    """Return at most three hints for root fields without results, each with its path, code and message."""
    given = get_variable_values(schema, operation.variable_definitions or (), dict(variables or {}))
    query = schema.query_type
    if isinstance(given, list) or query is None:
        return []
    details = {name: FragmentDetails(each) for name, each in prepared.fragments.items()}
    fields = collect_fields(schema, details, given, query, operation).grouped_field_set
    found = (
        {"path": [key], "code": hint.code, "message": hint.sentence(context.hint_language)}
        for key, group in fields.items()
        if key in data and _may_be_empty(data[key])
        for hint in _of_field(context, query, group[0].node, operation, given.coerced)
    )
    with suppress(GraphError, Stopped):
        return list(islice(found, MOST_HINTS))
    return []


def _of_field(
    context: RequestContext,
    query: GraphQLObjectType,
    node: FieldNode,
    operation: OperationDefinitionNode,
    variables: dict[str, Any],
) -> Iterator[Hint]:
    """Yield the hints on one root field without results; a lookup with directives has none."""
    definition = query.fields.get(node.name.value)
    field = None if definition is None else definition.extensions["strawberry-definition"]
    if not isinstance(field, ReadField):
        return
    if isinstance(field.reader, Everything):
        yield from _of_connection(context, node, field.reader.declared)
    elif not (isinstance(field.reader, Lookup) or node.name.value == "node"):
        return
    elif not node.directives and not operation.directives:
        arguments = node.arguments or ()
        values = {each.name.value: value_from_ast_untyped(each.value, variables) for each in arguments}
        yield from _of_id(context, values)


def _of_connection(context: RequestContext, node: FieldNode, declared: str) -> Iterator[Hint]:
    """Yield hints about a connection without things: its class has no members, or nothing passes the filter."""
    for (place, lens), chooser in list(context.choosers.items()):
        if place != id(node):
            continue
        if not lens.facts.instances(declared):
            yield Hint(Code.NO_MEMBER, "no_member", {"class": declared})
        elif chooser.tried is not None:
            filters = Filters(context, lens)
            yield from UnmetConditions(filters, declared).hints(chooser.conditions, chooser.tried)


def _of_id(context: RequestContext, given: Mapping[str, Any]) -> Iterator[Hint]:
    """Yield a hint about an ID that no thing has."""
    by, lens = given.get("by"), context.lens()
    name = by.get("key") if isinstance(by, dict) else given.get("id")
    if isinstance(name, str) and not context.exists(context.iri(name, lens), lens):
        yield unknown_id(Filters(context, lens), name)


def _may_be_empty(value: Any) -> bool:
    if value is None:
        return True
    return isinstance(value, dict) and ([] in value.values() or 0 in value.values())
