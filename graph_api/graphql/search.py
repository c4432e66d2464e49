"""Search: things by the words of their labels and texts, folded, each word the beginning of one in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph_api.graphql.asking import Asking, Item, Lens
from graph_api.graphql.facts import Facts, Found
from graph_api.graphql.languages import Text
from graph_api.graphql.operators import folded
from graph_store.errors import BadRequest
from ontology.vocabulary import Kind, PropertyTerm

_WORD = re.compile(r"\w+")

NAMES = ("label", "prefLabel", "altLabel", "abbreviation")
"""Properties that name a thing; a hit there counts for more than one in another text."""

MAX_WORDS = 20
"""Words in one search."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing found, where, and how well it fits; higher is better."""

    thing: Item
    property: str
    text: str
    lang: str
    score: float


def hits(asking: Asking, lens: Lens, text: str, lang: str | None, classes: set[str]) -> list[Hit]:
    """The best hit of each thing, best first. Raises: BadRequest (400) for a text without words."""
    words = [folded(word) for word in _WORD.findall(text)]
    if not words or len(words) > MAX_WORDS:
        raise BadRequest(f"the search has {len(words)} words; give 1 to {MAX_WORDS}")
    best: dict[str, Hit] = {}
    for hit in _all(asking, lens, words, lang):
        iri = hit.thing.iri
        wanted = not classes.isdisjoint(lens.facts.types(iri)) if classes else asking.is_data(iri)
        if wanted and (iri not in best or hit.score > best[iri].score):
            best[iri] = hit
    return sorted(best.values(), key=lambda hit: (-hit.score, folded(hit.text), hit.thing.iri))


def _all(asking: Asking, lens: Lens, words: list[str], lang: str | None) -> Iterator[Hit]:
    tag = None if lang is None else lang.casefold()
    for place, (name, iri, text, plain) in enumerate(searchable(lens.facts)):
        if not place % 1024:
            asking.check_time()
        if tag is None or text.lang.casefold() == tag:
            score = _score(words, plain, name in NAMES)
            if score:
                yield Hit(Item(iri, lens), name, text.value, text.lang, score)


def _score(words: list[str], plain: str, naming: bool) -> float:
    """0 unless every word begins one of the text; more for a name, a whole match, a beginning, a short text."""
    if not all(f" {word}" in plain for word in words):
        return 0
    asked = " " + " ".join(words)
    whole = 4 if plain == asked else 2 if plain.startswith(asked) else 1
    return round((10 if naming else 1) * whole + len(asked) / len(plain), 4)


def searchable(facts: Facts) -> list[Found]:
    """Property, thing, text and its folded words, of every text in the facts; made once."""
    if facts.searchable is None:
        facts.searchable = [
            Found(term.name, iri, text, " " + " ".join(_WORD.findall(folded(text.value))))
            for term in _properties(facts)
            for iri, values in facts.values(term).items()
            for text in map(_text, values)
        ]
    return facts.searchable


def _properties(facts: Facts) -> list[PropertyTerm]:
    """Texts in a language, and names; codes and words of a closed list are filters' work."""
    terms = facts.vocabulary.properties.values()
    return [term for term in terms if term.kind is Kind.TEXT or (term.kind is Kind.STRING and term.name in NAMES)]


def _text(value: Text | str) -> Text:
    return value if isinstance(value, Text) else Text(value, "")
