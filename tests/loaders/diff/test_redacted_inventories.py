"""Records that name a thing are erased from kept inventories, by key, by the way cells name things, and by label."""

from dataclasses import replace
from pathlib import Path

import pytest

from graph_store.inventories import FOLDER, names_in, read, write
from loaders.diff.redacted_inventories import KeptFiles
from loaders.map.names import Names
from tests.loaders.conftest import BASE, RDFS_LABEL, column, one_table, thing

TABLE = one_table(
    column("id", required=True, propertyUrl="dc:identifier"),
    column("naam", propertyUrl=RDFS_LABEL),
    column("baas", property="lead", valueUrl=thing("baas")),
    column("nota", property="description"),
)
NAMES = Names(frozenset({f"{BASE}id/per/an"}), frozenset({"An", "An Peeters"}), BASE)
HEADER = "id,naam,baas,nota\n"


def files(tmp_path: Path, **texts: str) -> KeptFiles:
    folder = tmp_path / FOLDER
    folder.mkdir()
    for stem, text in texts.items():
        write(folder, f"{stem}.csv", text.encode())
    return KeptFiles(tmp_path, [replace(TABLE, file="test.csv")], BASE)


@pytest.mark.parametrize(
    "record",
    [
        "per:an,X,,",
        "x,X,per:an,",
        "x,X,,met per:an erbij",
        "x,An,,",
        'x,X,,"Met An\n Peeters"',
        'x,X,,"open, per:an" y',
    ],
)
def test_a_record_that_names_the_thing_goes_and_its_lines_stay(tmp_path: Path, record: str) -> None:
    lines = "\n" * (record.count("\n") + 1)
    found = files(tmp_path, test=f"{HEADER}{record}\nz,Zet,,\n").without(NAMES)["test.csv"]
    assert found is not None
    assert found.decode().replace("\r", "") == f"{HEADER}{lines}z,Zet,,\n"


def test_a_file_that_does_not_name_it_is_not_changed(tmp_path: Path) -> None:
    kept = files(tmp_path, test=f"{HEADER}per:anna,Anna,,An dan\n")
    assert kept.without(NAMES) == {}
    place = kept.put({}, tmp_path / "none", tmp_path / "copy")
    assert (list(names_in(place)), read(place, "test.csv")) == (
        ["test.csv"],
        f"{HEADER}per:anna,Anna,,An dan\n".encode(),
    )


def test_a_file_that_names_it_elsewhere_goes_as_a_whole(tmp_path: Path) -> None:
    kept = files(tmp_path, test="id,per:an\nx,y\n", other=f"{HEADER}x,X,,\n")
    changed = kept.without(NAMES)
    assert changed == {"test.csv": None}
    assert list(names_in(kept.put(changed, tmp_path / "none", tmp_path / "copy"))) == ["other.csv"]


def test_its_own_rows_say_what_it_is_called(tmp_path: Path) -> None:
    kept = files(tmp_path, test=f"{HEADER}per:an,An  Janssens,,\nper:bo,Bo,per:an,\n")
    assert list(kept.labels(replace(NAMES, labels=frozenset()))) == ["An Janssens"]


def test_a_changed_file_is_shared_with_the_copy_before(tmp_path: Path) -> None:
    kept = files(tmp_path, test=f"{HEADER}per:an,An,,\n")
    changed = kept.without(NAMES)
    one = kept.put(changed, tmp_path / "none", tmp_path / "one")
    two = kept.put(changed, one, tmp_path / "two")
    assert next(one.iterdir()).stat().st_ino == next(two.iterdir()).stat().st_ino
