"""Search for things by words in their texts, in the index of the version that all interfaces share."""

from dataclasses import dataclass, replace

from graph_api.graphql.languages import Text
from graph_api.graphql.request_context import Item, Lens, RequestContext
from graph_api.graphql.version_facts import Facts
from graph_store.errors import BadRequest
from graph_store.word_matching import MOST_WORDS, words_of
from ontology.namespaces import DCT_IDENTIFIER
from queries.search import Entry, find

KEY = "key"
"""The field name for a hit in the key of a thing."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing found by a search, with the property and text; a higher score is a better match."""

    thing: Item
    field: str
    text: str
    lang: str
    score: float

    @property
    def lens(self) -> Lens:
        """Return the lens of the thing."""
        return self.thing.lens

    def through(self, lens: Lens) -> "Hit":
        """Return the same hit, with the thing seen through another lens."""
        return replace(self, thing=self.thing.through(lens))


def hits(context: RequestContext, lens: Lens, text: str, lang: str | None, classes: set[str], limit: int) -> list[Hit]:
    """Return the best hit of each thing, best match first. Raises: BadRequest (400) for no words or too many."""
    words = words_of(text, None)
    if not words or len(words) > MOST_WORDS:
        raise BadRequest(f"the search has {len(words)} words; give 1 to {MOST_WORDS}")
    facts = lens.facts

    def wanted(entry: Entry) -> bool:
        context.check_time()
        named = not classes.isdisjoint(facts.types(entry.key)) if classes else context.is_data(entry.key, lens)
        return named and _says(facts, entry)

    found = find(lens.snapshot, text, limit, synthetic=facts.scope.synthetic, language=lang, wanted=wanted)
    return [Hit(Item(hit.key, lens), _field(facts, hit.place), hit.text, hit.language, hit.score) for hit in found.hits]


def _says(facts: Facts, entry: Entry) -> bool:
    """Return whether the text is in the visible facts, because the index covers the whole version."""
    name = _field(facts, entry.place)
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
