"""X-16: everything has a name in Dutch and in English, and a translation is never shown as the words of the source."""

import csv
from html import escape
from typing import Any

import pytest

from ontology.reasoning.verbalisation import BASES, ENDED
from tests.service import DATA, Service

HTML = {"Accept": "text/html"}
NAMED = "{ ?it rdfs:label|skos:prefLabel ?name FILTER(LANG(?name) IN (%s)) }"
THINGS = """SELECT DISTINCT ?it {
    { ?it ?p ?o } UNION { ?o ?p ?it } FILTER(ISIRI(?it) && CONTAINS(STR(?it), "/id/")) FILTER NOT EXISTS %s }"""


def translated() -> dict[str, str]:
    """Return the English names of `translations.csv` by key."""
    with (DATA / "translations.csv").open(encoding="utf-8", newline="") as lines:
        return {row["id"]: row["label_en"] for row in csv.DictReader(lines)}


ONE_OF_EACH = {key.split(":")[0]: (key, label) for key, label in reversed(translated().items())}
"""The first translated thing of each kind."""


def test_x_16_everything_has_a_dutch_and_an_english_name(service: Service) -> None:
    """Names of persons have no language: they are the same in both."""
    persons = set(service.values("SELECT ?it { ?it a kg:Person }"))
    assert service.values(THINGS % (NAMED % '"nl", ""')) == []
    assert set(service.values(THINGS % (NAMED % '"en"'))) == persons
    assert set(service.values('SELECT ?it { ?it a kg:Person ; rdfs:label ?name FILTER(LANG(?name) = "") }')) == persons


def test_x_16_a_thing_has_one_name_in_each_language(service: Service) -> None:
    several = """SELECT ?it (COUNT(DISTINCT ?name) AS ?n) {
        ?it rdfs:label|skos:prefLabel ?name . FILTER(CONTAINS(STR(?it), "/id/")) }
        GROUP BY ?it (LANG(?name) AS ?language) HAVING(?n > 1)"""
    assert service.rows(several) == []


def test_x_16_a_translation_is_of_something_that_has_no_english_name_elsewhere(service: Service) -> None:
    label = "SELECT ?it ?name { GRAPH graph:source\\/translations { ?it rdfs:label ?name } }"
    assert service.pairs(label) == translated()
    elsewhere = """SELECT ?it { GRAPH graph:source\\/translations { ?it rdfs:label ?name } GRAPH ?other {
        ?it rdfs:label|skos:prefLabel ?english }
        FILTER(LANG(?english) = "en" && ?other != graph:source\\/translations) }"""
    assert service.values(elsewhere) == []


@pytest.mark.parametrize("kind", ONE_OF_EACH)
def test_x_16_a_translation_is_never_the_words_of_the_source(service: Service, kind: str) -> None:
    """Explanation, page and GraphQL give the basis `translation`, and no line of the source."""
    key, label = ONE_OF_EACH[kind]
    asked = {"s": key, "p": "rdfs:label", "o": f'"{label}"@en', "lang": "en"}
    (row,) = service.client.get("/explain", params=asked).json()["rows"]
    assert (row["file"], row["basis"], row["source_lines"], row["lines"]) == ("translations.csv", "translation", "", [])
    page = service.client.get("/explain", params=asked, headers=HTML).text
    assert "a translation" in page
    assert "A source states this" not in page
    facts = service.graphql(f"""{{ thing(id: "{key}") {{ facts(properties: ["label"]) {{ value lang
        provenance {{ rows {{ file basis cited sourceLines lines {{ number }} }} }} }} }} }}""")["thing"]["facts"]
    (origin,) = next(each["provenance"]["rows"] for each in facts if each["lang"] == "en")
    expected: dict[str, Any] = {"file": "translations.csv", "basis": "translation", "sourceLines": [], "lines": []}
    assert {name: origin[name] for name in expected} == expected
    assert not origin["cited"]


