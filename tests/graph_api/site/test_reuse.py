"""The page on reusing the data; tests/clients/test_reuse.py runs its examples."""

import pytest

from tests.service import Service

HTML = {"Accept": "text/html"}


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("nl", ("Je hebt geen sleutel of account nodig.", "Zo verwijs je ernaar", "“Van het web”")),
        ("en", ("You need no key and no account.", "How to cite it", "“From Web”")),
    ],
)
def test_it_says_what_is_allowed_and_how_to_cite(service: Service, language: str, texts: tuple[str, ...]) -> None:
    page = service.client.get("/reuse", params={"lang": language}, headers=HTML).text
    manifest = service.state.newest().manifest
    assert all(text in page for text in texts)
    assert f"{manifest.base}versions/{manifest.version}" in page
    assert 'rel="license"' in page


def test_it_has_an_example_for_five_programs_with_a_list_that_is_there(service: Service) -> None:
    page = service.client.get("/reuse", headers=HTML).text
    for program in ("curl", "Python", "R", "JavaScript", "Excel"):
        assert f"<h3>{program}</h3>" in page
    assert "/class/CentreCity?format=csv" in page
    assert service.client.get("/class/CentreCity?format=csv").status_code == 200


def test_every_page_leads_to_it(service: Service) -> None:
    for path in ("/", "/class", "/docs/", "/nowhere"):
        assert '<a href="/reuse' in service.client.get(path, headers=HTML).text
