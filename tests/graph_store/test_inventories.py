"""Inventories are kept beside a version: compressed, shared while they are the same, in every archive."""

import os
from pathlib import Path

import pytest

from graph_store import State, inventories
from graph_store.errors import Damaged, Erased
from graph_store.inventories import FOLDER
from graph_store.writer import Writer

CITIES, TREES = "cities.csv", "bos & blad/bomen.xlsx#één"


def folder(writer: Writer, **kept: str) -> Path:
    place = writer.new_place()
    place.mkdir()
    for name, text in kept.items():
        inventories.write(place, name, text.encode())
    return place


@pytest.fixture
def two(state: State) -> State:
    """Version 1 keeps two inventories; in version 2, one of them has changed."""
    with state.writer("test", 1) as writer:
        writer.publish([], [], sources={}, kept=folder(writer, **{CITIES: "id\nmun:gent\n", TREES: "id\n"}))
        place = folder(writer, **{CITIES: "id\nmun:ieper\n"})
        inventories.link(state.folder(1) / FOLDER, place, TREES)
        writer.publish([], [], sources={}, kept=place)
    return state


def names(state: State, version: int) -> list[str]:
    return list(inventories.names_in(state.folder(version) / FOLDER))


def text(state: State, version: int, name: str) -> bytes | None:
    return inventories.read(state.folder(version) / FOLDER, name)


def inode(state: State, version: int, number: int) -> int:
    return sorted(os.scandir(state.folder(version) / FOLDER), key=lambda each: each.name)[number].inode()


def test_each_version_keeps_its_own_and_shares_what_did_not_change(two: State) -> None:
    assert names(two, 1) == names(two, 2) == [TREES, CITIES]
    assert (text(two, 1, CITIES), text(two, 2, CITIES)) == (b"id\nmun:gent\n", b"id\nmun:ieper\n")
    assert [inode(two, 1, each) == inode(two, 2, each) for each in (0, 1)] == [True, False]
    assert text(two, 2, "other.csv") is None


def test_another_change_keeps_them_all_unless_it_keeps_none(two: State) -> None:
    with two.writer("test", 1) as writer:
        writer.publish([], [], sources={})
        writer.publish([], [], sources={}, kept=inventories.none_kept(Path(), writer.new_place()))
    assert (names(two, 3), names(two, 4)) == ([TREES, CITIES], [])
    assert not (two.folder(4) / FOLDER).exists()


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in "ab":
        inventories.write(tmp_path, name, b"id\n")
    one, other = (file.read_bytes() for file in tmp_path.iterdir())
    assert one == other


def test_damage_is_found_by_verify_alone(two: State) -> None:
    file = two.folder(2) / FOLDER / "cities.csv.gz"
    file.write_bytes(file.read_bytes()[::-1])
    assert State(two.root).newest().version == 2
    with pytest.raises(Damaged, match=r"inventories/cities\.csv\.gz"):
        two.verify(2)


def test_a_backup_holds_them(two: State, tmp_path: Path) -> None:
    two.backup(2, tmp_path / "backup.tar.gz")
    other = State(tmp_path / "other")
    other.restore(tmp_path / "backup.tar.gz")
    assert (names(other, 2), text(other, 2, CITIES)) == ([TREES, CITIES], b"id\nmun:ieper\n")
    other.verify(2)
    other.backup(2, tmp_path / "again.tar.gz")
    assert (tmp_path / "again.tar.gz").stat().st_size > 0


def test_a_backup_that_names_what_was_erased_in_them_is_refused(two: State, tmp_path: Path) -> None:
    two.backup(2, tmp_path / "backup.tar.gz")
    other = State(tmp_path / "other")
    other.root.mkdir()
    other.erasures.begin(["mun:ieper"])
    with pytest.raises(Erased):
        other.restore(tmp_path / "backup.tar.gz")


def test_a_file_on_another_disk_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    inventories.write(tmp_path / "a", CITIES, b"id\n")

    def refuse(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "b").mkdir()
    inventories.link(tmp_path / "a", tmp_path / "b", CITIES)
    assert inventories.read(tmp_path / "b", CITIES) == b"id\n"