@pytest.mark.parametrize("kind", ONE_OF_EACH)
def test_x_16_a_page_is_in_the_language_of_its_reader(service: Service, kind: str) -> None:
    """The name of each kind of thing follows `Accept-Language` and `?lang=`, without a mark of another language."""
    key, label = ONE_OF_EACH[kind]
    dutch = service.graphql(f'{{ thing(id: "{key}") {{ label @lang(prefer: ["nl"]) }} }}')["thing"]["label"]
    path = f"/doc/{key.replace(':', '/')}"
    for language, name in (("nl", dutch), ("en", label)):
        by_header = service.client.get(path, headers=HTML | {"Accept-Language": f"{language}, fr;q=0.5"})
        by_choice = service.client.get(path, params={"lang": language}, headers=HTML | {"Accept-Language": "fr"})
        for answer in (by_header, by_choice):
            assert f"<h1><bdi>{escape(name)}</bdi></h1>" in answer.text
        assert "Accept-Language" in by_header.headers["Vary"]


def test_x_16_a_name_in_either_language_finds_the_thing(service: Service) -> None:
    answer = service.graphql("""{
        en: bodies(filter: {label: {eq: "management committee", lang: "en"}}) {
            nodes { key label @lang(prefer: ["en"]) } }
        nl: bodies(filter: {label: {eq: "beheerscomité", lang: "nl"}}) { nodes { key label @lang(prefer: ["nl"]) } }
        none: bodies(filter: {label: {eq: "management committee", lang: "nl"}}) { totalCount } }""")
    key = "body:beheerscomite"
    assert answer["en"]["nodes"] == [{"key": key, "label": "management committee"}]
    assert answer["nl"]["nodes"] == [{"key": key, "label": "beheerscomité"}]
    assert answer["none"]["totalCount"] == 0
    for language, name in (("en", "management committee"), ("nl", "beheerscomité")):
        filtered = f'SELECT ?name {{ {key} rdfs:label ?name FILTER(LANGMATCHES(LANG(?name), "{language}")) }}'
        assert service.values(filtered) == [name]
        text = service.client.get("/search", params={"q": name, "lang": language}, headers=HTML).text
        assert "/doc/body/beheerscomite" in text


CODE = r"^[a-z]+(_[a-z]+)+$"
VALUES = """SELECT DISTINCT ?property ?value { ?it ?property ?value . %s
    FILTER(ISLITERAL(?value) && LANG(?value) = "" && DATATYPE(?value) = xsd:string)
    FILTER(!STRSTARTS(STR(?it), STR(kg:)) && STRSTARTS(STR(?property), STR(kg:))) }"""
NAMES = """SELECT ?property ?code (GROUP_CONCAT(?language; separator=" ") AS ?languages) {
    ?named kg:codeOf ?property ; skos:notation ?code ; rdfs:label ?label BIND(LANG(?label) AS ?language) }
    GROUP BY ?property ?code"""


def test_x_16_each_code_has_a_name_in_both_languages(service: Service) -> None:
    """Every value of a property with named codes has a name, and so has everything that is written as a code."""
    named = {(of, code): sorted(str(languages).split()) for of, code, languages in service.rows(NAMES)}
    assert {pair for pair, languages in named.items() if languages != ["en", "nl"]} == set()
    listed = service.rows(VALUES % "FILTER EXISTS { ?named kg:codeOf ?property }")
    written = service.rows(VALUES % f'FILTER(REGEX(STR(?value), "{CODE}"))'.replace("\\", "\\\\"))
    assert set(listed) > set(written)
    assert set(listed) - named.keys() == set()


def test_x_16_a_page_shows_the_name_of_a_code(service: Service) -> None:
    """On the page of a thing, of its row, in lists and their filters; the address of a filter keeps the code."""
    for language, name in (("nl", "een thema verkennen"), ("en", "explore a theme")):
        for path in (
            "/doc/act/19?",
            "/row/planned_actions/act:19?",
            "/class/PlannedAction?f.actionKind=explore_theme&",
        ):
            text = service.client.get(f"{path}lang={language}", headers=HTML).text
            assert f"<bdi>{name}</bdi>" in text, path
            assert "<bdi>explore_theme</bdi>" not in text, path
    unfiltered = service.client.get("/class/PlannedAction?lang=nl", headers=HTML).text
    assert "f.actionKind=explore_theme" in unfiltered
    assert "een thema verkennen" in unfiltered


def test_the_codes_of_a_basis_have_the_words_of_explanations(service: Service) -> None:
    words = """SELECT ?code ?label { ?named kg:codeOf kg:basis ; skos:notation ?code ; rdfs:label ?label
        FILTER(LANG(?label) = "%s") }"""
    for language in ("nl", "en"):
        told = {basis: words_of[language] for basis, words_of in BASES.items() if basis != ENDED}
        assert service.pairs(words % language) == told
