"""SYS-19 to SYS-25 and SYS-29 to SYS-31: the programmes of the plan, their projects and events."""

from tests.service import Inventories, Service

TOPIC = "asp:studiedag-belangen-topic-1"


def test_sys_19_m_a_sub_programme_may_stand_outside_the_contents(service: Service) -> None:
    """`in_toc=false` for ‘werk’."""
    assert service.values("SELECT ?it { ?it kg:inToc false }") == ["prog:stadsgenoten-werk"]
    steps = "SELECT ?date { ?m kg:about prog:stadsgenoten ; kg:onDate ?date } ORDER BY ?date"
    assert service.values(steps) == ["2018", "2019"]


def test_sys_19_s_a_child_without_a_number_loads(service: Service) -> None:
    """Loads; S5 holds."""
    assert service.values("SELECT ?up { prog:stadsgenoten-werk kg:directPartOf ?up }") == ["prog:stadsgenoten"]
    assert not service.ask("ASK { prog:stadsgenoten-werk kg:numberToc ?number }")
    assert not service.ask("ASK { ?it a kg:Programme ; kg:partOf ?it }")
    assert not service.ask("ASK { ?it a kg:Programme ; kg:directPartOf ?one, ?other FILTER(?one != ?other) }")


def test_sys_19_q_stadsgenoten_has_somebody_responsible_training_moments_and_steps(service: Service) -> None:
    """Lotte De Bruyne; 2; 2018 startnota, 2019 questioning."""
    answer = service.graphql("""{ programme(id: "prog:stadsgenoten") {
        hasResponsible { nodes { label } }
        hasPart(filter: {type: {eq: TrainingMoment}}) { nodes { ... on Event { occurrences } } }
        subjectOf(filter: {type: {eq: Milestone}}) { nodes { ... on Milestone { onDate label } } } } }""")["programme"]
    assert answer["hasResponsible"]["nodes"] == [{"label": "Lotte De Bruyne"}]
    assert [each["occurrences"] for each in answer["hasPart"]["nodes"]] == [2]
    steps = {each["onDate"]: each["label"] for each in answer["subjectOf"]["nodes"]}
    assert ("startnota" in steps["2018"], "bevraging" in steps["2019"]) == (True, True)


def test_sys_20_m_a_university_and_its_department_are_two(service: Service) -> None:
    """UGent and its department are two nodes with sub-organisation."""
    assert service.values("SELECT ?up { org:ugent-bpm kg:subOrganisationOf ?up }") == ["org:ugent"]
    through = 'SELECT DISTINCT ?unit { ?row kg:participant org:ugent ; kg:viaUnit ?unit ; kg:role "medeorganisator" }'
    assert service.values(through) == ["org:ugent-bpm"]
    assert service.values("SELECT ?body { per:filip-de-rynck kg:memberOf ?body }") == ["org:ugent-bpm"]


def test_sys_20_s_the_seminars_have_their_days(service: Service) -> None:
    """Dates 2020-06-12 and 2020-10-29."""
    days = "SELECT ?day { ?e a kg:Seminar ; kg:organisedBy org:ugent ; kg:startsOn ?day } ORDER BY ?day"
    assert service.values(days) == ["2020-06-12", "2020-10-29"]
    assert len(service.values("SELECT ?r { ?r a kg:Research ; kg:usedIn ?e . ?e a kg:Seminar }")) == 2


def test_sys_20_q_ugent_takes_part_in_two_programmes(service: Service) -> None:
    """{Innovaties …, Stadsregionale …}."""
    programmes = "SELECT ?p { org:ugent kg:takesPartIn ?p . ?p a kg:Programme } ORDER BY ?p"
    assert service.values(programmes) == ["prog:innovaties", "prog:stadsregio"]


def test_sys_21_q_church_studies_are_guided_since_a_year_with_roles(service: Service) -> None:
    """2016; co-developer, member of steering group, co-financier."""
    since = 'SELECT ?date { ?m kg:about prog:rr-1 ; kg:dateQualifier "vanaf" ; kg:onDate ?date }'
    assert service.values(since) == ["2016"]
    (roles,) = service.values("SELECT ?role { ?row kg:inEndeavour prog:rr-1 ; kg:participant org:kvs ; kg:role ?role }")
    assert str(roles).split(", ") == ["medeontwikkelaar", "lid projectstuurgroep", "medefinancier projectbureau"]


