"""Documents are parsed and validated once, and kept within bounds."""

import pytest

from graph_api.graphql import document_cache
from graph_api.graphql.document_cache import DocumentLimits, Documents, Prepared
from graph_api.graphql.schema import schema

VERSION = ("state", 1)


@pytest.fixture
def kept() -> Documents:
    return Documents(schema()._schema, DocumentLimits())


def test_the_same_text_is_looked_at_once(kept: Documents) -> None:
    assert kept.known("{ dataset { version } }") is None
    assert kept.get("{ dataset { version } }") is kept.get("{ dataset { version } }")


def test_those_asked_longest_ago_go_first(kept: Documents, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_cache, "MAX_DOCUMENTS", 2)
    for name in "abc":
        kept.get(f"query {name} {{ dataset {{ version }} }}")
    assert [kept.known(f"query {name} {{ dataset {{ version }} }}") is None for name in "abc"] == [True, False, False]


def test_long_texts_count_for_what_they_hold(kept: Documents, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_cache, "MAX_CHARACTERS", 100)
    kept.get("{ dataset { version } } #" + "x" * 50)
    kept.get("{ dataset { quads } } #" + "x" * 50)
    assert kept.known("{ dataset { version } } #" + "x" * 50) is None


def test_what_is_no_graphql_has_no_tree_and_what_does_not_fit_has_errors(kept: Documents) -> None:
    assert kept.get("{").tree is None
    assert kept.get("{ nothing }").errors[0].message.startswith("Cannot query field 'nothing' on type 'Query'.")


def test_a_schema_that_is_not_shown_suggests_nothing() -> None:
    """Goal: no field suggestions when introspection is off."""
    shown, hidden = (Documents(schema()._schema, DocumentLimits(introspection=each)) for each in (True, False))
    assert "Did you mean" in shown.get('{ municipality(id: "mun:gent") { labl } }').errors[0].message
    assert "Did you mean" not in hidden.get('{ municipality(id: "mun:gent") { labl } }').errors[0].message
    assert hidden.get("{ __schema { types { name } } }").errors
    assert not hidden.get("{ __typename }").errors


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("{ projects { totalCount } }", True),
        ("query ($ids: [ID!]!, $n: Int) { nodes(ids: $ids) { id } projects(first: $n) { totalCount } }", True),
        ("query ($f: ProjectFilter) { projects(filter: $f) { totalCount } }", False),
        ('{ projects(filter: {label: {matches: "a"}}) { totalCount } }', False),
        ('{ search(text: "a") { totalCount } }', False),
    ],
)
def test_a_document_is_plain_when_one_time_tells_of_the_next(kept: Documents, text: str, plain: bool) -> None:
    assert kept.get(text).plain is plain


def test_a_document_is_quick_after_two_times_of_which_the_first_reads_columns() -> None:
    prepared = Prepared(None, [], plain=True)
    quick = []
    for seconds in (1.0, 0.001, 0.5, *[0.001] * 30):
        prepared.took(VERSION, seconds)
        quick.append(prepared.is_quick(VERSION))
    assert quick[:3] == [False, True, False]
    assert quick[-1]
    assert not prepared.is_quick(("state", 2))
