"""Columns: the values of one property by the IRI of the thing, built once and then shared by threads.

Columns are the largest part of the memory of a worker, so equal lists of values are one object, and texts are kept by
language.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar, cast

from graph_api.graphql.languages import Text
from ontology.vocabulary import Kind

T = TypeVar("T")

Column = Mapping[str, tuple[Any, ...]]
"""The values of a property by the IRI of the thing, in a fixed order."""


class TextColumn(Mapping[str, tuple[Text, ...]]):
    """The texts of a property. A thing has most often one text in a language, which is kept as a string alone."""

    __slots__ = ("_count", "by_language")

    def __init__(self, texts: Mapping[str, Iterable[Text]]) -> None:
        self._count = len(texts)
        self.by_language: dict[str, dict[str, str | tuple[str, ...]]] = {}
        for iri, each in texts.items():
            for value, lang in sorted(set(each)):
                held = self.by_language.setdefault(lang, {})
                held[iri] = value if iri not in held else (*_several(held[iri]), value)

    def __getitem__(self, iri: str) -> tuple[Text, ...]:
        found = self.get(iri)
        if found is None:
            raise KeyError(iri)
        return found

    def get(self, iri: str, default: T = None) -> tuple[Text, ...] | T:  # type: ignore[assignment]
        """Return the texts of a thing in order."""
        found = [
            Text(value, lang) for lang, held in self.by_language.items() if iri in held for value in _several(held[iri])
        ]
        return tuple(sorted(found)) if found else default

    def __contains__(self, iri: object) -> bool:
        return any(iri in held for held in self.by_language.values())

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(iri for held in self.by_language.values() for iri in held))

    def __len__(self) -> int:
        return self._count


def column_of(gathered: Mapping[str, list[Any]], kind: Kind) -> Column:
    """Return the column of these values, which may be repeated."""
    if kind is Kind.TEXT:
        return TextColumn(gathered)
    if kind is Kind.DECIMAL:  # 0.0 and -0.0 are equal, but are not written in the same way
        return {iri: _in_order(values) for iri, values in gathered.items()}
    alike: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    return {iri: alike.setdefault(found := _in_order(values), found) for iri, values in gathered.items()}


def _in_order(values: list[Any]) -> tuple[Any, ...]:
    return tuple(values) if len(values) == 1 else tuple(sorted(set(values)))


def _several(held: str | tuple[str, ...]) -> tuple[str, ...]:
    return (held,) if type(held) is str else cast("tuple[str, ...]", held)
