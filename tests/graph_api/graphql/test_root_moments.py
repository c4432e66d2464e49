"""The moments that a document names, and the headers of its answer."""

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from graph_api.graphql.root_moments import every
from graph_api.graphql.schema import documents, moments_of
from graph_api.moments import NOW, Moment
from tests.graph_api.graphql.conftest import serving

GENT = "https://kennisgraaf.example/id/mun/gent"
BOTH = """{ then: municipality(id: "mun:gent") @at(version: 1) { id hosts { nodes { key } } }
    now: municipality(id: "mun:gent") { id hosts { nodes { key } } } }"""


@pytest.mark.parametrize(
    ("text", "variables", "moments"),
    [
        ("{ projects { nodes { key } } }", {}, {}),
        ("{ a: projects @at(version: 1) { totalCount } b: projects { totalCount } }", {},
         {"a": {Moment(1)}, "b": {NOW}}),
        ("query ($v: Int = 2) @at(version: $v) { projects { totalCount } tools @at(version: 1) { totalCount } }", {},
         {"projects": {Moment(2)}, "tools": {Moment(1)}}),
        ("query ($v: Int = 2) @at(version: $v) { projects { totalCount } }", {"v": None}, {"projects": {NOW}}),
        ("query ($s: Boolean!) { ...F } fragment F on Query { a: projects @at(version: 1) @skip(if: $s) { totalCount }"
         " ... { b: projects @at(version: 2) { totalCount } } }", {"s": True}, {"b": {Moment(2)}}),
        ("query ($i: ID!) { node(id: $i) { id } }", {"i": "mun:gent#at=version:1"}, {"node": {Moment(1)}}),
        ('query ($i: [ID!]!) @at(version: 2) { ... { nodes(ids: $i) { id } } }',
         {"i": ["mun:gent", "mun:gent#at=version:1", "mun:gent#at="]}, {"nodes": {Moment(1), Moment(2)}}),
        ('fragment F on Query { nodes(ids: ["mun:gent#at=version:1"]) { id } } { ...F __typename }', {},
         {"nodes": {Moment(1)}}),
        ('query @at(document: "plan:2020") { a: projects { totalCount } b: projects @at(version: 1) { totalCount } '
         'c: tools @at(document: "plan:2021", version: 2) { totalCount } node(id: "mun:gent#at=plan:2019") { id } }',
         {}, {"a": {Moment(None, "plan:2020")}, "b": {Moment(1, "plan:2020")}, "c": {Moment(2, "plan:2021")},
          "node": {Moment(None, "plan:2019")}}),
        ("{ changes(from: 1, to: 2) { totalCount } projects { totalCount } }", {},
         {"changes": {Moment(1), Moment(2)}, "projects": {NOW}}),
        ("query ($v: Int!) { projects @at(version: $v) { totalCount } }", {}, {}),
        ('query ($i: ID = "mun:gent") { node(id: $i) { id } }', {"i": None}, {}),
        ('query ($p: [String!] = "nl") { projects @lang(prefer: $p) @at(version: 1) { totalCount } }', {"p": None}, {}),
        ("query ($b: Boolean = true) { projects @at(version: 1) @skip(if: $b) { totalCount } }", {"b": None}, {}),
        ("{ projects @at(version: 1) { nothing } }", {}, {}),
        ("{", {}, {}),
    ],
)  # fmt: skip
def test_the_moments_of_root_fields_are_known_before_it_runs(text: str, variables: Any, moments: Any) -> None:
    found = moments_of(documents().get(text), variables, None)
    assert {key: set(named) for key, named in found.items()} == moments


def test_an_answer_depends_on_the_moment_of_the_request_unless_all_fields_name_another() -> None:
    assert every({}) == {NOW}
    one, two = Moment(1), Moment(2, "plan:2020")
    assert every({"a": frozenset((one,)), "b": frozenset((NOW, two))}) == {NOW, one, two}
    assert every({"a": frozenset((one,))}) == {one}


def test_one_document_reads_two_moments(past: TestClient) -> None:
    answer = past.post("/graphql", json={"query": BOTH})
    assert answer.json()["data"] == {
        "then": {"id": f"{GENT}#at=version:1", "hosts": {"nodes": [{"key": "prj:bakkersite"}, {"key": "prj:dok"}]}},
        "now": {"id": GENT, "hosts": {"nodes": [{"key": "prj:bakkersite"}]}},
    }
    assert answer.headers["x-dataset-version"] == "1, 2"


@pytest.mark.parametrize(
    ("text", "version", "lasts"),
    [
        ("{ projects { totalCount } }", "2", False),
        ("{ projects @at(version: 1) { totalCount } }", "1", True),
        (
            "query @at(version: 1) { projects { totalCount } now: projects @at(version: 2) { totalCount } }",
            "1, 2",
            True,
        ),
        ("{ a: projects @at(version: 1) { totalCount } b: projects { totalCount } }", "1, 2", False),
        ('{ node(id: "mun:gent#at=version:1") { id } }', "1", True),
        ("{ changes(from: 1, to: 2) { totalCount } }", "1, 2", True),
        ('{ node(id: "mun:gent") { id } }', "2", False),
        ("{ __typename }", "2", False),
    ],
)
def test_an_answer_over_named_versions_lasts_and_names_them(
    past: TestClient, text: str, version: str, lasts: bool
) -> None:
    for _ in range(4):  # from a thread, and at once
        answer = past.get("/graphql", params={"query": text})
        assert answer.headers["x-dataset-version"] == version
        assert answer.headers["etag"].startswith('"' + version.replace(", ", "-") + "-")
        assert ("immutable" in answer.headers["cache-control"]) is lasts
        held = past.get("/graphql", params={"query": text}, headers={"if-none-match": answer.headers["etag"]})
        assert held.status_code == 304


