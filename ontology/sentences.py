"""Facts and rules as sentences in one language, from the phrases of the ontology and the names of things.

Without a phrase, a sentence is made from the label of the property or class, so any ontology works.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from ontology.definite_nouns import Named
from ontology.language_texts import in_language, listed
from ontology.namespaces import XSD
from ontology.noun_phrases import capitalised, quoted, with_article
from ontology.plural_verbs import plural
from ontology.reasoning.closed_world import ANNOTATION
from ontology.reasoning.derivation import Derivation
from ontology.reasoning.owl_terms import (
    EQUIVALENT_CLASS,
    HAS_VALUE,
    INTERSECTION_OF,
    ON_PROPERTY,
    ONE_OF,
    PROPERTY_CHAIN,
    SOME_VALUES_FROM,
    SUB_CLASS_OF,
    SUB_PROPERTY_OF,
    TYPE,
    UNION_OF,
    Term,
    ends,
    local_name,
)
from ontology.reasoning.verbalisation import rule_words
from ontology.wording import Wording

Name: TypeAlias = Callable[[Term, NamedNode | None], str]
"""A function that returns the name of a term as the value of a property, or as anything else."""

Classes: TypeAlias = Callable[[Term], Iterable[object]]
"""A function that returns the classes of a thing."""

LETTERS: Final = ("X", "Y", "Z", "U", "V", "W", "P", "Q", "R", "S")
"""The letters for things in the sentence of a rule."""

_STRING: Final = NamedNode(f"{XSD}string")
_IS: Final = {"nl": "is", "en": "is"}
_HAS: Final = {"nl": "heeft", "en": "has"}
_ALSO: Final = {"nl": "is altijd ook", "en": "is also"}
_OF_RULES: Final[dict[str, dict[str, str]]] = {
    "kg-interval": {
        "nl": "De eerste en de laatste dag volgen uit de datum zoals ze geschreven is.",
        "en": "The first and the last day follow from the date as it is written.",
    },
    "kg-closed-world": {
        "nl": "Dit volgt ook uit wat de rijen niet vermelden.",
        "en": "This also follows from what the rows do not state.",
    },
}
"""The sentence of a rule that the ontology does not spell out."""

_IF: Final[dict[str, tuple[str, str]]] = {
    "nl": ("Als “{}” geldt, dan geldt ook “{}”.", "Als {} gelden, dan geldt ook “{}”."),
    "en": ("If “{}” holds, then “{}” holds too.", "If {} hold, then “{}” holds too."),
}
_STRUCTURE: Final = frozenset({HAS_VALUE, INTERSECTION_OF, ON_PROPERTY, ONE_OF, SOME_VALUES_FROM, UNION_OF})
"""The properties of a class expression, which a sentence on the expression covers."""


class Sentences:
    """Writer of sentences in one language."""

    def __init__(self, wording: Wording, language: str, name: Name, classes: Classes = lambda _: ()) -> None:
        self.language, self._wording, self._name, self._classes = language, wording, name, classes
        self._known: dict[tuple[Term, NamedNode | None], Named] = {}

    def fact(self, triple: Triple, letters: Mapping[Term, str] | None = None) -> str:
        """Return a fact as a sentence without a full stop. `letters` replace the names of things."""
        subject, value = ends(triple)
        first = (letters or {}).get(subject) or self.subject(subject, *([value] if triple.predicate == TYPE else []))
        verb = self.verb(triple.predicate, None if letters else subject)
        if triple.predicate == TYPE:
            last = self.noun(value)
        else:
            last = (letters or {}).get(value) or self.word(value, triple.predicate)
        return f"{capitalised(first)} {verb} {last}"

    def kind(self, subject: str, cls: Term) -> str:
        """Return the sentence that a thing is of a class: `Oak is a tree`."""
        return f"{capitalised(subject)} {self.verb(TYPE)} {self.noun(cls)}"

    def link(self, subject: str, predicate: NamedNode, value: str) -> str:
        """Return the sentence that a property links a thing and a value: `Oak shades Pond`."""
        return f"{capitalised(subject)} {self.verb(predicate)} {value}"

    def verb(self, predicate: NamedNode, subject: Term | None = None) -> str:
        """Return the verb phrase of a property; made from its label if the ontology gives none: `has ‘height’:`.

        It is in the plural if the name of the subject is.
        """
        phrase = in_language(_IS, self.language) if predicate == TYPE else self._phrase(predicate)
        return plural(phrase, self.language) if subject is not None and self.is_plural(subject) else phrase

    def _phrase(self, predicate: NamedNode) -> str:
        phrase = self._wording.phrase(predicate, self.language)
        return phrase or f"{in_language(_HAS, self.language)} {self.quoted_name(predicate)}:"

    def noun(self, cls: Term) -> str:
        """Return a class with its article: `a tree`, or what its own phrase says after the verb."""
        phrase = self._wording.phrase(cls, self.language)
        return phrase.partition(" ")[2] if phrase else with_article(self._name(cls, None), self.language)

    def word(self, term: Term, predicate: NamedNode | None = None) -> str:
        """Return a thing or a value as a sentence names it: with an article, or in quotes, if it needs one."""
        return self._named(term, predicate).text

    def _named(self, term: Term, predicate: NamedNode | None = None) -> Named:
        if (term, predicate) not in self._known:
            self._known[term, predicate] = self._made(term, predicate)
        return self._known[term, predicate]

    def _made(self, term: Term, predicate: NamedNode | None) -> Named:
        name = self._name(term, predicate)
        if isinstance(term, Literal):
            return Named(quoted(name) if term.language or term.datatype == _STRING else name)
        before = self._wording.phrase(predicate, self.language) if predicate else None
        return self._wording.nouns.named(name, self._classes(term), self.language, before or "")

    def is_plural(self, term: Term) -> bool:
        """Return whether the name of a thing is plural."""
        return self._named(term).plural

    def subject(self, thing: Term, *kinds: Term) -> str:
        """Return a thing as the subject of a sentence about its kinds, whose nouns are not said twice."""
        if not kinds:
            return self.word(thing)
        name, classes = self._name(thing, None), self._classes(thing)
        return self._wording.nouns.named(name, classes, self.language, " ".join(map(self.noun, kinds))).text

    def quoted_name(self, term: Term) -> str:
        """Return the name of a property or another term in quotes."""
        return quoted(self._name(term, None))

    def unknown(self, variable: str) -> str:
        """Return the letter for a thing that is not known."""
        return variable.upper()

    def reason(self, step: Derivation) -> str:
        """Return the rule of a step in sentences: those of the ontology, or one made from the step itself."""
        if step.rule is None:
            return ""
        said = list(self._axioms(step.grounds))
        if said and None not in said:
            return " ".join(filter(None, said))
        fixed = _OF_RULES.get(step.rule, {}).get(self.language)
        return fixed or self._general(step) or f"{capitalised(rule_words(step.rule, self.language))}."

    def _axioms(self, grounds: Sequence[Triple]) -> Iterator[str | None]:
        """Yield the sentence of each axiom, or None for an axiom without one."""
        values = {ends(each)[0]: ends(each)[1] for each in grounds if each.predicate == HAS_VALUE}
        on = {ends(each)[0]: ends(each)[1] for each in grounds if each.predicate == ON_PROPERTY}
        expressions = {ends(each)[0] for each in grounds if each.predicate in _STRUCTURE}
        for each in _in_order(grounds):
            subject, value = ends(each)
            if each.predicate in (SUB_CLASS_OF, EQUIVALENT_CLASS):
                given = self._given(each for each in (subject, value) if _is_expression(each, expressions))
                if given or _is_expression(subject, expressions):
                    yield given
                elif value in values and isinstance(on.get(value), NamedNode):
                    yield self._has_value(subject, on[value], values[value])
                else:
                    yield None if _is_expression(value, expressions) else self._also(subject, value)
            elif each.predicate == SUB_PROPERTY_OF:
                yield self._then(subject, value)
            elif each.predicate == PROPERTY_CHAIN or local_name(each.predicate) == ANNOTATION:
                yield self._wording.sentence(subject, self.language)
            elif each.predicate not in _STRUCTURE:
                yield None

    def _given(self, nodes: Iterable[Term]) -> str | None:
        found = (self._wording.sentence(node, self.language) for node in nodes)
        return next(filter(None, found), None)

    def _has_value(self, cls: Term, predicate: Term, value: Term) -> str:
        """Return an axiom that gives every member of a class one value: `Every tree shades Pond.`"""
        assert isinstance(predicate, NamedNode)  # noqa: S101
        return f"{self.link(self._every(cls), predicate, self.word(value, predicate))}."

    def _also(self, narrower: Term, broader: Term) -> str:
        return f"{self._every(narrower)} {in_language(_ALSO, self.language)} {self.noun(broader)}."

    def _then(self, narrower: Term, broader: Term) -> str | None:
        """Return that one property implies another: `If “X shades Y” holds, then “X covers Y” holds too.`"""
        if not isinstance(narrower, NamedNode) or not isinstance(broader, NamedNode):
            return None
        return in_language(_IF, self.language)[0].format(*(self.link("X", each, "Y") for each in (narrower, broader)))

    def _every(self, cls: Term) -> str:
        """Return all members of a class as a subject: `Een boom`, `Every tree`."""
        noun = self.noun(cls)
        return f"Every {noun.partition(' ')[2]}" if self.language == "en" else capitalised(noun)

    def _general(self, step: Derivation) -> str:
        """Return a step as a rule: its things as letters, except those that the axiom itself names."""
        facts = (step.fact, *(premise.fact for premise in step.premises))
        if not step.premises or any(_is_expression(ends(each)[1], ()) for each in facts):
            return ""
        letters = _letters(step)
        said = [self.fact(premise.fact, letters) for premise in step.premises]
        one, several = in_language(_IF, self.language)
        claim = self.fact(step.fact, letters)
        if len(said) == 1:
            return one.format(said[0], claim)
        return several.format(listed([f"“{fact}”" for fact in said], self.language), claim)


def _is_expression(node: Term, known: Collection[Term]) -> bool:
    """Return whether a class is an expression, whose name nobody knows."""
    if not isinstance(node, NamedNode):
        return isinstance(node, BlankNode)
    return node in known or "/.well-known/genid/" in node.value or node.value.endswith("#axiom")


def _in_order(grounds: Sequence[Triple]) -> list[Triple]:
    """Return the axioms such that a class is concluded before another axiom reads it."""
    found: list[Triple] = []
    waiting = list(grounds)
    while waiting:
        concluded = {ends(each)[1] for each in waiting if each.predicate == SUB_CLASS_OF}
        ready = [each for each in waiting if ends(each)[0] not in concluded] or waiting
        found += ready
        waiting = [each for each in waiting if each not in ready]
    return found


def _letters(step: Derivation) -> dict[Term, str]:
    """Return a letter for each thing of the premises that may be any thing."""
    fixed = {ends(each)[1] for each in step.grounds if each.predicate == HAS_VALUE}
    facts = [premise.fact for premise in step.premises]
    things = [term for fact in facts for term in ends(fact) if fact.predicate != TYPE or term == ends(fact)[0]]
    loose = [term for term in dict.fromkeys(things) if term not in fixed]
    return dict(zip(loose, LETTERS, strict=False))
