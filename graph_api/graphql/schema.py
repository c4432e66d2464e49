"""The schema that runs: the generated types under strawberry, with its limits and caches."""

import inspect
from collections.abc import Iterator
from functools import cache
from typing import Any

import strawberry
from strawberry.extensions import AddValidationRules, MaxTokensLimiter, ParserCache, SchemaExtension, ValidationCache
from strawberry.types import ExecutionResult
from strawberry.types.execution import PreExecutionError

from graph_api.graphql import generated
from graph_api.graphql.asking import Asking
from graph_api.graphql.limits import MAX_TOKENS, rules

CACHED_DOCUMENTS = 500


class NotStated(SchemaExtension):
    """Adds to the answer the paths of values that no row states: null there is not zero, no, or an error."""

    def get_results(self) -> dict[str, Any]:
        """`extensions.notStated`, when there are such paths."""
        asking = self.execution_context.context
        return {"notStated": asking.not_stated} if isinstance(asking, Asking) and asking.not_stated else {}


class QuietSchema(strawberry.Schema):
    """A schema that leaves it to `faults` which errors belong in the log."""

    def process_errors(self, errors: Any, execution_context: Any = None) -> None:
        """Most errors are the asker's own."""


@cache
def schema(max_depth: int = 12) -> strawberry.Schema:
    """The schema, built once for each depth a deployment allows."""
    return QuietSchema(
        generated.Query,
        types=list(_things()),
        extensions=[
            lambda: MaxTokensLimiter(MAX_TOKENS),
            lambda: ParserCache(CACHED_DOCUMENTS),
            lambda: AddValidationRules(list(rules(max_depth))),
            lambda: ValidationCache(CACHED_DOCUMENTS),
            NotStated,
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
) -> ExecutionResult | PreExecutionError:
    """The result of one document."""
    return schema(max_depth).execute_sync(
        query, variable_values=variables, context_value=asking, operation_name=operation
    )


def sdl() -> str:
    """The schema definition, written with the default base IRI."""
    return schema().as_str() + "\n"
