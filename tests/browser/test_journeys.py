"""Journeys of readers by clicking only: from the home page to an answer in at most five clicks, in Dutch and English.

Each step names a link, a button or a choice by its visible text and fails without one, so that no page on the way is
a dead end. Steps of `look.mjs` that are clicks: `follow`, `open`, `pick`, `download`.
"""

import csv
import io
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import pytest

from tests.browser.browser import Visit, look
from tests.browser.test_network import MEASURE

pytestmark = pytest.mark.slow

Step: TypeAlias = list[str]
Texts: TypeAlias = Mapping[str, str]
Walks: TypeAlias = Mapping[tuple[str, str], Any]

MOST = 5
CLICKS = {"follow", "open", "pick", "download"}
LANGUAGES = ("nl", "en")
PHONE = 390
GHENT = "44021"
"""A number in the row of a city in a list; the filters beside the list name the city too."""
SAYS: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "questions": "Vragen",
        "both rounds": "Welk bureau werkte in Verweving I en trekt ook een consortium dat voor de raamovereenkomst van "
        "Verweving II werd geselecteerd?",
        "person": "persoon", "why": "waarom?", "committee": "beheerscomité",
        "map": "Kaart", "west": "Provincie West-Vlaanderen", "interweaving": "verweving van werklocaties",
        "names": "CSV met namen", "search": "Zoek", "churches": "kerken", "on the map": "projecten op de kaart",
        "versions": "versies", "two": "Vergelijk twee documenten of versies", "from": "van", "to": "naar",
        "compare": "Vergelijk", "themes": "Thema’s", "reuse of churches": "herbestemming van kerken",
        "reuse": "hergebruik", "lists": "lijsten invullen", "projects": "Projecten", "check": "Kijk deze lijst na",
        "blank": "Lege lijst (CSV)", "centre city": "centrumstad", "network": "netwerk",
        "province": "provincie", "ghent": "Gent", "version": "versie",
    },
    "en": {
        "questions": "Questions",
        "both rounds": "Which firm did work in Verweving I and also leads a consortium selected for the framework "
        "agreement of Verweving II?",
        "person": "person", "why": "why?", "committee": "management committee",
        "map": "Map", "west": "Province of West Flanders", "interweaving": "interweaving of work locations",
        "names": "CSV with names", "search": "Search", "churches": "churches", "on the map": "projects on the map",
        "versions": "versions", "two": "Compare two documents or versions", "from": "from", "to": "to",
        "compare": "Compare", "themes": "Themes", "reuse of churches": "reuse of churches",
        "reuse": "reuse", "lists": "fill in lists", "projects": "Projects", "check": "Check this list",
        "blank": "Blank list (CSV)", "centre city": "centre city", "network": "network",
        "province": "province", "ghent": "Ghent", "version": "version",
    },
}  # fmt: skip
"""The visible texts on the way, in each language."""


def searched(says: Texts, word: str) -> list[Step]:
    return [["click", "input[type=search]"], ["type", says[word]], ["follow", says["search"]]]


def compared(says: Texts, old: int, new: int) -> list[Step]:
    versions = [f"{says['version']} {number}" for number in (old, new)]
    return [
        ["follow", says["versions"]], ["follow", says["two"]],
        ["pick", says["from"], versions[0]], ["pick", says["to"], versions[1]], ["follow", says["compare"]],
    ]  # fmt: skip


