"""Unknown files load with what `describe` proposes, as they are."""

import json
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Triple, parse

from graph_store import State
from graph_store.errors import BadRequest, NotFound, RejectedFile
from loaders import describe, sync
from loaders.describing.description import Description
from loaders.read.reader import LARGEST_FILE
from ontology.vocabulary import Kind, Vocabulary
from tests.loaders.conftest import BASE, KG, RDFS_LABEL, facts
from tests.loaders.test_messy import CASES, content
from tests.loaders.workbooks import DAY, Cell, Styled, workbook

CITIES = """Stad;Inwoners;Oppervlakte;Sinds;Actief;Provincie
Gent;265.086;156,18;01/01/1977;ja;Oost
Aalst;86.445;78,12;15/10/1982;nee;Oost
Brugge;118.509;138,40;n.v.t.;ja;West
"""
PROJECTS = """nr,stad,titel,start
1,Gent,Bakkersite,2019-03-01T10:00:00
2,Aalst,Kaaien,2020-04-02T11:30:00
3,Gent,Oude Dokken,2021-05-03T12:00:00
"""


def proposed(folder: Path, **files: str | bytes) -> Description:
    """Write files into the folder, describe them, and write what is proposed beside them."""
    for name, text in files.items():
        (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    found = describe([folder / name for name in files])
    for name, text in found.files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return found


def columns(found: Description, table: int = 0) -> dict[str, Any]:
    described = json.loads(found.files["csv-metadata.json"])["tables"][table]["tableSchema"]["columns"]
    return {each["name"]: each for each in described}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("ontology.incremental_validation.findings", lambda triples, shapes, base: [])
    folder = tmp_path / "files"
    folder.mkdir()
    return folder


def test_plain_files_load_without_an_edit(place: Path, state: State) -> None:
    found = proposed(place, **{"steden.csv": CITIES.encode("cp1252"), "projecten.csv": PROJECTS.encode()})

    report = sync(place, state)

    assert [(each.file, each.loaded, each.quarantined) for each in report.files] == [
        ("steden.csv", 3, 0), ("projecten.csv", 3, 0)
    ]  # fmt: skip
    triples = {str(each) for each in facts(state)}
    gent = f"<{BASE}id/stad/Gent>"
    assert f'{gent} <{KG}oppervlakte> "156.18"^^<http://www.w3.org/2001/XMLSchema#decimal>' in triples
    assert f'{gent} <{KG}sinds> "1977-01-01"^^<http://www.w3.org/2001/XMLSchema#date>' in triples
    assert f"<{BASE}id/project/1> <{KG}projectStad> {gent}" in triples
    assert f'<{BASE}id/project/1> <{RDFS_LABEL}> "Bakkersite"@nl' in triples
    assert {each.sentence for each in found.decisions} >= {"these words are read as empty"}


def test_each_guess_names_its_cells(place: Path) -> None:
    found = proposed(place, **{"steden.csv": CITIES, "projecten.csv": PROJECTS})
    said = {each.say() for each in found.guesses}
    assert "steden.csv, Oppervlakte: decimal numbers with a comma (line 2 “156,18”, line 3 “78,12”)" in said
    assert "projecten.csv, stad: keys of steden.csv, Stad (line 2 “Gent”, steden.csv line 2 “Gent”)" in said
    assert all(each.cells for each in found.guesses if each.column)


def test_the_ontology_has_a_class_for_each_file_and_a_property_for_each_column(place: Path) -> None:
    found = proposed(place, **{"steden.csv": CITIES, "projecten.csv": PROJECTS})
    triples: list[Triple] = [quad.triple for quad in parse(found.files["ontology.ttl"], format=RdfFormat.TURTLE)]
    vocabulary = Vocabulary.of(triples)
    assert set(vocabulary.classes) == {"Stad", "Project"}
    link = vocabulary.properties["projectStad"]
    assert (link.kind, link.domains, link.ranges, link.labels) == (
        Kind.THING, ("Project",), ("Stad",), {"nl": "stad"}
    )  # fmt: skip
    assert vocabulary.properties["inwoners"].kind is Kind.INTEGER
    assert vocabulary.properties["oppervlakte"].kind is Kind.DECIMAL


def test_names_that_the_ontology_has_already_are_not_taken_again(place: Path) -> None:
    (place / "steden.csv").write_text("id,count\na,1\nb,2\n")
    found = describe([place], taken=frozenset({"Stad", "count"}))
    assert columns(found)["count"]["propertyUrl"] == f"{KG}stadRowCount"


def test_sheets_of_a_workbook_are_tables(place: Path, state: State) -> None:
    cities: list[list[Cell]] = [["Lijst"], [], ["code", "naam", "sinds", "deel"],
                                ["00123", "Gent", Styled(28126, DAY), 1.5],
                                ["00124", "Aalst", Styled(30239, DAY), 2]]  # fmt: skip
    projects: list[list[Cell]] = [["nr", "stad code"], [1, "00123"], [2, "00124"], [3, "00123"]]
    book = workbook({"Mijn steden": cities, "Projecten": projects})

    found = proposed(place, **{"alles.xlsx": book})
    report = sync(place, state)

    assert [each.loaded for each in report.files] == [2, 3]
    assert [each for each in report.issues if each.weight > 1] == []
    assert columns(found)["sinds"]["datatype"] == "date"
    assert columns(found, 1)["stad_code"]["valueUrl"] == f"{BASE}id/mijnStad/{{stad_code}}"


@pytest.mark.parametrize(
    ("cells", "datatype"),
    [
        (["12/25/2015", "01/13/2016"], {"base": "date", "format": "MM/dd/yyyy"}),
        (["25/12/2015", "13/01/2016"], "date"),
        (["25/12/2015 14:30", "13/01/2016 08:00"], {"base": "dateTime", "format": "dd/MM/yyyy HH:mm"}),
        (["14:30", "08:00"], {"base": "time", "format": "HH:mm"}),
        (["1,234.5", "12.25"], {"base": "decimal", "format": {"decimalChar": ".", "groupChar": ","}}),
        (["P1D", "PT2H"], "duration"),
        (["https://a.example/", "http://b.example/x"], "anyURI"),
        (["1.234", "265.086"], "integer"),
        (["ja", "nee"], "boolean"),
        (["1e3", "2.5e-4"], {"base": "double", "format": {"decimalChar": "."}}),
        (["01234", "99999"], None),
        (["Gent", "Aalst"], None),
    ],
)
def test_datatypes_are_guessed_as_narrow_as_the_cells_allow(place: Path, cells: list[str], datatype: object) -> None:
    text = "id;v\n" + "".join(f"r{place};{cell}\n" for place, cell in enumerate(cells))
    assert columns(proposed(place, **{"a.csv": text}))["v"].get("datatype") == datatype


def test_what_can_be_read_in_two_ways_is_left_to_a_person(place: Path) -> None:
    text = "id;datum;bedrag;schakelaar\na;01/02/2015;1.234;ja\nb;03/04/2015;5.678;\n"
    said = {(each.column, each.sentence.split(";")[0]) for each in proposed(place, **{"a.csv": text}).decisions}
    assert said >= {
        ("datum", "day and month can be swapped"),
        ("bedrag", "the marks may separate thousands or decimals"),
        ("schakelaar", "the only value is read as yes or no"),
    }


def test_rows_that_will_not_load_are_told_beforehand(place: Path, state: State) -> None:
    text = 'id,naam\na,Gent\nb,"Aalst\nc,x,y,z\nTotaal,9\n'
    found = proposed(place, **{"a.csv": text})
    assert any("will not load" in each.sentence for each in found.decisions)
    assert sync(place, state).exit_code == 1


def test_a_last_line_without_an_end_is_the_last_row(place: Path, state: State) -> None:
    """As vega-datasets writes its stocks: the number of rows shows that the file is complete."""
    found = proposed(place, **{"stocks.csv": "symbol,date,price\nMSFT,Jan 1 2000,39.81\nIBM,Jan 1 2000,100.52"})
    assert any("complete with 2 rows" in each.sentence for each in found.decisions)
    assert sync(place, state).files[0].loaded == 2
    (place / "stocks.csv").write_text("symbol,date,price\nMSFT,Jan 1 2000,39.81")
    assert [each.code for each in sync(place, state).issues if each.weight > 1] == ["truncated"]


def test_labels_have_a_language_only_where_it_is_known(place: Path) -> None:
    texts = {
        "a.csv": "code,x\na,1\nb,2\n",
        "talen.csv": "code,naam_nl,naam_en\nnld,Nederlands,Dutch\nfra,Frans,French\n",
    }
    found = proposed(place, **texts)
    triples = [quad.triple for quad in parse(found.files["ontology.ttl"], format=RdfFormat.TURTLE)]
    vocabulary = Vocabulary.of(triples)
    assert (vocabulary.classes["A"].labels, vocabulary.classes["Taal"].labels) == ({"": "a"}, {"nl": "taal"})
    assert [each.get("lang") for each in columns(found, 1).values()] == [None, "nl", "en", None]
    assert found.languages == ()
    told = describe([place / "talen.csv"], languages=("nl", "fr")).decisions[-1]
    assert told.say() == "ontology.ttl: no term has a label in fr, which the graph has too; add them"


def test_a_table_without_a_key_is_keyed_by_what_differs(place: Path, state: State) -> None:
    both = proposed(place, **{"a.csv": "stad,jaar,aantal\nGent,2019,5\nGent,2020,5\nAalst,2019,5\n"})
    assert json.loads(both.files["csv-metadata.json"])["tables"][0]["tableSchema"]["primaryKey"] == ["stad", "jaar"]
    assert sync(place, state).files[0].loaded == 3


def test_files_that_cannot_be_described_are_refused(place: Path) -> None:
    (place / "leeg.csv").write_text("")
    (place / "kapot.xlsx").write_bytes(b"PK\x03\x04")
    (place / "pagina.csv").write_text("<!doctype html>")
    for name in ("leeg.csv", "kapot.xlsx", "pagina.csv"):
        with pytest.raises(RejectedFile, match=name):
            describe([place / name])
    with pytest.raises(NotFound):
        describe([place / "weg.csv"])
    with pytest.raises(BadRequest):
        describe([place / "leeg.csv", place / "leeg.csv"])


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["file"])
def test_every_messy_file_is_described_or_refused(case: Any, place: Path) -> None:
    """A proposal always is metadata that our own reader accepts, and does not refuse the whole file in silence."""
    (place / "a.csv").write_bytes(content(case))
    try:
        found = describe([place / "a.csv"], limit=LARGEST_FILE)
    except RejectedFile:
        assert case["outcome"] in "FW"
    else:
        assert "a.csv" in found.files["csv-metadata.json"]


