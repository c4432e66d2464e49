"""Tests of `kennisgraaf quarantine`: list refused rows, and load them again once corrected."""

import shutil
from pathlib import Path

import pytest

from tests.kennisgraaf.conftest import DATA
from tests.kennisgraaf.running import Run


@pytest.mark.slow
@pytest.mark.usefixtures("empty_state")
def test_a_row_goes_out_as_csv_is_mended_and_comes_back(run: Run, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(DATA, tmp_path / "data"))
    file = folder / "projects.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("prj:be-reel,", "prj:BE-REEL,"), encoding="utf-8")
    run("sync", folder)

    outcome = run("quarantine", "--csv", tmp_path / "terug.csv")
    assert outcome.code == 1
    assert "Did you mean prj:be-reel?" in outcome.out
    assert "rows in quarantine" in outcome.out.splitlines()[-1]
    dutch = run("quarantine", "--language", "nl").out
    assert "Bedoelde je prj:be-reel?" in dutch
    assert "rijen in quarantaine" in dutch.splitlines()[-1]

    mended = (tmp_path / "terug.csv").read_text(encoding="utf-8-sig").replace("prj:BE-REEL,", "prj:be-reel,", 1)
    (folder / "terug van An.csv").write_text(mended, encoding="utf-8")
    assert run("sync", folder).code == 0
    assert run("quarantine", "--json").json == []


@pytest.mark.usefixtures("synced")
def test_nothing_in_quarantine_is_nothing_to_do(run: Run) -> None:
    outcome = run("quarantine", "--language", "en")
    assert (outcome.code, outcome.out) == (0, "0 rows in quarantine\n")
    assert run("quarantine", "--csv", "-").out.strip("\ufeff").startswith("quarantine_file")


@pytest.mark.slow
@pytest.mark.usefixtures("empty_state")
def test_a_file_that_is_refused_is_counted_beside_the_rows(run: Run, tmp_path: Path) -> None:
    messy = Path(__file__).parents[2] / "loaders" / "messy" / "csv-metadata.json"
    shutil.copy(messy, tmp_path)
    (tmp_path / "messy.csv").write_bytes(b"PK\x03\x04")
    assert run("sync", tmp_path).code == 1
    outcome = run("quarantine", "--language", "en")
    assert (outcome.code, outcome.out.splitlines()[-1]) == (1, "0 rows in quarantine; files refused: 1")