def test_the_tag_covers_every_version_that_is_read(past: TestClient) -> None:
    text = "query ($v: Int) { a: projects @at(version: $v) { totalCount } b: projects { totalCount } }"

    def tag(**parameters: Any) -> str:
        return past.get("/graphql", params={"query": text, **parameters}).headers["etag"]

    assert len({tag(), tag(version=1), tag(variables='{"v": 1}'), tag(variables='{"v": 2}', version=1)}) == 4


@pytest.mark.parametrize(
    ("text", "code", "data"),
    [
        ('{ a: municipality(id: "mun:gent") @at(version: 9) { key } b: municipality(id: "mun:gent") { key } }',
         "UNKNOWN_VERSION", {"a": None, "b": {"key": "mun:gent"}}),
        ('query @at(version: -1) { a: municipality(id: "mun:gent") { key } }', "UNKNOWN_VERSION", {"a": None}),
        ('{ a: node(id: "mun:gent#at=version:9") { id } }', "UNKNOWN_VERSION", {"a": None}),
        ('{ a: node(id: "mun:gent#at=versie=1") { id } }', "BAD_MOMENT", {"a": None}),
        ('{ a: node(id: "mun:gent#at=plan:1999") { id } }', "UNKNOWN_DOCUMENT", {"a": None}),
        ('{ a: projects @at(document: "plan:1999") { totalCount } b: municipality(id: "mun:gent") { key } }',
         "UNKNOWN_DOCUMENT", {"a": None, "b": {"key": "mun:gent"}}),
        ('{ a: node(id: "mun:gent#at=version:1") @at(version: 2) { id } }', "BAD_MOMENT", {"a": None}),
        ('query @at(version: 2) { a: nodes(ids: ["mun:gent#at=version:1", "mun:gent"]) { id } }', "BAD_MOMENT",
         {"a": [None, {"id": f"{GENT}#at=version:2"}]}),
        ('{ a: municipality(id: "mun:gent#at=version:1") { key } }', "BAD_MOMENT", {"a": None}),
        ('{ a: municipality(id: "mun:gent#at=version:1") @at(version: 1) { key } }', None, {"a": {"key": "mun:gent"}}),
        ('{ a: node(id: "mun:gent#at=version:1") @at(version: 1) { id } }', None,
         {"a": {"id": f"{GENT}#at=version:1"}}),
        ('{ a: dataset @at(version: 3) { version } b: dataset @at(version: 4) { version } c: dataset @at(version: 5)'
         ' { version } d: dataset @at(version: 6) { version } e: dataset @at(version: 7) { version } }',
         "QUERY_TOO_COMPLEX", None),
    ],
)  # fmt: skip
def test_what_cannot_be_read_has_its_code_and_no_tag(past: TestClient, text: str, code: str | None, data: Any) -> None:
    answer = past.get("/graphql", params={"query": text})
    assert answer.json().get("data") == data
    assert [each["extensions"]["code"] for each in answer.json().get("errors", ())] == ([code] if code else [])
    assert ("etag" in answer.headers) is (code is None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('query ($i: ID = "mun:gent") { node(id: $i) { id } }', "i"),
        ('query ($p: [String!] = ["nl"]) { projects @lang(prefer: $p) { totalCount } }', "p"),
        ('query ($p: [String!] = ["nl"]) { projects { nodes { label @lang(prefer: $p) } } }', "p"),
        ("query ($b: Boolean = true) { projects @at(version: 1) @skip(if: $b) { totalCount } }", "b"),
    ],
)
def test_null_where_only_the_default_is_allowed_is_refused(past: TestClient, text: str, name: str) -> None:
    answer = past.post("/graphql", json={"query": text, "variables": {name: None}})
    assert answer.status_code == 200
    assert {each["extensions"]["code"] for each in answer.json()["errors"]} == {"INVALID_DOCUMENT"}


def test_a_version_that_was_withdrawn_says_so(history: Path) -> None:
    client = TestClient(serving(history))
    state = client.app.state.service.state  # type: ignore[attr-defined]
    state.withdraw(1, "a test")
    try:
        answer = client.post("/graphql", json={"query": BOTH})
    finally:
        next(history.glob("**/*failed*")).unlink()
    (error,) = answer.json()["errors"]
    assert (error["extensions"]["code"], error["path"]) == ("GONE", ["then"])
    assert answer.json()["data"]["now"] == {"id": GENT, "hosts": {"nodes": [{"key": "prj:bakkersite"}]}}
