"""One dump built by a process of its own."""

import gzip
from hashlib import sha256
from pathlib import Path

from graph_api.dumps.worker import checksum_file, main
from graph_api.dumps.writing import as_bytes
from graph_store.snapshot import Snapshot
from tests.graph_api.small import BASE


def test_a_dump_appears_with_its_checksum(snapshot: Snapshot, tmp_path: Path) -> None:
    file = tmp_path / "graph--source--projects.nt"
    main([str(snapshot.path), BASE, "source/projects", "nt", str(file)])
    assert file.read_bytes() == as_bytes(snapshot.store(), BASE, "source/projects", "nt")
    assert checksum_file(file).read_text() == f"{sha256(file.read_bytes()).hexdigest()}  projects.nt\n"
    assert {each.name for each in tmp_path.iterdir()} == {file.name, checksum_file(file).name}


def test_a_compressed_dump_holds_the_same_and_is_the_same_each_time(snapshot: Snapshot, tmp_path: Path) -> None:
    one, other = tmp_path / "one.nq.gz", tmp_path / "other.nq.gz"
    for file in (one, other):
        main([str(snapshot.path), BASE, "", "nq", str(file)])
    assert one.read_bytes() == other.read_bytes()
    assert gzip.decompress(one.read_bytes()) == as_bytes(snapshot.store(), BASE, None, "nq")
