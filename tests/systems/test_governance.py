"""SYS-26 to SYS-28: agreements, bodies, staff, groups and partners."""

from tests.service import Service


def test_sys_26_m_agreements_have_periods_and_bodies_have_seats(service: Service) -> None:
    """Beheerscomité 14 seats."""
    assert service.values("SELECT (SUM(?n) AS ?all) { body:beheerscomite kg:hasSeat/kg:seatCount ?n }") == [14]
    periods = "SELECT ?from ?to { ?it a kg:CooperationAgreement ; kg:startYear ?from ; kg:endYear ?to } ORDER BY ?from"
    assert service.rows(periods) == [(2007, 2011), (2017, 2021)]
    assert len(service.values("SELECT ?role { ?role a kg:Role }")) == 19


def test_sys_26_q_chair_staff_and_the_agreement_in_force_are_answered(service: Service) -> None:
    """Wim Dries; three persons; 2017–2021 on 2019-04-23."""
    answer = service.graphql("""{
        organisation(id: "org:kvs") { hasChair { nodes { label } } }
        staffMembers { totalCount }
        cooperationAgreements(filter: {startYear: {lte: 2019}, endYear: {gte: 2019}}) {
        nodes { startYear endYear } } }""")
    assert answer["organisation"]["hasChair"]["nodes"] == [{"label": "Wim Dries"}]
    assert answer["staffMembers"]["totalCount"] == 3
    assert answer["cooperationAgreements"]["nodes"] == [{"startYear": 2017, "endYear": 2021}]
    in_force = """SELECT ?it { ?it a kg:CooperationAgreement ; kg:earliest ?first ; kg:latest ?last
        FILTER(?first <= "2019-04-23"^^xsd:date && "2019-04-23"^^xsd:date <= ?last) }"""
    assert service.values(in_force) == ["agr:3"]


def test_sys_27_m_a_group_serves_something_and_may_have_a_successor(service: Service) -> None:
    """Smart Portraits → project- en adviesgroep (2020)."""
    next_one = "SELECT ?next ?year { body:sg-smart-portraits kg:resultedIn ?next . ?next kg:changeYear ?year }"
    assert service.rows(next_one) == [("body:pag-speerpunten", 2020)]
    assert service.values("SELECT ?it { body:sg-smart-portraits kg:serves ?it }") == ["prog:sc-1-1"]


def test_sys_27_s_spellings_of_a_group_are_one_node(service: Service) -> None:
    """“OBMi — werkgroep”, “OBMi werkgroep”, “OBMIi” resolve to one node."""
    spelled = 'SELECT DISTINCT ?it { ?it rdfs:label|skos:altLabel ?name FILTER(CONTAINS(?name, "OBMi")) ?it a kg:Body }'
    assert service.values(spelled) == ["body:wg-obmi"]
    assert len(service.values("SELECT ?name { body:wg-obmi skos:altLabel ?name }")) == 2
    assert not service.ask('ASK { ?passage kg:text ?text FILTER(CONTAINS(?text, "OBMIi")) }')


def test_sys_27_q_groups_have_a_rhythm(service: Service) -> None:
    """OBMi every two months, ORBA monthly."""
    answer = service.graphql("""{ bodies(filter: {meetingFrequency: {exists: true}}, orderBy: [{key: ASC}]) {
        nodes { key meetingFrequency } } }""")
    assert [tuple(each.values()) for each in answer["bodies"]["nodes"]] == [
        ("body:wg-obmi", "tweemaandelijks"),
        ("body:wg-orba", "maandelijks"),
    ]


def test_sys_28_m_relation_kinds_are_one_kind_of_partnership(service: Service) -> None:
    """Relation kinds under one `partnerOf`."""
    kinds = "SELECT ?kind { ?kind rdfs:subPropertyOf kg:partnerOf FILTER(?kind != kg:partnerOf) }"
    assert {str(kind).partition("#")[2] for kind in service.values(kinds)} >= {
        "agreementPartnerOf",
        "consultsWith",
        "cooperatesWith",
        "keyPartnerOf",
    }
    assert service.values("SELECT ?who { ?role a kg:MinisterRole ; kg:heldBy ?who }") == ["per:somers"]


def test_sys_28_s_spellings_of_an_organisation_are_one_node(service: Service) -> None:
    """“Stedenbeleid Vlaanderen” and “team Stedenbeleid …” are one node."""
    spelled = """SELECT DISTINCT ?it { ?it a kg:Organisation ; rdfs:label|skos:altLabel ?name
        FILTER(CONTAINS(?name, "Stedenbeleid")) }"""
    assert service.values(spelled) == ["org:stedenbeleid"]
    assert service.values('SELECT ?it { ?it skos:altLabel "Stedenbeleid Vlaanderen"@nl }') == ["org:stedenbeleid"]


def test_sys_28_q_all_partners_in_any_way_are_thirteen(service: Service) -> None:
    """The 13 organisations of the competency question on partners."""
    partners = """SELECT DISTINCT ?it WHERE {
        { ?it kg:partnerOf org:kvs }
        UNION { ?x kg:hasPartner|kg:hasNetworkPartner|kg:organisedBy ?it ; kg:hasParticipant org:kvs }
        FILTER NOT EXISTS { VALUES ?kind { kg:Municipality kg:UnnamedGroup } ?it a ?kind }
        FILTER(?it != org:kvs) }"""
    assert set(service.values(partners)) == {
        "org:belfius",
        "org:brusselse-vereniging",
        "org:ocmw-centrumsteden",
        "org:stedenbeleid",
        "org:ugent",
        "org:vgc",
        "org:vlaamse-overheid",
        "org:vlaamse-regering",
        "org:vlaio",
        "org:vvsg",
        "org:waalse-overheid",
        "org:waalse-vereniging",
        "org:wtcb",
    }
