"""Tests of `kennisgraaf sync`: what it prints and writes, and its exit code."""

import json
import shutil
from pathlib import Path

import pytest

from kennisgraaf.cli.sync import HEAD, SHOWN
from tests.kennisgraaf.conftest import DATA
from tests.kennisgraaf.running import Run
from tests.shipped import FILES, ROWS

pytestmark = pytest.mark.slow

COUNTS = ["rows", "loaded", "unchanged", "quarantined", "stale", "skipped", "triples_added", "triples_removed",
          "inferred_added", "inferred_removed", "seconds", "files", "version", "published"]  # fmt: skip


@pytest.fixture
def inventories(tmp_path: Path) -> Path:
    """A copy of the shipped inventories that a test may change."""
    return Path(shutil.copytree(DATA, tmp_path / "inventories"))


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.usefixtures("empty_state")
def test_x01_all_inventories_load_with_counts_per_file(run: Run) -> None:
    outcome = run("sync", DATA, "--json")
    assert (outcome.code, outcome.err) == (0, "")
    report = outcome.json
    assert sorted(report) == sorted(COUNTS)
    assert (report["version"], report["published"], report["rows"], report["quarantined"]) == (1, True, ROWS, 0)
    assert len(report["files"]) == FILES
    assert {"file", "rows", "loaded", "unchanged", "quarantined", "added", "changed", "removed"} == set(
        report["files"][0]
    )


@pytest.mark.usefixtures("own_state")
def test_x02_a_second_sync_changes_nothing_and_publishes_nothing(run: Run) -> None:
    report = run("sync", DATA, "--json").json
    assert (report["version"], report["published"], report["unchanged"]) == (1, False, ROWS)
    assert [report[name] for name in ("triples_added", "triples_removed", "inferred_added", "inferred_removed")] == [
        0
    ] * 4


def test_x05_a_bad_row_is_reported_and_the_rest_loads(
    run: Run, inventories: Path, empty_state: Path, tmp_path: Path
) -> None:
    replace(inventories / "projects.csv", "prj:be-reel,", "prj be-reel,")
    outcome = run("sync", inventories, "--report", tmp_path / "report.json")
    assert outcome.code == 1
    assert "projects.csv:" in outcome.err
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["loaded"] > 450
    issue = next(issue for issue in report["issues"] if issue["file"] == "projects.csv")
    assert issue["line"] is not None
    assert issue["column"] == "id"
    assert issue["reason"]


def test_x06_a_dry_run_says_what_would_change_and_writes_nothing(run: Run, empty_state: Path) -> None:
    outcome = run("sync", DATA, "--dry-run", "--json")
    assert outcome.code == 0
    assert outcome.json["triples_added"] > 4000
    assert not outcome.json["published"]
    assert run("history", "--json").json == []


@pytest.mark.usefixtures("own_state")
def test_a_dry_run_lists_the_inferences_that_would_appear_and_go(run: Run, inventories: Path) -> None:
    replace(
        inventories / "event_organisers.csv",
        "evt:2018-studienamiddag-bestuursakkoord,mun:gent",
        "evt:2018-studienamiddag-bestuursakkoord,mun:brugge",
    )
    told = run("sync", inventories, "--dry-run").out.splitlines()
    programme = "From governing agreement to strategic multi-year plan"
    stated, follows, no_more, *_ = [lines.split("\n") for lines in "\n".join(told).split("\n\n")[2:]]
    assert stated == [f"Bruges organises {programme}.", f"No longer mentioned: Ghent organises {programme}."]
    assert follows[0] == "From that would follow:"
    assert f"Bruges takes part in {programme}." in follows
    assert no_more[0] == "This would no longer follow:"
    assert f"Ghent takes part in {programme}." in no_more

    inferences = run("sync", inventories, "--dry-run", "--json").json["inferences"]
    base = "https://kennisgraaf.example"
    assert f"<{base}/id/mun/gent> <{base}/ns#takesPartIn> <{base}/id/prog/obm-1-3>" in inferences["going"]
    assert len(inferences["appearing"]) <= 100
    assert "inferences" not in run("sync", inventories, "--json").json


@pytest.mark.usefixtures("empty_state")
def test_a_strict_sync_with_a_bad_row_publishes_nothing(run: Run, inventories: Path) -> None:
    replace(inventories / "projects.csv", "prj:be-reel,", "prj be-reel,")
    assert run("sync", inventories, "--strict").code == 1
    assert run("history", "--json").json == []


@pytest.mark.usefixtures("empty_state")
def test_a_folder_that_is_not_there_is_a_fault(run: Run, tmp_path: Path) -> None:
    outcome = run("sync", tmp_path / "nowhere")
    assert outcome.code == 3
    assert outcome.err.startswith("kennisgraaf: NO_DATA: ")


@pytest.mark.usefixtures("empty_state")
def test_the_text_ends_with_totals_and_the_version(run: Run) -> None:
    lines = run("sync", DATA).out.splitlines()
    assert lines[0].split() == list(HEAD)
    assert lines[-2].startswith(f"{FILES} files, {ROWS:,} rows; changed: ")
    assert lines[-1] == "version 1 is published"


