"""The pages of the manual that are made from the graph folder."""

from pathlib import Path

import pytest

from graph_api.reference_pages import reference_pages
from graph_api.site.manual import MADE
from ontology.graph_folder import VARIABLE

ROOT = Path(__file__).parents[2]


def test_they_are_the_pages_that_the_manual_expects() -> None:
    assert set(reference_pages()) == MADE


@pytest.mark.slow
@pytest.mark.parametrize(
    ("folder", "term", "field", "file"),
    [
        ("airports", "schema:Airport", "iataCode", "`ontology/airports.ttl`"),
        ("libraries", "doap:Project", "revision", "`ontology/libraries.ttl`, `ontology/dependencies.ttl`"),
    ],
)
def test_they_name_the_terms_and_fields_of_the_folder_and_its_files(
    folder: str, term: str, field: str, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(ROOT / "examples" / folder))
    pages = reference_pages()
    assert f"### `{term}`" in pages["reference-ontology"]
    assert f"from {file} and" in pages["reference-ontology"]
    assert f"`{field}`" in pages["reference-graphql-types"]
    assert "CentreCity" not in "".join(pages.values())
