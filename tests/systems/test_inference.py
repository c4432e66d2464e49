"""SYS-01-I to SYS-33-I: the facts inferred from the document's own rows, and their reasons."""

from typing import Any

import pytest

from tests.service import Inventories, Service

CENTRE_CITIES = [
    f"mun:{name}"
    for name in (
        "aalst", "antwerpen", "brugge", "genk", "gent", "hasselt", "kortrijk", "leuven", "mechelen", "oostende",
        "roeselare", "sint-niklaas", "turnhout",
    )
]  # fmt: skip


def proof(service: Service, subject: str, predicate: str, value: str) -> dict[str, Any]:
    """Return the proof of a triple, as `/explain` answers it."""
    asked = {"s": subject, "p": predicate, "o": value, "format": "json"}
    answer = service.client.get("/explain", params=asked)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def rules(step: dict[str, Any]) -> set[str]:
    """Return every rule that a proof uses."""
    return set(step.get("rules", ())).union(*(rules(premise) for premise in step.get("premises", ())))


def rows(step: dict[str, Any]) -> set[tuple[str, str]]:
    """Return file and source lines of every row that a proof cites, including those that state an axiom."""
    own = {(row["file"], row["source_lines"]) for row in step.get("rows", ())}
    stated = {(row["file"], row["source_lines"]) for ground in step.get("grounds", ()) for row in ground["rows"]}
    return own | stated.union(*(rows(premise) for premise in step.get("premises", ())))


def test_sys_01_i_a_ratio_is_computed_and_not_stored(service: Service) -> None:
    """Pages per visit by query; no triple holds it."""
    pages = """SELECT ?platform (?pages / ?visits AS ?ratio) {
        ?p kg:statisticOf ?platform ; kg:metric metric:page_views ; kg:value ?pages ; kg:asOf ?day .
        ?v kg:statisticOf ?platform ; kg:metric metric:visits ; kg:value ?visits ; kg:asOf ?day }"""
    ratios = {platform: float(str(ratio)) for platform, ratio in service.rows(pages)}
    assert ratios["plat:portaalsite"] == pytest.approx(408705 / 128978)
    assert len(ratios) == 4
    assert not service.ask("ASK { ?it ?p ?value FILTER(ISNUMERIC(?value) && ?value > 3.16 && ?value < 3.17) }")


def test_sys_03_i_a_platform_that_publishes_cases_is_a_case_platform(service: Service) -> None:
    """Typed CasePlatform although the CSV never says so."""
    typed = "ASK { plat:complexe-stadsprojecten a kg:CasePlatform }"
    assert [service.ask(typed, include=each) for each in ("asserted", "all")] == [False, True]
    why = proof(service, "plat:complexe-stadsprojecten", "a", "kg:CasePlatform")
    assert "cls-svf1" in rules(why)
    assert {file for file, _ in rows(why)} == {"platforms.csv", "case_collections.csv"}


def test_sys_07_i_exactly_the_centre_cities_use_it_each_with_the_lines(service: Service) -> None:
    """Exactly the 13, each with an explanation that cites L345-346."""
    users = "SELECT ?city { ?city kg:usesTool tool:stad-in-cijfers } ORDER BY ?city"
    assert service.values(users) == CENTRE_CITIES
    for city in CENTRE_CITIES:
        assert ("tool_usage.csv", "344-347") in rows(proof(service, city, "kg:usesTool", "tool:stad-in-cijfers"))


def test_sys_08_i_the_export_holds_no_persons_but_those_in_office(service: Service) -> None:
    """No Person nodes beyond public functions; the privacy remark of L381-382 is linked."""
    assert not service.ask("ASK { ?it a kg:Person FILTER NOT EXISTS { ?it kg:roleOf|kg:holdsRole|kg:memberOf ?any } }")
    assert service.values('SELECT ?act { ?act kg:describedBy/kg:sourceLines "381-382" }') == ["act:09"]


def test_sys_09_i_a_pilot_is_a_user_of_what_its_tool_derives_from(service: Service) -> None:
    """C5: ORBA2's pilot uses ORBA in some form."""
    assert service.values("SELECT ?who { tool:orba2 kg:pilotedBy ?who }") == ["mun:mechelen"]
    why = proof(service, "mun:mechelen", "kg:usesTool", "tool:orba")
    assert why["axiom"] == "usesTool ∘ derivedFrom → usesTool"
    assert "prp-spo1" in rules(why)


