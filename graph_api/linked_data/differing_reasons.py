"""Differences between derivations of a fact: the stated facts that only one of them rests on."""

from typing import Final

from ontology.language_texts import in_language, listed
from ontology.reasoning import Derivation
from ontology.reasoning.verbalisation import Words

_TEXTS: Final = {
    "nl": {
        "others": "Deze reden steunt op andere feiten: {new}, in plaats van {old}.",
        "more": "Deze reden steunt ook op {new}.",
        "fewer": "Deze reden steunt op minder feiten: niet op {old}.",
        "same": "Deze reden steunt op dezelfde feiten, maar volgt een andere regel.",
    },
    "en": {
        "others": "This reason rests on other facts: {new}, instead of {old}.",
        "more": "This reason also rests on {new}.",
        "fewer": "This reason rests on fewer facts: not on {old}.",
        "same": "This reason rests on the same facts, but follows another rule.",
    },
}


def difference(first: Derivation, other: Derivation, words: Words) -> str:
    """Return in one sentence how another reason for a fact differs from the first one."""
    new = [f"“{words.fact(fact)}”" for fact in other.leaves if fact not in first.leaves]
    old = [f"“{words.fact(fact)}”" for fact in first.leaves if fact not in other.leaves]
    form = "others" if new and old else "more" if new else "fewer" if old else "same"
    text = in_language(_TEXTS, words.language)[form]
    return text.format(new=listed(new, words.language), old=listed(old, words.language))
