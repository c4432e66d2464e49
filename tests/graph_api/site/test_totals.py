"""The totals on pages: one count of facts and one of lists, the same everywhere."""

import re

from pyoxigraph import DefaultGraph

from graph_api.site.formatting import number
from graph_api.site.totals import fact_changes
from tests.service import Service
from tests.shipped import FILES

PAGES = ("/", "/status", "/reuse", "/catalog")
HTML = {"Accept": "text/html"}


def counts(service: Service, path: str) -> dict[str, int]:
    page = service.client.get(path, params={"lang": "en"}, headers=HTML).text
    found = re.findall(r"<dt>([^<]+)</dt><dd>([^<]+)</dd>", page.partition('<dl class="num">')[2].partition("</dl>")[0])
    return {word: int(re.sub(r"\D", "", number)) for word, number in found}


def test_every_page_counts_the_same_and_says_what(service: Service) -> None:
    first = counts(service, "/")
    assert list(first) == [
        "things",
        "facts, stated or inferred",
        "of them inferred, each with a reason",
        "lists with facts",
    ]
    assert first["lists with facts"] == FILES - 1
    for path in PAGES:
        assert counts(service, path) == first
        assert "are not counted as facts" in service.client.get(path, params={"lang": "en"}, headers=HTML).text


def test_the_list_of_versions_and_the_page_of_a_version_count_the_same_facts(service: Service) -> None:
    facts = counts(service, "/")["facts, stated or inferred"]
    assert service.client.get("/status?format=json").json()["facts"] == facts
    newest = service.state.newest().manifest
    assert fact_changes(newest).total == facts
    for path in ("/versions", f"/versions/{newest.version}"):
        assert number(facts) in service.client.get(path, headers=HTML).text


def test_the_facts_are_those_of_the_default_graph_without_the_terms(service: Service) -> None:
    snapshot = service.state.newest()
    facts = snapshot.count(DefaultGraph()) - snapshot.count(snapshot.graphs.ontology)
    assert counts(service, "/")["facts, stated or inferred"] == facts
