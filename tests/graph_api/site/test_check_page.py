"""The check of a CSV file, without storing it."""

from pathlib import Path
from typing import Any

import pytest

from graph_api.site.check_page import inventories
from tests.service import DATA, Service

JSON = {"Accept": "application/json"}


def sent(service: Service, text: str, name: str = "cities.csv", **fields: str) -> Any:
    files = {"file": (name, text.encode(), "text/csv")}
    return service.client.post("/check", files=files, data=fields, headers=JSON)


def test_the_form_offers_every_inventory(service: Service) -> None:
    text = service.client.get("/check?lang=nl").text
    assert inventories()["projects.csv"] == "Projecten"
    assert '<option value="projects.csv">Projecten (projects.csv)</option>' in text
    assert list(inventories().values()) == sorted(inventories().values(), key=str.casefold)
    assert text.count("<option") == len(inventories()) + 1


def test_a_good_file_is_good(service: Service) -> None:
    text = (DATA / "cities.csv").read_text("utf-8")
    answer = sent(service, text).json()
    assert (answer["outcome"], answer["loaded"]) == ("A", 17)


def test_a_faulty_row_is_told_with_place_and_reason_in_the_readers_language(service: Service) -> None:
    text = (DATA / "projects.csv").read_text("utf-8").replace("mun:gent", "mun:nergens", 1)
    answer = service.client.post(
        "/check", files={"file": ("mine.csv", text.encode())}, data={"table": "projects.csv"},
        headers={"Accept": "text/html", "Accept-Language": "nl"},
    ).text  # fmt: skip
    assert "Sommige rijen kunnen niet geladen worden." in answer
    assert "mun:nergens" in answer
    assert "mine.csv" in answer


def test_nothing_is_written(service: Service) -> None:
    before = service.state.versions()
    sent(service, "id\nx\n")
    assert service.state.versions() == before


def test_what_cannot_be_checked_is_refused(service: Service) -> None:
    assert service.client.post("/check", content=b"x", headers=JSON).status_code == 415
    assert (
        service.client.post("/check", data={"x": "y"}, files={"other": ("a.csv", b"")}, headers=JSON).status_code == 400
    )
    assert sent(service, "a,b\n1,2\n", "unknown.csv").status_code == 422
    assert sent(service, "x" * 6_000_000).status_code == 413


@pytest.mark.parametrize("name", ["../../etc/passwd", "..\\x.csv", "csv-metadata.json", "."])
def test_a_name_reaches_no_other_folder(service: Service, name: str) -> None:
    assert sent(service, "id,label_nl\n", name).status_code in {200, 422}
    assert not Path("/etc/passwd.csv").exists()