WORDS = st.text("abcdeéëïç XYZ019'&", min_size=1, max_size=12).map(str.strip).filter(bool)
KINDS = {
    "getal": st.integers(-(10**6), 10**6).map(str),
    "bedrag": st.decimals(-1000, 1000, places=2).map(lambda each: str(each).replace(".", ",")),
    "datum": st.dates().map(lambda each: f"{each.day:02}/{each.month:02}/{each.year:04}"),
    "moment": st.datetimes().map(lambda each: each.replace(microsecond=0).isoformat()),
    "vlag": st.sampled_from(["ja", "nee"]),
    "soort": st.sampled_from(["partner", "netwerkpartner", "trekker"]),
    "tekst": WORDS,
    "leeg": st.sampled_from(["", "", "n.v.t."]),
}


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_g_every_row_of_a_random_table_loads(data: st.DataObject, place: Path) -> None:
    kinds = data.draw(st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=6, unique=True))
    count = data.draw(st.integers(1, 12))
    mark = data.draw(st.sampled_from(";\t|"))
    rows = [[f"sleutel-{number}", *(data.draw(KINDS[kind]) for kind in kinds)] for number in range(count)]
    text = "".join(f"{mark.join(row)}\n" for row in [["id", *kinds], *rows])

    found = proposed(place, **{"tabel.csv": text})

    assert not [each for each in found.decisions if "will not load" in each.sentence]
    loaded = sync(place, State(Path(mkdtemp(dir=place.parent))))
    assert [(each.loaded, each.quarantined) for each in loaded.files] == [(count, 0)]
