"""Tests that a Dutch reader gets every result and fault in Dutch, with the same codes and JSON as in English."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.kennisgraaf.conftest import DATA
from tests.kennisgraaf.english_words import english_in
from tests.kennisgraaf.running import Outcome, Run

FAULTS = [
    (2, "BAD_REQUEST", ["init", "."]),
    (2, "BAD_REQUEST", ["init", "fresh", "--example", "bok"]),
    (2, "BAD_REQUEST", ["describe"]),
    (3, "NOT_FOUND", ["describe", "nowhere.csv"]),
    (3, "NOT_FOUND", ["check", "nowhere.csv", "--metadata", "nowhere.json"]),
    (3, "NOT_FOUND", ["template", "Cty"]),
    (3, "NOT_FOUND", ["token", "revoke", "nobody"]),
    (3, "NO_DATA", ["sync", "nowhere"]),
    (3, "NO_VERSION", ["explain", "mun:gent", "a", "City"]),
    (3, "NO_VERSION", ["export"]),
    (3, "UNKNOWN_VERSION", ["verify", "--version", "9"]),
    (3, "UNKNOWN_VERSION", ["rollback", "9"]),
    (3, "UNKNOWN_VERSION", ["diff", "8", "9"]),
    (3, "NOT_FOUND", ["restore", "nowhere.tar.gz"]),
]  # fmt: skip
"""The exit code, the code and the words of command lines that fail without a version."""

PUBLISHED_FAULTS = [
    (2, "BAD_REQUEST", ["explain", '"a"', "a", "City"]),
    (2, "BAD_REQUEST", ["pin", "1", "Not a name"]),
    (3, "NOT_FOUND", ["query", "nowhere.rq"]),
    (3, "NOT_FOUND", ["explain", "mun:gnt", "a", "HostMunicipality"]),
    (3, "NOT_FOUND", ["explain", "mun:gent", "a", "HostMunicipalty"]),
    (3, "NOT_FOUND", ["explain", "mun:gent", "a", "Person"]),
    (3, "UNKNOWN_DOCUMENT", ["export", "--document", "plan:1999"]),
    (3, "UNKNOWN_DOCUMENT", ["diff", "1", "gisteren"]),
    (3, "MALFORMED_QUERY", ["query", "wrong.rq"]),
    (3, "STATE_FAULT", ["restore", "made.tar.gz"]),
]  # fmt: skip

PLAIN_JSON = [
    ["history"], ["verify"], ["validate"], ["settings"], ["ontology", "lint"], ["ontology", "rules"], ["token", "list"],
    ["template", "Project"], ["describe", str(DATA / "projects.csv")], ["diff", "1", "1"],
]  # fmt: skip
"""Commands whose JSON has no sentence for a person."""


@pytest.mark.usefixtures("empty_state")
@pytest.mark.parametrize(("exit_code", "code", "words"), FAULTS, ids=[" ".join(words) for *_, words in FAULTS])
def test_a_fault_has_one_code_and_a_sentence_in_the_language_of_the_reader(
    exit_code: int, code: str, words: list[str], run: Run
) -> None:
    _same_fault(exit_code, code, run(*words), run("--language", "nl", *words))


@pytest.mark.usefixtures("synced")
@pytest.mark.parametrize(
    ("exit_code", "code", "words"), PUBLISHED_FAULTS, ids=[" ".join(words) for *_, words in PUBLISHED_FAULTS]
)
def test_a_fault_about_a_version_too(exit_code: int, code: str, words: list[str], run: Run, tmp_path: Path) -> None:
    (tmp_path / "wrong.rq").write_text("SELECT nothing", encoding="utf-8")
    if "made.tar.gz" in words:
        assert run("backup", tmp_path / "made.tar.gz").code == 0
    words = [str(tmp_path / word) if word in ("wrong.rq", "made.tar.gz") else word for word in words]
    english, dutch = run(*words), run("--language", "nl", *words)
    assert english.err.startswith(f"kennisgraaf: {code}: ")
    assert dutch.err.startswith(f"kennisgraaf: {code}: ")
    assert (english.code, dutch.code) == (exit_code, exit_code)
    if code != "MALFORMED_QUERY":  # the parser of the store speaks English only
        _same_fault(exit_code, code, english, dutch)


@pytest.mark.usefixtures("synced")
@pytest.mark.parametrize("words", PLAIN_JSON, ids=" ".join)
def test_json_is_the_same_in_both_languages(words: list[str], run: Run) -> None:
    english, dutch = run(*words, "--json"), run("--language", "nl", *words, "--json")
    assert (dutch.code, dutch.err) == (english.code, english.err)
    assert _without_times(dutch.json) == _without_times(english.json)


@pytest.mark.usefixtures("synced")
@pytest.mark.parametrize("words", [["explain", "mun:gent", "a", "HostMunicipality"], ["quarantine"]], ids=" ".join)
def test_json_with_sentences_has_the_same_members_and_codes(words: list[str], run: Run) -> None:
    english, dutch = run(*words, "--json"), run("--language", "nl", *words, "--json")
    assert dutch.code == english.code
    assert _shape(dutch.json) == _shape(english.json)


@pytest.mark.usefixtures("synced")
@pytest.mark.parametrize(
    "words",
    [
        ["history"], ["verify"], ["validate"], ["quarantine"], ["diff", "1", "1"], ["token", "list"],
        ["describe", str(DATA / "projects.csv")], ["check", str(DATA / "projects.csv"), "--metadata",
         str(DATA / "csv-metadata.json")], ["sync", "--dry-run", str(DATA)],
    ],
    ids=" ".join,
)  # fmt: skip
def test_the_output_of_a_command_is_dutch_for_a_dutch_reader(words: list[str], run: Run) -> None:
    outcome = run("--language", "nl", *words)
    printed = outcome.out.split("\n\n/")[0]  # describe prints its files after what it says
    assert english_in(printed) == []
    assert english_in(outcome.err) == []


def _same_fault(exit_code: int, code: str, english: Outcome, dutch: Outcome) -> None:
    assert (english.code, english.out) == (dutch.code, dutch.out) == (exit_code, "")
    assert english.err.startswith(f"kennisgraaf: {code}: ")
    assert dutch.err.startswith(f"kennisgraaf: {code}: ")
    assert dutch.err != english.err
    assert english_in(dutch.err) == []


def _without_times(value: Any) -> str:
    return re.sub(r"'seconds': [^,}]*", "", str(value))


def _shape(value: Any) -> Any:
    """Return a JSON value with its members, codes and numbers, and any text as one word."""
    if isinstance(value, dict):
        return {name: each if name in ("code", "rule", "triple") else _shape(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_shape(each) for each in value]
    return "text" if isinstance(value, str) else value
