"""Singulars of Dutch and English plurals, only where there is no doubt."""

import pytest

from loaders.describing.singulars import singular_candidates, singular_of

CERTAIN = """
bomen boom, straten straat, basisscholen basisschool, centrumsteden centrumstad, gewestwegen gewestweg, gemeenten
gemeente, projecten project, documenten document, evenementen evenement, klanten klant, verenigingen vereniging,
vergaderingen vergadering, bevoegdheden bevoegdheid, universiteiten universiteit, organisaties organisatie, locaties
locatie, acties actie, waterschappen waterschap, bussen bus, adressen adres, rollen rol, rivieren rivier, boeken boek,
gebouwen gebouw, leveranciers leverancier, auteurs auteur, inwoners inwoner, winkels winkel, stations station, thema's
thema, bibliotheken bibliotheek, sectoren sector, soorten soort, bedrijven bedrijf, huizen huis, provincies provincie,
airports airport, countries country, cities city, students student, elements element, regions region, airlines airline,
languages language, buildings building, authors author, customers customer, hotels hotel, systems system, teams team,
people person, addresses address, species species, museums museum, trees tree, projects project, records record,
relationships relationship, groups group, leaders leader, vogels vogel, instrumenten instrument, soortnamen soortnaam,
fietsen fiets, tuinen tuin, kleuren kleur, lijnen lijn, foto's foto, doelen doel
"""
IN_DOUBT = """
weather data iris plaats gids fiets koers beurs mens lens kaas status basis adres series news sales munten wolken
vlinders_x keuken physics statistics families branches boom city project heden koorts koeien zee person straat
"""


@pytest.mark.parametrize(
    "pair", [each.split() for each in CERTAIN.replace("\n", " ").split(", ")], ids=lambda pair: pair[0]
)
def test_a_plural_with_a_certain_singular(pair: list[str]) -> None:
    plural, singular = pair
    assert singular_of(plural) == singular


@pytest.mark.parametrize("word", IN_DOUBT.split())
def test_a_word_in_doubt_has_none(word: str) -> None:
    assert singular_of(word) is None


@pytest.mark.parametrize(
    ("word", "singular"),
    [("munten", "munt"), ("kaarten", "kaart"), ("families", "family"), ("families", "familie"), ("branches", "branch"),
     ("wolken", "wolk"), ("tuinen", "tuin"), ("molens", "molen"), ("graven", "graf"), ("poten", "poot")],
)  # fmt: skip
def test_the_data_may_decide_between_candidates(word: str, singular: str) -> None:
    assert singular in singular_candidates(word)
