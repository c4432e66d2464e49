"""Search in the documentation: the sections that have every word of a question."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from graph_api.site.highlights import Part, marked
from graph_api.site.manual import MADE, Manual, Page
from graph_store.fulltext import building
from graph_store.fulltext.entries import Entry, Hit
from graph_store.fulltext.index import Index

_BUILDING = Lock()
_INDEXES: dict[str, tuple["TemporaryDirectory[str]", Index]] = {}
"""For each manual, by its digest: the index, and the folder that it is in, which is deleted when the process ends."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A section that was found: its page and anchor, its title, and its matching text if the title does not match."""

    page: Page
    fragment: str
    title: str
    parts: Sequence[Part]


def find(manual: Manual, question: str, limit: int) -> tuple[int, list[Passage]]:
    """Return the number of sections found, and the best of them, best first."""
    with _BUILDING:
        _, index = _INDEXES.get(manual.digest) or _build(manual)
    found = index.search(question, limit)
    return found.total, [_passage(manual, hit) for hit in found.hits]


def _passage(manual: Manual, hit: Hit) -> Passage:
    name, mark, anchor = hit.key.partition("#")
    return Passage(manual.pages[name], mark + anchor, hit.place, () if hit.name else marked(hit))


def _build(manual: Manual) -> tuple["TemporaryDirectory[str]", Index]:
    folder = TemporaryDirectory(prefix="kennisgraaf-docs-")
    file = Path(folder.name) / "search.sqlite"
    building.build(file, _entries(manual))
    return _INDEXES.setdefault(manual.digest, (folder, Index(file)))


def _entries(manual: Manual) -> Iterator[Entry]:
    """Yield the title and the text of each section; the generated pages are found by their titles only."""
    for page in manual.pages.values():
        for section in page.document.sections:
            key = page.name if section.level == 1 else f"{page.name}#{section.anchor}"
            yield Entry(key, section.title, place=section.title)
            if page.name not in MADE:
                yield Entry(key, f"{section.title}. {section.text}", name=False, place=section.title)
