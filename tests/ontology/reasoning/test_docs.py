"""`docs/reasoning.md` lists the rules in the code and shows the output of the command."""

from pathlib import Path

import pytest

from kennisgraaf.cli import main
from tests.documents import taken
from tests.ontology.reasoning.docs import PAGE, written
from tests.service import DATA

pytestmark = pytest.mark.slow

EXPLAINED = taken("reasoning.md", start="$ kennisgraaf explain")


def test_the_rules_and_explanations_of_the_page_are_those_of_the_product(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KENNISGRAAF_DATA", str(tmp_path))
    assert main(["sync", str(DATA)]) == 0
    capsys.readouterr()

    def run(words: list[str]) -> str:
        assert main(words) == 0
        return capsys.readouterr().out

    page = PAGE.read_text(encoding="utf-8")
    assert written(page, run) == page
    assert page.count("$ kennisgraaf explain") == len(EXPLAINED) == 3
