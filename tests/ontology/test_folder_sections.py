"""The tables of the file of a graph folder."""

from pathlib import Path

import pytest

from ontology.folder_sections import KINDS_OF_PAGE, SECTIONS, PageSection, Section, by_language, key_of, section_of

DOCS = Path(__file__).parents[2] / "docs" / "your-own-graph.md"


def test_the_documentation_explains_every_key() -> None:
    tables = {name: section for name, section in SECTIONS.items() if name}
    keys = [f"{table}.{key_of(section, name)}" for table, section in tables.items() for name in section.model_fields]
    tables_themselves = {f"site.{name}" for name in ("group", "subject", "page")}
    rows = [row.split("`")[1] for row in DOCS.read_text(encoding="utf-8").splitlines() if row.startswith("| `")]
    assert [row for row in rows if "." in row] == [key for key in keys if key not in tables_themselves]


def test_each_kind_of_page_uses_keys_that_there_are() -> None:
    keys = {key_of(PageSection, name) for name in PageSection.model_fields}
    assert all(needed | taken <= keys for needed, taken in KINDS_OF_PAGE.values())


@pytest.mark.parametrize(
    ("setting", "texts"),
    [("nl=Bomen; en=Trees; oaks", {"nl": "Bomen", "en": "Trees; oaks"}), ("Bomen", {"": "Bomen"}), ("", {"": ""})],
)
def test_texts_by_language_come_back(setting: str, texts: dict[str, str]) -> None:
    assert by_language(setting) == (texts if setting else {})


@pytest.mark.parametrize(("tables", "name"), [(("site", "page"), "site.page"), (("graph", "title"), "graph"), ((), "")])
def test_the_table_of_a_key(tables: tuple[str, ...], name: str) -> None:
    expected: type[Section] = SECTIONS[name]
    assert section_of(tables) is expected
