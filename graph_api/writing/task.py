"""The input of one write, as its process receives it, and its result."""

from dataclasses import dataclass, field
from typing import Any

UPDATE, PUT, POST, DELETE = "update", "PUT", "POST", "DELETE"
"""The kinds of a write: a SPARQL update, or a method of the Graph Store Protocol."""


@dataclass(frozen=True, slots=True)
class Part:
    """One body: its file, and its media type."""

    file: str
    media_type: str


@dataclass(frozen=True, slots=True)
class WriteTask:
    """The content of a write and its target.

    `graph` is an IRI, "" for the default graph, and is not used by an update; `default` and `named` are the dataset
    that the request of an update names. `token` is the id of the token used, `key` the idempotency key, and `sha256`
    the digest that distinguishes two requests. `if_match` and `if_none_match` are lists of entity tags. `broker` is the
    start of the only addresses that LOAD and SERVICE may reach. `store` is a SPARQL server that holds the version too.
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
    store: dict[str, str] | None = None

    @classmethod
    def from_fields(cls, fields: dict[str, Any]) -> "WriteTask":
        """Return the task in a message."""
        return cls(**{**fields, "parts": [Part(**part) for part in fields["parts"]]})

    @property
    def note(self) -> dict[str, Any]:
        """Return the manifest's record of this write, except its time."""
        told = {"kind": self.kind, "token": self.token, "sha256": self.sha256, "key": self.key, "force": self.force}
        return {"write": told if self.kind == UPDATE else {**told, "graph": self.graph}}


@dataclass(frozen=True, slots=True)
class Written:
    """The result of a write: the version after it, whether that is new, and how many quads it added and removed.

    `created`: the graph did not exist before. `replayed`: this request was done earlier. `undone_by` lists the
    inventories whose next sync undoes the change.
    """

    version: int
    published: bool
    added: int = 0
    removed: int = 0
    created: bool = False
    replayed: bool = False
    undone_by: list[str] = field(default_factory=list)
