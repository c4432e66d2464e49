"""Differences between derivations of a fact: the stated facts that only one of them rests on."""

from typing import Final

from ontology.reasoning import Derivation
from ontology.reasoning.verbalisation import Words

_TEXTS: Final = {
    "nl": {
        "others": "Deze reden steunt op andere feiten: {new}, in plaats van {old}.",
        "more": "Deze reden steunt ook op {new}.",
        "fewer": "Deze reden steunt op minder feiten: niet op {old}.",
        "same": "Deze reden steunt op dezelfde feiten, maar volgt een andere regel.",
        "and": "en",
    },
    "en": {
        "others": "This reason rests on other facts: {new}, instead of {old}.",
        "more": "This reason also rests on {new}.",
        "fewer": "This reason rests on fewer facts: not on {old}.",
        "same": "This reason rests on the same facts, but follows another rule.",
        "and": "and",
    },
}


def difference(first: Derivation, other: Derivation, words: Words) -> str:
    """Return in one sentence how another reason for a fact differs from the first one."""
    texts = _TEXTS.get(words.language, _TEXTS["en"])
    new = [words.fact(fact) for fact in other.leaves if fact not in first.leaves]
    old = [words.fact(fact) for fact in first.leaves if fact not in other.leaves]
    form = "others" if new and old else "more" if new else "fewer" if old else "same"
    return texts[form].format(new=_listed(new, texts["and"]), old=_listed(old, texts["and"]))


def _listed(facts: list[str], last: str) -> str:
    quotes = [f"“{fact}”" for fact in facts]
    return f"{', '.join(quotes[:-1])} {last} {quotes[-1]}" if len(quotes) > 1 else "".join(quotes)
