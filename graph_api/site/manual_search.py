"""Search in the documentation: the sections that have every word of a question."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from graph_api.site.highlights import Part, marked
from graph_api.site.manual import Page, pages
from graph_store import fulltext
from graph_store.fulltext import Entry, Hit, Index

_GENERATED = "reference-"
_BUILDING = Lock()


@dataclass(frozen=True, slots=True)
class Passage:
    """A section that was found: its page and anchor, its title, and its matching text if the title does not match."""

    page: Page
    fragment: str
    title: str
    parts: Sequence[Part]


def find(question: str, limit: int) -> tuple[int, list[Passage]]:
    """Return the number of sections found, and the best of them, best first."""
    with _BUILDING:
        _, index = _index()
    found = index.search(question, limit)
    return found.total, [_passage(hit) for hit in found.hits]


def _passage(hit: Hit) -> Passage:
    name, mark, anchor = hit.key.partition("#")
    return Passage(pages()[name], mark + anchor, hit.place, () if hit.name else marked(hit))


@cache
def _index() -> tuple["TemporaryDirectory[str]", Index]:
    """Return the index of all sections, and the folder that it is in, which is deleted when the process ends."""
    folder = TemporaryDirectory(prefix="kennisgraaf-docs-")
    file = Path(folder.name) / "search.sqlite"
    fulltext.build(file, _entries())
    return folder, Index(file)


def _entries() -> Iterator[Entry]:
    """Yield the title and the text of each section; the generated pages are found by their titles only."""
    for page in pages().values():
        for section in page.document.sections:
            key = page.name if section.level == 1 else f"{page.name}#{section.anchor}"
            yield Entry(key, section.title, place=section.title)
            if not page.name.startswith(_GENERATED):
                yield Entry(key, f"{section.title}. {section.text}", name=False, place=section.title)
