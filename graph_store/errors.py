"""Every error raised on purpose, as one tree.

* GraphError                   500  INTERNAL
  - BadRequest                 400  BAD_REQUEST
    - MalformedQuery           400  MALFORMED_QUERY
    - MalformedBody            400  MALFORMED_BODY
    - MalformedDocument        400  MALFORMED_DOCUMENT
    - InvalidDocument          400  INVALID_DOCUMENT
      - DirectiveMisplaced     400  DIRECTIVE_MISPLACED
      - DirectiveConflict      400  DIRECTIVE_CONFLICT
    - BadMoment                400  BAD_MOMENT
    - QueryTooComplex          400  QUERY_TOO_COMPLEX
    - BadSetting               400  BAD_SETTING
    - BadCursor                400  BAD_CURSOR
  - Unauthorized               401  UNAUTHORIZED
  - Forbidden                  403  FORBIDDEN
    - RemoteForbidden          403  REMOTE_FORBIDDEN
    - PersistedQueryOnly       403  PERSISTED_QUERY_ONLY
  - NotFound                   404  NOT_FOUND
    - UnknownVersion           404  UNKNOWN_VERSION
    - UnknownDocument          404  UNKNOWN_DOCUMENT
    - PersistedQueryNotFound   404  PERSISTED_QUERY_NOT_FOUND
  - MethodNotAllowed           405  METHOD_NOT_ALLOWED
  - NotAcceptable              406  NOT_ACCEPTABLE
  - RequestTimeout             408  REQUEST_TIMEOUT
  - GraphOwned                 409  GRAPH_OWNED
  - StreamTaken                409  STREAM_TAKEN
  - ReadOnlyReplica            409  READ_ONLY_REPLICA
  - ReadOnlyFolder             409  READ_ONLY_FOLDER
  - StoreTaken                 409  STORE_TAKEN
  - Gone                       410  GONE
  - CursorExpired              410  CURSOR_EXPIRED
  - PreconditionFailed         412  PRECONDITION_FAILED
  - TooLarge                   413  TOO_LARGE
  - UnsupportedMediaType       415  UNSUPPORTED_MEDIA_TYPE
  - RangeNotSatisfiable        416  RANGE_NOT_SATISFIABLE
  - PreconditionRequired       428  PRECONDITION_REQUIRED
  - ClientBudget               429  CLIENT_BUDGET
  - HeadTooLarge               431  HEAD_TOO_LARGE
  - Rejected                   422  REJECTED
    - RejectedFile             422  REJECTED_FILE
    - RejectedMetadata         422  REJECTED_METADATA
    - Inconsistent             422  INCONSISTENT
    - FactLoss                 422  FACT_LOSS
    - RolledBack               422  ROLLED_BACK
    - Erased                   422  ERASED
    - KeyReused                422  KEY_REUSED
    - NotAnAlias               422  NOT_AN_ALIAS
  - NoData                     422  NO_DATA
  - StateFault                 500  STATE_FAULT
    - StateFormat              500  STATE_FORMAT
    - OtherBase                500  OTHER_BASE
    - Damaged                  500  DAMAGED
    - StoreFull                507  STORE_FULL
  - DataFault                  500  DATA_FAULT
    - MultipleValues           500  MULTIPLE_VALUES
    - InvalidValue             500  INVALID_VALUE
  - ClosureMismatch            500  CLOSURE_MISMATCH
  - ReplicaDiffers             500  REPLICA_DIFFERS
  - QueryCrashed               500  QUERY_CRASHED
  - RemoteFailed               502  REMOTE_FAILED
  - PrimaryFailed              502  PRIMARY_FAILED
  - StoreFailed                502  STORE_FAILED
    - StoreRefuses             502  STORE_REFUSES
  - StoreUnavailable           503  STORE_UNAVAILABLE
    - NoVersion                503  NO_VERSION
    - WriterBusy               503  WRITER_BUSY
    - PortInUse                503  PORT_IN_USE
    - ViewBuilding             503  VIEW_BUILDING
    - StoreUnreachable         503  STORE_UNREACHABLE
  - QueryTimeout               503  QUERY_TIMEOUT
  - QueueFull                  503  QUEUE_FULL
  - QueryMemory                507  QUERY_MEMORY
  - ResultTooLarge             507  RESULT_TOO_LARGE
"""

