"""Tests of the pages that `--help` prints."""

import re

import pytest

from kennisgraaf.cli.command_line import COMMANDS, GROUPS
from tests.kennisgraaf.english_words import english_in
from tests.kennisgraaf.running import Run

PAGES = ("", *COMMANDS, *GROUPS)


@pytest.mark.parametrize("command", PAGES)
def test_the_page_of_every_command_is_dutch_for_a_dutch_reader(command: str, run: Run) -> None:
    dutch, english = (run(*command.split(), "--help", "--language", tag) for tag in ("nl", "en"))
    assert (dutch.code, dutch.err) == (0, "")
    assert english_in(dutch.out) == []
    options = [set(re.findall(r"(?<!\w)--[a-z][a-z-]+", page.out)) for page in (dutch, english)]
    assert options[0] == options[1]
    if command in COMMANDS:
        assert dutch.out.endswith(f"\n\nVoorbeeld:\n  {COMMANDS[command][1]}\n")


def test_a_page_is_plain_text_as_wide_as_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    page = run("check", "--help").out
    assert page.startswith("Usage: kennisgraaf check --metadata PATH [OPTIONS] FILE\n\nCheck one CSV file")
    assert "\nArguments:\n  FILE  The CSV file. [required]\n\nParameters:\n  --metadata PATH  " in page
    assert max(map(len, page.split("Example:")[0].splitlines())) <= 60
    assert page.isascii()


def test_choices_and_defaults_are_named(run: Run) -> None:
    page = " ".join(run("export", "--help", "--language=nl").out.split())
    assert "[een van: turtle, trig, nquads, jsonld, csv] [standaard: turtle]" in page
