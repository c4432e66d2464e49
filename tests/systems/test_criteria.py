"""SYS-15-I: which criteria the programmes and projects satisfy, by which rows, and what is left to people."""

import pytest
from pyoxigraph import RdfFormat, parse

from graph_store.graphs import Include, Scope
from graph_store.versions import State
from loaders import sync
from ontology.namespaces import local_name
from ontology.reasoning import compile_rules, materialise
from ontology.reasoning.verbalisation import fact_words
from ontology.turtle_files import ontology_triples
from tests.queries.test_competency import by_graphql, by_sparql
from tests.service import Inventories, Service
from tests.systems.test_inference import proof, rows

HELIX, REGION, LEVELS, DISSEMINATION, DATA = (f"crit:sp-{number}" for number in range(5, 10))
DECLARED = [f"crit:sp-{number}" for number in range(1, 5)]
BY = "SELECT ?it {{ ?it kg:{} {} }} ORDER BY ?it"


def outcomes(service: Service, thing: str, **choices: str) -> dict[str, str]:
    """Return the outcome of each criterion for one programme or project, by the named question."""
    found = by_sparql(service, "criteria-checked", **choices)
    return {str(row[1]): str(row[2]) for row in found if row[0] == thing}


def test_both_languages_give_the_same_for_each_programme_or_project_and_criterion(service: Service) -> None:
    sparql = by_sparql(service, "criteria-checked")
    assert sorted(by_graphql(service, "criteria-checked"), key=repr) == sorted(sparql, key=repr)
    assert len(sparql) == (29 + 20) * 9


def test_sys_15_i_be_reel_is_regional_and_disseminates_and_the_rest_is_open(service: Service) -> None:
    """Its unnamed groups of cities have no type, so its pillars and levels of government stay unknown."""
    assert outcomes(service, "prj:be-reel") == {
        **dict.fromkeys(DECLARED, "not computed"),
        HELIX: "unknown",
        REGION: "satisfied",
        LEVELS: "unknown",
        DISSEMINATION: "satisfied",
        DATA: "unknown",
    }
    assert ("project_partners.csv", "1032-1038") in rows(proof(service, "prj:be-reel", "kg:satisfies", REGION))
    assert ("project_partners.csv", "1046-1048") in rows(proof(service, "prj:be-reel", "kg:satisfies", DISSEMINATION))


def test_sys_15_i_one_city_of_things_project_has_settled_its_dissemination(service: Service) -> None:
    """That of the other two is unknown: it still has to be determined (L732-733). The programme disseminates."""
    assert service.values(BY.format("satisfies", DISSEMINATION)) == ["prj:be-reel", "prj:cot-databroker", "prog:sc-3"]
    still_open = service.values('SELECT ?it { ?it kg:hasChannel [ kg:status "to_be_determined" ] } ORDER BY ?it')
    assert still_open == ["prj:cot-anpr", "prj:cot-open-iot-data"]
    assert [outcomes(service, str(each))[DISSEMINATION] for each in still_open] == ["unknown", "unknown"]
    assert service.values(BY.format("doesNotSatisfy", DISSEMINATION)) == []
    settled = rows(proof(service, "prj:cot-databroker", "kg:satisfies", DISSEMINATION))
    assert settled & {("dissemination.csv", lines) for lines in ("726-727", "727-729", "729-730")}
    role = rows(proof(service, "prog:sc-3", "kg:satisfies", DISSEMINATION))
    assert ("programme_participants.csv", "710-718") in role


def test_sys_15_i_a_programme_with_partners_of_one_pillar_is_no_quadruple_helix(service: Service) -> None:
    """VLAIO and VVSG are governments; no other partners are listed for Verweving I."""
    assert service.values(BY.format("satisfies", HELIX)) == []
    assert service.values(BY.format("doesNotSatisfy", HELIX)) == ["prog:rr-2-1"]
    assert ("programme_participants.csv", "940-947") in rows(proof(service, "prog:rr-2-1", "kg:doesNotSatisfy", HELIX))


def test_sys_15_i_a_flemish_agency_and_the_cities_of_its_projects_are_two_levels(service: Service) -> None:
    """VLAIO is a partner, and municipalities host the projects."""
    assert service.values(BY.format("satisfies", LEVELS)) == ["prog:ao", "prog:rr", "prog:rr-2", "prog:rr-2-1"]
    cited = rows(proof(service, "prog:rr-2-1", "kg:satisfies", LEVELS))
    assert ("programme_participants.csv", "940-947") in cited
    assert {file for file, _ in cited} >= {"projects.csv", "criteria.csv"}
    assert service.values(BY.format("doesNotSatisfy", LEVELS)) == []