def test_sys_11_i_organisers_take_part_in_the_programme_of_their_event(service: Service) -> None:
    """Antwerpen and Gent take part in prog:obm-1-3, prog:obm-1, prog:obm."""
    for city in ("mun:antwerpen", "mun:gent"):
        for programme in ("prog:obm-1-3", "prog:obm-1", "prog:obm"):
            assert service.ask(f"ASK {{ {city} kg:takesPartIn {programme} }}")
    why = proof(service, "mun:gent", "kg:takesPartIn", "prog:obm-1-3")
    assert why["axiom"] == "takesPartIn ∘ partOf → takesPartIn"
    assert ("event_organisers.csv", "437-439") in rows(why)


def test_sys_12_i_workshops_count_for_the_programme_above(service: Service) -> None:
    """prog:obm has the ten workshops through partOf."""
    held = "SELECT (SUM(?n) AS ?all) { ?it a kg:Workshop ; kg:occurrences ?n ; kg:%s prog:obm }"
    assert service.values(held % "partOf") == [10]
    assert not service.ask("ASK { ?it a kg:Workshop ; kg:directPartOf prog:obm }")


def test_sys_16_i_planned_actions_of_sub_parts_belong_to_the_whole(service: Service) -> None:
    """Four planned actions of 2020 belong to ‘De stad slimmer maken’."""
    actions = "SELECT ?act { ?act a kg:PlannedAction ; kg:partOf prog:sc-1 } ORDER BY ?act"
    assert service.values(actions) == ["act:19", "act:20", "act:21", "act:33"]
    assert not service.ask("ASK { ?act a kg:PlannedAction ; kg:directPartOf prog:sc-1 }")


def test_sys_17_i_the_13_centre_cities_take_part_with_their_lines(service: Service) -> None:
    """13, with explanation L679-680."""
    members = "SELECT ?city { ?city a kg:CentreCity ; kg:takesPartIn prog:sc-2 } ORDER BY ?city"
    assert service.values(members) == CENTRE_CITIES
    assert not service.ask("ASK { mun:brugge kg:takesPartIn prog:sc-2 }", include="asserted")
    lines = {lines for _, lines in rows(proof(service, "mun:brugge", "kg:takesPartIn", "prog:sc-2"))}
    assert any(_within(679, each) or _within(680, each) for each in lines)


def _within(line: int, lines: str) -> bool:
    first, _, last = lines.partition("-")
    return bool(first) and int(first) <= line <= int(last or first)


def test_sys_18_i_lead_cities_take_part_in_smart_cities(service: Service) -> None:
    """C1 gives the programme for the three cities; each project is SmartCityProject."""
    leads = "SELECT ?city { ?city kg:leads/kg:partOf prog:sc ; kg:takesPartIn prog:sc } ORDER BY ?city"
    assert service.values(leads) == ["mun:gent", "mun:leuven", "mun:mechelen"]
    projects = "SELECT ?it { ?it a kg:SmartCityProject } ORDER BY ?it"
    assert service.values(projects) == ["prj:cot-anpr", "prj:cot-databroker", "prj:cot-open-iot-data"]
    assert proof(service, "prj:cot-anpr", "a", "kg:SmartCityProject")["rule"] == "cls-int1"


def test_sys_19_i_a_part_of_a_programme_is_a_sub_programme(service: Service) -> None:
    """SubProgramme by definition."""
    assert service.values("SELECT ?it { ?it a kg:SubProgramme ; kg:partOf prog:stadsgenoten }") == [
        "prog:stadsgenoten-werk"
    ]
    top = "SELECT ?it { ?it a kg:TopLevelProgramme } ORDER BY ?it"
    names = ("ao", "europa", "innovaties", "obm", "rr", "sc", "stadsgenoten", "stadsregio")
    assert service.values(top) == [f"prog:{name}" for name in names]
    assert proof(service, "prog:obm", "a", "kg:TopLevelProgramme")["rule"] == "kg-closed-world"


def test_sys_20_i_a_department_brings_its_university_and_co_organisers_are_each_others(service: Service) -> None:
    """C1, C6; `coOrganisesWith` symmetric."""
    why = proof(service, "org:ugent", "kg:takesPartIn", "prog:stadsregio")
    assert why["axiom"] == "takesPartIn ∘ partOf → takesPartIn"
    assert service.ask("ASK { org:kvs kg:coOrganisesWith org:ugent . org:ugent kg:coOrganisesWith org:kvs }")
    assert not service.ask("ASK { org:ugent-bpm kg:coOrganisesWith org:ugent }")
    external = "SELECT ?event { ?event a kg:ExternallyCoOrganisedEvent } ORDER BY ?event"
    assert len(service.values(external)) == 4


