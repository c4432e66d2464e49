"""Every error raised on purpose, as one tree.

* GraphError                   500  INTERNAL
  - BadRequest                 400  BAD_REQUEST
    - MalformedQuery           400  MALFORMED_QUERY
    - MalformedBody            400  MALFORMED_BODY
    - MalformedDocument        400  MALFORMED_DOCUMENT
    - InvalidDocument          400  INVALID_DOCUMENT
    - QueryTooComplex          400  QUERY_TOO_COMPLEX
    - BadSetting               400  BAD_SETTING
    - BadCursor                400  BAD_CURSOR
  - Unauthorized               401  UNAUTHORIZED
  - Forbidden                  403  FORBIDDEN
    - RemoteForbidden          403  REMOTE_FORBIDDEN
  - NotFound                   404  NOT_FOUND
    - UnknownVersion           404  UNKNOWN_VERSION
  - MethodNotAllowed           405  METHOD_NOT_ALLOWED
  - NotAcceptable              406  NOT_ACCEPTABLE
  - RequestTimeout             408  REQUEST_TIMEOUT
  - GraphOwned                 409  GRAPH_OWNED
  - Gone                       410  GONE
  - CursorExpired              410  CURSOR_EXPIRED
  - PreconditionFailed         412  PRECONDITION_FAILED
  - TooLarge                   413  TOO_LARGE
  - UnsupportedMediaType       415  UNSUPPORTED_MEDIA_TYPE
  - RangeNotSatisfiable        416  RANGE_NOT_SATISFIABLE
  - ClientBudget               429  CLIENT_BUDGET
  - HeadTooLarge               431  HEAD_TOO_LARGE
  - Rejected                   422  REJECTED
    - RejectedFile             422  REJECTED_FILE
    - RejectedMetadata         422  REJECTED_METADATA
    - Inconsistent             422  INCONSISTENT
    - KeyReused                422  KEY_REUSED
    - NotAnAlias               422  NOT_AN_ALIAS
  - NoData                     422  NO_DATA
  - StateFault                 500  STATE_FAULT
    - StateFormat              500  STATE_FORMAT
    - OtherBase                500  OTHER_BASE
    - Damaged                  500  DAMAGED
  - DataFault                  500  DATA_FAULT
    - MultipleValues           500  MULTIPLE_VALUES
    - InvalidValue             500  INVALID_VALUE
  - ClosureMismatch            500  CLOSURE_MISMATCH
  - QueryCrashed               500  QUERY_CRASHED
  - RemoteFailed               502  REMOTE_FAILED
  - StoreUnavailable           503  STORE_UNAVAILABLE
    - NoVersion                503  NO_VERSION
    - WriterBusy               503  WRITER_BUSY
    - PortInUse                503  PORT_IN_USE
  - QueryTimeout               503  QUERY_TIMEOUT
  - QueueFull                  503  QUEUE_FULL
  - QueryMemory                507  QUERY_MEMORY
  - ResultTooLarge             507  RESULT_TOO_LARGE
"""

from collections.abc import Callable, Mapping
from typing import ClassVar


