"""`/lists` and `/lists/{name}`: the lists that people fill in, with each column explained, and the next steps."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from graph_api.http.negotiation import format_for
from graph_api.site.check_page import inventories
from graph_api.site.folder_pages import chosen
from graph_api.site.language import Reader, reader
from graph_api.site.member_tables import CSV
from graph_api.site.pages import addresses_of, uncached_page
from graph_store.errors import NotFound
from graph_store.formats import HTML
from loaders import FillableColumn, FillableList, fillable_lists
from ontology.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class ListLink:
    """A list, its title, and the address of its page."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class ExplainedColumn:
    """A column with the name and the explanation of its property, and the lists whose keys it takes."""

    column: FillableColumn
    label: str
    comment: str
    lists: list[ListLink]


def lists(request: Request) -> Response:
    """Answer with the lists of the graph folder, by title."""
    shown = _Shown(request)
    names = sorted(shown.known, key=lambda name: shown.title(name).casefold())
    return uncached_page(request, "lists.html", lists=[shown.link(name) for name in names])


def list_page(request: Request) -> Response:
    """Answer with one list: its columns and the next steps; as CSV the blank list, which has only its first line.

    Raises: NotFound (404) for an unknown list; NotAcceptable (406).
    """
    shown, name, settings = _Shown(request), request.path_params["name"], request.app.state.service.settings
    if name not in shown.known:
        raise NotFound("No list has the name {name}; /lists has all of them.", name=name[:60])
    if format_for(request, (HTML, CSV)) is CSV:
        return _blank(shown.known[name])
    return uncached_page(
        request, "list.html", name=name, title=shown.title(name), file=shown.known[name].file,
        columns=shown.columns(name), contact=settings.contact or settings.publisher_iri,
    )  # fmt: skip


class _Shown:
    """The lists of the graph folder, for one reader."""

    def __init__(self, request: Request) -> None:
        settings = request.app.state.service.settings
        self._reader, self._addresses = reader(request, settings.languages), addresses_of(request)
        self.known: Mapping[str, FillableList] = fillable_lists(settings.base)
        self._titles = inventories(self._reader.order)

    def title(self, name: str) -> str:
        """Return the title of a list, or the name of its file."""
        return self._titles.get(self.known[name].file, self.known[name].file)

    def link(self, name: str) -> ListLink:
        """Return the title and the address of a list."""
        return ListLink(self.title(name), self._addresses.path(f"/lists/{name}"))

    def columns(self, name: str) -> list[ExplainedColumn]:
        """Return the columns of a list in the words of the ontology."""
        return [self._explained(column) for column in self.known[name].columns]

    def _explained(self, column: FillableColumn) -> ExplainedColumn:
        label, comment = _words(column.predicate, self._addresses.base, self._reader)
        links = [self.link(name) for name in column.lists if name in self.known]
        return ExplainedColumn(column, label, comment, links)


def _words(predicate: str | None, base: str, who: Reader) -> tuple[str, str]:
    """Return the name and the explanation of a property; empty texts for one that the ontology lacks."""
    properties = Vocabulary.load(base).properties.values()
    term = next((each for each in properties if each.iri.value == predicate), None)
    return (chosen(term.labels, who), chosen(term.comments, who)) if term else ("", "")


def _blank(found: FillableList) -> Response:
    """Return the first line as a file to save, with the mark by which spreadsheets know UTF-8."""
    name = found.file.rpartition("/")[2].rpartition(".")[0]
    carried = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}.csv",
        "Vary": "Accept",
        "Cache-Control": "no-store",
    }
    return Response(("\ufeff" + found.header).encode(), headers=carried, media_type=CSV.content_type)
