"""Metadata that names a term which the ontology does not have."""

from loaders.csvw.tables import read_tables
from loaders.csvw.unknown_terms import UnknownTerm, unknown_terms
from tests.loaders.conftest import KG, LOAD, SHIPPED, column, compiled, key, table

KINDS = [
    {f"{LOAD}value": "stad", f"{LOAD}class": f"{KG}CentreCity"},
    {f"{LOAD}value": "dorp", f"{LOAD}class": f"{KG}Vilage"},
]


def test_each_unknown_term_has_the_nearest() -> None:
    wrong = table(
        "a.csv",
        key("a"),
        column("x", property="sitedInn"),
        column("y", propertyUrl="https://other.example/ns#anything"),
        column("type", virtual=True, propertyUrl="rdf:type", valueUrl=f"{KG}CenterCity"),
        column("soort", propertyUrl="rdf:type", load_map=KINDS),
    )
    assert list(unknown_terms(compiled(wrong))) == [
        UnknownTerm("a.csv", "x", f"{KG}sitedInn", f"{KG}sitedIn"),
        UnknownTerm("a.csv", "type", f"{KG}CenterCity", f"{KG}CentreCity"),
        UnknownTerm("a.csv", "soort", f"{KG}Vilage", ""),
    ]


def test_the_shipped_inventories_name_terms_that_there_are() -> None:
    assert not list(unknown_terms(read_tables((SHIPPED / "csv-metadata.json").read_text(encoding="utf-8"))))
