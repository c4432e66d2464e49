"""Marks the words of a search in a text that was found."""

from dataclasses import dataclass

from graph_store.fulltext import Hit


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text, and whether it matches the search."""

    text: str
    marked: bool


def marked(hit: Hit) -> list[Part]:
    """Return the text of a hit, split at the start and the end of each match."""
    parts, place = [], 0
    for start, end in hit.marks:
        parts += [Part(hit.text[place:start], False), Part(hit.text[start:end], True)]
        place = end
    return [part for part in [*parts, Part(hit.text[place:], False)] if part.text]
