"""The 80 ways in which cities write CSV: rows that load, warnings, quarantine and refusals, and their places.

`messy/cases.json` holds the bytes and the verdict of 124 small files; three large ones are made here.
"""

import gzip
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph_store import State
from loaders import SyncOptions, check, sync
from loaders.check.checking import Verdict
from loaders.reports.report import Weight
from tests.loaders.conftest import BASE, CITIES, Json, column, describe, group, key, table, thing

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent / "messy"
METADATA = HERE / "csv-metadata.json"
CASES: list[dict[str, Any]] = json.loads((HERE / "cases.json").read_text(encoding="utf-8"))
HEAD = "id;naam;aantal;bedrag;datum;actief;nis;kbo;rol\n"
ROW = "prj:a;Coördinatie café;12;99,50;20/10/2015;ja;41002;0314.595.348;partner\n"

Told = list[tuple[str, int | None, str | None]]


def content(case: dict[str, Any]) -> bytes:
    """Return the bytes of a case."""
    if "text" in case:
        return str(case["text"]).encode()
    if "bytes" in case:
        return str(case["bytes"]).encode("latin-1")
    return LARGE[case["file"]]()


def _late_accent() -> bytes:
    return (HEAD + "".join(f"prj:n{number};straat {number};;;;;;;\n" for number in range(50_000)) + ROW).encode(
        "cp1252"
    )


def _big_cell() -> bytes:
    return f"{HEAD}prj:a;{'x' * 10_000_000};;;;;;;\nprj:b;klein;;;;;;;\n".encode()


def _bomb() -> bytes:
    return gzip.compress(f"{HEAD}{ROW}prj:z;".encode() + bytes(1_000_000), mtime=0)


LARGE: dict[str, Callable[[], bytes]] = {
    "11-late-accent.csv": _late_accent,
    "19-big-cell.csv": _big_cell,
    "17-bomb.csv.gz": _bomb,
}


@pytest.fixture
def judge(tmp_path: Path) -> Callable[..., Verdict]:
    """Check a file of any name, with the metadata of the cases or another."""

    def judged(data: str | bytes, metadata: Json | None = None) -> Verdict:
        file = tmp_path / "export van maandag.csv"
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        if metadata is None:
            return check(file, METADATA)
        (tmp_path / "meta.json").write_text(json.dumps(metadata), encoding="utf-8")
        return check(file, tmp_path / "meta.json")

    return judged


def told(verdict: Verdict) -> Told:
    return [(each.code, each.line, each.column) for each in verdict.issues]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["file"]))
def test_g3_a_messy_file_has_its_verdict(case: dict[str, Any], judge: Callable[..., Verdict]) -> None:
    found = judge(content(case)).as_json()

    issues = [[each["code"], each["line"], each["column"]] for each in found["issues"]]  # type: ignore[attr-defined]
    values: Any = found["values"]
    assert [found["outcome"], found["loaded"], issues] == [case["outcome"], case["loaded"], case["issues"]]
    assert {name: values.get(name) for name in case["values"]} == case["values"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["file"]))
def test_a_sync_has_the_same_verdict(case: dict[str, Any], tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "csv-metadata.json").write_bytes(METADATA.read_bytes())
    (folder / "messy.csv").write_bytes(content(case))
    report = sync(folder, State(tmp_path / "var"), SyncOptions(dry_run=True))

    assert [[each.code, each.line, each.column] for each in report.issues] == case["issues"]
    assert (report.total("loaded"), report.exit_code) == (case["loaded"], int(case["outcome"] in "QF"))
    counted = [report.total(name) for name in ("loaded", "unchanged", "quarantined", "skipped")]
    assert report.total("rows") == sum(counted)


def test_g7_every_refusal_says_where_what_is_wrong_and_what_is_accepted_in_two_languages(
    judge: Callable[..., Verdict],
) -> None:
    for case in CASES:
        if case["outcome"] in "QF" and case["file"] not in LARGE:
            for issue in judge(content(case)).issues:
                dutch, english = issue.as_json("nl"), issue.as_json("en")
                assert dutch["file"] == "export van maandag.csv"
                assert dutch["line"] or issue.weight != Weight.QUARANTINED, issue.code
                assert dutch["reason"]
                assert english["reason"]
                if issue.weight > 1:
                    assert dutch["accepted"], issue.code
                    assert english["accepted"], issue.code


GENERATOR = Path(__file__).parents[3] / "shared" / "reference" / "messy_csv_cases.py"


@pytest.mark.skipif(not GENERATOR.is_file(), reason="the generator of the cases is not beside this repository")
def test_the_cases_are_those_of_the_generator(tmp_path: Path) -> None:
    subprocess.run([sys.executable, GENERATOR, "--out", tmp_path], check=True, capture_output=True)
    expected = json.loads((tmp_path / "expected.json").read_text(encoding="utf-8"))
    ours = [{name: case[name] for name in expected[0]} for case in CASES]
    assert ours == expected
    for case in CASES:
        if case["file"] not in LARGE:
            assert content(case) == (tmp_path / case["file"]).read_bytes(), case["file"]


