"""The rows that state each fact: the same as in a mapping in memory, after any changes, merges and new versions."""

import hashlib
import random
from pathlib import Path

import pytest

from graph_store.errors import Damaged
from graph_store.fact_digest import joined, parted
from graph_store.stating_rows import FOLDER, StatingRows
from graph_store.stating_rows_writing import changed, put_beside

Held = dict[str, frozenset[bytes]]


def digest(number: int) -> bytes:
    """Return a digest; all begin with one of a few words, so that keys collide."""
    found = hashlib.sha256(str(number).encode()).digest()
    return bytes([found[0] % 3, 0, 0, 0]) + found[4:16]


def assert_same(rows: StatingRows, held: Held) -> None:
    """Check both directions against a mapping from rows to facts."""
    assert {row: parted(facts) for row, facts in rows.each()} == {row: facts for row, facts in held.items() if facts}
    for row in [*held, "no such row"]:
        assert rows.facts(row) == held.get(row, frozenset())
    stating: dict[bytes, list[str]] = {}
    for row in sorted(held):
        for fact in held[row]:
            stating.setdefault(fact, []).append(row)
    for number in range(400):
        assert rows.stating(digest(number)) == stating.get(digest(number), [])


def published(rows: StatingRows, versions: Path, number: int) -> Path:
    """Put the rows into the folder of a new version."""
    folder = versions / str(number)
    folder.mkdir()
    put_beside(rows, folder)
    return folder


@pytest.mark.parametrize("seed", range(6))
def test_any_changes_of_versions_leave_what_a_mapping_holds(seed: int, tmp_path: Path) -> None:
    chance, held, folder = random.Random(seed), Held(), tmp_path
    rows = StatingRows()
    for number in range(30):
        size = chance.choice((0, 1, 2, 10, 60))
        names = [f"row/steden/{chance.randrange(150)}" for _ in range(size)]
        facts = {name: frozenset(digest(chance.randrange(400)) for _ in range(chance.randrange(5))) for name in names}
        rows = changed({name: joined(some) for name, some in facts.items()}, rows, tmp_path / f"change{number}")
        held |= facts
        assert_same(rows, held)
        folder = published(rows, tmp_path, number)
        rows = StatingRows.of_version(folder)
        assert_same(rows, held)
    assert len(rows.files) <= 6


@pytest.mark.parametrize("keep", [0, 10, -1])
def test_a_file_that_was_cut_is_damaged(keep: int, tmp_path: Path) -> None:
    folder = published(changed({"row/a/1": digest(1)}, StatingRows(), tmp_path / "all"), tmp_path, 1)
    file = folder / FOLDER / "000"
    file.write_bytes(file.read_bytes()[:keep])
    with pytest.raises(Damaged):
        StatingRows.of_version(folder)