from collections.abc import Callable, Mapping
from typing import ClassVar

from graph_store.text import Text, of_wire


class GraphError(Exception):
    """The base of the tree: an HTTP status, a stable code and a sentence for the client.

    The sentence is English with placeholders for the values; `graph_store.text.said` gives it in another language.
    """

    status: ClassVar[int] = 500
    code: ClassVar[str] = "INTERNAL"

    def __init__(self, detail: str, /, **values: object) -> None:
        self.detail = Text(detail, **values)
        super().__init__(self.detail)


class BadRequest(GraphError):
    """The operation does not accept this request."""

    status, code = 400, "BAD_REQUEST"


class MalformedQuery(BadRequest):
    """The text is not valid SPARQL 1.1. https://www.w3.org/TR/sparql11-protocol/#query-failure"""

    code = "MALFORMED_QUERY"

    def __init__(self, detail: str, line: int | None = None, column: int | None = None, **values: object) -> None:
        super().__init__(detail, **values)
        self.line, self.column = line, column


class QueryTooComplex(BadRequest):
    """The query is nested too deeply or has too many operators."""

    code = "QUERY_TOO_COMPLEX"

    def __init__(self, detail: str, line: int | None = None, column: int | None = None, **values: object) -> None:
        super().__init__(detail, **values)
        self.line, self.column = line, column


class MalformedBody(BadRequest):
    """The body of a write does not follow the format that its media type names."""

    code = "MALFORMED_BODY"

    def __init__(self, detail: str, line: int | None = None, column: int | None = None, **values: object) -> None:
        super().__init__(detail, **values)
        self.line, self.column = line, column


class MalformedDocument(BadRequest):
    """The text is not valid GraphQL. https://spec.graphql.org/September2025/#sec-Errors"""

    code = "MALFORMED_DOCUMENT"


class InvalidDocument(BadRequest):
    """The GraphQL document does not match the schema, or asks for more than one document may."""

    code = "INVALID_DOCUMENT"


class DirectiveMisplaced(InvalidDocument):
    """The GraphQL document has a directive, or an argument of it, at a place where it could change nothing."""

    code = "DIRECTIVE_MISPLACED"


class DirectiveConflict(InvalidDocument):
    """Two fields of the GraphQL document have the same response key and different directives."""

    code = "DIRECTIVE_CONFLICT"


class BadMoment(BadRequest):
    """An ID names no moment of the data, or another one than its field reads."""

    code = "BAD_MOMENT"


class BadSetting(BadRequest):
    """A setting has a value that is not accepted. The message names the setting, its value and the accepted values."""

    code = "BAD_SETTING"


class BadCursor(BadRequest):
    """The cursor was not made by this service."""

    code = "BAD_CURSOR"


class Unauthorized(GraphError):
    """The write has no token, or an unknown one."""

    status, code = 401, "UNAUTHORIZED"


class Forbidden(GraphError):
    """The token or the client is not allowed to do this."""

    status, code = 403, "FORBIDDEN"


class RemoteForbidden(Forbidden):
    """SERVICE, LOAD or FROM would reach a host that is not in `KENNISGRAAF_SERVICE_ALLOW`."""

    code = "REMOTE_FORBIDDEN"


class PersistedQueryOnly(Forbidden):
    """The document is none of those that `KENNISGRAAF_GRAPHQL_PERSISTED_ONLY` allows."""

    code = "PERSISTED_QUERY_ONLY"


class NotFound(GraphError):
    """Nothing with this name exists here."""

    status, code = 404, "NOT_FOUND"


class UnknownVersion(NotFound):
    """The version was never published, or it has been pruned."""

    code = "UNKNOWN_VERSION"


class UnknownDocument(NotFound):
    """The version knows no document with this key or IRI."""

    code = "UNKNOWN_DOCUMENT"


class PersistedQueryNotFound(NotFound):
    """No document has the id or the hash that the client names instead of sending a document."""

    code = "PERSISTED_QUERY_NOT_FOUND"


class MethodNotAllowed(GraphError):
    """The path exists but does not accept this method. https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6"""

    status, code = 405, "METHOD_NOT_ALLOWED"


class NotAcceptable(GraphError):
    """None of the requested media types is available. The message lists the available ones."""

    status, code = 406, "NOT_ACCEPTABLE"