# cases that need other metadata, a second file or a state


def simple(*columns: Json, **parts: Any) -> Json:
    """Write metadata of one table with a key and a name."""
    return group(table("x.csv", key("prj"), column("naam", lang="nl"), *columns, **parts))


def test_case_09_a_letter_that_was_lost_before_us_is_warned_of(judge: Callable[..., Verdict]) -> None:
    found = judge(HEAD + "prj:a;Co\ufffdrdinatie;;;;;;;\n")
    assert (found.outcome, told(found)) == ("W", [("replacement-char", 2, "naam")])
    assert found.values()["prj:a"]["naam"] == "Co\ufffdrdinatie"


def test_case_10_dos_text_is_read_when_the_metadata_says_so(judge: Callable[..., Verdict]) -> None:
    content = "id;naam\nprj:a;Coördinatie café\n".encode("cp850")
    declared = judge(content, simple(dialect={"encoding": "cp850"}))
    assert (declared.outcome, told(declared)) == ("W", [("enc-declared", 1, None)])
    assert declared.values()["prj:a"]["naam"] == "Coördinatie café"

    guessed = judge(content, simple())
    assert (guessed.outcome, told(guessed)) == ("W", [("mojibake", 2, "naam")])
    assert guessed.issues[0].suggestion == "Coördinatie café"


def test_case_18_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text(HEAD + ROW, encoding="utf-8")
    found = check(file, METADATA, limit=50)
    assert (found.outcome, told(found), found.as_json()["loaded"]) == ("F", [("too-large", None, None)], 0)

    file.write_bytes(b"x" * (2**20 + 1))
    (issue,) = check(file, METADATA, limit=2**20).issues
    assert (issue.reason, issue.accepted) == ("The file is 2 MB", "at most 1 MB (KENNISGRAAF_MAX_UPLOAD_MB)")


def test_case_22_a_file_of_one_column_has_no_delimiter(judge: Callable[..., Verdict]) -> None:
    metadata = group(table("x.csv", column("naam", required=True), primary="naam", about=None))
    found = judge("naam\nAalst, Oost-Vlaanderen\nGent; stad\n", metadata)
    assert (found.outcome, [row.texts["naam"] for row in found.rows]) == ("A", ["Aalst, Oost-Vlaanderen", "Gent; stad"])


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_case_24_a_newline_in_a_cell_is_the_same_whatever_ends_the_lines_of_the_file(
    judge: Callable[..., Verdict], newline: str
) -> None:
    found = judge((HEAD + 'prj:a;"twee\nregels";;;;;;;\nprj:b;x;veel;;;;;;\n').replace("\n", newline))
    assert (told(found), found.values()) == ([("not-integer", 4, "aantal")], {"prj:a": {"naam": "twee\nregels"}})


def test_case_25_doubled_quotes_are_one(judge: Callable[..., Verdict]) -> None:
    found = judge(HEAD + 'prj:a;"zei ""ja""";;;;;;;\n')
    assert (found.outcome, found.values()["prj:a"]["naam"]) == ("A", 'zei "ja"')


def test_case_28_smart_quotes_are_text(judge: Callable[..., Verdict]) -> None:
    found = judge(HEAD + "prj:a;“Open data”;;;;;;;\n")
    assert (found.outcome, found.values()["prj:a"]["naam"]) == ("A", "“Open data”")


def test_case_33_blank_lines_and_rows_of_delimiters_are_skipped_and_counted(judge: Callable[..., Verdict]) -> None:
    found = judge(f"{HEAD}\n{ROW}\n;;;;;;;;\n")
    assert (found.outcome, len(found.rows), found.skipped) == ("A", 1, 3)


@pytest.mark.parametrize(("cell", "issues"), [("", []), ("iets", [("unnamed-column", 1, None)])])
def test_case_34_header_cells_without_a_name_are_nothing_unless_filled(
    judge: Callable[..., Verdict], cell: str, issues: Told
) -> None:
    found = judge(f"{HEAD.strip()};;;\n{ROW.strip()};;{cell};\n")
    assert (told(found), len(found.rows)) == (issues, 1)


def test_case_35_comments_are_skipped_when_the_metadata_knows_them_else_set_apart(
    judge: Callable[..., Verdict],
) -> None:
    content = "# export van maandag\nid;naam\nprj:a;A\n# einde;\n"
    found = judge(content, simple(dialect={"commentPrefix": "#"}))
    assert (found.outcome, len(found.rows), found.skipped) == ("A", 1, 1)

    found = judge("id;naam\nprj:a;A\n# einde;\n", simple())
    assert (found.outcome, told(found), len(found.rows)) == ("Q", [("comment", 3, None)], 1)


def test_case_36_title_lines_are_skipped_when_the_metadata_says_how_many(judge: Callable[..., Verdict]) -> None:
    found = judge("Projecten 2020\n\nid;naam\nprj:a;A\nprj:B;B\n", simple(dialect={"skipRows": 2}))
    assert (len(found.rows), told(found)) == (1, [("bad-key", 5, "id")])


