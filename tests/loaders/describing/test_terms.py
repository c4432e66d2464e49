"""Names of classes and properties."""

import pytest

from loaders.describing.datatypes import TEXT
from loaders.describing.findings import Cell, UnknownColumn, UnknownTable
from loaders.describing.terms import IDENTIFIER, LABEL, DescribedTable, described

BASE = "https://example.org/"


def named(*tables: tuple[str, list[str]], taken: frozenset[str] = frozenset()) -> list[DescribedTable]:
    unknown = [
        UnknownTable(url, [UnknownColumn(f"c{place}", title, [Cell(2, "a b")]) for place, title in enumerate(titles)])
        for url, titles in tables
    ]
    guesses = {each.url: {column.name: TEXT for column in each.columns} for each in unknown}
    return described(unknown, {each.url: ("c0",) for each in unknown}, {each.url: [] for each in unknown}, guesses,
                     BASE, taken)  # fmt: skip


def test_the_key_and_the_label_have_the_usual_properties() -> None:
    (found,) = named(("mijn steden.csv", ["id", "Naam van de stad", "Aantal inwoners", "2e naam"]))
    assert (found.cls, found.about) == (f"{BASE}ns#MijnSteden", f"{BASE}id/mijnSteden/{{c0}}")
    assert [each.iri for each in found.columns] == [
        IDENTIFIER, LABEL, f"{BASE}ns#aantalInwoners", f"{BASE}ns#n2eNaam"
    ]  # fmt: skip
    assert found.value_template("c2") == f"{BASE}id/mijnSteden/{{c2}}"


@pytest.mark.parametrize("other", ["b.csv", "A.csv"])
def test_a_title_of_two_tables_gets_the_name_of_its_class(other: str) -> None:
    found = named(("a.csv", ["id", "soort"]), (other, ["id", "soort"]))
    iris = [column.iri for each in found for column in each.columns if column.own]
    assert len(set(iris)) == len({each.cls for each in found}) == 2
    assert iris[0] == f"{BASE}ns#aSoort"


def test_taken_names_are_avoided() -> None:
    (found,) = named(("steden.csv", ["id", "count"]), taken=frozenset({"Steden", "count"}))
    assert (found.cls, found.columns[1].iri) == (f"{BASE}ns#StedenRow", f"{BASE}ns#stedenRowCount")