class GraphOwned(GraphError):
    """The graph belongs to an inventory or to the reasoner, so an update may not change it."""

    status, code = 409, "GRAPH_OWNED"


class StreamTaken(GraphError):
    """The event stream of a token is open already."""

    status, code = 409, "STREAM_TAKEN"


class ReadOnlyReplica(GraphError):
    """The data here follows another instance, its primary, which alone accepts writes. The message names it."""

    status, code = 409, "READ_ONLY_REPLICA"


class ReadOnlyFolder(GraphError):
    """The file of an inventory cannot be replaced where it is."""

    status, code = 409, "READ_ONLY_FOLDER"


class StoreTaken(GraphError):
    """The SPARQL server that `KENNISGRAAF_STORE` names holds the versions of another state folder."""

    status, code = 409, "STORE_TAKEN"


class Gone(GraphError):
    """The thing with this name is no longer in the newest version."""

    status, code = 410, "GONE"


class CursorExpired(GraphError):
    """The cursor was made for another version of the data."""

    status, code = 410, "CURSOR_EXPIRED"


class RequestTimeout(GraphError):
    """The client did not finish its request in time. https://www.rfc-editor.org/rfc/rfc9110#section-15.5.9"""

    status, code = 408, "REQUEST_TIMEOUT"


class HeadTooLarge(GraphError):
    """The address and headers of the request are larger than the limit."""

    status, code = 431, "HEAD_TOO_LARGE"


class PreconditionFailed(GraphError):
    """The graph is not in the state the client expects. https://www.rfc-editor.org/rfc/rfc9110#section-13.1"""

    status, code = 412, "PRECONDITION_FAILED"


class TooLarge(GraphError):
    """The body, query or upload is larger than the limit."""

    status, code = 413, "TOO_LARGE"


class UnsupportedMediaType(GraphError):
    """The operation does not accept the media type of the body."""

    status, code = 415, "UNSUPPORTED_MEDIA_TYPE"


class RangeNotSatisfiable(GraphError):
    """All requested parts of the file are beyond its end."""

    status, code = 416, "RANGE_NOT_SATISFIABLE"

    def __init__(self, detail: str, size: int = 0, **values: object) -> None:
        super().__init__(detail, **values)
        self.size = size


class PreconditionRequired(GraphError):
    """The request does not say which dry run it confirms. https://www.rfc-editor.org/rfc/rfc6585#section-3"""

    status, code = 428, "PRECONDITION_REQUIRED"


class ClientBudget(GraphError):
    """The client has used its share: query seconds in a minute, or waiting queries."""

    status, code = 429, "CLIENT_BUDGET"

    def __init__(self, detail: str, retry_after_s: int = 60, **values: object) -> None:
        super().__init__(detail, **values)
        self.retry_after_s = retry_after_s


class Rejected(GraphError):
    """The content was understood but is not accepted."""

    status, code = 422, "REJECTED"


class RejectedFile(Rejected):
    """The inventory is refused as a whole; its last accepted content remains."""

    code = "REJECTED_FILE"


class RejectedMetadata(Rejected):
    """The CSVW metadata or the ontology cannot be used. The message says where the problem is."""

    code = "REJECTED_METADATA"


class Inconsistent(Rejected):
    """The change would make the graph contradict itself; nothing was written."""

    code = "INCONSISTENT"


class FactLoss(Rejected):
    """Changed metadata or a changed ontology would lose facts of rows that did not change; nothing was written."""

    code = "FACT_LOSS"


class RolledBack(Rejected):
    """A sync would bring back what a rollback undid; nothing was written."""

    code = "ROLLED_BACK"


class Erased(Rejected):
    """The change or the archive names something that was erased here; nothing was written."""

    code = "ERASED"


class KeyReused(Rejected):
    """The idempotency key was already used for another request."""

    code = "KEY_REUSED"


class NotAnAlias(Rejected):
    """The write states that two things are the same, but each has its own facts; the service does not merge things."""

    code = "NOT_AN_ALIAS"


class NoData(GraphError):
    """The folder to sync does not exist or has no inventory."""

    status, code = 422, "NO_DATA"


class StateFault(GraphError):
    """The state folder cannot be used in its present condition."""

    code = "STATE_FAULT"


