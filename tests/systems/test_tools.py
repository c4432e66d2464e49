"""SYS-07 to SYS-14: Stad in cijfers, open data, ORBA, the data warehouse, GDPR and the Schillenboek."""

import re

from tests.service import DATA, Service

USERS = "SELECT ?city WHERE { GRAPH %s { ?city kg:usesTool tool:stad-in-cijfers } ?city a kg:Municipality }"


def test_sys_07_m_stad_in_cijfers_is_one_dashboard_with_a_source_and_a_working_group(service: Service) -> None:
    """Tool, dataset stadsmonitor with four editions, `body:wg-obmi` serving `prog:obm-1-1`."""
    assert service.ask("ASK { tool:stad-in-cijfers a kg:Dashboard . body:wg-obmi kg:serves prog:obm-1-1 }")
    dataset = 'SELECT ?year { tool:stadsmonitor kg:toolType "dataset" ; kg:editionYear ?year } ORDER BY ?year'
    assert service.values(dataset) == [2008, 2011, 2014, 2017]
    assert service.graphql('{ tool(id: "tool:stadsmonitor") { editionYear } }')["tool"]["editionYear"] == [
        2008, 2011, 2014, 2017
    ]  # fmt: skip


def test_sys_07_s_a_class_row_makes_no_triple_for_a_city_by_itself(service: Service) -> None:
    """The row makes no triple for a city by itself; the reasoner makes 13."""
    assert service.values((USERS % "?g").removesuffix("}") + "FILTER(?g != graph:inferred) }") == []
    assert len(service.values(USERS % "graph:inferred")) == 13


def test_sys_07_q_stad_in_cijfers_has_a_start_editions_and_eight_actions(service: Service) -> None:
    """2018-10-15; 2008, 2011, 2014, 2017; eight planned actions (act:04 … act:11)."""
    assert service.values("SELECT ?day { ?use kg:usageOf tool:stad-in-cijfers ; kg:since ?day }") == ["2018-10-15"]
    actions = service.graphql("""{ programme(id: "prog:obm-1-1") {
        hasPart(filter: {type: {eq: PlannedAction}}, orderBy: [{key: ASC}]) { nodes { key } } } }""")
    assert [each["key"] for each in actions["programme"]["hasPart"]["nodes"]] == [f"act:{n:02}" for n in range(4, 12)]


def test_sys_09_m_plan_elements_form_a_hierarchy_and_orba2_comes_from_orba(service: Service) -> None:
    """PlanElement hierarchy; `tool:orba2` derived from `tool:orba`."""
    levels = "SELECT ?level { ?level rdfs:subClassOf kg:PlanElement FILTER(?level != kg:PlanElement) } ORDER BY ?level"
    assert [str(level).partition("#")[2] for level in service.values(levels)] == [
        "Action",
        "ActionPlan",
        "Indicator",
        "Objective",
    ]
    assert service.ask("ASK { tool:orba2 kg:derivedFrom tool:orba }")


def test_sys_09_q_orba_has_a_pilot_milestones_and_users(service: Service) -> None:
    """Mechelen 2019-05-31; users in any form {Antwerpen, Mechelen}; for the nesting see test_inference_synthetic."""
    pilot = 'SELECT ?city ?day { ?use kg:usageOf tool:orba2 ; kg:usage "pilots" ; kg:toolUser ?city ; kg:since ?day }'
    assert service.rows(pilot) == [("mun:mechelen", "2019-05-31")]
    users = service.graphql('{ tool(id: "tool:orba") { usedBy(orderBy: [{key: ASC}]) { nodes { key } } } }')
    assert [city["key"] for city in users["tool"]["usedBy"]["nodes"]] == ["mun:antwerpen", "mun:mechelen"]