def test_sys_20_i_a_department_as_organiser_brings_its_university(inventories: Inventories) -> None:
    """C6: organisedBy ∘ subOrganisationOf → organisedBy."""
    event = "evt:2019-tweedaagse-stadsvernieuwing"
    inventories.append("event_organisers.csv", f"{event},org:ugent-bpm,medeorganisator,,stated,1109")
    inventories.sync()
    organisers = f"SELECT ?who {{ {event} kg:organisedBy ?who }} ORDER BY ?who"
    assert inventories.values(organisers) == ["org:kvs", "org:ugent", "org:ugent-bpm"]
    with_whom = "SELECT ?who { org:ugent-bpm kg:coOrganisesWith ?who }"
    assert inventories.values(with_whom) == ["org:kvs"]


def test_sys_22_i_projects_are_interweaving_and_their_cities_take_part(service: Service) -> None:
    """Projects are InterweavingProject; host cities take part in Ruimtelijk rendement."""
    assert not service.ask("ASK { ?it kg:partOf prog:rr-2 ; a kg:Project MINUS { ?it a kg:InterweavingProject } }")
    assert not service.ask("ASK { ?city kg:hosts/kg:partOf prog:rr MINUS { ?city kg:takesPartIn prog:rr } }")
    assert service.ask("ASK { mun:kortrijk kg:takesPartIn prog:rr }")


def test_sys_24_i_a_project_starts_with_its_package(service: Service) -> None:
    """C3, C4; explanation names both rows."""
    why = proof(service, "prj:v2-kortrijk-lijnwaad", "kg:hasKickOff", "evt:2020-03-20-start-d1-d2")
    assert why["axiom"] == "bundledIn ∘ hasKickOff → hasKickOff"
    assert {file for file, _ in rows(why)} == {"projects.csv", "packages.csv"}
    pair = proof(service, "prj:v2-kortrijk-lijnwaad", "kg:samePackageAs", "prj:v2-harelbeke-bomarbre-corex")
    assert pair["axiom"] == "bundledIn ∘ bundles → samePackageAs"
    assert len(rows(pair)) == 2


def test_sys_24_i_projects_of_one_package_overlap_and_none_with_itself(service: Service) -> None:
    """C4 with its self-pairs left out, a closed-world rule: another project in the same package."""
    apart = "SELECT ?one ?other { ?one kg:samePackageAs ?other FILTER(?one != ?other) } ORDER BY ?one ?other"
    bundled = "SELECT ?one ?other { ?one kg:bundledWith ?other } ORDER BY ?one ?other"
    assert service.rows(bundled) == service.rows(apart) != []
    with_itself = service.values("SELECT ?one { ?one kg:samePackageAs ?one } ORDER BY ?one")
    assert with_itself == service.values("SELECT ?one { ?one kg:bundledIn ?package } ORDER BY ?one") != []
    why = proof(service, "prj:v2-kortrijk-lijnwaad", "kg:bundledWith", "prj:v2-harelbeke-bomarbre-corex")
    assert why["rule"] == "kg-closed-world"
    assert {file for file, _ in rows(why)} == {"projects.csv"}


def test_sys_25_i_the_flemish_association_is_vvsg_and_unnamed_groups_define_nothing(service: Service) -> None:
    """Equality by key; MultiLevelProject is not inferred from unnamed groups unless they are typed."""
    assert service.ask("ASK { org:vvsg kg:networkPartnerIn prj:be-reel }")
    assert service.values("SELECT (COUNT(*) AS ?n) { ?it a kg:AssociationOfLocalAuthorities }") != [0]
    assert not service.ask("ASK { prj:be-reel a kg:MultiLevelProject }")
    assert not service.ask("ASK { ?group a kg:UnnamedGroup ; owl:sameAs ?any }")


def test_sys_26_i_the_mayor_of_a_centre_city_is_on_the_board(service: Service) -> None:
    """Wim Dries, by definition, with explanation; inverse `chairs`."""
    why = proof(service, "per:wim-dries", "a", "kg:CentreCityMayor")
    assert why["axiom"] == "Person ⊓ ∃mayorOf.CentreCity ⊑ CentreCityMayor"
    assert service.ask("ASK { per:wim-dries kg:memberOf body:beheerscomite }")
    assert service.ask("ASK { per:wim-dries kg:chairs body:dagelijks-bestuur . org:kvs kg:hasChair per:wim-dries }")


