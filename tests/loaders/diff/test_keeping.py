"""A version that knows documents keeps what counts of the inventories that it was made from."""

import os
from pathlib import Path

import pytest

from graph_store import State, inventories
from graph_store.inventories import FOLDER
from loaders import as_csv, quarantine, rebuild, rollback
from tests.loaders.conftest import CITIES, FILES, PROJECTS, RunSync, column, describe, replace
from tests.loaders.plans import of_2020

STEDEN, PROJECTEN = "steden.csv", "projecten.csv"


def kept(state: State, file: str = STEDEN, version: int | None = None) -> str:
    content = inventories.read(state.folder(version or state.current() or 0) / FOLDER, file)
    return "" if content is None else content.decode()


def inode(state: State, version: int, file: str = STEDEN) -> int:
    return os.stat(state.folder(version) / FOLDER / f"{file}.gz").st_ino


@pytest.fixture
def plan(folder: Path) -> Path:
    of_2020(folder)
    return folder


def test_without_documents_nothing_is_kept(run: RunSync, state: State) -> None:
    run()
    assert not (state.folder(1) / FOLDER).exists()


def test_every_inventory_is_kept_as_it_is(plan: Path, run: RunSync, state: State) -> None:
    assert run().version == 1
    assert [kept(state, name) for name in FILES] == list(FILES.values())
    assert kept(state, "documents.csv").startswith("id,label_nl,year,date")
    state.verify(1)


def test_an_unchanged_file_is_shared_with_the_version_before(plan: Path, run: RunSync, state: State) -> None:
    run()
    replace(plan / STEDEN, "Gent", "Gand")
    assert run().version == 2
    assert "Gand" in kept(state)
    assert (inode(state, 1) == inode(state, 2), inode(state, 1, PROJECTEN) == inode(state, 2, PROJECTEN)) == (
        False,
        True,
    )


def test_a_dry_run_and_a_refused_run_keep_nothing(plan: Path, run: RunSync, state: State) -> None:
    run(dry_run=True)
    assert state.current() is None
    replace(plan / PROJECTEN, "mun:gent", "mun:niets")
    run(strict=True)
    assert state.current() is None


def test_private_and_unknown_cells_are_not_kept(folder: Path, run: RunSync, state: State) -> None:
    person = column("type", virtual=True, propertyUrl="rdf:type", valueUrl="https://kennisgraaf.example/ns#Person")
    of_2020(
        folder,
        {**CITIES, "tableSchema": {**CITIES["tableSchema"], "columns": [*CITIES["tableSchema"]["columns"][:2],
         column("mail", propertyUrl="http://xmlns.com/foaf/0.1/mbox"), person]}},
    )  # fmt: skip
    (folder / PROJECTEN).unlink()
    text = "id,label_nl,mail,nota\nmun:an,An,an@geheim.example,vertrouwelijk\nmun:bo,Bo,,\nmun:x,Ex,a,b,geheim\n"
    (folder / STEDEN).write_text(text, encoding="utf-8")
    run()
    assert kept(state) == "id,label_nl,mail,nota\r\nmun:an,An,,\r\nmun:bo,Bo,,\r\n\n"


def test_a_stale_row_keeps_its_last_good_record(plan: Path, run: RunSync, state: State) -> None:
    run()
    replace(plan / PROJECTEN, "prj:bakkersite,Bakkersite,mun:gent,964;966", 'prj:bakkersite,"Een\nNieuw",mun:niets,')
    assert run().exit_code == 1
    assert kept(state, PROJECTEN).split("\n")[2:5] == [
        "prj:bakkersite,Bakkersite,mun:gent,964;966\r",
        "",
        "prj:open,Open data,,\r",
    ]

    replace(plan / STEDEN, "Gent", "Gand")
    assert run().exit_code == 1
    assert inode(state, 3, PROJECTEN) == inode(state, 2, PROJECTEN)

    replace(plan / PROJECTEN, "mun:niets", "mun:gent")
    assert run().exit_code == 0
    assert kept(state, PROJECTEN) == (plan / PROJECTEN).read_text(encoding="utf-8")


def test_a_row_that_turns_good_without_a_change_of_its_file_is_kept_as_it_is(
    plan: Path, run: RunSync, state: State
) -> None:
    run()
    replace(plan / PROJECTEN, "mun:gent,964;966", "mun:ieper,964")
    run()
    assert "mun:ieper" not in kept(state, PROJECTEN)
    replace(plan / STEDEN, "mun:aalst", "mun:ieper,Ieper,,\nmun:aalst")
    assert run().exit_code == 0
    assert "mun:ieper" in kept(state, PROJECTEN)


def test_a_missing_row_that_stays_is_kept_at_the_end(plan: Path, run: RunSync, state: State) -> None:
    run()
    replace(plan / PROJECTEN, "prj:kaaien,Bedrijvige Kaaien,mun:aalst,964-965\n", "")
    run(keep_missing=True)
    assert kept(state, PROJECTEN).endswith("prj:open,Open data,,\r\nprj:kaaien,Bedrijvige Kaaien,mun:aalst,964-965\r\n")


def test_a_refused_file_keeps_its_last_good_content(plan: Path, run: RunSync, state: State) -> None:
    run()
    (plan / STEDEN).write_text("<html>", encoding="utf-8")
    replace(plan / PROJECTEN, "Open data", "Data")
    assert run().version == 2
    assert kept(state) == FILES[STEDEN]
    (plan / STEDEN).unlink()
    run()
    assert kept(state) == FILES[STEDEN]


def test_a_lost_column_is_kept_unless_its_loss_is_allowed(plan: Path, run: RunSync, state: State) -> None:
    run()
    (plan / STEDEN).write_text("id,label_nl,since\nmun:gent,Gand,2007\nmun:aalst,Aalst,\n", encoding="utf-8")
    run()
    assert kept(state) == "id,label_nl,since,inhabitants\r\nmun:gent,Gand,2007,265086\r\nmun:aalst,Aalst,,\r\n"
    run(allow_column_loss=True)
    assert kept(state) == (plan / STEDEN).read_text(encoding="utf-8")


def test_corrected_rows_are_kept_in_their_file(plan: Path, run: RunSync, state: State) -> None:
    replace(plan / PROJECTEN, "mun:gent", "mun:niets")
    run()
    corrected = as_csv(quarantine(state)).replace(b"mun:niets", b"mun:gent")
    (plan / "herstel.csv").write_bytes(corrected)
    assert run().exit_code == 0
    assert "prj:bakkersite,Bakkersite,mun:gent" in kept(state, "herstel.csv")


def test_a_rollback_keeps_the_inventories_of_its_version(plan: Path, run: RunSync, state: State) -> None:
    run()
    replace(plan / STEDEN, "Gent", "Gand")
    run()
    assert rollback(state, 1).version == 3
    assert inode(state, 3) == inode(state, 1)
    rebuild(state)
    state.verify(3)


def test_inventories_without_documents_are_kept_no_longer(plan: Path, run: RunSync, state: State) -> None:
    run()
    describe(plan, CITIES, PROJECTS)
    run(allow_fact_loss=True)
    assert not (state.folder(2) / FOLDER).exists()
