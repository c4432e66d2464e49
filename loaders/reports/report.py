"""The report of a sync, file by file and cell by cell."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import Enum, IntEnum
from typing import Any

from graph_store.text import Text
from loaders.dataset.fact_changes import FactChanges
from loaders.reports import messages


class Ending(Enum):
    """The ways in which a run or a dry run can end, each in Dutch and in English."""

    PUBLISHED = (
        "versie {version} is gepubliceerd",
        "version {version} is published",
    )
    WOULD_PUBLISH = (
        "proef: versie {next} zou gepubliceerd worden; er is niets geschreven",
        "dry run: version {next} would be published; nothing was written",
    )
    NOTHING = (
        "niets te publiceren: versie {version} bevat dit alles al",
        "nothing to publish: version {version} already holds all of this",
    )
    REFUSED = (
        "niets gepubliceerd: een rij of een bestand is geweigerd, en --strict laat dat niet toe",
        "nothing was published: a row or a file was refused, and --strict does not allow that",
    )


class Weight(IntEnum):
    """The weight of an issue: a warning, a row set apart, or a file refused."""

    WARNED = 1
    QUARANTINED = 2
    REFUSED = 3


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue: the place, the value, the reason, and what is accepted.

    `line` is the first physical line of the record (the header is line 1), or None for a whole file; `column` is the
    CSVW name of the column, or the header as written when it is unknown.
    """

    code: str
    weight: Weight
    file: str
    line: int | None = None
    column: str | None = None
    value: str | None = None
    details: Mapping[str, object] = field(default_factory=dict)

    @property
    def reason(self) -> Text:
        """The reason, in every language."""
        return messages.spoken_reason(self.code, self._details())

    @property
    def suggestion(self) -> str:
        """The value that was probably meant; empty when none is near."""
        return str(self.details.get("suggestion") or "")

    @property
    def accepted(self) -> Text:
        """The accepted values, in every language; empty when there is nothing to correct."""
        return Text.spoken(lambda language: messages.accepted(self.code, language, self._details()))

    def say(self, language: str) -> str:
        """Return the reason, in `nl` or `en`."""
        return messages.reason(self.code, language, self._details())

    def _details(self) -> dict[str, object]:
        return {"value": self.value, "header": self.column} | dict(self.details)

    def as_json(self, language: str = "en") -> dict[str, object]:
        """Return the issue as a plain object."""
        return {
            "code": self.code,
            "weight": self.weight.name.lower(),
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "value": self.value,
            "reason": self.say(language),
            "accepted": messages.accepted(self.code, language, self._details()),
            "suggestion": self.suggestion,
        }

    def as_note(self) -> dict[str, object]:
        """Return the issue in the form that `from_note` reads back."""
        return {
            "code": self.code,
            "weight": int(self.weight),
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "value": self.value,
            "details": dict(self.details),
        }

    @classmethod
    def from_note(cls, note: dict[str, object]) -> "Issue":
        """Return an issue from a manifest's note."""
        return cls(**(note | {"weight": Weight(int(str(note["weight"])))}))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class More:
    """The number of issues of one kind in one file that are not listed."""

    file: str
    code: str
    weight: Weight
    count: int

    def as_note(self) -> dict[str, Any]:
        """Return the number in the form that `from_note` reads back."""
        return asdict(self) | {"weight": int(self.weight)}

    @classmethod
    def from_note(cls, note: Mapping[str, Any]) -> "More":
        """Return a number from a manifest's note."""
        return cls(note["file"], note["code"], Weight(note["weight"]), note["count"])


