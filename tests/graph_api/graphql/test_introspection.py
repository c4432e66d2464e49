"""Introspection answers, compared with those of graphql-core's own executor."""

from itertools import product
from random import Random
from typing import Any

import orjson
import pytest
from graphql import (
    GraphQLSchema,
    build_client_schema,
    build_schema,
    execute_sync,
    get_introspection_query,
    lexicographic_sort_schema,
    parse,
    print_schema,
    specified_rules,
    validate,
)
from graphql.validation import MaxIntrospectionDepthRule
from starlette.testclient import TestClient

from graph_api.graphql import introspection
from graph_api.graphql.executor import BulkExecutor, Unbounded
from graph_api.graphql.introspection import introspection_cache
from graph_api.graphql.schema import EVERYTHING, schema

pytestmark = pytest.mark.slow

_RULES = [each for each in specified_rules if each is not MaxIntrospectionDepthRule]
"""A deep document is refused before it runs; here it runs."""

SMALL = build_schema("""
"Everything that introspection can tell."
schema { query: Q }
"An address." scalar Url @specifiedBy(url: "https://url.spec.whatwg.org/")
directive @tag(name: String! = "x", old: Int @deprecated(reason: "no")) repeatable on FIELD_DEFINITION | OBJECT
"Has a name." interface Named { "How it is called." name(language: String = "nl"): String! }
interface Kept implements Named { name(language: String = "nl"): String! kept: [Kind!]! }
type City implements Named & Kept {
  "How it is called." name(language: String = "nl"): String!
  kept: [Kind!]!
  "Beside it." near(first: Int = 3, old: Boolean @deprecated): [[City!]!] @deprecated(reason: "use far")
}
type River implements Named { "How it is called." name(language: String = "nl"): String! home: Url }
union Place = City | River
enum Kind { "Large." LARGE SMALL @deprecated(reason: "rare") }
input Filter { name: String = "a\\"b" kinds: [Kind!] old: Int @deprecated and: [Filter!] }
input By @oneOf { id: ID name: String }
type Q { place(by: By, filter: Filter = {name: "c"}): Place cities(filter: Filter): [City!]! named: [Named] }
""")

OPTIONS = (
    "descriptions", "specified_by_url", "directive_is_repeatable", "schema_description", "input_value_deprecation",
    "experimental_directive_deprecation", "one_of",
)  # fmt: skip
CLIENTS = {
    "GraphiQL": {"schema_description": True, "input_value_deprecation": True, "specified_by_url": True, "one_of": True},
    "gql, Insomnia": {"descriptions": False},
}
"""The standard query as two clients send it; every other choice is tried over a small schema, as this takes seconds."""

INNER: dict[str, dict[str, tuple[str | None, bool]]] = {
    "__Schema": {
        "description": (None, False), "types": ("__Type", False), "queryType": ("__Type", False),
        "mutationType": ("__Type", False), "directives": ("__Directive", False),
    },
    "__Type": {
        "kind": (None, False), "name": (None, False), "description": (None, False), "specifiedByURL": (None, False),
        "fields": ("__Field", True), "interfaces": ("__Type", False), "possibleTypes": ("__Type", False),
        "enumValues": ("__EnumValue", True), "inputFields": ("__InputValue", True), "ofType": ("__Type", False),
        "isOneOf": (None, False),
    },
    "__Field": {
        "name": (None, False), "description": (None, False), "args": ("__InputValue", True), "type": ("__Type", False),
        "isDeprecated": (None, False), "deprecationReason": (None, False),
    },
    "__InputValue": {
        "name": (None, False), "description": (None, False), "type": ("__Type", False), "defaultValue": (None, False),
        "isDeprecated": (None, False), "deprecationReason": (None, False),
    },
    "__EnumValue": {
        "name": (None, False), "description": (None, False), "isDeprecated": (None, False),
        "deprecationReason": (None, False),
    },
    "__Directive": {
        "name": (None, False), "description": (None, False), "isRepeatable": (None, False), "locations": (None, False),
        "args": ("__InputValue", True),
    },
}  # fmt: skip
"""The fields of each type, with their type and whether they take `includeDeprecated`."""


def same(of: GraphQLSchema, text: str, variables: dict[str, Any] | None = None) -> bytes:
    """Return the answer, after checking that it equals the stock one byte for byte, including errors."""
    document = parse(text)
    assert not validate(of, document, _RULES)
    ours = execute_sync(of, document, None, Unbounded(), variables, executor_class=BulkExecutor)
    stock = execute_sync(of, document, None, None, variables)
    assert [each.formatted for each in ours.errors or ()] == [each.formatted for each in stock.errors or ()]
    assert orjson.dumps(ours.data) == orjson.dumps(stock.data)
    return orjson.dumps(ours.data)


def test_every_choice_of_the_standard_query_is_answered_as_the_stock_executor_does() -> None:
    answers = {same(SMALL, get_introspection_query(**dict(zip(OPTIONS, chosen, strict=True))))
               for chosen in product((True, False), repeat=len(OPTIONS))}  # fmt: skip
    assert len(answers) > 30


