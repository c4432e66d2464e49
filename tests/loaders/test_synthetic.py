"""The seventeen inventories that have no rows yet: their CSVW tables with invented rows, in a graph of their own.

`tests/synthetic` holds the tables and rows; they are read beside the shipped inventories that they refer to.
"""

import shutil
from pathlib import Path

import pytest

from graph_store import State
from graph_store.graphs import Scope
from loaders import SyncOptions, SyncReport, Weight, sync
from ontology.namespaces import RDF_TYPE
from tests.loaders.conftest import RDFS_LABEL, facts, iri, replace, said
from tests.loaders.synthetic import TEMPLATES, both
from tests.prepared import Plan

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, SyncReport]:
    """Make the shipped inventories with the invented ones beside them, and a state; tests do not change them."""
    place = tmp_path_factory.mktemp("synthetic")
    folder = both(place)
    return folder, place / "var", sync(folder, State(place / "var"))


@pytest.fixture
def inventories(made: tuple[Path, Path, SyncReport], tmp_path: Path) -> Path:
    """Make inventories that a test may change."""
    return Path(shutil.copytree(made[0], tmp_path / "data"))


@pytest.fixture
def state(made: tuple[Path, Path, SyncReport], tmp_path: Path) -> State:
    """Make a copy of the state that was made from them."""
    return State(Path(shutil.copytree(made[1], tmp_path / "var")))


@pytest.fixture
def synced(made: tuple[Path, Path, SyncReport]) -> SyncReport:
    """Return the issues of the sync."""
    return made[2]


def told(report: SyncReport) -> list[tuple[str, str, int | None, str | None]]:
    return [(each.file, each.code, each.line, each.column) for each in report.issues]


def append(file: Path, *rows: str) -> None:
    with file.open("a", encoding="utf-8") as out:
        out.writelines(f"{row}\n" for row in rows)


def things(state: State, name: str) -> int:
    """Count the things of a class, invented ones only."""
    found = facts(state, "synthetic")
    return sum(fact.predicate == RDF_TYPE and fact.object == iri(f"ns#{name}") for fact in found)


def test_the_seventeen_templates_load_into_a_graph_of_their_own(synced: SyncReport, state: State) -> None:
    assert (synced.exit_code, synced.total("quarantined"), told(synced)) == (0, 0, [])
    counts = {each.file: each.loaded for each in synced.files}
    assert [name for name in TEMPLATES if not counts.get(name)] == []
    assert said(state, "id/kerk/case-1", RDFS_LABEL, "synthetic") == {"Kerk 1"}
    assert not said(state, "id/kerk/case-1", RDFS_LABEL)


def test_the_document_is_not_touched_by_invented_rows(
    synced: SyncReport, state: State, plan: Plan, tmp_path: Path
) -> None:
    plain = State(tmp_path / "plain")
    plan(plain.root)
    for graph in ("asserted", "inferred", "reference"):
        assert facts(state, graph) == facts(plain, graph)


def test_with_invented_rows_sys_02_s_an_issue_of_ten_items_is_warned_of(
    synced: SyncReport, inventories: Path, state: State
) -> None:
    assert things(state, "NewsletterItem") == 10
    append(inventories / "newsletter_items.csv", "nb:120,10,Tiende item,link")
    report = sync(inventories, state)
    assert [(each.code, each.details.get("shape"), each.weight) for each in report.issues] == [("shape", "S19", 1)]
    assert (report.exit_code, things(state, "NewsletterItem")) == (0, 11)


def test_with_invented_rows_sys_02_m_the_kind_of_an_item_is_a_concept(synced: SyncReport, state: State) -> None:
    (item,) = said(state, "id/nb/120/1", "newsletterItemKind", "synthetic")
    assert item == iri("id/itemkind/aankondiging").value


