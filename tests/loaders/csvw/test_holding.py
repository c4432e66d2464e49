"""The inventory that holds a class gives its columns for a template."""

import json

import pytest

from loaders.csvw.holding import held_table
from loaders.csvw.tables import read_metadata
from ontology.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("name", "file"),
    [("Municipality", "cities.csv"), ("CentreCity", "cities.csv"), ("Project", "projects.csv"),
     ("InterlocalAssociation", "organisations.csv"), ("Province", "areas.csv")],
)  # fmt: skip
def test_a_class_is_held_by_the_inventory_whose_rows_have_it(name: str, file: str) -> None:
    found = held_table(name)
    assert found is not None
    header, metadata = found
    assert (metadata["tables"][0]["url"], header.startswith("id,label_nl")) == (file, True)


def test_the_metadata_reads_with_the_tables_it_refers_to() -> None:
    for name in Vocabulary.load().stated():
        if (found := held_table(name)) is not None:
            group = read_metadata(json.dumps(found[1]))
            assert [table.suppress for table in group.tables] == [False] + [True] * (len(group.tables) - 1)


def test_a_class_without_an_inventory_has_none() -> None:
    assert held_table("HostMunicipality") is None
    assert held_table("Iets") is None
