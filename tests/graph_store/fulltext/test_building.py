"""Building an index."""

import sqlite3
from pathlib import Path

import pytest

from graph_store.errors import StoreFull
from graph_store.fulltext.building import build
from graph_store.fulltext.entries import Entry
from tests.mounted import small_disk


def test_the_file_knows_words_forms_and_translations(tmp_path: Path) -> None:
    build(tmp_path / "index", [Entry("a", "Kerken", "nl"), Entry("a", "Churches", "en")])
    with sqlite3.connect(tmp_path / "index") as file:
        assert dict(file.execute("SELECT word, number FROM vocabulary")) == {"kerken": 1, "churches": 1}
        assert dict(file.execute("SELECT word, term FROM form")) == {"kerken": "_nkerk", "churches": "_echurch"}
        assert dict(file.execute("SELECT * FROM translation")) == {"_nkerk": "_echurch", "_echurch": "_nkerk"}


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    with small_disk(tmp_path / "small", 2**16) as disk, pytest.raises(StoreFull, match=f"free in {disk.place}"):
        build(disk.place / "index", [Entry(str(number), f"word{number} " * 20) for number in range(500)])
