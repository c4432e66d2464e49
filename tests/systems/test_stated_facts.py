"""The facts of the text that a reader expects: each is a row of the shipped inventories, with its lines and basis."""

import pytest

from tests.service import Service, Value


def listed(service: Service, thing: str, kind: str) -> list[Value]:
    """Return the Dutch labels of what the text lists about a thing, in its order."""
    asked = f"""SELECT ?label {{ ?it kg:aspectOf {thing} ; kg:aspectKind "{kind}" ; rdfs:label ?label
        OPTIONAL {{ ?it kg:ordinal ?n }} FILTER(LANG(?label) = "nl") }} ORDER BY ?n"""
    return service.values(asked)


def rows_of(service: Service, subject: str, predicate: str, value: str) -> list[tuple[str, str, list[str]]]:
    """Return file, basis and lines of the rows that state a fact."""
    asked = f'provenance(subject: "{subject}", predicate: "{predicate}", object: "{value}")'
    answer = service.graphql(f"{{ {asked} {{ file basis sourceLines }} }}")["provenance"]
    return [(each["file"], each["basis"], each["sourceLines"]) for each in answer]


def test_the_plan_is_of_the_last_year_but_one_of_its_agreement(service: Service) -> None:
    plan = """SELECT ?year ?place ?agreement ?terms { plan:2020 kg:documentYear ?year ; kg:agreementYear ?place ;
        kg:underAgreement ?agreement . ?agreement kg:termYears ?terms }"""
    assert service.rows(plan) == [(2020, 4, "agr:3", 5)]
    assert rows_of(service, "plan:2020", "agreementYear", "4") == [("documents.csv", "derived", ["11", "21-25", "112"])]


def test_the_multi_year_plan_has_its_years(service: Service) -> None:
    years = "SELECT ?from ?to { mjp:2017-2021 a kg:MultiYearPlan ; kg:startYear ?from ; kg:endYear ?to }"
    assert service.rows(years) == [(2017, 2021)]


def test_the_follow_up_workshops_take_up_five_topics(service: Service) -> None:
    topics = service.values("SELECT ?topic { evt:2020-vervolgworkshops-gdpr kg:addresses ?topic } ORDER BY ?topic")
    names = ("dpia", "smart-city", "verbonden-organisaties", "verwerkingsovereenkomst", "verwerkingsregister")
    assert topics == [f"gdpr:{name}" for name in names]


@pytest.mark.parametrize(
    ("later", "earlier", "basis", "lines"),
    [
        ("call:verweving-2", "call:verweving-1", "stated", ["985-987"]),
        ("act:30", "dlv:diagnosenota", "stated", ["974-978"]),
        ("act:15", "evt:2019-workshops-datawarehouse", "context", ["469-478"]),
        ("act:24", "ms:stadsgenoten-bevraging", "context", ["740-754"]),
        ("evt:2020-10-29-seminarie-innovatie", "res:civil-society-flanders", "stated", ["829-835"]),
    ],
)
def test_later_work_builds_on_earlier_work(
    service: Service, later: str, earlier: str, basis: str, lines: list[str]
) -> None:
    assert rows_of(service, later, "buildsOn", earlier) == [("builds_on.csv", basis, lines)]


def test_the_insights_of_stadsgenoten_are_tied_to_three_actions(service: Service) -> None:
    tied = "SELECT ?act { ?act kg:buildsOn ms:stadsgenoten-startnota, ms:stadsgenoten-bevraging } ORDER BY ?act"
    assert service.values(tied) == ["act:24", "act:25", "act:26"]


