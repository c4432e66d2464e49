"""The values that a property has, and those that were probably meant."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from pyoxigraph import Literal, NamedNode

from graph_api.hints.ends import Described
from graph_api.hints.facts import Facts, Undecided
from graph_api.hints.inquiry import Inquiry
from graph_api.hints.near_names import NearNames
from graph_store.terms import XSD, XSD_STRING, Term, canonical, order
from ontology.namespaces import RDFS_LABEL

_MOST_FACTS = 600
_MOST_COMPARED, _LONGEST = 120, 60
"""Most texts that are compared with a misspelt one, and the most characters of each."""

_MOST_LISTED = 6
MOST_EXAMPLES = 3
"""Values that a hint gives as examples."""

_LANGUAGES = (None, "nl", "en")
_KINDS = (XSD_STRING, f"{XSD}integer", f"{XSD}date")


@dataclass(frozen=True, slots=True)
class Values:
    """Distinct values of a property, in the order of terms; if there are too many to read, not `are_all`."""

    terms: Sequence[Term]
    are_all: bool

    @property
    def literals(self) -> list[Literal]:
        """Return those that are literals."""
        return [term for term in self.terms if isinstance(term, Literal)]


def values_of(facts: Facts, property_: NamedNode, start: Described | None) -> Values:
    """Return the values of a property of all things, or of those described."""
    found: dict[Term, None] = {}
    try:
        for term in _read(facts, property_, start):
            found[term] = None
    except Undecided:
        return Values(list(found), are_all=False)
    return Values(sorted(found, key=order), are_all=True)


def like(values: Values, asked: Literal | NamedNode) -> tuple[str, list[Term]]:
    """Return advice with the values that are most like the asked one: `near`, `all_values` or `values`, and these."""
    short = (each for each in values.literals if len(each.value) <= _LONGEST)
    texts = {each.value: each for each in islice(short, _MOST_COMPARED)}
    folded = asked.value.casefold()
    same = [each for each in values.literals if each.value.casefold() == folded and each != asked]
    if same:
        return "near", list(same[:MOST_EXAMPLES])
    if near := NearNames(texts).nearest(asked.value, MOST_EXAMPLES):
        return "near", [texts[text] for text in near]
    if values.are_all and len(values.terms) <= _MOST_LISTED:
        return "all_values", list(values.terms)
    return "values", list(values.terms[:MOST_EXAMPLES])


def written_otherwise(facts: Facts, property_: NamedNode, asked: Literal) -> list[Term]:
    """Return values that differ from the asked one in language, datatype or capitals only; they are looked up."""
    text = asked.value
    if len(text) > _LONGEST:
        return []
    texts = dict.fromkeys([text, text.lower(), text.capitalize(), text.title(), text.upper()])
    others = [_typed(text, kind) for kind in _KINDS]
    others += [Literal(each, language=tag) if tag else Literal(each) for each in texts for tag in _LANGUAGES]
    found = (each for each in dict.fromkeys(others) if each != asked and facts.some(None, property_, each))
    return list(islice(found, 1))


def labelled(asked: Inquiry, text: str) -> list[NamedNode]:
    """Return a thing with this text as its label, in any of a few languages."""
    with asked.facts.for_advice():
        for language in _LANGUAGES:
            label = Literal(text, language=language) if language else Literal(text)
            quad = next(asked.facts.quads(None, RDFS_LABEL, label), None)
            if quad is not None and isinstance(quad.subject, NamedNode):
                return [quad.subject]
    return []


def languages_of(values: Iterable[Literal]) -> str:
    """Return the languages of values as a list in a sentence."""
    return ", ".join(sorted({each.language for each in values if each.language}))


def _typed(text: str, kind: str) -> Term:
    return canonical(Literal(text, datatype=NamedNode(kind)))


def _read(facts: Facts, property_: NamedNode, start: Described | None) -> Iterator[Term]:
    if start is None:
        yield from (quad.object for quad in facts.quads(None, property_, None, most=_MOST_FACTS))
    else:
        for thing in start.members(facts):
            yield from (quad.object for quad in facts.quads(thing, property_, None))
