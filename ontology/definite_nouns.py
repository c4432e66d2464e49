"""Names with a definite article, from the nouns that the ontology gives for the members of a class.

`kg:Committee kg:noun "het comité"@nl` gives `beheerscomité` and `Comité van de Regio’s` their article.
`kg:Row kg:kindNoun "de rij"@nl` comes before a name with a small letter and no such noun: `de rij ‘rechten’`.
A name whose noun is a `kg:pluralNoun` has a verb in the plural.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, Triple

from ontology.namespaces import RDFS_SUB_CLASS_OF, kg
from ontology.noun_phrases import named, quoted
from ontology.reasoning.owl_terms import Term, ends

_DETERMINERS: Final = {
    "nl": frozenset({"de", "het", "een", "elk", "elke", "alle", "deze", "dit", "geen"}),
    "en": frozenset({"the", "a", "an", "each", "every", "all", "this", "these", "no"}),
}
_BEFORE_DETAILS: Final = {
    "nl": frozenset({"van", "voor", "over", "met", "in", "bij", "op", "rond", "tot", "naar", "per", "uit", "aan"}),
    "en": frozenset({"of", "for", "on", "about", "with", "in", "at", "to", "from", "by", "per"}),
}
"""Words that only details follow: the noun that names the thing comes before them."""

_KEPT: Final = 10_000
"""Most sets of classes whose nouns are remembered."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]*)*")
_QUOTED: Final = re.compile(r"‘[^’]*’|“[^”]*”")


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun with its definite article. `of_kind`: it may come before a name; `plural`: its verb is in the plural."""

    article: str
    noun: str
    of_kind: bool
    plural: bool


@dataclass(frozen=True, slots=True)
class Named:
    """A name as a sentence has it, and whether its verb is in the plural."""

    text: str
    plural: bool = False


class DefiniteNouns:
    """The nouns that an ontology gives for the members of its classes."""

    def __init__(self, triples: Iterable[Triple], base: str) -> None:
        self._given: dict[tuple[object, str], list[Noun]] = {}
        self._broader: dict[object, set[Term]] = {}
        self._found: dict[tuple[tuple[object, ...], str], Sequence[Noun]] = {}
        kinds = {kg("noun", base): (False, False), kg("kindNoun", base): (True, False)}
        kinds[kg("pluralNoun", base)] = (False, True)
        for triple in triples:
            subject, value = ends(triple)
            if triple.predicate == RDFS_SUB_CLASS_OF:
                self._broader.setdefault(subject, set()).add(value)
            elif triple.predicate in kinds and isinstance(value, Literal) and value.language:
                article, _, noun = value.value.partition(" ")
                found = Noun(article, noun, *kinds[triple.predicate])
                self._given.setdefault((subject, value.language), []).append(found)

    def named(self, name: str, classes: Iterable[object], language: str, before: str = "") -> Named:
        """Return the name of a thing of some classes after the words `before`; in quotes if it has no noun.

        A noun that those words have is not repeated: `has the theme ‘rights’`.
        """
        nouns = self._nouns(tuple(classes), language)
        is_title = not name[:1].islower()
        said = f" {before.casefold()} "
        if found := _noun_in(name, [each for each in nouns if not (is_title and each.of_kind)], language):
            if f" {found.noun.casefold()} " not in said:
                return Named(f"{found.article} {name}", found.plural)
            inner = name[len(found.noun) + 2 : -1] if _is_built(name, found) else name
            return Named(named(inner))
        kind = next((each for each in nouns if each.of_kind), None)
        if kind is None or is_title or f" {kind.noun.casefold()} " in said:
            return Named(named(name))
        return Named(f"{kind.article} {kind.noun} {quoted(name)}")

    def _nouns(self, classes: tuple[object, ...], language: str) -> Sequence[Noun]:
        """Return the nouns for a thing of these classes, those of the narrowest class first."""
        found = self._found.get((classes, language))
        if found is None:
            ordered = sorted(classes, key=lambda each: (-len(self._above(each)), str(each)))
            found = tuple(noun for cls in ordered for noun in self._given.get((cls, language), ()))
            if len(self._found) < _KEPT:
                self._found[classes, language] = found
        return found

    def _above(self, cls: object) -> set[object]:
        found: set[object] = set()
        waiting = [cls]
        while waiting:
            new = self._broader.get(waiting.pop(), set()) - found
            found |= new
            waiting += new
        return found


def _noun_in(name: str, nouns: Sequence[Noun], language: str) -> Noun | None:
    """Return the first of these nouns in a name, unless the name begins with an article or has it in its details."""
    text = _QUOTED.sub(lambda found: " " * len(found[0]), name.casefold()) if nouns else ""
    if built := next((each for each in nouns if _is_built(name, each)), None):
        return built
    for number, word in enumerate(_WORD.finditer(text)):
        if word[0] in (_BEFORE_DETAILS if number else _DETERMINERS).get(language, ()):
            return None
        so_far, is_key = text[: word.end()], text[word.end() :].startswith(":")
        found = next((each for each in nouns if so_far.endswith(each.noun.casefold())), None)
        if found and not is_key:
            return found
    return None


def _is_built(name: str, noun: Noun) -> bool:
    """Return whether a name was built from the noun and what the thing links: `seat (Oak committee · chair)`."""
    return name.startswith(f"{noun.noun} (") and name.endswith(")")
