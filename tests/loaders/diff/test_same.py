"""A sync that skips unchanged rows publishes and reports the same as one that reads everything."""

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace as with_
from pathlib import Path
from random import Random

import pytest

from graph_store import State
from graph_store.errors import GraphError
from loaders import SyncOptions, SyncReport, quarantine, sync
from loaders.change.shapes import Standing
from loaders.check.rows import Row
from loaders.diff.marks import MARKS
from loaders.diff.same import Same
from ontology.validation import Finding
from tests.loaders.conftest import LOAD, RDFS_LABEL, RunSync, column, describe, key, replace, said, table, thing

pytestmark = pytest.mark.slow

ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "60"))

BODIES = table(
    "org.csv",
    key("org"),
    column("label", required=True, lang="nl", propertyUrl=RDFS_LABEL),
    column("within", property="usesTool", valueUrl=thing("within"), load_references=["org.csv"]),
    column("size", property="count", datatype="decimal"),
    column("mail", property="contact", load_personal=True),
    column("note", property="note", load_graph="reference"),
)
BODIES[f"{LOAD}renamed"] = [{f"{LOAD}from": "org:was", f"{LOAD}to": "org:a1"}]
TASKS = table(
    "taak.csv",
    column("org", required=True, load_references=["org.csv"]),
    column("name", required=True, property="note", aboutUrl=thing("org")),
    column("since", property="onDate", load_parse="edtf", aboutUrl=thing("org")),
    primary=["org", "name"],
    about=None,
)
SEEN = table(
    "gezien.csv",
    key("obs"),
    column("org", property="usesTool", valueUrl=thing("org")),
    column("name", property="note"),
)
SEEN["tableSchema"]["foreignKeys"] = [
    {"columnReference": ["org", "name"], "reference": {"resource": "taak.csv", "columnReference": ["org", "name"]}}
]
HEADERS = {
    "org.csv": ["id", "label", "within", "size", "mail", "note"],
    "taak.csv": ["org", "name", "since"],
    "gezien.csv": ["id", "org", "name"],
}
CELLS = ["", "Gent", "org:a1", "org:a2", "org:was", "org:nergens", "1.234", "1.234,5", "veel", "2007", "31/02/2016",
         '"a, b"', '"twee\nregels"', '"een ""woord"""', 'los " teken', "Café", "n.v.t.", "01-feb", "=A1"]  # fmt: skip


class Folder:
    """Three inventories that a person damages and corrects: rows are added, removed, moved, repeated or rewritten."""

    def __init__(self, place: Path, chance: Random) -> None:
        self.place, self.chance, self.encoding, self.end = place, chance, "utf-8", "\n"
        self.headers = {file: list(names) for file, names in HEADERS.items()}
        self.rows = {
            "org.csv": [[f"org:a{n}", f"A{n}", f"org:a{n // 2}", str(n), "", "x"] for n in range(12)],
            "taak.csv": [[f"org:a{n % 6}", f"taak {n}", "2007"] for n in range(12)],
            "gezien.csv": [[f"obs:{n}", f"org:a{n % 6}", f"taak {n}"] for n in range(8)],
        }

    def write(self) -> None:
        for file, rows in self.rows.items():
            lines = [",".join(row) for row in [self.headers[file], *rows]]
            text = self.end.join([*lines, ""])
            (self.place / file).write_bytes(text.encode(self.encoding, "replace"))

    def edit(self) -> None:
        file = self.chance.choice(list(self.rows))
        rows, header = self.rows[file], self.headers[file]
        place = self.chance.randrange(len(rows)) if rows else 0
        match self.chance.randrange(16):
            case 0 | 1 | 2 | 3 | 4 if rows and rows[place]:
                cells = self.chance.randrange(len(rows[place]))
                rows[place] = [*rows[place][:cells], self.chance.choice(CELLS), *rows[place][cells + 1 :]]
            case 5 | 6 if rows:
                del rows[place]
            case 7 if rows:
                rows.insert(self.chance.randrange(len(rows)), rows.pop(place))
            case 8 if rows:
                rows.append(list(rows[place]))
            case 9:
                rows.insert(place, self.chance.choice([[], ["Totaal", "3"], ["# een opmerking"], list(header)]))
            case 10 if rows:
                rows[place] = rows[place][: self.chance.randrange(1, 4)]
            case 11:
                self.end = self.chance.choice(["\n", "\r\n"])
            case 12:
                self.encoding = self.chance.choice(["utf-8", "utf-8-sig", "cp1252", "utf-16"])
            case 13 if len(header) > 5:
                header[5] = self.chance.choice(["note", "weg", "NOTE"])
            case _:
                new = {"org.csv": [f"org:n{self.chance.randrange(4)}", "N", "org:a1", "", "", ""],
                       "taak.csv": [f"org:a{self.chance.randrange(7)}", "nieuw", ""],
                       "gezien.csv": [f"obs:n{self.chance.randrange(4)}", "org:a1", "taak 1"]}  # fmt: skip
                rows.insert(place, new[file])


def some_options(chance: Random) -> SyncOptions:
    """Return random options; the dangerous ones are rare."""
    rarely = [chance.random() < 0.15 for _ in range(3)]
    return SyncOptions(
        keep_missing=rarely[0],
        drop_stale=rarely[1],
        allow_column_loss=rarely[2],
        allow_mass_delete=chance.random() < 0.7,
        allow_inconsistent=True,
        detail=True,
    )


