"""Names of classes and properties."""

import re

import pytest

from graph_store.case_folding import fold
from loaders.describing.class_names import class_names
from loaders.describing.datatypes import TEXT
from loaders.describing.findings import Cell, UnknownColumn, UnknownTable
from loaders.describing.keys import Reference
from loaders.describing.terms import IDENTIFIER, LABEL, DescribedTable, Known, described

BASE = "https://example.org/"


def column(title: str) -> UnknownColumn:
    return UnknownColumn(re.sub(r"[^a-z]+", "_", fold(title)).strip("_"), title, [Cell(2, "a b")])


def named(
    *tables: tuple[str, list[str]], taken: frozenset[str] = frozenset(), language: str | None = None
) -> list[DescribedTable]:
    unknown = [UnknownTable(url, list(map(column, titles))) for url, titles in tables]
    keys: dict[str, tuple[str, ...]] = {each.url: (each.columns[0].name,) for each in unknown}
    links: dict[str, list[Reference]] = {each.url: [] for each in unknown}
    known = Known(keys, links, class_names(unknown, links, taken), dict.fromkeys(keys, language))
    guesses = {each.url: {column.name: TEXT for column in each.columns} for each in unknown}
    return described(unknown, known, guesses, BASE, taken)


def test_the_key_and_the_label_have_the_usual_properties() -> None:
    (found,) = named(("mijn steden.csv", ["id", "Naam van de stad", "Aantal inwoners", "2e naam"]))
    assert (found.cls, found.plural) == (f"{BASE}ns#MijnStad", "mijnSteden")
    assert found.about == f"{BASE}id/mijnStad/{{id}}"
    assert [each.iri for each in found.columns] == [
        IDENTIFIER, LABEL, f"{BASE}ns#aantalInwoners", f"{BASE}ns#n2eNaam"
    ]  # fmt: skip
    assert found.value_template("stad") == f"{BASE}id/mijnStad/{{stad}}"


@pytest.mark.parametrize("other", ["b.csv", "A.csv"])
def test_a_title_of_two_tables_gets_the_name_of_its_class(other: str) -> None:
    found = named(("a.csv", ["id", "soort"]), (other, ["id", "soort"]))
    iris = [column.iri for each in found for column in each.columns if column.own]
    assert len(set(iris)) == len({each.cls for each in found}) == 2
    assert iris[0] == f"{BASE}ns#aSoort"


def test_taken_names_are_avoided() -> None:
    (found,) = named(("steden.csv", ["id", "since"]), taken=frozenset({"Stad", "since"}))
    assert (found.cls, found.columns[1].iri) == (f"{BASE}ns#StadRow", f"{BASE}ns#stadRowSince")


def test_names_that_every_schema_has_are_avoided() -> None:
    (found,) = named(("queries.csv", ["id", "type", "count"]))
    assert found.cls == f"{BASE}ns#Queries"
    assert [each.iri for each in found.columns[1:]] == [f"{BASE}ns#queriesType", f"{BASE}ns#queriesCount"]


def test_each_language_in_a_title_gives_a_label_of_its_own() -> None:
    (found,) = named(("steden.csv", ["id", "Naam (nl)", "naam_en", "streek_fr", "bijnaam"]))
    assert [(each.iri, each.language) for each in found.columns[1:]] == [
        (LABEL, "nl"), (LABEL, "en"), (f"{BASE}ns#streekFr", None), (f"{BASE}ns#bijnaam", None)
    ]  # fmt: skip


def test_a_title_that_is_a_label_comes_before_one_that_has_the_word() -> None:
    (found,) = named(("steden.csv", ["id", "bijnaam", "label"]), language="nl")
    assert [each.language for each in found.columns if each.iri == LABEL] == ["nl"]
    assert found.columns[1].own
