"""The W3C suites for SPARQL 1.0 and 1.1 over HTTP, against the service as a user starts it, on an ordinary dataset.

A write is a process, a version and a flush. The runner writes twice or more before each of the thousand tests, which
takes minutes. `scripts/w3c` runs it as it is. Otherwise `tests/conformance/sparql.py` leaves out the writes that change
nothing; the questions and the data stay the same.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serving import Served, served

SUITES = Path(__file__).parents[3] / "shared" / "conformance"
RUNNER, ALLOWED = SUITES / "run_sparql.py", SUITES / "allow-pyoxigraph-0.5.txt"
DEFAULT = "http://example.org/default"
"""The graph in which a test with `named` puts its data."""

WHOLE = "WHOLE_SUITES" in os.environ
COMMAND = [sys.executable, *([] if WHOLE else [str(Path(__file__).with_name("sparql.py"))]), str(RUNNER)]
NAMED = (
    (("query11", "query10"), 611)
    if WHOLE
    else (("sparql11/property-path", "sparql11/negation", "sparql11/exists", "sparql11/subquery"), 65)
)
"""The suites that are run a second time over a named graph, and how many tests they have."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not RUNNER.exists(), reason="the W3C suites and their runner are not beside this repository"),
]


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("plain")
    with served(folder, plain=True, service_allow="127.0.0.1") as found:
        yield found


def run(dataset: Served, *suites: str, allow: bool, named: bool = False) -> str:
    """Return the last line of the runner, after its output about failing tests.

    `named`: put the data of a test into a named graph, and make it the default graph of each query.
    """
    command = [
        *COMMAND, "--query", f"{dataset.address}/sparql", "--update", f"{dataset.address}/update",
        "--gsp", f"{dataset.address}/store", "--token", dataset.token,
    ]  # fmt: skip
    command += ["--allow", str(ALLOWED)] if allow else []
    command += ["--default-graph", DEFAULT] if named else []
    done = subprocess.run([*command, *suites], capture_output=True, text=True, check=False, timeout=1_500)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()[-1]


@pytest.mark.parametrize(("suite", "number"), [("protocol", 34), ("gsp", 13), ("sd", 3)])
def test_what_is_http_passes_without_an_exception(dataset: Served, suite: str, number: int) -> None:
    assert run(dataset, suite, allow=False) == f"{number} passed, 0 failed, 0 allowed, 0 skipped"


# Over 20 s: a thousand W3C cases, and each change of dataset is a durable write.
@pytest.mark.parametrize(
    ("suites", "number"), [(("query11", "results", "query10", "syntax10"), 820), (("update11", "federation"), 167)]
)
def test_the_language_passes_but_for_what_the_engine_does_otherwise(
    dataset: Served, suites: tuple[str, ...], number: int
) -> None:
    found = [int(text) for text in re.findall(r"\d+", run(dataset, *suites, allow=True))]
    passed, failed, allowed, skipped = found
    assert (failed, skipped) == (0, 0)
    assert passed + allowed == number


def test_the_language_passes_over_a_default_graph_that_each_query_names(dataset: Served) -> None:
    suites, number = NAMED
    found = [int(text) for text in re.findall(r"\d+", run(dataset, *suites, allow=True, named=True))]
    passed, failed, allowed, skipped = found
    assert (failed, skipped) == (0, 0)
    assert passed + allowed == number
