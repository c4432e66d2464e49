"""With both plans loaded, the sixty questions as of 2020 have today's answers; questions over both have theirs."""

from typing import Any

import jq
import pytest

from queries.catalogue import Language, Question, question
from tests.queries.answers import Expected, Row, matches, rows, specification
from tests.queries.test_competency import TWO_YEARS, by_graphql, by_sparql
from tests.service import Service

pytestmark = pytest.mark.slow

OLDER = "plan:2020"
EACH = [pytest.param(expected, id=expected.name) for expected in specification()]


def as_of(asked: Question, both: Service, document: str, at: bool) -> list[Row]:
    """Ask a GraphQL question as of a document, named by a directive or in the address."""
    text = asked.text.replace("\n{", f'\nquery @at(document: "{document}") {{', 1) if at else asked.text
    answer = both.client.post("/graphql", params={} if at else {"document": document}, json={"query": text}).json()
    assert "errors" not in answer, answer
    return rows(jq.compile(asked.header["answer"]).input_value(answer["data"]).first())


@pytest.mark.parametrize("expected", EACH)
def test_as_of_2020_sparql_gives_the_answer_of_today(both: Service, expected: Expected) -> None:
    asked = question(expected.name)
    answer = by_sparql(both, expected.name, document=OLDER)
    assert matches(expected, answer), (asked.name, answer)


@pytest.mark.parametrize("at", [True, False], ids=["directive", "address"])
@pytest.mark.parametrize("expected", EACH)
def test_as_of_2020_graphql_gives_the_answer_of_today(both: Service, expected: Expected, at: bool) -> None:
    answer = as_of(question(expected.name, Language.GRAPHQL), both, OLDER, at)
    assert matches(expected, answer), answer


@pytest.mark.parametrize("name", TWO_YEARS)
def test_a_question_about_two_years_has_its_answer(both: Service, name: str) -> None:
    wanted = answered(TWO_YEARS[name]["both"])
    assert sorted(by_sparql(both, name), key=repr) == wanted
    assert sorted(by_graphql(both, name), key=repr) == wanted


@pytest.mark.parametrize("name", TWO_YEARS)
def test_as_of_2020_it_has_the_answer_that_the_shipped_folder_gives(both: Service, service: Service, name: str) -> None:
    wanted = answered(TWO_YEARS[name]["shipped"])
    assert sorted(by_sparql(both, name, document=OLDER), key=repr) == wanted
    assert sorted(by_sparql(service, name), key=repr) == wanted
    assert sorted(by_graphql(service, name), key=repr) == wanted


def answered(listed: list[Any]) -> list[Row]:
    return sorted(rows(listed), key=repr)


@pytest.mark.parametrize("path", ["/sparql?query=ASK {}&document=plan:1999", "/search?q=Gent&document=plan:1999"])
def test_an_unknown_document_is_answered_with_the_known_ones(both: Service, path: str) -> None:
    answer = both.client.get(path)
    assert (answer.status_code, answer.json()["code"]) == (404, "UNKNOWN_DOCUMENT")
    assert "plan:2020, plan:2021" in answer.json()["detail"]
