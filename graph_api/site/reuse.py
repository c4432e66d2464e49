"""`/reuse`: how to reuse the data: the licence, the limits, the citation, and examples for five programs."""

from starlette.requests import Request
from starlette.responses import Response

from graph_api.site.answers import answer
from graph_api.site.citation import citation
from graph_api.site.request_view import RequestView, request_view
from graph_api.site.totals import totals
from graph_store.snapshot import Snapshot
from ontology.class_hierarchy import ClassTerm
from ontology.graph_folder import graph_folder
from ontology.vocabulary import Vocabulary


def reuse(request: Request) -> Response:
    """Answer with the page on reusing the data.

    Raises: NoVersion (503) before anything is published.
    """
    view = request_view(request)
    return answer(request, view, "reuse.html", lambda: _content(request, view))


def _content(request: Request, view: RequestView) -> dict[str, object]:
    settings, base = request.app.state.service.settings, view.addresses.base
    shown = _first_class(view.snapshot, base)
    return {
        "totals": totals(view),
        "csv": f"{base}class/{shown.name}?format=csv",
        "iri": shown.iri.value,
        "sparql": f"{base}sparql",
        "citation": citation(view.snapshot.manifest, settings.publisher_name, settings.data_licence),
        "contact": settings.contact or settings.publisher_iri,
        "most_rows": settings.max_rows,
        "most_seconds": settings.query_timeout_s,
    }


def _first_class(snapshot: Snapshot, base: str) -> ClassTerm:
    """Return the first class that the folder shows and that has members, or else its first class."""
    known, columns = Vocabulary.load(base).classes, snapshot.columns()
    shown = [known[name] for name in graph_folder().site.classes] or list(known.values())
    return next((each for each in shown if len(columns.instances(each.iri))), shown[0])
