"""The names of the sources of a version."""

from graph_api.site.file_sources import file_sources
from graph_store.snapshot import Snapshot
from tests.service import Service


def test_each_file_of_a_sync_has_a_source(service: Service) -> None:
    found = file_sources(service.state.newest())
    assert list(found) == sorted(service.state.newest().manifest.sources)
    assert (found["cities.csv"], found["csv-metadata.json"]) == ("cities", "csv-metadata")


def test_a_source_goes_by_the_name_of_its_file(snapshot: Snapshot) -> None:
    assert file_sources(snapshot) == {"projects.csv": "projects"}
