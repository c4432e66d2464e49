"""Tests of the choice of terms from the authority tables."""

import pytest

from graph_api.catalogue.authority import licence_type, media_type, rhythm


@pytest.mark.parametrize(
    ("days", "name"),
    [([], "UNKNOWN"), ([1, 2], "UNKNOWN"), ([1, 2, 3], "DAILY"), ([1, 8, 15], "WEEKLY"), ([1, 1, 1], "DAILY")],
)
def test_the_rhythm_is_that_of_the_versions(days: list[int], name: str) -> None:
    published = [f"2026-01-{day:02}T10:00:00Z" for day in days]
    assert rhythm(published).value.endswith(f"/frequency/{name}")


def test_versions_years_apart_have_no_rhythm() -> None:
    assert rhythm(["2020-01-01T00:00:00Z", "2023-01-01T00:00:00Z", "2026-01-01T00:00:00Z"]).value.endswith("/IRREG")


def test_a_media_type_is_named_without_its_parameters() -> None:
    assert media_type("text/turtle; charset=utf-8").value.endswith("/text/turtle")


def test_a_licence_that_is_not_known_has_no_kind() -> None:
    assert licence_type("https://licence.example/") is None
