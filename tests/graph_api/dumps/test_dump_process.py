"""One dump, built by a separate process."""

import errno
import gzip
from hashlib import sha256
from pathlib import Path

import pytest

from graph_api.dumps.dump_names import WHOLE, Dump, of_graph
from graph_api.dumps.dump_process import FULL, checksum_file, main
from graph_api.dumps.dump_writer import as_bytes
from graph_store.snapshot import Snapshot


def test_a_dump_appears_with_its_checksum(snapshot: Snapshot, tmp_path: Path) -> None:
    file = tmp_path / "graph--source--projects.nt"
    main([str(snapshot.folder), str(snapshot.version), str(tmp_path), "graph/source/projects.nt"])
    assert file.read_bytes() == as_bytes(snapshot, of_graph("source/projects", "nt"))
    assert checksum_file(file).read_text() == f"{sha256(file.read_bytes()).hexdigest()}  projects.nt\n"
    assert {each.name for each in tmp_path.iterdir()} == {file.name, checksum_file(file).name}


def test_a_compressed_dump_holds_the_same_and_is_the_same_each_time(snapshot: Snapshot, tmp_path: Path) -> None:
    found = []
    for place in (tmp_path / "one", tmp_path / "other"):
        place.mkdir()
        main([str(snapshot.folder), str(snapshot.version), str(place), "kennisgraaf.nq.gz"])
        found.append((place / "kennisgraaf.nq.gz").read_bytes())
    assert found[0] == found[1]
    assert gzip.decompress(found[0]) == as_bytes(snapshot, Dump(WHOLE, "nq"))


def test_several_dumps_are_built_at_once_and_one_that_is_there_stays(snapshot: Snapshot, tmp_path: Path) -> None:
    (tmp_path / "kennisgraaf.ttl").write_text("there already")
    main([str(snapshot.folder), str(snapshot.version), str(tmp_path), "kennisgraaf.ttl", "graph/source/projects.csv"])
    assert (tmp_path / "kennisgraaf.ttl").read_text() == "there already"
    assert (tmp_path / "graph--source--projects.csv").exists()


def test_a_dump_on_a_full_disk_leaves_no_part_of_it(
    snapshot: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fill(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("graph_api.dumps.dump_process.write_dump", fill)
    assert main([str(snapshot.folder), str(snapshot.version), str(tmp_path), "graph/source/projects.nt"]) == FULL
    assert f"free in {tmp_path}" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