@pytest.mark.usefixtures("own_state")
def test_only_files_that_changed_are_listed_unless_all_are_asked_for(run: Run, inventories: Path) -> None:
    assert run("sync", inventories).out.startswith(f"{FILES} files, {ROWS:,} rows; changed: 0 triples")
    assert len(run("sync", inventories, "--verbose").out.splitlines()) == FILES + 4

    replace(inventories / "projects.csv", "Bakkersite,mun:gent", "Bakkerij,mun:gent")
    head, changed, blank, *_ = run("sync", inventories).out.splitlines()
    assert (head.split(), changed.split()[0], blank) == (list(HEAD), "projects.csv", "")


@pytest.mark.usefixtures("own_state")
def test_a_verbose_sync_tells_in_sentences_what_changed(run: Run, inventories: Path) -> None:
    replace(inventories / "projects.csv", "Bakkersite,mun:gent", "Bakkerij,mun:gent")
    told = run("sync", inventories, "--verbose", "--language", "nl").out.splitlines()
    assert "Bakkerij heet ‘Bakkerij’ (voorheen ‘Bakkersite’)." in told


@pytest.mark.usefixtures("own_state")
def test_a_verbose_sync_cuts_a_long_list(run: Run, inventories: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kennisgraaf.cli.sync.SHOWN", 0)
    replace(inventories / "projects.csv", "Bakkersite,mun:gent", "Bakkerij,mun:gent")
    assert "… and more: kennisgraaf diff 1 2 has all of them" in run("sync", inventories, "--verbose").out


@pytest.mark.usefixtures("empty_state")
def test_the_last_line_says_what_came_of_it_or_would(run: Run, inventories: Path) -> None:
    def last(*switches: str) -> str:
        return run("sync", inventories, *switches).out.splitlines()[-1]

    assert last("--dry-run") == "dry run: version 1 would be published; nothing was written"
    run("sync", inventories)
    assert last("--dry-run") == "nothing to publish: version 1 already holds all of this"
    assert last("--language", "nl") == "niets te publiceren: versie 1 bevat dit alles al"
    replace(inventories / "projects.csv", "prj:be-reel,", "prj be-reel,")
    assert last("--strict").startswith("nothing was published: a row or a file was refused")
    assert last("--dry-run", "--language", "nl").startswith("proef: versie 2 zou gepubliceerd worden")


def test_a_watched_folder_is_synced_again_once_its_files_have_settled(
    run: Run, inventories: Path, empty_state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each look at the folder is one moment; the edits between are those of a person who saves twice."""
    projects = inventories / "projects.csv"
    edits = iter(
        [
            ("", ""),  # the files are seen, and seen again: the first sync
            ("Bakkersite,mun:gent", "Bakkerij,mun:gent"),
            ("Bakkerij,mun:gent", "Bakkerssite,mun:gent"),  # still changing
            ("", ""),
            ("", ""),
        ]
    )

    def moment(_: float) -> None:
        edit = next(edits, None)
        if edit is None:
            raise KeyboardInterrupt
        if edit[0]:
            replace(projects, *edit)

    monkeypatch.setattr("kennisgraaf.cli.sync.time.sleep", moment)
    with pytest.raises(SystemExit) as ended:
        run("sync", inventories, "--watch")

    assert ended.value.code == 130
    assert [version["version"] for version in run("history", "--json").json] == [1, 2]
    assert "Bakkerssite" in run("export", "--format", "nquads").out


def test_a_file_may_be_as_large_as_the_setting_says(
    run: Run, inventories: Path, empty_state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (inventories / "projects.csv").open("a", encoding="utf-8") as file:
        file.write("\n" * 400_000)
    monkeypatch.setenv("KENNISGRAAF_MAX_UPLOAD_MB", "0.3")
    outcome = run("sync", inventories, "--json")
    refused = [line for line in outcome.err.splitlines() if ": too-large: " in line]
    assert (outcome.code, bool(refused)) == (1, True)
    assert "KENNISGRAAF_MAX_UPLOAD_MB" in refused[0]
    meta = inventories / "csv-metadata.json"
    assert run("check", inventories / "projects.csv", "--metadata", meta).code == 1
    monkeypatch.setenv("KENNISGRAAF_MAX_UPLOAD_MB", "1024")
    assert run("sync", inventories, "--json").code == 0


def test_of_very_many_remarks_of_one_kind_the_first_are_shown_and_the_others_counted(
    run: Run, inventories: Path, empty_state: Path
) -> None:
    header, *rows = (inventories / "themes.csv").read_text(encoding="utf-8").splitlines()
    number = SHOWN + 1_234
    titles = "".join(f",vreemd{each}" for each in range(number))
    lines = [header + titles, *(row + "," * number for row in rows), ""]
    (inventories / "themes.csv").write_text("\n".join(lines), encoding="utf-8")

    for _ in range(2):
        told = [line for line in run("sync", inventories).err.splitlines() if line.startswith("themes.csv:")]
        assert [line.startswith("themes.csv:1:vreemd") for line in told] == [True] * SHOWN + [False]
        assert "and 1,234 more" in told[-1]
