"""The text of the source document in its passages, line by line where a passage kept its lines.

A passage whose lines were moved or deleted during the correction of the scan is shown whole, without line numbers.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from graph_api.site.per_version import cached_per_version
from graph_store.columns import Column
from graph_store.snapshot import Snapshot
from graph_store.terms import Term
from graph_store.whole_numbers import whole_number
from ontology.graph_folder import graph_folder
from ontology.vocabulary import Vocabulary

_RANGE = re.compile(r"(\d{1,7})(?:-(\d{1,7}))?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, with its number if known."""

    number: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Lines of the source document, and the passage they belong to."""

    passage: NamedNode
    first: int
    last: int
    lines: tuple[Line, ...]


@cached_per_version
def passages(snapshot: Snapshot) -> list[Excerpt]:
    """Return every passage with its text, in the order of the document; none if the graph folder names no such text."""
    names, columns = graph_folder().site.passages, snapshot.columns()
    if names is None:
        return []
    known = Vocabulary.load(snapshot.graphs.base).properties
    starts, ends, texts = (columns.objects(known[name].iri) for name in names)
    found = []
    for node in starts:
        first, last, text = _number(starts, node), _number(ends, node), texts.get(node)
        if isinstance(node, NamedNode) and first is not None and last is not None and text:
            found.append(Excerpt(node, first, last, _lines(text[0], first, last)))
    return sorted(found, key=lambda each: (each.first, each.last, each.passage.value))


def excerpts(snapshot: Snapshot, ranges: Iterable[str]) -> list[Excerpt]:
    """Return the text of ranges such as `985-987` or `96`, as far as a passage has it."""
    spans = [(int(m[1]), int(m[2] or m[1])) for each in ranges if (m := _RANGE.fullmatch(each.strip()))]
    return [_cut(each, first, last) for first, last in spans for each in passages(snapshot) if _meet(each, first, last)]


def _cut(passage: Excerpt, first: int, last: int) -> Excerpt:
    if passage.lines[0].number is None:
        return passage
    kept = tuple(line for line in passage.lines if line.number is not None and first <= line.number <= last)
    return Excerpt(passage.passage, max(first, passage.first), min(last, passage.last), kept)


def _meet(passage: Excerpt, first: int, last: int) -> bool:
    return passage.first <= last and first <= passage.last


def _lines(text: Term, first: int, last: int) -> tuple[Line, ...]:
    lines = (text.value if isinstance(text, Literal) else str(text)).split("\n")
    numbered = len(lines) == last - first + 1
    return tuple(Line(first + place if numbered else None, line) for place, line in enumerate(lines))


def _number(column: Column, node: Term) -> int | None:
    values = column.get(node, [])
    return whole_number(values[0].value) if values and isinstance(values[0], Literal) else None
