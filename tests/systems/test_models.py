"""The M rows whose inventories have no rows yet: their classes and properties exist. Also DCAT for SYS-08."""

import pytest
from rdflib import DCAT, DCTERMS, FOAF, Graph

from tests.service import Service

FIELDS = """SELECT DISTINCT ?name WHERE {
    kg:%s rdfs:subClassOf* ?class .
    ?property rdfs:domain|<https://schema.org/domainIncludes> ?class .
    BIND(STRAFTER(STR(?property), "#") AS ?name) }"""


def fields(service: Service, name: str) -> set[object]:
    return set(service.values(FIELDS % name))


def test_sys_02_m_a_periodical_has_issues_and_items_of_seven_kinds(service: Service) -> None:
    """Publication, Issue, Item classes; kinds are SKOS concepts."""
    for name in ("Publication", "Issue", "NewsletterItem"):
        assert service.ask(f"ASK {{ kg:{name} a owl:Class }}")
    kinds = service.values("""SELECT ?kind {
        [] a kg:NewsletterItemKind ; a skos:Concept ; dct:identifier ?kind ;
           skos:inScheme <https://kennisgraaf.example/id/scheme/newsletter-item-kinds> }""")
    names = ("praktijk", "aankondiging", "standpunt", "kennisitem", "beleidsitem", "link", "buitenland")
    assert sorted(map(str, kinds)) == sorted(f"itemkind:{name}" for name in names)


def test_sys_04_m_a_church_case_has_its_place_functions_history_and_links(service: Service) -> None:
    """ChurchCase and ParishChurchCase exist with those fields."""
    asked = {"locatedIn", "street", "currentFunction", "history", "photoUrl", "contact", "link"}
    assert asked <= fields(service, "ChurchCase")
    assert asked <= fields(service, "ParishChurchCase")


def test_sys_05_m_a_case_of_temporary_use_has_six_aspects(service: Service) -> None:
    """Functions, success factors, legal framework, cost, role of local authorities, administrative requirements."""
    asked = {
        "currentFunction",
        "successFactor",
        "legalFramework",
        "cost",
        "localAuthorityRole",
        "administrativeRequirements",
    }
    assert asked <= fields(service, "TemporaryUseCase")


def test_sys_06_m_an_instrument_has_an_official_and_a_last_review(service: Service) -> None:
    """InstrumentDatabase, Instrument; not a CaseCollection."""
    assert {"responsibleOffice", "lastReviewed"} <= fields(service, "Instrument")
    assert service.ask("ASK { plat:instrumentendatabank a kg:InstrumentDatabase }")
    assert not service.ask("ASK { coll:instrumenten a kg:CaseCollection }")


def test_sys_08_m_an_open_dataset_has_a_distribution_a_licence_and_a_publisher(service: Service) -> None:
    """Dataset, Distribution, licence, publisher."""
    assert {"distributionUrl", "format", "licence", "datasetPublisher"} <= fields(service, "OpenDataset")
    assert service.ask("ASK { kg:OpenDataset rdfs:subClassOf <http://www.w3.org/ns/dcat#Dataset> }")


def catalogue(service: Service, pattern: str) -> set[str]:
    """Return the titles in English of the datasets of the DCAT export that match a pattern."""
    answer = service.client.get("/catalog", headers={"accept": "text/turtle"})
    found = (
        Graph()
        .parse(data=answer.text, format="turtle")
        .query(
            f"""PREFIX thm: <https://kennisgraaf.example/id/thm/>
        SELECT ?title {{ [] a dcat:Catalog ; dcat:dataset ?dataset . ?dataset dct:title ?title
            FILTER(LANG(?title) = "en") {pattern} }}""",
            initNs={"dcat": DCAT, "dct": DCTERMS, "foaf": FOAF},
        )
    )
    return {str(row[0]) for row in found}  # type: ignore[index]


