"""The filters of a map, which are those of a list: of what the map counts, else of its places."""

from dataclasses import dataclass

from pyoxigraph import NamedNode
from starlette.requests import Request

from graph_api.site.folder_pages import chosen, folder_pages, property_iri
from graph_api.site.groups import group_of, groups
from graph_api.site.list_addresses import ListAddresses
from graph_api.site.members import PREFIX, Filters, Members, filters_of
from graph_api.site.per_version import once_per_version
from graph_api.site.request_view import RequestView
from graph_api.site.thing_lookup import key_of
from ontology.folder_sections import PageSection
from ontology.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class MapFilters:
    """The list that belongs to a map, with the filters of a request, and the addresses of both."""

    members: Members
    chosen: Filters
    map: ListAddresses
    list: ListAddresses

    @classmethod
    def of(cls, request: Request, view: RequestView, page: PageSection) -> "MapFilters | None":
        """Return the filters of a map; None if it shows things of several classes.

        Raises: BadRequest (400) for an unknown property.
        """
        name = listed_class(page, view.addresses.base)
        if name is None:
            return None
        chosen = filters_of(request.query_params.multi_items())
        members = Members(view, name, chosen)
        addresses = (ListAddresses(path, chosen, view.addresses.kept) for path in (page.path, f"/class/{name}"))
        return cls(members, chosen, *addresses)


def listed_class(page: PageSection, base: str) -> str | None:
    """Return the class of the things that a map counts, or of its places; None if it is not one class."""
    names = Vocabulary.load(base).properties[page.count].ranges if page.count else page.classes
    return names[0] if len(names) == 1 else None


def maps_of(name: str, base: str) -> list[PageSection]:
    """Return the maps that show the members of a class."""
    return [page for page in folder_pages() if page.kind == "map" and listed_class(page, base) == name]


def maps_around(view: RequestView, place: NamedNode) -> list[tuple[str, str]]:
    """Return the maps of what lies in a place: the name of these things, and the address of the map with them."""
    columns, base, found = view.snapshot.columns(view.scope), view.addresses.base, []
    for page in folder_pages():
        name = listed_class(page, base) if page.kind == "map" else None
        whole = "" if page.count else page.within
        property_ = (_place_property(view, name) or whole) if name else ""
        if name and property_ and columns.subjects(property_iri(property_, base)).get(place):
            written = key_of(place, base)
            found.append((_named(name, view), view.addresses.path(page.path, **{f"{PREFIX}{property_}": written})))
    return found


def _named(name: str, view: RequestView) -> str:
    """Return the name of the group of a class on pages, or that of the class."""
    cls = Vocabulary.load(view.addresses.base).classes[name].iri
    title = groups()[group_of([cls], view.addresses.base)].title
    return chosen(title, view.reader) or view.labels().text(cls)


def _place_property(view: RequestView, name: str) -> str:
    """Return the property by which the members of a class lead to places; found once for each version."""
    key = _place_property, name, view.scope
    return once_per_version(view.snapshot, key, lambda: Members(view, name, ()).place)
