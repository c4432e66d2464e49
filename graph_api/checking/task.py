"""The input of one check, as its process receives it, and its result."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

METADATA = "csv-metadata.json"
"""The name of the metadata file in the folder of the inventories."""


@dataclass(frozen=True, slots=True)
class CheckTask:
    """An upload: the file with the received body, and its Content-Type.

    `described` are the metadata files to use when the upload brings none. `language` is that of the
    reasons, `shown` the most issues of one kind to report (0: all, with the values of the rows), `max_mb` the most
    megabytes of the answer.
    """

    body: str
    content_type: str
    described: Sequence[str]
    language: str
    shown: int
    max_mb: float


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a check; `more` counts the omitted issues by kind; `values` maps the key of a row to its values."""

    file: str
    outcome: str
    loaded: int
    issues: Sequence[Mapping[str, Any]] = ()
    more: Sequence[Mapping[str, Any]] = ()
    values: Mapping[str, Mapping[str, str]] | None = None
