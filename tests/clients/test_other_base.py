"""Clients of a service at an address other than its base, as before its name is in the DNS."""

import urllib.request
from collections.abc import Iterator

import pytest
from rdflib import Graph, URIRef

from graph_store.graphs import DEFAULT_BASE
from tests.graph_api.small import publish
from tests.serving import served

pytestmark = [pytest.mark.filterwarnings("ignore::DeprecationWarning")]
PATHS = (
    "doc/mun/x.jsonld",
    "doc/mun/x",
    "id/mun/x",
    "doc/mun/x?version=1",
    "doc/prog/hub?page=2",
    "row/projects/prj:p",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A service on a port of this machine whose base is `https://kennisgraaf.example/`."""
    folder = tmp_path_factory.mktemp("elsewhere")
    publish(folder / "state")
    with served(folder, workers=1) as running:
        yield running.address


@pytest.mark.parametrize("path", PATHS)
def test_rdflib_reads_json_ld_from_the_host_that_it_asked(address: str, path: str) -> None:
    """rdflib follows `Link: rel=alternate` to JSON-LD before it reads; it gets the same triples as in N-Triples."""
    with urllib.request.urlopen(  # noqa: S310
        urllib.request.Request(f"{address}/{path}".replace(".jsonld", ""), headers={"Accept": "application/n-triples"})  # noqa: S310
    ) as answer:
        expected = Graph().parse(data=answer.read(), format="nt")
    found = Graph().parse(f"{address}/{path}", format="json-ld")
    assert len(found) > 3
    assert set(found) == set(expected)


def test_the_names_of_things_have_the_base(address: str) -> None:
    found = Graph().parse(f"{address}/doc/mun/x.jsonld", format="json-ld")
    assert URIRef(f"{DEFAULT_BASE}id/mun/x") in set(found.subjects())


def test_every_link_between_forms_answers_on_the_host_that_was_asked(address: str) -> None:
    with urllib.request.urlopen(f"{address}/doc/mun/x.ttl?version=1") as answer:  # noqa: S310
        links = [part.split(">", 1) for part in answer.headers["Link"].lstrip("<").split(", <")]
    forms = [(to, rest) for to, rest in links if 'rel="alternate"' in rest]
    assert len(forms) == 5
    for to, rest in forms:
        with urllib.request.urlopen(f"{address}{to}") as answer:  # noqa: S310
            assert f'type="{answer.headers["Content-Type"].split(";")[0]}"' in rest
            assert answer.headers["X-Dataset-Version"] == "1"
