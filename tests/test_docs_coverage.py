"""docs/coverage.md against the text and the graph: each line, inventory, system and key of the page."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.documents import DOCS
from tests.service import DATA, Service

Rows: TypeAlias = list[list[str]]

PAGE = (DOCS / "coverage.md").read_text(encoding="utf-8")
TEXT = (DATA / "jaarplan-2020.txt").read_text(encoding="utf-8").split("\n")
CONTENTS = range(244, 305)
ABOUT_THE_TEXT = {"passages.csv", "themes.csv", "theme_links.csv", "corrections.csv"}
"""Inventories that say nothing more about a line than where it is or what it is about."""

LINES = ("source_lines", "toc_lines", "body_lines")
KINDS = ("stated", "inferred")
TESTS = Path(__file__).parent
KEY = re.compile(r"`([a-z]+:[\w-]+)`")


def rows_under(heading: str) -> Rows:
    """Return the cells of the table rows below a heading, without the header rows."""
    section = PAGE.split(f"\n## {heading}")[1].split("\n## ")[0]
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in section.splitlines()
        if line.startswith("| ") and not line.startswith(("| Lines", "| System", "| About", "| Verdict", "| ---"))
    ]


def numbers(cell: str, pattern: str = r"L(\d+)(?:–(\d+))?") -> set[int]:
    """Return the line numbers that a cell names."""
    ranges = re.findall(pattern, cell)
    return {line for first, last in ranges for line in range(int(first), int(last or first) + 1)}


def cited(*without: str) -> Iterator[tuple[dict[str, str], set[int]]]:
    """Yield each row of the inventories that has lines, with these lines."""
    for path in sorted(DATA.glob("*.csv")):
        if path.name not in without:
            with path.open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    yield (
                        row,
                        {line for column in LINES for line in numbers(row.get(column) or "", r"(\d+)(?:-(\d+))?")},
                    )


PAGES = rows_under("Page by page")
SAID_AGAIN = numbers("L743–746")
SYSTEMS = rows_under("System by system")


def test_every_line_of_the_text_is_on_the_page() -> None:
    given = set().union(*(numbers(lines) for lines, *_ in PAGES))
    assert [(at, line) for at, line in enumerate(TEXT, 1) if line.strip() and at not in given] == []
    assert given <= set(range(1, len(TEXT)))


def test_a_line_that_no_row_cites_is_named_as_a_heading_or_as_left_out() -> None:
    named = set(CONTENTS).union(*(numbers(cell) for _, *cells in PAGES for cell in cells))
    named = named.union(*(lines for row, lines in cited(*ABOUT_THE_TEXT) if "body_lines" not in row))
    assert [(at, line) for at, line in enumerate(TEXT, 1) if line.strip() and at not in named] == []


@pytest.mark.parametrize("row", PAGES, ids=lambda row: row[0])
def test_the_lines_that_a_row_names_are_among_its_own(row: list[str]) -> None:
    lines, *cells = row
    assert set().union(*map(numbers, cells)) - SAID_AGAIN <= numbers(lines)


@pytest.mark.parametrize("row", PAGES, ids=lambda row: row[0])
def test_each_key_of_a_row_has_lines_in_its_range(row: list[str]) -> None:
    lines, held, _ = row
    found = {value for each, at in cited("passages.csv") if at & numbers(lines) for value in each.values()}
    found |= {"psg:" + key for key in re.findall(r"`psg:([\w-]+)`", held)}
    if "said again" not in held:
        assert [key for key in KEY.findall(held) if key not in found] == []


def test_the_pages_begin_where_the_text_begins_them() -> None:
    begun = [min(numbers(heading)) for heading in re.findall(r"^### (L.*?):", PAGE, re.MULTILINE)]
    assert begun == [at for at, line in enumerate(TEXT, 1) if line.startswith(" ") and line.strip()]


def test_every_inventory_is_on_the_page() -> None:
    named = set(re.findall(r"`(\w+\.csv)`", "".join(cell for row in rows_under("The inventories") for cell in row)))
    assert named == {path.name for path in DATA.glob("*.csv")}


def test_every_inventory_that_the_page_names_exists() -> None:
    assert [name for name in re.findall(r"`(\w+\.csv)`", PAGE) if not (DATA / name).exists()] == []


def test_every_key_on_the_page_is_in_the_graph(service: Service) -> None:
    known = service.values("SELECT DISTINCT ?key { ?it dct:identifier ?key }")
    assert sorted(set(KEY.findall(PAGE)) - set(known)) == []


def test_every_system_has_a_row_whose_requirements_are_on_the_text_or_named_as_not_stated() -> None:
    assert [row[0][:2] for row in SYSTEMS] == [f"{number:02}" for number in range(1, 34)]
    for system, on_the_text, _, not_stated in SYSTEMS:
        missing = set("MSQI") - set(on_the_text.split())
        named = set(re.findall(r"\b[MSQI]\b", not_stated.partition(", so ")[2]))
        assert named == missing, system


def test_the_lines_of_systems_and_readings_are_in_the_text() -> None:
    for cell in [row[0] for row in (*SYSTEMS, *rows_under("Readings that we chose"))]:
        assert numbers(cell) <= set(range(1, len(TEXT))), cell


def test_the_verdicts_are_counted_as_the_list_has_them() -> None:
    with (TESTS / "checked_statements.csv").open(encoding="utf-8", newline="") as file:
        counted = Counter((row["verdict"], row["kind"]) for row in csv.DictReader(file))
    for verdict, stated, inferred in rows_under("Statements checked"):
        assert (int(stated), int(inferred)) == tuple(counted[verdict.split(",")[0], kind] for kind in KINDS)