def test_sys_15_i_organisers_from_two_provinces_make_a_programme_regional(service: Service) -> None:
    """Antwerpen and Gent started the multi-year plan together."""
    found = service.values(BY.format("satisfies", REGION))
    assert {"prog:obm-1-3", "prog:sc-1-1", "prog:rr-2-2"} <= set(found)
    assert ("event_organisers.csv", "437-439") in rows(proof(service, "prog:obm-1-3", "kg:satisfies", REGION))
    reached = "SELECT ?area { prog:obm-1-3 kg:reaches ?area . ?area a kg:Province } ORDER BY ?area"
    assert service.values(reached) == ["area:antwerpen", "area:oost-vlaanderen"]


def test_sys_15_i_what_is_about_data_or_the_internet_of_things_uses_data(service: Service) -> None:
    """So do programmes with a dashboard, monitor or register; those keep their tools as a second reason."""
    found = set(service.values(BY.format("satisfies", DATA)))
    assert {"prj:cot-databroker", "prj:cot-anpr", "prj:cot-open-iot-data", "prog:sc-3", "prog:obm"} <= found
    assert not {"prog:rr", "prog:europa-1", "prj:be-reel"} & found
    assert ("theme_links.csv", "705-708") in rows(proof(service, "prj:cot-open-iot-data", "kg:satisfies", DATA))
    with_tools = "SELECT DISTINCT ?it { ?it a kg:Programme ; kg:hasPart ?tool . ?tool a kg:Dashboard }"
    assert {"prog:obm-1-1", "prog:obm-1", "prog:obm"} == set(service.values(with_tools)) & found


def test_sys_15_i_criteria_that_people_judge_are_visibly_not_computed(service: Service) -> None:
    """In GraphQL, in SPARQL and on the page of the criterion."""
    answer = service.graphql("""{ uncomputedCriteria(orderBy: [{key: ASC}]) {
        nodes { key satisfiedBy { totalCount } notSatisfiedBy { totalCount } } } }""")
    nothing = {"satisfiedBy": {"totalCount": 0}, "notSatisfiedBy": {"totalCount": 0}}
    assert answer["uncomputedCriteria"]["nodes"] == [{"key": key, **nothing} for key in DECLARED]
    assert service.values("SELECT ?it { ?it a kg:ComputedCriterion } ORDER BY ?it") == [
        HELIX, REGION, LEVELS, DISSEMINATION, DATA
    ]  # fmt: skip
    pages = {key: service.client.get(f"/doc/crit/{key[5:]}.html?lang=nl").text for key in (DECLARED[0], HELIX)}
    assert "niet-berekend criterium" in pages[DECLARED[0]]
    assert "niet-berekend criterium" not in pages[HELIX]
    assert "niet vervuld door" in pages[HELIX]


def test_with_invented_checks_a_declared_criterion_is_judged_with_evidence_only(invented: Service) -> None:
    """A check with evidence gives the verdict; one without leaves the criterion not computed."""
    found = by_sparql(invented, "criteria-checked", synthetic="true")
    judged = [row for row in found if row[2] == "judged"]
    assert judged == [("prog:sc-1-1", "crit:sp-1", "judged", "fulfilled", "verslag")]
    assert outcomes(invented, "prog:sc-1-1", synthetic="true")["crit:sp-2"] == "not computed"
    assert "judged" not in outcomes(invented, "prog:sc-1-1").values()
    satisfied = "ASK { prog:sc-1-1 kg:satisfies crit:sp-1 }"
    assert [invented.ask(satisfied), invented.ask(satisfied, synthetic="true")] == [False, True]
    graphql = by_graphql(invented, "criteria-checked", synthetic=True)
    assert sorted(graphql, key=repr) == sorted(found, key=repr)


PLAIN = """
    :p a kg:Project ; kg:hasPartner :flanders, :cities . :flanders a kg:RegionalGovernment . :cities a kg:UnnamedGroup .
    :levels a kg:Criterion ; kg:check "governance_levels" . :inclusion a kg:Criterion ; kg:check "declared" .
"""
CHECK = '[] a kg:CriterionCheck ; kg:checkOf :p ; kg:checksCriterion %s ; kg:verdict "%s" %s .'


