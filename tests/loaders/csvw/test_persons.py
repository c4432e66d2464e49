"""G10: private data of persons is in no graph, message or quarantine."""

import json
from pathlib import Path

import pytest

from graph_store import State
from kennisgraaf.cli import main
from loaders import as_csv, as_html, check, inventory_csv, quarantine, sync
from loaders.csvw.tables import read_tables
from tests.loaders.conftest import (
    BASE,
    KG,
    RDFS_LABEL,
    SHIPPED,
    Json,
    column,
    describe,
    group,
    key,
    said,
    table,
    thing,
)

MAIL, PHONE, BIRTH = "http://xmlns.com/foaf/0.1/mbox", "http://xmlns.com/foaf/0.1/phone", "https://schema.org/birthDate"
SECRETS = ["geheim@example.org", "0470 12 34 56", "1970-01-02", "Dorpsstraat 7"]
PERSONS = table(
    "personen.csv",
    key("per"),
    column("naam", required=True, propertyUrl=RDFS_LABEL, load_personal=True),
    column("functie", property="title"),
    column("mail", titles=["mail", "e-mailadres"], propertyUrl=MAIL),
    column("telefoon", required=True),
    column("geboren", propertyUrl=BIRTH, datatype="date"),
    column("bel", virtual=True, propertyUrl=PHONE, valueUrl="tel:{telefoon}"),
    column("type", virtual=True, propertyUrl="rdf:type", valueUrl=f"{KG}Person"),
)
ROLES = table(
    "rollen.csv",
    key("rol"),
    column("persoon", property="heldBy", valueUrl=thing("persoon"), load_references=["personen.csv"]),
    column("adres", aboutUrl=thing("persoon"), propertyUrl="https://schema.org/address"),
    column("rol", property="role"),
)
HEADER = "id;naam;functie;E-mailadres;telefoon;geboren;straat\n"
ROW = "per:an;An Peeters;burgemeester;geheim@example.org;0470 12 34 56;1970-01-02;Dorpsstraat 7\n"


@pytest.fixture
def people(folder: Path) -> Path:
    """Return a folder in which two inventories hold private data of persons."""
    for file in folder.glob("*.csv"):
        file.unlink()
    describe(folder, PERSONS, ROLES)
    (folder / "personen.csv").write_text(HEADER + ROW, encoding="utf-8")
    (folder / "rollen.csv").write_text(
        "id,persoon,adres,rol\nrol:1,per:an,Dorpsstraat 7,burgemeester\n", encoding="utf-8"
    )
    return folder


def everything(state: State) -> str:
    """Return every quad of the newest version, and all notes of its manifest."""
    newest = state.newest()
    return "\n".join(map(str, newest.quads())) + json.dumps(newest.manifest.note)


@pytest.mark.slow
def test_g10_only_what_the_ontology_has_for_persons_enters_the_graph(people: Path, state: State) -> None:
    report = sync(people, state)

    assert (report.exit_code, report.total("loaded")) == (0, 2)
    assert {(each.code, each.column, each.line) for each in report.issues} == {
        ("personal-column", "E-mailadres", 1),
        ("personal-column", "telefoon", 1),
        ("personal-column", "geboren", 1),
        ("personal-column", "adres", 1),
        ("unknown-column", "straat", 1),
    }
    assert [secret for secret in SECRETS if secret in everything(state)] == []
    assert said(state, "id/per/an", RDFS_LABEL) == {"An Peeters"}
    assert said(state, "id/per/an", "title") == {"burgemeester"}
    assert inventory_csv(state.newest(), "personen").decode() == "id,naam,functie\nper:an,An Peeters,burgemeester\n"


