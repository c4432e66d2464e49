"""Tests of tables as the loaders use them."""

import json

from loaders.csvw.tables import read_tables
from tests.loaders.conftest import CITIES, KG, LOAD, PROJECTS, column, group, key, table


def test_private_columns_are_withheld_and_renamed_keys_known() -> None:
    persons = table(
        "personen.csv",
        key("per"),
        column("mail", propertyUrl="http://xmlns.com/foaf/0.1/mbox"),
        column("type", virtual=True, propertyUrl="rdf:type", valueUrl=f"{KG}Person"),
    )
    cities = CITIES | {f"{LOAD}renamed": [{f"{LOAD}from": "mun:a", f"{LOAD}to": "mun:b"}]}
    people, _, projects = read_tables(json.dumps(group(persons, cities, PROJECTS))).tables
    assert [each.name for each in people.cells] == ["id"]
    assert {each.name: each.renamed for each in projects.cells if each.renamed} == {"sited_in": {"mun:a": "mun:b"}}
