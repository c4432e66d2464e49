"""Search for things by words in their texts, in the index of the version that all interfaces share."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

import strawberry

from graph_api.graphql.declarations import enumeration
from graph_api.graphql.languages import Text
from graph_api.graphql.request_context import Call, Item, Lens
from graph_api.graphql.selection import Chooser, Page, argument, chooser
from graph_api.graphql.version_facts import Facts
from graph_store.errors import BadRequest
from graph_store.fulltext.entries import Hit, Way
from graph_store.word_matching import MOST_WORDS, words_of
from ontology.namespaces import DCT_IDENTIFIER
from queries.search import Entry, find

KEY = "key"
"""The field name for a match in the key of a thing."""


MOST = 10_000
"""The most things that one search finds."""


class Results(Page):
    """The things that a search finds, best first, in pages."""

    __slots__ = ("_hits",)

    def __init__(self, hits: Mapping[str, Hit], chooser: Chooser) -> None:
        super().__init__(list(hits), chooser)
        self._hits = hits

    def match(self, iri: str) -> "Match":
        """Return a thing that was found, with the reason."""
        return Match(Item(iri, self.lens), self, self._hits[iri])


@dataclass(frozen=True, slots=True)
class Match:
    """A thing found by a search, with the text that contains the words."""

    item: Item
    page: Results
    hit: Hit

    @property
    def lens(self) -> Lens:
        """Return the lens of the thing."""
        return self.item.lens

    @property
    def field(self) -> str:
        """Return the name of the property whose text contains the words."""
        return _field(self.lens.facts, self.hit.place)

    @property
    def way(self) -> Enum:
        """Return how the words match the text."""
        return SearchMatch[self.hit.way.name]

    @property
    def via(self) -> Item | None:
        """Return the subject whose name the text is, None if the text is of the thing itself."""
        return Item(self.hit.via, self.lens) if self.hit.via else None

    @property
    def parts(self) -> list["TextPart"]:
        """Return the text in parts: the words that match, and what lies between them."""
        return [TextPart(text=text, matches=matches) for text, matches in self.hit.parts()]

    def through(self, lens: Lens) -> "Match":
        """Return the same match, with the thing seen through another lens."""
        return replace(self, item=self.item.through(lens))


_WAYS = {
    Way.WORD: "The text has the words, or longer words that begin with them.",
    Way.FORM: "The text has another form of a word, such as its plural.",
    Way.PART: "The text has a compound of which a word is a part.",
    Way.TRANSLATION: "The text has a word that the names in another language use for it.",
    Way.CORRECTION: "No text has a word; this one has a similar word, or the two words that it joins.",
}

SearchMatch = enumeration(
    "SearchMatch",
    "How the words of a search match a text; the least direct way of all words.",
    {way.name: strawberry.enum_value(way.name, description=said) for way, said in _WAYS.items()},
)


@strawberry.type(description="A part of a text.")
class TextPart:
    """A part of a text."""

    text: str = strawberry.field(description="The part.")
    matches: bool = strawberry.field(description="True if it is one of the words of the search.")


def results(call: Call, lens: Lens) -> Results:
    """Return the best match of each thing, best first. Raises: BadRequest (400) for no words or too many."""
    context, facts, text = call.context, lens.facts, call.given["text"]
    words = words_of(text, None)
    if not words or len(words) > MOST_WORDS:
        raise BadRequest("the search has {count} words; give 1 to {most}", count=len(words), most=MOST_WORDS)
    classes = {each.value for each in argument(call.given, "types") or ()}

    def wanted(entry: Entry) -> bool:
        context.check_time()
        named = not classes.isdisjoint(facts.types(entry.key)) if classes else context.is_data(entry.key, lens)
        return named and _says(facts, entry)

    language, synthetic = argument(call.given, "language"), facts.scope.synthetic
    found = find(lens.snapshot, text, MOST, synthetic=synthetic, language=language, wanted=wanted)
    return Results({hit.key: hit for hit in found.hits}, chooser(call, lens))


def _says(facts: Facts, entry: Entry) -> bool:
    """Return whether the text is in the visible facts, because the index covers the whole version."""
    name = _field(facts, entry.place)
    if entry.via:
        return bool(name) and entry.via in facts.of(name).get(entry.key, ())
    said = facts.keys() if name == KEY else facts.of(name) if name else {}
    values = said.get(entry.key, ())
    return entry.text in values or Text(entry.text, entry.language) in values


def _field(facts: Facts, place: str) -> str:
    """Return the field of a property by its IRI; empty if there is none."""

    def fields() -> dict[str, str]:
        return {term.iri.value: term.name for term in facts.vocabulary.properties.values()} | {
            DCT_IDENTIFIER.value: KEY
        }

    found: dict[str, str] = facts.made(("fields",), fields)
    return found.get(place, "")
