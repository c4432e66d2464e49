"""`/query/openapi.json`."""

from queries.catalogue import questions
from tests.service import Service


def test_questions_is_described_with_its_parameters(service: Service) -> None:
    document = service.client.get("/query/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    assert list(document["paths"]) == [*(f"/query/{one.name}" for one in questions()), "/changes"]
    first = document["paths"]["/query/cq-020"]["get"]["parameters"][0]
    assert (first["name"], first["in"], first["example"]) == ("organisation", "query", ["org:ugent"])


def test_parameters_have_the_types_that_the_questions_take(service: Service) -> None:
    paths = service.client.get("/query/openapi.json").json()["paths"]
    named = [p for item in paths.values() for p in item["get"]["parameters"] if p["schema"]["type"] == "array"]
    formats = {p["schema"]["items"].get("format", p["schema"]["items"]["type"]) for p in named}
    assert {"iri-reference", "date"} <= formats <= {"iri-reference", "date", "integer", "string"}


def test_the_examples_of_the_description_are_answered(service: Service) -> None:
    for path, item in service.client.get("/query/openapi.json").json()["paths"].items():
        params = {p["name"]: p["example"] for p in item["get"]["parameters"] if "example" in p}
        assert service.client.get(path, params=params).status_code == 200, path


def test_a_client_that_holds_the_document_does_not_get_it_again(service: Service) -> None:
    tag = service.client.get("/query/openapi.json").headers["etag"]
    again = service.client.get("/query/openapi.json", headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