def test_sys_22_m_contractors_are_no_partners(service: Service) -> None:
    """Contractors are not partners."""
    answer = service.graphql("""{ programme(id: "prog:rr-2-1") {
        hasPartner(orderBy: [{key: ASC}]) { nodes { key } } ledBy { nodes { key } }
        hasContractor(orderBy: [{key: ASC}]) { nodes { key } } } }""")
    assert answer["programme"] == {
        "hasPartner": {"nodes": [{"key": "org:vlaio"}, {"key": "org:vvsg"}]},
        "hasContractor": {"nodes": [{"key": "org:buur"}, {"key": "org:miss-miyagi"}]},
        "ledBy": {"nodes": [{"key": "org:kvs"}]},
    }
    assert not service.ask("ASK { org:buur kg:takesPartIn prog:rr-2-1 }")


def test_sys_22_s_two_lines_of_one_item_are_one_project(service: Service) -> None:
    """Mechelen has one row for L968-969; five rows."""
    projects = "SELECT ?p { ?p kg:directPartOf prog:rr-2-1 ; a kg:Project }"
    assert len(service.values(projects)) == 5
    lines = """SELECT ?lines { ?p kg:directPartOf prog:rr-2-1 ; kg:sitedIn mun:mechelen ; kg:describedBy ?row .
        ?row kg:sourceLines ?lines } ORDER BY ?lines"""
    assert service.values(lines) == ["964", "968-969"]


def test_sys_22_q_verweving_i_has_five_pairs_counts_and_a_leader(service: Service) -> None:
    """Five pairs; 12 / 5; Kenniscentrum."""
    pairs = "SELECT ?city ?p { ?p kg:selectedIn call:verweving-1 ; kg:sitedIn ?city }"
    assert len(service.rows(pairs)) == 5
    counts = (
        "SELECT ?c ?s ?who { call:verweving-1 kg:candidateCount ?c ; kg:selectedCount ?s . prog:rr-2-1 kg:ledBy ?who }"
    )
    assert service.rows(counts) == [(12, 5, "org:kvs")]


def test_sys_23_q_the_toolbox_stands_under_three_parts(service: Service) -> None:
    """Path Verweving I → Van leegstaande … → Ruimtelijk rendement."""
    answer = service.graphql("""{ tool(id: "tool:toolbox-verweving") {
        partOf(orderBy: [{partOf: {count: DESC}}]) { nodes { label } } } }""")
    assert [each["label"] for each in answer["tool"]["partOf"]["nodes"]] == [
        "Verweving I",
        "Van leegstaande naar verweven werklocaties",
        "Ruimtelijk rendement",
    ]


def test_sys_24_m_the_second_call_has_packages_projects_and_consortia(service: Service) -> None:
    """Four packages, eleven projects, three consortium leaders."""
    counts = """SELECT (COUNT(DISTINCT ?package) AS ?packages) (COUNT(DISTINCT ?project) AS ?projects)
        { ?package kg:directPartOf call:verweving-2 ; kg:bundles ?project ; kg:hasKickOff ?meeting }"""
    assert service.rows(counts) == [(4, 11)]
    assert len(service.values("SELECT ?firm { ?firm kg:leadsConsortium ?it . ?it kg:consortiumFor ?framework }")) == 3


def test_sys_24_s_a_project_in_two_packages_is_rejected(inventories: Inventories) -> None:
    """A project in two packages is rejected; the sum of projects equals `selected`."""
    again = "prj:v2-kortrijk-lijnwaad,Lijnwaad,mun:kortrijk,,prog:rr-2-2,call:verweving-2,pkg:v2-3,layout,1003-1006"
    inventories.append("projects.csv", again)
    report = inventories.sync()
    assert [(issue.file, issue.line) for issue in report.issues] == [("projects.csv", 12), ("projects.csv", 22)]
    assert inventories.values("SELECT ?package { prj:v2-kortrijk-lijnwaad kg:bundledIn ?package }") == ["pkg:v2-2"]
    total = """SELECT ?n { call:verweving-2 kg:selectedCount ?n
        { SELECT (COUNT(*) AS ?n) { ?project kg:selectedIn call:verweving-2 ; kg:bundledIn ?package } } }"""
    assert inventories.values(total) == ["11"]


def test_sys_24_q_packages_hold_projects_and_a_project_has_a_kick_off(service: Service) -> None:
    """3, 3, 3, 2; Leuven — Vaartkom 2020-03-03."""
    counts = (
        "SELECT ?p (COUNT(?x) AS ?n) { ?p kg:directPartOf call:verweving-2 ; kg:bundles ?x } GROUP BY ?p ORDER BY ?p"
    )
    assert [n for _, n in service.rows(counts)] == [3, 3, 3, 2]
    answer = service.graphql('{ project(id: "prj:v2-leuven-vaartkom") { hasKickOff { nodes { startsOn } } } }')
    assert answer["project"]["hasKickOff"]["nodes"] == [{"startsOn": "2020-03-03"}]


