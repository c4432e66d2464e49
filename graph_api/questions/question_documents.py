"""`/query` and `/query/{name}`: the list of questions, and the answer to one for the given parameters."""

from hashlib import sha256
from typing import Any

import orjson
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from graph_api.catalogue.catalogue_texts import words
from graph_api.http.conditional import unchanged
from graph_api.http.negotiation import format_for, negotiate
from graph_api.http.request_limits import while_connected
from graph_api.questions.parameter_terms import CHOICES, values
from graph_api.questions.spreadsheet_csv import SPREADSHEET, as_spreadsheet, is_spreadsheet
from graph_api.service import Service
from graph_api.site.freshness import headers
from graph_api.site.pages import page
from graph_api.site.request_view import RequestView, request_view
from graph_api.sparql.responses import client_of, response
from graph_store.errors import NotFound
from graph_store.formats import CSV, HTML, TABLES, Format, Kind
from graph_store.workers.query_workers import Query
from queries.catalogue import Question, question, questions

JSON = Format("json", Kind.PAGE, "application/json", ".json")

_OF_A_LIST = (JSON, HTML)


async def list_questions(request: Request) -> Response:
    """Answer with the questions: `{"questions": [{"name", "question", "summary", "href", "parameters"}]}`."""
    view = await run_in_threadpool(request_view, request)
    form = format_for(request, _OF_A_LIST)
    carried = headers(request, view, form.name)
    same = unchanged(request, carried)
    if same is not None:
        return same
    listed = [as_json(each) for each in questions(base=view.addresses.base)]
    if form is JSON:
        return Response(orjson.dumps({"questions": listed}), headers={**carried, "Content-Type": JSON.media_type})
    return page(
        request, "queries.html", view.reader, view.addresses, headers=carried, words=words(view.reader.language),
        listed=listed, view=view,
    )  # fmt: skip


async def answer_question(request: Request) -> Response:
    """Answer one question with a table, or with a page that has a form for its parameters.

    Raises: BadRequest (400), NotFound (404), NotAcceptable (406), ClientBudget (429),
    QueryTimeout, QueueFull (503).
    """
    view = await run_in_threadpool(request_view, request)
    one = named(request.path_params["name"], view.addresses.base)
    form = _form(request)
    text = one.bound(**values(one, request.query_params))
    made = f"{form.name} {sha256(text.encode()).hexdigest()[:16]}"
    carried = headers(request, view, made, is_data=form is not HTML)
    same = unchanged(request, carried)
    if same is not None:
        return same
    if form is HTML:
        return _page(request, view, one, carried)
    return await _table(request, view, one, text, form, carried)


def named(name: str, base: str) -> Question:
    """Return the question with this name.

    Raises: NotFound (404) with the address of the list.
    """
    try:
        return question(name, base=base)
    except NotFound as error:
        raise NotFound("There is no question {name!r}; /query lists the questions.", name=name[:60]) from error


def as_json(one: Question) -> dict[str, Any]:
    """Return a question as the list shows it."""
    examples = one.examples()
    return {
        "name": one.name,
        "question": one.header.question,
        "summary": one.header["summary"],
        "href": f"/query/{one.name}",
        "returns": one.header["returns"],
        "parameters": [
            {"name": each.name, "kind": each.kind, "note": each.note, "example": shown(examples.get(each.name, ""))}
            for each in one.header.parameters
        ],
    }


def shown(term: str) -> str:
    """Return an example as a person types it in an address: a literal without its quotes, language and datatype."""
    return term[1:].rpartition('"')[0] if term.startswith('"') else term


def _form(request: Request) -> Format:
    name = request.query_params.get("format")
    return SPREADSHEET if is_spreadsheet(name) else negotiate(request.headers.get("accept", ""), (*TABLES, HTML), name)


async def _table(
    request: Request, view: RequestView, one: Question, text: str, form: Format, carried: dict[str, str]
) -> Response:
    service: Service = request.app.state.service
    wanted = CSV if form is SPREADSHEET else form
    query = Query(text=text, scope=view.scope, table=wanted.media_type, graph=None, client=client_of(request))
    answer = await while_connected(request, service.workers.run(view.snapshot, query))
    if wanted is CSV:
        carried = carried | {"Content-Disposition": f'inline; filename="{one.name}.csv"'}
    if form is not SPREADSHEET:
        return response(request.scope, answer, carried)
    try:
        body = as_spreadsheet(await while_connected(request, answer.read()))
    finally:
        await answer.close()
    return Response(body, headers=carried | {"Content-Type": wanted.content_type})


def _page(request: Request, view: RequestView, one: Question, carried: dict[str, str]) -> Response:
    given = {name: text for name, text in request.query_params.items() if name not in CHOICES and text}
    return page(
        request, "query.html", view.reader, view.addresses, headers=carried, words=words(view.reader.language),
        one=as_json(one), text=one.text, given=given, view=view,
        answers=[(each.name, view.addresses.path(f"/query/{one.name}", **given, format=each.name))
                 for each in (*TABLES, SPREADSHEET)],
    )  # fmt: skip
