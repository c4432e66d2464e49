"""Documents in GraphQL: `@at(document:)` and IDs that name one, over a version that knows two plans."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from graph_api.http.conditional import FOREVER
from tests.graph_api.test_as_of import both, folders

__all__ = ["both", "folders"]

A = "https://kennisgraaf.example/id/prog/a"
OLD, NEW = "Oud plan", "Nieuw plan"


def asked(client: TestClient, text: str, **parameters: str) -> Any:
    return client.get("/graphql", params={"query": text, **parameters}, headers={"Accept": "application/json"})


def test_one_query_reads_several_moments(both: TestClient) -> None:
    text = """{
      then: programme(id: "prog:a") @at(document: "plan:2020") { id iri label hasDirectPart { nodes { id } } }
      now: programme(id: "prog:a") { id label hasDirectPart { totalCount } }
      newest: programme(id: "prog:a") @at(document: "plan:2021") { id label }
      numbered: programme(id: "prog:a") @at(version: 2, document: "https://kennisgraaf.example/id/plan/2020") {
        id label
      }
      first: programme(id: "prog:a") @at(version: 1) { id label }
    }"""
    answer = asked(both, text)
    assert answer.json()["data"] == {
        "then": {
            "id": f"{A}#at=plan:2020", "iri": A, "label": OLD,
            "hasDirectPart": {"nodes": [{"id": f"{A[:-1]}b#at=plan:2020"}, {"id": f"{A[:-1]}c#at=plan:2020"}]},
        },
        "now": {"id": A, "label": NEW, "hasDirectPart": {"totalCount": 1}},
        "newest": {"id": f"{A}#at=plan:2021", "label": NEW},
        "numbered": {"id": f"{A}#at=version:2,plan:2020", "label": OLD},
        "first": {"id": f"{A}#at=version:1", "label": OLD},
    }  # fmt: skip
    assert answer.headers["x-dataset-version"] == "1, 2"
    assert answer.headers["cache-control"] == "no-cache"


def test_the_operation_and_the_address_complete_a_field(both: TestClient) -> None:
    text = """query @at(document: "plan:2020") {
      a: programme(id: "prog:a") { id label } b: programme(id: "prog:a") @at(document: "plan:2021") { id label }
    }"""
    found = asked(both, text, version="2")
    assert found.json()["data"] == {
        "a": {"id": f"{A}#at=plan:2020", "label": OLD}, "b": {"id": f"{A}#at=plan:2021", "label": NEW}
    }  # fmt: skip
    assert found.headers["cache-control"] == FOREVER
    plain = asked(both, '{ programme(id: "prog:a") { id label } }', document="plan:2020")
    assert plain.json()["data"] == {"programme": {"id": A, "label": OLD}}
    mixed = asked(both, '{ programme(id: "prog:a") @at(version: 2) { id label } }', document="plan:2020")
    assert mixed.json()["data"] == {"programme": {"id": f"{A}#at=version:2", "label": OLD}}


def test_node_and_nodes_read_the_moment_of_an_id(both: TestClient) -> None:
    text = """query ($id: ID!, $ids: [ID!]!) {
      node(id: $id) { id ... on Programme { label } } nodes(ids: $ids) { id ... on Programme { label } }
    }"""
    ids = [f"{A}#at=plan:2020", f"{A}#at=version:2,plan:2020", A, "prog:a#at=plan:2021"]
    variables = {"id": ids[0], "ids": ids}
    found = both.post("/graphql", json={"query": text, "variables": variables}).json()["data"]
    assert found["node"] == {"id": ids[0], "label": OLD}
    shown = [OLD, OLD, NEW, NEW]
    ids[3] = f"{A}#at=plan:2021"
    assert found["nodes"] == [{"id": name, "label": label} for name, label in zip(ids, shown, strict=True)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{ programme(id: "prog:a#at=plan:2020") { id } }', "BAD_MOMENT"),
        ('{ programme(id: "prog:a#at=plan:2020") @at(document: "plan:2020") { id } }', None),
        ('{ programme(id: "prog:a#at=plan:2021") { id } }', None),
        ('{ node(id: "prog:a#at=plan:2020") @at(document: "plan:2021") { id } }', "BAD_MOMENT"),
        ('{ programme(id: "prog:a") @at(document: "plan:1999") { id } }', "UNKNOWN_DOCUMENT"),
        ('{ programme(id: "prog:a") @at(version: 1, document: "plan:2021") { id } }', "UNKNOWN_DOCUMENT"),
        ('{ node(id: "prog:a#at=plan:1999") { id } }', "UNKNOWN_DOCUMENT"),
        ('{ a: programmes @at(document: "plan:2020") { totalCount } a: programmes { totalCount } }',
         "DIRECTIVE_CONFLICT"),
        ('{ programme(id: "prog:a") { label @at(document: "plan:2020") } }', "DIRECTIVE_MISPLACED"),
    ],
)  # fmt: skip
def test_a_moment_that_is_not_that_of_the_field_or_not_there_is_refused(
    both: TestClient, text: str, code: str | None
) -> None:
    answer = asked(both, text)
    errors = answer.json().get("errors", ())
    assert [each["extensions"]["code"] for each in errors] == ([code] if code else [])
    assert ("etag" in answer.headers) is (code is None)
    if code == "UNKNOWN_DOCUMENT":
        assert "plan:2020" in errors[0]["message"]


def test_a_cursor_is_for_one_document(both: TestClient) -> None:
    text = "{ programmes(first: 1, after: $after) { pageInfo { endCursor } nodes { key } } }"

    def page(after: str | None, **parameters: str) -> Any:
        found = text.replace("$after", f'"{after}"' if after else "null")
        return asked(both, found, **parameters).json()

    old = page(None, document="plan:2020")["data"]["programmes"]["pageInfo"]["endCursor"]
    assert page(old, document="plan:2020")["data"]["programmes"]["nodes"] == [{"key": "prog:b"}]
    (error,) = page(old)["errors"]
    assert error["extensions"]["code"] == "CURSOR_EXPIRED"
    assert '@at(version: 2, document: "plan:2020")' in error["message"]


def test_the_sparql_of_an_explanation_reads_the_same_document(both: TestClient) -> None:
    text = '{ programmes(orderBy: [{key: ASC}]) @at(document: "plan:2020") { nodes { key label } } }'
    told = asked(both, text, explain="true").json()["extensions"]["explain"][0]["sparql"][0]
    assert told["parameters"] == {"version": "2", "document": "plan:2020"}
    found = both.get("/sparql", params={"query": told["query"], **told["parameters"], "format": "csv"})
    assert found.text.count("/id/prog/") == 3
