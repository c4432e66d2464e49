"""A class has the singular of its file's name where the data or a rule leaves no doubt."""

import pytest

from loaders.describing.class_names import ClassName, class_names
from loaders.describing.findings import Cell, UnknownColumn, UnknownTable
from loaders.describing.keys import Reference


def table(url: str, *titles: str) -> UnknownTable:
    return UnknownTable(url, [UnknownColumn(title, title, [Cell(2, "a")]) for title in titles])


def named(*tables: UnknownTable, taken: frozenset[str] = frozenset()) -> list[ClassName]:
    links = {
        each.url: [Reference(column.name, tables[0].url) for column in each.columns if each is not tables[0]]
        for each in tables
    }
    return list(class_names(tables, links, taken).values())


@pytest.mark.parametrize(
    ("url", "name", "plural"),
    [
        ("bomen.csv", "Boom", "bomen"),
        ("airports.csv", "Airport", None),
        ("countries-2020.csv", "Country2020", "countries2020"),
        ("Mijn Steden.csv", "MijnStad", "mijnSteden"),
        ("boek.xlsx#Projecten", "Project", "projecten"),
        ("species.csv", "Species", "species"),
    ],
)
def test_a_certain_singular_is_the_name(url: str, name: str, plural: str | None) -> None:
    found = table(url)
    assert named(found) == [ClassName(name, plural)]
    assert (len(found.guesses), found.decisions) == (1, [])


@pytest.mark.parametrize(("url", "name"), [("weather.csv", "Weather"), ("munten.csv", "Munten"), ("2020.csv", "N2020")])
def test_a_name_in_doubt_stays_and_is_a_decision(url: str, name: str) -> None:
    found = table(url)
    assert named(found) == [ClassName(name)]
    assert (found.guesses, [f"the class is called {name}" in each.sentence for each in found.decisions]) == ([], [True])


def test_a_column_that_refers_to_the_file_decides() -> None:
    coins = table("munten.csv", "code")
    assert named(coins, table("x.csv", "munt_code"))[0] == ClassName("Munt", "munten")
    assert (
        coins.guesses[0].say() == "munten.csv: a row is called munt, as in the column munt_code of x.csv (line 2 “a”)"
    )
    assert named(table("munten.csv", "code"), table("x.csv", "waarde"))[0] == ClassName("Munten")


def test_each_class_has_a_name_of_its_own() -> None:
    assert [each.name for each in named(table("a.csv"), table("A.csv"))] == ["A", "A2"]
    assert named(table("bomen.csv"), taken=frozenset({"Boom"}))[0].name == "BoomRow"
    assert named(table("datasets.csv"))[0].name == "Datasets"
    assert named(table("thing.csv"))[0].name == "ThingRow"
