"""Turn the result of a document into the HTTP response."""

from typing import Any

import orjson
from graphql import ExecutionResult, GraphQLError
from starlette.responses import Response

from graph_api.graphql.document_request import PLAIN, RDF, DocumentRequest
from graph_api.graphql.document_run import DocumentRun, prepared_of, quick_run, run_in
from graph_api.graphql.error_codes import formatted, is_request_error
from graph_api.graphql.rdf_answers import rdf_answer
from graph_api.graphql.request_context import MAX_BYTES
from graph_api.graphql.scheduler import Slot
from graph_api.http.conditional import is_held, lifetime
from graph_api.service import Service, ServiceSettings
from graph_store.errors import BadRequest, GraphError, MalformedDocument, QueryTimeout, ResultTooLarge
from graph_store.formats import Format


def at_once(service: Service, request: DocumentRequest) -> Response | None:
    """Return the answer without using a thread.

    Return None for a document that has not been answered quickly before, or that takes too long now: a thread then
    starts it again.
    """
    run = None if request.media in RDF else quick_run(service, request)
    try:
        return None if run is None else _over(run)
    except QueryTimeout:
        return None


def answered(service: Service, request: DocumentRequest, slot: Slot) -> Response:
    """Return the answer, computed until the deadline of its slot at the latest.

    Raises: NoVersion (503), UnknownVersion (404), Damaged (500), ResultTooLarge (507).
    """
    try:
        with slot:
            return _over(run_in(slot, service, request))
    except QueryTimeout as fault:  # before the document began
        if request.media in RDF:
            raise
        return _sent(failed(fault), request, service.settings, {"Cache-Control": "no-store"})


def refused(fault: GraphError, media: Format) -> Response:
    """Return the answer to a request whose document is not known or not allowed."""
    status = 200 if media is PLAIN else fault.status
    body, headers = body_of(failed(fault)), {"Cache-Control": "no-store"}
    return Response(body, status, headers, f"{media.media_type}; charset=utf-8")


def request_errors(service: Service, request: DocumentRequest) -> Response | None:
    """Return the answer to a document that cannot be executed; None for one that can. Call it in a thread."""
    errors = prepared_of(service, request).errors
    if not errors:
        return None
    body, headers = body_of(ExecutionResult(None, list(errors))), {"Cache-Control": "no-store"}
    return Response(body, BadRequest.status, headers, f"{PLAIN.media_type}; charset=utf-8")


def failed(fault: Exception) -> ExecutionResult:
    """Return the result of a document that could not run."""
    text = fault.detail if isinstance(fault, GraphError) else ""
    return ExecutionResult(None, [GraphQLError(text, original_error=fault)])


def body_of(result: ExecutionResult) -> bytes:
    """Return an answer as JSON. Raises: ResultTooLarge (507)."""
    answer: dict[str, Any] = {}
    if not is_request_error(result.errors, result.data):
        answer["data"] = result.data
    if result.errors:
        answer["errors"] = [formatted(error) for error in result.errors]
    if result.extensions:
        answer["extensions"] = result.extensions
    body = orjson.dumps(answer)
    if len(body) > MAX_BYTES:
        raise ResultTooLarge(
            "the answer has {count:,} bytes, and {most:,} is the limit", count=len(body), most=MAX_BYTES
        )
    return body


def _over(run: DocumentRun) -> Response:
    """Return the answer of a run.

    An answer with errors has no ETag and is not cached, because time, load or a limit may have caused the errors.
    Raises: QueryTimeout (503) if a thread would have more time for it.
    """
    request = run.request
    versions = ", ".join(dict.fromkeys(str(each.version) for each in run.read))
    headers = {"X-Dataset-Version": versions, "Vary": "Accept, Accept-Language"}
    tag, by_number = run.tag, request.lasts or (request.fixed and run.names_all)
    lasting = headers | {"ETag": tag, "Cache-Control": lifetime(by_number=by_number)}
    if request.explain:
        return _sent(run.explained(), request, run.settings, headers | {"Cache-Control": "no-store"})
    if request.held is not None and is_held(request.held, tag):
        return Response(status_code=304, headers=lasting)
    if request.media in RDF:
        return Response(rdf_answer(run), headers={**lasting, "Content-Type": request.media.content_type})
    result = run.result()
    return _sent(result, request, run.settings, headers | {"Cache-Control": "no-store"} if result.errors else lasting)


def _sent(
    result: ExecutionResult, request: DocumentRequest, settings: ServiceSettings, headers: dict[str, str]
) -> Response:
    status = _status(result, request.media, settings.graphql_http)
    return Response(body_of(result), status, headers, f"{request.media.media_type}; charset=utf-8")


def _status(result: ExecutionResult, media: Format, profile: str) -> int:
    refused = is_request_error(result.errors, result.data)
    if media is PLAIN or not result.errors:
        return 200
    if profile == "audit":
        return 400 if refused else 200
    if not refused:
        return 294
    malformed = any(formatted(error)["extensions"]["code"] == MalformedDocument.code for error in result.errors)
    return 400 if malformed else 422
