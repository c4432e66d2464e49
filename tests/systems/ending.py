"""The yearly plan after a newer document that no longer lists some of its things."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import Triple

from graph_store.graphs import DEFAULT_BASE, Graphs
from graph_store.versions import State
from ontology.namespaces import DCT_IDENTIFIER, RDF_TYPE, RDFS_LABEL, thing
from tests.graph_api.plain import writing
from tests.prepared import Plan
from tests.service import PREFIXES, Service

ENDED = {
    "prog:obm-1-3": "programmes",
    "prog:sc-3": "programmes",
    "body:sg-smart-portraits": "bodies",
    "plat:tijdelijk-gebruiken": "platforms",
    "tool:open-data-platform": "tools",
}
"""The things that the plan of 2021 does not list, each with its inventory."""

DOCUMENT = f"{DEFAULT_BASE}id/plan/2021"
_STATED = f"""INSERT DATA {{
    <{DOCUMENT}> a kg:Document ; dct:identifier "plan:2021" ; rdfs:label "jaarplan 2021"@nl, "yearly plan 2021"@en ;
        kg:documentDate "2021-01-01"^^xsd:date }}"""
_KEPT = (RDF_TYPE, DCT_IDENTIFIER, RDFS_LABEL)


@contextmanager
def ended(plan: Plan, folder: Path) -> Iterator[Service]:
    """Give the service over the yearly plan without the rows of `ENDED`; the graph of ended things has the rest."""
    report = plan(folder)
    with writing(folder, plain=False) as writer:
        newest = State(folder).newest()
        texts = [_STATED]
        for key, inventory in ENDED.items():
            graph = Graphs().source(inventory)
            texts += _end(key, graph.value, [quad.triple for quad in newest.quads(thing(key), None, None, graph)])
        answer = writer.update(PREFIXES + " ;\n".join(texts), params={"force": "true"})
        assert answer.status_code == 200, answer.text
        yield Service(writer.client, State(folder), report)


def _end(key: str, graph: str, facts: Iterable[Triple]) -> list[str]:
    stated = list(facts)
    kept = "".join(f"{each} . " for each in stated if each.predicate in _KEPT)
    end = f'{thing(key)} kg:endedBy <{DOCUMENT}> ; kg:endedOn "2021-01-01"^^xsd:date'
    return [
        f"DELETE DATA {{ GRAPH <{graph}> {{ {''.join(f'{each} . ' for each in stated)} }} }}",
        f"INSERT DATA {{ GRAPH graph:ended {{ {kept} {end} }} }}",
    ]