def test_sys_11_m_the_multi_year_plan_began_with_an_afternoon_and_turns_to_reporting(service: Service) -> None:
    """Event end 2018 with Antwerpen and Gent; 2020 focus “rapporteren”."""
    event = """SELECT ?date ?word ?who { ?event kg:partOf prog:obm-1-3 ; a kg:StudyAfternoon ; kg:startsOn ?date ;
        kg:dateQualifier ?word ; kg:organisedBy ?who . ?who a kg:Municipality } ORDER BY ?who"""
    assert service.rows(event) == [("2018", "eind", "mun:antwerpen"), ("2018", "eind", "mun:gent")]
    assert service.values('SELECT ?act { ?act kg:partOf prog:obm-1-3 ; kg:actionKind "report" }') == ["act:14"]


def test_sys_11_s_eind_2018_is_a_year_with_a_word_and_no_day(service: Service) -> None:
    """“eind 2018” loads as 2018 + qualifier, never as 2018-12-31."""
    dates = """SELECT DISTINCT ?property ?date { evt:2018-studienamiddag-bestuursakkoord ?property ?date
        FILTER(?property IN (kg:startsOn, kg:endsOn)) }"""
    assert {date for _, date in service.rows(dates)} == {"2018"}
    days = "SELECT ?a ?b { evt:2018-studienamiddag-bestuursakkoord kg:earliest ?a ; kg:latest ?b }"
    assert service.rows(days, include="inferred") == [("2018-10-01", "2018-12-31")]


def test_sys_11_q_the_start_was_organised_by_two_cities_with_the_kenniscentrum(service: Service) -> None:
    """End 2018, {Antwerpen, Gent} with the Kenniscentrum."""
    answer = service.graphql("""{ event(id: "evt:2018-studienamiddag-bestuursakkoord") {
        startsOn dateQualifier organisedBy(orderBy: [{key: ASC}]) { nodes { key } } } }""")["event"]
    assert (answer["startsOn"], answer["dateQualifier"]) == ("2018", "eind")
    assert [each["key"] for each in answer["organisedBy"]["nodes"]] == ["mun:antwerpen", "mun:gent", "org:kvs"]


def test_sys_12_m_the_data_warehouse_is_defined_with_lines_and_studied_in_an_action(service: Service) -> None:
    """Definition text with lines; action act:15."""
    rows = service.rows("""SELECT ?text ?lines { def:datawarehouse kg:text ?text ; kg:describedBy ?row .
        ?row kg:sourceLines ?lines }""")
    ((text, lines),) = rows
    assert (str(text).startswith("een virtueel magazijn"), lines) == (True, "451-454")
    assert service.values('SELECT ?a { ?a kg:partOf prog:obm-2 ; kg:actionKind "feasibility" }') == ["act:15"]


def test_sys_12_s_workshops_without_a_date_get_none(service: Service) -> None:
    """Undated workshops load (no invented date), count 8."""
    event = "evt:workshops-datawarehouse-voorgaande-jaren"
    assert service.values(f"SELECT ?n {{ {event} kg:occurrences ?n }}") == [8]
    dated = "kg:startsOn|kg:endsOn|kg:earliest|kg:latest"
    assert not service.ask(f"ASK {{ {event} {dated} ?date }}")


def test_sys_12_q_there_were_ten_workshops(service: Service) -> None:
    """8 before 2019 + 2 in 2019 = 10."""
    counts = "SELECT ?n { ?e a kg:Workshop ; kg:partOf prog:obm-2 ; kg:occurrences ?n } ORDER BY ?n"
    assert service.values(counts) == [2, 8]
    answer = service.graphql("""{ workshops(filter: {partOf: {some: {id: {eq: "prog:obm-2"}}}}) {
        aggregate { sum { occurrences } } } }""")
    assert answer["workshops"]["aggregate"]["sum"]["occurrences"] == 10


def test_sys_13_m_processing_is_said_in_dpv_terms(service: Service) -> None:
    """ProcessingActivity mapped to DPV; five topics."""
    assert service.ask("ASK { kg:ProcessingActivity rdfs:subClassOf <https://w3id.org/dpv#Process> }")
    assert service.ask("ASK { kg:ImpactAssessment rdfs:subClassOf <https://w3id.org/dpv#DPIA> }")
    assert len(service.values("SELECT ?topic { ?topic a kg:GdprTopic }")) == 5


