"""`/`: a short introduction, the content of the dataset, and things to try."""

from dataclasses import dataclass
from itertools import chain, islice

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response

from graph_api.http.conditional import unchanged
from graph_api.site.answers import canonical_link
from graph_api.site.folder_pages import FolderSite, class_iris
from graph_api.site.formatting import shown_day
from graph_api.site.freshness import headers
from graph_api.site.map_shapes import drawing_of, first_map
from graph_api.site.pages import page, site_of
from graph_api.site.request_view import RequestView, request_view
from graph_api.site.schema_org import dataset_data
from graph_api.site.shown_documents import shown_documents
from graph_api.site.texts import speaker
from graph_api.site.thing_lookup import things
from graph_api.site.totals import totals
from ontology.graph_folder import graph_folder
from ontology.namespaces import thing
from ontology.vocabulary import Vocabulary

_MOST_KINDS = 9
_MOST_STARTS = 3


@dataclass(frozen=True, slots=True)
class KindCount:
    """A class, the number of its members, and the address of their list."""

    name: str
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class Start:
    """A place to start from that needs no query language: its title, its address, and a sentence about it."""

    title: str
    href: str
    more: str


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
        view=view,
        totals=totals(view),
        starts=_starts(view, site_of(request, view.reader)),
        drawing=drawing_of(view.snapshot, map_) if (map_ := first_map()) else None,
        kinds=_kinds(view),
        version=manifest.version,
        created=manifest.created,
        created_shown=shown_day(manifest.created, view.reader.language),
        dataset=_dataset(request, view),
        documents=shown_documents(view.snapshot, view.reader, view.addresses),
    )  # fmt: skip


def _dataset(request: Request, view: RequestView) -> dict[str, object]:
    settings, site = request.app.state.service.settings, site_of(request, view.reader)
    manifest = view.snapshot.manifest
    return dataset_data(
        view.addresses.base, site.heading, site.intro or site.heading,
        licence=settings.data_licence, publisher=settings.publisher_name,
        moment=manifest.created, number=manifest.version,
    )  # fmt: skip


def _starts(view: RequestView, site: FolderSite) -> list[Start]:
    """Return three places to start from: examples, the questions, pages of the graph folder, or else all lists."""
    say, path = speaker(view.reader.language), view.addresses.path
    labels = view.labels()
    found = [
        Start(f"{say('try_thing')}: {labels.of(each).text}", view.addresses.of(each) or "/", say("try_thing_more"))
        for each in _examples(view)
    ]
    if site.has_questions:
        found.append(Start(say("questions_title"), path("/questions"), say("try_questions_more")))
    found += [Start(each.title, path(each.path), each.lead) for each in site.pages]
    return [*found, Start(say("try_lists"), path("/class"), say("try_lists_more"))][:_MOST_STARTS]


def _examples(view: RequestView) -> list[NamedNode]:
    """Return the things that the graph folder names; if the data has none of them, the first thing of a shown class."""
    base = view.addresses.base
    all_things = view.listed(things(view))
    found = [named for key in graph_folder().site.try_ if (named := thing(key, base)) in all_things]
    classes = class_iris(graph_folder().site.classes, base)
    members = (each for cls in classes for each in view.members(cls))
    return found or list(islice(chain(members, all_things), 1))


def _kinds(view: RequestView) -> list[KindCount]:
    """Return the classes that the graph folder names; if it names none, the largest ones that rows may state."""
    vocabulary = Vocabulary.load(view.addresses.base)
    labels = view.labels()
    named = graph_folder().site.classes
    sizes = {name: len(view.members(vocabulary.classes[name].iri)) for name in named or vocabulary.stated()}
    shown = list(named) or sorted(sizes, key=lambda name: -sizes[name])[:_MOST_KINDS]
    return [
        KindCount(labels.of(vocabulary.classes[name].iri).text, sizes[name], view.addresses.path(f"/class/{name}"))
        for name in shown
        if sizes[name]
    ]
