"""The walk-through of docs/loaders.md, done as a new user would."""

import re
from pathlib import Path

import pytest

from graph_store import State
from kennisgraaf.cli import main
from loaders import as_csv, quarantine, sync
from tests.documents import DOCS, taken
from tests.loaders.conftest import RDFS_LABEL, said
from tests.serving import ROOT

pytestmark = pytest.mark.slow

PAGE = (DOCS / "loaders.md").read_text(encoding="utf-8")
INVENTORY, METADATA, TOLD = (taken("loaders.md", start=start)[0].text for start in ("id;naam", "{", "steden.csv:3"))


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "mijn-stad"
    folder.mkdir()
    (folder / "steden.csv").write_text(INVENTORY, encoding="cp1252", newline="\r\n")
    (folder / "csv-metadata.json").write_text(METADATA, encoding="utf-8")
    return folder


def test_the_check_says_what_the_page_says(
    city: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(city.parent)
    [words] = re.findall(r"`kennisgraaf (check mijn-stad[^`]+)`", PAGE)
    assert main(words.split()) == 1
    told, shown = capsys.readouterr().out.splitlines(), TOLD.splitlines()
    assert len(told) == len(shown) == 7
    assert all(line.startswith(start.strip().removesuffix(" …")) for line, start in zip(told, shown, strict=True))


MENDED = {
    "stad:Aalst;": "stad:aalst;",
    ";veel;": ";101.396;",
    "31/02/2016": "29/02/2016",
    "01-feb;": "stad:brugge;",
    ";;77.000;2007;misschien": ";Kortrijk;77.000;2007;ja",
}
"""The values that an editor would correct the bad cells to."""


def test_five_bad_rows_go_out_are_mended_and_load(city: Path, state: State) -> None:
    report = sync(city, state)
    assert (report.total("loaded"), report.total("quarantined"), report.exit_code) == (1, 5, 1)

    content = as_csv(quarantine(state)).decode("utf-8-sig")
    for bad, good in MENDED.items():
        assert bad in content
        content = content.replace(bad, good, 1)
    (city / "hersteld.csv").write_text(content, encoding="utf-8")

    report = sync(city, state)
    assert (report.exit_code, report.issues, quarantine(state)) == (0, [], [])
    assert said(state, "id/stad/kortrijk", RDFS_LABEL) == {"Kortrijk"}
    assert said(state, "id/stad/gent", "memberCount") == {"265086"}


def test_every_command_of_the_page_runs_as_it_stands(
    city: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(city.parent)
    monkeypatch.setenv("KENNISGRAAF_DATA", str(city.parent / "var"))
    monkeypatch.setenv("KENNISGRAAF_GRAPH", str(ROOT))
    steps = PAGE[PAGE.index("## From an Excel") : PAGE.index("## Files that nothing describes")]
    template, check_, sync_, quarantine_, again = re.findall(r"`kennisgraaf ([^`]+)`", steps)

    assert main(template.split()) == 0
    assert (city.parent / "begin" / "cities.csv").is_file()
    assert [main(words.split()) for words in (check_, sync_)] == [1, 1]
    capsys.readouterr()
    assert main(quarantine_.split()) == 1
    assert "5 rows in quarantine" in capsys.readouterr().out

    content = (city.parent / "te-herstellen.csv").read_text(encoding="utf-8-sig")
    for bad, good in MENDED.items():
        content = content.replace(bad, good, 1)
    (city / "hersteld.csv").write_text(content, encoding="utf-8")
    assert main(again.split()) == 0
    assert main(["quarantine"]) == 0
