"""The changes as CSV."""

import csv
import io

from tests.graph_api.comparison.theatre import Theatre

SEATS = "https://kennisgraaf.example/row/seats/show:hamlet/balcony"


def rows(theatre: Theatre, **asked: str) -> list[dict[str, str]]:
    with theatre.served() as client:
        answer = client.get("/changes.csv", params={"from": "1", "to": "2", "lang": "en"} | asked)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'inline; filename="changes.csv"'
    return list(csv.DictReader(io.StringIO(answer.text, newline="")))


def test_each_change_is_a_line(two: Theatre) -> None:
    found = rows(two)
    assert list(found[0]) == ["kind", "key", "label", "field", "from", "to", "rows"]
    assert [each["kind"] for each in found] == [
        *["new"] * 5, *["ended"] * 3, *["changed"] * 5, "continued", "replaced", "dropped", "new-action",
    ]  # fmt: skip
    told = {(each["kind"], each["key"], each["field"]): each for each in found}
    assert told["ended", "show:tour", ""]["label"] == "Tour"
    seats = told["changed", "show:hamlet/balcony", "seatCount"]
    assert (seats["from"], seats["to"], seats["rows"]) == ("40", "30", SEATS)
    sound = told["continued", "task:sound2", ""]
    assert (sound["from"], sound["to"]) == ("task:sound", "task:sound2")


def test_labels_are_in_the_language_of_the_reader(two: Theatre) -> None:
    assert {"De revue 2"} <= {each["label"] for each in rows(two, lang="nl")}


def test_a_cell_never_runs_as_a_formula(theatre: Theatre) -> None:
    theatre.publish({"shows": ["show:x,=1+1,,=2+2;b,,,", "show:y,Y,,,,,"]})
    theatre.publish({"shows": ["show:x,=1+2,,c,,,", "show:y,Y,,,,,"]})
    cells = [cell for each in rows(theatre) for cell in each.values()]
    assert "'=2+2; b" in cells
    assert not [cell for cell in cells if cell.startswith("=")]
