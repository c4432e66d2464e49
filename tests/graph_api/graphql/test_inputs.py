"""The filters of values, as the schema shows them."""

from graphql import GraphQLInputObjectType

from graph_api.graphql.operators import DATES, PLAIN
from graph_api.graphql.schema import schema


def keys(name: str) -> set[str]:
    kind = schema()._schema.type_map[name]
    assert isinstance(kind, GraphQLInputObjectType)
    return set(kind.fields)


def shown(name: str) -> str:
    head, *rest = name.rstrip("_").split("_")
    return head + "".join(word.capitalize() for word in rest)


def test_every_operator_is_offered() -> None:
    assert keys("StringFilter") == {shown(name) for name in PLAIN} | {"matches", "exists"}
    assert keys("TextFilter") == keys("StringFilter") | {"lang"}
    assert keys("DateFilter") == {shown(name) for name in DATES} | {"exists"}


def test_a_list_is_filtered_by_its_members() -> None:
    assert keys("StringListFilter") == {"some", "every", "none", "count", "exists"}
