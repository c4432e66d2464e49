"""A replacement holds from its date on, and what is odd about its key gives a warning."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from graph_store import State
from loaders.check.checking import check
from tests.loaders.by_document import (
    LISTED,
    NEW,
    OLD,
    Rows,
    codes,
    documents,
    plan,
    plan_files,
    programme,
    project,
    replaced,
    replacements,
    run,
    stated,
    write,
)
from tests.loaders.conftest import CITIES, FILES, PROJECTS, Json, describe

pytestmark = pytest.mark.usefixtures("no_shapes")


def plans(*rows: dict[str, str]) -> dict[str, tuple[Json, Rows]]:
    return {
        **LISTED,
        **OLD,
        **NEW,
        "replacements.csv": (replacements("programmes-2021.csv", "projects-2021.csv"), rows),
    }


def synced(place: Path, state: State, *rows: dict[str, str]) -> list[tuple[str, str, int | None]]:
    found = codes(run(write(place / "in", plans(*rows)), state))
    return [each for each in found if each[1] == "replacements.csv"]


def replacing(state: State, key: str) -> set[tuple[str, str]]:
    return {each for each in stated(state, key) if each[0].startswith("replaced")}


def test_what_ended_may_be_replaced_without_a_warning(tmp_path: Path, state: State) -> None:
    assert synced(tmp_path, state, replaced("prog:c", "prog:a", "2021-01-01")) == []
    assert replacing(state, "prog:c") == {("replacedBy", "prog/a"), ("replacedOn", "2021-01-01")}
    assert ("endedBy", "plan/2021") in stated(state, "prog:c")


def test_a_replacement_holds_when_there_is_a_document_of_its_date_or_later(tmp_path: Path, state: State) -> None:
    later = replaced("prog:c", "prog:a", "2021-03-01")
    assert synced(tmp_path, state, later) == [("replaced-later", "replacements.csv", 2)]
    assert replacing(state, "prog:c") == set()
    assert synced(tmp_path, state, replaced("prog:c", "prog:a", "2021-02-01")) == []
    assert len(replacing(state, "prog:c")) == 2
    assert synced(tmp_path, state, later) == [("replaced-later", "replacements.csv", 2)]
    assert replacing(state, "prog:c") == set()


def test_a_new_document_brings_replacements_into_force(tmp_path: Path, state: State) -> None:
    table = {"replacements.csv": (replacements("programmes-2020.csv"), [replaced("prog:c", "prog:a", "2021-01-01")])}
    early = {**OLD, "documents.csv": (documents(), [plan("2020")])}
    first = run(write(tmp_path / "in", {**early, **table}), state)
    assert codes(first) == [("replaced-later", "replacements.csv", 2)]
    assert replacing(state, "prog:c") == set()
    run(write(tmp_path / "in", {**LISTED, **OLD, **NEW, **table}), state)
    assert len(replacing(state, "prog:c")) == 2


@pytest.mark.parametrize("key", ["prog:b", "prj:y"])
def test_a_key_that_the_newest_document_still_lists_gives_a_warning(tmp_path: Path, state: State, key: str) -> None:
    rows = replaced(key, "prog:a" if key == "prog:b" else "prj:x", "2021-01-01")
    for _ in range(2):  # the second time, rows are not read again
        assert synced(tmp_path, state, rows) == [("replaced-listed", "replacements.csv", 2)]
        run(write(tmp_path / "in", plans(rows, replaced("prog:c", "prog:a", "2021-01-01"))), state)


def test_a_row_of_an_older_document_in_a_record_series_does_not_list_its_key(tmp_path: Path, state: State) -> None:
    assert synced(tmp_path, state, replaced("prj:x", "prj:y", "2021-01-01")) == []


def test_a_key_that_no_document_ever_listed_gives_a_warning(tmp_path: Path, state: State) -> None:
    rows = [replaced("prog:z", "prog:q", "2020-01-01"), replaced("prog:q", "prog:a", "2021-01-01")]
    assert synced(tmp_path, state, *rows) == [("replaced-unknown", "replacements.csv", 2)]


def test_a_reference_to_a_replaced_key_that_no_document_lists_is_kept(tmp_path: Path, state: State) -> None:
    files = {**LISTED, **OLD, **plan_files("2021", [programme("a", "Nieuw plan")], [project("z", programme="q")])}
    table = {"replacements.csv": (replacements("programmes-2021.csv"), [replaced("prog:q", "prog:a", "2021-01-01")])}
    report = run(write(tmp_path / "in", {**files, **table}), state)
    assert ("replaced-ref", "projects-2021.csv", 2) in codes(report)
    assert ("directPartOf", "prog/q") in stated(state, "prj:z")
    without = {**files, "replacements.csv": (replacements("programmes-2021.csv"), [])}
    assert ("dangling-ref", "projects-2021.csv", 2) in codes(run(write(tmp_path / "in", without), state))


def small(place: Path, rows: Iterable[str]) -> Path:
    found = write(place / "in", {"replacements.csv": (replacements("steden.csv"), [])})
    for name, text in FILES.items():
        (found / name).write_text(text, encoding="utf-8")
    (found / "replacements.csv").write_text("\n".join(["key,replaced_by,on", *rows]) + "\n", encoding="utf-8")
    describe(found, CITIES, PROJECTS, replacements("steden.csv"))
    return found


def test_without_documents_every_replacement_holds(tmp_path: Path, state: State) -> None:
    report = run(small(tmp_path, ["mun:oud,mun:gent,2999-01-01", "mun:aalst,mun:gent,2020-01-01"]), state)
    assert codes(report) == [("replaced-listed", "replacements.csv", 3)]
    assert len(replacing(state, "mun:oud")) == 2


def test_the_check_of_one_file_says_the_same(tmp_path: Path) -> None:
    place = small(tmp_path, ["mun:oud,mun:gent,2020-01-01", "mun:aalst,mun:gent,2020-01-01"])
    (place / "projecten.csv").write_text("id,label_nl,sited_in,lines\nprj:x,X,mun:oud,\n", encoding="utf-8")
    found = {name: check(place / name, place / "csv-metadata.json") for name in ("replacements.csv", "projecten.csv")}
    assert {name: [each.code for each in verdict.issues] for name, verdict in found.items()} == {
        "replacements.csv": ["replaced-listed"], "projecten.csv": ["replaced-ref"]
    }  # fmt: skip