ON_THE_MAP = ["evaluate", "[...document.querySelectorAll('.place-name')].map((each) => each.innerText).sort()"]
CHOSEN = ["evaluate", "document.querySelector('select[name=table]').value"]
JOURNEYS: Mapping[str, Callable[[Texts], list[Step]]] = {
    "firm": lambda says: [["follow", says["questions"]], ["follow", says["both rounds"]], ["follow", "BUUR"]],
    "mayor": lambda says: [
        ["follow", says["person"]], ["follow", "Wim Dries"], ["open", says["why"], says["committee"]],
        ["wait", ".proof"], ["text", ".proof"],
    ],
    "map": lambda says: [
        ["follow", says["map"]], ["follow", says["west"]], ["follow", says["interweaving"]], ON_THE_MAP,
        ["download", says["names"]],
    ],
    "province": lambda says: [
        *searched(says, "west"), ["follow", says["west"], says["province"]], ["follow", says["on the map"]],
        ["follow", says["interweaving"]], ["download", says["names"]],
    ],
    "changes": lambda says: compared(says, 1, 2),
    "changes back": lambda says: compared(says, 2, 1),
    "churches": lambda says: searched(says, "churches"),
    "theme": lambda says: [["follow", says["themes"]], ["follow", says["reuse of churches"]]],
    "reuse": lambda says: [["follow", says["reuse"]]],
    "list": lambda says: [
        ["follow", says["lists"]], ["follow", says["projects"]], ["download", says["blank"]], ["text", "main"],
        ["follow", says["check"]], CHOSEN,
    ],
    "network": lambda says: [
        ["follow", says["centre city"]], ["follow", says["ghent"], GHENT], ["follow", says["network"]], ["settle"],
        ["evaluate", MEASURE], ["text", "h1"],
    ],
}  # fmt: skip
"""The steps of each journey from the home page."""


@pytest.fixture(scope="module")
def walks(host: str) -> Walks:
    """Walk every journey in each language, and return what the browser reports on each."""
    keys = [(name, language) for name in JOURNEYS for language in LANGUAGES]
    pages = look(host, [_visit(name, language) for name, language in keys])
    return dict(zip(keys, pages, strict=True))


def _visit(name: str, language: str) -> Visit:
    steps = [*JOURNEYS[name](SAYS[language]), ["text", "main"]]
    return Visit(f"/?lang={language}", width=PHONE if name == "network" else 1280, steps=steps)


def walked(walks: Walks, name: str, language: str) -> list[Any]:
    """Return what each step of a journey gave, then the text of the last page."""
    page = walks[name, language]
    assert page.get("fault") is None
    assert (page["console"], page["outside"], page["policy"]) == ([], [], [])
    return [*page["seen"][:-1], " ".join(page["seen"][-1].split())]


def missing(text: str, expected: list[str]) -> list[str]:
    return [each for each in expected if each not in text]


