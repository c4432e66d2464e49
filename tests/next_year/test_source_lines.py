"""With two plans loaded, each row names its own plan and shows the lines of that plan's text."""

import pytest

from graph_api.described_inventories import inventories
from graph_api.linked_data.source_lines import source_lines
from graph_store.snapshot import Snapshot
from ontology.namespaces import kg
from tests.graph_api.linked_data.test_source_lines import by_line, named_in
from tests.next_year.plans import PLAN, read
from tests.service import DATA, Service

HTML = {"Accept": "text/html"}
TEXTS = {
    "plan/2020": (DATA / "jaarplan-2020.txt").read_text(encoding="utf-8").split("\n"),
    "plan/2021": (PLAN / "jaarplan-2021.txt").read_text(encoding="utf-8").split("\n"),
}


@pytest.mark.parametrize("document", ["", "plan:2020"])
def test_each_row_shows_the_lines_of_its_own_plan(both: Service, document: str) -> None:
    both.sparql("ASK {}", **({"document": document} if document else {}))
    snapshot: Snapshot = both.client.app.state.service.snapshot(document=document)  # type: ignore[attr-defined]
    ended = {quad.subject for quad in snapshot.quads(None, kg("endedBy"), None, snapshot.graphs.provenance)}
    seen = set()
    for (file, line), row in by_line(snapshot).items():
        table = inventories(snapshot).table_of(row.row)
        if row.document is None or table is None or line is None or row.row in ended:
            continue
        plan = row.document.value.partition("/id/")[2]
        cells = read((PLAN if file.endswith("-2021.csv") else DATA) / file)[line - 2]
        shown = [(each.number, each.printed) for each in source_lines(snapshot, row)]
        assert shown == [(number, TEXTS[plan][number - 1]) for number in named_in(cells)], row
        seen.add(plan)
    assert seen == ({"plan/2020"} if document else {"plan/2020", "plan/2021"})


def test_pages_and_explanations_cite_the_plan_and_the_line(both: Service) -> None:
    both.sparql("ASK {}", document="plan:2020")
    asked = {"s": "prj:v1-gent-bakkersite", "p": "kg:sitedIn", "o": "mun:gent", "format": "json", "lang": "nl"}
    for choice, label, text in (
        ({"document": "plan:2020"}, "Jaarplan Kenniscentrum Vlaamse Steden 2020", "jaarplan-2020.txt"),
        ({}, "Jaarplan 2021 (verzonnen)", "jaarplan-2021.txt"),
    ):
        (row,) = both.client.get("/explain", params=asked | choice).json()["rows"]
        assert (row["document"]["label"], row["text"]) == (label, text)
        assert row["lines"]
    page = both.client.get("/source/jaarplan-2021", headers=HTML).text
    assert f'id="L{len(TEXTS["plan/2021"]) - 1}"' in page