@pytest.mark.parametrize("client", CLIENTS)
def test_common_clients_get_the_stock_answer_over_our_schema(client: str) -> None:
    assert len(same(schema()._schema, get_introspection_query(**CLIENTS[client]))) > 1_000_000


@pytest.mark.parametrize("seed", range(60))
def test_random_documents_are_answered_as_the_stock_executor_does(seed: int) -> None:
    """Aliases, fragments, inline fragments, directives, arguments by value and by variable, several levels."""
    random = Random(seed)
    fragments: list[str] = []
    roots = [f"a: __schema {_selection(random, '__Schema', 4, fragments)}"]
    names = ["City", "Named", "Kind", "Filter", "By", "Place", "Url", "Nothing", "__Type", "String"]
    roots.extend(
        f'b{number}: __type(name: "{random.choice(names)}") {_selection(random, "__Type", 4, fragments)}'
        for number in range(random.randrange(3))
    )
    first = 'c: __type(name: "Q") { name @include(if: $yes) fields(includeDeprecated: $old) { name } }'
    said = f"{{ __typename {first} {' '.join(roots)} }} {' '.join(fragments)}"
    text = f"query ($yes: Boolean!, $old: Boolean! = false) {said}"
    same(SMALL, text, {"yes": random.random() < 0.5, "old": random.random() < 0.5})


def _selection(random: Random, kind: str, depth: int, fragments: list[str]) -> str:
    parts = [_field(random, kind, random.choice(list(INNER[kind])), depth, fragments) for _ in range(4)]
    parts = [each for each in parts if each] + ["__typename"]
    inside = f"{{ {' '.join(parts)} }}"
    match random.randrange(4):
        case 0:
            return f"{{ ... on {kind} {inside} }}"
        case 1:
            fragments.append(f"fragment F{len(fragments)} on {kind} {inside}")
            return f"{{ ...F{len(fragments) - 1} }}"
    return inside


def _field(random: Random, kind: str, name: str, depth: int, fragments: list[str]) -> str:
    below, is_choosing = INNER[kind][name]
    if below is not None and not depth:
        return ""
    chosen = ["", "(includeDeprecated: true)", "(includeDeprecated: $old)"][random.randrange(3)] if is_choosing else ""
    alias = f"k{random.randrange(10**9)}: "
    directive = ["", "", "@include(if: $yes)", "@skip(if: $yes)"][random.randrange(4)]
    inside = "" if below is None else _selection(random, below, depth - 1, fragments)
    return f"{alias}{name}{chosen} {directive} {inside}"


def test_an_argument_that_cannot_be_used_is_the_stock_error() -> None:
    same(SMALL, "query ($old: Boolean = true) { __type(name: \"City\") { fields(includeDeprecated: $old) { name } } }",
         {"old": None})  # fmt: skip


def test_what_graphql_core_cannot_read_is_its_own_error() -> None:
    """A default in a list is one of these; each place has the error, and the rest of the answer is there."""
    of = build_schema(
        "enum Kind { LARGE } type Q { cities(kinds: [Kind!] = [LARGE]): Int size: Int } schema { query: Q }"
    )
    text = '{ __type(name: "Q") { fields { name args { name defaultValue } } } }'
    assert b'"size"' in same(of, text)


def test_equal_parts_are_written_once() -> None:
    kept = introspection_cache(schema()._schema)
    same(schema()._schema, "{ __schema { types { fields { name type { name } } } } }")
    before = kept.objects
    same(schema()._schema, "{ __schema { types { fields { name type { name } } } } }")
    assert kept.objects - before < 10


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    before = introspection_cache(SMALL)
    same(SMALL, get_introspection_query())
    monkeypatch.setattr(introspection, "MAX_OBJECTS", 1)
    assert introspection_cache(SMALL) is not before


def test_a_document_that_also_asks_data_is_answered(client: TestClient) -> None:
    text = '{ __type(name: "Kind") { name } dataset { version } __typename }'
    answer = client.post("/graphql", json={"query": text}).json()
    assert answer["data"] == {"__type": None, "dataset": {"version": 1}, "__typename": "Query"}


def test_the_standard_query_by_post_and_get_is_the_prepared_answer(client: TestClient) -> None:
    query = get_introspection_query(**EVERYTHING)
    prepared = client.get("/graphql/schema.json").json()
    posted = client.post("/graphql", json={"query": query}).json()
    got = client.get("/graphql", params={"query": query}, headers={"Accept": "application/json"})
    assert posted["data"] == got.json()["data"] == prepared["data"]
    assert got.headers["etag"]


def test_the_schema_for_tools_says_everything_that_the_sdl_says(client: TestClient) -> None:
    told = print_schema(
        lexicographic_sort_schema(build_client_schema(client.get("/graphql/schema.json").json()["data"]))
    )
    whole = build_schema(client.get("/graphql/schema.graphql?directives=all").text)
    assert told == print_schema(lexicographic_sort_schema(whole))
