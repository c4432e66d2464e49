"""SYS-32 and SYS-33: the register of cities and places, themes and the text of the plan."""

import pytest

from tests.service import Service


def test_sys_32_m_the_register_holds_municipalities_and_provinces(service: Service) -> None:
    """17 municipalities, 5 provinces, NIS code as key."""
    answer = service.graphql("{ municipalities { totalCount } provinces { totalCount } centreCities { totalCount } }")
    assert [each["totalCount"] for each in answer.values()] == [17, 5, 13]
    codes = service.values("SELECT ?code { ?it a kg:Municipality ; kg:nisCode ?code }")
    assert (len(codes), len(set(codes))) == (17, 17)


def test_sys_32_s_reference_data_has_a_graph_of_its_own(service: Service) -> None:
    """Reference triples are in their own graph."""
    where = (
        "SELECT DISTINCT ?g { GRAPH ?g { mun:gent %s ?value } FILTER(?g NOT IN (graph:inferred, graph:provenance)) }"
    )
    for term in ("kg:nisCode", "kg:within", "kg:centreCity"):
        assert service.values(where % term) == ["https://kennisgraaf.example/graph/reference"]
    assert not service.ask("ASK { GRAPH ?g { ?it a kg:CentreCity } FILTER(?g != graph:reference) }")
    assert len(service.values("SELECT ?area { GRAPH graph:reference { ?area kg:areaType ?type } }")) == 8


def test_sys_32_q_projects_by_province_and_cities_not_named(service: Service) -> None:
    """West-Vlaanderen 4; {Brugge, Hasselt, Oostende}."""
    answer = service.graphql("""{
        province(id: "area:west-vlaanderen") { locationOf { totalCount } }
        centreCities(filter: {namedInDocument: {eq: false}}, orderBy: [{key: ASC}]) { nodes { label } } }""")
    assert answer["province"]["locationOf"]["totalCount"] == 4
    assert [each["label"] for each in answer["centreCities"]["nodes"]] == ["Brugge", "Hasselt", "Oostende"]


def test_sys_33_m_themes_in_two_languages_and_passages_with_lines(service: Service) -> None:
    """28 concepts, 33 passages."""
    labels = "SELECT (COUNT(*) AS ?n) { ?it a kg:Theme ; skos:prefLabel ?label FILTER(LANG(?label) = '%s') }"
    assert [service.values(labels % tag) for tag in ("nl", "en")] == [[28], [28]]
    passages = "SELECT (COUNT(*) AS ?n) { ?it a kg:Passage ; kg:text ?text ; kg:lineFrom ?from ; kg:lineTo ?to }"
    assert service.values(passages) == [33]


def test_sys_33_s_passages_are_read_with_corrections(service: Service) -> None:
    """Search ‘coördinatie’ finds L107, L711; no hit needs the fault `codrdinatie`."""
    answer = service.graphql("""{ search(text: "coördinatie", types: [Passage]) { nodes {
        ... on Passage { key lineFrom lineTo } } } }""")
    spans = [(each["lineFrom"], each["lineTo"]) for each in answer["search"]["nodes"]]
    assert [line for line in (107, 711) if not any(first <= line <= last for first, last in spans)] == []
    assert not service.ask('ASK { ?passage kg:text ?text FILTER(CONTAINS(?text, "codrdinatie")) }')


def test_sys_33_q_texts_are_searched_by_word_and_theme_in_two_languages(service: Service) -> None:
    """‘disseminatie*’ → three programme parts."""
    answer = service.graphql("""{
        words: search(text: "disseminatie", types: [Passage]) { nodes { ... on Passage { about { key } } } }
        nl: search(text: "tijdelijk gebruik", language: "nl", types: [Theme]) { nodes { key } }
        en: search(text: "temporary use", language: "en", types: [Theme]) { nodes { key } } }""")
    programmes = {each["about"]["key"] for each in answer["words"]["nodes"]}
    assert programmes == {"prog:europa-1", "prog:sc-1-1", "prog:sc-3"}
    assert [answer[tag]["nodes"][0]["key"] for tag in ("nl", "en")] == ["thm:tijdelijk-gebruik"] * 2


