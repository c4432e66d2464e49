"""The sixty competency questions, each asked in SPARQL and in GraphQL of the running service (X-12)."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import jq
import pytest
import yaml

from queries.catalogue import Language, names, question
from tests.queries.answers import Cell, Expected, Row, cell, matches, rows, same, specification
from tests.service import Service

QUESTIONS = specification()
TWO_YEARS = yaml.safe_load((Path(__file__).parents[1] / "next_year" / "two_years.yaml").read_text(encoding="utf-8"))
"""The questions about several plans, whose answers tests/next_year/test_questions.py knows."""
FOUND_ELSEWHERE = ("criteria-checked", "missing-companions")
"""Other questions, whose answers the tests of their systems know."""
TEXTS = [pytest.param(e, language, id=f"{e.name}.{language}") for e in QUESTIONS for language in Language]
EACH = [pytest.param(e, id=e.name) for e in QUESTIONS]


def by_sparql(service: Service, name: str, **choices: str) -> list[Row]:
    answer = service.sparql(question(name).text, **choices)
    return [tuple(_term(row.get(column)) for column in answer["head"]["vars"]) for row in answer["results"]["bindings"]]


def _term(term: dict[str, str] | None) -> Cell:
    if term is None:
        return None
    number = term.get("datatype", "").endswith(("#integer", "#decimal"))
    return cell(Decimal(term["value"]) if number else term["value"])


def by_graphql(service: Service, name: str, *, synthetic: bool = False) -> list[Row]:
    asked = question(name, Language.GRAPHQL)
    text = asked.text.replace("\n{\n", "\nquery @at(synthetic: true) {\n", 1) if synthetic else asked.text
    values: list[Any] = jq.compile(asked.header["answer"]).input_value(service.graphql(text)).all()
    assert len(values) == 1, "the program gives one JSON value"
    return rows(values[0])


@pytest.mark.parametrize("expected", EACH)
def test_x_12_both_languages_give_the_expected_answer(service: Service, expected: Expected) -> None:
    """For each competency question GraphQL = SPARQL, as sets."""
    sparql, graphql = by_sparql(service, expected.name), by_graphql(service, expected.name)
    assert matches(expected, sparql), sparql
    assert matches(expected, graphql), graphql
    assert same(expected, sparql, graphql)


def test_every_question_has_a_pair_and_every_pair_a_question() -> None:
    pairs = {*(expected.name for expected in QUESTIONS), *TWO_YEARS, *FOUND_ELSEWHERE}
    assert set(names(Language.SPARQL)) == pairs | {"late-instruments"}
    assert set(names(Language.GRAPHQL)) == pairs


@pytest.mark.parametrize(("expected", "language"), TEXTS)
def test_a_file_says_the_question_in_both_languages(expected: Expected, language: Language) -> None:
    assert question(expected.name, language).header["question"] == expected.question


@pytest.mark.parametrize(("expected", "language"), TEXTS)
def test_a_query_carries_no_fact_of_its_answer(expected: Expected, language: Language) -> None:
    """No query holds an expected value as literal, key or IRI, unless the question names it."""
    code = [
        line for line in question(expected.name, language).text.splitlines() if not line.startswith(("#", "PREFIX"))
    ]
    written = {str(cell(term)) for term in _terms("\n".join(code))}
    named = str(cell(expected.question))
    answers = {str(cell(value)) for value in expected.literals}
    assert {value for value in answers & written if value not in named} == set()


def _terms(code: str) -> list[str]:
    """Return the literals, IRIs, keys and numbers of a query."""
    string = re.compile(r'"((?:[^"\\]|\\.)*)"')
    found = re.findall(r"<([^<>\s]*)>|\b([a-z]+:[\w-]+)|(?<![\w?-])(\d[\d.-]*)", string.sub(" ", code))
    return [*string.findall(code), *(part for parts in found for part in parts if part)]
