"""Each document has its own text and its own corrections."""

from pathlib import Path

import pytest

from graph_store import State
from graph_store.errors import RejectedMetadata
from loaders import SyncReport, inventories_of, sync
from tests.loaders.by_document import LABEL, documents, of_class, of_document, run, stated, write
from tests.loaders.conftest import BASE, Json, column, key, table

LINES = column("source_lines", separator=";", property="sourceLines", load_parse="lines")
OLD_TEXT, NEW_TEXT = "oud een\noud twee\noud drie\n", "nieuw een\nnieuw tvvee\n"
PLANS = [
    {"id": "plan:2020", "date": "2020-02-01", "text_file": "oud.txt"},
    {"id": "plan:2021", "date": "2021-02-01", "text_file": "nieuw.txt", "corrections_file": "verbeterd.csv"},
]


def plans() -> Json:
    described = documents()
    described["tableSchema"]["columns"][-1:-1] = [
        column("text_file", property="textFile"),
        column("corrections_file", property="correctionsFile"),
    ]
    return described


def tools(year: str) -> Json:
    lines = {**LINES, "aboutUrl": f"{BASE}row/tools-{year}/{{+id}}"}
    described = table(f"tools-{year}.csv", key("tool"), LABEL, lines, of_class("Tool"))
    return described | of_document(f"plan:{year}", "tools", "record")


def passages() -> Json:
    cut = {"load:from": "first", "load:to": "last"}
    ends = (column("first", datatype="integer"), column("last", datatype="integer"))
    text = column("text", virtual=True, property="text", load_lines=cut)
    return {
        **table("passages.csv", column("document", required=True), key("psg"), *ends, text, of_class("Passage")),
        **of_document("document", "passages", "record"),
    }


def synced(folder: Path, state: State, *rows: dict[str, str], lines: str = "3") -> SyncReport:
    write(
        folder,
        {
            "documents.csv": (plans(), PLANS),
            "tools-2020.csv": (tools("2020"), [{"id": "tool:oud", "label_nl": "Oud", "source_lines": lines}]),
            "tools-2021.csv": (tools("2021"), [{"id": "tool:nieuw", "label_nl": "Nieuw", "source_lines": "2"}]),
            "passages.csv": (passages(), rows),
        },
    )
    (folder / "oud.txt").write_text(OLD_TEXT, encoding="utf-8")
    (folder / "nieuw.txt").write_text(NEW_TEXT, encoding="utf-8")
    (folder / "verbeterd.csv").write_text("line,printed,read as,order\n2,tvvee,twee,\n", encoding="utf-8")
    return run(folder, state)


def passage(name: str, document: str, last: str) -> dict[str, str]:
    return {"document": document, "id": f"psg:{name}", "first": "1", "last": last}


def test_a_passage_is_cut_from_the_corrected_text_of_its_document(tmp_path: Path, state: State) -> None:
    report = synced(tmp_path, state, passage("a", "plan:2020", "3"), passage("b", "plan:2021", "2"))
    assert report.issues == []
    assert ("text", "oud een\noud twee\noud drie") in stated(state, "psg:a")
    assert ("text", "nieuw een\nnieuw twee") in stated(state, "psg:b")


def test_lines_beyond_the_text_of_the_document_are_refused(tmp_path: Path, state: State) -> None:
    report = synced(tmp_path, state, passage("b", "plan:2021", "3"), lines="4")
    told = [(each.code, each.file, each.line, each.value, each.details.get("where")) for each in report.issues]
    assert told == [
        ("bad-lines", "tools-2020.csv", 2, "4", " oud.txt (plan:2020)"),
        ("bad-lines", "passages.csv", 2, "1-3", " nieuw.txt (plan:2021)"),
    ]
    assert [each.details["most"] for each in report.issues] == [" ≤ 3", " ≤ 2"]


def test_a_version_keeps_the_text_and_the_corrections_of_each_document(tmp_path: Path, state: State) -> None:
    synced(tmp_path, state, passage("a", "plan:2020", "3"))
    kept = inventories_of(state.newest())
    assert {name: text.between(1, 3) for name, text in kept.source_texts.items()} == {
        "oud.txt": "oud een\noud twee\noud drie",
        "nieuw.txt": "nieuw een\nnieuw twee",
    }
    assert [name for name, _ in kept.texts()] == ["nieuw.txt", "oud.txt", "verbeterd.csv"]


def test_a_correction_of_one_document_changes_its_passages_alone(tmp_path: Path, state: State) -> None:
    rows = (passage("a", "plan:2020", "3"), passage("b", "plan:2021", "2"))
    synced(tmp_path, state, *rows)
    (tmp_path / "verbeterd.csv").write_text("line,printed,read as,order\n2,tvvee,2,\n", encoding="utf-8")
    report = run(tmp_path, state)
    assert report.total("changed") == 1
    assert ("text", "nieuw een\nnieuw 2") in stated(state, "psg:b")
    assert ("text", "oud een\noud twee\noud drie") in stated(state, "psg:a")


def test_a_text_that_is_not_there_is_warned_of_by_its_name(tmp_path: Path, state: State) -> None:
    synced(tmp_path, state)
    write(tmp_path, {"documents.csv": (plans(), [{**PLANS[0], "text_file": "weg.txt"}])})
    other = State(tmp_path / "other")
    assert ("missing-text", "weg.txt") in [(each.code, each.file) for each in run(tmp_path, other).issues]


def test_files_of_one_name_are_refused_because_their_texts_would_be_one(tmp_path: Path, state: State) -> None:
    synced(tmp_path, state)
    write(tmp_path, {"documents.csv": (plans(), [{**PLANS[1], "corrections_file": "nieuw.csv"}])})
    with pytest.raises(RejectedMetadata, match=r"nieuw\.csv and nieuw\.txt are both called nieuw; rename one of them"):
        run(tmp_path, state)


def test_texts_of_one_name_in_two_folders_are_refused(tmp_path: Path, state: State) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    synced(first, state)
    write(second, {"other.csv": (table("other.csv", key("tool"), LABEL, of_class("Tool")), [])})
    (second / "oud.txt").write_text("anders\n", encoding="utf-8")
    with pytest.raises(RejectedMetadata, match=r"oud\.txt is in .*a and, with other content, in .*b; rename one"):
        sync([first, second], state)
