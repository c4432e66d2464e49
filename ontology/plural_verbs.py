"""The plural of the verb that a phrase begins with: `is a partner of` becomes `are a partner of`.

Texts of the interface and of the ontology have verbs in the present or the past, in the third person.
"""

import re
from typing import Final

_IRREGULAR: Final[dict[str, dict[str, str]]] = {
    "nl": {
        "is": "zijn", "was": "waren", "heeft": "hebben", "had": "hadden", "wordt": "worden", "werd": "werden",
        "staat": "staan", "gaat": "gaan", "doet": "doen", "ziet": "zien", "komt": "komen", "kwam": "kwamen",
        "kreeg": "kregen", "gaf": "gaven", "nam": "namen", "kan": "kunnen", "moet": "moeten", "mag": "mogen",
        "huisvest": "huisvesten", "voldoet": "voldoen", "verscheen": "verschenen", "heet": "heten",
    },
    "en": {"is": "are", "was": "were", "has": "have", "does": "do", "lies": "lie"},
}  # fmt: skip
_NO_PLURAL_IN_S: Final = frozenset({"this", "thus", "plus", "always"})

_LONG: Final = re.compile(r"(.*)([aeou])\2([^aeiou])")
_SHORT: Final = re.compile(r"(?:.*[^aeiou])?[aeiou]([bdfgklmnprst])")
_UNSTRESSED: Final = re.compile(r".*[aeiou].*[^aeiou]e[lmnr]")


def plural(phrase: str, language: str) -> str:
    """Return a phrase with its verb in the plural; an English adverb may come before the verb."""
    first, space, rest = phrase.partition(" ")
    if language == "en" and first.endswith("ly"):
        return f"{first} {plural(rest, language)}"
    known = _IRREGULAR.get(language, {}).get(first)
    made = known or (_dutch(first) if language == "nl" else _english(first) if language == "en" else first)
    return f"{made}{space}{rest}"


def _english(verb: str) -> str:
    """Return the plural of an English verb: `takes` becomes `take`, `reaches` becomes `reach`, a past stays."""
    if not verb.endswith("s") or verb.endswith("ss") or verb in _NO_PLURAL_IN_S:
        return verb
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    return verb[:-2] if verb.endswith(("ches", "shes", "sses", "xes", "zzes")) else verb[:-1]


def _dutch(verb: str) -> str:
    """Return the plural of a Dutch verb: `neemt` becomes `nemen`, `valt` becomes `vallen`, `telde` becomes `telden`."""
    if verb.endswith(("de", "te")):
        return f"{verb}n"
    if not verb.endswith("t"):
        return verb
    stem = verb if verb[-2:-1] in "aeiou" else verb[:-1]
    if long := _LONG.fullmatch(stem):
        return f"{long[1]}{long[2]}{_voiced(long[3])}en"
    if _SHORT.fullmatch(stem) and not _UNSTRESSED.fullmatch(stem):
        return f"{stem}{stem[-1]}en"
    return f"{stem[:-1]}{_voiced(stem[-1]) if stem[-2:-1] in 'aeijou' else stem[-1]}en"


def _voiced(consonant: str) -> str:
    """Return the consonant as it sounds before a vowel: `geef` and `geven`."""
    return {"f": "v", "s": "z"}.get(consonant, consonant)
