"""Reasons why a fact does not hold, on the yearly plan."""

from typing import Any

import pytest

from tests.service import Service

HTML = {"Accept": "text/html"}
NEVER = {
    "nl": "Dit kan nooit gelden: Gent is een organisatie, en niets kan tegelijk een organisatie en een persoon zijn.",
    "en": "This can never hold: Ghent is an organisation, and nothing can be both an organisation and a person.",
}


def absent(service: Service, fact: str, language: str = "nl") -> dict[str, Any]:
    asked = dict(zip("spo", fact.split(), strict=True)) | {"why_not": "true", "lang": language}
    found: dict[str, Any] = service.client.get("/explain", params=asked).json()
    return found


def page(service: Service, fact: str, language: str = "nl") -> str:
    asked = dict(zip("spo", fact.split(), strict=True)) | {"lang": language}
    return service.client.get("/explain", params=asked, headers=HTML).text


@pytest.mark.parametrize("language", NEVER)
def test_kinds_that_exclude_each_other_are_named(service: Service, language: str) -> None:
    found = absent(service, "mun:gent a kg:Person", language)
    assert (found["impossible"], found["why_not"]) == (NEVER[language], [])
    assert NEVER[language] in page(service, "mun:gent a kg:Person", language)


def test_a_fact_that_would_put_a_thing_in_an_excluded_kind_is_impossible(service: Service) -> None:
    assert absent(service, "mun:gent kg:mayorOf mun:genk")["impossible"] == (
        "Dit kan nooit gelden: dan zou Gent een persoon zijn, maar Gent is een organisatie, "
        "en niets kan tegelijk een organisatie en een persoon zijn."
    )


def test_a_name_that_the_version_does_not_have_is_said_to_be_unknown(service: Service) -> None:
    found = absent(service, "mun:gent a http://example.org/Trein")
    assert (found["unknown"], found["why_not"]) == (["Trein"], [])
    assert "Deze versie kent deze namen niet: Trein." in page(service, "mun:gent a http://example.org/Trein")


def test_a_statement_that_does_not_hold_is_no_heading(service: Service) -> None:
    for fact in ("mun:gent a kg:Person", "mun:brugge a kg:HostMunicipality", "mun:gent a http://example.org/Trein"):
        text = page(service, fact)
        assert "<h1>Waarom staat dit er niet?</h1>" in text
        assert "In versie 1 geldt dit niet: “" in text


def test_a_witness_could_hold_and_is_called_an_example(service: Service) -> None:
    (miss,) = absent(service, "mun:brugge a kg:HostMunicipality")["why_not"]
    assert miss["reason"] == "Een gemeente die een project huisvest, is een gastgemeente."
    assert miss["is_example"]
    assert "Brugge is een gemeente" in miss["holds"]
    assert miss["missing"][0].startswith("Brugge huisvest ")


def test_what_is_missing_is_more_than_the_fact_itself(service: Service) -> None:
    found = absent(service, "mun:gent kg:memberOf body:beheerscomite")
    assert all("Gent is lid van ‘beheerscomité’" not in miss["missing"] for miss in found["why_not"])


def test_formal_notation_stands_under_its_own_title_only(service: Service) -> None:
    for fact in ("mun:brugge a kg:HostMunicipality", "per:wim-dries kg:memberOf body:beheerscomite"):
        told, _, formal = page(service, fact).partition("<summary>Formeel</summary>")
        assert "⊑" not in told
        assert "⊑" in formal
