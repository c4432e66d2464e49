"""Orders are the same in SPARQL: things without a value last, equal things by IRI."""

import pytest

from tests.graph_api.graphql.equivalence import Compared


@pytest.mark.parametrize("way", ["ASC", "DESC"])
@pytest.mark.parametrize(
    ("field", "order"),
    [
        ("municipalities", "label: WAY"),
        ("municipalities", "nisCode: WAY"),
        ("municipalities", "namedInDocument: WAY"),
        ("municipalities", "key: WAY"),
        ("municipalities", "id: WAY"),
        ("municipalities", "hosts: {count: WAY}"),
        ("municipalities", "hosts: {max: {label: WAY}}"),
        ("programmes", "hasPart: {min: {sitedIn: {label: WAY}}}"),
        ("programmes", "hasPart: {max: {partOf: {count: WAY}}}"),
        ("programmes", "hasPart: {min: {key: WAY}}"),
        ("programmes", "hasPart: {max: {id: WAY}}"),
        ("things", "label: WAY"),
        ("things", "key: WAY"),
        ("organisations", "altLabel: {max: WAY}"),
        ("organisations", "altLabel: {min: WAY}"),
        ("platforms", "onlineSince: WAY"),
        ("cooperationAgreements", "startYear: WAY"),
        ("projects", "sitedIn: {label: WAY}"),
        ("projects", "sitedIn: {hosts: {count: WAY}}"),
        ("platforms", 'measure: {metric: "metric:visits", direction: WAY}'),
        ("platforms", 'measure: {metric: "metric:visits", asOf: "2019-01-01", direction: WAY}'),
        ("platforms", 'ratio: {of: "metric:page_views", to: "metric:visits", direction: WAY}'),
    ],
)
def test_an_order_is_the_same(compared: Compared, field: str, order: str, way: str) -> None:
    for page in ("", ", first: 2", ", last: 2"):
        compared.keys(f"{{ {field}(orderBy: [{{{order.replace('WAY', way)}}}]{page}) {{ totalCount }} }}")


def test_two_orders_are_used_in_turn(compared: Compared) -> None:
    found = compared.keys("{ projects(orderBy: [{sitedIn: {label: DESC}}, {label: DESC}]) { totalCount } }")
    assert found == ["prj:bakkersite", "prj:textiles", "prj:dok"]


def test_the_language_decides_the_order_of_texts(compared: Compared) -> None:
    asked = '{ municipalities(orderBy: [{label: ASC}]) @lang(prefer: ["es", "en"]) { totalCount } }'
    assert compared.keys(asked) == ["mun:eeklo", "mun:gent", "mun:oostende"]
