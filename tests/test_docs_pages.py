"""Each page has a summary in the other language, and each record has all the parts of a record."""

import re
from datetime import date, datetime

import pytest

from bench.measurements import MEASUREMENTS
from graph_api.site.texts import WORDS
from kennisgraaf.cli.command_line import COMMANDS
from tests.documents import DOCS, ROOT
from tests.shipped import FILES, ROWS

GENERATED = "reference-"
DUTCH = {"lezen-en-zoeken.md", "voor-steden.md"}
PAGES = sorted(page.name for page in DOCS.glob("*.md") if not page.name.startswith(GENERATED))
TESTS = {
    name
    for file in (ROOT / "tests").rglob("test_*.py")
    for name in re.findall(r"^(?:async )?def (test_\w+)", file.read_text(encoding="utf-8"), re.MULTILINE)
}


def text(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


def rows(page: str) -> list[list[str]]:
    """Return the rows of all tables of a page, without the header rows."""
    lines = re.findall(r"^\| .*\|$", re.sub(r"^\|.*\|\n\|[-|]+\|$", "", text(page), flags=re.MULTILINE), re.MULTILINE)
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_begins_with_a_summary_in_the_other_language(page: str) -> None:
    summary = "*In short:" if page in DUTCH else "*Samengevat:"
    assert text(page).split("\n\n")[1].startswith(summary)


@pytest.mark.parametrize("row", rows("security.md"), ids=lambda row: row[0][:40])
def test_a_protection_is_held_by_tests(row: list[str]) -> None:
    named = set(re.findall(r"`(test_\w+)`", row[-1]))
    assert named
    assert named <= TESTS


@pytest.mark.parametrize("row", rows("figures.md"), ids=lambda row: row[0][:40])
def test_a_figure_has_a_command_a_date_and_a_machine(row: list[str]) -> None:
    what, command, figure, day, machine = row
    assert what
    assert re.search(r"\d", figure)
    match command.strip("`").split():
        case ["by", "hand"]:
            pass
        case ["scripts/bench", name, *rest]:
            assert name in MEASUREMENTS
            assert rest in ([], ["--full"])
        case ["kennisgraaf", name, *_]:
            assert name in COMMANDS or name == "--help"
        case [folder]:
            assert (ROOT / folder).is_dir()
    assert datetime.strptime(day, "%d %B %Y").date() <= date.today()
    assert machine in {"any", *re.findall(r"^- \*\*(.+?)\*\*:", text("figures.md"), re.MULTILINE)}


@pytest.mark.parametrize(
    "record", text("decisions.md").split("\n## ")[1:], ids=lambda record: record.split("\n")[0][:40]
)
def test_a_decision_has_a_date_a_context_a_decision_and_a_consequence(record: str) -> None:
    parts = re.findall(r"^\*\*(Context|Decision|Consequence)\.\*\*", record, re.MULTILINE)
    assert parts == ["Context", "Decision", "Consequence"]
    assert re.search(r"^\*\d+ \w+ 20\d\d", record.split("\n\n")[1])


def test_city_staff_read_the_verdicts_of_the_check_page_as_it_words_them() -> None:
    verdicts = [WORDS[f"check_{outcome}"][0] for outcome in "AWQF"]
    assert [verdict for verdict in verdicts if f"| {verdict} |" not in text("voor-steden.md")] == []


def test_the_readme_counts_the_files_and_rows_of_the_example() -> None:
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert f"in {FILES} CSV files with {ROWS:,} rows" in readme
