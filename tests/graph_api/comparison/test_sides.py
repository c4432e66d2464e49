"""Sides of a comparison, by number, by name and by document."""

import pytest

from graph_api.comparison.sides import side
from graph_api.service import Service, ServiceSettings
from graph_store.errors import UnknownDocument, UnknownVersion
from tests.graph_api.comparison.theatre import Theatre


@pytest.fixture
def service(two: Theatre) -> Service:
    return Service(ServiceSettings(data=two.state.root, workers=1))


def test_a_number_names_a_version(service: Service) -> None:
    found = side(service, "1", None)
    assert (found.name, found.snapshot.version) == (1, 1)


def test_a_pinned_name_is_told_as_a_number(theatre: Theatre) -> None:
    theatre.state.pin(theatre.publish({}), "first-night")
    found = side(Service(ServiceSettings(data=theatre.state.root, workers=1)), "first-night", None)
    assert (found.name, found.snapshot.version) == (1, 1)


@pytest.mark.parametrize("text", ["9", "0", "-1", "9" * 30, "never", "¹"])
def test_an_unknown_version_is_refused_with_the_kept_ones(service: Service, text: str) -> None:
    with pytest.raises(UnknownVersion, match="Kept versions: 1, 2"):
        side(service, text, None)


def test_a_message_repeats_only_the_beginning_of_a_long_name(service: Service) -> None:
    with pytest.raises(UnknownVersion) as refused:
        side(service, "x" * 10_000, None)
    assert len(refused.value.detail) < 300


@pytest.mark.parametrize("text", ["plan:2020", "https://example.org/plan"])
def test_an_unknown_document_is_refused(service: Service, text: str) -> None:
    with pytest.raises(UnknownDocument, match="Version 2 knows no document"):
        side(service, text, None)
