"""Reports of syncs, and the rows that they rejected."""

import csv
import shutil
from pathlib import Path

import pytest

from graph_store.versions import State
from loaders import sync
from tests.graph_api.small import served
from tests.loaders.conftest import column, describe, table
from tests.service import DATA, Service

HTML = {"Accept": "text/html", "Accept-Language": "nl"}


def test_a_clean_sync_has_nothing_apart(service: Service) -> None:
    assert "Er zijn geen rijen apart gezet" in service.client.get("/quarantine", headers=HTML).text
    assert service.client.get("/quarantine?format=json").json()["rows"] == []


def test_a_report_counts_each_file(service: Service) -> None:
    text = service.client.get("/syncs", headers=HTML).text
    assert text.count('<th scope="row" class="file"><a href="/source/') == len(service.report.files)


@pytest.mark.slow
def test_a_row_set_apart_is_told_with_place_reason_and_remedy(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    cities = folder / "projects.csv"
    cities.write_text(cities.read_text("utf-8").replace(",mun:gent,", ",mun:nergens,", 1), "utf-8")
    state = State(tmp_path / "state")
    assert sync(folder, state).exit_code == 1
    with served(state) as client:
        text = client.get("/quarantine", headers=HTML).text
        assert "mun:nergens" in text
        assert "projects.csv" in text
        rows = csv.DictReader(client.get("/quarantine?format=csv").text.splitlines())
        row = next(row for row in rows if row["value"] == "mun:nergens")
        assert row["file"] == "projects.csv"
        assert row["reason"]


@pytest.mark.slow
def test_a_table_with_a_name_of_its_own_is_found_by_it_everywhere(tmp_path: Path) -> None:
    folder, state = tmp_path / "data", State(tmp_path / "state")
    folder.mkdir()
    columns = [column("id", required=True, propertyUrl="dc:identifier"), column("naam", propertyUrl="rdfs:label")]
    describe(folder, table("steden 2024.csv", *columns, **{"load:name": "steden"}))
    (folder / "steden 2024.csv").write_text("id,naam\nmun:gent,Gent\n", encoding="utf-8")
    assert sync(folder, state).exit_code == 0
    with served(state) as client:
        for page in ("/syncs", "/versions/1"):
            assert '<a href="/source/steden">steden 2024.csv</a>' in client.get(page, headers=HTML).text
        assert "steden 2024.csv" in client.get("/source/steden", headers=HTML).text
        assert "steden 2024.csv" in client.get("/row/steden/mun:gent", headers=HTML).text
        assert client.get("/dump/inventory/steden.csv").text == "id,naam\nmun:gent,Gent\n"
        assert "Gent" in client.get("/dump/graph/source/steden.nt").text
        assert "source/steden>" in client.get("/versions/1.nt").text
