"""One write as the process that does it gets it, and what it did."""

from dataclasses import dataclass, field
from typing import Any

UPDATE, PUT, POST, DELETE = "update", "PUT", "POST", "DELETE"
"""The kinds of a write: a SPARQL update, or a method of the Graph Store Protocol."""


@dataclass(frozen=True, slots=True)
class Part:
    """One body: the file that it was received in, and its media type."""

    file: str
    media_type: str


@dataclass(frozen=True, slots=True)
class WriteTask:
    """What to write where.

    `graph` is an IRI, "" for the default graph, and not used by an update; `default` and `named` are the dataset that
    an update names in its request. `token` is the id of the one who writes, `key` the name that the client gave to this
    request, `sha256` what tells two requests apart. `if_match` and `if_none_match` are lists of entity tags.
    `broker` begins the only addresses that LOAD and SERVICE may reach.
    """

    kind: str
    data: str
    base: str
    keep: int
    plain: bool
    wait_s: float
    parts: list[Part]
    token: str
    sha256: str
    graph: str = ""
    default: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    key: str | None = None
    force: bool = False
    if_match: str | None = None
    if_none_match: str | None = None
    broker: str | None = None

    @classmethod
    def from_fields(cls, fields: dict[str, Any]) -> "WriteTask":
        """The task in a message."""
        return cls(**{**fields, "parts": [Part(**part) for part in fields["parts"]]})

    @property
    def note(self) -> dict[str, Any]:
        """What the manifest of the version tells of this write, beside when it was made."""
        told = {"kind": self.kind, "token": self.token, "sha256": self.sha256, "key": self.key, "force": self.force}
        return {"write": told if self.kind == UPDATE else {**told, "graph": self.graph}}


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did: the version after it, whether that is a new one, how many quads really came and went.

    `created`: the graph was not there before. `replayed`: this request had been done already. `undone_by` are the
    inventories whose next sync undoes the change.
    """

    version: int
    published: bool
    added: int = 0
    removed: int = 0
    created: bool = False
    replayed: bool = False
    undone_by: list[str] = field(default_factory=list)
