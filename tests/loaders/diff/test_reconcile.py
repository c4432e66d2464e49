"""Tests of reconciling rows with the version before."""

from typing import Any

from pyoxigraph import NamedNode

from loaders.check.inventory import inventory_of
from loaders.diff.reconcile import Reconciler
from loaders.diff.wanted import ChangedRows
from loaders.map.inverse import Inverse
from loaders.map.mapping import compile_texts
from loaders.map.provenance import Record, Statements, Words
from loaders.reports.options import SyncOptions
from tests.loaders.conftest import BASE, column, compiled, key, table

GROUP = compiled(
    table("t.csv", key("x"), column("n", property="count", datatype="integer"), column("d", load_parse="edtf"))
)


def settle(text: str, before: dict[NamedNode, Record], version: int = 1, **options: Any) -> Reconciler:
    (each,) = GROUP.tables
    inventory = inventory_of(each, text.encode(), each.file)
    facts = Statements({})
    found = Reconciler(SyncOptions(**options), Words(BASE), version, lambda _: before, lambda _: facts, ChangedRows())
    found.settle(inventory, compile_texts(each, GROUP, {}), Inverse(each, GROUP).kept)
    return found


def records(found: Reconciler) -> dict[NamedNode, Record]:
    return {each.node: each for each in found.wanted.records}


def counts(found: Reconciler) -> dict[str, int]:
    report = found.wanted.files[0]
    return {name: value for name in ("added", "changed", "unchanged", "removed", "stale", "quarantined")
            if (value := getattr(report, name))}  # fmt: skip


def test_rows_are_added_changed_the_same_and_removed() -> None:
    first = settle("id,n,d\nx:a,1,\nx:b,2,\nx:c,3,\n", {})
    second = settle("id,n,d\nx:b,2,\nx:a,9,\nx:d,4,\n", records(first), 2)

    assert counts(first) == {"added": 3}
    assert counts(second) == {"added": 1, "changed": 1, "unchanged": 1, "removed": 1}
    versions = {node.value.rpartition("/")[2]: each.version for node, each in records(second).items()}
    assert versions == {"x:a": 2, "x:d": 2}
    assert second.wanted.lines == {NamedNode(f"{BASE}row/t/x:b"): (3, 2)}


def test_rows_read_are_loaded_unchanged_quarantined_or_skipped() -> None:
    first = settle("id,n,d\nx:a,1,\nx:b,2,\n", {})
    report = settle("id,n,d\n\nx:a,1,\nx:c,3,\nx:b,veel,\n", records(first), 2).wanted.files[0]
    assert (report.rows, report.loaded, report.unchanged, report.quarantined, report.skipped) == (4, 1, 1, 1, 1)


def test_a_mended_row_is_no_longer_stale() -> None:
    first = settle("id,n,d\nx:a,1,\n", {})
    second = settle("id,n,d\nx:a,veel,\n", records(first), 2)
    third = settle("id,n,d\nx:a,een,\n", records(second), 3)
    fourth = settle("id,n,d\nx:a,1,\n", records(third), 4)

    assert counts(second) == counts(third) == {"stale": 1, "quarantined": 1}
    (stale,) = records(third).values()
    assert (stale.stale_since, stale.stale_reason) == (2, "not-integer")
    assert counts(fourth) == {"changed": 1}
    (mended,) = records(fourth).values()
    assert (mended.stale_since, mended.version) == (None, 4)


def test_the_cell_as_written_is_kept_where_it_differs() -> None:
    (record,) = settle("id,n,d\nx:a,128.978,20 oktober 2015\n", {}).wanted.records
    assert record.as_written == {"n: 128.978", "d: 20 oktober 2015"}
