"""Hints on answers that have no rows: their header, and their tag, because the text depends on the language.

An answer has no rows if a table or graph is empty, if ASK is false, or if a COUNT is 0.
"""

import csv
import re
from collections.abc import Sequence

import orjson
from starlette.requests import Request
from starlette.responses import Response

from graph_api.hints.hint import Hint, header_value, hint_language
from graph_api.hints.query_hints import query_hints
from graph_api.http.conditional import unchanged
from graph_api.sparql.query_request import QueryRequest
from graph_store.formats import CSV, TSV, XML
from graph_store.lexer.query_patterns import query_patterns
from graph_store.workers.query_workers import Answer

HEADER = "X-Hint"

_MOST_BYTES = 2_000
"""Bytes of a table that may have a COUNT of 0 in its only row."""

_CARRIED = ("ETag", "Vary", "Cache-Control", "X-Dataset-Version", HEADER)


def may_be_empty(answer: Answer, text: str) -> bool:
    """Return whether an answer has no rows or false, or a row that may be a COUNT of 0."""
    if answer.rows == 0:
        return answer.body is not None
    if answer.rows != 1 or answer.body is None:
        return False
    if answer.form == "ASK":
        return b"true" not in answer.body
    is_small = answer.form == "SELECT" and len(answer.body) <= _MOST_BYTES and answer.encoding is None
    return is_small and "COUNT" in text.upper()


def hints_of(wanted: QueryRequest, answer: Answer) -> tuple[Hint, ...]:
    """Return the hints for an answer that may be empty; call it in a thread."""
    query = wanted.query
    if answer.rows == 1 and answer.form != "ASK" and not _counts_nothing(query.text, wanted, answer):
        return ()
    return tuple(query_hints(query.text, wanted.snapshot, query.scope, query.default, query.named))


def hinted(request: Request, response: Response, hints: Sequence[Hint]) -> Response:
    """Return the response with its hints in the language of the request, or 304 if the client has just that."""
    language = hint_language(request.headers.get("accept-language", ""))
    headers = response.headers
    headers[HEADER] = header_value(hints, language)
    headers.add_vary_header("Accept-Language")
    if "ETag" not in headers:
        return response
    headers["ETag"] = f'{headers["ETag"][:-1]}-{language}"'
    carried = {name: headers[name] for name in _CARRIED}
    same = None if request.method == "POST" else unchanged(request, carried)
    return same or response


def _counts_nothing(text: str, wanted: QueryRequest, answer: Answer) -> bool:
    """Return whether a column of COUNT is 0 in the only row of a table."""
    query = query_patterns(text, wanted.snapshot.graphs.base)
    names = [] if query is None else [name[1:] for name in query.counts]
    body = (answer.body or b"").decode()
    if answer.media_type in (CSV.media_type, TSV.media_type):
        head, *rows = csv.reader(body.splitlines(), delimiter="," if answer.media_type == CSV.media_type else "\t")
        return any(row[place] == "0" for row in rows for place, name in enumerate(head) if name.lstrip("?") in names)
    if answer.media_type == XML.media_type:
        return any(re.search(rf'<binding name="{re.escape(name)}"><literal[^>]*>0<', body) for name in names)
    [row] = orjson.loads(body)["results"]["bindings"]
    return any(row.get(name, {}).get("value") == "0" for name in names)
