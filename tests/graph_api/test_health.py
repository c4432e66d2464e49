from pathlib import Path

from starlette.testclient import TestClient

from graph_api.app import create_app
from graph_api.service import ServiceSettings
from graph_store.versions import State


def test_a_service_without_a_version_lives_and_is_not_ready(tmp_path: Path) -> None:
    state = State(tmp_path)
    with TestClient(create_app(ServiceSettings(data=tmp_path))) as client:
        assert client.get("/healthz").status_code == 200
        response = client.get("/readyz")
        assert response.status_code == 503
        assert response.headers["content-type"] == "application/problem+json"
        assert (response.json()["ready"], response.json()["code"]) == (False, "NO_VERSION")

        with state.writer("test", 1) as writer:
            writer.publish([], [], sources={"a.csv": "0"})
        assert client.get("/readyz").json() == {"ready": True, "version": 1}
        assert client.head("/readyz").status_code == 200


def test_a_damaged_version_is_not_served(tmp_path: Path) -> None:
    state = State(tmp_path)
    with state.writer("test", 1) as writer:
        writer.publish([], [], sources={"a.csv": "0"})
    for file in (tmp_path / "versions").rglob("MANIFEST-*"):
        file.write_bytes(b"")
    with TestClient(create_app(ServiceSettings(data=tmp_path))) as client:
        response = client.get("/readyz")
        assert (response.status_code, response.json()["code"]) == (503, "DAMAGED")
