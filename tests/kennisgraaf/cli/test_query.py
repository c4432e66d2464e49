"""Tests of `kennisgraaf query`."""

import io
import json
import sys
from pathlib import Path

import pytest

from tests.kennisgraaf.running import Run

HOSTS = """PREFIX kg: <https://kennisgraaf.example/ns#>
SELECT (COUNT(DISTINCT ?m) AS ?n) { ?m a kg:HostMunicipality }"""


@pytest.fixture
def hosts(tmp_path: Path) -> Path:
    file = tmp_path / "hosts.rq"
    file.write_text(HOSTS)
    return file


def test_a_table_is_csv_unless_another_format_is_named(run: Run, synced: Path, hosts: Path) -> None:
    assert run("query", hosts).out == "n\r\n12\r\n"
    assert json.loads(run("query", hosts, "--format", "json").out)["head"] == {"vars": ["n"]}


def test_a_dash_reads_standard_input(run: Run, synced: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("ASK {}"))
    assert run("query", "-").out.strip() == "true"


@pytest.mark.slow
def test_x11_what_is_only_inferred_is_not_asserted(run: Run, synced: Path, hosts: Path) -> None:
    assert run("query", hosts, "--include", "asserted").out == "n\r\n0\r\n"
    assert run("query", hosts, "--include", "inferred").out == "n\r\n12\r\n"


def test_a_graph_is_turtle_unless_another_format_is_named(run: Run, synced: Path, tmp_path: Path) -> None:
    (tmp_path / "gent.rq").write_text("DESCRIBE <https://kennisgraaf.example/id/mun/gent>")
    assert "@prefix kg:" in run("query", tmp_path / "gent.rq").out
    assert run("query", tmp_path / "gent.rq", "--format", "ntriples").out.startswith("<https://")


def test_a_format_that_cannot_hold_the_answer_is_refused(run: Run, synced: Path, hosts: Path) -> None:
    outcome = run("query", hosts, "--format", "turtle")
    assert outcome.code == 3
    assert outcome.err.startswith("kennisgraaf: NOT_ACCEPTABLE: ")


def test_a_text_that_is_not_sparql_is_refused_with_its_place(run: Run, synced: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.rq").write_text("SELECT * {\n  ?s ?p }")
    outcome = run("query", tmp_path / "broken.rq")
    assert outcome.code == 3
    assert outcome.err.startswith("kennisgraaf: MALFORMED_QUERY: ")
    assert "line 2" in outcome.err


def test_an_older_version_can_be_asked(run: Run, synced: Path, hosts: Path) -> None:
    assert run("query", hosts, "--version", 1).out == "n\r\n12\r\n"
    assert run("query", hosts, "--version", 2).code == 3


@pytest.mark.slow
def test_a_graphql_file_runs_as_graphql(run: Run, synced: Path, tmp_path: Path) -> None:
    (tmp_path / "gent.graphql").write_text('{ municipality(id: "mun:gent") { key } }')
    outcome = run("query", tmp_path / "gent.graphql")
    assert (outcome.code, outcome.json["data"]) == (0, {"municipality": {"key": "mun:gent"}})


@pytest.mark.slow
def test_a_graphql_file_sees_the_facts_that_it_or_the_command_chooses(run: Run, synced: Path, tmp_path: Path) -> None:
    (tmp_path / "its-own.graphql").write_text("{ hostMunicipalities @at(include: ASSERTED) { totalCount } }")
    (tmp_path / "any.graphql").write_text("{ hostMunicipalities { totalCount } }")
    none = {"hostMunicipalities": {"totalCount": 0}}
    assert run("query", tmp_path / "its-own.graphql").json["data"] == none
    assert run("query", tmp_path / "any.graphql", "--include", "asserted").json["data"] == none
    assert run("query", tmp_path / "any.graphql").json["data"] != none


@pytest.mark.slow
def test_graphql_that_cannot_be_answered_is_a_fault_with_its_errors(run: Run, synced: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.graphql").write_text("{ nonsense }")
    outcome = run("query", tmp_path / "broken.graphql")
    assert outcome.code == 3
    assert "nonsense" in outcome.json["errors"][0]["message"]
    assert outcome.err == ""
