"""Dates in SPARQL have the days that filters compare."""

import pytest

from tests.graph_api.graphql.equivalence import Compared


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ('eq: "2015-10-20"', ["plat:a"]),
        ('eq: "2016-02"', ["plat:b"]),
        ('ne: "2016-02"', ["plat:a"]),
        ('in: ["2016-02", "2015-10-20"]', ["plat:a", "plat:b"]),
        ("in: []", []),
        ("notIn: []", ["plat:a", "plat:b"]),
        ('notIn: ["2016-02"]', ["plat:a"]),
        ('lt: "2016"', ["plat:a"]),
        ('lt: "2016-02-15"', ["plat:a"]),
        ('gt: "2016-01-31"', ["plat:b"]),
        ('gt: "2016-02-15"', []),
        ('lte: "2016-02"', ["plat:a", "plat:b"]),
        ('gt: "2015-10"', ["plat:b"]),
        ('gte: "2015-10-20"', ["plat:a", "plat:b"]),
        ('between: ["2015", "2016-02-29"]', ["plat:a", "plat:b"]),
        ('during: "2015/2016"', ["plat:a", "plat:b"]),
        ('overlaps: "2016-02-10"', ["plat:b"]),
        ("precision: DAY", ["plat:a"]),
        ("exists: true", ["plat:a", "plat:b"]),
        ("exists: false", ["plat:c"]),
        ('exists: true, lt: "2016"', ["plat:a"]),
    ],
)
def test_an_operator_finds_the_same_things(compared: Compared, condition: str, expected: list[str]) -> None:
    assert compared.keys(f"{{ platforms(filter: {{onlineSince: {{{condition}}}}}) {{ totalCount }} }}") == expected


@pytest.mark.parametrize("bound", ["earliest", "latest"])
@pytest.mark.parametrize("condition", ['lte: "2018"', 'gte: "2018"', "precision: INTERVAL", "precision: DAY"])
def test_an_open_bound_is_beyond_every_day(compared: Compared, bound: str, condition: str) -> None:
    compared.keys(f"{{ things(filter: {{{bound}: {{{condition}}}}}) {{ totalCount }} }}")