def test_with_invented_rows_sys_03_s_a_removed_editor_disappears_or_stays_as_stale(
    synced: SyncReport, inventories: Path, state: State
) -> None:
    rows = (inventories / "complex_projects.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (inventories / "complex_projects.csv").write_text("".join(rows[:-1]), encoding="utf-8")
    assert sync(inventories, state, SyncOptions(keep_missing=True)).total("stale") == 1
    assert things(state, "ComplexUrbanProjectSheet") == 2
    assert sync(inventories, state).total("removed") == 1
    assert things(state, "ComplexUrbanProjectSheet") == 1


def test_with_invented_rows_sys_04_s_250_church_cases_load_at_once_and_30_more_make_280(
    synced: SyncReport, inventories: Path, state: State
) -> None:
    assert things(state, "ChurchCase") == 250
    new = [f"kerk:nieuw-{number},Kerk,,mun:gent,België,,,,,,,,2020,verzonnen" for number in range(30)]
    append(inventories / "cases_kerken.csv", *new, "kerk:zonder-land,Kerk,,mun:gent,,,,,,,,,2020,verzonnen")
    report = sync(inventories, state)
    assert told(report) == [("cases_kerken.csv", "required", 282, "country")]
    assert things(state, "ChurchCase") == 280


def test_with_invented_rows_sys_05_s_several_functions_come_from_a_link_table(synced: SyncReport, state: State) -> None:
    found = said(state, "id/tijd/a", "currentFunction", "synthetic")
    assert found == {"sport", "cultuur; ook 's avonds"}


def test_with_invented_rows_sys_06_s_one_run_counts_additions_changes_and_removals(
    synced: SyncReport, inventories: Path, state: State
) -> None:
    file = inventories / "instruments.csv"
    replace(file, "Leegstandsheffing", "Heffing op leegstand")
    rows = [row for row in file.read_text(encoding="utf-8").splitlines() if not row.startswith("inst:c,")]
    new = "inst:d,Premie,thm:woonbeleid,mun:genk,2020,,2020-02-01,Dienst wonen"
    file.write_text("\n".join([*rows, new, ""]), encoding="utf-8")
    counts = next(each for each in sync(inventories, state).files if each.file == "instruments.csv")
    assert (counts.added, counts.changed, counts.removed, counts.unchanged) == (1, 1, 1, 1)


def test_with_invented_rows_sys_08_s_a_dataset_without_a_licence_is_rejected(
    synced: SyncReport, inventories: Path, state: State
) -> None:
    append(inventories / "open_datasets.csv", "ods:c,Fietspaden,mun:gent,,,https://example.org/f.csv,CSV,2020")
    assert told(sync(inventories, state)) == [("open_datasets.csv", "required", 4, "licence")]
    assert things(state, "OpenDataset") == 2


def test_with_invented_rows_sys_09_s_plans_of_cities_stay_apart_and_an_action_under_an_objective_is_rejected(
    synced: SyncReport, inventories: Path, state: State
) -> None:
    for city in ("gent", "aalst"):
        assert said(state, f"id/orba/{city}-1", "planOfCity", "synthetic") == {f"{state.base}id/mun/{city}"}
    assert things(state, "Action") == 4
    row = "orba:gent-x,actie,orba:gent-1,mun:gent,Zonder actieplan,2020-2025,,gepland,BK-gent-1"
    append(inventories / "orba_objectives.csv", row)
    report = sync(inventories, state)
    assert [(each.code, each.details["shape"], each.line, each.weight) for each in report.issues] == [
        ("shape", "S12", 10, 2)
    ]
    assert things(state, "Action") == 4


def test_with_invented_rows_sys_10_s_lines_without_a_plan_and_actions_without_a_line_are_both_told(
    synced: SyncReport, inventories: Path, state: State
) -> None:
    append(inventories / "finance_lines.csv", 'BK-wees,mun:gent,2020,"1.234,56",krediet')
    row = "orba:gent-1-1-3,actie,orba:gent-1-1,mun:gent,Zonder lijn,2020-2025,,gepland,BK-nergens"
    append(inventories / "orba_objectives.csv", row)
    report = sync(inventories, state)
    assert sorted((each.file, str(each.details["shape"])) for each in report.issues) == [
        ("finance_lines.csv", "S20"),
        ("orba_objectives.csv", "S20"),
    ]
    assert (report.exit_code, report.total("quarantined")) == (0, 0)
    line = "row/finance_lines/BK-wees/mun:gent/2020/krediet"
    assert said(state, line, "amount", "synthetic") == {"1234.56"}


def test_with_invented_rows_sys_13_s_a_processing_without_a_legal_basis_is_rejected(
    synced: SyncReport, inventories: Path, state: State
) -> None:
    append(
        inventories / "processing_register.csv",
        "verw:c,mun:gent,Camera's,,beeld,voorbijgangers,,,,,nee,,",
        "verw:d,mun:gent,Camera's,algemeen belang,beeld,voorbijgangers,,,,,ja,,",
    )
    report = sync(inventories, state)
    found = [(each.code, each.line, each.weight) for each in report.issues]
    assert found == [("required", 4, Weight.QUARANTINED), ("shape", 5, Weight.WARNED)]
    assert things(state, "ProcessingActivity") == 3


def test_a_processing_without_impact_assessment_or_agreement_loads_with_a_warning(
    synced: SyncReport, inventories: Path, state: State
) -> None:
    """S13: the warnings name the cells that ask for them, and the exit code stays 0."""
    append(
        inventories / "processing_register.csv",
        "verw:c,mun:gent,Camera's,algemeen belang,beeld,voorbijgangers,,,Firma Y,,ja,,",
    )
    report = sync(inventories, state)
    assert [(each.column, each.value, each.weight) for each in report.issues] == [
        ("dpia_required", "true", Weight.WARNED),
        ("processor", "Firma Y", Weight.WARNED),
    ]
    assert (report.exit_code, things(state, "ProcessingActivity")) == (0, 3)


def test_with_invented_rows_sys_14_s_a_delivered_sheet_without_a_data_model_is_a_violation(
    synced: SyncReport, inventories: Path, state: State
) -> None:
    append(inventories / "building_processes.csv", "proc:kot,Kotlabel,woongerelateerd,één loket,,adres,opgeleverd")
    report = sync(inventories, state)
    assert [(each.code, each.line, each.details.get("shape")) for each in report.issues] == [("shape", 5, "S14")]
    assert things(state, "ProcessSheet") == 3


def test_with_invented_rows_sys_15_s_a_check_on_an_unknown_criterion_is_rejected(
    synced: SyncReport, inventories: Path, state: State
) -> None:
    append(inventories / "criteria_checks.csv", "prog:sc-1-1,crit:sp-99,fulfilled,,,")
    assert told(sync(inventories, state)) == [("criteria_checks.csv", "dangling-ref", 4, "criterion")]


def test_with_invented_rows_sys_16_s_a_trip_without_a_destination_has_none(synced: SyncReport, state: State) -> None:
    assert things(state, "StudyTrip") == 3
    assert said(state, "id/reis/zonder-bestemming", "destination", "synthetic") == set()
    assert said(state, "id/reis/rotterdam", "destination", "synthetic") == {"Rotterdam"}


def test_with_invented_rows_sys_16_m_a_trip_names_its_host_and_the_projects_that_it_visits(
    synced: SyncReport, state: State
) -> None:
    assert said(state, "id/reis/gent", "tripHost", "synthetic") == {iri("id/mun/gent").value}
    assert said(state, "id/reis/gent", "visitsProject", "synthetic") == {iri("id/prj/v1-gent-bakkersite").value}


def test_with_invented_rows_sys_21_s_an_applicant_of_another_kind_is_rejected(
    synced: SyncReport, inventories: Path, state: State
) -> None:
    append(inventories / "church_feasibility_studies.csv", "hbs:c,Sint-Pieter,mun:gent,parochie,2019,,,,,")
    report = sync(inventories, state)
    assert told(report) == [("church_feasibility_studies.csv", "not-in-list", 4, "applicant")]
    assert report.issues[0].accepted == "stad, gemeente, kerkbestuur"


def test_with_invented_rows_sys_23_s_an_item_with_an_unknown_project_is_rejected(
    synced: SyncReport, inventories: Path, state: State
) -> None:
    append(inventories / "toolbox_items.csv", "tbi:c,Geduld,prj:bestaat-niet,")
    assert told(sync(inventories, state)) == [("toolbox_items.csv", "dangling-ref", 4, "evidence_project")]


def test_what_follows_from_invented_rows_stays_with_them(synced: SyncReport, state: State) -> None:
    urban = {fact.subject for fact in facts(state, "inferred-synthetic") if fact.object == iri("ns#UrbanChurchCase")}
    assert len(urban) == 250
    smart = {
        fact.subject for fact in facts(state, "inferred-synthetic") if fact.object == iri("ns#SmartCityProcessing")
    }
    assert smart == {iri("id/verw/a")}
    everything = state.newest().triples(Scope())
    assert not any("kerk/case" in str(fact.subject) for fact in everything)
