"""`--document`: a version as of a document is what a fresh load of the documents up to it gives."""

from pathlib import Path

import pytest

from kennisgraaf.cli import main
from tests.kennisgraaf.running import Run
from tests.loaders.by_document import LISTED, NEW, OLD, documents, plan, write

pytestmark = pytest.mark.slow
LABEL = "SELECT ?label { <https://kennisgraaf.example/id/prog/a> <http://www.w3.org/2000/01/rdf-schema#label> ?label }"
GRAPHQL = '{ programme(id: "prog:a") { id label } }'
AS_OF = ("--document", "plan:2020")


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two state folders: `first` knows the plan of 2020, `both` also that of 2021."""
    root = tmp_path_factory.mktemp("as-of")
    for name, files in (
        ("first", {"documents.csv": (documents(), [plan("2020")]), **OLD}),
        ("both", {**LISTED, **OLD, **NEW}),
    ):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("KENNISGRAAF_DATA", str(root / name))
            main(["sync", str(write(root / f"{name}-data", files))])
    return root


@pytest.fixture
def both(states: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KENNISGRAAF_DATA", str(states / "both"))
    return states


@pytest.mark.parametrize("form", ["turtle", "jsonld"])
def test_an_export_as_of_a_document_is_that_of_a_fresh_load(
    form: str, run: Run, both: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    def exported(*words: str) -> bytes:
        capfdbinary.readouterr()
        assert main(["export", "--format", form, *words]) == 0
        return capfdbinary.readouterr().out

    found, newest = exported(*AS_OF), exported()
    assert exported("--document", "plan:2021") == newest != found
    monkeypatch.setenv("KENNISGRAAF_DATA", str(both / "first"))
    assert exported() == found


@pytest.mark.parametrize(
    "words", [AS_OF, (*AS_OF, "--version", "1"), ("--document", "plan:2020", "--include", "asserted")]
)
def test_a_query_reads_the_document(run: Run, both: Path, words: tuple[str, ...]) -> None:
    (both / "label.rq").write_text(LABEL)
    assert run("query", both / "label.rq", *words).out == "label\r\nOud plan\r\n"
    assert run("query", both / "label.rq").out == "label\r\nNieuw plan\r\n"
    (both / "label.graphql").write_text(GRAPHQL)
    found = run("query", both / "label.graphql", *words).json["data"]["programme"]
    assert found == {"id": "https://kennisgraaf.example/id/prog/a", "label": "Oud plan"}


def test_an_explanation_and_a_check_read_the_document(run: Run, both: Path) -> None:
    asked = ("explain", "prog:c", "kg:partOf", "prog:a")
    assert "programmes-2020.csv line 4" in run(*asked, *AS_OF).out
    assert run(*asked, *AS_OF, "--json").json["fact"]["subject"]["value"].endswith("/id/prog/c")
    gone = run(*asked)
    assert (gone.code, "This does not hold in version 1: " in gone.err) == (3, True)
    assert run("validate", *AS_OF).out.splitlines()[-1].startswith("version 1 as of plan:2020: ")


@pytest.mark.parametrize(
    "command", [("query", "{}"), ("explain", "prog:c", "a", "Programme"), ("export",), ("validate",)]
)
def test_an_unknown_document_is_refused_with_the_known_ones(run: Run, both: Path, command: tuple[str, ...]) -> None:
    (both / "label.rq").write_text(LABEL)
    outcome = run(*(word.replace("{}", str(both / "label.rq")) for word in command), "--document", "plan:1999")
    assert outcome.code == 3
    assert "UNKNOWN_DOCUMENT" in outcome.err
    assert "plan:2020, plan:2021" in outcome.err
