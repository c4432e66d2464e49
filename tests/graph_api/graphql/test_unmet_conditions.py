"""Hints about filters, over the small version: each condition is tested alone."""

import json
import time
from random import Random
from typing import Any

import pytest

from graph_api.graphql.unmet_conditions import MOST_CONDITIONS
from graph_api.hints.hint import Code
from tests.graph_api.graphql.conftest import Ask


def told(ask: Ask, connection: str, condition: str) -> list[str]:
    answer = ask(f"{{ {connection}(filter: {condition}) {{ totalCount }} }}")
    assert "errors" not in answer, answer["errors"]
    return [each["message"] for each in answer["extensions"].get("hints", [])]


@pytest.mark.parametrize(
    ("connection", "condition", "sentence"),
    [
        (
            "municipalities",
            '{label: {eq: "Gnet"}}',
            'label of members of Municipality never has the value "Gnet". Did you mean "Gent"?',
        ),
        (
            "programmes",
            '{numberToc: {in: ["8", "9"]}}',
            'numberToc of members of Programme never has the value "8". The values are "2", "2.1".',
        ),
        (
            "municipalities",
            '{label: {startsWith: "ent"}}',
            'label of members of Municipality never begins with the text "ent".',
        ),
        (
            "cooperationAgreements",
            "{startYear: {lt: 2000}}",
            "startYear of members of CooperationAgreement is never < 2000. The values run from 2007 to 2017.",
        ),
        (
            "cooperationAgreements",
            "{startYear: {between: [1990, 2000]}}",
            "startYear of members of CooperationAgreement is never between 1990 – 2000. "
            "The values run from 2007 to 2017.",
        ),
        (
            "platforms",
            '{onlineSince: {between: ["1990", "2000-05"]}}',
            'onlineSince of members of Platform is never between "1990" – "2000-05". '
            'The values run from "2015-10-20" to "2016-02".',
        ),
        (
            "platforms",
            '{onlineSince: {gt: "2016-12"}}',
            'onlineSince of members of Platform is never > "2016-12". The values run from "2015-10-20" to "2016-02".',
        ),
        (
            "projects",
            '{sitedIn: {nisCode: {eq: "44022"}}}',
            'sitedIn.nisCode of members of Project never has the value "44022". Did you mean "44021"?',
        ),
        ("themes", '{prefLabel: {lang: "fr"}}', "prefLabel of members of Theme never has a text in the language fr."),
        ("projects", '{hasPartner: {some: {id: {eq: "org:kvs"}}}}', "No member of Project has hasPartner."),
        (
            "municipalities",
            '{label: {eq: "Eeklo"}, nisCode: {eq: "44021"}}',
            "Each condition alone holds for members of Municipality: label (1), nisCode (1). "
            "No member meets all of them.",
        ),
        ("municipalities", '{id: {in: ["mun:gnet"]}}', "This version has no thing mun:gnet. Did you mean mun:gent?"),
    ],
)
def test_a_condition_that_nothing_meets_is_explained(ask: Ask, connection: str, condition: str, sentence: str) -> None:
    [found] = told(ask, connection, condition)
    assert found.startswith(sentence)


@pytest.mark.parametrize(
    ("connection", "condition"),
    [
        ("municipalities", '{not: {label: {contains: "e"}}}'),
        ("municipalities", '{or: [{label: {eq: "x"}}, {label: {eq: "y"}}]}'),
        ("municipalities", "{type: {eq: Project}}"),
        ("municipalities", "{hosts: {count: {gt: 99}}}"),
        ("municipalities", '{label: {matches: "^zz"}}'),
        ("municipalities", '{label: {eq: "Gent"}}'),
    ],
)
def test_what_has_no_plain_reason_has_no_hint(ask: Ask, connection: str, condition: str) -> None:
    assert told(ask, connection, condition) == []


def test_many_conditions_are_not_tested(ask: Ask) -> None:
    many = ", ".join(f'{{label: {{eq: "{number}"}}}}' for number in range(MOST_CONDITIONS + 1))
    answer = ask(f"{{ municipalities(filter: {{and: [{many}]}}) {{ totalCount }} }}")
    assert "hints" not in answer.get("extensions", {})


def test_a_list_without_values_has_no_hint_about_a_value(ask: Ask) -> None:
    assert told(ask, "municipalities", "{label: {in: []}}") == []


OPERATORS = ["eq", "contains", "startsWith", "lang", "in"]
FIELDS = ["label", "nisCode", "legalForm"]


def test_no_filter_makes_the_answer_fail_and_each_claim_is_true(ask: Ask) -> None:
    """A hint that names a value is checked with a filter of that one condition, which must find nothing either."""
    random, taken, hinted = Random(7), [], 0
    for _ in range(150):
        name, operator = random.choice(FIELDS), random.choice(OPERATORS)
        text = random.choice(["Gent", "gent", "Gnet", "44021", "nl", "", '\u0000é"\\', "x" * 500])
        value: Any = [text] if operator == "in" else text
        if operator == "lang" and name != "label":
            continue
        condition = f"{{{name}: {{{operator}: {json.dumps(value)}}}}}"
        other = random.choice(["", ', hosts: {some: {label: {eq: "Dok"}}}', ", hosts: {exists: false}"])
        begun = time.process_time()
        answer = ask(f"{{ municipalities(filter: {condition[:-1]}{other}}}) {{ totalCount }} }}")
        taken.append(time.process_time() - begun)
        assert "errors" not in answer, answer["errors"]
        for hint in answer["extensions"].get("hints", ()):
            hinted += 1
            assert answer["data"]["municipalities"]["totalCount"] == 0
            if hint["code"] == Code.UNKNOWN_VALUE:
                assert ask(f"{{ municipalities(filter: {condition}) {{ totalCount }} }}")["data"]["municipalities"] == {
                    "totalCount": 0
                }
    assert hinted > 40
