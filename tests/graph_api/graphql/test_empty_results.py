"""Root fields without results say why, and claim what SPARQL confirms."""

from typing import Any

import pytest

from graph_api.graphql import schema
from graph_api.graphql.empty_results import has_empty
from tests.service import Service

CASES = [
    (
        '{ events(filter: {eventType: {eq: "startvergaderingen"}}) { nodes { key } } }',
        "UNKNOWN_VALUE",
        'eventType of members of Event never has the value "startvergaderingen". Did you mean "startvergadering"?',
        '?s a kg:Event ; kg:eventType "startvergaderingen"',
    ),
    (
        '{ municipalities(filter: {label: {eq: "gent"}}) { totalCount } }',
        "UNKNOWN_VALUE",
        'label of members of Municipality never has the value "gent". Did you mean "Gent"?',
        '?s a kg:Municipality ; rdfs:label ?l FILTER(STR(?l) = "gent")',
    ),
    (
        '{ projects(filter: {label: {contains: "zzz"}}) { edges { cursor } } }',
        "UNKNOWN_VALUE",
        'label of members of Project never contains the text "zzz".',
        '?s a kg:Project ; rdfs:label ?l FILTER(CONTAINS(LCASE(?l), "zzz"))',
    ),
    (
        '{ projects(filter: {label: {lang: "fr"}}) { totalCount } }',
        "UNKNOWN_VALUE",
        "label of members of Project never has a text in the language fr. The values are en, nl.",
        '?s a kg:Project ; rdfs:label ?l FILTER(LANG(?l) = "fr")',
    ),
    (
        "{ calls(filter: {year: {gt: 2030}}) { totalCount } }",
        "UNKNOWN_VALUE",
        "year of members of Call is never > 2030. The values run from 2018 to 2019.",
        "?s a kg:Call ; kg:year ?y FILTER(?y > 2030)",
    ),
    (
        '{ events(filter: {startsOn: {during: "1999"}}) { totalCount } }',
        "UNKNOWN_VALUE",
        'startsOn of members of Event is never during "1999". The values run from ',
        '?s a kg:Event ; kg:startsOn ?d FILTER(STRSTARTS(STR(?d), "1999"))',
    ),
    (
        '{ projects(filter: {sitedIn: {label: {eq: "Gnet"}}}) { totalCount } }',
        "UNKNOWN_VALUE",
        'sitedIn.label of members of Project never has the value "Gnet". Did you mean "Gent"?',
        '?s a kg:Project ; kg:sitedIn/rdfs:label ?l FILTER(STR(?l) = "Gnet")',
    ),
    (
        '{ municipalities(filter: {hosts: {some: {label: {eq: "bomarbre corex"}}}}) { totalCount } }',
        "UNKNOWN_VALUE",
        'hosts.label of members of Municipality never has the value "bomarbre corex". Did you mean "Bomarbre Corex"?',
        '?s a kg:Municipality ; kg:hosts/rdfs:label ?l FILTER(STR(?l) = "bomarbre corex")',
    ),
    (
        '{ projects(filter: {and: [{id: {eq: "prj:be-reeel"}}]}) { totalCount } }',
        "UNKNOWN_TERM",
        "This version has no thing prj:be-reeel. Did you mean prj:be-reel?",
        "<https://kennisgraaf.example/id/prj/be-reeel> ?p ?o",
    ),
    (
        '{ municipalities(filter: {organisationType: {eq: "x"}, label: {eq: "Gent"}}) { totalCount } }',
        "NO_PROPERTY",
        "No member of Municipality has organisationType.",
        "?s a kg:Municipality ; kg:organisationType ?o",
    ),
    ("{ newsItems { totalCount } }", "NO_MEMBER", "Nothing is a member of the class NewsItem.", "?s a kg:NewsItem"),
    (
        '{ node(id: "mun:ghent") { id } }',
        "UNKNOWN_TERM",
        "This version has no thing mun:ghent. Did you mean mun:gent?",
        "<https://kennisgraaf.example/id/mun/ghent> ?p ?o",
    ),
    (
        '{ municipality(by: {key: "mun:ghent"}) { label } }',
        "UNKNOWN_TERM",
        "This version has no thing mun:ghent. Did you mean mun:gent?",
        "<https://kennisgraaf.example/id/mun/ghent> ?p ?o",
    ),
]  # fmt: skip


