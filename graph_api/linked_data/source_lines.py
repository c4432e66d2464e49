"""The lines of source texts that rows name, each with its number, as printed and as corrected."""

from collections.abc import Iterable
from typing import Any

from pyoxigraph import NamedNode

from graph_api.described_inventories import inventories
from graph_api.linked_data.row_notes import RowNote
from graph_api.site.texts import speaker
from graph_store.snapshot import Snapshot
from graph_store.whole_numbers import whole_number
from loaders import Line
from ontology.reasoning.verbalisation import Name


class Citations:
    """The document and lines that rows name, in one language of the interface."""

    def __init__(self, snapshot: Snapshot, name: Name, language: str) -> None:
        self._snapshot, self._name, self._say = snapshot, name, speaker(language)

    def words(self, row: RowNote) -> str:
        """Return the document and the numbers of the lines: `Jaarplan 2020, lines 96, 985–987`; empty without lines."""
        return ", ".join(filter(None, (self.document(row), self.numbers(row)))) if row.source_lines else ""

    def numbers(self, row: RowNote) -> str:
        """Return the numbers of the lines: `lines 96, 985–987`."""
        numbers = ", ".join(row.source_lines).replace("-", "–")
        return self._say("cited", n=1 if numbers.isdecimal() else 2, lines=numbers)

    def first(self, row: RowNote) -> str:
        """Return the number of the first line."""
        return row.source_lines[0].partition("-")[0]

    def source(self, row: RowNote) -> NamedNode:
        """Return the node of the file with the row's source text."""
        return inventories(self._snapshot).text_node(row.text)

    def document(self, row: RowNote) -> str:
        """Return the label of the row's document, or the name of its source text if it names no document."""
        return self._name(row.document) if row.document else row.text

    def lines(self, row: RowNote) -> list[Line]:
        """Return the source lines of the row, each once, in the order of the text."""
        return source_lines(self._snapshot, row)


def source_lines(snapshot: Snapshot, row: RowNote) -> list[Line]:
    """Return the source lines of a row, each once, in the order of the text; none without a text."""
    text = inventories(snapshot).source_texts.get(row.text)
    spans = map(_span, row.source_lines) if text else ()
    found = {line.number: line for span in spans if span and text for line in text.lines(*span)}
    return [found[number] for number in sorted(found)]


def whole_text(snapshot: Snapshot, file: str) -> list[Line]:
    """Return every line of a source text; none if the version has no such text."""
    text = inventories(snapshot).source_texts.get(file)
    return list(text.lines(1, text.last)) if text else []


def lines_json(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """Return lines as JSON; `readings` is empty for a line that reads as it is printed."""
    return [
        {
            "number": line.number,
            "printed": line.printed,
            "readings": [{"text": each.text, "after": each.after} for each in line.readings],
        }
        for line in lines
    ]


def _span(lines: str) -> tuple[int, int] | None:
    """Return the first and the last number of `985-987` or `96`; None for any other text."""
    first, _, last = lines.strip().partition("-")
    ends = whole_number(first), whole_number(last or first)
    return (ends[0], ends[1]) if ends[0] is not None and ends[1] is not None else None