def test_case_42_an_optional_column_that_is_gone_is_warned_of(judge: Callable[..., Verdict]) -> None:
    found = judge("id;naam\nprj:a;A\n", simple(column("nota")))
    assert (found.outcome, told(found), len(found.rows)) == ("W", [("missing-column", 1, "nota")], 1)


def test_case_44_a_column_that_is_there_twice_with_the_same_cells_counts_once(judge: Callable[..., Verdict]) -> None:
    found = judge("id;naam;naam\nprj:a;A;A\n", simple())
    assert (found.outcome, told(found)) == ("W", [("duplicate-header", 1, "naam")])


def test_case_46_two_titles_of_the_same_column_refuse_the_file(judge: Callable[..., Verdict]) -> None:
    found = judge("id;naam;Na am\nprj:a;A;A\n", simple())
    assert (found.outcome, told(found)) == ("F", [("ambiguous-header", 1, "Na am")])


def test_case_61_a_file_that_would_lose_all_its_rows_is_refused(folder: Path, state: State) -> None:
    sync(folder, state)
    (folder / "projecten.csv").write_text("id,label_nl,sited_in,lines\n", encoding="utf-8")
    report = sync(folder, state)
    assert [(each.code, each.line) for each in report.issues] == [("no-rows", 1), ("mass-delete", None)]
    assert "3 of the 3" in report.issues[1].reason


@pytest.mark.parametrize(
    ("cell", "outcome", "kept"),
    [
        ("https://kenniscentrum.example/a", "A", "https://kenniscentrum.example/a"),
        ("www.kenniscentrum.example", "W", "www.kenniscentrum.example"),
        ("localhost:8080/kaart", "W", "localhost:8080/kaart"),
        ("https://kenniscentrum.example/a b", "W", "https://kenniscentrum.example/a b"),
        ("javascript:alert(1)", "Q", None),
        ("JavaScript:1", "Q", None),
    ],
)
def test_case_72_an_address_without_a_scheme_stays_text_and_a_script_does_not_load(
    judge: Callable[..., Verdict], cell: str, outcome: str, kept: str | None
) -> None:
    found = judge(f"id;naam;url\nprj:a;A;{cell}\n", simple(column("url", datatype="anyURI")))
    assert (found.outcome, found.values().get("prj:a", {}).get("url")) == (outcome, kept)
    assert told(found) == ([] if outcome == "A" else [("no-scheme", 2, "url")])


def two_files(tmp_path: Path, cities: str, projects: str) -> dict[str, Told]:
    """Return the issues of two inventories, of which the second refers to the first."""
    linked = table("b.csv", key("prj"), column("stad", valueUrl=thing("stad"), load_references=["steden.csv"]))
    cities_table = {**CITIES, "url": "steden.csv"}
    describe(tmp_path, linked, cities_table)
    (tmp_path / "steden.csv").write_text(f"id,label_nl,since,inhabitants\n{cities}", encoding="utf-8")
    (tmp_path / "b.csv").write_text(f"id,stad\n{projects}", encoding="utf-8")
    return {
        name: told(check(tmp_path / name, tmp_path / "csv-metadata.json")) for name in ("b.csv", "steden.csv")
    }  # fmt: skip


def test_case_78_a_key_that_no_row_has_sets_the_row_apart_also_when_its_row_is(tmp_path: Path) -> None:
    found = two_files(tmp_path, "mun:gent,Gent,,\nmun:aalst,Aalst,31/02/2016,\n", "prj:a,mun:niet\nprj:b,mun:aalst\n")
    assert found["b.csv"] == [("dangling-ref", 2, "stad"), ("dangling-ref", 3, "stad")]


def test_case_79_a_key_of_a_file_that_comes_later_is_found(tmp_path: Path) -> None:
    assert two_files(tmp_path, "mun:gent,Gent,,\n", "prj:a,mun:gent\n") == {"b.csv": [], "steden.csv": []}


@pytest.mark.parametrize(
    ("lines", "code"), [("72-75;79-81", None), ("75-72", "bad-lines"), ("0", "bad-lines"), ("1133", "bad-lines")]
)
def test_case_80_source_lines_are_in_the_text_and_in_order(tmp_path: Path, lines: str, code: str | None) -> None:
    described = table("x.csv", key("prj"), column("source_lines", separator=";", load_parse="lines"))
    describe(tmp_path, described, **{f"{BASE}load#sourceText": "bron.txt"})
    (tmp_path / "bron.txt").write_text("regel\n" * 1132, encoding="utf-8")
    (tmp_path / "x.csv").write_text(f"id,source_lines\nprj:a,{lines}\n", encoding="utf-8")
    found = check(tmp_path / "x.csv", tmp_path / "csv-metadata.json")
    assert told(found) == ([(code, 2, "source_lines")] if code else [])
