"""The copy of a version is the version, whichever way it was made; what a primary may not give is refused."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import IO

import pytest

from graph_store import State
from graph_store.disk_space import free_bytes
from graph_store.errors import GraphError, PrimaryFailed, StoreFull
from graph_store.manifest import Manifest, encode, read_manifest
from graph_store.replication.listing import ListedVersion
from graph_store.replication.sources import FolderSource
from graph_store.replication.version_copy import VersionCopy, files_by_hash
from graph_store.verification import verify


class Altered(FolderSource):
    """A primary that gives something else for some files, and notes which files were asked for."""

    def __init__(self, folder: Path, base: str) -> None:
        super().__init__(folder, base)
        self.instead: Callable[[str, bytes], bytes] = lambda _, content: content
        self.asked: list[str] = []

    def open(self, name: str) -> IO[bytes]:
        self.asked.append(name)
        with super().open(name) as file:
            return io.BytesIO(self.instead(name, file.read()))


@pytest.fixture
def altered(primary: State) -> Altered:
    return Altered(primary.root, primary.base)


def copy(source: Altered, number: int, place: Path, before: Path | None = None) -> Path:
    listed = source.listing("", 0)
    assert listed is not None
    version = listed.versions[number - 1]
    making = place / f"{version.folder}.tmp"
    place.mkdir(exist_ok=True)
    VersionCopy(source, version, making, files_by_hash({before: read_manifest(before)} if before else {})).make(before)
    return making.rename(place / version.folder)


def test_a_copy_of_files_is_the_version_to_the_byte(altered: Altered, primary: State, tmp_path: Path) -> None:
    made = copy(altered, 2, tmp_path / "copies")
    assert read_manifest(made) == read_manifest(primary.folder(2))
    verify(made, 2)
    assert (made / "step").exists()
    assert (made / "inventories/cities.csv.gz").read_bytes() == b"packed"


def test_a_patch_gives_the_same_version_without_asking_for_its_store(
    altered: Altered, primary: State, tmp_path: Path
) -> None:
    before = copy(altered, 2, tmp_path / "copies")
    altered.asked.clear()
    made = copy(altered, 3, tmp_path / "copies", before)
    ours, theirs = read_manifest(made), read_manifest(primary.folder(3))
    assert replace(ours, files={}, hashes={}) == replace(theirs, files={}, hashes={})
    verify(made, 3)
    assert altered.asked == ["versions/000003/manifest.json", "versions/000003/patch"]


def test_a_patch_that_does_not_fit_is_replaced_by_the_files(altered: Altered, primary: State, tmp_path: Path) -> None:
    before = copy(altered, 2, tmp_path / "copies")
    altered.instead = lambda name, text: text.replace(b"value 51", b"value 99") if name.endswith("patch") else text
    made = copy(altered, 3, tmp_path / "copies", before)
    verify(made, 3)
    assert read_manifest(made) == read_manifest(primary.folder(3))
    assert not (made / "step").exists()


def test_a_patch_from_another_version_than_is_here_is_not_used(
    altered: Altered, primary: State, tmp_path: Path
) -> None:
    before = copy(altered, 1, tmp_path / "copies")
    made = copy(altered, 3, tmp_path / "copies", before)
    assert read_manifest(made) == read_manifest(primary.folder(3))


def forged(content: bytes, **parts: object) -> bytes:
    """Return a manifest with other parts and the right checksum."""
    found = Manifest(**json.loads(content)["manifest"])
    return encode(replace(found, **parts)).encode()  # type: ignore[arg-type]


HOSTILE: dict[str, Callable[[str, bytes], bytes]] = {
    "a table that was cut": lambda name, text: text[:-1] if name.endswith(".sst") else text,
    "a table with another byte": lambda name, text: b"x" + text[1:] if name.endswith(".sst") else text,
    "a table without an end": lambda name, text: text * 9 if name.endswith(".sst") else text,
    "rows that were cut": lambda name, text: text[:-1] if "stating-rows" in name else text,
    "a manifest that was cut": lambda name, text: text[:-9] if name.endswith(".json") else text,
    "a page of a proxy": lambda *_: b"<html>Sign in</html>",
    "nothing": lambda *_: b"",
    "a path to another folder": lambda name, text: (
        forged(text, files={"store/../../../x": 1}, hashes={"store/../../../x": "0" * 64})
        if name.endswith(".json")
        else text
    ),
    "an absolute path": lambda name, text: (
        forged(text, files={"/srv/x": 1}, hashes={"/srv/x": "0" * 64}) if name.endswith(".json") else text
    ),
    "a negative size": lambda name, text: (
        forged(text, files={"store/x": -1}, hashes={"store/x": "0" * 64}) if name.endswith(".json") else text
    ),
    "no hashes": lambda name, text: forged(text, hashes={}) if name.endswith(".json") else text,
    "no files": lambda name, text: forged(text, files={}, hashes={}) if name.endswith(".json") else text,
    "another number": lambda name, text: forged(text, version=7) if name.endswith(".json") else text,
    "another digest": lambda name, text: forged(text, digest="0" * 64) if name.endswith(".json") else text,
    "other counts": lambda name, text: forged(text, graphs={"default": 1}) if name.endswith(".json") else text,
    "another time": lambda name, text: forged(text, created="") if name.endswith(".json") else text,
    "hashes that are lists": lambda name, text: (
        forged(text, hashes={each: [] for each in json.loads(text)["manifest"]["files"]})
        if name.endswith(".json")
        else text
    ),
    "what nests too deep": lambda *_: b"[" * 200_000,
    "a list for a table": lambda name, text: forged(text, files=[], hashes=[]) if name.endswith(".json") else text,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_a_hostile_primary_gives_is_refused(altered: Altered, tmp_path: Path, name: str) -> None:
    altered.instead = HOSTILE[name]
    with pytest.raises(GraphError):
        copy(altered, 1, tmp_path / "copies")
    assert not (tmp_path / "copies/000001").exists()
    assert not (tmp_path / "x").exists()


def test_a_version_that_does_not_fit_on_the_disk_is_refused_before_it_is_copied(
    altered: Altered, tmp_path: Path
) -> None:
    sizes = {"store/x": 2 * free_bytes(tmp_path)}
    altered.instead = lambda name, text: (
        forged(text, files=sizes, hashes={"store/x": "0" * 64}) if name.endswith(".json") else text
    )
    with pytest.raises(StoreFull):
        copy(altered, 1, tmp_path / "copies")
    assert altered.asked == ["versions/000001/manifest.json"]


def test_a_listing_that_does_not_fit_the_version_is_refused(altered: Altered, tmp_path: Path) -> None:
    with pytest.raises(PrimaryFailed, match="another version"):
        VersionCopy(altered, ListedVersion("000001", "0" * 64, ""), tmp_path / "x.tmp", {}).make(None)
