"""Tests of the language of a command."""

from pathlib import Path

import pytest

from kennisgraaf.cli.language import CHOSEN, language, say
from kennisgraaf.cli.texts import TEXTS
from tests.kennisgraaf.running import Run

ENVIRONMENT = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.mark.parametrize(
    ("environment", "spoken"),
    [
        ({"LANG": "nl_BE.UTF-8"}, "nl"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "nl_BE.UTF-8"}, "en"),
        ({"LANGUAGE": "fr:nl", "LANG": "en_GB.UTF-8"}, "nl"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "fr_BE.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_environment_chooses_and_otherwise_it_is_english(
    environment: dict[str, str], spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    CHOSEN.set(None)
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language() == spoken


@pytest.mark.parametrize("place", ["before", "after"])
def test_the_option_chooses_before_or_after_any_command(place: str, run: Run, empty_state: Path) -> None:
    words = ["history"]
    words[0 if place == "before" else 1 : 0] = ["--language", "nl"]
    assert run(*words).out.split()[:2] == ["versie", "gemaakt"]
    assert run("history").out.split()[:2] == ["version", "created"]


def test_a_text_has_numbers_as_its_language_writes_them_and_a_singular() -> None:
    CHOSEN.set("nl")
    assert say("quarantine_count", n=1234) == "1.234 rijen in quarantaine"
    assert say("quarantine_count", n=1) == "1 rij in quarantaine"
    CHOSEN.set("en")
    assert say("restored", version="7", quads=1234) == "version 7 with 1,234 quads is now the newest"
    assert "(3.40 s)" in say("sync_counts", **dict.fromkeys(("files", "rows", "added", "removed", "more", "less"), 1),
                             verb="changed", seconds=3.4)  # fmt: skip


def test_every_text_is_there_in_both_languages() -> None:
    assert [key for key, texts in TEXTS.items() if len(texts) != 2 or not all(texts)] == []
