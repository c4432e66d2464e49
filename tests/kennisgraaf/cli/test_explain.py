"""Tests of `kennisgraaf explain`."""

import json
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graph_api.app import create_app
from graph_store.graphs import DEFAULT_BASE
from kennisgraaf.settings import read_settings
from tests.kennisgraaf.running import Run

pytestmark = pytest.mark.slow


def test_x10_an_inferred_fact_leads_to_rules_rows_and_source_lines(run: Run, synced: Path) -> None:
    outcome = run("explain", "mun:gent", "a", "HostMunicipality")
    assert outcome.code == 0
    derivation, formal, *_ = outcome.out.split("\n\n")
    first, reason, *below = derivation.splitlines()
    assert first == "Ghent is a host municipality."
    assert reason == "  A municipality that hosts a project is a host municipality."
    assert formal.splitlines()[:2] == [
        "Formal:",
        "  mun:gent a kg:HostMunicipality  [cls-int1: Municipality ⊓ ∃hosts.Project ⊑ HostMunicipality]",
    ]
    assert "⊑" not in derivation
    assert any("[projects.csv line " in line and " (sited_in), " in line and ", lines " in line for line in below)


def test_x09_an_asserted_fact_leads_to_its_row(run: Run, synced: Path) -> None:
    outcome = run("explain", "prj:v1-gent-bakkersite", "sitedIn", "mun:gent", "--json")
    assert outcome.json["status"] == "asserted"
    (row,) = outcome.json["rows"]
    assert [line["number"] for line in row.pop("lines")] == [964, 966]
    del row["document"]
    assert row == {
        "file": "projects.csv",
        "line": 3,
        "column": "sited_in",
        "basis": "stated",
        "words": "stated",
        "text": "jaarplan-2020.txt",
        "source_lines": "964, 966",
        "row": "https://kennisgraaf.example/row/projects/prj:v1-gent-bakkersite",
    }


def test_the_lines_of_each_row_follow_the_derivation_once_unless_left_out(run: Run, synced: Path) -> None:
    asked = ("explain", "prj:v1-gent-bakkersite", "sitedIn", "mun:gent")
    derivation, shown = run(*asked).out.split("\n\n")
    assert shown.splitlines()[0].startswith("projects.csv line 3: ")
    assert shown.splitlines()[1:] == [
        "    964  Volgende projecten werden weerhouden",
        "    966  = Gent—Bakkersite",
        "      →  • Gent — Bakkersite",
    ]
    assert run(*asked, "--no-lines").out == f"{derivation}\n"


def test_programs_get_what_the_service_answers(run: Run, synced: Path) -> None:
    client = TestClient(create_app(read_settings(access_log=False).service()))
    asked = {"s": "mun:gent", "p": "a", "lang": "en", "format": "json"}
    answer = client.get("/explain", params=asked | {"o": "kg:HostMunicipality", "all": "true"}).json()
    assert run("explain", "mun:gent", "a", "HostMunicipality", "--all", "--json").json == answer
    misses = client.get("/explain", params=asked | {"o": "kg:Person", "why_not": "true"}).json()
    assert run("explain", "mun:gent", "a", "Person", "--why-not", "--json").json == misses


def test_all_shows_other_derivations_too(run: Run, synced: Path) -> None:
    outcome = run("explain", "mun:gent", "a", "LocalGovernment", "--all", "--json")
    assert outcome.json["status"] == "inferred"
    assert outcome.json["others"]


def test_what_does_not_hold_is_said_to(run: Run, synced: Path) -> None:
    outcome = run("explain", "mun:gent", "a", "Person")
    assert outcome.code == 3
    assert outcome.err == "kennisgraaf: NOT_FOUND: This does not hold in version 1: “Ghent is a person”.\n"


def test_why_not_is_told_in_dutch_too(run: Run, synced: Path) -> None:
    outcome = run("explain", "mun:gent", "a", "Person", "--why-not", "--language", "nl")
    assert outcome.code == 0
    assert outcome.out.splitlines() == [
        "In versie 1 geldt dit niet: “Gent is een persoon”.",
        "Dit kan nooit gelden: Gent is een organisatie, en niets kan tegelijk een organisatie en een persoon zijn.",
    ]


