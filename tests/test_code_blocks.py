"""Every block of code in the documentation is run or checked by a test; this file runs those that no other takes."""

import importlib
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat, parse

from graph_store import State
from kennisgraaf.cli import main
from loaders import sync
from ontology.reasoning import IncrementalClosure
from ontology.turtle_files import ontology_triples
from tests.curl import curl
from tests.documents import PAGES, Block, blocks, is_taken, taken
from tests.graph_api.plain import Writer, writing
from tests.prepared import Plan
from tests.service import DATA, WORDS, Service

READERS = (
    "tests.readme", "tests.test_docs_commands", "tests.test_docs_linked_data", "tests.test_docs_sparql",
    "tests.test_examples", "tests.graph_api.graphql.test_documentation", "tests.loaders.test_walk_through",
    "tests.ontology.reasoning.test_docs", "tests.test_docs_troubleshooting",
    "tests.test_contributing", "tests.test_docs_architecture", "tests.test_docs_your_own_graph",
    "tests.test_docs_next_year", "tests.test_docs_replicas", "tests.test_docs_scale",
    "tests.test_docs_stores",
    "tests.graph_api.uploads.test_inventory_upload", "tests.clients.graphql.test_subscriptions",
)  # fmt: skip
"""The other tests that take blocks; each runs or compares every block that it takes."""

NOT_RUN = {
    "README.md": ("scripts/serve\n", "starts a service that stays and the suite itself; tests/systems starts both"),
    "CONTRIBUTING.md": ("scripts/setup", "prepares, checks and tests this very clone; .ci/run does it"),
}
"""Blocks that cannot run inside a test, by page: the beginning of the block, and the reason."""

QUERY = [*taken("loaders.md", "sparql"), *taken("ontology.md", "sparql")]
CURLS = [*taken("graphql.md", "", start="curl"), *taken("sparql.md", "", start="curl")]
COMMANDS = taken("reasoning.md", "", start="kennisgraaf ")
AXIOMS = [*taken("reasoning.md", "turtle"), *taken("ontology.md", "turtle")]
SYNC, LIVING = taken("loaders.md", "python")[0], taken("reasoning.md", "python")[0]
DRAWING = taken("CONTRIBUTING.md", "", start="kennisgraaf ")


def unclaimed() -> Iterator[Block]:
    for name in READERS:
        importlib.import_module(name)
    for page in PAGES:
        for block in blocks(page.name):
            begins, _ = NOT_RUN.get(page.name, ("\0", ""))
            if not is_taken(block) and not block.text.startswith(begins):
                yield block


def test_every_block_of_the_documentation_is_run_or_checked_by_a_test() -> None:
    assert [str(block) for block in unclaimed()] == []


@pytest.mark.parametrize("page", NOT_RUN)
def test_what_cannot_run_here_is_still_in_the_page_and_names_what_there_is(page: str) -> None:
    begins, reason = NOT_RUN[page]
    [block] = [each for each in blocks(page) if each.text.startswith(begins)]
    assert reason
    assert all((DATA.parents[1] / line.split()[0]).exists() for line in block.text.splitlines())


@pytest.fixture(scope="module")
def writer(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writer]:
    folder = tmp_path_factory.mktemp("blocks") / "state"
    plan(folder)
    with writing(folder, plain=False) as found:
        yield found


@pytest.mark.slow
@pytest.mark.parametrize("block", CURLS, ids=str)
def test_a_request_of_a_page_is_answered(writer: Writer, tmp_path: Path, block: Block) -> None:
    (tmp_path / "cities.rq").write_text("SELECT * { ?s ?p ?o } LIMIT 3", encoding="utf-8")
    (tmp_path / "mine.ttl").write_text("<urn:mine> a <urn:Thing> .", encoding="utf-8")
    command = block.text.replace("\\\n", " ").replace("$TOKEN", writer.token)
    answer = curl(shlex.split(command), writer.client, tmp_path)
    assert answer.status_code in (200, 201, 204), answer.text
    assert "errors" not in answer.text


@pytest.mark.parametrize("block", QUERY, ids=str)
def test_a_query_of_a_page_has_rows(service: Service, block: Block) -> None:
    assert service.sparql(block.text)["results"]["bindings"]


def test_the_commands_about_reasoning_exist_with_their_options(capsys: pytest.CaptureFixture[str]) -> None:
    for line in COMMANDS[0].text.splitlines():
        words = shlex.split(line, comments=True)[1:]
        name = [word for word in words if word.islower() and not word.startswith("-")]
        assert main([*name, "--help"]) == 0
        told = capsys.readouterr().out
        assert [word for word in words if word.startswith("-") and word not in told] == []


@pytest.mark.parametrize("block", AXIOMS, ids=str)
def test_the_turtle_of_a_page_is_in_the_ontology(block: Block) -> None:
    prefixes = "".join(f"@prefix {name}: <{WORDS[name]}> .\n" for name in ("kg", "rdfs", "skos"))
    triples = {quad.triple for quad in parse((prefixes + block.text).encode(), RdfFormat.TURTLE)}
    assert triples
    assert triples <= set(ontology_triples())


@pytest.mark.slow
def test_the_sync_of_the_page_tells_what_it_did(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(DATA, tmp_path / "data"))
    state = State(tmp_path / "state")
    sync(folder, state)
    projects = folder / "projects.csv"
    text = projects.read_text(encoding="utf-8")
    projects.write_text(text.replace("prj:be-reel,", "prj:Be reel,").replace("Bakkersite", "Bakkerssite"), "utf-8")
    said: dict[str, Any] = {"folder": folder, "state": state}
    exec(SYNC.text, said)  # noqa: S102 - a block of our own documentation
    assert said["report"].issues[0].line
    assert said["report"].changes[0].cells


def test_the_closure_of_the_page_lives(tmp_path: Path) -> None:
    parent, child = ("<urn:ann> <urn:parentOf> <urn:bob> .", "<urn:bob> <urn:parentOf> <urn:cas> .")
    facts = {quad.triple for quad in parse(parent.encode(), RdfFormat.TURTLE)}
    transitive = "<urn:parentOf> a <http://www.w3.org/2002/07/owl#TransitiveProperty> ."
    said: dict[str, Any] = {
        "IncrementalClosure": IncrementalClosure,
        "folder": tmp_path / "before",
        "folder_of_the_next_version": tmp_path / "after",
        "ontology": {quad.triple for quad in parse(transitive.encode(), RdfFormat.TURTLE)},
        "facts": facts,
        "source": lambda predicate: (each for each in facts if each.predicate == predicate),
        "removed": set(),
        "added": {quad.triple for quad in parse(child.encode(), RdfFormat.TURTLE)},
    }
    exec(LIVING.text, said)  # noqa: S102 - a block of our own documentation
    assert len(said["change"].added) == 1
    assert any((tmp_path / "after").iterdir())


def test_the_packages_drawn_for_contributors_are_those_of_the_code() -> None:
    packages = [word for word in DRAWING[0].text.splitlines()[0].split() if word.isidentifier()]
    assert packages == ["kennisgraaf", "graph_api", "loaders", "queries", "ontology", "graph_store"]
    assert all((DATA.parents[1] / package).is_dir() for package in packages)
