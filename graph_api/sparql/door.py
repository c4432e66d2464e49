"""A fast path: light queries are answered in the connection itself, without a task, a router and middleware.

Those would take several times as long as the engine takes for a look-up. The fast path calls the same functions as the
query operation. A request that it cannot answer, or whose answer does not come in one piece, is passed on to the
application; a query that a worker already runs is passed on with that worker.
"""

from collections.abc import Callable
from time import perf_counter

from starlette.responses import Response
from starlette.types import Scope

from graph_api.answers import Whole, is_held, request_key
from graph_api.observing import observed_in, query_hash
from graph_api.origins import opened
from graph_api.proxies import client_address
from graph_api.service import Service
from graph_api.sparql.parameters import asked_in
from graph_api.sparql.query_operation import BEGUN, answered, known
from graph_api.sparql.query_request import Question, question, wishes
from graph_api.sparql.service_description import for_people
from graph_store.errors import ClientBudget, QueueFull
from graph_store.workers.query_workers import PendingQuery

PATH, METHODS = "/sparql", ("GET", "HEAD", "POST")

MOST_BYTES = 64 * 1024
"""Most bytes of a body that is read here; the application reads a longer one."""

_FOR_THE_APPLICATION = frozenset([b"authorization", b"content-encoding", b"expect", b"transfer-encoding"])
"""Headers that only the application handles."""

Answer = Callable[[Response], None]
Pass = Callable[[], None]


class Door:
    """Checks each request before a task is created for it."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._most = min(MOST_BYTES, int(service.settings.max_body_mb * 1_000_000))

    def knows(self, scope: Scope) -> bool:
        """Return whether a request may be answered here once its body has arrived."""
        if scope["path"] != PATH or scope["method"] not in ("GET", "POST"):
            return False
        headers = dict(scope["headers"])
        is_plain = len(headers) == len(scope["headers"]) and _FOR_THE_APPLICATION.isdisjoint(headers)
        return is_plain and int(headers.get(b"content-length", 0)) <= self._most

    def enter(self, scope: Scope, body: bytes, answer: Answer, pass_on: Pass) -> Pass | None:
        """Call `answer` with the response, or `pass_on` for the application to answer, now or later.

        Returns the function to call if the client disconnects meanwhile.
        """
        visit = Visit(self._service, scope, answer, pass_on)
        visit.begin(body)
        return visit.leave if visit.is_waiting else None


class Visit:
    """One request on the fast path, until it is answered, passed on or abandoned."""

    def __init__(self, service: Service, scope: Scope, answer: Answer, pass_on: Pass) -> None:
        self._service, self._scope, self._answer, self._pass_on = service, scope, answer, pass_on
        self._headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        self._began, self._snapshot = perf_counter(), service.serving.at_hand()
        self._question: Question | None = None
        self._asking: PendingQuery | None = None
        self.is_waiting = False

    def begin(self, body: bytes) -> None:
        """Answer from the cache, or start a worker."""
        try:
            answer = self._again() or self._known(body)
        except Exception:  # the application meets the same error, and reports it
            self._go_on()
            return
        if answer is not None:
            self._send(answer)
        else:
            self._begin()

    def _begin(self) -> None:
        if self._asking is None:
            self._go_on()
            return
        self.is_waiting = True
        try:
            self._asking.begin(self._heard)
        except (ClientBudget, QueueFull):
            self._go_on()

    def leave(self) -> None:
        """Stop, because the client has disconnected."""
        if self.is_waiting and self._asking is not None:
            self.is_waiting = False
            self._asking.abandon()
            self._tell(status=499, bytes=0, code="CLIENT_GONE")

    def _again(self) -> Response | None:
        """Return the cached answer to a GET that is byte for byte the same as an earlier one."""
        key, served = request_key(self._scope), self._snapshot
        kept = None if key is None or served is None else self._service.answers.quick(key, served.key)
        if kept is None:
            return None
        observed_in(self._scope).update(hash=kept.hash, rows=kept.rows, lane="kept")
        return Whole(kept.headers, kept.body, is_held=is_held(self._headers.get(b"if-none-match", ""), kept.tag))

    def _known(self, body: bytes) -> Response | None:
        """Return a cached answer to the query; without one return None and keep a worker if one may answer."""
        service, scope, named = self._service, self._scope, self._headers.get
        asked, snapshot = asked_in(scope, named(b"content-type", ""), body), self._snapshot
        if snapshot is None or asked.text is None or asked.explain or asked.version is not None:
            return None
        accept = named(b"accept", "")
        if for_people(scope["method"], accept, asked):
            return None
        taken = wishes(accept, named(b"accept-encoding", ""), asked.format)
        put = question(snapshot, asked, asked.text, taken, client_address(scope))
        observed_in(scope)["hash"] = query_hash(asked.text)
        self._question = put
        answer = known(scope, service, put, named(b"if-none-match", ""))
        if answer is None:
            self._asking = service.workers.at_once(snapshot, put.query)
        return answer

    def _heard(self) -> None:
        """Send the data of the worker if it is the complete answer."""
        if not self.is_waiting or self._asking is None or self._question is None:
            return
        whole = self._asking.whole()
        if whole is None:
            self._go_on()
        else:
            self._send(answered(self._scope, self._service, self._question, whole))

    def _go_on(self) -> None:
        self.is_waiting = False
        if self._asking is not None:
            self._scope[BEGUN] = self._question, self._asking
        self._pass_on()

    def _send(self, response: Response) -> None:
        self.is_waiting = False
        response.raw_headers = opened(response.raw_headers, b"origin" in self._headers)
        self._answer(response)
        self._tell(status=response.status_code, bytes=len(response.body))

    def _tell(self, **seen: object) -> None:
        told = observed_in(self._scope)
        told.update(seen)
        self._service.journal.tell(self._scope, told, perf_counter() - self._began)
