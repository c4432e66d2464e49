"""Things without a companion that they must have: each loads with a warning, and `missing-companions` lists it."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from graph_store.versions import State
from loaders import Weight, sync
from tests.queries.test_competency import by_graphql, by_sparql
from tests.service import Service
from tests.systems.conftest import inventories_in

TERM = "https://kennisgraaf.example/ns#"
ROW = "https://kennisgraaf.example/row"
LACKING = {
    "processing_register.csv": [
        "verw:zonder-dpia,mun:gent,Camera's,algemeen belang,beeld,voorbijgangers,,,,,ja,,",
        "verw:zonder-overeenkomst,mun:gent,Enquête,toestemming,antwoorden,inwoners,,,Firma Y,,nee,,",
    ],
    "building_processes.csv": ["proc:kot,Kotlabel,woongerelateerd,,model-2,,opgeleverd"],
    "orba_objectives.csv": ["orba:gent-1-1-3,actie,orba:gent-1-1,mun:gent,Zonder lijn,2020-2025,,gepland,BK-nergens"],
    "finance_lines.csv": ['BK-wees,mun:gent,2020,"1.234,56",krediet'],
    "instruments.csv": ["inst:d,Premie,thm:woonbeleid,mun:gent,2019,,2020-01-10,"],
    "criteria_checks.csv": ["prog:sc-1-1,crit:sp-3,fulfilled,,,"],
}
FOUND = [
    ("verw:zonder-dpia", "ImpactAssessment"),
    ("verw:zonder-overeenkomst", "ProcessingAgreement"),
    ("proc:kot/fiche", "bestPractices"),
    ("proc:kot/fiche", "registerInteraction"),
    ("orba:gent-1-1-3", "FinanceLine"),
    (f"{ROW}/finance_lines/bk-wees/mun:gent/2020/krediet", "PlanElement"),
    ("inst:d", "responsibleOffice"),
    (f"{ROW}/criteria_checks/prog:sc-1-1/crit:sp-3", "evidenceText"),
]


@pytest.fixture(scope="module")
def lacking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The service over the yearly plan and invented rows, some of which lack their companions."""
    from graph_api.app import create_app
    from kennisgraaf.settings import read_settings

    place = tmp_path_factory.mktemp("lacking")
    folder = inventories_in(place / "inventories")
    for file, lines in LACKING.items():
        with (folder / file).open("a", encoding="utf-8") as text:
            text.writelines(f"{line}\n" for line in lines)
    report = sync(folder, State(place / "state"))
    with TestClient(create_app(read_settings(data=place / "state").service())) as client:
        yield Service(client, State(place / "state"), report)


def test_sys_13_q_no_activity_of_the_plan_lacks_its_impact_assessment(service: Service) -> None:
    """The text names no processing activity, so the list of missing impact assessments is empty."""
    assert service.values("SELECT ?it { ?it a kg:ProcessingActivity }") == []
    assert by_sparql(service, "missing-companions") == by_graphql(service, "missing-companions") == []


def test_with_invented_rows_sys_13_q_lists_what_lacks_which_companion(lacking: Service) -> None:
    """The activities without an impact assessment are among them."""
    expected = sorted((thing, f"{TERM}{missing}".casefold()) for thing, missing in FOUND)
    assert sorted(by_sparql(lacking, "missing-companions", synthetic="true")) == expected
    assert sorted(by_graphql(lacking, "missing-companions", synthetic=True)) == expected
    assert by_sparql(lacking, "missing-companions") == []


def test_with_invented_rows_what_lacks_a_companion_loads_with_a_warning(lacking: Service) -> None:
    issues = [each for each in lacking.report.issues if each.file in LACKING]
    assert {each.weight for each in issues} == {Weight.WARNED}
    assert {each.file for each in issues} == LACKING.keys()
    assert (len(issues), lacking.report.total("quarantined")) == (len(FOUND), 0)
