"""The pages of the documentation, in order."""

import re
import tomllib
from pathlib import Path

import pytest
from setuptools import find_namespace_packages

from graph_api.reference_pages import reference_pages
from graph_api.site.manual import GROUPS, MADE, WITH_EXAMPLES, Manual, about_another, groups, names
from graph_api.site.texts import WORDS
from graph_store.errors import BadSetting
from ontology.graph_folder import VARIABLE, graph_folder, reread
from tests.documents import DOCS, ROOT
from tests.test_domain_terms import domain_terms


@pytest.fixture(scope="module")
def manual() -> Manual:
    return Manual(reference_pages)


def test_every_page_is_in_one_group(manual: Manual) -> None:
    assert sorted(names()) == sorted(file.stem for file in DOCS.glob("*.md"))
    assert set(GROUPS) <= set(WORDS)
    assert manual.pages["errors"].group == "manual_reference"


@pytest.mark.slow
@pytest.mark.parametrize("name", names())
def test_a_page_begins_with_its_title(manual: Manual, name: str) -> None:
    page = manual.pages[name]
    assert page.text.startswith(f"# {page.title}\n")
    assert page.document.sections[0].title == page.title


def test_pages_follow_one_another(manual: Manual) -> None:
    assert [each and each.name for each in manual.neighbours("quickstart")] == ["voor-steden", "tutorial-developer"]
    assert manual.neighbours(names()[0])[0] is None
    assert manual.neighbours(names()[-1])[1] is None


def test_the_address_of_a_page_is_its_name(manual: Manual) -> None:
    assert manual.pages["index"].path == "/docs/"
    assert manual.pages["sparql"].path == "/docs/sparql/"
    assert "search" not in manual.pages


def test_a_page_is_shown_in_the_language_that_it_is_translated_to(manual: Manual) -> None:
    english, dutch = manual.pages["index"], manual.in_language("nl")["index"]
    assert (english.document.language, dutch.document.language) == ("en", "nl")
    assert (english.path, english.name) == (dutch.path, dutch.name)
    assert "## Waar begin je" in dutch.text
    assert manual.in_language("en")["index"] == english
    assert manual.in_language("nl")["errors"] == manual.pages["errors"]


def test_the_pages_have_one_digest(manual: Manual) -> None:
    assert manual.digest == Manual(reference_pages).digest
    assert len(manual.digest) == 64


def test_the_pages_with_examples_are_those_that_name_a_term_or_a_key_of_the_shipped_graph(manual: Manual) -> None:
    named = re.compile(rf"\bkg:(?:{'|'.join(domain_terms())})\b|\b(?:mun|prj)[:/][a-z]")
    ours = set(names()) - {file.stem for file in graph_folder().manual} - MADE
    assert {name for name in ours if named.search(manual.pages[name].text)} == WITH_EXAMPLES


def test_in_the_shipped_graph_every_example_works() -> None:
    assert about_another() == frozenset()


@pytest.fixture
def other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Use an empty graph folder with a page of its own."""
    (tmp_path / "kennisgraaf.toml").write_text('[site]\nmanual = ["trees.md", "sparql.md"]\n', encoding="utf-8")
    (tmp_path / "trees.md").write_text("# Trees\n", encoding="utf-8")
    (tmp_path / "sparql.md").write_text("# SPARQL for trees\n", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return tmp_path


def test_another_graph_has_pages_of_its_own_and_none_about_the_shipped_one(other: Path) -> None:
    pages = Manual(reference_pages).pages
    assert list(pages)[:2] == ["index", "trees"]
    assert pages["sparql"].title == "SPARQL for trees"
    assert pages["index"].title == "Manual"
    assert pages["index"].in_language("nl").title == "Handleiding"
    assert "voor-steden" not in pages


def test_pages_with_examples_from_the_shipped_graph_say_so_elsewhere_and_come_last(other: Path) -> None:
    pages = Manual(reference_pages).pages
    assert {name for name, page in pages.items() if page.is_about_another} == WITH_EXAMPLES - {"sparql"}
    for group in groups().values():
        borrowed = [pages[name].is_about_another for name in group]
        assert borrowed == sorted(borrowed)


def test_a_page_whose_name_cannot_be_an_address_is_refused(other: Path) -> None:
    (other / "My trees.md").write_text("# Trees\n", encoding="utf-8")
    (other / "kennisgraaf.toml").write_text('[site]\nmanual = ["My trees.md"]\n', encoding="utf-8")
    reread()
    with pytest.raises(BadSetting, match="'My trees': name the file with small letters"):
        names()


def test_an_installed_copy_has_the_pages_but_not_their_pictures() -> None:
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    find = tool["packages"]["find"]
    found = find_namespace_packages(str(ROOT), include=find["include"], exclude=find["exclude"])
    assert "graph_api.site.docs" in found
    assert "graph_api.site.docs.pictures" not in found
    assert "*.md" in tool["package-data"]["*"]
    assert "*.png" not in tool["package-data"]["*"]
