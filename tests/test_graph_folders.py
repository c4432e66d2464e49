"""The examples as graph folders of their own: other things, in other vocabularies, loaded and asked as users do."""

import json
import subprocess
import sys
from pathlib import Path

import jq
import pytest

from queries.catalogue import Language
from queries.header import header

ROOT = Path(__file__).parents[1]
COMMAND = str(Path(sys.executable).with_name("kennisgraaf"))
FOLDERS = [ROOT / "examples" / "airports", ROOT / "examples" / "libraries"]


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def loaded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> "Loaded":
    """Load the inventories of an example into a state of its own."""
    return Loaded(request.param, tmp_path_factory.mktemp("state"))


class Loaded:
    """A graph folder with a state, and the report of its first sync."""

    def __init__(self, folder: Path, state: Path) -> None:
        self.folder, self.state = folder, state
        self.report = json.loads(self.run("sync", "--json"))

    def run(self, *words: object) -> str:
        """Return what one command prints; it must succeed."""
        environment = {"KENNISGRAAF_GRAPH": str(self.folder), "KENNISGRAAF_DATA": str(self.state)}
        command = [COMMAND, *map(str, words)]
        return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


def test_every_row_loads_and_something_follows(loaded: Loaded) -> None:
    assert loaded.report["rows"] == loaded.report["loaded"] > 90
    assert loaded.report["quarantined"] == 0
    assert loaded.report["inferred_added"] > 0


def test_the_ontology_and_the_data_are_without_findings(loaded: Loaded) -> None:
    assert loaded.run("ontology", "lint") == "0 findings\n"
    assert "0 findings, 0 contradictions" in loaded.run("validate")


def test_its_five_questions_have_one_answer_in_both_languages_of_query(loaded: Loaded) -> None:
    questions = sorted((loaded.folder / "questions").glob("*.rq"))
    assert len(questions) == 5
    for file in questions:
        found = in_sparql(loaded.run("query", file, "--format", "json"))
        pair = file.with_suffix(".graphql")
        assert found, file.name
        assert in_graphql(loaded.run("query", pair), pair) == found, file.name


def in_sparql(answer: str) -> list[list[object]]:
    """Return the rows of a result in JSON, with numbers as numbers."""
    result = json.loads(answer)
    names = result["head"]["vars"]
    return [[value(row[name]) for name in names] for row in result["results"]["bindings"]]


def value(term: dict[str, str]) -> object:
    return float(term["value"]) if term.get("datatype", "").endswith(("integer", "decimal")) else term["value"]


def in_graphql(answer: str, file: Path) -> list[list[object]]:
    """Return the rows that the program in the file's header takes from an answer."""
    program = header(file.read_text(encoding="utf-8"), Language.GRAPHQL.required)["answer"]
    [found] = jq.compile(program).input_value(json.loads(answer)["data"]).all()
    return [row if isinstance(row, list) else [row] for row in (found if isinstance(found, list) else [found])]


def test_a_dump_and_its_inventories_come_back(loaded: Loaded) -> None:
    dump = loaded.run("export", "--format", "nquads")
    assert len(dump.splitlines()) > loaded.report["triples_added"]
    assert "kennisgraaf.example" not in dump
