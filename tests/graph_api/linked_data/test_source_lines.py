"""The source lines of rows, as printed and as corrected."""

import csv
import re
from dataclasses import replace
from itertools import chain
from pathlib import Path

from pyoxigraph import NamedNode

from graph_api.linked_data.row_notes import RowNote, note, notes
from graph_api.linked_data.source_lines import Citations, lines_json, source_lines, whole_text
from graph_store import State
from graph_store.snapshot import Snapshot
from ontology.namespaces import RDF_TYPE, kg
from tests.loaders.test_document_texts import synced
from tests.service import DATA, Service

HTML = {"Accept": "text/html"}
PRINTED = (DATA / "jaarplan-2020.txt").read_text(encoding="utf-8").split("\n")
LINES = ("source_lines", "toc_lines", "body_lines")


def row(name: str) -> NamedNode:
    return NamedNode(f"https://kennisgraaf.example/row/{name}")


def named_in(cells: dict[str, str]) -> list[int]:
    """Return the numbers of the lines that a row of a file names, whatever column holds them."""
    spans = [span for name in LINES for span in cells.get(name, "").split(";") if span]
    spans += [f"{cells['line_from']}-{cells['line_to']}"] if "line_from" in cells else []
    ends = [[int(each) for each in span.split("-")] for span in spans]
    return sorted({*chain.from_iterable(range(each[0], each[-1] + 1) for each in ends)})


def by_line(snapshot: Snapshot) -> dict[tuple[str, int | None], RowNote]:
    rows = [quad.subject for quad in snapshot.quads(None, RDF_TYPE, kg("Row"), snapshot.graphs.provenance)]
    found = notes(snapshot, (each for each in rows if isinstance(each, NamedNode)))
    return {(each.file, each.line): each for each in found.values()}


def test_every_row_shows_the_lines_of_the_file_that_it_names(service: Service) -> None:
    snapshot, told, seen = service.state.newest(), by_line(service.state.newest()), 0
    for file in sorted(DATA.glob("*.csv")):
        if file.name == "corrections.csv":
            continue
        reader = csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines(keepends=True))
        for cells in reader:
            numbers = named_in(cells)
            shown = source_lines(snapshot, told[file.name, reader.line_num])
            assert [(line.number, line.printed) for line in shown] == [(each, PRINTED[each - 1]) for each in numbers]
            seen += bool(numbers)
    assert seen > 480


def test_a_line_has_readings_only_where_the_corrections_change_it(service: Service) -> None:
    with (DATA / "corrections.csv").open(encoding="utf-8") as file:
        corrected = {int(each["line"]) for each in csv.DictReader(file)}
    text = whole_text(service.state.newest(), "jaarplan-2020.txt")
    assert [line.number for line in text] == list(range(1, 1133))
    assert {line.number for line in text if line.readings} == corrected
    assert whole_text(service.state.newest(), "other.txt") == []


def test_a_corrected_line_is_shown_beside_the_printed_one(service: Service) -> None:
    shown = source_lines(service.state.newest(), note(service.state.newest(), row("passages/psg:sc-1-1")))
    told = {each["number"]: each for each in lines_json(shown)}
    assert told[577]["printed"].startswith("= ")
    assert told[577]["readings"][0]["text"].startswith("• ")
    assert told[576]["readings"] == []
    assert told[592]["readings"][-1]["after"] == 573
    assert (told[539]["printed"], told[539]["readings"]) == (PRINTED[538], [{"text": PRINTED[538], "after": 570}])


def test_a_range_that_is_none_or_beyond_the_text_shows_nothing(service: Service) -> None:
    snapshot = service.state.newest()
    project = note(snapshot, row("projects/prj:be-reel"))
    assert source_lines(snapshot, replace(project, source_lines=("", "x", "9000-9001", "1-2-3"))) == []
    assert source_lines(snapshot, replace(project, text="")) == []
    assert [line.number for line in source_lines(snapshot, replace(project, source_lines=("3-4", "4-5")))] == [3, 4, 5]


def test_a_citation_names_the_text_and_its_lines(service: Service) -> None:
    snapshot = service.state.newest()
    project = replace(note(snapshot, row("projects/prj:be-reel")), document=None, text="plan.txt")
    dutch, english = (Citations(snapshot, str, language) for language in ("nl", "en"))
    assert english.words(replace(project, source_lines=("96", "985-987"))) == "plan.txt, lines 96, 985–987"
    assert dutch.words(replace(project, source_lines=("96",))) == "plan.txt, regel 96"
    assert english.words(replace(project, source_lines=("985-987",), text="")) == "lines 985–987"
    assert english.words(replace(project, source_lines=())) == ""
    named = Citations(snapshot, lambda _: "Jaarplan 2020", "nl")
    assert named.words(replace(project, source_lines=("93",), document=row("x"))) == "Jaarplan 2020, regel 93"


def test_a_row_shows_its_source_lines_with_their_text(service: Service) -> None:
    text = service.client.get("/row/projects/prj:be-reel", headers=HTML).text
    assert 'id="L1030"' in text
    assert "BE-REEL !" in text
    assert "BE-REEL!</ins>" in text
    assert "985" not in re.findall(r'id="L(\d+)"', text)


def test_a_thing_shows_the_lines_of_each_row(service: Service) -> None:
    text = service.client.get("/doc/prj/be-reel", headers=HTML | {"Accept-Language": "en"}).text
    assert "show the" in text
    assert PRINTED[1029].replace("&", "&amp;") in text


def test_the_source_document_shows_every_line_of_the_text(service: Service) -> None:
    text = service.client.get("/source/jaarplan-2020", headers=HTML).text
    assert [int(each) for each in re.findall(r'id="L(\d+)"', text)] == list(range(1, 1133))


def test_an_explanation_shows_the_lines_of_its_rows(service: Service) -> None:
    asked = {"s": "prj:v1-gent-bakkersite", "p": "kg:sitedIn", "o": "mun:gent"}
    (told,) = service.client.get("/explain", params=asked | {"format": "json"}).json()["rows"]
    assert [line["number"] for line in told["lines"]] == [964, 966]
    assert told["lines"][1]["printed"] == PRINTED[965]
    text = service.client.get("/explain", params=asked, headers=HTML).text
    assert re.search(r'<td class="count">966</td><td lang="nl">= Gent', text)


def test_each_row_shows_the_lines_of_its_own_document(tmp_path: Path) -> None:
    state = State(tmp_path / "state")
    synced(tmp_path / "plans", state, lines="1-2")
    snapshot = state.newest()
    old, new = (note(snapshot, row(f"tools-{each}/tool:{name}")) for each, name in (("2020", "oud"), ("2021", "nieuw")))
    assert lines_json(source_lines(snapshot, old)) == [
        {"number": 1, "printed": "oud een", "readings": []},
        {"number": 2, "printed": "oud twee", "readings": []},
    ]
    assert lines_json(source_lines(snapshot, new)) == [
        {"number": 2, "printed": "nieuw tvvee", "readings": [{"text": "nieuw twee", "after": None}]}
    ]
    labels = {"https://kennisgraaf.example/id/plan/2021": "Jaarplan 2021"}
    cite = Citations(snapshot, lambda term: labels[term.value], "nl")
    assert cite.words(new) == "Jaarplan 2021, regel 2"
