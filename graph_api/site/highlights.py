"""Marks the words of a search in a text that was found."""

from dataclasses import dataclass

from graph_store.fulltext.entries import Hit


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text, and whether it matches the search."""

    text: str
    marked: bool


def marked(hit: Hit) -> list[Part]:
    """Return the text of a hit, split at the start and the end of each match."""
    return [Part(*part) for part in hit.parts()]
