"""The totals that pages show: things, facts and lists, each counted in one way on every page."""

from dataclasses import dataclass

from pyoxigraph import DefaultGraph

from graph_api.site.per_version import cached_per_version
from graph_api.site.request_view import RequestView
from graph_api.site.thing_lookup import things
from graph_api.site.visibility import hides
from graph_store.graphs import Graphs, Scope
from graph_store.manifest import Manifest
from graph_store.snapshot import Snapshot
from ontology.namespaces import PROV_WAS_DERIVED_FROM


@dataclass(frozen=True, slots=True)
class Totals:
    """The contents of a version: its things, its stated and inferred facts, and the lists with rows that state facts.

    The terms of the ontology and the data about rows are not facts here; rows made for tests are left out.
    """

    things: int
    stated: int
    inferred: int
    lists: int

    @property
    def facts(self) -> int:
        """The stated and the inferred facts."""
        return self.stated + self.inferred


@dataclass(frozen=True, slots=True)
class FactChanges:
    """The facts of a version, stated and inferred, and how many of them are new or gone since the version before."""

    total: int
    added: int
    removed: int


def totals(view: RequestView) -> Totals:
    """Return the totals of the version that the reader sees."""
    graphs, snapshot = view.snapshot.graphs, view.snapshot
    inferred = snapshot.count(graphs.inferred)
    stated = snapshot.count(DefaultGraph()) - inferred - snapshot.count(graphs.ontology)
    return Totals(len(view.listed(things(view))), stated, inferred, _lists(snapshot))


def fact_changes(manifest: Manifest) -> FactChanges:
    """Return how many facts a version has, and how many its publication added and removed."""
    ontology = manifest.graphs.get(Graphs(manifest.base).ontology.value, 0)
    return FactChanges(
        total=manifest.graphs["default"] - ontology,
        added=manifest.added + manifest.inferred_added,
        removed=manifest.removed + manifest.inferred_removed,
    )


@cached_per_version
def _lists(snapshot: Snapshot) -> int:
    derived = snapshot.quads(None, PROV_WAS_DERIVED_FROM, None, snapshot.graphs.provenance)
    return sum(not hides(snapshot, Scope(), source) for source in {quad.object for quad in derived})
