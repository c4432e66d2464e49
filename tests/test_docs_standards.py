"""docs/sparql-standards.md names only tests that exist."""

import re
from pathlib import Path

import pytest

from tests.documents import DOCS

PAGE = (DOCS / "sparql-standards.md").read_text(encoding="utf-8")
ROWS = [line for line in PAGE.splitlines() if re.match(r"\| (?!section)[^-]", line)]
TESTS = {
    name
    for room in ("graph_api", "graph_store")
    for file in (Path(__file__).parent / room).rglob("test_*.py")
    for name in re.findall(r"^def (test_\w+)", file.read_text(encoding="utf-8"), re.MULTILINE)
}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[2].strip()[:50])
def test_what_a_standard_asks_is_proved_by_a_test(row: str) -> None:
    named = re.findall(r"`(test_\w+)`", row.split("|")[-2])
    assert named
    assert set(named) <= TESTS


def test_every_section_has_rows() -> None:
    assert len(ROWS) == len(re.findall(r"^\|", PAGE, re.MULTILINE)) - 2 * len(re.findall(r"^## ", PAGE, re.MULTILINE))