@pytest.mark.parametrize(
    ("more", "concluded"),
    [
        ("", set()),
        (":cities a kg:LocalGovernment .", {"p satisfies levels"}),
        (":q a kg:Project ; kg:hasPartner :flanders .", {"q doesNotSatisfy levels"}),
        (CHECK % (":inclusion", "fulfilled", "; kg:evidenceText 'verslag'"), {"p satisfies inclusion"}),
        (CHECK % (":inclusion", "not_fulfilled", "; kg:evidenceText 'verslag'"), {"p doesNotSatisfy inclusion"}),
        (CHECK % (":inclusion", "unknown", "; kg:evidenceText 'verslag'"), set()),
        (CHECK % (":inclusion", "fulfilled", ""), set()),
        (CHECK % (":levels", "fulfilled", "; kg:evidenceText 'verslag'"), set()),
        (":cities a kg:LocalGovernment . :p kg:endedBy :plan .", set()),
    ],
)
def test_with_invented_facts_only_what_is_known_decides(more: str, concluded: set[str]) -> None:
    """An unnamed group counts once it has a type; a check decides only a criterion without a rule, with evidence."""
    text = f"@prefix : <urn:x:> . @prefix kg: <https://kennisgraaf.example/ns#> . {PLAIN} {more}"
    facts = frozenset(quad.triple for quad in parse(text, format=RdfFormat.TURTLE))
    inferred = materialise(compile_rules(ontology_triples()), facts).inferred()
    about = ("satisfies", "doesNotSatisfy")
    words = {fact_words(each) for each in inferred if local_name(each.predicate.value) in about}
    assert {each.replace("kg:", "") for each in words} == concluded


INVENTED_ROWS = [
    (HELIX, "prog:rr-2-1", "programme_participants.csv", [
        f"prog:rr-2-1,org:{who},partner,stated,940" for who in ("belfius", "ugent", "burgers")]),
    (REGION, "prj:cot-anpr", "project_partners.csv", ["prj:cot-anpr,mun:gent,partner,stated,706"]),
    (LEVELS, "prj:be-reel", "project_partners.csv", ["prj:be-reel,mun:gent,partner,stated,1034"]),
    (DISSEMINATION, "prj:cot-anpr", "dissemination.csv", ["prj:cot-anpr,slotevent,settled,726"]),
    (DATA, "prog:europa-1", "tools.csv", ["tool:meter,Meter,dashboard,,prog:europa-1,meet de renovatie,1038"]),
]  # fmt: skip


@pytest.mark.parametrize(("criterion", "thing", "file", "added"), INVENTED_ROWS)
def test_with_invented_rows_each_computed_criterion_comes_and_goes_with_its_facts(
    inventories: Inventories, criterion: str, thing: str, file: str, added: list[str]
) -> None:
    """The rules hold for any criterion of their kind, and a change gives the same as loading everything anew."""
    satisfied = f"SELECT ?criterion {{ {thing} kg:satisfies ?criterion . ?criterion kg:check ?kind }}"
    (kind,) = inventories.values(f"SELECT ?kind {{ {criterion} kg:check ?kind }}")
    inventories.append("criteria.csv", f"crit:sp-10,10,verzonnen,invented,{kind},577")
    inventories.append("organisations.csv", "org:burgers,Burgers,,research_network,burgers,assigned,,,,940")
    inventories.sync()
    assert not {criterion, "crit:sp-10"} & set(inventories.values(satisfied))
    inventories.append(file, *added)
    inventories.sync()
    assert {criterion, "crit:sp-10"} <= set(inventories.values(satisfied))
    assert inventories.values(f"SELECT ?it {{ ?it kg:doesNotSatisfy {criterion} FILTER(?it = {thing}) }}") == []
    anew = State(inventories.folder.parent / "anew")
    sync(inventories.folder, anew)
    newest = (each.newest() for each in (inventories.state, anew))
    assert len({frozenset(map(str, each.triples(Scope(Include.INFERRED)))) for each in newest}) == 1
    inventories.change(file, "".join(f"{line}\n" for line in added), "")
    inventories.sync()
    assert not {criterion, "crit:sp-10"} & set(inventories.values(satisfied))