def test_why_not_names_a_rule_with_what_holds_and_what_is_missing(run: Run, synced: Path) -> None:
    told = run("explain", "mun:brugge", "a", "HostMunicipality", "--why-not").out
    sentences, formal = told.split("\n\nFormal:\n")
    assert (
        "A municipality that hosts a project is a host municipality.\n  holds: Bruges is a municipality." in sentences
    )
    assert "  missing (for example): Bruges hosts " in sentences
    assert formal.startswith("  cax-sco: Municipality ⊓ ∃hosts.Project ⊑ HostMunicipality")


def test_a_literal_is_explained(run: Run, synced: Path) -> None:
    assert "cities.csv line " in run("explain", "mun:gent", "rdfs:label", '"Gent"@nl').out


def test_a_row_made_for_tests_explains_nothing_unless_it_is_asked_for(
    run: Run, empty_state: Path, tmp_path: Path
) -> None:
    tool = {"name": "type", "virtual": True, "propertyUrl": "rdf:type", "valueUrl": f"{DEFAULT_BASE}ns#Tool"}
    described = {
        "@context": "http://www.w3.org/ns/csvw",
        f"{DEFAULT_BASE}load#keyBase": f"{DEFAULT_BASE}id/",
        "url": "tools.csv",
        f"{DEFAULT_BASE}load#graph": "synthetic",
        "tableSchema": {
            "primaryKey": "id",
            "aboutUrl": f"{DEFAULT_BASE}id/{{+id}}",
            "columns": [{"name": "id", "required": True, "propertyUrl": "dc:identifier"}, tool],
        },
    }
    inventory = tmp_path / "made-up"
    inventory.mkdir()
    (inventory / "csv-metadata.json").write_text(json.dumps(described), encoding="utf-8")
    (inventory / "tools.csv").write_text("id\ntool:made-up\n", encoding="utf-8")
    assert run("sync", inventory).code == 0

    fact = ("tool:made-up", "a", "Tool")
    assert [run("explain", *fact, *form).code for form in ((), ("--json",))] == [3, 3]
    assert "tools.csv line 2" in run("explain", *fact, "--synthetic").out
    assert run("explain", *fact, "--synthetic", "--json").json["status"] == "asserted"


def test_text_says_how_a_row_came_by_what_it_says(run: Run, synced: Path) -> None:
    reference = run("explain", "mun:roeselare", "nisCode", '"36015"').out
    layout = run("explain", "prj:v2-roeselare-decruy-olivier", "a", "Project").out

    assert "cities.csv line 12 (ref_nis), reference register]" in reference
    assert re.search(r"read from a table or from columns, \S.*, line 1003\]", layout)


def test_a_key_that_names_nothing_is_told_with_the_nearest_one(run: Run, synced: Path) -> None:
    for flags in ([], ["--why-not"], ["--json"]):
        outcome = run("explain", "mun:gentt", "a", "HostMunicipality", *flags)
        assert outcome.code == 3
        assert outcome.err == "kennisgraaf: NOT_FOUND: No thing with key mun:gentt. Did you mean mun:gent?\n"


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        (("mun:gent", "hostss", "prj:be-reel"), "no class or property hostss. Did you mean hosts?"),
        (("mun:gent", "a", "HostMunicipalty"), "no class or property HostMunicipalty. Did you mean HostMunicipality?"),
        (("mun:gent", "a", "Zzz"), "no class or property Zzz."),
    ],
)
def test_a_word_that_the_ontology_lacks_is_told_with_the_nearest_one(
    run: Run, synced: Path, fact: tuple[str, ...], told: str
) -> None:
    for flags in ([], ["--why-not"], ["--json"]):
        outcome = run("explain", *fact, *flags)
        assert (outcome.code, outcome.err) == (3, f"kennisgraaf: NOT_FOUND: The ontology has {told}\n")
