"""The page on scale: its estimates follow from its formula, its measured costs are near it, and its examples exist."""

import re

import pytest

from bench.cost_model import Model
from bench.measurements import MEASUREMENTS
from tests.documents import DOCS, ROOT, taken

[COMMAND] = taken("scale.md", "")
PAGE = (DOCS / "scale.md").read_text(encoding="utf-8")
SIZES = (10**4, 10**5, 10**6, 10**7, 10**8, 10**9)
FAR = 3
"""A measured cost is at most this many times the formula, and at least the formula divided by it."""


def number(cell: str) -> float:
    return float(cell.strip("* ").replace(",", ""))


def costs() -> list[list[str]]:
    """Return the rows of the tables of costs: what, unit, a cost for each size, and the two parts of the formula."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if line[:1] == "|"]
    return [row for row in rows if len(row) == len(SIZES) + 4 and re.search(r"\d", row[-1])]


def test_there_are_costs_of_every_store() -> None:
    named = " ".join(row[0] for row in costs())
    assert len(costs()) > 15
    assert [store for store in ("in memory", "on disk", "`oxigraph serve`", "Virtuoso") if store not in named] == []


@pytest.mark.parametrize("row", costs(), ids=lambda row: row[0][:40])
def test_estimates_are_the_formula_and_measured_costs_are_near_it(row: list[str]) -> None:
    model = Model(number(row[-2]), number(row[-1]) / 1e6)
    for size, cell in zip(SIZES, row[2:-2], strict=True):
        if cell.startswith("*"):
            assert number(cell) == pytest.approx(model.cost(size), rel=0.08), size
        else:
            assert model.cost(size) / FAR <= number(cell) <= model.cost(size) * FAR, size


@pytest.mark.parametrize("row", costs(), ids=lambda row: row[0][:40])
def test_the_smallest_and_the_largest_sizes_are_estimates(row: list[str]) -> None:
    cells = row[2:-2]
    assert all(cells[place].startswith("*") for place in (0, 4, 5))
    assert sum(not cell.startswith("*") for cell in cells) >= 2


def test_every_example_that_the_page_names_exists() -> None:
    named = re.findall(r"`(examples/deploy/[\w/.-]+)`", PAGE)
    assert len(named) > 4
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_command_of_the_page_measures_the_sizes_that_it_chooses() -> None:
    *variables, script, name, option, _ = COMMAND.text.split()
    assert {variable.partition("=")[0] for variable in variables} == {"BENCH_SIZES", "TMPDIR"}
    assert 'environ.get("BENCH_SIZES"' in (ROOT / "bench" / "scale.py").read_text(encoding="utf-8")
    assert (script, option) == ("scripts/bench", "--json")
    assert name in MEASUREMENTS