class GraphError(Exception):
    """Base of the tree: an HTTP status, a stable code, a sentence a client may read."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "INTERNAL"

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class BadRequest(GraphError):
    """The request is not what the operation takes."""

    status, code = 400, "BAD_REQUEST"


class MalformedQuery(BadRequest):
    """The text is not SPARQL 1.1. https://www.w3.org/TR/sparql11-protocol/#query-failure"""

    code = "MALFORMED_QUERY"

    def __init__(self, detail: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(detail)
        self.line, self.column = line, column


class QueryTooComplex(BadRequest):
    """The text is nested deeper, or has more operators, than one query may."""

    code = "QUERY_TOO_COMPLEX"

    def __init__(self, detail: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(detail)
        self.line, self.column = line, column


class MalformedBody(BadRequest):
    """The body of a write is not in the format that its media type names."""

    code = "MALFORMED_BODY"

    def __init__(self, detail: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(detail)
        self.line, self.column = line, column


class MalformedDocument(BadRequest):
    """The text is not GraphQL. https://spec.graphql.org/September2025/#sec-Errors"""

    code = "MALFORMED_DOCUMENT"


class InvalidDocument(BadRequest):
    """The GraphQL document does not fit the schema, or asks for more than one document may."""

    code = "INVALID_DOCUMENT"


class BadSetting(BadRequest):
    """A setting has a value that is not accepted; the sentence names setting, value and what is."""

    code = "BAD_SETTING"


class BadCursor(BadRequest):
    """A cursor that this service did not make."""

    code = "BAD_CURSOR"


class Unauthorized(GraphError):
    """A write without a token, or with one that is unknown."""

    status, code = 401, "UNAUTHORIZED"


class Forbidden(GraphError):
    """The token or the caller may not do this."""

    status, code = 403, "FORBIDDEN"


class RemoteForbidden(Forbidden):
    """SERVICE, LOAD or FROM would reach a host that `KENNISGRAAF_SERVICE_ALLOW` does not name."""

    code = "REMOTE_FORBIDDEN"


class NotFound(GraphError):
    """Nothing here has that name."""

    status, code = 404, "NOT_FOUND"


class UnknownVersion(NotFound):
    """No such version was published, or it has been pruned."""

    code = "UNKNOWN_VERSION"


class MethodNotAllowed(GraphError):
    """The path exists, the method does not. https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6"""

    status, code = 405, "METHOD_NOT_ALLOWED"


class NotAcceptable(GraphError):
    """None of the asked media types can be given; the sentence lists those that can."""

    status, code = 406, "NOT_ACCEPTABLE"


class GraphOwned(GraphError):
    """The graph belongs to an inventory or to the reasoner, not to updates."""

    status, code = 409, "GRAPH_OWNED"


class Gone(GraphError):
    """What had this name is no longer in the newest version."""

    status, code = 410, "GONE"


class CursorExpired(GraphError):
    """The cursor was made on another version of the data."""

    status, code = 410, "CURSOR_EXPIRED"


class RequestTimeout(GraphError):
    """The client began a request and did not go on. https://www.rfc-editor.org/rfc/rfc9110#section-15.5.9"""

    status, code = 408, "REQUEST_TIMEOUT"


class HeadTooLarge(GraphError):
    """The address and the headers of a request are over a size limit."""

    status, code = 431, "HEAD_TOO_LARGE"


class PreconditionFailed(GraphError):
    """The graph is not as the client of a write expects it. https://www.rfc-editor.org/rfc/rfc9110#section-13.1"""

    status, code = 412, "PRECONDITION_FAILED"


class TooLarge(GraphError):
    """The body, query or upload is over a size limit."""

    status, code = 413, "TOO_LARGE"


class UnsupportedMediaType(GraphError):
    """The body has a media type that the operation does not take."""

    status, code = 415, "UNSUPPORTED_MEDIA_TYPE"


class RangeNotSatisfiable(GraphError):
    """Every part of a file that was asked lies beyond its end."""

    status, code = 416, "RANGE_NOT_SATISFIABLE"

    def __init__(self, detail: str, size: int = 0) -> None:
        super().__init__(detail)
        self.size = size


class ClientBudget(GraphError):
    """The client has all that one client may have: query-seconds in a minute, or queries that wait."""

    status, code = 429, "CLIENT_BUDGET"

    def __init__(self, detail: str, retry_after_s: int = 60) -> None:
        super().__init__(detail)
        self.retry_after_s = retry_after_s


class Rejected(GraphError):
    """The content was understood and is not accepted."""

    status, code = 422, "REJECTED"


class RejectedFile(Rejected):
    """A whole inventory is refused; its last good state stays."""

    code = "REJECTED_FILE"


class RejectedMetadata(Rejected):
    """The CSVW metadata or the ontology cannot be used; the sentence says where."""

    code = "REJECTED_METADATA"


class Inconsistent(Rejected):
    """The change would make the graph contradict itself; nothing was written."""

    code = "INCONSISTENT"


class KeyReused(Rejected):
    """The idempotency key came with another request before."""

    code = "KEY_REUSED"


class NotAnAlias(Rejected):
    """A write calls two things the same of which facts are stated apart; things are not merged."""

    code = "NOT_AN_ALIAS"


class NoData(GraphError):
    """The folder to sync does not exist or holds no inventory."""

    status, code = 422, "NO_DATA"


class StateFault(GraphError):
    """The state folder cannot be used as it is."""

    code = "STATE_FAULT"


class StateFormat(StateFault):
    """The state folder was written by a newer release."""

    code = "STATE_FORMAT"


class OtherBase(StateFault):
    """The state folder was made with another base IRI; the sentence names both."""

    code = "OTHER_BASE"


class Damaged(StateFault):
    """A version does not match its manifest."""

    code = "DAMAGED"


class DataFault(GraphError):
    """The graph holds what the ontology does not allow; the sentence names thing and property."""

    code = "DATA_FAULT"


class MultipleValues(DataFault):
    """A thing has several values of a property that has one at most."""

    code = "MULTIPLE_VALUES"


class InvalidValue(DataFault):
    """A thing has a value of another kind than the property takes."""

    code = "INVALID_VALUE"


class ClosureMismatch(GraphError):
    """What a change would publish as inferred is not what follows from the stated facts; nothing was written."""

    code = "CLOSURE_MISMATCH"


class QueryCrashed(GraphError):
    """The worker that ran the query ended; only that query is lost."""

    code = "QUERY_CRASHED"


class RemoteFailed(GraphError):
    """Another host, which SERVICE or LOAD may reach, gave no answer that can be used."""

    status, code = 502, "REMOTE_FAILED"


class StoreUnavailable(GraphError):
    """The dataset cannot be reached now."""

    status, code = 503, "STORE_UNAVAILABLE"


class NoVersion(StoreUnavailable):
    """Nothing has been published yet."""

    code = "NO_VERSION"


class WriterBusy(StoreUnavailable):
    """Another writer held the lock for longer than `KENNISGRAAF_LOCK_WAIT_S`; the sentence names it."""

    code = "WRITER_BUSY"


class PortInUse(StoreUnavailable):
    """Another program listens on the port."""

    code = "PORT_IN_USE"


class QueryTimeout(GraphError):
    """The query was stopped at its deadline."""

    status, code = 503, "QUERY_TIMEOUT"


class QueueFull(GraphError):
    """Too many queries wait; try again later."""

    status, code = 503, "QUEUE_FULL"


class QueryMemory(GraphError):
    """The query needed more memory than one query may have."""

    status, code = 507, "QUERY_MEMORY"


class ResultTooLarge(GraphError):
    """The answer has more rows or bytes than one answer may have."""

    status, code = 507, "RESULT_TOO_LARGE"


def as_error(fault: Mapping[str, object]) -> GraphError:
    """The error of our tree with the code of a fault."""
    kind = _by_code()[str(fault["code"])]
    detail = str(fault["detail"])
    if fault.get("line") is not None:
        return kind(detail, fault["line"], fault["column"])
    return kind(detail)


def _by_code(kind: type[GraphError] = GraphError) -> dict[str, Callable[..., GraphError]]:
    below = {code: each for one in kind.__subclasses__() for code, each in _by_code(one).items()}
    return {kind.code: kind, **below}
