"""The pages of the documentation, in order."""

import tomllib

import pytest
from setuptools import find_namespace_packages

from graph_api.site.manual import GROUPS, ORDER, digest, neighbours, pages
from graph_api.site.texts import WORDS
from tests.documents import DOCS, ROOT


def test_every_page_is_in_one_group() -> None:
    assert sorted(ORDER) == sorted(file.stem for file in DOCS.glob("*.md"))
    assert set(GROUPS) <= set(WORDS)
    assert pages()["errors"].group == "manual_reference"


@pytest.mark.slow
@pytest.mark.parametrize("name", ORDER)
def test_a_page_begins_with_its_title(name: str) -> None:
    page = pages()[name]
    assert page.text.startswith(f"# {page.title}\n")
    assert page.document.sections[0].title == page.title


def test_pages_follow_one_another() -> None:
    assert [each and each.name for each in neighbours("quickstart")] == ["voor-steden", "tutorial-developer"]
    assert neighbours(ORDER[0])[0] is None
    assert neighbours(ORDER[-1])[1] is None


def test_the_address_of_a_page_is_its_name() -> None:
    assert pages()["index"].path == "/docs/"
    assert pages()["sparql"].path == "/docs/sparql/"
    assert "search" not in pages()


def test_the_pages_have_one_digest() -> None:
    assert digest() == digest()
    assert len(digest()) == 64


def test_an_installed_copy_has_the_pages_but_not_their_pictures() -> None:
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    find = tool["packages"]["find"]
    found = find_namespace_packages(str(ROOT), include=find["include"], exclude=find["exclude"])
    assert "graph_api.site.docs" in found
    assert "graph_api.site.docs.pictures" not in found
    assert "*.md" in tool["package-data"]["*"]
    assert "*.png" not in tool["package-data"]["*"]
