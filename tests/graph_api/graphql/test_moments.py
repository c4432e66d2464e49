"""IDs that name a moment of the data."""

import pytest

from graph_api.graphql.moments import Moment, split_id
from graph_store.errors import BadMoment


@pytest.mark.parametrize(
    ("name", "iri", "version"),
    [
        ("https://example.org/a#at=version:12", "https://example.org/a", 12),
        ("mun:gent#at=version:1", "mun:gent", 1),
        ("https://example.org/a#b", "https://example.org/a#b", None),
        ("mun:gent", "mun:gent", None),
    ],
)
def test_an_id_is_a_name_and_a_moment(name: str, iri: str, version: int | None) -> None:
    assert split_id(name) == (iri, Moment(version))
    assert iri + Moment(version).suffix == name


@pytest.mark.parametrize(
    "name",
    ["a#at=", "#at=version:1", "a#at=version:0", "a#at=version:-1", "a#at=version:01", "a#at=version:1,version:2",
     "a#at=plan:2020", "a#at=version:1 ", "a#at=version:٣", "a#at=version:99999999999", "a#at=version:1#at=version:2"],
)  # fmt: skip
def test_an_id_that_names_no_moment_is_refused(name: str) -> None:
    with pytest.raises(BadMoment):
        split_id(name)
