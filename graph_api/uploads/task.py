"""The input of one upload, as its process receives it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

ALLOWANCES: Final[Mapping[str, str]] = {
    "mass-delete": "allow_mass_delete",
    "column-loss": "allow_column_loss",
    "fact-loss": "allow_fact_loss",
    "truncated": "allow_truncated",
    "rolled-back": "yes",
}
"""The guards of a sync that a person may lift for one upload, each with the option of the sync that does it."""


@dataclass(frozen=True, slots=True)
class UploadTask:
    """A file for an inventory, which a dry run reads and which is published otherwise.

    `body` is the file with the received body and `content_type` its type; an empty one means that it is the content of
    the inventory already. A form may name the `inventory` and the guards to `allow` itself. Only what a dry run showed
    as `seen` is published. `keep_in` is a file to write the content to. `token` is the id of the token used, `order`
    and `language` choose the words, `shown` is the most issues of one kind in one file, `limit` the bytes of a file.
    `store` is a SPARQL server that is to hold the version as well.
    """

    data: str
    base: str
    keep: int
    wait_s: float
    limit: int
    body: str
    content_type: str
    token: str
    language: str
    order: list[str]
    inventory: str = ""
    allow: list[str] = field(default_factory=list)
    dry_run: bool = True
    seen: str = ""
    keep_in: str = ""
    publisher: str = ""
    shown: int = 200
    store: dict[str, str] | None = None
