"""Tests of `kennisgraaf convert`: CSV files as N-Quads."""

from pathlib import Path

from tests.kennisgraaf.conftest import DATA
from tests.kennisgraaf.running import Run


def test_the_shipped_inventories_become_sorted_quads(run: Run) -> None:
    outcome = run("convert", DATA / "csv-metadata.json")
    lines = outcome.out.splitlines()
    assert (outcome.code, outcome.err, lines) == (0, "", sorted(lines))
    assert len(lines) > 4500


def test_a_bad_row_is_left_out_and_told(run: Run, tmp_path: Path) -> None:
    text = (DATA / "areas.csv").read_text(encoding="utf-8").replace("area:limburg,", "area:Limburg,")
    (tmp_path / "areas.csv").write_text(text, encoding="utf-8")
    outcome = run("convert", tmp_path / "areas.csv", "--metadata", DATA / "csv-metadata.json")
    assert (outcome.code, "bad-key" in outcome.err, "area/limburg>" in outcome.out) == (1, True, False)


def test_the_w3c_mode_needs_no_metadata(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a\n1\n", encoding="utf-8")
    outcome = run("convert", tmp_path / "x.csv", "--mode", "w3c")
    assert (outcome.code, "csvw#rownum" in outcome.out) == (0, True)
