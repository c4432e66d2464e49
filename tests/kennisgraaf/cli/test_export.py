"""Tests of `kennisgraaf export`."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse
from starlette.testclient import TestClient

from graph_api.app import create_app
from graph_api.service import ServiceSettings
from kennisgraaf.cli import main
from tests.kennisgraaf.running import Run

pytestmark = pytest.mark.slow

Printed = pytest.CaptureFixture[bytes]
FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "jsonld": RdfFormat.JSON_LD,
}


@pytest.mark.parametrize("form", FORMATS)
def test_x19_an_export_parses_in_its_format(form: str, run: Run, synced: Path) -> None:
    outcome = run("export", "--format", form)
    assert outcome.code == 0
    assert sum(1 for _ in parse(outcome.out, format=FORMATS[form])) > 10_000


def test_a_dataset_has_every_quad_of_the_version(run: Run, synced: Path) -> None:
    (version,) = run("history", "--json").json
    assert len(run("export", "--format", "nquads").out.splitlines()) == version["quads"]


def test_include_chooses_the_facts(run: Run, synced: Path) -> None:
    def facts(include: str) -> set[object]:
        return {quad.triple for quad in parse(run("export", "--include", include).out, format=RdfFormat.TURTLE)}

    asserted, inferred, everything = (facts(include) for include in ("asserted", "inferred", "all"))
    assert asserted | inferred == everything
    assert not asserted & inferred


def test_no_version_holds_a_blank_node(run: Run, synced: Path) -> None:
    lines = run("export", "--format", "nquads").out.splitlines()
    assert [line for line in lines if line.startswith("_:") or " _:" in line.split('"')[0]] == []


BYTES = {"nquads": "nq", "turtle": "ttl", "jsonld": "jsonld", "csv": "csv.zip"}


@pytest.mark.parametrize("form", BYTES)
def test_an_export_has_the_bytes_of_the_dump(form: str, synced: Path, capsysbinary: Printed) -> None:
    assert main(["export", "--format", form]) == 0
    with TestClient(create_app(ServiceSettings(data=synced, workers=1))) as client:
        assert capsysbinary.readouterr().out == client.get(f"/dump/kennisgraaf.{BYTES[form]}").content
