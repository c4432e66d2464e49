"""SYS-15 to SYS-18: the spearhead programme, the study trip, Smart Flanders and City of Things."""

from tests.service import Service


def test_sys_15_m_the_spearhead_programme_has_criteria_concepts_a_definition_and_models(service: Service) -> None:
    """Criteria have ordinals 1–9 and corrected text; line 592 holds no criterion."""
    rows = service.rows("""SELECT ?n ?text ?lines { ?c a kg:Criterion ; kg:ordinal ?n ; kg:text ?text ;
        kg:describedBy/kg:sourceLines ?lines } ORDER BY ?n""")
    assert [n for n, _, _ in rows] == list(range(1, 10))
    assert not any("592" in str(lines) for _, _, lines in rows)
    assert "gecreëerd" in str(rows[3][1])
    assert len(service.values("SELECT ?it { ?it a kg:CriterionConcept }")) == 3
    assert len(service.values("SELECT ?it { prog:sc-1-1 kg:inspiredBy ?it }")) == 4
    assert service.values("SELECT ?by { def:smart-city kg:adoptedBy ?by }") == ["body:sg-smart-portraits"]


def test_sys_15_q_criteria_definition_and_themes_are_answered(service: Service) -> None:
    """9; text; {rechtenverkenning, automatische rechtentoekenning}."""
    answer = service.graphql("""{
        criteria { totalCount }
        definition(id: "def:smart-city") { text }
        theme(id: "thm:rechten") { narrowerTransitive(orderBy: [{key: ASC}]) { nodes { key } } } }""")
    assert answer["criteria"]["totalCount"] == 9
    assert answer["definition"]["text"] == service.values("SELECT ?text { def:smart-city kg:text ?text }")[0]
    narrower = service.values("SELECT ?t { thm:rechten skos:narrowerTransitive ?t } ORDER BY ?t")
    assert narrower == ["thm:automatische-rechtentoekenning", "thm:rechtenverkenning"]
    assert [each["key"] for each in answer["theme"]["narrowerTransitive"]["nodes"]] == narrower


def test_sys_16_q_the_study_trip_is_what_is_planned(service: Service) -> None:
    """Ask what is planned: act:33, with the parts of each visit and who decides where it goes."""
    planned = 'SELECT ?act { ?act kg:actionKind "trip" ; kg:plannedIn plan:2020 ; kg:partOf prog:sc-1-2 }'
    assert service.values(planned) == ["act:33"]
    answer = service.graphql("""{ plannedAction(id: "act:33") {
        plannedIn { key }
        hasDecision { nodes { status decidedBy(orderBy: [{key: ASC}]) { nodes { key } } } } } }""")["plannedAction"]
    assert answer["plannedIn"] == {"key": "plan:2020"}
    deciders = [{"key": "body:dagelijks-bestuur"}, {"key": "body:sg-speerpunten"}]
    assert answer["hasDecision"]["nodes"] == [{"status": "to_be_taken", "decidedBy": {"nodes": deciders}}]


def test_sys_16_q_the_destination_of_the_study_trip_is_not_stated(service: Service) -> None:
    """act:33, destination *not stated*."""
    trip = 'SELECT ?act ?place { ?act a kg:PlannedAction ; kg:actionKind "trip" OPTIONAL { ?act kg:heldIn ?place } }'
    assert service.rows(trip) == [("act:33", None)]
    assert service.values("SELECT ?event { ?event kg:partOf prog:sc-1-2 ; a kg:Event }") == []


def test_sys_17_m_support_for_smart_flanders_ended_at_the_end_of_a_year(service: Service) -> None:
    """End 2019 = 2019 + qualifier `eind`; steering group serves `prog:sc-2`."""
    end = "SELECT ?date ?word { ?end kg:about prog:sc-2 ; a kg:Milestone ; kg:onDate ?date ; kg:dateQualifier ?word }"
    assert service.rows(end) == [("2019", "eind")]
    assert service.values("SELECT ?group { ?group a kg:SteeringGroup ; kg:serves prog:sc-2 }") == [
        "body:sg-smart-flanders"
    ]
    assert service.values("SELECT ?who { prog:sc-2 kg:supportedBy ?who }") == ["org:vlaamse-overheid"]


def test_sys_17_s_a_class_and_a_named_participant_stand_side_by_side(service: Service) -> None:
    """Class row and named row (VGC) side by side."""
    rows = service.rows("""SELECT ?who ?class { ?row kg:inEndeavour prog:sc-2 ; kg:role "deelnemer"
        OPTIONAL { ?row kg:participant ?who } OPTIONAL { ?row kg:appliesToClass ?class } } ORDER BY ?who""")
    assert rows == [(None, "CentreCity"), ("org:vgc", None)]


def test_sys_17_q_smart_flanders_has_fourteen_participants_and_a_supporter(service: Service) -> None:
    """13 cities + VGC = 14; supporter Vlaamse overheid."""
    answer = service.graphql("""{ programme(id: "prog:sc-2") {
        hasParticipant { totalCount } supportedBy { nodes { key } } } }""")["programme"]
    assert answer["hasParticipant"] == {"totalCount": 14}
    assert answer["supportedBy"]["nodes"] == [{"key": "org:vlaamse-overheid"}]
    assert service.values("SELECT (COUNT(*) AS ?n) { prog:sc-2 kg:hasParticipant ?who }") == [14]


def test_sys_18_m_a_lead_city_is_no_site(service: Service) -> None:
    """Lead is not a site."""
    projects = """SELECT ?lead ?site { ?p kg:directPartOf prog:sc-3 ; a kg:Project ; kg:ledBy ?lead
        OPTIONAL { ?p kg:sitedIn ?site } }"""
    assert {site for _, site in service.rows(projects)} == {None}
    assert len(service.rows(projects)) == 3


def test_sys_18_s_the_call_has_as_many_projects_as_it_selected(service: Service) -> None:
    """S4: three projects = `selected` 3."""
    counts = """SELECT ?stated (COUNT(?p) AS ?n) { call:city-of-things-1 kg:selectedCount ?stated ; kg:selected ?p }
        GROUP BY ?stated"""
    assert service.rows(counts) == [(3, 3)]


def test_sys_18_q_each_project_has_a_lead_and_one_has_settled_channels(service: Service) -> None:
    """DataBroker–Gent, ANPR–Mechelen, IoT data–Leuven; three channels settled for DataBroker."""
    leads = "SELECT ?p ?city { call:city-of-things-1 kg:selected ?p . ?p kg:ledBy ?city }"
    assert service.pairs(leads) == {
        "prj:cot-databroker": "mun:gent",
        "prj:cot-anpr": "mun:mechelen",
        "prj:cot-open-iot-data": "mun:leuven",
    }
    settled = service.graphql("""{ project(id: "prj:cot-databroker") {
        hasChannel(filter: {status: {eq: "settled"}}) { nodes { channel } } } }""")
    assert len(settled["project"]["hasChannel"]["nodes"]) == 3
