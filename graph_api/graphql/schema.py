"""The schema that runs: the generated types under strawberry, with its limits and caches."""

import inspect
from collections import OrderedDict
from collections.abc import Iterator
from functools import cache
from typing import Any

import strawberry
from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    OperationDefinitionNode,
    execute_sync,
    get_introspection_query,
    get_operation_ast,
    parse,
)
from graphql.execution import ExecutionResult as CoreResult
from strawberry.extensions import AddValidationRules, MaxTokensLimiter, ParserCache, SchemaExtension, ValidationCache
from strawberry.types import ExecutionResult
from strawberry.types.execution import PreExecutionError

from graph_api.graphql import generated
from graph_api.graphql.asking import Asking, TimeUp
from graph_api.graphql.bulk import BulkExecutor
from graph_api.graphql.converting import QuietSchema
from graph_api.graphql.cost import Estimate, Reckoner, check
from graph_api.graphql.facts import touched
from graph_api.graphql.limits import MAX_TOKENS, rules
from graph_store.errors import GraphError, QueryTimeout

CACHED_DOCUMENTS = 500

Result = ExecutionResult | PreExecutionError


class Reported(SchemaExtension):
    """Adds to the answer how many store operations it needs, and the paths of values that no row states.

    Null at such a path is not zero, no, or an error. The store operations are the columns and matches that the document
    names; their number does not grow with the answer, and all but the first time a version is asked they are made.
    """

    def get_results(self) -> dict[str, Any]:
        """`extensions.storeOperations`, and `notStated` when there are such paths."""
        asking = self.execution_context.context
        if not isinstance(asking, Asking):
            return {}
        more = {"notStated": asking.not_stated} if asking.not_stated else {}
        return {"storeOperations": len(touched.get() or ()), **more}


class CostLimit(SchemaExtension):
    """Refuses a document that would cost too much, before it runs."""

    def on_execute(self) -> Iterator[None]:
        """Reckon the operation; one without variables is reckoned once a version."""
        context = self.execution_context
        if isinstance(context.context, Asking) and context.graphql_document is not None:
            refused = _refused(context.context, context.graphql_document, context)
            if refused is not None:
                context.result = CoreResult(data=None, errors=[refused])
        yield


@cache
def schema(max_depth: int = 12, *, plans: bool = True) -> strawberry.Schema:
    """The schema, built once for each depth a deployment allows; without `plans` under the stock executor."""
    return QuietSchema(
        generated.Query,
        types=list(_things()),
        execution_context_class=BulkExecutor if plans else None,
        extensions=[
            lambda: MaxTokensLimiter(MAX_TOKENS),
            lambda: ParserCache(CACHED_DOCUMENTS),
            lambda: AddValidationRules(list(rules(max_depth))),
            lambda: ValidationCache(CACHED_DOCUMENTS),
            CostLimit,
            Reported,
        ],
    )


def _things() -> Iterator[type[Any]]:
    """The object types that no field returns by name, as they stand behind an interface."""
    for each in vars(generated).values():
        if inspect.isclass(each) and issubclass(each, generated.Thing):
            yield each


def execute(
    asking: Asking,
    query: str,
    variables: dict[str, Any] | None = None,
    operation: str | None = None,
    max_depth: int = 12,
    *,
    plans: bool = True,
) -> Result:
    """The result of one document."""
    asking.operation = operation
    token = touched.set(set())
    try:
        return schema(max_depth, plans=plans).execute_sync(
            query, variable_values=variables, context_value=asking, operation_name=operation
        )
    except TimeUp as late:
        fault = QueryTimeout(str(late))
        return ExecutionResult(data=None, errors=[GraphQLError(fault.detail, original_error=fault)])
    finally:
        touched.reset(token)


_ESTIMATES: OrderedDict[tuple[int, int, str | None], tuple[DocumentNode, Estimate]] = OrderedDict()


def _refused(asking: Asking, document: DocumentNode, context: Any) -> GraphQLError | None:
    operation = get_operation_ast(document, asking.operation)
    if operation is None:
        return GraphQLError("operationName has to name one of the operations of the document", document.definitions)
    try:
        check(asking, _estimate(asking, document, operation, context), asking.max_cost)
    except GraphError as fault:
        return GraphQLError(fault.detail, operation, original_error=fault)
    return None


def _estimate(asking: Asking, document: DocumentNode, operation: OperationDefinitionNode, context: Any) -> Estimate:
    fragments = {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}
    reckoner = Reckoner(context.schema._schema, asking.lens(None, {}).facts, fragments, context.variables or {})
    if operation.variable_definitions:
        return reckoner.estimate(operation)
    key = id(document), asking.snapshot.version, asking.operation
    if key not in _ESTIMATES:
        _ESTIMATES[key] = document, reckoner.estimate(operation)
        while len(_ESTIMATES) > CACHED_DOCUMENTS:
            _ESTIMATES.popitem(last=False)
    return _ESTIMATES[key][1]


@cache
def introspection() -> dict[str, Any]:
    """The answer to the introspection query of the GraphQL tools."""
    document = parse(get_introspection_query(input_value_deprecation=True))
    return dict(execute_sync(schema()._schema, document).data or {})
