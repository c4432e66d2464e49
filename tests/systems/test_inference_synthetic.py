"""The SYS-I rows that need invented rows, and X-11: their inferences are in separate graphs, included on request."""

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path

from graph_store.graphs import Scope
from tests.graph_store.scoped import select
from tests.service import Inventories, Service
from tests.systems.conftest import INVENTED

LATE = Path(__file__).parents[2] / "queries" / "competency" / "late-instruments.rq"


def test_x_11_what_rests_on_an_invented_row_is_switched_on_by_asking(invented: Service) -> None:
    """Facts inferred from synthetic rows can be included or excluded in a query."""
    urban = "ASK { ?case a kg:UrbanChurchCase }"
    assert [invented.ask(urban), invented.ask(urban, synthetic="true")] == [False, True]
    assert not invented.ask(urban, synthetic="true", include="asserted")
    graphs = "SELECT DISTINCT ?g { GRAPH ?g { ?case a kg:%s } }"
    assert invented.values(graphs % "ChurchCase") == ["https://kennisgraaf.example/graph/synthetic"]
    assert invented.values(graphs % "UrbanChurchCase") == ["https://kennisgraaf.example/graph/inferred-synthetic"]
    counted = "{ without: urbanChurchCases { totalCount } with: urbanChurchCases @at(synthetic: true) { totalCount } }"
    answer = {name: each["totalCount"] for name, each in invented.graphql(counted).items()}
    assert answer["without"] == 0 < answer["with"]


def test_x_11_invented_rows_change_nothing_that_the_document_says(invented: Service, service: Service) -> None:
    """Synthetic rows never mix with answers about the document, closed-world ones included."""
    assert set(invented.state.newest().triples(Scope())) == set(service.state.newest().triples(Scope()))


def test_x_10_what_rests_on_an_invented_row_is_explained(invented: Service) -> None:
    """Every inferred statement gives the rule and the asserted statements it rests on."""
    closure = invented.client.app.state.service.closure(invented.state.newest(), synthetic=True)  # type: ignore[attr-defined]
    snapshot = invented.state.newest()
    found = [quad.triple for quad in snapshot.quads(g=snapshot.graphs.inferred_synthetic)]
    assert len(found) > 100
    assert [triple for triple in found if not (why := closure.explain(triple)) or not why.rule] == []


def test_with_invented_rows_sys_02_i_items_are_found_by_wider_themes(invented: Service) -> None:
    """An item on rechtenverkenning is found under rechten and under smart cities."""
    under = "SELECT ?item { ?item a kg:NewsItem ; kg:hasTheme/skos:broaderTransitive %s }"
    for theme in ("thm:rechten", "thm:smart-cities"):
        assert len(invented.values(under % theme, synthetic="true")) == 1


def test_with_invented_rows_sys_04_i_a_church_case_in_a_centre_city_is_urban_and_in_its_province(
    invented: Service,
) -> None:
    """A case in a centre city is UrbanChurchCase and is found under its province by C2."""
    stray = """ASK { ?case a kg:ChurchCase ; kg:locatedIn ?city . ?city a kg:CentreCity ; kg:within ?province .
        ?province a kg:Province FILTER NOT EXISTS { ?case a kg:UrbanChurchCase ; kg:locatedIn ?province } }"""
    assert not invented.ask(stray, synthetic="true")
    cases = "ASK { ?case a kg:UrbanChurchCase ; kg:locatedIn area:antwerpen }"
    assert invented.ask(cases, synthetic="true")


def test_with_invented_rows_sys_06_i_instruments_are_late_on_a_given_day(invented: Service) -> None:
    """With a given reference date the overdue set equals the hand-made list."""
    snapshot = invented.state.newest()
    text = LATE.read_text(encoding="utf-8")
    late = {}
    for day in ("2020-06-15", "2020-07-10", "2020-07-11", "2019-08-31"):
        asked = text.replace('"2020-06-15"', f'"{day}"')
        rows = select(snapshot, asked, Scope(synthetic=True))
        late[day] = [str(row["instrument"])[-2:-1] for row in rows]
    assert late == {"2020-06-15": ["b", "c"], "2020-07-10": ["b", "c"], "2020-07-11": ["a", "b", "c"], "2019-08-31": []}


def test_with_invented_rows_sys_09_i_an_action_is_under_its_objective(invented: Service) -> None:
    """Transitive `underObjective`."""
    under = """SELECT ?name { ?it kg:underObjective ?whole . ?whole dct:identifier "orba:gent-1" .
        ?it dct:identifier ?name } ORDER BY ?name"""
    assert invented.values(under, synthetic="true") == ["orba:gent-1-1", "orba:gent-1-1-1", "orba:gent-1-1-2"]


