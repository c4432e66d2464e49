"""`/programmes` and `/themes`: what is part of what, and what is about what."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response

from graph_api.site.answers import answer
from graph_api.site.asked import Asked, asked
from graph_api.site.dates import Dates
from graph_api.site.kinds import Kinds
from graph_api.site.labels import Label, Labels
from ontology.terms import kg

_PARTS = ("Endeavour", "Call", "Package")
_ABOUT = ("hasTheme", "about")
_DEEPEST = 12


@dataclass(slots=True)
class Branch:
    """A thing in a tree, with what is part of it."""

    label: Label
    kind: Label
    href: str | None
    date: str
    parts: list["Branch"] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many things lie below this one."""
        return len(self.parts) + sum(part.size for part in self.parts)


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with what is about it."""

    label: Label
    href: str | None
    things: list[tuple[Label, Label, str | None]]


def programmes(request: Request) -> Response:
    """Answer the programmes as a tree: sub-programmes, calls, packages and projects below each."""
    view = asked(request)
    return answer(request, view, "programmes.html", lambda: {"roots": _roots(view)})


def themes(request: Request) -> Response:
    """Answer the themes, each with what is about it."""
    view = asked(request)
    return answer(request, view, "themes.html", lambda: {"themes": _themes(view)})


def _roots(view: Asked) -> list[Branch]:
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
    """Makes branches of things; a ring of parts ends at the deepest level shown."""

    def __init__(self, view: Asked, children: Mapping[object, list[NamedNode]]) -> None:
        self._labels = Labels(view.snapshot, view.reader.order, view.reader.language)
        self._kinds, self._dates = Kinds(view), Dates(view)
        self._addresses, self._children = view.addresses, children

    def branches(self, things: list[NamedNode], depth: int) -> list[Branch]:
        """The branches of things, by name in the order of keys where names are alike."""
        return [self._branch(each, depth) for each in sorted(things, key=lambda each: each.value)]

    def _branch(self, thing: NamedNode, depth: int) -> Branch:
        parts = self._children.get(thing, []) if depth < _DEEPEST else []
        return Branch(
            self._labels.of(thing), self._kinds.of(thing), self._addresses.of(thing), self._dates.of(thing),
            self.branches(parts, depth + 1),
        )  # fmt: skip


def _themes(view: Asked) -> list[Theme]:
    columns, base = view.snapshot.columns(view.scope), view.addresses.base
    labels, kinds = Labels(view.snapshot, view.reader.order, view.reader.language), Kinds(view)
    found = []
    for theme in columns.instances(kg("Theme", base)):
        about = {each for name in _ABOUT for each in columns.subjects(kg(name, base)).get(theme, ())}
        named = [each for each in about if isinstance(each, NamedNode)]
        things = [(labels.of(each), kinds.of(each), view.addresses.of(each)) for each in named]
        things.sort(key=lambda thing: thing[0].text.casefold())
        found.append(Theme(labels.of(theme), view.addresses.of(theme), things))
    return sorted(found, key=lambda theme: theme.label.text.casefold())
