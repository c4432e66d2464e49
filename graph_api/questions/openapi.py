"""`/query/openapi.json`: the OpenAPI 3.1 description of the named questions and of `/changes`.

Source: https://spec.openapis.org/oas/v3.1.0
"""

from importlib.metadata import version as release_of
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response

from graph_api.http.conditional import content_tag, unchanged
from graph_api.questions.question_documents import shown
from graph_api.service import Service
from graph_store.formats import TABLES
from queries.catalogue import Question, questions
from queries.header import Parameter

_SCHEMAS: dict[str, dict[str, str]] = {
    "iri": {"type": "string", "format": "iri-reference"},
    "integer": {"type": "integer"},
    "date": {"type": "string", "format": "date"},
}
_PROBLEM = {"description": "A problem document (RFC 9457).", "content": {"application/problem+json": {}}}


def openapi_document(request: Request) -> Response:
    """Answer with the description of every named question; its tag depends on its text."""
    service: Service = request.app.state.service
    body = orjson.dumps(description(service.settings.base, service.settings.data_licence))
    carried = {"ETag": content_tag(body), "Cache-Control": "public, max-age=3600"}
    return unchanged(request, carried) or Response(body, headers=carried, media_type="application/json")


def description(base: str, licence: str) -> dict[str, Any]:
    """Return the document, with one path per question."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Named questions and changes",
            "version": release_of("kennisgraaf"),
            "description": "Each question has an address that returns a table; /changes compares two versions.",
            "license": {"name": "Licence of the data", "url": licence},
        },
        "servers": [{"url": "/"}],
        "paths": {
            **{f"/query/{one.name}": {"get": _operation(one)} for one in questions(base=base)},
            "/changes": {"get": _CHANGES},
        },
    }


def _operation(one: Question) -> dict[str, Any]:
    examples = one.examples()
    tables: dict[str, dict[str, str]] = {each.media_type: {} for each in TABLES}
    answers = {"200": {"description": one.header["returns"], "content": tables}, "4XX": _PROBLEM, "5XX": _PROBLEM}
    return {
        "operationId": one.name,
        "summary": one.header["summary"],
        "description": one.header.question["en"],
        "parameters": [*(_parameter(each, examples.get(each.name, "")) for each in one.header.parameters), *_COMMON],
        "responses": answers,
    }


def _parameter(parameter: Parameter, example: str) -> dict[str, Any]:
    each = _SCHEMAS.get(parameter.kind, {"type": "string"})
    return {
        "name": parameter.name,
        "in": "query",
        "required": False,
        "description": f"{parameter.kind} {parameter.note}".strip() + "; repeat it to ask a batch.",
        "schema": {"type": "array", "items": each},
        "example": [int(example) if parameter.kind == "integer" and example.isdigit() else shown(example)],
    }


_COMMON = (
    {"name": "format", "in": "query", "schema": {"type": "string", "enum": [*(t.name for t in TABLES), "spreadsheet"]}},
    {"name": "version", "in": "query", "schema": {"type": "integer", "minimum": 1}},
    {"name": "document", "in": "query", "schema": {"type": "string"}},
    {"name": "include", "in": "query", "schema": {"type": "string", "enum": ["asserted", "inferred", "all"]}},
)

_SIDE = {"in": "query", "required": True, "schema": {"type": "string"}, "example": "1"}
_CHANGES = {
    "operationId": "changes",
    "summary": "The differences between two documents or versions.",
    "description": "Things that are new, have ended or have changed, and what became of actions.",
    "parameters": [
        {"name": "from", "description": "The earlier document or version: plan:2020, 12 or a pinned name.", **_SIDE},
        {"name": "to", "description": "The later one.", **_SIDE},
        {"name": "format", "in": "query", "schema": {"type": "string", "enum": ["json", "csv", "html"]}},
        _COMMON[1],
    ],
    "responses": {
        "200": {
            "description": "The changes.", "content": {"application/json": {}, "text/csv": {}, "text/html": {}},
        },
        "4XX": _PROBLEM,
        "5XX": _PROBLEM,
    },
}  # fmt: skip
