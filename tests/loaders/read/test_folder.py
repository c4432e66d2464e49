"""Tests of the files of a sync."""

from pathlib import Path

import pytest

from graph_store.errors import NoData, RejectedFile
from loaders import SyncOptions
from loaders.csvw.metadata import METADATA
from loaders.csvw.tables import read_tables
from loaders.read.folder import Folder, read_folder, source_names, undescribed
from tests.loaders.conftest import BASE, CITIES, SHIPPED, compiled


def test_the_fingerprint_changes_with_files_base_and_switches(folder: Path) -> None:
    first = read_folder(folder).fingerprint(BASE, SyncOptions())
    assert read_folder(folder).fingerprint(BASE, SyncOptions(dry_run=True)) == first
    assert read_folder(folder).fingerprint("https://example.org/", SyncOptions()) != first
    assert read_folder(folder).fingerprint(BASE, SyncOptions(keep_missing=True)) != first
    (folder / "steden.csv").write_text("id\n", encoding="utf-8")
    assert read_folder(folder).fingerprint(BASE, SyncOptions()) != first


def test_only_inventories_metadata_and_texts_are_read(folder: Path) -> None:
    (folder / "notes.docx").write_bytes(b"x")
    (folder / "bron.txt").write_text("x", encoding="utf-8")
    assert sorted(read_folder(folder).hashes) == ["bron.txt", "csv-metadata.json", "projecten.csv", "steden.csv"]


def test_csvs_that_no_table_describes_are_told(folder: Path) -> None:
    assert list(undescribed(read_folder(folder), compiled(CITIES))) == ["projecten.csv"]


def test_metadata_is_utf_8(folder: Path) -> None:
    (folder / "csv-metadata.json").write_bytes(b"\xff{")
    with pytest.raises(RejectedFile, match=r"csv-metadata\.json is not UTF-8"):
        read_folder(folder).metadata(BASE)


def test_a_file_is_no_folder(folder: Path) -> None:
    with pytest.raises(NoData):
        read_folder(folder / "steden.csv")


def test_a_text_that_is_not_there_is_told_and_the_others_are_read() -> None:
    group = read_tables((SHIPPED / METADATA).read_text(encoding="utf-8"))
    bare = Folder("inventories", {"jaarplan-2020.txt": "één\ntwee".encode()})
    assert bare.absent(group) == ["corrections.csv"]
    assert bare.texts(group)["jaarplan-2020.txt"].between(1, 2) == "één\ntwee"
    assert Folder("inventories", {}).texts(group) == {}


def test_a_source_is_called_after_its_table_before_a_file_that_nothing_describes() -> None:
    group = compiled(CITIES | {"url": "a.xlsx#Blad", "load:name": "steden", "load:sourceText": "bron.txt"})
    content = dict.fromkeys(("a.xlsx", "a.xlsx#Blad", "steden.csv", "bron.txt", "b.csv", METADATA), b"")
    assert source_names(Folder("here", content), group) == {
        "a.xlsx": "a", "a.xlsx#Blad": "steden", "bron.txt": "bron", "b.csv": "b", METADATA: "csv-metadata",
    }  # fmt: skip
