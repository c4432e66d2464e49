"""Conditions on values find the same things in SPARQL."""

import pytest

from tests.graph_api.graphql.equivalence import Compared


@pytest.mark.parametrize(
    ("field", "condition", "expected"),
    [
        ("platforms", 'label: {contains: "FICIEN"}', ["plat:c"]),
        ("platforms", 'label: {startsWith: "èfficiënt"}', ["plat:c"]),
        ("platforms", 'label: {startsWith: "ficient"}', []),
        ("platforms", 'label: {eq: "Efficient"}', []),
        ("municipalities", 'label: {lang: "EN"}', ["mun:gent", "mun:oostende"]),
        ("municipalities", 'label: {lang: "en", startsWith: "o"}', ["mun:oostende"]),
        ("municipalities", 'label: {ne: "Ghent"}', ["mun:eeklo", "mun:oostende"]),
        ("municipalities", 'label: {notIn: ["Ghent", "Eeklo"], startsWith: "O"}', ["mun:oostende"]),
        ("municipalities", 'label: {matches: "^[EG].*o$"}', ["mun:eeklo"]),
        ("municipalities", 'label: {between: ["F", "Gz"]}', ["mun:gent"]),
        ("municipalities", "namedInDocument: {ne: true}", ["mun:oostende"]),
        ("municipalities", 'nisCode: {in: ["44021", "1"]}', ["mun:gent"]),
        ("cooperationAgreements", "startYear: {between: [2007, 2016]}", ["agr:1"]),
        ("cooperationAgreements", "ordinal: {notIn: [1]}", ["agr:3"]),
        ("organisations", "helix: {exists: true}", ["org:kvs"]),
        ("organisations", "helix: {ne: overheid}", []),
    ],
)
def test_an_operator_finds_the_same_things(compared: Compared, field: str, condition: str, expected: list[str]) -> None:
    assert compared.keys(f"{{ {field}(filter: {{{condition}}}) {{ totalCount }} }}") == expected
