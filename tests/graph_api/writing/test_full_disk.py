"""A service whose disk fills up goes on answering, and writes again as soon as there is space."""

from pathlib import Path

import pytest

from tests.graph_api.plain import writing
from tests.mounted import small_disk

pytestmark = pytest.mark.slow


def many(number: int) -> str:
    return "INSERT DATA { " + " ".join(f"<urn:s{n}> <urn:p> '{n:0200}' ." for n in range(number)) + " }"


def test_an_update_on_a_full_disk_is_refused_and_done_once_there_is_space(tmp_path: Path) -> None:
    with small_disk(tmp_path / "small") as disk, writing(disk.place / "var", plain=False) as writer:
        assert writer.update("INSERT DATA { <urn:a> <urn:p> 1 }").status_code == 200
        disk.resize(disk.used() + 2**16)
        answer = writer.update(many(500))
        assert (answer.status_code, answer.json()["code"]) == (507, "STORE_FULL")
        assert f"free in {disk.place / 'var'}" in answer.json()["detail"]
        assert "retry-after" not in answer.headers
        assert writer.values("SELECT ?o { <urn:a> <urn:p> ?o }") == ["1"]
        assert writer.client.get("/readyz").status_code == 200

        disk.resize(2**28)
        assert writer.update(many(500)).status_code == 200
        assert writer.values("SELECT (COUNT(*) AS ?n) { ?s <urn:p> ?o }") == ["501"]


@pytest.mark.parametrize("method", ["update", "store"])
def test_a_body_for_which_there_is_no_temporary_space_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    with small_disk(tmp_path / "small", 2**18) as disk, writing(tmp_path / "var") as writer:
        monkeypatch.setattr("tempfile.tempdir", str(disk.place))
        text = many(2_000)
        if method == "update":
            answer = writer.update(text)
        else:
            turtle = text.removeprefix("INSERT DATA { ").removesuffix(" }")
            answer = writer.store("POST", turtle, params={"graph": "urn:g"})
        assert (answer.status_code, answer.json()["code"]) == (507, "STORE_FULL")
        assert f"free in {disk.place}" in answer.json()["detail"]
        assert list(disk.place.iterdir()) == []
