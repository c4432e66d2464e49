"""One check as the process that does it gets it, and what it found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

METADATA = "csv-metadata.json"
"""The name of the metadata beside the inventories."""


@dataclass(frozen=True, slots=True)
class CheckTask:
    """An upload: the file that the body was received in, and its Content-Type.

    `described` is the metadata that is used when the upload brings none, "" where there is none. `language` is that of
    the reasons, `shown` how many issues of one kind are wanted (0: all, with the values of the rows), `max_mb` how many
    megabytes the answer may have.
    """

    body: str
    content_type: str
    described: str
    language: str
    shown: int
    max_mb: float


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a check; `more` counts the issues that are left out, by kind; `values` are of the rows by key."""

    file: str
    outcome: str
    loaded: int
    issues: Sequence[Mapping[str, Any]] = ()
    more: Sequence[Mapping[str, Any]] = ()
    values: Mapping[str, Mapping[str, str]] | None = None