@pytest.mark.parametrize("theme", ["smart-cities", "rechten", "tijdelijk-gebruik", "ruimte", "woonbeleid"])
def test_sys_33_q_things_are_found_by_theme_in_both_query_languages(service: Service, theme: str) -> None:
    """Search by theme: narrower themes count, and each thing is under the theme by one chain of rows."""
    found = service.values(f"SELECT ?it {{ ?it kg:underTheme thm:{theme} }} ORDER BY ?it")
    paths = f"SELECT DISTINCT ?it {{ ?it kg:hasTheme/skos:broader* thm:{theme} }} ORDER BY ?it"
    assert found == service.values(paths)
    under = f'underTheme: {{some: {{id: {{eq: "thm:{theme}"}}}}}}'
    answer = service.graphql(f"""{{ theme(id: "thm:{theme}") {{ themeCovers(first: 1000) {{ nodes {{ key }} }} }}
        things(first: 1000, filter: {{{under}}}) {{ nodes {{ key }} }} }}""")
    for nodes in (answer["theme"]["themeCovers"]["nodes"], answer["things"]["nodes"]):
        assert sorted(each["key"] for each in nodes) == sorted(map(str, found))
    assert len(found) > 3


@pytest.mark.parametrize(("word", "language"), [("rechten", "nl"), ("rights", "en")])
def test_sys_33_q_a_word_in_either_language_leads_to_a_theme_and_its_things(
    service: Service, word: str, language: str
) -> None:
    """‘rechten’ and ‘rights’ find the theme, and through it the same programme, action and passages."""
    answer = service.graphql(f"""{{ search(text: "{word}", language: "{language}", types: [Theme]) {{ nodes {{
        key ... on Theme {{ themeCovers(filter: {{type: {{in: [Programme, PlannedAction, Passage]}}}}) {{
            nodes {{ key }} }} }} }} }} }}""")
    theme = next(each for each in answer["search"]["nodes"] if each["key"] == "thm:rechten")
    under = {each["key"] for each in theme["themeCovers"]["nodes"]}
    assert under == {"prog:sc-1-1", "act:19", "psg:sc-1-1", "psg:voorwoord"}


def test_a_thing_under_a_broader_theme_is_explained_by_both_rows(service: Service) -> None:
    """C10: underTheme ∘ broader → underTheme."""
    told = service.graphql("""{ explain(subject: "plat:tijdelijk-gebruiken", predicate: "underTheme",
        object: "thm:ruimte") { steps { rows { file sourceLines } } } }""")["explain"]
    files = {row["file"]: row["sourceLines"] for step in told["steps"] for row in step["rows"]}
    assert files == {"theme_links.csv": ["219-229"], "themes.csv": ["219-231"]}


def test_each_theme_is_that_of_a_thing_and_each_link_has_lines_and_a_basis(service: Service) -> None:
    assert service.values("SELECT ?theme { ?theme a kg:Theme FILTER NOT EXISTS { ?it kg:hasTheme ?theme } }") == []
    assert not service.ask("ASK { ?it kg:hasTheme ?theme FILTER NOT EXISTS { ?link kg:linkedThing ?it ; "
                           "kg:linkedTheme ?theme ; kg:sourceLines ?lines } }")  # fmt: skip
    kinds = service.values("SELECT DISTINCT ?basis { ?link a kg:ThemeLink ; kg:basis ?basis }")
    assert set(kinds) == {"stated", "derived", "context"}


def test_only_what_the_text_gives_no_theme_has_none(service: Service) -> None:
    """The other assignments share no theme, and the text does not name the core themes of the portal (142-146)."""
    bare = """SELECT ?it { VALUES ?kind { kg:Programme kg:Project kg:Event kg:Platform kg:Collection kg:PlannedAction }
        ?it a ?kind FILTER NOT EXISTS { ?it kg:hasTheme ?theme } } ORDER BY ?it"""
    assert service.values(bare) == ["coll:nieuws", "plat:portaalsite", "prog:ao"]


def test_reference_data_rests_on_no_line_of_the_source_in_graphql(service: Service) -> None:
    """The NIS code of each municipality comes from the register."""
    cities = service.graphql("{ municipalities { nodes { key nisCode } } }")["municipalities"]["nodes"]
    rows = 'provenance(subject: "%s", predicate: "nisCode", object: "%s") { file basis sourceLines }'
    asked = [rows % (city["key"], city["nisCode"]) for city in cities]
    answer = service.graphql("{ " + " ".join(f"r{place}: {each}" for place, each in enumerate(asked)) + " }")
    assert len(answer) == len(cities) == 17
    assert all(rows == [{"file": "cities.csv", "basis": "reference", "sourceLines": []}] for rows in answer.values())
    told = service.graphql("""query @lang(prefer: ["nl"]) {
        explain(subject: "mun:roeselare", predicate: "nisCode", object: "36015") {
        text } }""")["explain"]["text"]
    assert told.endswith("[cities.csv:12 (referentieregister)]")
