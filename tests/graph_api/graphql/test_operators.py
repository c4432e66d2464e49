"""The operators of value filters."""

from collections.abc import Callable
from typing import Any

import pytest

from graph_api.graphql.document_limits import _brackets, check_nesting
from graph_api.graphql.edtf_dates import when
from graph_api.graphql.operators import DATES, PLAIN, folded
from graph_store.errors import BadRequest
from tests.graph_api.graphql.conftest import Ask

Keys = Callable[[str, str], list[str]]


@pytest.fixture
def keys(data: Ask) -> Keys:
    def found(connection: str, filter_text: str) -> list[str]:
        answer: dict[str, Any] = data(f"{{ {connection}(filter: {filter_text}) {{ nodes {{ key }} }} }}")
        return [node["key"].partition(":")[2] for node in answer[connection]["nodes"]]

    return found


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ('{eq: "2.1"}', ["rr-2-1"]),
        ('{ne: "2.1"}', ["rr-2"]),
        ('{in: ["2", "2.1"]}', ["rr-2", "rr-2-1"]),
        ('{notIn: ["2"]}', ["rr-2-1"]),
        ('{gt: "2", lte: "2.1"}', ["rr-2-1"]),
        ('{between: ["2", "2.0"]}', ["rr-2"]),
        ('{startsWith: "2."}', ["rr-2-1"]),
        ('{matches: "^2$"}', ["rr-2"]),
        ("{exists: false}", ["rr"]),
    ],
)
def test_strings(keys: Keys, condition: str, found: list[str]) -> None:
    assert keys("programmes", f"{{numberToc: {condition}}}") == found


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ('{eq: "Ghent"}', ["gent"]),
        ('{eq: "Ghent", lang: "nl"}', []),
        ('{ne: "Ghent"}', ["eeklo", "oostende"]),
        ('{contains: "ENT"}', ["gent"]),
        ('{startsWith: "ost"}', ["oostende"]),
        ('{lang: "en"}', ["gent", "oostende"]),
    ],
)
def test_texts(keys: Keys, condition: str, found: list[str]) -> None:
    assert keys("municipalities", f"{{label: {condition}}}") == found


def test_accents_do_not_count_in_contains(keys: Keys) -> None:
    assert keys("platforms", '{label: {contains: "efficient"}}') == ["c"]


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ("{eq: 2007}", ["1"]),
        ("{gte: 2007, lt: 2017}", ["1"]),
        ("{between: [2010, 2020]}", ["3"]),
        ("{notIn: [2007]}", ["3"]),
    ],
)
def test_whole_numbers(keys: Keys, condition: str, found: list[str]) -> None:
    assert keys("cooperationAgreements", f"{{startYear: {condition}}}") == found


def test_yes_and_no(keys: Keys) -> None:
    assert keys("municipalities", "{namedInDocument: {eq: false}}") == ["oostende"]


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ('{eq: "2016-02"}', ["b"]),
        ('{eq: "2016-02-01/2016-02-29"}', ["b"]),
        ('{ne: "2016-02"}', ["a"]),
        ('{lt: "2016"}', ["a"]),
        ('{lt: "2015-10-20"}', []),
        ('{lte: "2015-10-20"}', ["a"]),
        ('{gt: "2015"}', ["b"]),
        ('{gte: "2015-10-20"}', ["a", "b"]),
        ('{between: ["2016", "2017"]}', ["b"]),
        ('{during: "2015-23"}', ["a"]),
        ('{overlaps: "2016-02-29"}', ["b"]),
        ("{precision: MONTH}", ["b"]),
        ('{in: ["2016-02", "2015-10-20"]}', ["a", "b"]),
        ("{exists: false}", ["c"]),
    ],
)
def test_dates_compare_by_the_days_they_cover(keys: Keys, condition: str, found: list[str]) -> None:
    assert keys("platforms", f"{{onlineSince: {condition}}}") == found


@pytest.mark.parametrize(
    ("connection", "condition"),
    [
        ("platforms", '{onlineSince: {eq: "yesterday"}}'),
        ("cooperationAgreements", "{startYear: {between: [1]}}"),
        ("programmes", '{numberToc: {matches: "("}}'),
        ("programmes", f'{{numberToc: {{matches: "{"a" * 501}"}}}}'),
    ],
)
def test_an_operand_that_cannot_be_used_is_refused(code: Callable[..., str], connection: str, condition: str) -> None:
    assert code(f"{{ {connection}(filter: {condition}) {{ totalCount }} }}") == "BAD_REQUEST"


def test_a_pattern_that_would_explode_elsewhere_takes_no_time(keys: Keys) -> None:
    assert keys("projects", '{label: {matches: "(a+)+$"}}') == []


def test_texts_that_askers_choose_are_not_kept() -> None:
    """A cache of 65,536 operands of a megabyte would fill the memory."""
    before = folded.cache_info().currsize, when.cache_info().currsize
    check = PLAIN["contains"]("Q" * 1_000_000)
    PLAIN["starts_with"]("Q" * 1_000_000)
    assert not check("a value that is kept by now")
    with pytest.raises(BadRequest):
        DATES["eq"]("9" * 1_000_000)
    assert (folded.cache_info().currsize - before[0], when.cache_info().currsize - before[1]) == (1, 0)


def test_the_brackets_of_long_documents_are_not_kept() -> None:
    before = _brackets.cache_info().currsize
    check_nesting("{ a }" + " " * 10_000, None)
    assert _brackets.cache_info().currsize == before
