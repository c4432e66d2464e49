"""`/`: a short introduction, the content of the dataset, and three things to try."""

from dataclasses import dataclass

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response

from graph_api.http.conditional import unchanged
from graph_api.site.answers import canonical_link
from graph_api.site.formatting import shown_day
from graph_api.site.freshness import headers
from graph_api.site.labels import Labels
from graph_api.site.pages import page
from graph_api.site.per_version import cached_per_version
from graph_api.site.request_view import RequestView, request_view
from graph_api.site.schema_org import dataset_data
from graph_api.site.texts import speaker
from graph_api.site.visibility import hides
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from ontology.namespaces import DCT_IDENTIFIER, PROV_WAS_DERIVED_FROM, kg, thing

_CITY = "mun:gent"
_SHOWN_KINDS = ("CentreCity", "Project", "Programme", "Event", "Organisation", "Person", "Platform", "Tool", "Theme")


@dataclass(frozen=True, slots=True)
class KindCount:
    """A class, the number of its members, and the address of its explanation."""

    name: str
    count: int
    href: str | None


@dataclass(frozen=True, slots=True)
class City:
    """The city that the page links to as an example."""

    name: str
    href: str


def home(request: Request) -> Response:
    """Answer with the home page.

    Raises: NoVersion (503) before anything is published.
    """
    view = request_view(request)
    carried = headers(request, view, "home", [canonical_link(request, view)])
    return unchanged(request, carried) or _page(request, view, carried)


def _page(request: Request, view: RequestView, carried: dict[str, str]) -> Response:
    manifest = view.snapshot.manifest
    return page(
        request, "home.html", view.reader, view.addresses,
        headers=carried,
        counts=_counts(view),
        city=_city(view),
        kinds=_kinds(view),
        version=manifest.version,
        created=manifest.created,
        created_shown=shown_day(manifest.created, view.reader.language),
        dataset=_dataset(request, view),
    )  # fmt: skip


def _dataset(request: Request, view: RequestView) -> dict[str, object]:
    settings, say = request.app.state.service.settings, speaker(view.reader.language)
    manifest = view.snapshot.manifest
    return dataset_data(
        view.addresses.base, say("home_title"), say("home_lead"),
        licence=settings.data_licence, publisher=settings.publisher_name,
        moment=manifest.created, number=manifest.version,
    )  # fmt: skip


def _counts(view: RequestView) -> list[tuple[str, int]]:
    graphs, snapshot = view.snapshot.graphs, view.snapshot
    things = len(snapshot.columns(view.scope).objects(DCT_IDENTIFIER))
    facts = snapshot.count(graphs.asserted) + snapshot.count(graphs.reference)
    counts = (
        ("count_things", things), ("count_facts", facts),
        ("count_inferred", snapshot.count(graphs.inferred)), ("count_sources", _inventories(snapshot)),
    )  # fmt: skip
    return [(word, count) for word, count in counts if count]


@cached_per_version
def _inventories(snapshot: Snapshot) -> int:
    """Return the number of files with rows that state facts, without those made for tests."""
    derived = snapshot.quads(None, PROV_WAS_DERIVED_FROM, None, snapshot.graphs.provenance)
    return sum(not hides(snapshot, Scope(), source) for source in {quad.object for quad in derived})


def _city(view: RequestView) -> City:
    """Return Ghent; if the data lacks it, the first centre city, or else the first thing."""
    columns, ghent = view.snapshot.columns(view.scope), thing(_CITY, view.addresses.base)
    keyed = [each for each in columns.objects(DCT_IDENTIFIER) if isinstance(each, NamedNode)]
    choices = columns.instances(kg("CentreCity", view.addresses.base)) or sorted(keyed, key=lambda each: each.value)
    city = ghent if ghent in choices or not choices else choices[0]
    labels = Labels(view.snapshot, view.scope, view.reader.order, view.reader.language)
    return City(labels.of(city).text, view.addresses.of(city) or "/")


def _kinds(view: RequestView) -> list[KindCount]:
    labels = Labels(view.snapshot, view.scope, view.reader.order, view.reader.language)
    columns = view.snapshot.columns(view.scope)
    classes = [(cls, len(columns.instances(cls))) for cls in (kg(name, view.addresses.base) for name in _SHOWN_KINDS)]
    return [KindCount(labels.of(cls).text, count, view.addresses.of(cls)) for cls, count in classes if count]
