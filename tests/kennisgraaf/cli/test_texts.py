"""Tests of the texts of the commands."""

import re
from pathlib import Path
from string import Formatter

from kennisgraaf.cli import texts
from kennisgraaf.cli.texts import TEXTS

COMMANDS = [file for file in Path(texts.__file__).parent.glob("*.py") if file.stem != "texts"]
CODE = "".join(file.read_text(encoding="utf-8") for file in COMMANDS)
COMPUTED = ("check_", "column_", "schema_", "severity_", "step_", "sync_", "warned", "quarantined", "refused")
"""Beginnings of keys that code puts together."""


def test_both_languages_name_the_same_values() -> None:
    named = {key: [_values(text) for text in both] for key, both in TEXTS.items()}
    assert [key for key, (dutch, english) in named.items() if dutch != english] == []


def test_every_text_is_used_and_the_table_is_sorted() -> None:
    keys = {key.removesuffix("_one") for key in TEXTS if not key.startswith(COMPUTED)}
    assert sorted(key for key in keys if not re.search(rf"[\"']{key}[\"']", CODE)) == []
    assert list(TEXTS) == sorted(TEXTS)


def _values(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}
