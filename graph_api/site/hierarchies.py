"""`/programmes` and `/themes`: programmes with their parts, and themes with the things about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response

from graph_api.site.answers import answer
from graph_api.site.labels import Label, Labels
from graph_api.site.request_view import RequestView, request_view
from graph_api.site.specific_classes import SpecificClasses
from graph_api.site.thing_dates import Dates
from ontology.namespaces import SKOS, kg

_PARTS = ("Endeavour", "Call", "Package")
_ABOUT = ("hasTheme", "about")
_DEEPEST = 12

SKOS_BROADER = NamedNode(f"{SKOS}broader")


@dataclass(slots=True)
class Branch:
    """A thing in a tree, with its parts."""

    label: Label
    kind: Label
    href: str | None
    date: str
    parts: list["Branch"] = field(default_factory=list)

    @property
    def size(self) -> int:
        """The number of things below this one."""
        return len(self.parts) + sum(part.size for part in self.parts)


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with the things about it, and its narrower themes."""

    label: Label
    href: str | None
    things: list[tuple[Label, Label, str | None]]
    narrower: list["Theme"]


def programmes(request: Request) -> Response:
    """Answer with the programmes as a tree: sub-programmes, calls, packages and projects below each."""
    view = request_view(request)
    return answer(request, view, "programmes.html", lambda: {"roots": _roots(view)})


def themes(request: Request) -> Response:
    """Answer with the themes as a tree, each with the things about it."""
    view = request_view(request)
    return answer(request, view, "themes.html", lambda: {"themes": _themes(view)})


def _roots(view: RequestView) -> list[Branch]:
    columns, base = view.snapshot.columns(view.scope), view.addresses.base
    members = {each for name in _PARTS for each in columns.instances(kg(name, base))}
    above = columns.objects(kg("directPartOf", base))
    parents = {each: [p for p in above.get(each, ()) if p in members] for each in members}
    children: dict[object, list[NamedNode]] = {}
    for each, wholes in parents.items():
        for whole in wholes:
            children.setdefault(whole, []).append(each)
    grower = _Grower(view, children)
    return grower.branches([each for each, wholes in parents.items() if not wholes], 0)


class _Grower:
    """Builds branches of things; a cycle of parts ends at the deepest level shown."""

    def __init__(self, view: RequestView, children: Mapping[object, list[NamedNode]]) -> None:
        self._labels = Labels(view.snapshot, view.scope, view.reader.order, view.reader.language)
        self._kinds, self._dates = SpecificClasses(view), Dates(view)
        self._addresses, self._children = view.addresses, children

    def branches(self, things: list[NamedNode], depth: int) -> list[Branch]:
        """Return the branches of things, sorted by name, then by key."""
        return [self._branch(each, depth) for each in sorted(things, key=lambda each: each.value)]

    def _branch(self, thing: NamedNode, depth: int) -> Branch:
        parts = self._children.get(thing, []) if depth < _DEEPEST else []
        return Branch(
            self._labels.of(thing), self._kinds.of(thing), self._addresses.of(thing), self._dates.of(thing),
            self.branches(parts, depth + 1),
        )  # fmt: skip


def _themes(view: RequestView) -> list[Theme]:
    columns, base = view.snapshot.columns(view.scope), view.addresses.base
    themes, broader = columns.instances(kg("Theme", base)), columns.objects(SKOS_BROADER)
    gatherer = _Gatherer(view, themes)
    return gatherer.themes([each for each in themes if not broader.get(each)], 0)


class _Gatherer:
    """Collects the things about each theme; a cycle of themes ends at the deepest level shown."""

    def __init__(self, view: RequestView, themes: list[NamedNode]) -> None:
        columns = view.snapshot.columns(view.scope)
        self._about = [columns.subjects(kg(name, view.addresses.base)) for name in _ABOUT]
        self._narrower, self._themes = columns.subjects(SKOS_BROADER), set(themes)
        self._labels = Labels(view.snapshot, view.scope, view.reader.order, view.reader.language)
        self._kinds = SpecificClasses(view)
        self._addresses = view.addresses

    def themes(self, found: list[NamedNode], depth: int) -> list[Theme]:
        """Return the themes with their narrower themes, by name."""
        return sorted((self._theme(each, depth) for each in found), key=lambda theme: theme.label.text.casefold())

    def _theme(self, theme: NamedNode, depth: int) -> Theme:
        within = [each for each in self._narrower.get(theme, ()) if isinstance(each, NamedNode)]
        within = [each for each in within if each in self._themes] if depth < _DEEPEST else []
        about = {each for column in self._about for each in column.get(theme, ()) if isinstance(each, NamedNode)}
        things = [(self._labels.of(each), self._kinds.of(each), self._addresses.of(each)) for each in about]
        things.sort(key=lambda thing: thing[0].text.casefold())
        return Theme(self._labels.of(theme), self._addresses.of(theme), things, self.themes(within, depth + 1))
