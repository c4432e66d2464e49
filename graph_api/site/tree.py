"""Pages of the kind `tree`: things within the things that one of their properties names, each with what is about it."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response

from graph_api.site.answers import answer
from graph_api.site.folder_pages import class_iris, property_iri
from graph_api.site.labels import Label
from graph_api.site.request_view import RequestView, request_view
from graph_api.site.specific_classes import SpecificClasses
from graph_api.site.thing_dates import Dates
from graph_store.terms import Term
from ontology.folder_sections import PageSection

_DEEPEST = 12


@dataclass(slots=True)
class Branch:
    """A thing in a tree, with its parts and the things about it."""

    label: Label
    kind: Label
    href: str | None
    date: str
    about: list[tuple[Label, Label, str | None]]
    parts: list["Branch"] = field(default_factory=list)

    @property
    def size(self) -> int:
        """The number of things below this one."""
        return len(self.parts) + sum(part.size for part in self.parts)

    @property
    def covered(self) -> set[str | None]:
        """The addresses of the things about this one or about a part of it, at any depth."""
        return {href for _, _, href in self.about}.union(*(part.covered for part in self.parts))


def tree(page: PageSection, request: Request) -> Response:
    """Answer with the members of the page's classes as a tree."""
    view = request_view(request)
    return answer(request, view, "tree.html", lambda: {"asked": page, "roots": roots(view, page)})


def roots(view: RequestView, page: PageSection) -> list[Branch]:
    """Return the branches of the things that lie within no other of them."""
    columns, base = view.snapshot.columns(view.scope), view.addresses.base
    members = {each for iri in class_iris(page.classes, base) for each in view.members(iri)}
    above = columns.objects(property_iri(page.by or "", base))
    wholes_of = {each: sorted(members.intersection(above.get(each, ())), key=str) for each in members}
    parents = {each: _nearest(wholes, wholes_of) for each, wholes in wholes_of.items()}
    children: dict[Term, list[NamedNode]] = defaultdict(list)
    for each, wholes in parents.items():
        for whole in wholes:
            children[whole].append(each)
    return _Grower(view, page, children).branches([each for each, wholes in parents.items() if not wholes], 0)


def _nearest(wholes: list[NamedNode], wholes_of: Mapping[NamedNode, list[NamedNode]]) -> list[NamedNode]:
    """Return the wholes without those that another of them lies in, as by a transitive property; a cycle stays."""
    around = {each: set(wholes_of[each]) for each in wholes}
    return [
        whole
        for whole in wholes
        if not any(whole in around[other] and other not in around[whole] for other in wholes if other != whole)
    ]


class _Grower:
    """Builds branches of things; a cycle of parts ends at the deepest level shown."""

    def __init__(self, view: RequestView, page: PageSection, children: Mapping[Term, list[NamedNode]]) -> None:
        self._labels = view.labels()
        self._kinds, self._dates = SpecificClasses(view), Dates(view)
        self._view, self._children = view, children
        columns = view.snapshot.columns(view.scope)
        self._about = [columns.subjects(property_iri(name, view.addresses.base)) for name in page.about]
        self._order: Callable[[NamedNode], str] = self._name if page.order == "name" else lambda each: each.value

    def branches(self, things: list[NamedNode], depth: int) -> list[Branch]:
        """Return the branches of things in the order of the page."""
        return [self._branch(each, depth) for each in sorted(things, key=self._order)]

    def _branch(self, thing: NamedNode, depth: int) -> Branch:
        parts = self._children.get(thing, []) if depth < _DEEPEST else []
        return Branch(
            self._labels.of(thing), self._kinds.of(thing), self._view.addresses.of(thing), self._dates.of(thing),
            self._things_about(thing), self.branches(parts, depth + 1),
        )  # fmt: skip

    def _things_about(self, thing: NamedNode) -> list[tuple[Label, Label, str | None]]:
        about = {each for column in self._about for each in column.get(thing, ()) if isinstance(each, NamedNode)}
        listed = self._view.listed(about)
        things = [(self._labels.of(each), self._kinds.of(each), self._view.addresses.of(each)) for each in listed]
        return sorted(things, key=lambda each: each[0].text.casefold())

    def _name(self, thing: NamedNode) -> str:
        return self._labels.of(thing).text.casefold()
