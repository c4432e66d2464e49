"""Findings of shapes as sentences: the thing, the rule in the words of its shape, and the values that break it."""

from collections.abc import Sequence
from typing import Final

from pyoxigraph import NamedNode

from ontology.language_texts import in_language, listed
from ontology.noun_phrases import capitalised
from ontology.reasoning.owl_terms import term_in
from ontology.sentences import Sentences
from ontology.validation import Finding

_NOW: Final = {"nl": "nu", "en": "now"}
_NONE: Final = {"nl": "geen", "en": "none"}
_SHOWN: Final = 5


def finding_sentence(finding: Finding, words: Sentences) -> str:
    """Return a finding as a sentence: `Oak: a tree must have one height (now ‘height’: 2 and 3).`"""
    rule = finding.rule(words.language, lambda iri: words.word(NamedNode(iri))).rstrip(".")
    found = [_values(path, values, words) for path, values in finding.found]
    now = f" ({in_language(_NOW, words.language)} {listed(found, words.language)})" if found else ""
    focus = term_in(finding.focus)
    is_term = isinstance(focus, NamedNode) and "#" in focus.value
    subject = words.quoted_name(focus)[1:-1] if is_term else words.word(focus)
    return f"{capitalised(subject)}: {rule}{now}."


def _values(path: str, values: Sequence[str], words: Sentences) -> str:
    """Return the values of a property: `‘height’: 2 and 3`."""
    predicate = term_in(path)
    assert isinstance(predicate, NamedNode)  # noqa: S101
    shown = [words.word(term_in(each), predicate) for each in values[:_SHOWN]]
    more = [f"+{len(values) - _SHOWN}"] if len(values) > _SHOWN else []
    told = listed([*shown, *more], words.language) or in_language(_NONE, words.language)
    return f"{words.quoted_name(predicate)}: {told}"
