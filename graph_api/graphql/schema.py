"""The schema, and the execution of one document."""

from collections.abc import Iterator, Mapping
from typing import Any

from graphql import (
    ExecutionResult,
    GraphQLError,
    GraphQLInt,
    NamedTypeNode,
    NonNullTypeNode,
    OperationDefinitionNode,
    execute_sync,
    get_introspection_query,
    parse,
    validate,
    value_from_ast_untyped,
)
from strawberry.schema.config import StrawberryConfig

from graph_api.graphql.converter import QuietSchema, RememberingNames
from graph_api.graphql.cost import CostEstimator, Estimate, RootFacts, check
from graph_api.graphql.document_cache import DocumentLimits, Documents, Prepared
from graph_api.graphql.empty_results import empty_results, has_empty
from graph_api.graphql.executor import BulkExecutor, StockExecutor, Unbounded
from graph_api.graphql.live_documents import wrapped
from graph_api.graphql.operation_directives import DIRECTIVES
from graph_api.graphql.query_type import query_type, subscription_type
from graph_api.graphql.request_context import RequestContext, Stopped
from graph_api.graphql.root_moments import Moments, root_moments
from graph_api.graphql.scalars import SCALARS
from graph_api.graphql.schema_types import SchemaTypes
from graph_api.graphql.version_facts import Facts, touched
from graph_store.errors import GraphError
from ontology.graph_folder import cached_per_folder
from ontology.vocabulary import Vocabulary

CONFIG = StrawberryConfig(scalar_map=SCALARS, name_converter=RememberingNames())

MAX_ESTIMATES = 50
"""Limit of the cached estimates of one document, for moments, scopes and numbers in variables."""


@cached_per_folder
def schema() -> QuietSchema:
    """Return the schema of the ontology, built once."""
    return schema_of(Vocabulary.load())


def schema_of(words: Vocabulary) -> QuietSchema:
    """Return the schema for a vocabulary."""
    types = SchemaTypes(words)
    query = query_type(types)
    return QuietSchema(query, None, subscription_type(query), DIRECTIVES, types.objects, config=CONFIG)


@cached_per_folder
def documents(limits: DocumentLimits = DocumentLimits()) -> Documents:  # noqa: B008 - a frozen value
    """Return the cache of documents for the limits of a deployment."""
    return Documents(schema()._schema, limits)


def execute(
    context: RequestContext,
    text: str,
    variables: dict[str, Any] | None = None,
    name: str | None = None,
    *,
    plans: bool = True,
) -> ExecutionResult:
    """Execute one document, or its operation with this name; without `plans`, use only the stock executor."""
    prepared = documents().get(text)
    return run(context, prepared, moments_of(prepared, variables, name), variables, name, plans=plans)


def moments_of(prepared: Prepared, variables: dict[str, Any] | None, name: str | None) -> Moments:
    """Return the moments that the root fields of a prepared document name; empty if it names none or cannot run."""
    operation = prepared.operation(name) if prepared.names_moments and not prepared.errors else None
    if operation is None:
        return {}
    return root_moments(schema()._schema, operation, prepared.fragments, variables)


def run(
    context: RequestContext,
    prepared: Prepared,
    moments: Moments,
    variables: dict[str, Any] | None = None,
    name: str | None = None,
    limits: DocumentLimits = DocumentLimits(),  # noqa: B008 - a frozen value
    *,
    plans: bool = True,
) -> ExecutionResult:
    """Execute a prepared document."""
    if prepared.tree is None or prepared.errors:
        return ExecutionResult(None, list(prepared.errors))
    operation = prepared.operation(name)
    if operation is None:
        said = "operationName must be the name of an operation in the document"
        return _refused(said, *prepared.tree.definitions)
    hints: list[dict[str, Any]] = []
    token = touched.set(context.reads)
    try:
        given = _defaults(operation) | (variables or {})
        facts = _facts(context, moments)
        for each in (facts.usual, *facts.others.values()):
            each.read_ahead(prepared.text)
        check(context, _estimate(facts, prepared, operation, given), given, facts, context.max_cost)
        result = execute_sync(
            schema()._schema, prepared.tree, None, context, variables, name, hide_suggestions=not limits.introspection,
            executor_class=BulkExecutor if plans else StockExecutor,
        )  # fmt: skip
        if has_empty(result.data):
            hints = empty_results(context, schema()._schema, prepared, operation, variables, result.data or {})
    except Stopped as stopped:
        result = _refused(stopped.fault.detail, original_error=stopped.fault)
    except GraphError as fault:
        result = _refused(fault.detail, operation, original_error=fault)
    finally:
        touched.reset(token)
        context.release()
    result.extensions = {"storeOperations": len(context.reads)}
    if hints:
        result.extensions["hints"] = hints
    if context.not_stated:
        result.extensions["notStated"] = context.not_stated
    return wrapped(result, prepared.live.get(operation.name.value if operation.name else None))


