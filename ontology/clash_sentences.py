"""Contradictions as sentences: the facts that cannot hold together, and why."""

from typing import Final

from pyoxigraph import Triple

from ontology.language_texts import in_language, listed
from ontology.noun_phrases import capitalised
from ontology.reasoning.derivation import Violation
from ontology.reasoning.owl_terms import TYPE, ends
from ontology.sentences import Sentences

_KINDS: Final = {
    "nl": "{thing} kan niet tegelijk {one} en {other} zijn.",
    "en": "{thing} cannot be both {one} and {other}.",
}
_FORMS: Final = {
    "nl": ("{facts} kan niet gelden{why}.", "{facts} kunnen niet samen gelden{why}."),
    "en": ("{facts} cannot hold{why}.", "{facts} cannot hold together{why}."),
}
_ONE_VALUE: Final = {"nl": "er mag maar één waarde zijn", "en": "there may be one value only"}
_NO_VALUE: Final = {"nl": "er mag geen waarde zijn", "en": "there may be no value"}
_EXCLUDE: Final = {"nl": "deze verbanden sluiten elkaar uit", "en": "these relations exclude each other"}
_NEGATED: Final = {"nl": "de ontologie ontkent het uitdrukkelijk", "en": "the ontology denies it explicitly"}
_DIFFERENT: Final = {
    "nl": "iets kan niet hetzelfde zijn als een ding dat ervan verschilt",
    "en": "nothing can be the same as a thing that differs from it",
}
_WHY: Final[dict[str, dict[str, str]]] = {
    "prp-fp": _ONE_VALUE,
    "prp-ifp": {"nl": "maar één ding mag deze waarde hebben", "en": "one thing only may have this value"},
    "prp-key": {"nl": "maar één ding mag deze sleutel hebben", "en": "one thing only may have this key"},
    "prp-irp": {"nl": "niets kan dit verband met zichzelf hebben", "en": "nothing can have this relation with itself"},
    "prp-asyp": {
        "nl": "dit verband geldt maar in één richting",
        "en": "this relation holds in one direction only",
    },
    "prp-pdw": _EXCLUDE,
    "prp-adp": _EXCLUDE,
    "prp-npa1": _NEGATED,
    "prp-npa2": _NEGATED,
    "cls-nothing2": {"nl": "niets kan van deze soort zijn", "en": "nothing can be of this kind"},
    "cls-maxc1": _NO_VALUE,
    "cls-maxqc1": _NO_VALUE,
    "cls-maxqc2": _NO_VALUE,
    "cls-maxc2": _ONE_VALUE,
    "cls-maxqc3": _ONE_VALUE,
    "cls-maxqc4": _ONE_VALUE,
    "eq-diff1": _DIFFERENT,
    "eq-diff2": _DIFFERENT,
    "eq-diff3": _DIFFERENT,
    "dt-not-type": {
        "nl": "de waarde is niet van het gegevenstype dat deze eigenschap vraagt",
        "en": "the value is not of the datatype that this property requires",
    },
    "dt-diff": {"nl": "het zijn twee verschillende waarden", "en": "they are two different values"},
}
"""The reason why the facts of a contradiction exclude each other, by rule."""


def clash_sentence(violation: Violation, words: Sentences) -> str:
    """Return a contradiction as a sentence: `Oak cannot be both a tree and a pond.`"""
    if kinds := _two_kinds(violation.triples):
        thing, one, other = ends(kinds[0])[0], *(ends(each)[1] for each in kinds)
        subject = capitalised(words.subject(thing, one, other))
        form = in_language(_KINDS, words.language)
        return form.format(thing=subject, one=words.noun(one), other=words.noun(other))
    facts = [f"“{words.fact(each)}”" for each in violation.triples]
    why = in_language(_WHY.get(violation.rule, {"en": ""}), words.language)
    form = in_language(_FORMS, words.language)[len(facts) > 1]
    return form.format(facts=listed(facts, words.language), why=f": {why}" if why else "")


def _two_kinds(triples: tuple[Triple, ...]) -> tuple[Triple, ...]:
    """Return the facts of a clash if they are that one thing is of two kinds."""
    same = len(triples) == 2 and triples[0].subject == triples[1].subject
    return triples if same and all(each.predicate == TYPE for each in triples) else ()