class StateFormat(StateFault):
    """The state folder was written by a release with another format."""

    code = "STATE_FORMAT"


class OtherBase(StateFault):
    """The state folder was made with another base IRI. The message names both."""

    code = "OTHER_BASE"


class Damaged(StateFault):
    """A version does not match its manifest."""

    code = "DAMAGED"


class StoreFull(StateFault):
    """The disk has too little space for the work; the last version stays.

    Not 503, because the data can still be read, and a client must not repeat the write until somebody has made space.
    https://www.rfc-editor.org/rfc/rfc4918#section-11.5
    """

    status, code = 507, "STORE_FULL"


class DataFault(GraphError):
    """The graph holds a value that the ontology does not allow. The message names the thing and the property."""

    code = "DATA_FAULT"


class MultipleValues(DataFault):
    """A thing has several values for a property that allows at most one."""

    code = "MULTIPLE_VALUES"


class InvalidValue(DataFault):
    """A thing has a value of a kind that the property does not allow."""

    code = "INVALID_VALUE"


class ClosureMismatch(GraphError):
    """A change has inferred facts that do not follow from its stated facts; nothing was written."""

    code = "CLOSURE_MISMATCH"


class ReplicaDiffers(GraphError):
    """The replica cannot follow its primary, because it would answer otherwise. The message says what differs."""

    code = "REPLICA_DIFFERS"


class QueryCrashed(GraphError):
    """The worker that ran the query crashed; no other query is affected."""

    code = "QUERY_CRASHED"


class RemoteFailed(GraphError):
    """Another host, which SERVICE or LOAD may reach, gave no usable answer."""

    status, code = 502, "REMOTE_FAILED"


class PrimaryFailed(GraphError):
    """The primary of a replica cannot be reached, or gave no usable answer; the replica keeps what it has."""

    status, code = 502, "PRIMARY_FAILED"


class StoreFailed(GraphError):
    """The SPARQL server that `KENNISGRAAF_STORE` names gave an answer that cannot be used."""

    status, code = 502, "STORE_FAILED"


class StoreRefuses(StoreFailed):
    """The SPARQL server that `KENNISGRAAF_STORE` names refused a request."""

    code = "STORE_REFUSES"


class StoreUnavailable(GraphError):
    """The dataset cannot be reached at the moment."""

    status, code = 503, "STORE_UNAVAILABLE"


class NoVersion(StoreUnavailable):
    """No version has been published yet."""

    code = "NO_VERSION"


class WriterBusy(StoreUnavailable):
    """Another writer held the lock for longer than `KENNISGRAAF_LOCK_WAIT_S`. The message names it."""

    code = "WRITER_BUSY"


class PortInUse(StoreUnavailable):
    """Another program already uses the port."""

    code = "PORT_IN_USE"


class ViewBuilding(StoreUnavailable):
    """The deadline of the request passed while the view that it reads was being built; try again in a few seconds."""

    code = "VIEW_BUILDING"


class StoreUnreachable(StoreUnavailable):
    """The SPARQL server that `KENNISGRAAF_STORE` names does not answer."""

    code = "STORE_UNREACHABLE"


class QueryTimeout(GraphError):
    """The query was stopped at its deadline."""

    status, code = 503, "QUERY_TIMEOUT"


class QueueFull(GraphError):
    """Too many queries are waiting; try again later."""

    status, code = 503, "QUEUE_FULL"


class QueryMemory(GraphError):
    """The query needed more memory than one query may have."""

    status, code = 507, "QUERY_MEMORY"


class ResultTooLarge(GraphError):
    """The answer has more rows or bytes than the limit."""

    status, code = 507, "RESULT_TOO_LARGE"


def as_error(fault: Mapping[str, object]) -> GraphError:
    """Return the error of this tree that has the code of a fault."""
    kind = _by_code()[str(fault["code"])]
    detail = of_wire(fault["detail"])
    if fault.get("line") is not None:
        return kind(detail, fault["line"], fault["column"])
    return kind(detail)


def _by_code(kind: type[GraphError] = GraphError) -> dict[str, Callable[..., GraphError]]:
    below = {code: each for one in kind.__subclasses__() for code, each in _by_code(one).items()}
    return {kind.code: kind, **below}
