"""Answers to the competency questions in one form for both languages, and their specification."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any, TypeAlias

import yaml

Cell: TypeAlias = str | Decimal | None
Row: TypeAlias = tuple[Cell, ...]

THINGS = re.compile(r"https://kennisgraaf\.example/id/([a-z]+)/(\S+)")
QUOTES = re.compile(r"[\"'‘’‚‛“”„«»`´]")
DASHES = re.compile(r"\s*[‐‑‒–—―−-]\s*")


@dataclass(frozen=True, slots=True)
class Expected:
    """The specification of one question."""

    id: str
    question: str
    type: str
    rows: list[Row]
    ordered: bool
    fragments: list[str]

    @property
    def name(self) -> str:
        return self.id.lower()

    @property
    def literals(self) -> list[str]:
        """Return every value of the answer, as the specification writes it."""
        return [str(cell) for row in self.rows for cell in row if cell is not None] + self.fragments


def cell(value: object) -> Cell:
    """Return a value in a form that can be compared: resources as keys, numbers as numbers, literals as plain text."""
    if value is None:
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float | Decimal):
        return Decimal(str(value)).normalize()
    text = unicodedata.normalize("NFC", str(value))
    if thing := THINGS.fullmatch(text):
        text = f"{thing[1]}:{thing[2]}"
    text = DASHES.sub("-", QUOTES.sub("", text.casefold()))
    return " ".join(text.split())


def rows(answer: object) -> list[Row]:
    """Return the answer of a question as rows: a value is one row, a list is a column, null is a row with null."""
    listed = answer if isinstance(answer, list) else [answer]
    return [tuple(cell(value) for value in (row if isinstance(row, list) else [row])) for row in listed]


def matches(expected: Expected, got: list[Row]) -> bool:
    """Return whether rows match the specification of the question."""
    match expected.type:
        case "text":
            texts = [str(value) for row in got for value in row]
            return len(texts) == 1 and all(str(cell(part)) in texts[0] for part in expected.fragments)
        case "decimal":
            return len(got) == 1 and got == expected.rows
        case _:
            return same(expected, got, expected.rows)


def same(expected: Expected, one: list[Row], other: list[Row]) -> bool:
    """Return whether two answers to a question are equal: in order if order matters, else as sets."""
    if expected.ordered:
        return one == other
    if expected.type == "table":
        return sorted(one, key=repr) == sorted(other, key=repr)
    return set(one) == set(other)


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Round half up, as the specification does."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP).normalize()


def specification() -> list[Expected]:
    """Return the sixty questions with their expected answers."""
    text = (Path(__file__).parent / "cq_visible.yaml").read_text(encoding="utf-8")
    return [_expected(entry) for entry in yaml.safe_load(text)["questions"]]


def _expected(entry: dict[str, Any]) -> Expected:
    said = entry["expected"]
    if said["type"] == "table":
        value: object = said["rows"]
    elif said["type"] == "text":
        value = said.get("value", [])
    else:
        value = said["value"]
    return Expected(
        id=entry["id"],
        question=" | ".join(entry["question"][tag] for tag in ("en", "nl")),
        type="set" if said["type"] == "text" and value else said["type"],
        rows=rows(value),
        ordered=said.get("ordered", said["type"] == "list"),
        fragments=said.get("must_contain", []),
    )