@pytest.mark.parametrize(
    ("thing", "kind", "first", "count"),
    [
        ("prog:sc-3", "coordination", "de timing van de projecten afstemmen", 3),
        ("act:23", "audience", "de niet betrokken centrumsteden", 3),
        ("prj:be-reel", "subproject", "capaciteitsopbouw en opleiding voor beheerders en belanghebbenden", 4),
        ("prj:be-reel", "aim", "bijdragen aan renovaties", 1),
        ("prog:sc-1-2", "part", "theoretische kennissessies georganiseerd door het gastbestuur", 2),
        ("prog:rr-1", "applicant", "steden", 3),
        ("prog:rr-1", "result", "duidelijkheid over de beste keuze", 4),
        ("prog:ao-2", "part", "een tweedaagse waar een theoretische onderbouw centraal staat", 2),
        ("evt:2020-10-29-seminarie-innovatie", "topic", "ontwikkelingen aan de top", 2),
        ("evt:2020-06-12-seminarie-stadsregionaal", "topic", "een overzicht van het hele project", 3),
        ("tool:datawarehouse", "building_block", "informatiebehoefte bepalen", 7),
        ("def:smart-city", "role", "initiëren", 9),
        ("pub:nieuwsbrief", "item_kind", "interessante praktijken uit de centrumsteden", 7),
        ("res:tijdelijke-invullingen", "studied", "mogelijke functies", 6),
        ("tool:schillenboek", "part", "best practices", 3),
    ],
)  # fmt: skip
def test_what_the_text_lists_about_a_thing_is_listed_in_its_order(
    service: Service, thing: str, kind: str, first: str, count: int
) -> None:
    labels = listed(service, thing, kind)
    assert (str(labels[0]).startswith(first), len(labels)) == (True, count)


def test_both_languages_of_query_list_the_same(service: Service) -> None:
    answer = service.graphql("""{ tool(id: "tool:datawarehouse") { hasAspect(orderBy: [{ordinal: ASC}]) {
        nodes { label @lang(prefer: ["nl"]) } } } }""")
    nodes = answer["tool"]["hasAspect"]["nodes"]
    assert [each["label"] for each in nodes] == listed(service, "tool:datawarehouse", "building_block")


def test_a_state_of_play_on_rights_was_drawn_up_for_each_city(service: Service) -> None:
    cities = """SELECT (COUNT(?city) AS ?n) {
        dlv:stand-van-zaken-rechten kg:drawnUpFor ?city . ?city a kg:CentreCity }"""
    assert service.values(cities) == [13]
    assert service.values("SELECT ?c { ?c a kg:CentreCity ; kg:hasDeliverable ?d }", include="asserted") == []
    first_steps = "SELECT ?city { ?row kg:inEndeavour prog:sc-1-1 ; kg:participant ?city } ORDER BY ?city"
    assert service.values(first_steps) == ["mun:gent", "mun:kortrijk"]


def test_a_decision_names_who_took_it(service: Service) -> None:
    decided = "SELECT ?who { ?it kg:decisionOn prog:sc-2 ; kg:status 'taken' ; kg:decidedBy ?who }"
    assert service.values(decided) == ["body:sg-smart-flanders"]
    joint = "SELECT (COUNT(?who) AS ?n) { dec:obm-gezamenlijk-traject kg:decidedBy ?who }"
    assert service.values(joint) == [14]


def test_the_first_interweaving_call_guides_for_three_years_with_a_note_for_each_project(service: Service) -> None:
    assert service.values("SELECT ?years { prog:rr-2-1 kg:guidanceYears ?years }") == [3]
    note = """SELECT ?project { dlv:diagnosenota kg:drawnUpFor ?project ; kg:onDate "2019-11"^^
        <http://id.loc.gov/datatypes/edtf/EDTF> . ?project kg:selectedIn call:verweving-1 }"""
    assert len(service.values(note)) == 5
    makers = "SELECT ?who { dlv:diagnosenota kg:drawnUpBy ?who } ORDER BY ?who"
    assert service.values(makers) == ["org:buur", "org:miss-miyagi"]


def test_the_framework_agreement_has_a_name_and_a_subject(service: Service) -> None:
    answer = service.graphql("""{ frameworkAgreement(id: "fwk:verweving-begeleiding") {
        label @lang(prefer: ["nl"]) agreementSubject about { key } } }""")["frameworkAgreement"]
    assert answer["label"] == "raamovereenkomst voor de begeleiding van lokale besturen"
    assert "verweven woonwerklocaties" in answer["agreementSubject"]
    assert answer["about"] == {"key": "prog:rr-2-2"}


def test_the_research_on_city_regions_took_four_years(service: Service) -> None:
    assert service.values("SELECT ?years { res:steunpunt-stadsregio kg:durationYears ?years }") == [4]