@dataclass(slots=True)
class FileReport:
    """The counts of one inventory: `rows` read = `loaded` + `unchanged` + `quarantined` + skipped."""

    file: str
    rows: int = 0
    loaded: int = 0
    unchanged: int = 0
    quarantined: int = 0
    added: int = 0
    changed: int = 0
    removed: int = 0
    stale: int = 0
    skipped: int = 0
    refused: bool = False

    @classmethod
    def again(cls, counts: Mapping[str, Any]) -> "FileReport":
        """Return the report of a file that is as at the last sync, whose counts these are."""
        nothing = dict.fromkeys(("loaded", "added", "changed", "removed"), 0)
        return cls(**{**counts, **nothing, "unchanged": counts["loaded"] + counts["unchanged"]})

    @property
    def is_news(self) -> bool:
        """True for a file from which rows were loaded or removed, or that has rows that cannot load."""
        return self.refused or any((self.loaded, self.removed, self.quarantined, self.stale))

    def as_json(self) -> dict[str, object]:
        """Return the counts that `sync --json` prints for a file."""
        names = ("file", "rows", "loaded", "unchanged", "quarantined", "added", "changed", "removed")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that is `added`, `changed` or `removed`; its cells by column, before and after (None: absent)."""

    file: str
    key: str
    line: int | None
    kind: str
    cells: Mapping[str, tuple[str | None, str | None]] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        """Return the change as a plain object."""
        cells = {name: {"before": before, "after": after} for name, (before, after) in self.cells.items()}
        return {"file": self.file, "key": self.key, "line": self.line, "kind": self.kind, "cells": cells}


@dataclass(slots=True)
class SyncReport:
    """The outcome of one run. `version` is the newest version afterwards, 0 when there is none.

    If requested, `changes` are the first rows that change, and after a dry run `quads_removed` and `quads_added` are
    the first quads that would be removed and added, as lines of N-Quads. `more` counts the issues that are not listed,
    when the report comes from the manifest of a version. A dry run has the changes of the stated `facts` and of the
    `inferences`. `steps` are the seconds of each step of the commit; `seconds` is the total.
    """

    version: int = 0
    published: bool = False
    dry_run: bool = False
    ending: Ending = Ending.NOTHING
    triples_added: int = 0
    triples_removed: int = 0
    inferred_added: int = 0
    inferred_removed: int = 0
    inferences: FactChanges | None = None
    facts: FactChanges | None = None
    seconds: float = 0.0
    steps: Mapping[str, float] = field(default_factory=dict)
    files: list[FileReport] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    more: list[More] = field(default_factory=list)
    changes: list[RowChange] = field(default_factory=list)
    quads_removed: list[str] = field(default_factory=list)
    quads_added: list[str] = field(default_factory=list)

    def total(self, count: str) -> int:
        """Return the sum of one of the counts over all files."""
        return sum(getattr(report, count) for report in self.files)

    @property
    def refused(self) -> list[str]:
        """The files that were refused as a whole."""
        return [report.file for report in self.files if report.refused]

    @property
    def exit_code(self) -> int:
        """0 when everything loaded, 1 when a row was quarantined or a file refused; warnings do not count."""
        return int(any(issue.weight >= Weight.QUARANTINED for issue in self.issues))

    def said(self, language: str) -> str:
        """Return how the run ended, in `nl` or `en`."""
        return self.ending.value[language == "en"].format(version=self.version, next=self.version + 1)

    def as_json(self) -> dict[str, object]:
        """Return the object that `sync --json` prints."""
        totals = {name: self.total(name) for name in ("rows", "loaded", "unchanged", "quarantined", "stale", "skipped")}
        return {
            "version": self.version,
            "published": self.published,
            **totals,
            "triples_added": self.triples_added,
            "triples_removed": self.triples_removed,
            "inferred_added": self.inferred_added,
            "inferred_removed": self.inferred_removed,
            **({"inferences": self.inferences.as_json()} if self.inferences else {}),
            "seconds": round(self.seconds, 3),
            "files": [report.as_json() for report in self.files],
        }

    def as_report(self, language: str = "en") -> dict[str, object]:
        """Return what `sync --report FILE` writes: the counts, the refused files, and every issue."""
        return self.as_json() | {
            "dry_run": self.dry_run,
            "ending": self.said(language),
            "refused": self.refused,
            "issues": [issue.as_json(language) for issue in self.issues],
            "changes": [change.as_json() for change in self.changes],
            "quads_removed": self.quads_removed,
            "quads_added": self.quads_added,
        }
