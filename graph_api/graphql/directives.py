"""The directives of the schema: the RDF term, the size of lists and the cost of fields."""

from functools import cache

import strawberry
from strawberry import UNSET
from strawberry.schema_directive import Location


@strawberry.schema_directive(locations=[Location.OBJECT, Location.INTERFACE, Location.FIELD_DEFINITION])
class Rdf:
    """The RDF term of a type or field."""

    iri: str


@strawberry.schema_directive(locations=[Location.FIELD_DEFINITION], name="listSize")
class ListSize:
    """Limits on the size of a list. https://ibm.github.io/graphql-specs/cost-spec.html"""

    assumed_size: int | None = UNSET
    slicing_arguments: list[str] | None = UNSET
    sized_fields: list[str] | None = UNSET
    require_one_slicing_argument: bool | None = UNSET


@strawberry.schema_directive(locations=[Location.FIELD_DEFINITION, Location.OBJECT], name="cost")
class Cost:
    """The cost of a field or type. https://ibm.github.io/graphql-specs/cost-spec.html"""

    weight: str


@cache
def sized(limit: str) -> ListSize:
    """Return the directive for a list limited by an argument."""
    return ListSize(slicing_arguments=[limit], require_one_slicing_argument=False)


@cache
def paged() -> ListSize:
    """Return the directive for a connection, whose lists are limited by its page."""
    return ListSize(
        slicing_arguments=["first", "last"], sized_fields=["nodes", "edges"], require_one_slicing_argument=False
    )


@cache
def weighing(weight: int) -> Cost:
    """Return the directive for a field that costs more than one thing in the answer."""
    return Cost(weight=str(weight))
