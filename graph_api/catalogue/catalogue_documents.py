"""`/catalog` and `/.well-known/void`: both descriptions in every RDF format, and the catalogue as a page."""

from pyoxigraph import NamedNode, Triple
from starlette.requests import Request
from starlette.responses import Response

from graph_api.catalogue import dcat, void
from graph_api.catalogue.catalogue_texts import words
from graph_api.catalogue.distributions import in_the_catalogue, offered
from graph_api.catalogue.statements import PREFIXES
from graph_api.dumps.dump_files import dump_files
from graph_api.dumps.dump_names import OF_ALL_INVENTORIES, of_inventory
from graph_api.dumps.dumped_inventories import shown_inventories
from graph_api.http.conditional import unchanged
from graph_api.http.negotiation import format_for
from graph_api.linked_data.representation import (
    choose,
    context_link,
    offers,
    rdf_response,
    relations,
    split_suffix,
)
from graph_api.linked_data.resolving import unless_held
from graph_api.service import Service
from graph_api.site.freshness import headers
from graph_api.site.pages import page
from graph_api.site.request_view import RequestView, request_view
from graph_api.site.totals import totals
from graph_store.formats import HTML, JSONLD, NTRIPLES, RDFXML, TURTLE, Format, serialise
from ontology.jsonld import to_jsonld
from ontology.namespaces import prefixes

_RDF = (TURTLE, JSONLD, NTRIPLES, RDFXML)


def catalogue_document(request: Request) -> Response:
    """Answer with the catalogue in DCAT-AP 3.0.0, as a page or as RDF; a new checksum of a file changes its tag.

    Raises: NotAcceptable (406), BadRequest (400).
    """
    view = request_view(request)
    _, by_suffix = split_suffix(request.url.path)
    form = choose(request, by_suffix)
    service: Service = request.app.state.service
    built = _built(service, view)
    links = relations(view, "/catalog", NamedNode(f"{view.addresses.base}catalog"))
    is_complete = len(built) == len(in_the_catalogue(view.snapshot))
    carried = headers(request, view, f"{form.name} {len(built)}", links, is_data=is_complete and form is not HTML)
    same = unchanged(request, carried)
    if same is not None:
        return same
    if form is HTML:
        return page(
            request, "catalog.html", view.reader, view.addresses, headers=carried,
            words=words(view.reader.language), view=view, formats=offers(view, "/catalog"),
            dumps=[dump for dump in offered(view.snapshot) if dump.is_whole],
            tables=[(of_inventory(stem), title) for stem, title in shown_inventories(view.snapshot).items()],
            metadata=OF_ALL_INVENTORIES,
            totals=totals(view),
            publisher_iri=service.settings.publisher_iri,
        )  # fmt: skip
    triples = dcat.describe(view.snapshot, service.state.manifests(), publishing(service), built)
    return described(request, view, triples, form, carried)


@unless_held
def void_document(request: Request, view: RequestView) -> Response:
    """Answer with the counts of the dataset. https://www.w3.org/TR/void/#well-known

    Raises: NotAcceptable (406), BadRequest (400).
    """
    form = format_for(request, _RDF)
    carried = headers(request, view, form.name, is_data=True)
    same = unchanged(request, carried)
    if same is not None:
        return same
    return described(request, view, void.describe(view.snapshot, publishing(request.app.state.service)), form, carried)


def described(
    request: Request, view: RequestView, triples: list[Triple], form: Format, carried: dict[str, str]
) -> Response:
    """Return a description in one RDF format, with the prefixes that catalogues use."""
    base = view.addresses.base
    if form is JSONLD:
        return rdf_response(to_jsonld(triples, base, link=context_link(request, base)), form, carried)
    used = {} if form is NTRIPLES else PREFIXES | prefixes(base)
    return rdf_response(serialise(triples, form, used), form, carried)


def publishing(service: Service) -> dcat.Publishing:
    """Return the publisher, licence and languages from the settings."""
    chosen = service.settings
    return dcat.Publishing(
        chosen.publisher_name, chosen.publisher_iri, chosen.data_licence, chosen.languages,
        chosen.dataset_title, chosen.dataset_description,
    )  # fmt: skip


def _built(service: Service, view: RequestView) -> dict[str, tuple[int, str]]:
    """Return the size and checksum of each dump that exists, by name."""
    known = ((dump.name, dump_files(service).built(view.snapshot, dump)) for dump in in_the_catalogue(view.snapshot))
    return {name: facts for name, facts in known if facts is not None}
