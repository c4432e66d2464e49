"""The documentation as one manual: its pages in groups, in the order in which they are read.

`docs` beside this module is a link to the folder `docs` of the repository; an installed copy has the pages themselves.
A page may be translated in a folder beside it, named by its language: `docs/nl/index.md`. A graph folder adds pages of
its own, and the reference of its classes, properties, types and fields is made from it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeAlias

from graph_api.site.markdown import Document, parse
from graph_api.site.texts import INTERFACE
from graph_store.errors import BadSetting
from graph_store.graphs import DEFAULT_BASE
from graph_store.workers.functions import functions
from ontology.graph_folder import FILE, cached_per_folder, graph_folder
from ontology.namespaces import kg
from ontology.turtle_files import ontology_triples, shape_triples

GROUPS: Mapping[str, Sequence[str]] = {
    "manual_start": ("index",),
    "manual_guides": ("your-own-graph", "how-to", "operations", "replicas", "stores", "scale", "security",
                      "accessibility-and-privacy", "troubleshooting", "upgrading"),
    "manual_reference": (
        "graphql", "reference-graphql", "reference-graphql-types", "reference-graphql-inputs",
        "sparql", "sparql-standards", "linked-data", "ontology", "reference-ontology",
        "loaders", "reasoning", "commands", "settings", "errors",
    ),
    "manual_background": ("explanation", "architecture", "decisions", "figures"),
}  # fmt: skip
"""For each group, by the key of its name, the pages of the program in order. Pages of the folder follow the first."""

MADE = frozenset({"reference-graphql", "reference-graphql-types", "reference-graphql-inputs", "reference-ontology"})
"""The pages that are made from the graph folder in use."""

WITH_EXAMPLES = frozenset({
    "architecture", "commands", "graphql", "how-to", "linked-data", "loaders", "ontology", "reasoning", "sparql",
    "upgrading",
})  # fmt: skip
"""The pages with examples that need the graph of the program's repository; a test finds them."""

Made: TypeAlias = Callable[[], Mapping[str, str]]
"""Returns the text of each page in `MADE`, by its name."""

_SITE = files("graph_api.site")
_NAME = re.compile(r"[a-z0-9-]+")
_TERM = re.compile(r"(?<![\w/])kg:([A-Za-z]\w*)")


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its name, text and group (by the key of its name), whether its examples need another graph than this one.

    `translations` has its text in other languages, if it has any.
    """

    name: str
    text: str
    group: str
    is_about_another: bool
    translations: Mapping[str, str]

    def in_language(self, language: str) -> "Page":
        """Return the page in a language if it is translated, or else the page itself."""
        return replace(self, text=self.translations.get(language, self.text))

    @property
    def path(self) -> str:
        """The address."""
        return "/docs/" if self.name == "index" else f"/docs/{self.name}/"

    @property
    def title(self) -> str:
        """The heading in the first line."""
        return self.text.partition("\n")[0].removeprefix("# ")

    @property
    def document(self) -> Document:
        """The page as parsed; only the last few are kept, since the pages of the site are cached as a whole."""
        return _document(self.text)


class Manual:
    """The manual of the graph folder in use."""

    def __init__(self, made: Made) -> None:
        """Read the pages when they are first needed; `made` makes those that depend on the ontology."""
        self._made = made

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Every page by its name, in order."""
        made, others = self._made(), about_another()
        return {
            name: Page(name, made[name] if name in made else _text(name), group, name in others, _translations(name))
            for group, names in groups().items()
            for name in names
        }

    def in_language(self, language: str) -> Mapping[str, Page]:
        """Return every page by its name, in a language where it is translated."""
        return {name: page.in_language(language) for name, page in self.pages.items()}

    @cached_property
    def digest(self) -> str:
        """A hash of all pages, because a page shows the titles of the others."""
        texts = (text for page in self.pages.values() for text in (page.text, *page.translations.values()))
        return sha256("".join(texts).encode()).hexdigest()

    def neighbours(self, name: str) -> tuple[Page | None, Page | None]:
        """Return the page before and the page after another, if any."""
        around = [None, *self.pages.values(), None]
        place = list(self.pages).index(name)
        return around[place], around[place + 2]


def names() -> list[str]:
    """Return the name of every page, in order. Raises: BadSetting (400) for the file of one that cannot be a name."""
    return [name for group in groups().values() for name in group]


@cached_per_folder
def groups() -> Mapping[str, Sequence[str]]:
    """Return the names of the pages in each group; those with examples from another graph come last in it."""
    first, *_ = GROUPS
    ours, others = {name for group in GROUPS.values() for name in group}, about_another()
    own = {first: [name for name in _own() if name not in ours]}
    return {group: [*sorted(names, key=others.__contains__), *own.get(group, [])] for group, names in GROUPS.items()}


@cached_per_folder
def about_another() -> frozenset[str]:
    """Return the pages with examples that need another graph: none, if this one declares the terms in them."""
    pages = WITH_EXAMPLES - _own().keys()
    terms = {kg(term) for name in pages for term in _TERM.findall(_text(name))}
    declared = {triple.subject for triple in (*ontology_triples(), *shape_triples())}
    return frozenset() if terms <= declared | functions(DEFAULT_BASE).keys() else pages


@cached_per_folder
def _own() -> Mapping[str, Path]:
    """Return the pages of the graph folder by name."""
    found = {file.stem: file for file in graph_folder().manual}
    if wrong := [name for name in found if not _NAME.fullmatch(name)]:
        raise BadSetting(
            "{file}: site.manual has {wrong!r}: name the file with small letters, digits and hyphens",
            file=FILE,
            wrong=wrong[0],
        )
    return found


def _text(name: str) -> str:
    if name in _own():
        return _own()[name].read_text(encoding="utf-8")
    return (_SITE / "manual.md" if name == "index" else _SITE / "docs" / f"{name}.md").read_text(encoding="utf-8")


def _translations(name: str) -> dict[str, str]:
    """Return the text of a page in each language that has one: `docs/nl/index.md` beside `docs/index.md`."""
    own = _own().get(name)
    found = {tag: own.parent / tag / own.name if own else _translated(name, tag) for tag in INTERFACE}
    return {tag: file.read_text(encoding="utf-8") for tag, file in found.items() if file.is_file()}


def _translated(name: str, language: str) -> Traversable:
    return _SITE / f"manual.{language}.md" if name == "index" else _SITE / "docs" / language / f"{name}.md"


@lru_cache(maxsize=4)
def _document(text: str) -> Document:
    return parse(text)