def hints(service: Service, document: str, **headers: str) -> list[dict[str, Any]]:
    answer = service.client.post("/graphql", json={"query": document}, headers=headers).json()
    found: list[dict[str, Any]] = answer["extensions"].get("hints", [])
    return found


@pytest.mark.parametrize(("document", "code", "message", "pattern"), CASES)
def test_a_root_field_without_results_says_why(
    service: Service, document: str, code: str, message: str, pattern: str
) -> None:
    [found] = hints(service, document)
    assert found["code"] == code
    assert found["message"].startswith(message)
    assert len(found["path"]) == 1
    assert not service.ask(f"ASK {{ {pattern} }}")


def test_conditions_that_hold_only_apart_are_counted(service: Service) -> None:
    one, other = '{sitedIn: {label: {eq: "Gent"}}}', '{sitedIn: {label: {eq: "Kortrijk"}}}'
    [found] = hints(service, f"{{ none: projects(filter: {{and: [{one}, {other}]}}) {{ totalCount }} }}")
    numbers = [
        service.values(
            f'SELECT (COUNT(DISTINCT ?s) AS ?n) {{ ?s a kg:Project ; kg:sitedIn ?c . ?c rdfs:label "{name}"@nl }}'
        )[0]
        for name in ("Gent", "Kortrijk")
    ]
    assert found["path"] == ["none"]
    assert f"sitedIn ({numbers[0]}), sitedIn ({numbers[1]})" in found["message"]


@pytest.mark.parametrize(
    "document",
    [
        "{ projects { totalCount } }",
        "{ projects(first: 0) { nodes { key } totalCount } }",
        '{ municipality(id: "mun:gent") { legalForm } }',
        '{ municipalities { nodes { hosts(filter: {label: {eq: "zz"}}) { totalCount } } } }',
        "{ dataset { version } }",
        '{ municipality(id: "prj:be-reel") { label } }',
    ],
)
def test_a_field_with_results_or_another_reason_has_no_hints(service: Service, document: str) -> None:
    assert hints(service, document) == []


def test_only_the_empty_field_of_several_has_a_hint(service: Service) -> None:
    found = hints(service, '{ a: projects { totalCount } b: projects(filter: {label: {eq: "zz"}}) { totalCount } }')
    assert [each["path"] for each in found] == [["b"]]


def test_the_filter_may_be_in_a_variable_and_in_a_fragment(service: Service) -> None:
    document = "query ($f: ProjectFilter) { ...p } fragment p on Query { projects(filter: $f) { totalCount } }"
    body = {"query": document, "variables": {"f": {"label": {"eq": "bomarbre corex"}}}}
    for _ in range(3):  # from a thread, then without one
        answer = service.client.post("/graphql", json=body).json()
        assert "Bomarbre Corex" in answer["extensions"]["hints"][0]["message"]


def test_hints_are_in_the_language_of_the_request(service: Service) -> None:
    document = "{ newsItems { totalCount } }"
    dutch, english = (hints(service, document, **{"accept-language": tag})[0]["message"] for tag in ("nl-BE", "en"))
    assert (dutch, english) == (
        "Niets behoort tot de klasse NewsItem.", "Nothing is a member of the class NewsItem.",
    )  # fmt: skip
    tags = [
        service.client.get(
            "/graphql", params={"query": document}, headers={"accept-language": tag, "accept": "application/json"}
        ).headers["etag"]
        for tag in ("nl", "en")
    ]
    assert tags[0] != tags[1]


def test_no_more_than_three_hints_are_given(service: Service) -> None:
    fields = " ".join(
        f'f{number}: projects(filter: {{label: {{eq: "{number}"}}}}) {{ totalCount }}' for number in range(5)
    )
    assert [each["path"] for each in hints(service, f"{{ {fields} }}")] == [["f0"], ["f1"], ["f2"]]


def test_an_answer_with_results_costs_no_search(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Any) -> list[Any]:
        raise AssertionError("hints are searched for an answer with results")

    monkeypatch.setattr(schema, "empty_results", refused)
    assert hints(service, "{ projects { totalCount nodes { label } } }") == []


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (None, False),
        ({}, False),
        ({"a": None}, True),
        ({"a": {"totalCount": 0}}, True),
        ({"a": {"nodes": []}}, True),
        ({"a": {"totalCount": 2, "nodes": [{}]}}, False),
        ({"a": []}, False),
    ],
)
def test_data_that_may_be_empty_is_recognised(data: dict[str, Any] | None, expected: bool) -> None:
    assert has_empty(data) is expected
