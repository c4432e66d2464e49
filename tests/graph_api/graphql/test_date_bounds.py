"""The first and last day of things; a bound that is not stated is open."""

from tests.graph_api.graphql.conftest import Ask


def found(data: Ask, conditions: str) -> list[str]:
    nodes = data(f"{{ platforms(filter: {{{conditions}}}) {{ nodes {{ key }} }} }}")["platforms"]["nodes"]
    return [node["key"].removeprefix("plat:") for node in nodes]


def test_an_absent_bound_is_beyond_every_day_where_the_other_is_stated(data: Ask) -> None:
    assert found(data, 'latest: {gt: "2999"}') == ["a", "b"]
    assert found(data, 'latest: {lte: "2999"}') == []
    assert found(data, 'earliest: {lte: "2016-02-10"}, latest: {gte: "2016-02-10"}') == ["a", "b"]
    assert found(data, 'earliest: {lte: "2016-01-31"}, latest: {gte: "2016-01-31"}') == ["a"]


def test_exists_asks_for_what_is_stated_or_follows(data: Ask) -> None:
    assert found(data, "earliest: {exists: true}, latest: {exists: false}") == ["a", "b"]
    assert found(data, "latest: {exists: true}") == []


def test_a_thing_without_dates_is_never_found(data: Ask) -> None:
    assert "c" not in found(data, 'or: [{earliest: {lte: "2999"}}, {latest: {gte: "1000"}}]')
    assert data('{ platform(id: "plat:c") { overlapping { nodes { key } } } }')["platform"]["overlapping"] is None


def test_what_is_open_covers_and_overlaps_what_comes_later(data: Ask) -> None:
    call = 'call(id: "call:verweving-2")'
    text = f"{{ {call} {{ during(filter: {{type: {{eq: Platform}}}}) {{ nodes {{ key }} }} }} }}"
    assert data(text)["call"]["during"]["nodes"] == [{"key": "plat:a"}, {"key": "plat:b"}]
    platform = 'platform(id: "plat:a")'
    kind = "{type: {eq: CooperationAgreement}}"
    overlapping = f"{{ {platform} {{ overlapping(filter: {kind}) {{ nodes {{ key }} }} }} }}"
    assert data(overlapping)["platform"] == {"overlapping": {"nodes": [{"key": "agr:3"}]}}
    kinds = "{type: {in: [CooperationAgreement, Platform]}}"
    during = f"{{ {platform} {{ during(filter: {kinds}) {{ nodes {{ key }} }} }} }}"
    assert data(during)["platform"] == {"during": {"nodes": []}}


def test_what_holds_on_a_date_is_not_over_before_it_and_does_not_begin_after_it(data: Ask) -> None:
    assert found(data, 'holds: "2016-02-10"') == ["a", "b", "c"]
    assert found(data, 'holds: "2016-01-31"') == ["a", "c"]
    assert found(data, 'holds: "2016"') == ["a", "b", "c"]
    assert found(data, 'holds: "1999"') == ["c"]


def test_only_states_can_hold(data: Ask) -> None:
    keys = data('{ __type(name: "EventFilter") { inputFields { name } } }')["__type"]["inputFields"]
    assert "holds" not in {each["name"] for each in keys}
