"""The kind of a thing."""

from tests.service import Service


def test_the_narrowest_stated_class_is_the_kind(service: Service) -> None:
    nodes = service.client.get("/network?of=mun:gent&format=json&lang=nl").json()["nodes"]
    kinds = {node["key"]: node["kind"] for node in nodes}
    assert kinds["mun:gent"] == "centrumstad"
    assert kinds["prog:rr"] == "programma"