def _refused(text: str, *nodes: Any, original_error: Exception | None = None) -> ExecutionResult:
    return ExecutionResult(None, [GraphQLError(text, list(nodes), original_error=original_error)])


def _defaults(operation: OperationDefinitionNode) -> dict[str, Any]:
    """Return the default values of the variables of the operation."""
    given = ((each.variable.name.value, each.default_value) for each in operation.variable_definitions or ())
    return {name: value_from_ast_untyped(value) for name, value in given if value is not None}


def _facts(context: RequestContext, moments: Moments) -> RootFacts:
    """Return the facts that the cost of each root field is estimated from: those of its largest moment.

    A moment that cannot be read costs nothing: the field that names it reports the error.
    Raises: QueryTooComplex (400) for too many moments; ViewBuilding (503).
    """
    found: dict[str, Facts] = {}
    for key, named in moments.items():
        read = [snapshot for each in named if (snapshot := context.data.readable(each)) is not None]
        if read:
            found[key] = context.facts(max(read, key=lambda each: each.manifest.quads), context.scope)
    return RootFacts(context.lens().facts, found)


def _estimate(
    facts: RootFacts, prepared: Prepared, operation: OperationDefinitionNode, variables: dict[str, Any]
) -> Estimate:
    """Return the estimated cost of the operation, cached for its moments, scope and numbers in its variables."""
    numbers = tuple(variables.get(each) for each in _numbers(operation))
    key = id(operation), facts.key, *map(repr, numbers)
    found = prepared.estimates.get(key)
    if found is None:
        estimator = CostEstimator(schema()._schema, facts, prepared.fragments, variables)
        found = prepared.estimates[key] = estimator.estimate(operation)
        while len(prepared.estimates) > MAX_ESTIMATES:
            prepared.estimates.popitem(last=False)
    return found


def _numbers(operation: OperationDefinitionNode) -> Iterator[str]:
    """Yield the variables that can limit the size of a list."""
    for each in operation.variable_definitions or ():
        kind = each.type.type if isinstance(each.type, NonNullTypeNode) else each.type
        if isinstance(kind, NamedTypeNode) and kind.name.value == GraphQLInt.name:
            yield each.variable.name.value


def introspection() -> dict[str, Any]:
    """Return the answer to the introspection query that asks everything, such as which inputs take one key."""
    return _introspected(**EVERYTHING)


EVERYTHING: Mapping[str, bool] = {
    "specified_by_url": True,
    "directive_is_repeatable": True,
    "schema_description": True,
    "input_value_deprecation": True,
    "one_of": True,
}
"""The options of the query that asks everything; without `one_of`, the keys of `orderBy` would seem to combine."""
CLIENTS: tuple[Mapping[str, bool], ...] = (
    {},
    {"input_value_deprecation": True},
    {"schema_description": True, "input_value_deprecation": True, "specified_by_url": True},
    {"directive_is_repeatable": True, "specified_by_url": True},
    {"descriptions": False},
    EVERYTHING,
)
"""The options with which common clients make their introspection query."""


def prepare() -> None:
    """Build and validate the schema, and fill the cache for the introspection queries of common clients."""
    validate(schema()._schema, parse("{ __typename }"))  # the first call validates the schema too
    for options in CLIENTS:
        _introspected(**options)


def _introspected(**options: bool) -> dict[str, Any]:
    document = parse(get_introspection_query(**options))
    found = execute_sync(schema()._schema, document, context_value=Unbounded(), executor_class=BulkExecutor)
    return dict(found.data or {})
