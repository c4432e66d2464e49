"""`include=asserted` does not depend on the direction that a row uses: GraphQL and SPARQL agree."""

from collections.abc import Iterator

import pytest
from pyoxigraph import NamedNode

from graph_api.graphql.facts_cache import FactsCache
from graph_api.graphql.request_context import RequestContext
from graph_store.graphs import Include, Scope
from ontology.vocabulary import Vocabulary
from tests.service import Service

PAIRS = """SELECT DISTINCT ?p ?q { { ?p owl:inverseOf ?q } UNION { ?q owl:inverseOf ?p }
UNION { ?p a owl:SymmetricProperty BIND(?p AS ?q) } } ORDER BY ?p ?q"""


def pairs(service: Service, include: str) -> Iterator[tuple[str, set[tuple[str, str]], set[tuple[str, str]]]]:
    """Return for each pair of inverse properties its first name, its pairs, and the pairs of its inverse, swapped."""
    for row in service.sparql("PREFIX owl: <http://www.w3.org/2002/07/owl#> " + PAIRS)["results"]["bindings"]:
        there, back = (_related(service, row[each]["value"], include) for each in ("p", "q"))
        yield row["p"]["value"], there, {(o, s) for s, o in back}


def _related(service: Service, name: str, include: str) -> set[tuple[str, str]]:
    rows = service.sparql(f"SELECT ?s ?o {{ ?s <{name}> ?o }}", include=include)["results"]["bindings"]
    assert len({(row["s"]["value"], row["o"]["value"]) for row in rows}) == len(rows)
    return {(row["s"]["value"], row["o"]["value"]) for row in rows}


@pytest.mark.slow
def test_every_inverse_pair_of_the_shipped_data_agrees_in_both_directions_and_in_both_languages(
    service: Service,
) -> None:
    snapshot, words = service.state.newest(), Vocabulary.load()
    cache, some = FactsCache(), 0
    for include in Include:
        facts = RequestContext(snapshot, words, cache, ("nl",), None, scope=Scope(include)).lens().facts  # type: ignore[arg-type]
        for name, there, back in pairs(service, include.value):
            term = next((each for each in words.properties.values() if each.iri == NamedNode(name)), None)
            assert there == back or include is Include.INFERRED, name
            if term is not None and not term.in_provenance:
                found = {(iri, value) for iri, values in facts.values(term).items() for value in values}
                assert found == there, (include, name)
                some += bool(found)
    assert some > 60


def test_the_rows_of_a_stated_fact_and_of_its_inverse_are_found_whatever_the_scope(service: Service) -> None:
    ask = """SELECT ?p (kg:rows(?p, kg:sitedIn, mun:gent) AS ?r) (kg:rows(mun:gent, kg:hosts, ?p) AS ?back)
        { ?p kg:sitedIn mun:gent } ORDER BY ?p"""
    found = service.rows(ask)
    assert found
    assert all(rows and rows == back for _, rows, back in found)
    assert service.rows(ask, include="asserted") == found


def test_asserted_and_inferred_are_all_and_share_nothing(service: Service) -> None:
    parts = {each: {tuple(row) for row in service.rows("SELECT ?s ?p ?o { ?s ?p ?o }", include=each)}
             for each in ("asserted", "inferred", "all")}  # fmt: skip
    assert parts["asserted"] | parts["inferred"] == parts["all"]
    assert not parts["asserted"] & parts["inferred"]


@pytest.mark.parametrize("include", ["asserted", "all"])
def test_a_city_hosts_what_rows_site_there(service: Service, include: str) -> None:
    text = f'{{ municipality(id: "mun:gent") @at(include: {include.upper()}) {{ hosts {{ nodes {{ key }} }} }} }}'
    hosted = {each["key"] for each in service.graphql(text)["municipality"]["hosts"]["nodes"]}
    assert hosted == set(service.values("SELECT ?p { ?p kg:sitedIn mun:gent }", include=include))
    assert hosted