def test_sys_25_m_two_groups_of_cities_have_counts_and_no_names(service: Service) -> None:
    """Two UnnamedGroups with counts 3 and 2."""
    groups = "SELECT ?n { ?g a kg:UnnamedGroup ; kg:partnerIn prj:be-reel ; kg:memberCount ?n } ORDER BY ?n"
    assert service.values(groups) == [2, 3]


def test_sys_25_s_groups_are_never_matched_to_cities(service: Service) -> None:
    """Groups are never matched to cities."""
    assert not service.ask("ASK { ?group a kg:UnnamedGroup, kg:Municipality }")
    assert not service.ask("ASK { ?group a kg:UnnamedGroup ; owl:sameAs|^owl:sameAs ?other FILTER(?group != ?other) }")
    assert not service.ask("ASK { ?city a kg:Municipality ; kg:takesPartIn prj:be-reel }")


def test_sys_25_q_be_reel_has_named_partners_and_actions(service: Service) -> None:
    """{Vlaamse overheid, Waalse overheid, WTCB}; network, masterclass, meet-up."""
    answer = service.graphql("""{ project(id: "prj:be-reel") {
        hasPartner(filter: {not: {type: {eq: UnnamedGroup}}}, orderBy: [{key: ASC}]) { nodes { key } } } }""")
    partners = [each["key"] for each in answer["project"]["hasPartner"]["nodes"]]
    assert partners == ["org:vlaamse-overheid", "org:waalse-overheid", "org:wtcb"]
    actions = service.values("SELECT ?text { ?a a kg:PlannedAction ; kg:partOf prog:europa-1 ; rdfs:label ?text }")
    assert all(any(word in str(text) for text in actions) for word in ("netwerk", "masterclass", "meet-up"))


def test_sys_29_m_the_training_is_a_series_of_two_day_events(service: Service) -> None:
    """One theory event, thematic events with places."""
    series = """SELECT ?event (COUNT(?place) AS ?places) { ?event a kg:TwoDayTraining ; kg:partOf prog:ao-2
        OPTIONAL { ?event kg:heldIn ?place } } GROUP BY ?event ORDER BY ?event"""
    assert service.rows(series) == [
        ("evt:2018-tweedaagse-theorie", 0),
        ("evt:2019-tweedaagse-stadsvernieuwing", 2),
        ("evt:2019-tweedaagse-tijdelijk-gebruik", 2),
        ("evt:2020-10-08-tweedaagse-community", 0),
    ]


def test_sys_29_s_two_days_are_an_interval(service: Service) -> None:
    """8 and 9 October load as an interval."""
    days = "SELECT ?from ?to { evt:2020-10-08-tweedaagse-community kg:startsOn ?from ; kg:endsOn ?to }"
    assert service.rows(days) == [("2020-10-08", "2020-10-09")]


def test_sys_29_q_the_training_of_2020_has_two_organisers(service: Service) -> None:
    """2020: VGC and Antwerpen."""
    answer = service.graphql("""{ twoDayTrainings(filter: {startsOn: {during: "2020"}}) {
        nodes { organisedBy(orderBy: [{key: ASC}]) { nodes { key } } initiatedBy { nodes { key } }
            heldIn { nodes { key } } } } }""")
    assert answer["twoDayTrainings"]["nodes"] == [
        {
            "organisedBy": {"nodes": [{"key": "mun:antwerpen"}, {"key": "org:vgc"}]},
            "initiatedBy": {"nodes": [{"key": "org:kvs"}]},
            "heldIn": {"nodes": []},
        }
    ]


def test_sys_30_m_the_study_day_has_a_date_and_a_co_organiser(service: Service) -> None:
    """2020-12-02, Vlaamse overheid."""
    day = """SELECT ?day ?who { ?e kg:partOf prog:ao-3 ; a kg:StudyDay ; kg:startsOn ?day ; kg:organisedBy ?who }
        ORDER BY ?who"""
    assert service.rows(day) == [("2020-12-02", "org:kvs"), ("2020-12-02", "org:vlaamse-overheid")]