def test_sys_08_q_the_catalogue_is_queried_by_publisher_and_theme(service: Service) -> None:
    """DCAT export parses; each inventory is a dataset with the themes of its things, also the broader ones."""
    published = '?dataset dct:publisher [ foaf:name "Kennisgraaf" ] .'
    everything = catalogue(service, "")
    assert len(everything) > 40
    assert catalogue(service, published) == everything
    assert catalogue(service, f"{published} ?dataset dcat:theme thm:woonbeleid .") == {
        f"Inventory {name}.csv"
        for name in ("case_collections", "milestones", "passages", "platforms", "theme_links", "themes")
    }
    on_cities = catalogue(service, f"{published} ?dataset dcat:theme thm:smart-cities .")
    assert {"Inventory calls.csv", "Inventory projects.csv"} < on_cities
    assert "Inventory cities.csv" not in on_cities
    assert catalogue(service, '?dataset dct:publisher [ foaf:name "Somebody else" ] .') == set()


def test_sys_08_q_the_open_data_action_is_found_for_2020(service: Service) -> None:
    """Action act:10 found for 2020."""
    planned = "SELECT ?act { ?act kg:hasTheme thm:open-data ; kg:plannedIn plan:2020 }"
    assert service.values(planned) == ["act:10"]
    answer = service.graphql("""{ plannedActions(filter: {
        underTheme: {some: {id: {eq: "thm:open-data"}}}, plannedIn: {id: {eq: "plan:2020"}} }) { nodes { key } } }""")
    assert answer["plannedActions"]["nodes"] == [{"key": "act:10"}]


def test_sys_08_q_the_plan_states_no_open_dataset_of_a_city_nor_its_licence(service: Service) -> None:
    """Not stated: the text announces open data (384-385) and names no dataset."""
    assert not service.ask("ASK { ?dataset a kg:OpenDataset }")
    assert not service.ask("ASK { ?dataset kg:licence ?licence }")
    assert service.graphql("{ openDatasets { totalCount } }") == {"openDatasets": {"totalCount": 0}}


@pytest.mark.parametrize("name", ["Objective", "Action", "FinanceLine"])
def test_sys_10_m_a_budget_key_is_shared_by_plan_and_finance(service: Service, name: str) -> None:
    """PlanElement `budgetKey`, FinanceLine."""
    assert "budgetKey" in fields(service, name)


def test_sys_16_m_a_study_trip_has_a_host_and_visited_projects(service: Service) -> None:
    """StudyTrip with host and visited projects."""
    assert {"destination", "tripHost", "visitsProject"} <= fields(service, "StudyTrip")


def test_sys_21_m_a_feasibility_study_has_an_applicant_and_the_kenniscentrum_its_roles(service: Service) -> None:
    """Three applicant kinds; roles of the Kenniscentrum."""
    assert "applicantKind" in fields(service, "ChurchFeasibilityStudy")
    asked = """SELECT ?kind { ?it kg:aspectOf prog:rr-1 ; kg:aspectKind "applicant" ;
        rdfs:label ?kind ; kg:ordinal ?n %s } ORDER BY ?n"""
    assert service.values(asked % "FILTER(LANG(?kind) = 'nl')") == ["steden", "gemeenten", "kerkbesturen"]
    (role,) = service.values("SELECT ?role { ?row kg:inEndeavour prog:rr-1 ; kg:participant org:kvs ; kg:role ?role }")
    assert role == "medeontwikkelaar, lid projectstuurgroep, medefinancier projectbureau"
    bodies = """SELECT ?it { { ?it kg:serves prog:rr-1 } UNION
        { ?row kg:inEndeavour prog:rr-1 ; kg:role "projectbureau" ; kg:participant ?it } } ORDER BY ?it"""
    assert service.values(bodies) == ["body:psg-herbestemmen", "org:projectbureau-kerken"]


def test_sys_23_m_a_toolbox_has_items_with_evidence(service: Service) -> None:
    """Toolbox, item, evidence."""
    assert "evidencedBy" in fields(service, "ToolboxItem")
    assert service.ask("ASK { tool:toolbox-verweving a kg:Toolbox }")
