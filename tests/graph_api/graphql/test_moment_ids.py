"""IDs that name a moment of the data."""

import pytest

from graph_api.graphql.moment_ids import split_id, suffix_of
from graph_api.moments import NOW, Moment
from graph_store.errors import BadMoment


@pytest.mark.parametrize(
    ("name", "iri", "moment"),
    [
        ("https://example.org/a#at=version:12", "https://example.org/a", Moment(12)),
        ("https://example.org/a#at=plan:2020", "https://example.org/a", Moment(None, "plan:2020")),
        ("https://example.org/a#at=version:12,plan:2020", "https://example.org/a", Moment(12, "plan:2020")),
        ("mun:gent#at=version:1", "mun:gent", Moment(1)),
        ("https://example.org/a#b", "https://example.org/a#b", NOW),
        ("mun:gent", "mun:gent", NOW),
    ],
)
def test_an_id_is_a_name_and_a_moment(name: str, iri: str, moment: Moment) -> None:
    assert split_id(name) == (iri, moment)
    assert iri + suffix_of(moment) == name


@pytest.mark.parametrize(
    "name",
    ["a#at=", "#at=version:1", "a#at=version:0", "a#at=version:-1", "a#at=version:01", "a#at=version:1,version:2",
     "a#at=version:1,", "a#at=plan:2020,version:1", "a#at=,plan:2020", "a#at=plan", "a#at=plan:", "a#at=plan:a,b:c",
     "a#at=version:1 ", "a#at=version:٣", "a#at=version:99999999999", "a#at=version:1#at=version:2"],
)  # fmt: skip
def test_an_id_that_names_no_moment_is_refused(name: str) -> None:
    with pytest.raises(BadMoment):
        split_id(name)
