"""Changes of facts as sentences: new things, things that are gone, and the values that replaced others."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from pyoxigraph import Literal, NamedNode

from ontology.language_texts import in_language, separators
from ontology.noun_phrases import capitalised
from ontology.plural_verbs import plural
from ontology.reasoning.owl_terms import TYPE, Term
from ontology.sentences import Sentences

_TEXTS: Final[dict[str, dict[str, str]]] = {
    "nl": {
        "new": "Nieuw: {thing} {verb} {kind}.",
        "new_of_no_kind": "Nieuw: {thing}.",
        "gone": "{thing} {wordt niet meer vermeld}.",
        "dropped": "{thing} {is geschrapt}.",
        "fact": "{thing} {verb} {value}.",
        "from": "{thing} {verb} {after} (voorheen {before}).",
        "more": "Nieuw: {thing} {verb} {after}.",
        "fewer": "Niet meer vermeld: {thing} {verb} {before}.",
    },
    "en": {
        "new": "New: {thing} {verb} {kind}.",
        "new_of_no_kind": "New: {thing}.",
        "gone": "{thing} {is no longer mentioned}.",
        "dropped": "{thing} {was dropped}.",
        "fact": "{thing} {verb} {value}.",
        "from": "{thing} {verb} {after} (previously {before}).",
        "more": "New: {thing} {verb} {after}.",
        "fewer": "No longer mentioned: {thing} {verb} {before}.",
    },
}
_SLOT: Final = re.compile(r"\{([^}]*)\}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence: the term that it names, if any, and the language of a text in another language."""

    text: str
    term: Term | None = None
    language: str | None = None


Told: TypeAlias = Sequence[Piece]
"""A sentence in parts."""


def told_text(told: Told) -> str:
    """Return a sentence as one text; a value in another language is followed by that language: `‘Shed’ (en)`."""
    return "".join(f"{each.text} ({each.language})" if each.language else each.text for each in told)


class ChangeSentences:
    """Writer of sentences about the differences between old facts and new ones."""

    def __init__(self, old: Sentences, new: Sentences) -> None:
        """Take the words for old values, and those for new values and for things."""
        self._old, self._new = old, new

    def new(self, thing: NamedNode, kind: NamedNode | None) -> Told:
        """Return that a thing of some class is new: `New: Oak is a tree.`"""
        named = [] if kind is None else [Piece(self._new.noun(kind), kind)]
        return self._said("new" if kind else "new_of_no_kind", thing, TYPE, kind, kind=named)

    def gone(self, thing: NamedNode) -> Told:
        """Return that a thing is no longer mentioned."""
        return self._said("gone", thing)

    def dropped(self, thing: NamedNode) -> Told:
        """Return that a thing was dropped."""
        return self._said("dropped", thing)

    def fact(self, thing: NamedNode, predicate: NamedNode, value: Term) -> Told:
        """Return a fact: `Oak shades Pond.`"""
        return self._said("fact", thing, predicate, value=self._listed(self._new, predicate, [value]))

    def values(
        self, thing: NamedNode, predicate: NamedNode, before: Sequence[Term], after: Sequence[Term]
    ) -> Iterator[Told]:
        """Yield the change of the values of a property: values in place of others, or values that came or went."""
        old, new = self._listed(self._old, predicate, before), self._listed(self._new, predicate, after)
        if before and after:
            yield self._said("from", thing, predicate, before=old, after=new)
            return
        if before:
            yield self._said("fewer", thing, predicate, before=old)
        if after:
            yield self._said("more", thing, predicate, after=new)

    def _said(
        self,
        form: str,
        thing: NamedNode,
        predicate: NamedNode = TYPE,
        of_kind: NamedNode | None = None,
        **slots: Iterable[Piece],
    ) -> Told:
        subject, language = Piece(self._new.subject(thing, *([of_kind] if of_kind else [])), thing), self._new.language
        known = {"thing": [subject], "verb": [Piece(self._new.verb(predicate, thing))], **slots}
        told: list[Piece] = []
        for number, text in enumerate(_SLOT.split(in_language(_TEXTS, language)[form])):
            if not number % 2:
                told.append(Piece(text))
            elif text in known:
                told += known[text]
            else:
                told.append(Piece(plural(text, language) if self._new.is_plural(thing) else text))
        found = [each for each in told if each.text]
        return [replace(found[0], text=capitalised(found[0].text)), *found[1:]]

    def _listed(self, words: Sentences, predicate: NamedNode, values: Sequence[Term]) -> Iterable[Piece]:
        pieces = [_piece(words, predicate, each) for each in values]
        between = separators(len(pieces), words.language)
        return [each for pair in zip(pieces, map(Piece, between), strict=True) for each in pair if each.text]


def _piece(words: Sentences, predicate: NamedNode, value: Term) -> Piece:
    if predicate == TYPE:
        return Piece(words.noun(value), value)
    foreign = value.language if isinstance(value, Literal) and value.language != words.language else None
    return Piece(words.word(value, predicate), value, foreign)
