"""SYS-01 to SYS-06: the portal, the newsletter, the case sites and the instrument database."""

from tests.service import Inventories, Service, Value

FIGURES = """
SELECT ?metric ?value WHERE {{
  ?row kg:statisticOf {platform} ; kg:metric ?metric ; kg:asOf "2020-01-01"^^xsd:date ; kg:value ?value . }}"""


def figures(service: Service, platform: str) -> dict[Value, Value]:
    """Return the figures of a platform on 1 January 2020 by metric, the same from both languages."""
    asked = service.pairs(FIGURES.format(platform=platform))
    metrics = [str(metric).partition(":")[2] for metric in asked]
    fields = " ".join(f'{name}: measure(metric: "metric:{name}", asOf: "2020-01-01")' for name in metrics)
    answer = service.graphql(f'{{ platform(id: "{platform}") {{ {fields} }} }}')
    assert answer["platform"] == {name: asked[f"metric:{name}"] for name in metrics}
    return asked


def test_sys_01_m_the_portal_is_measured_since_a_day_and_online_since_no_stated_one(service: Service) -> None:
    """Portal node has `measured_since` 2011-01-17 and no `online_since`."""
    assert service.values("SELECT ?day { ?portal a kg:Portal ; kg:measuredSince ?day }") == ["2011-01-17"]
    assert not service.ask("ASK { ?portal a kg:Portal ; kg:onlineSince ?day }")
    described = "SELECT ?url ?rule { plat:portaalsite kg:url ?url ; kg:updateRule ?rule }"
    assert len(service.rows(described)) == 1


def test_sys_01_s_a_later_figure_is_added_beside_the_old_one(inventories: Inventories) -> None:
    """A statistics row with a later `as_of` adds an observation and keeps the old one; `128.978` loads as 128978."""
    assert not inventories.sync().published
    inventories.change("platform_statistics.csv", "visits,128978,2020-01-01", "visits,128.978,2020-01-01")
    inventories.append("platform_statistics.csv", "plat:portaalsite,visits,140000,2021-01-01,stated,154-157")
    inventories.sync()
    found = "SELECT ?v { ?row kg:statisticOf plat:portaalsite ; kg:metric metric:visits ; kg:value ?v } ORDER BY ?v"
    assert inventories.values(found) == ["128978", "140000"]


def test_sys_01_q_the_portal_has_four_figures_at_a_date(service: Service) -> None:
    """128978 / 408705 / 87577 / 554 at 2020-01-01 from both APIs."""
    assert figures(service, "plat:portaalsite") == {
        "metric:visits": 128978,
        "metric:page_views": 408705,
        "metric:unique_visitors": 87577,
        "metric:news_items": 554,
    }


def test_sys_02_q_the_newsletter_counts_issues_and_items_at_the_end_of_a_year(service: Service) -> None:
    """120 issues, 9 per issue, 1080 items at the end of 2019."""
    rows = service.rows("""
        SELECT ?issues ?items (?issues * ?items AS ?all) ?date ?word WHERE {
          ?it a kg:Publication ; kg:issueCount ?issues ; kg:itemsPerIssue ?items ;
              kg:issuesAsOf ?date ; kg:issuesQualifier ?word }""")
    assert rows == [(120, 9, 1080, "2019", "eind")]


def test_sys_03_m_the_site_on_complex_projects_is_edited_by_a_body_of_nine(service: Service) -> None:
    """Site `edited_by` body with nine persons."""
    editors = (
        "SELECT ?who { plat:complexe-stadsprojecten kg:editedBy ?team . ?team kg:hasMember ?who . ?who a kg:Person }"
    )
    assert len(service.values(editors)) == 9


def test_sys_03_s_a_removed_editor_disappears(inventories: Inventories) -> None:
    """A removed editor disappears after sync; with `--keep-missing` the row stays and is reported as stale."""
    row = "role:13,per:jan-schreurs,redacteur,editor,body:redactieteam,stated,196-200\n"
    member = "SELECT ?body { per:jan-schreurs kg:memberOf ?body }"
    inventories.change("person_roles.csv", row, "")
    report = inventories.sync(keep_missing=True)
    assert (inventories.values(member), report.total("stale")) == (["body:redactieteam"], 1)
    assert inventories.sync().total("removed") == 1
    assert inventories.values(member) == []


def test_sys_03_q_the_site_on_complex_projects_has_a_launch_figures_and_nine_names(service: Service) -> None:
    """2012-06; 60326 / 167470 / 47073; nine names."""
    assert service.values("SELECT ?d { plat:complexe-stadsprojecten kg:onlineSince ?d }") == ["2012-06"]
    assert sorted(map(int, figures(service, "plat:complexe-stadsprojecten").values())) == [47073, 60326, 167470]  # type: ignore[arg-type]
    names = service.graphql("""{ platform(id: "plat:complexe-stadsprojecten") {
        editedBy { nodes { ... on Body { hasMember { nodes { label } } } } } } }""")
    (team,) = names["platform"]["editedBy"]["nodes"]
    assert len({member["label"] for member in team["hasMember"]["nodes"]}) == 9


def test_sys_04_q_the_church_site_says_what_is_documented_and_planned(service: Service) -> None:
    """250 (2014), +30 (2020); 26511 / 63812 / 18922."""
    rows = service.rows("""
        SELECT ?documented ?date ?planned ?year WHERE {
          ?collection kg:publishedOn plat:herbestemming-kerken ; kg:documented ?documented ;
            kg:documentedAsOf ?date ; kg:plannedAdditions ?planned ; kg:plannedYear ?year }""")
    assert rows == [(250, "2014", 30, 2020)]
    assert sorted(map(int, figures(service, "plat:herbestemming-kerken").values())) == [18922, 26511, 63812]  # type: ignore[arg-type]


def test_sys_05_q_the_site_on_temporary_use_was_launched_at_a_study_day(service: Service) -> None:
    """2016-02-23 at a study day; 12003 / 39332 / 9542; +20."""
    rows = service.rows("""
        SELECT ?day ?planned WHERE {
          plat:tijdelijk-gebruiken kg:onlineSince ?day ; kg:launchedAt ?event ; kg:publishes ?collection .
          ?event a kg:StudyDay ; kg:startsOn ?day . ?collection kg:plannedAdditions ?planned }""")
    assert rows == [("2016-02-23", 20)]
    assert sorted(map(int, figures(service, "plat:tijdelijk-gebruiken").values())) == [9542, 12003, 39332]  # type: ignore[arg-type]


def test_sys_06_q_the_instrument_database_says_since_when_and_how_often_but_not_how_many(service: Service) -> None:
    """2011-11, half-yearly; number of instruments → *not stated*."""
    rows = service.rows("""
        SELECT ?since ?rule ?count WHERE {
          ?base a kg:InstrumentDatabase ; kg:onlineSince ?since ; kg:updateRule ?rule ; kg:publishes ?collection .
          OPTIONAL { ?collection kg:documented ?count } }""")
    assert rows == [("2011-11", "halfjaarlijks geactualiseerd", None)]


def test_sys_05_i_the_site_and_the_training_share_a_theme(service: Service) -> None:
    """The site and the 2019 training 'Tijdelijk gebruik' share theme thm:tijdelijk-gebruik."""
    shared = "SELECT ?theme { ?theme kg:themeOf plat:tijdelijk-gebruiken, evt:2019-tweedaagse-tijdelijk-gebruik }"
    assert service.values(shared) == ["thm:tijdelijk-gebruik"]
