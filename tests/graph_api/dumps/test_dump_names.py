"""Names of dumps."""

import pytest

from graph_api.dumps.dump_names import (
    MEDIA_TYPES,
    OF_A_GRAPH,
    OF_THE_WHOLE,
    all_dumps,
    dump_named,
    graph_names,
    read_name,
)
from graph_store.errors import NotFound
from graph_store.snapshot import Snapshot
from tests.service import Service


def test_there_is_a_dump_of_the_whole_and_of_each_graph_in_every_format(snapshot: Snapshot) -> None:
    names = [dump.name for dump in all_dumps(snapshot)]
    assert len(names) == len(set(names)) == len(OF_THE_WHOLE) + len(OF_A_GRAPH) * len(graph_names(snapshot))
    assert "kennisgraaf.nq" in names
    assert "graph/source/projects.csv-metadata.json" in names


def test_every_name_is_read_back_also_compressed(snapshot: Snapshot) -> None:
    for dump in all_dumps(snapshot):
        assert dump_named(snapshot, dump.name) == read_name(dump.name) == dump
        assert read_name(f"{dump.name}.gz").compressed
        assert dump_named(snapshot, f"{dump.name}.gz").media_type == "application/gzip"
        assert "/" not in dump.file


def test_every_suffix_has_a_media_type() -> None:
    assert {*OF_THE_WHOLE, *OF_A_GRAPH} == set(MEDIA_TYPES)


def test_each_inventory_has_a_table_and_all_have_one_description(service: Service) -> None:
    newest = service.state.newest()
    dumps = [dump for dump in all_dumps(newest) if dump.inventory is not None]
    assert {"inventory/projects.csv", "inventory/csv-metadata.json"} <= {dump.name for dump in dumps}
    for dump in dumps:
        assert dump_named(newest, dump.name) == read_name(dump.name) == dump
        assert dump.graph is None
        assert not dump.is_whole


@pytest.mark.parametrize("name", ["", "kennisgraaf", "kennisgraaf.exe", "graph/../a.nt", "../CURRENT", "x" * 9000])
def test_another_name_is_no_dump(snapshot: Snapshot, name: str) -> None:
    with pytest.raises(NotFound):
        dump_named(snapshot, name)


@pytest.mark.parametrize("name", ["", "kennisgraaf", "kennisgraaf.exe", "other.nq", "x.gz"])
def test_another_text_is_no_name_of_a_dump(name: str) -> None:
    with pytest.raises(ValueError, match="not the name of a dump"):
        read_name(name)
