import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graph_api.app import create_app
from graph_api.service import ServiceSettings
from graph_store.errors import OtherBase
from graph_store.versions import State


def test_a_state_made_with_another_base_is_refused_at_the_start(tmp_path: Path) -> None:
    with State(tmp_path, "https://other.example/").writer("test", 1) as writer:
        writer.publish([], [], sources={"a.csv": "0"})
    with pytest.raises(OtherBase):
        create_app(ServiceSettings(data=tmp_path))


@pytest.mark.parametrize(("accept", "form"), [("*/*", "application/problem+json"), ("text/html", "text/html")])
def test_an_unknown_path_is_answered_with_what_was_asked(tmp_path: Path, accept: str, form: str) -> None:
    with TestClient(create_app(ServiceSettings(data=tmp_path))) as client:
        response = client.get("/no/such/path", headers={"Accept": accept})
        assert response.status_code == 404
        assert "/no/such/path" in response.text
        assert response.headers["content-type"].startswith(form)


def test_no_page_elsewhere_may_send_a_token(tmp_path: Path) -> None:
    asking = {
        "Origin": "https://elsewhere.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization",
    }
    with TestClient(create_app(ServiceSettings(data=tmp_path))) as client:
        response = client.options("/sparql", headers=asking)
        assert "authorization" not in response.headers.get("access-control-allow-headers", "").lower()


def test_the_service_starts_and_stops_without_a_version_or_with_one(tmp_path: Path) -> None:
    for _ in range(2):
        with TestClient(create_app(ServiceSettings(data=tmp_path))) as client:
            assert client.get("/healthz").status_code == 200
        with State(tmp_path).writer("test", 1) as writer:
            writer.publish([], [], sources={"a.csv": "0"})


def test_it_tells_when_it_is_warm(tmp_path: Path) -> None:
    told: list[bool] = []
    with TestClient(create_app(ServiceSettings(data=tmp_path, workers=1), when_warm=lambda: told.append(True))):
        deadline = time.monotonic() + 60
        while not told and time.monotonic() < deadline:
            time.sleep(0.05)
    assert told == [True]
