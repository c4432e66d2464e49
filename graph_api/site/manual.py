"""The documentation as one manual: its pages in groups, in the order in which they are read.

`docs` beside this module is a link to the folder `docs` of the repository; an installed copy has the pages themselves.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files

from graph_api.site.markdown import Document, parse

GROUPS: Mapping[str, Sequence[str]] = {
    "manual_start": ("index", "voor-steden", "quickstart", "tutorial-developer", "tutorial-open-data"),
    "manual_guides": ("how-to", "operations", "security", "troubleshooting"),
    "manual_reference": (
        "graphql", "reference-graphql", "reference-graphql-types", "reference-graphql-inputs",
        "sparql", "sparql-standards", "linked-data", "ontology", "reference-ontology",
        "your-own-graph", "loaders", "reasoning", "commands", "settings", "errors",
    ),
    "manual_background": ("explanation", "architecture", "decisions", "figures"),
}  # fmt: skip
"""For each group, by the key of its name, the pages in order."""

ORDER = [name for names in GROUPS.values() for name in names]
"""All pages in order."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its name, its address and its text."""

    name: str
    path: str
    text: str

    @property
    def title(self) -> str:
        """The heading in the first line."""
        return self.text.partition("\n")[0].removeprefix("# ")

    @property
    def document(self) -> Document:
        """The page as parsed; only the last few are kept, since the pages of the site are cached as a whole."""
        return _document(self.name)

    @property
    def group(self) -> str:
        """The key of the name of the group."""
        return next(group for group, names in GROUPS.items() if self.name in names)


@cache
def pages() -> dict[str, Page]:
    """Return every page by its name, in order; the files are read once."""
    return {name: _page(name) for name in ORDER}


@cache
def digest() -> str:
    """Return a hash of all pages, because a page shows the titles of the others."""
    return sha256("".join(page.text for page in pages().values()).encode()).hexdigest()


def neighbours(name: str) -> tuple[Page | None, Page | None]:
    """Return the page before and the page after another, if any."""
    around = [None, *pages().values(), None]
    place = ORDER.index(name)
    return around[place], around[place + 2]


def _page(name: str) -> Page:
    text = (files("graph_api.site") / "docs" / f"{name}.md").read_text(encoding="utf-8")
    return Page(name, "/docs/" if name == "index" else f"/docs/{name}/", text)


@lru_cache(maxsize=4)
def _document(name: str) -> Document:
    return parse(pages()[name].text)