def told(report: SyncReport) -> dict[str, object]:
    """Return the content of a report, with its issues sorted."""
    found = report.as_report()
    issues = sorted(json.dumps(issue, sort_keys=True) for issue in found["issues"])  # type: ignore[attr-defined]
    return {name: value for name, value in found.items() if name != "seconds"} | {"issues": issues}


def outcome(folder: Path, state: State, options: SyncOptions) -> object:
    """Return everything that a sync reports and stores."""
    try:
        report = sync(folder, state, options)
    except GraphError as fault:
        return fault.code, fault.detail
    manifest = state.newest().manifest
    kept = sorted((entry.file, entry.line or 0, entry.cells) for entry in quarantine(state))
    return told(report), manifest.digest, manifest.graphs, manifest.note["sync"][MARKS], kept


@pytest.fixture
def passed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return how many rows of each file the sync has skipped."""
    found: list[int] = []
    plain = Same.read_by

    def counting(self: Same, *parts: object) -> None:
        found.append(len(self))
        plain(self, *parts)  # type: ignore[arg-type]

    monkeypatch.setattr(Same, "read_by", counting)
    return found


@pytest.mark.parametrize("seed", range(2 + max(0, ROUNDS - 60) // 10))
def test_marks_change_nothing_but_the_time(
    folder: Path, state: State, tmp_path: Path, passed: list[int], seed: int
) -> None:
    """With random edits and options: the same quads, report, quarantine, and marks for the next sync."""
    chance, other = Random(seed), State(tmp_path / "other")
    describe(folder, BODIES, TASKS, SEEN)
    for file in ("steden.csv", "projecten.csv"):
        (folder / file).unlink()
    files = Folder(folder, chance)
    files.write()
    for each in (state, other):
        sync(folder, each, SyncOptions(allow_inconsistent=True))
    for _ in range(12):
        for _ in range(chance.randrange(1, 4)):
            files.edit()
        files.write()
        options = some_options(chance)
        shutil.rmtree(other.root / MARKS, ignore_errors=True)
        dry = with_(options, dry_run=True)
        assert outcome(folder, state, dry) == outcome(folder, other, dry)
        assert outcome(folder, state, options) == outcome(folder, other, options)
    assert sum(passed) > 20


def test_what_is_gone_or_moved_or_asked_for_is_found_by_its_line(
    run: RunSync, folder: Path, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A skipped row is read if a shape reports a result about it."""
    run()
    asked: list[list[str]] = []
    plain = Same.rows

    def noting(self: Same, keys: Iterable[str] | None = None) -> Iterator[Row]:
        found = list(plain(self, keys))
        asked.append([f"{row.line} {row.key} {row.text('label_nl')}" for row in found])
        return iter(found)

    monkeypatch.setattr(Same, "rows", noting)
    finding = Finding("S0", "Warning", f"<{state.base}id/prj/open>", None, None, {"en": "Odd", "nl": "Vreemd"})
    monkeypatch.setattr(Standing, "after", lambda *_: [finding])
    replace(folder / "projecten.csv", "prj:kaaien,Bedrijvige Kaaien,mun:aalst,964-965\n", "")
    report = run()
    assert asked == [["3 prj:open Open data"]]
    assert [(each.code, each.file, each.line) for each in report.issues] == [("shape", "projecten.csv", 3)]
    assert said(state, "row/projecten/prj:open", "line", "provenance") == {"3"}
    assert (report.files[1].removed, report.files[1].unchanged) == (1, 2)


@pytest.mark.parametrize("spoil", [b"", b"{}", b"x" * 300])
def test_marks_that_are_torn_or_gone_cost_time_and_nothing_else(
    run: RunSync, folder: Path, state: State, passed: list[int], spoil: bytes
) -> None:
    run()
    for file in (state.root / MARKS).iterdir():
        file.write_bytes(spoil)
    replace(folder / "steden.csv", "Gent", "Ghent")
    report = run()
    assert (passed, report.total("changed"), report.total("unchanged")) == ([], 1, 4)
    replace(folder / "steden.csv", "Ghent", "Gent")
    run()
    assert passed == [1, 3]


def test_a_row_that_is_there_twice_is_read_again(run: RunSync, folder: Path, state: State) -> None:
    run()
    with (folder / "steden.csv").open("a", encoding="utf-8") as file:
        file.write("mun:gent,Gent,2008,265086\n")
    report = run()
    assert [(each.code, each.line) for each in report.issues] == [("duplicate-key", 2), ("duplicate-key", 4)]


def test_what_refers_to_a_row_that_goes_is_read_again(run: RunSync, folder: Path, state: State) -> None:
    run()
    replace(folder / "steden.csv", "mun:gent,Gent,2007,265086\n", "")
    report = run()
    assert [(each.code, each.file, each.line) for each in report.issues] == [("dangling-ref", "projecten.csv", 3)]


def test_a_key_of_an_unchanged_row_is_suggested_for_a_reference_that_fails(run: RunSync, folder: Path) -> None:
    run()
    text = (folder / "projecten.csv").read_text(encoding="utf-8")
    (folder / "projecten.csv").write_text(text.replace("mun:gent", "mun:gentt"), encoding="utf-8")
    (issue,) = run().issues
    assert issue.say("en") == "No row with key mun:gentt in steden.csv. Did you mean mun:gent?"
