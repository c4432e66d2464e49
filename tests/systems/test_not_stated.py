"""Rows of systems.md for which the text gives nothing: the shipped data answers *not stated*, and nothing is invented.

The same rows are tested on invented inventories, by tests whose names begin with `test_with_invented_rows`.
"""

import pytest

from tests.service import Service

NOTHING = {
    "02_s": "Issue",
    "02_i": "NewsletterItem",
    "04_s": "ChurchCase",
    "04_i": "UrbanChurchCase",
    "05_s": "TemporaryUseCase",
    "06_s": "Instrument",
    "08_s": "OpenDataset",
    "09_s": "Objective",
    "10_s": "FinanceLine",
    "10_i": "ActionPlan",
    "13_s": "ProcessingActivity",
    "13_i": "SmartCityProcessing",
    "15_s": "CriterionCheck",
    "16_s": "StudyTrip",
    "21_s": "ChurchFeasibilityStudy",
    "23_s": "ToolboxItem",
}
"""The class of which the text names no member, by row of systems.md."""


@pytest.mark.parametrize("name", NOTHING.values(), ids=NOTHING)
def test_sys_rows_without_a_fact_in_the_text_have_none_in_the_graph(service: Service, name: str) -> None:
    """Both languages of query know the class and find no member."""
    assert service.ask(f"ASK {{ kg:{name} a owl:Class }}")
    assert not service.ask(f"ASK {{ ?it a kg:{name} }}")
    answer = service.graphql(f"{{ things(filter: {{type: {{eq: {name}}}}}) {{ totalCount nodes {{ label }} }} }}")
    assert answer["things"] == {"totalCount": 0, "nodes": []}


def test_sys_06_i_no_instrument_is_late_because_none_is_named(service: Service) -> None:
    """The database has no instrument in the text: the question about late ones has an empty answer on any day."""
    answer = service.client.get("/query/late-instruments", params={"day": "2020-06-15"})
    assert answer.status_code == 200
    assert answer.json()["results"]["bindings"] == []


def test_sys_14_s_no_sheet_is_delivered_and_what_its_parts_say_is_not_stated(service: Service) -> None:
    """The text gives no parts of a sheet: each is null, and says that it is not stated."""
    assert not service.ask('ASK { ?sheet a kg:ProcessSheet ; kg:status "opgeleverd" }')
    answer = service.graphql("{ processSheets { nodes { bestPractices dataModel registerInteraction notStated } } }")
    for sheet in answer["processSheets"]["nodes"]:
        assert {"bestPractices", "dataModel", "registerInteraction"} <= set(sheet["notStated"])


def test_sys_23_i_no_factor_leads_to_a_city(service: Service) -> None:
    """The toolbox is still to be made: the text gives no factor and no evidence."""
    assert service.values("SELECT ?city { ?factor kg:evidencedBy/kg:sitedIn ?city }") == []
    actions = service.values("SELECT ?act { ?act kg:partOf prog:rr-2-1 ; kg:actionKind 'toolbox' }")
    assert actions == ["act:31"]
