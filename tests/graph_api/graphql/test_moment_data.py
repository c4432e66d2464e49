"""The data of the moments that a document names, over the two versions of a history."""

from pathlib import Path

import pytest

from graph_api.graphql.moment_data import MAX_MOMENTS, MomentData, is_shown
from graph_api.moments import NOW, Moment
from graph_api.service import Service, ServiceSettings
from graph_store.errors import QueryTooComplex, UnknownDocument
from graph_store.graphs import DEFAULT_BASE

PLAN = "plan:2020"


@pytest.fixture(scope="module")
def service(history: Path) -> Service:
    return Service(ServiceSettings(data=history))


@pytest.fixture
def data(service: Service) -> MomentData:
    return MomentData(service, service.snapshot(), NOW)


def test_a_document_reads_so_many_moments_also_if_they_are_not_there(data: MomentData) -> None:
    for number in range(10, 10 + MAX_MOMENTS):
        assert data.readable(Moment(number)) is None
    with pytest.raises(QueryTooComplex):
        data.of(Moment(1_000))


def test_the_request_gives_what_a_moment_does_not(service: Service) -> None:
    of_one = MomentData(service, service.snapshot(1), Moment(1))
    assert of_one.of(NOW) is of_one.of(Moment(1)) is service.snapshot(1)
    assert of_one.of(Moment(2)) is service.snapshot()


def test_a_document_has_one_moment_by_key_and_by_iri(data: MomentData) -> None:
    assert data.keyed(Moment(1, f"{DEFAULT_BASE}id/plan/2020")) == Moment(1, PLAN) == data.keyed(Moment(1, PLAN))
    assert data.readable(Moment(None, PLAN)) is None
    with pytest.raises(UnknownDocument):
        data.of(Moment(None, PLAN))


def test_an_id_agrees_with_the_data_in_what_it_gives(service: Service) -> None:
    assert is_shown(NOW, service.snapshot())
    assert is_shown(Moment(2), service.snapshot())
    assert not is_shown(Moment(1), service.snapshot())
