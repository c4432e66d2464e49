"""Readers of texts, in the preferred language, and of dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph_api.graphql.edtf_dates import Precision, When
from graph_api.graphql.languages import Text, chosen
from graph_api.graphql.readers import Reader, Source, Things, Unplannable, Value, Values, check_sound, sound
from graph_api.graphql.request_context import Call, Item
from graph_api.graphql.selection import argument
from graph_store.errors import MultipleValues


@dataclass(frozen=True, slots=True)
class Interval:
    """The days that a date covers."""

    date: str
    earliest: str
    latest: str
    precision: Precision


@dataclass(frozen=True)
class Label(Reader):
    """Reads the text in the most preferred language."""

    name: str
    notes = True

    def read(self, source: Source, call: Call) -> Any:
        """Return the text, or None. Raises: MultipleValues (500) for two texts in that language."""
        lens = source.lens
        check_sound(lens.facts, self.name, source.iri)
        best, several = shown(lens.facts.of(self.name).get(source.iri, ()), lens.languages)
        if several and self.name != "label":
            raise MultipleValues("{iri} has several values of {name} in one language", iri=source.iri, name=self.name)
        return best

    def column(self, things: Things, call: Call) -> list[Any]:
        """Return the text of each thing, chosen once per version for each list of languages."""
        lens, column = things.lens, sound(things, self.name)
        texts, several = lens.facts.made(("shown", self.name, lens.languages), lambda: _shown(column, lens.languages))
        if several and self.name != "label" and not several.isdisjoint(things.iris):
            raise Unplannable
        return list(map(texts.get, things.iris))


@dataclass(frozen=True)
class Texts(Values):
    """Reads all texts with their languages, or the one for display."""

    def read(self, source: Source, call: Call) -> Any:
        """Return the texts."""
        found: Sequence[Text] = super().read(source, call)
        if not argument(call.given, "best"):
            return found
        best = chosen(found, source.lens.languages)
        return [] if best is None else [best]

    def column(self, things: Things, call: Call) -> list[Any]:
        """Return the texts of each thing."""
        if argument(call.given, "best"):
            return [self.read(Item(iri, things.lens), call) for iri in things.iris]
        return super().column(things, call)


@dataclass(frozen=True)
class Strings(Values):
    """Reads all texts without their languages."""

    def read(self, source: Source, call: Call) -> Any:
        """Return the texts as strings."""
        return [each.value for each in super().read(source, call)]

    def column(self, things: Things, call: Call) -> list[Any]:
        """Return the strings of each thing."""
        return [[each.value for each in found] for found in super().column(things, call)]


@dataclass(frozen=True)
class Day(Value):
    """Reads the one date, as EDTF."""

    def read(self, source: Source, call: Call) -> Any:
        """Return the text of the date, or None."""
        found: When | None = super().read(source, call)
        return None if found is None else found.text

    def column(self, things: Things, call: Call) -> list[Any]:
        """Return the text of each date."""
        return [None if found is None else found.text for found in super().column(things, call)]


@dataclass(frozen=True)
class Days(Values):
    """Reads all dates, as EDTF."""

    def read(self, source: Source, call: Call) -> Any:
        """Return the texts of the dates."""
        return [each.text for each in super().read(source, call)]

    def column(self, things: Things, call: Call) -> list[Any]:
        """Return the texts of each thing."""
        return [[each.text for each in found] for found in super().column(things, call)]


@dataclass(frozen=True)
class Covered(Value):
    """Reads the days that the one date covers."""

    def read(self, source: Source, call: Call) -> Any:
        """Return the interval, or None."""
        return _interval(super().read(source, call))

    def column(self, things: Things, call: Call) -> list[Any]:
        """Return the interval of each thing."""
        return list(map(_interval, super().column(things, call)))


def shown(texts: Sequence[Text], languages: Sequence[str]) -> tuple[str | None, bool]:
    """Return the text to show, and whether its language has several texts."""
    if len(texts) == 1:
        return texts[0].value, False
    best = chosen(texts, languages)
    if best is None:
        return None, False
    return best.value, sum(each.lang == best.lang for each in texts) > 1


def _shown(column: Any, languages: Sequence[str]) -> tuple[dict[str, str | None], frozenset[str]]:
    each = {iri: shown(texts, languages) for iri, texts in column.items()}
    return {iri: best for iri, (best, _) in each.items()}, frozenset(
        iri for iri, (_, several) in each.items() if several
    )


def _interval(found: When | None) -> Interval | None:
    return None if found is None else Interval(found.text, found.first, found.last, found.precision)