@pytest.mark.slow
def test_g10_a_bad_row_of_a_person_goes_to_quarantine_without_what_may_not_be_known(people: Path, state: State) -> None:
    bad = ROW.replace("per:an", "per:AN") + ROW.rstrip() + ";te veel\n" + ROW.replace("per:an", '"per:an')
    (people / "personen.csv").write_text(HEADER + bad, encoding="utf-8")
    report = sync(people, state)

    assert report.total("quarantined") == 4
    told = json.dumps(report.as_report("nl")) + as_html(report) + as_csv(quarantine(state)).decode()
    assert [secret for secret in SECRETS if secret in told + everything(state)] == []
    (entry, *_) = quarantine(state)
    assert (entry.header, entry.cells) == (("id", "naam", "functie"), ("per:AN", "An Peeters", "burgemeester"))


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A state folder for the command."""
    monkeypatch.setenv("KENNISGRAAF_DATA", str(tmp_path / "var"))
    return monkeypatch


PRIVATE = [
    ("per:an;;burgemeester", "per:an;Peetersen-#VERW!;x"),
    ("Ann\ufffd Peetersen", "Ann\ufffd Peetersen"),
    ("=Peetersen", "Totaal"),
    ('Pee"tersen', "#N/B"),
    ("Peetersen\x07", "Ã©Peetersen"),
]


@pytest.mark.slow
@pytest.mark.parametrize("cells", PRIVATE)
def test_g10_no_output_repeats_a_cell_of_a_personal_column(
    people: Path, environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], cells: tuple[str, str]
) -> None:
    rows = "".join(f"per:p{number};{cell};;;1;;\n" for number, cell in enumerate(cells))
    twice = "per:x;Peetersen;;;1;;\nper:x;Peetersens;;;1;;\n# Peetersen\n"
    (people / "personen.csv").write_text(HEADER + rows + twice, encoding="utf-8")
    for command in ("sync", "sync --json", "quarantine", "quarantine --json"):
        name, *options = command.split()
        main([name, *([str(people)] if name == "sync" else []), *options])
    main(["check", str(people / "personen.csv"), "--metadata", str(people / "csv-metadata.json"), "--language", "nl"])
    shown = capsys.readouterr()
    assert "Peetersen" not in shown.out + shown.err
    assert "duplicate-key" in shown.err


def test_the_shipped_inventories_have_no_private_column() -> None:
    tables = read_tables((SHIPPED / "csv-metadata.json").read_text(encoding="utf-8")).tables
    assert [table.file for table in tables if table.of_persons] == ["persons.csv"]
    assert [table.file for table in tables if any(column.withheld for column in table.columns)] == []


@pytest.mark.parametrize(
    ("extra", "private"),
    [
        ([column("n", property="note")], {"n"}),
        ([column("n", aboutUrl=f"{BASE}row/p/{{+id}}", property="basis")], set()),
        ([column("n", aboutUrl=f"{BASE}row/p/{{+id}}", propertyUrl=MAIL)], {"n"}),
        ([column("n", property="mayorOf", valueUrl=thing("n"))], set()),
        ([column("n"), column("v", virtual=True, propertyUrl="skos:altLabel", load_template="{n}")], set()),
        ([column("n"), column("v", virtual=True, propertyUrl=MAIL, load_template="{n}")], {"n", "v"}),
        ([column("n", load_map=[{"load:value": "a", "load:property": MAIL}])], {"n"}),
        ([column("n")], {"n"}),
    ],
)
def test_a_column_is_private_unless_all_that_it_says_is_on_the_list(extra: list[Json], private: set[str]) -> None:
    kind = column("type", virtual=True, propertyUrl="rdf:type", valueUrl=f"{KG}Person")
    (found,) = read_tables(json.dumps(group(table("p.csv", key("per"), *extra, kind)))).tables
    assert {each.name for each in found.columns if each.withheld} == private


def test_a_check_withholds_what_a_sync_withholds(people: Path) -> None:
    verdict = check(people / "personen.csv", people / "csv-metadata.json")
    assert (verdict.outcome, verdict.values()) == ("W", {"per:an": {"naam": "An Peeters", "functie": "burgemeester"}})
