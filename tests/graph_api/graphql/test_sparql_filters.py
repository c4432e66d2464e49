"""Filters find the same things in SPARQL, whatever a client writes in them."""

import pytest
from hypothesis import HealthCheck, given, settings

from tests.graph_api.graphql.equivalence import Compared
from tests.graph_api.graphql.test_sparql_text import HOSTILE


@pytest.mark.parametrize(
    ("field", "condition", "expected"),
    [
        ("municipalities", 'id: {in: ["mun:gent", "mun:eeklo"], ne: "mun:eeklo"}', ["mun:gent"]),
        ("municipalities", "type: {notIn: [CentreCity]}", ["mun:eeklo"]),
        ("municipalities", "type: {in: [CentreCity, HostMunicipality]}", ["mun:eeklo", "mun:gent", "mun:oostende"]),
        ("municipalities", "type: {in: []}", []),
        ("municipalities", "exists: false", []),
        ("municipalities", "or: []", []),
        ("municipalities", "hosts: {exists: false}", ["mun:oostende"]),
        ("municipalities", "hosts: {count: {eq: 0}}", ["mun:oostende"]),
        ("municipalities", "hosts: {count: {gt: 0, lt: 2}}", ["mun:eeklo", "mun:gent"]),
        ("municipalities", 'hosts: {count: {where: {label: {contains: "kk"}}, ne: 1}}', ["mun:eeklo", "mun:oostende"]),
        ("municipalities", 'hosts: {every: {label: {startsWith: "B"}}}', ["mun:gent", "mun:oostende"]),
        ("municipalities", 'hosts: {none: {label: {startsWith: "B"}}}', ["mun:eeklo", "mun:oostende"]),
        ("municipalities", "not: {or: [{hosts: {count: {lt: 1}}}, {label: {eq: \"Eeklo\"}}]}", ["mun:gent"]),
        ("projects", "sitedIn: {exists: true}", ["prj:bakkersite", "prj:textiles"]),
        ("projects", "sitedIn: {hosts: {count: {eq: 1}}, exists: true}", ["prj:bakkersite", "prj:textiles"]),
        ("projects", "partOf: {some: {numberToc: {exists: false}}}", ["prj:bakkersite", "prj:dok", "prj:textiles"]),
        ("organisations", 'altLabel: {some: {eq: "KVS"}, count: {eq: 2}}', ["org:kvs"]),
        ("platforms", 'graph: {in: ["source/projects"]}', ["plat:a", "plat:b", "plat:c"]),
        ("organisations", 'graph: {notIn: ["inferred"]}', []),
        ("platforms", 'holds: "2016-01-31"', ["plat:a", "plat:c"]),
        ("platforms", 'not: {holds: "1999"}', ["plat:a", "plat:b"]),
    ],
)  # fmt: skip
def test_a_condition_finds_the_same_things(compared: Compared, field: str, condition: str, expected: list[str]) -> None:
    assert compared.keys(f"{{ {field}(filter: {{{condition}}}) {{ totalCount }} }}") == expected


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HOSTILE)
def test_a_hostile_text_is_only_a_text(compared: Compared, value: str) -> None:
    asked = """query ($text: String!) { municipalities(filter: {or: [
        {label: {eq: $text}}, {label: {contains: $text}}, {label: {lang: $text}}, {nisCode: {gte: $text}},
        {hosts: {some: {label: {startsWith: $text}}}}
    ]}) { totalCount } }"""
    compared.keys(asked, text=value)