@pytest.mark.parametrize("name", JOURNEYS)
def test_a_journey_takes_at_most_five_clicks(name: str) -> None:
    for language in LANGUAGES:
        assert sum(step[0] in CLICKS for step in JOURNEYS[name](SAYS[language])) <= MOST


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_firm_of_both_rounds_names_both_on_its_page(walks: Walks, language: str) -> None:
    facts = {
        "nl": ["opdrachtnemer voor Verweving I", "trekt consortium", "raamovereenkomst", "Verweving II"],
        "en": ["contractor for Interweaving I", "leads consortium", "framework agreement", "Interweaving II"],
    }
    assert missing(walked(walks, "firm", language)[-1], facts[language]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_why_a_mayor_is_on_the_committee_down_to_the_printed_line(walks: Walks, language: str) -> None:
    proof = " ".join(walked(walks, "mayor", language)[4].split())
    printed = [
        "Dries, burgemeester van de stad Genk en bestaat",
        "= het beheerscomité samengesteld uit de 13 burgemeesters",
    ]
    reasons = {
        "nl": ["Wim Dries is burgemeester van Genk.", "person_roles.csv, rij 4", "regel 97", "zoals gedrukt"],
        "en": ["Wim Dries is the mayor of Genk.", "person_roles.csv, row 4", "line 97", "as printed"],
    }
    assert missing(proof, [*printed, *reasons[language]]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_projects_of_a_province_on_a_map_by_theme_as_csv_with_names(walks: Walks, language: str) -> None:
    """The municipalities of the province lead to its projects, though no row says in which province a project lies."""
    seen = walked(walks, "map", language)
    names = ["Bomarbre Corex", "Cleppe & Claerhout", "Decruy Olivier", "Lijnwaad"]
    assert seen[3] == ["Harelbeke 1", "Kortrijk 2", "Roeselare 1"]
    assert missing(seen[-1], names) == []
    rows = list(csv.DictReader(io.StringIO(seen[4])))
    assert sorted(row["label"] for row in rows) == names
    assert {row["hasTheme"] for row in rows} == {SAYS[language]["interweaving"]}
    assert all(SAYS[language]["west"] in row["locatedIn"] for row in rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_province_leads_to_the_same_map(walks: Walks, language: str) -> None:
    assert walked(walks, "province", language)[6] == walked(walks, "map", language)[4]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["changes", "changes back"])
def test_what_changed_between_any_two_versions(walks: Walks, name: str, language: str) -> None:
    versions = [f"{SAYS[language]['version']} {number}" for number in (1, 2)]
    text = walked(walks, name, language)[-1]
    assert missing(text, [*versions, "BE-REEL!", "Bakkersite", "Bakkerssite"]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_about_churches_is_found_by_a_word_and_under_a_theme(walks: Walks, language: str) -> None:
    """The programme, the platform, the collection, the events and the actions; by the word also the office."""
    shared = {
        "nl": ["haalbaarheidsstudies herbestemmen van parochiekerken", "website ‘herbestemming kerken’",
               "fiche van een herbestemde kerk", "lancering herbestemming kerken", "30 nieuwe cases",
               "inventarisatie van 250 herbestemde kerken", "haalbaarheidsstudies verder ondersteunen"],
        "en": ["feasibility studies for parish churches", "‘Reuse of churches’ website", "sheet on a reused church",
               "launch of Reuse of churches", "30 new cases", "inventory of 250 reused churches",
               "continue to support feasibility studies"],
    }  # fmt: skip
    office = {"nl": "projectbureau herbestemming kerken", "en": "project office for the reuse of churches"}
    assert missing(walked(walks, "churches", language)[-1], [*shared[language], office[language]]) == []
    assert missing(walked(walks, "theme", language)[-1], shared[language]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_to_reuse_the_data(walks: Walks, language: str) -> None:
    facts = {
        "nl": ["Je hebt geen sleutel of account nodig.", "licentie", "Zo verwijs je ernaar"],
        "en": ["You need no key and no account.", "licence", "How to cite it"],
    }
    rest = ["curl", "Python", "R", "JavaScript", "Excel", "creativecommons.org", "lijsten@kennisgraaf.example"]
    assert missing(walked(walks, "reuse", language)[-1], [*facts[language], *rest]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_the_blank_list_is_how_to_fill_it_where_to_check_it_and_whom_to_send_it_to(
    walks: Walks, language: str
) -> None:
    facts = {
        "nl": ["een sleutel uit Steden en gemeenten", "Gemeente waar het project gevestigd is.",
               "Stuur het bestand naar"],
        "en": ["a key from Cities and municipalities", "The municipality where the project has a site.",
               "Send the file to"],
    }  # fmt: skip
    seen = walked(walks, "list", language)
    assert seen[2].lstrip("\ufeff").startswith("id,label_nl,sited_in,")
    assert missing(" ".join(seen[3].split()), [*facts[language], "lijsten@kennisgraaf.example"]) == []
    assert seen[5] == "projects.csv"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_network_around_a_city_on_a_phone_has_labels_at_their_own_lines(walks: Walks, language: str) -> None:
    seen = walked(walks, "network", language)
    assert SAYS[language]["ghent"] in seen[5]
    assert len(seen[4]) > 20
    for box in seen[4]:
        assert 0 < (box["line"] - (box["y1"] + box["y2"]) / 2) / box["zoom"] <= 13
        assert (box["above"] > 10, box["below"]) == (True, 0)