def test_sys_27_i_a_group_of_a_sub_programme_serves_its_programme(service: Service) -> None:
    """OBMi-werkgroep found under prog:obm; `kg:serves` still names the part alone."""
    groups = "SELECT ?group { ?group kg:servesWithin prog:obm } ORDER BY ?group"
    assert service.values(groups) == ["body:wg-obmi", "body:wg-orba", "body:wg-schillenboek"]
    assert service.values("SELECT ?what { body:wg-obmi kg:serves ?what }") == ["prog:obm-1-1"]
    answer = service.graphql("""{ programme(id: "prog:obm") { servedBy { totalCount }
        servedWithinBy(orderBy: [{key: ASC}]) { nodes { key } } } }""")["programme"]
    assert answer["servedBy"]["totalCount"] == 0
    assert [each["key"] for each in answer["servedWithinBy"]["nodes"]] == service.values(groups)
    why = proof(service, "body:wg-obmi", "kg:servesWithin", "prog:obm")
    assert why["axiom"] == "servesWithin ∘ partOf → servesWithin"
    assert ("bodies.csv", "335-342, 387-388") in rows(why)


def test_sys_28_i_a_partnership_holds_both_ways(service: Service) -> None:
    """Symmetric and super-property: each is partner of the other, with one row for the two."""
    ways = [("org:belfius", "org:kvs"), ("org:kvs", "org:belfius")]
    assert all(service.ask(f"ASK {{ {one} kg:partnerOf {other} }}") for one, other in ways)
    stated = "SELECT ?one ?other { GRAPH ?g { ?one kg:keyPartnerOf ?other } FILTER(?g != graph:inferred) }"
    assert len(set(service.rows(stated)) & set(ways)) == 1
    used = [rules(proof(service, one, "kg:partnerOf", other)) for one, other in ways]
    assert {"prp-spo1"} <= used[0] & used[1]
    assert "prp-symp" in used[0] | used[1]


def test_sys_29_i_a_place_is_no_participant(service: Service) -> None:
    """Brussel is not a participant of any programme; Antwerpen is (organiser)."""
    assert service.values("SELECT ?event { ?event kg:heldIn mun:brussel }") == ["evt:2019-tweedaagse-tijdelijk-gebruik"]
    assert not service.ask("ASK { mun:brussel kg:takesPartIn ?any }")
    assert service.ask("ASK { mun:antwerpen kg:organises ?event ; kg:takesPartIn prog:ao }")


def test_sys_30_i_a_co_organiser_takes_part_in_the_programme(service: Service) -> None:
    """Vlaamse overheid takes part in Andere opdrachten, C1."""
    why = proof(service, "org:vlaamse-overheid", "kg:takesPartIn", "prog:ao")
    assert why["axiom"] == "takesPartIn ∘ partOf → takesPartIn"


def test_sys_31_i_membership_is_transitive(service: Service) -> None:
    """All descendants and ancestors without recursion by the user."""
    for way in ("kg:partOf", "kg:hasPart"):
        walked = service.values("SELECT DISTINCT ?it { ?it kg:directPartOf+ prog:obm }")
        asked = f"SELECT ?it {{ {'?it kg:partOf prog:obm' if way == 'kg:partOf' else 'prog:obm kg:hasPart ?it'} }}"
        assert set(service.values(asked)) == set(walked) != set()


def test_sys_32_i_a_project_is_in_its_province_and_cities_host_or_take_part(service: Service) -> None:
    """C2; definitions HostMunicipality, ParticipatingCity."""
    why = proof(service, "prj:v2-kortrijk-lijnwaad", "kg:locatedIn", "area:west-vlaanderen")
    assert why["axiom"] == "locatedIn ∘ within → locatedIn"
    hosts = {f"mun:{name}" for name in ("aalst", "aarschot", "eeklo", "genk", "gent", "harelbeke", "kortrijk", "leuven",
                                        "mechelen", "roeselare", "sint-niklaas", "turnhout")}  # fmt: skip
    assert set(service.values("SELECT ?it { ?it a kg:HostMunicipality }")) == hosts
    taking_part = set(service.values("SELECT ?it { ?it a kg:ParticipatingCity }"))
    assert taking_part == hosts & set(CENTRE_CITIES)


def test_sys_33_i_narrower_themes_are_found_at_any_depth(service: Service) -> None:
    """Four themes under smart cities."""
    narrower = "SELECT ?theme { thm:smart-cities skos:narrowerTransitive ?theme }"
    assert len(service.values(narrower)) == 4


def test_x_10_a_triple_that_does_not_hold_names_what_the_nearest_rule_misses(service: Service) -> None:
    """The same over `/explain` and GraphQL."""
    answer = service.client.get("/explain", params={"s": "mun:brugge", "p": "a", "o": "kg:HostMunicipality"})
    document = '{ explain(subject: "mun:brugge", predicate: "type", object: "HostMunicipality") { text } }'
    error = service.answer(document)["errors"][0]

    assert (answer.status_code, error["extensions"]["code"]) == (404, "NOT_FOUND")
    for said in (answer.json()["detail"], error["message"]):
        assert "Brugge" in said
        assert "cax-sco" in said
