"""The switches of a sync."""

from typing import Any

from loaders.reports.options import SyncOptions


def test_only_switches_that_change_the_outcome_count() -> None:
    assert SyncOptions(dry_run=True, wait_s=1).lifted == SyncOptions().lifted
    for name in (
        "strict",
        "keep_missing",
        "drop_stale",
        "allow_mass_delete",
        "allow_column_loss",
        "allow_fact_loss",
        "allow_truncated",
        "allow_inconsistent",
    ):
        chosen: dict[str, Any] = {name: True}
        assert SyncOptions(**chosen).lifted != SyncOptions().lifted
