import hashlib
import shutil
import sys
import tarfile
import zipfile
from pathlib import Path
from subprocess import CalledProcessError

import pytest

from bench.infer import SOURCES, Source, as_turtle, fetched, seconds_of

QUADS = "<urn:x:a> <urn:x:p> <urn:x:b> <urn:x:graph> .\n"


def packed(place: Path, name: str) -> Source:
    """Return the source of a package that `cp` fetches, with one file of quads in it."""
    (place / "o.nq").write_text(QUADS, encoding="utf-8")
    archive = place / name
    if name.endswith(".whl"):
        with zipfile.ZipFile(archive, "w") as wheel:
            wheel.write(place / "o.nq", "o/o.nq")
    else:
        with tarfile.open(archive, "w:gz") as tar:
            tar.add(place / "o.nq", "o/o.nq")
    checksum = hashlib.sha256(archive.read_bytes()).hexdigest()
    return Source((shutil.which("cp") or "cp", "-t", "."), str(archive), checksum, "o/o.nq")


@pytest.mark.parametrize("name", ["p.whl", "p.tgz"])
def test_an_ontology_is_taken_from_its_package_and_read_as_turtle(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    file = as_turtle(fetched(packed(tmp_path, name), folder))

    assert file.suffix == ".ttl"
    assert "<urn:x:a> <urn:x:p> <urn:x:b>" in file.read_text(encoding="utf-8")
    assert as_turtle(file) == file


def test_a_package_with_another_checksum_is_refused(tmp_path: Path) -> None:
    source, folder = packed(tmp_path, "p.whl"), tmp_path / "folder"
    folder.mkdir()

    with pytest.raises(SystemExit, match="checksum"):
        fetched(Source(source.fetch, source.package, "0" * 64, source.file), folder)


def test_every_source_names_an_exact_version_and_a_checksum() -> None:
    for source in SOURCES.values():
        assert "==" in source.package or source.package.count("@") == 2
        assert len(source.sha256) == 64


def test_a_process_is_timed_and_one_that_fails_is_an_error(tmp_path: Path) -> None:
    assert seconds_of([sys.executable, "-c", "sum(range(10**6))"], tmp_path) > 0
    with pytest.raises(CalledProcessError):
        seconds_of([sys.executable, "-c", "raise SystemExit(2)"], tmp_path)
