"""Each row of systems.md has a test: 33 systems with four rows each, and 20 requirements for every system.

Tests on invented inventories do not count; their names begin with `test_with_invented_rows`.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.systems.test_not_stated import NOTHING

TESTS = Path(__file__).parents[1]
NAME = re.compile(r"^def test_(?:(sys_\d\d_[msqi])|(x_\d\d))_", re.MULTILINE)
INVENTED = re.compile(r"^def (test_sys_\w+)\((?:[^()]*, )?invented: Service", re.MULTILINE)


def rows_with_tests() -> Iterator[str]:
    """Yield the rows that a test on the shipped inventories names."""
    for file in TESTS.rglob("test_*.py"):
        for row, other in NAME.findall(file.read_text(encoding="utf-8")):
            yield row or other
    yield from (f"sys_{row}" for row in NOTHING)


def test_every_row_has_a_test_on_the_shipped_inventories() -> None:
    """SYS-01-M … SYS-33-I and X-01 … X-20."""
    rows = {f"sys_{number:02}_{letter}" for number in range(1, 34) for letter in "msqi"}
    assert rows | {f"x_{number:02}" for number in range(1, 21)} == set(rows_with_tests())


def test_a_test_on_invented_inventories_says_so_in_its_name() -> None:
    found = {name for file in TESTS.rglob("test_*.py") for name in INVENTED.findall(file.read_text(encoding="utf-8"))}
    assert sorted(found) == []
