"""Tests of `kennisgraaf schema`."""

from pathlib import Path

import pytest

from graph_api.graphql.sdl import sdl
from tests.kennisgraaf.running import Run

RECORDED = Path(__file__).parents[3] / "schema.graphql"


@pytest.mark.slow
def test_it_writes_the_schema_with_the_base_of_the_deployment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("schema").out == sdl()
    monkeypatch.setenv("KENNISGRAAF_BASE", "https://data.example/")
    assert '@rdf(iri: "https://data.example/ns#Project")' in run("schema").out


@pytest.mark.slow
def test_the_recorded_schema_is_kept(run: Run) -> None:
    outcome = run("schema", "--check", str(RECORDED))
    assert (outcome.code, outcome.err) == (0, "")
    assert "0 breaking" in outcome.out


def test_a_breaking_change_is_named_and_an_addition_is_not_one(run: Run, tmp_path: Path) -> None:
    recorded = tmp_path / "schema.graphql"
    recorded.write_text("type Query { gone: Int }", encoding="utf-8")
    outcome = run("schema", "--check", str(recorded))
    assert outcome.code == 1
    assert "breaking: Field Query.gone was removed.\n" in outcome.out
    assert "addition: Field Query.project was added.\n" in outcome.out


@pytest.mark.slow
def test_a_file_that_holds_no_schema_is_wrong_use(run: Run, tmp_path: Path) -> None:
    recorded = tmp_path / "schema.graphql"
    recorded.write_text("type Query {", encoding="utf-8")
    assert run("schema", "--check", str(recorded)).code == 2
