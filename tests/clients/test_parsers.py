"""rdflib and Apache Jena parse every format of every thing."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.compare import to_canonical_graph

from tests.clients import jena
from tests.clients.live import fetch

FORMS = {"ttl": "turtle", "jsonld": "json-ld", "nt": "nt", "rdf": "xml"}
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::DeprecationWarning")]


@pytest.fixture(scope="module")
def documents(base: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Path]]:
    """Write every document in every format to files."""
    folder = tmp_path_factory.mktemp("documents")
    found: dict[str, dict[str, Path]] = {}
    for number, path in enumerate(_paths(base)):
        found[path] = {suffix: folder / f"{number}.{suffix}" for suffix in FORMS}
        for suffix, file in found[path].items():
            file.write_bytes(fetch(f"{base}{path}.{suffix}"))
    return found


def _paths(base: str) -> Iterator[str]:
    query = "PREFIX%20dct:%20%3Chttp://purl.org/dc/terms/%3E%20SELECT%20?k%20%7B?s%20dct:identifier%20?k%7D"
    rows = json.loads(fetch(f"{base}sparql?query={query}", "application/sparql-results+json"))["results"]["bindings"]
    yield from (f"doc/{key.replace(':', '/', 1)}" for key in sorted({row["k"]["value"] for row in rows}))
    yield from ("ns", "graph/source/projects", "graph/inferred", "catalog")
    yield from ("row/projects/prj:be-reel", "source/projects", "source/jaarplan-2020")


def test_rdflib_reads_the_same_from_every_format_of_every_thing(documents: dict[str, dict[str, Path]]) -> None:
    assert len(documents) > 300
    for path, files in documents.items():
        expected = set(to_canonical_graph(Graph().parse(files["nt"], format="nt")))
        for suffix, form in FORMS.items():
            assert set(Graph().parse(files[suffix], format=form)) == expected, f"{path}.{suffix}"


@pytest.mark.skipif(not jena.is_installed(), reason="libapache-jena-java is not installed")
def test_jena_reads_every_format_of_every_thing_without_a_warning(
    documents: dict[str, dict[str, Path]], tmp_path: Path
) -> None:
    files = [file for forms in documents.values() for file in forms.values()]
    assert jena.validate(files, tmp_path) == ""


@pytest.mark.skipif(not jena.is_installed(), reason="libapache-jena-java is not installed")
def test_jena_does_complain_of_a_fault(tmp_path: Path) -> None:
    file = tmp_path / "fault.ttl"
    file.write_text("<a> <b> .")
    assert jena.validate([file], tmp_path)


@pytest.mark.skipif(not jena.is_installed(), reason="libapache-jena-java is not installed")
def test_jena_reads_the_dumps(base: str, tmp_path: Path) -> None:
    names = [f"kennisgraaf.{suffix}" for suffix in ("nq", "trig", "ttl", "jsonld", "nq.gz")]
    for name in names:
        (tmp_path / name).write_bytes(fetch(f"{base}dump/{name}"))
    assert jena.validate([tmp_path / name for name in names], tmp_path) == ""