def test_sys_13_q_five_topics_are_named_for_2020(service: Service) -> None:
    """Five topics."""
    answer = service.graphql("{ gdprTopics { totalCount nodes { key } } }")["gdprTopics"]
    asked = service.values("SELECT ?topic { ?topic a kg:GdprTopic }")
    assert (answer["totalCount"], {each["key"] for each in answer["nodes"]}) == (5, set(asked))


def test_sys_14_m_a_process_sheet_has_three_parts(service: Service) -> None:
    """ProcessSheet with three parts; the two sheets that rows name have no parts in the rows."""
    parts = service.graphql(
        "{ processSheets(orderBy: [{key: ASC}]) { nodes { key bestPractices dataModel registerInteraction } } }"
    )
    keys = ("fiche:in-en-uitschrijven", "fiche:omgevingsvergunning-stedenbouwkundige-handelingen")
    nothing = {"bestPractices": None, "dataModel": None, "registerInteraction": None}
    assert parts["processSheets"]["nodes"] == [{"key": key, **nothing} for key in keys]


def test_sys_14_i_a_permit_process_is_also_a_building_related_process(service: Service) -> None:
    """Sheets per category through SKOS broader."""
    under = "SELECT ?sheet { ?sheet a kg:ProcessSheet ; kg:inCategory/skos:broaderTransitive? %s } ORDER BY ?sheet"
    permits = service.values(under % "pcat:vergunning")
    assert permits == ["fiche:omgevingsvergunning-stedenbouwkundige-handelingen"]
    assert service.values(under % "pcat:gebouwgerelateerd") == ["fiche:in-en-uitschrijven", *permits]
    answer = service.graphql("""{ processCategory(id: "pcat:gebouwgerelateerd") {
        narrowerTransitive { nodes { ... on ProcessCategory { categoryOf { nodes { key } } } } } } }""")
    narrower = answer["processCategory"]["narrowerTransitive"]["nodes"]
    assert [sheet["key"] for each in narrower for sheet in each["categoryOf"]["nodes"]] == permits


def test_sys_10_q_no_amount_is_stated_so_no_sum_per_objective_and_year_is_given(service: Service) -> None:
    """The text plans to study the coupling (act:13, act:15) and gives no objective, finance line or amount in euro."""
    text = (DATA / "jaarplan-2020.txt").read_text(encoding="utf-8").casefold()
    assert re.findall(r"€|\beuro?\b", text) == []
    sums = """SELECT ?objective ?year (SUM(?amount) AS ?sum) {
        ?action kg:underObjective ?objective ; kg:budgetKey ?key .
        ?line kg:budgetKey ?key ; kg:year ?year ; kg:amount ?amount } GROUP BY ?objective ?year"""
    assert service.rows(sums) == []
    answer = service.graphql("""{ objectives { totalCount } financeLines { totalCount aggregate { sum { amount } } }
        planElements { nodes { budgetKey } } }""")
    assert answer == {
        "objectives": {"totalCount": 0},
        "financeLines": {"totalCount": 0, "aggregate": {"sum": {"amount": None}}},
        "planElements": {"nodes": []},
    }
    studies = 'SELECT ?act { ?act kg:actionKind "feasibility" ; kg:partOf prog:obm } ORDER BY ?act'
    assert service.values(studies) == ["act:13", "act:15"]


def test_sys_14_q_sheets_are_found_by_status_and_season(service: Service) -> None:
    """Model process 2017; permit sheet planned 2020-21 (spring)."""
    model = 'SELECT ?date { ?sheet a kg:ProcessSheet ; kg:status ?s ; kg:planned ?date FILTER(STRSTARTS(?s, "model")) }'
    assert service.values(model) == ["2017"]
    spring = service.graphql("""{ processSheets(filter: {planned: {eq: "2020-21"}}) {
        nodes { processCategory planned } } }""")
    assert spring["processSheets"]["nodes"] == [{"processCategory": "vergunning", "planned": "2020-21"}]