def test_with_invented_rows_objectives_lead_to_plans_actions_and_indicators(invented: Service) -> None:
    """This is the nesting that SYS-09-Q asks for."""
    answer = invented.graphql("""{ planElement(id: "orba:gent-1") @at(synthetic: true) {
        childElement { nodes { key childElement(orderBy: [{key: ASC}]) { nodes { key
            measuredBy { nodes { label } } } } } } } }""")
    (plan,) = answer["planElement"]["childElement"]["nodes"]
    assert plan == {
        "key": "orba:gent-1-1",
        "childElement": {
            "nodes": [
                {"key": "orba:gent-1-1-1", "measuredBy": {"nodes": [{"label": "geplante bomen"}]}},
                {"key": "orba:gent-1-1-2", "measuredBy": {"nodes": []}},
            ]
        },
    }


def test_with_invented_rows_planned_and_spent_amounts_are_those_of_the_file(invented: Service) -> None:
    """SYS-10-Q asks the same of the shipped rows: sums equal the CSV, with dots for thousands and decimal commas."""
    asked = """SELECT ?name ?year ?kind (SUM(?amount) AS ?all) {
        ?action kg:underObjective ?whole ; kg:budgetKey ?key ; kg:planOfCity ?city .
        ?whole a kg:Objective ; dct:identifier ?name .
        ?line kg:budgetKey ?key ; kg:financeOf ?city ; kg:amount ?amount ; kg:lineKind ?kind ; kg:year ?year
        } GROUP BY ?name ?year ?kind"""
    with (INVENTED[0] / "finance_lines.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    summed: Counter[tuple[str, int, str]] = Counter()
    for line in lines:
        cents = int(line["amount"].replace(".", "").replace(",", ""))
        summed[f"orba:{line['city'].removeprefix('mun:')}-1", int(line["year"]), line["kind"]] += cents
    found = {row[:3]: Decimal(str(row[3])) * 100 for row in invented.rows(asked, synthetic="true")}
    assert found == summed


def test_with_invented_rows_sys_10_i_amounts_roll_up_to_the_objective(invented: Service) -> None:
    """Objective total = sum over transitive children, no double counting."""
    total = """SELECT (SUM(?amount) AS ?all) {
        ?action kg:underObjective ?whole ; kg:budgetKey ?key ; kg:planOfCity ?city .
        ?whole dct:identifier "%s" . ?line kg:budgetKey ?key ; kg:financeOf ?city ; kg:amount ?amount ;
        kg:lineKind "krediet" }"""
    for objective in ("orba:gent-1", "orba:gent-1-1"):
        assert invented.values(total % objective, synthetic="true") == ["25001"]


def test_with_invented_rows_sys_13_i_processing_for_a_smart_city_project_is_flagged(invented: Service) -> None:
    """SmartCityProcessing is inferred for an activity of a City of Things project."""
    flagged = "SELECT ?name { ?it a kg:SmartCityProcessing ; dct:identifier ?name }"
    assert invented.values(flagged, synthetic="true") == ["verw:a"]


def test_with_invented_rows_sys_15_i_partners_of_four_kinds_make_a_quadruple_helix(inventories: Inventories) -> None:
    """A project with partners of the four kinds is QuadrupleHelixProject; removing one kind removes the type."""
    helix = "SELECT ?it { ?it a kg:QuadrupleHelixProject }"
    rows = [f"prj:be-reel,{who},partner,stated,1032" for who in ("org:belfius", "org:ugent", "org:burgers")]
    inventories.append("organisations.csv", "org:burgers,Burgers,,research_network,burgers,assigned,,,,1032")
    inventories.append("project_partners.csv", *rows)
    inventories.sync()
    assert inventories.values(helix) == ["prj:be-reel"]
    inventories.change("project_partners.csv", f"{rows[0]}\n", "")
    inventories.sync()
    assert inventories.values(helix) == []


def test_with_invented_rows_sys_15_i_declared_criteria_stay_unknown_without_evidence(invented: Service) -> None:
    """Criteria with check `declared` stay unknown without evidence."""
    verdicts = """SELECT ?verdict { ?it a kg:CriterionCheck ; kg:verdict ?verdict
        FILTER NOT EXISTS { ?it kg:evidenceText ?any } }"""
    assert invented.values(verdicts, synthetic="true") == ["unknown"]


def test_with_invented_rows_sys_23_i_factors_lead_to_cities(invented: Service) -> None:
    """Factor → project → city by path query."""
    cities = "SELECT DISTINCT ?city { ?factor kg:evidencedBy/kg:sitedIn ?city }"
    assert invented.values(cities, synthetic="true") == ["mun:gent"]


def test_with_invented_rows_a_study_finds_the_case_of_its_church(invented: Service) -> None:
    """SYS-21-I asks the same of the shipped rows."""
    matched = """SELECT ?study ?case { ?study a kg:ChurchFeasibilityStudy ; kg:church ?name ; kg:locatedIn ?city .
        ?case a kg:ChurchCase ; rdfs:label ?label ; kg:locatedIn ?city . ?city a kg:Municipality
        FILTER(STR(?label) = STR(?name)) }"""
    assert invented.rows(matched) == []
    assert invented.rows(matched, synthetic="true") == [("hbs:a", "kerk:sint-jan")]
