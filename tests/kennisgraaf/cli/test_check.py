"""Tests of `kennisgraaf check`: one CSV file, without a state."""

from pathlib import Path

import pytest

from tests.kennisgraaf.conftest import DATA
from tests.kennisgraaf.running import Run

MESSY = Path(__file__).parents[2] / "loaders" / "messy" / "csv-metadata.json"
HEAD = "id;naam;aantal;bedrag;datum;actief;nis;kbo;rol\n"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    return tmp_path / "Export (3).CSV"


def test_the_answer_in_json_is_that_of_the_contract(run: Run, export: Path) -> None:
    export.write_text(HEAD + "prj:a;Naam;veel;;;;;;\nprj:b;Naam;128.978;99,50;;;;;\n", encoding="cp1252")
    outcome = run("check", export, "--metadata", MESSY, "--json")
    assert outcome.code == 1
    assert outcome.json == {
        "outcome": "Q",
        "loaded": 1,
        "issues": [
            {"code": "not-integer", "line": 2, "column": "aantal", "value": "veel",
             "reason": "“veel” is not a whole number ≥ 0"}
        ],
        "values": {"prj:b": {"naam": "Naam", "aantal": "128978", "bedrag": "99.50"}},
    }  # fmt: skip


def test_the_text_names_file_line_column_reason_and_what_is_accepted(run: Run, export: Path) -> None:
    export.write_text(HEAD + "prj:a;Naam;veel;;;;;;\n", encoding="utf-8")
    assert run("check", export, "--metadata", MESSY, "--language", "nl").out.splitlines() == [
        "Export (3).CSV:2:aantal: apart gezet: not-integer: “veel” is geen geheel getal ≥ 0 "
        "(aanvaard: 128978 of 128.978)",
        "Export (3).CSV: rijen apart gezet; rijen die zouden laden: 0",
    ]
    assert run("check", export, "--metadata", MESSY).out.splitlines() == [
        "Export (3).CSV:2:aantal: quarantined: not-integer: “veel” is not a whole number ≥ 0 "
        "(accepted: 128978 or 128.978)",
        "Export (3).CSV: rows quarantined; rows that would load: 0",
    ]


@pytest.mark.slow
def test_a_good_file_exits_with_0_and_a_missing_one_with_3(run: Run, tmp_path: Path) -> None:
    assert run("check", DATA / "projects.csv", "--metadata", DATA / "csv-metadata.json").code == 0
    outcome = run("check", tmp_path / "geen.csv", "--metadata", MESSY)
    assert (outcome.code, outcome.err.startswith("kennisgraaf: NOT_FOUND: ")) == (3, True)


def test_of_many_remarks_of_one_kind_the_first_are_told_and_the_others_counted(run: Run, export: Path) -> None:
    rows = "".join(f"prj:n{number};Naam;veel;1.234;;;;;\n" for number in range(3117))
    export.write_text(HEAD + rows, encoding="utf-8")
    lines = run("check", export, "--metadata", MESSY).out.splitlines()

    assert len(lines) == 43
    assert sum(": quarantined: not-integer: “veel”" in line for line in lines) == 20
    assert lines[-3:] == [
        "Export (3).CSV: quarantined: not-integer: and 3,097 more; --json has them all",
        "Export (3).CSV: warned: thousands-assumed: and 3,097 more; --json has them all",
        "Export (3).CSV: rows quarantined; rows that would load: 0",
    ]
    assert len(run("check", export, "--metadata", MESSY, "--json").json["issues"]) == 2 * 3117