def test_sys_30_s_interleaved_columns_are_read_in_order(service: Service) -> None:
    """Passage text reads in the right order after correction."""
    (text,) = service.values("SELECT ?text { psg:ao-3 kg:text ?text }")
    words = " ".join(str(text).split())
    assert "Inzetten van bemiddelingsvaardigheden en technieken kan daarbij helpen. Het Kenniscentrum" in words
    assert "organiseert op 2 december samen met de Vlaamse overheid een studiedag" in words


def test_sys_30_q_a_word_of_the_text_leads_to_the_passage_and_the_event(service: Service) -> None:
    """Search ‘bemiddelingsvaardigheden’ finds the passage and the event."""
    answer = service.graphql("""{ search(text: "bemiddelingsvaardigheden") { nodes {
        ... on Thing { key } } } }""")
    found = {each["key"] for each in answer["search"]["nodes"]}
    assert found == {"psg:ao-3", "evt:2020-12-02-studiedag-belangen", TOPIC}
    assert service.values(f"SELECT ?event {{ {TOPIC} kg:aspectOf ?event }}") == ["evt:2020-12-02-studiedag-belangen"]


def test_sys_31_m_the_contents_has_eight_headings_and_twenty_numbered_parts(service: Service) -> None:
    """28 in the contents + 1 unnumbered."""
    answer = service.graphql("""{
        all: programmes { totalCount }
        contents: programmes(filter: {inToc: {eq: true}}) { totalCount }
        headings: programmes(filter: {inToc: {eq: true}, partOf: {exists: false}}) { totalCount }
        numbered: programmes(filter: {numberToc: {exists: true}}) { totalCount } }""")
    assert {name: each["totalCount"] for name, each in answer.items()} == {
        "all": 29,
        "contents": 28,
        "headings": 8,
        "numbered": 20,
    }


def test_sys_31_q_the_tree_its_leaves_and_counts_are_answered(service: Service) -> None:
    """OBM 7, Smart Cities 5, Ruimtelijk rendement 4 …"""
    counts = """SELECT ?top (COUNT(?part) AS ?n) { ?part kg:numberToc ?number ; kg:partOf ?top .
        FILTER NOT EXISTS { ?top kg:partOf ?up } } GROUP BY ?top"""
    assert service.pairs(counts) == {"prog:obm": 7, "prog:sc": 5, "prog:rr": 4, "prog:europa": 1, "prog:ao": 3}
    leaves = service.graphql("""{ programmes(filter: {hasPart: {none: {type: {eq: Programme}}}}) { nodes { key } } }""")
    asked = "SELECT ?it { ?it a kg:Programme FILTER NOT EXISTS { ?part a kg:Programme ; kg:partOf ?it } }"
    assert {each["key"] for each in leaves["programmes"]["nodes"]} == set(service.values(asked))


def test_sys_31_q_the_actions_of_2020_are_answered(service: Service) -> None:
    """All 43 actions are planned in the plan of 2020, each with the part of the plan or the platform that it is for."""
    actions = service.values("SELECT ?act { ?act a kg:PlannedAction ; kg:plannedIn plan:2020 } ORDER BY ?act")
    assert actions == [f"act:{n:02}" for n in range(1, 44)]
    answer = service.graphql("""{ document(id: "plan:2020") { plansAction(orderBy: [{key: ASC}]) {
        nodes { key directPartOf { key } about { key } } } } }""")["document"]["plansAction"]["nodes"]
    assert [each["key"] for each in answer] == actions
    assert all(each["directPartOf"] or each["about"] for each in answer)


def test_sys_21_i_no_study_and_no_church_case_is_stated_so_none_match(service: Service) -> None:
    """The text offers studies and counts 250 converted churches, without the name of one study or church."""
    matched = """SELECT ?study ?case { ?study a kg:ChurchFeasibilityStudy ; kg:church ?name ; kg:locatedIn ?city .
        ?case a kg:ChurchCase ; rdfs:label ?label ; kg:locatedIn ?city . FILTER(STR(?label) = STR(?name)) }"""
    assert service.values(matched) == []
    answer = service.graphql("""{ churchFeasibilityStudies { totalCount } churchCases { totalCount }
        collection(id: "coll:kerken") { documented } }""")
    assert answer == {
        "churchFeasibilityStudies": {"totalCount": 0},
        "churchCases": {"totalCount": 0},
        "collection": {"documented": 250},
    }
    offered = "SELECT ?it { ?it kg:about prog:rr-1 ; a kg:Milestone }"
    assert service.values(offered) == ["ms:begeleidingstraject-kerken"]
