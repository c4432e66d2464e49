"""`/row/…` and `/source/…` over HTTP."""

import re

from pyoxigraph import RdfFormat, Triple, parse
from starlette.testclient import TestClient

from graph_api.linked_data.row_documents import statements
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from ontology.namespaces import PROV_WAS_DERIVED_FROM, kg
from tests.graph_api.small import CITY, PROJECT, ROW, SOURCE
from tests.service import Service

HTML = {"Accept": "text/html"}


def test_a_row_states_what_its_digests_name(snapshot: Snapshot) -> None:
    assert statements(snapshot, Scope(), ROW) == [Triple(PROJECT, kg("sitedIn"), CITY)]


def test_the_page_of_a_row_gives_file_line_source_lines_and_facts(small: TestClient) -> None:
    text = small.get("/row/projects/prj:p?lang=nl", headers=HTML).text
    assert "<h1>projects.csv, rij 12</h1>" in text
    assert "regels 96, 985–987" in text
    assert "gevestigd in" in text
    assert '<a href="/source/projects?lang=nl">projects.csv</a>' in text


def test_the_key_of_a_row_may_be_percent_encoded(small: TestClient) -> None:
    assert small.get("/row/projects/prj%3Ap.ttl").status_code == 200


def test_a_row_and_its_source_come_as_rdf(small: TestClient) -> None:
    for path in ("/row/projects/prj:p.nt", "/source/projects.nt"):
        found = {quad.triple for quad in parse(small.get(path).content, format=RdfFormat.N_TRIPLES)}
        assert Triple(ROW, PROV_WAS_DERIVED_FROM, SOURCE) in found


def test_the_page_of_a_source_gives_its_hash_and_rows(small: TestClient) -> None:
    text = small.get("/source/projects?lang=nl", headers=HTML).text
    assert "ab" * 32 in text
    assert '<a href="/row/projects/prj:p?lang=nl">12</a>' in text


def test_an_unknown_row_or_source_is_not_found(small: TestClient) -> None:
    assert small.get("/row/projects/prj:none").status_code == 404
    assert small.get("/source/none.ttl").status_code == 404


def test_a_held_page_is_not_sent_again(small: TestClient) -> None:
    tag = small.get("/source/projects", headers=HTML).headers["etag"]
    assert small.get("/source/projects", headers={**HTML, "If-None-Match": tag}).status_code == 304


def test_every_row_of_an_inventory_has_a_page(service: Service) -> None:
    text = service.client.get("/source/areas", headers=HTML).text
    assert text.count('<a href="/row/areas/') > 5


def test_the_page_of_a_source_lists_rows_and_nothing_else(service: Service) -> None:
    text = service.client.get("/source/projects", headers=HTML).text
    assert '">?</a>' not in text
    rows = re.findall('<td class="count"[^>]*><a href="/row/', text)
    assert len(rows) == len(service.values("SELECT ?p { ?p a kg:Project }"))
