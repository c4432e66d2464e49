"""The documentation matches the code: settings, errors, commands, and the answers in the README."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_store.errors import GraphError
from kennisgraaf.cli import main
from kennisgraaf.cli.command_line import COMMANDS
from kennisgraaf.settings import settings_table
from tests.prepared import Plan
from tests.readme import ANSWERS, QUESTIONS, README, service, with_answers

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


def rows(page: str) -> list[list[str]]:
    """Return the rows of every table of a page, with stripped cells."""
    lines = (DOCS / page).read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| `")]


def tree(error: type[GraphError] = GraphError) -> Iterator[type[GraphError]]:
    yield error
    for below in error.__subclasses__():
        yield from tree(below)


def test_every_setting_is_documented_with_its_default_and_meaning() -> None:
    documented = [(name.strip("`"), default.strip("`"), meaning) for name, default, meaning in rows("settings.md")]
    assert documented == [(row.variable, row.default, row.meaning) for row in settings_table()]


def test_every_error_has_a_code_of_its_own() -> None:
    codes = [error.code for error in tree()]
    assert sorted(codes) == sorted(set(codes))


def test_every_error_is_documented_once_with_its_status() -> None:
    documented = [(code.strip("`"), int(status)) for code, status, *_ in rows("errors.md")]
    assert sorted(documented) == sorted((error.code, error.status) for error in tree())


def test_the_tree_drawn_at_the_top_of_the_errors_is_the_tree() -> None:
    import graph_store.errors

    drawn = re.findall(r"^ *[*-] (\w+) +(\d{3}) +(\w+)$", graph_store.errors.__doc__ or "", re.MULTILINE)
    assert sorted(drawn) == sorted((error.__name__, str(error.status), error.code) for error in tree())


def test_every_error_says_what_it_means() -> None:
    assert [error.__name__ for error in tree() if not error.__doc__] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented_with_its_example(command: str) -> None:
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert re.search(rf"^## `{command}[ `]", page, re.MULTILINE)
    assert COMMANDS[command][1] in page


def test_no_command_is_documented_that_does_not_exist() -> None:
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    named = re.findall(r"^## `([a-z ]+[a-z])[ `]", page, re.MULTILINE)
    assert sorted(named) == sorted(COMMANDS)


OF_EVERY_COMMAND = ("--graph", "--language")


def test_the_options_of_every_command_are_documented_before_the_first_one() -> None:
    start = (DOCS / "commands.md").read_text(encoding="utf-8").split("\n## ")[0]
    assert [option for option in OF_EVERY_COMMAND if option not in start] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_of_a_command_is_documented(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command.split(), "--help"]) == 0
    options = set(re.findall(r"--[a-z][a-z-]+", capsys.readouterr().out.split("Example:")[0])) - {
        "--help",
        "--version",
        *OF_EVERY_COMMAND,
    }
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    part = re.split(rf"^## `{command}[ `]", page, flags=re.MULTILINE)[1].split("\n## ")[0]
    assert sorted(option for option in options if option not in part) == []


def test_every_page_that_a_page_links_to_exists() -> None:
    pages = [*DOCS.glob("*.md"), *ROOT.glob("*.md")]
    links = [(page, link) for page in pages for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8"))]
    assert [f"{page.name}: {link}" for page, link in links if not (page.parent / link).exists()] == []


@pytest.mark.slow
def test_the_answers_in_the_readme_are_what_the_service_answers(plan: Plan, tmp_path: Path) -> None:
    plan(tmp_path / "state")
    page = README.read_text(encoding="utf-8")
    assert len(QUESTIONS) == len(ANSWERS)
    with service(tmp_path / "state") as client:
        assert with_answers(page, client) == page


def test_the_readme_shows_in_this_order_what_it_is_how_to_run_it_your_own_files_and_what_it_answers() -> None:
    page = README.read_text(encoding="utf-8")
    own = "\n.venv/bin/kennisgraaf describe"
    order = [
        "# Kennisgraaf", "![", "\nscripts/serve\nscripts/test\n", own, "```graphql", "```json", "```sparql", "```csv",
    ]  # fmt: skip
    places = [page.index(part) for part in order]
    assert places == sorted(places)


@pytest.mark.parametrize("page", [README, DOCS / "quickstart.md", ROOT / "CONTRIBUTING.md"], ids=lambda page: page.name)
def test_every_script_that_a_page_names_can_be_run(page: Path) -> None:
    named = set(re.findall(r"(?:scripts|\.ci)/[\w-]+\b(?![.]\w)", page.read_text(encoding="utf-8")))
    assert [script for script in sorted(named) if not os.access(ROOT / script, os.X_OK)] == []
