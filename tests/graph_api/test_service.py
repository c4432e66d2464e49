import threading
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple

from graph_api.service import Service, ServiceSettings
from graph_store.errors import NoVersion, UnknownVersion
from graph_store.fact_history import Since
from graph_store.graphs import Graphs
from ontology.namespaces import RDF_TYPE, RDFS_SUB_CLASS_OF

GRAPHS = Graphs()
CITY, PLACE, AREA = (NamedNode(f"{GRAPHS.base}ns#{name}") for name in ("City", "Place", "Area"))
GENT, TEST = (NamedNode(f"{GRAPHS.base}id/mun/{name}") for name in ("gent", "test"))


@pytest.fixture
def service(tmp_path: Path) -> Service:
    return Service(ServiceSettings(data=tmp_path))


def publish(service: Service, *quads: Quad) -> None:
    with service.state.writer("test", 1) as writer:
        writer.publish([], quads, sources={})


def test_the_newest_version_is_followed_and_older_ones_stay_open(service: Service) -> None:
    with pytest.raises(NoVersion):
        service.snapshot()
    publish(service, Quad(GENT, RDF_TYPE, CITY, DefaultGraph()))
    assert service.snapshot().version == 1
    publish(service, Quad(TEST, RDF_TYPE, CITY, DefaultGraph()))
    assert (service.snapshot().version, service.snapshot(1).version) == (2, 1)
    with pytest.raises(UnknownVersion):
        service.snapshot(3)


def test_the_reasoner_explains_what_the_version_states(service: Service) -> None:
    publish(
        service,
        Quad(CITY, RDFS_SUB_CLASS_OF, PLACE, GRAPHS.ontology),
        Quad(PLACE, RDFS_SUB_CLASS_OF, AREA, DefaultGraph()),
        Quad(GENT, RDF_TYPE, CITY, DefaultGraph()),
        Quad(TEST, RDF_TYPE, CITY, GRAPHS.synthetic),
    )
    snapshot = service.snapshot()
    closure = service.closure(snapshot)
    derivation = closure.explain(Triple(GENT, RDF_TYPE, AREA))
    assert derivation is not None
    assert not derivation.asserted
    assert closure.explain(Triple(TEST, RDF_TYPE, AREA)) is None
    assert service.closure(snapshot, synthetic=True).explain(Triple(TEST, RDF_TYPE, AREA)) is not None


def test_the_versions_that_brought_facts_are_read_again_when_others_are_kept(service: Service) -> None:
    old, new = (Quad(each, RDF_TYPE, CITY, DefaultGraph()) for each in (GENT, TEST))
    publish(service, old)
    publish(service, new)
    first = service.history(service.snapshot())
    assert service.history(service.snapshot()) is first
    assert first.since([old, new]) == {old: Since(1, exact=True), new: Since(2, exact=True)}

    service.state.keep = 1
    service.state.prune()
    assert service.history(service.snapshot()).since([old])[old] == Since(2, exact=False)


def test_the_reasoner_is_built_once_a_version_however_many_ask(service: Service) -> None:
    publish(service, Quad(GENT, RDF_TYPE, CITY, DefaultGraph()))
    snapshot, closures = service.snapshot(), []
    threads = [threading.Thread(target=lambda: closures.append(service.closure(snapshot))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(closure) for closure in closures}) == 1
