"""Tests of the files that the guard refuses."""

import pytest

from loaders.check.inventory import inventory_of
from loaders.diff.guard import guard
from loaders.reports.options import SyncOptions
from tests.loaders.conftest import CITIES, compiled

HEADER = "id,label_nl,since,inhabitants\n"


def guarded(before: int, now: int, *others: str, options: SyncOptions = SyncOptions()) -> bool:  # noqa: B008
    """Return whether the guard refuses a file with only some of the earlier rows, `mun:0` and on, and other lines."""
    (table,) = compiled(CITIES).tables
    lines = [*(f"mun:{number},A,,\n" for number in range(now)), *others]
    inventory = inventory_of(table, (HEADER + "".join(lines)).encode(), table.file)
    inventory.earlier = frozenset(f"mun:{number}" for number in range(before))
    guard(inventory, options)
    return inventory.document.refused


@pytest.mark.parametrize(
    ("before", "now", "refused"),
    [(0, 0, False), (1, 0, True), (2, 1, False), (50, 40, False), (49, 39, True), (300, 250, False), (300, 249, True)],
)
def test_it_refuses_all_more_than_fifty_or_a_fifth_and_ten(before: int, now: int, refused: bool) -> None:
    assert guarded(before, now) is refused


def test_what_stays_anyhow_and_what_is_allowed_is_let_through() -> None:
    assert not guarded(3, 0, options=SyncOptions(allow_mass_delete=True))
    assert not guarded(3, 0, options=SyncOptions(keep_missing=True))
    assert not guarded(3, 0, "Mun:0,A,,\n")
    assert guarded(3, 0, "Mun:0,A,,\n", options=SyncOptions(drop_stale=True))
