"""The names of the enums of words in the schema; `ontology.term_names` names types and fields."""

from collections.abc import Mapping
from typing import Final

from ontology.term_names import DERIVED_TYPES, TYPE_NAMES, free_name
from ontology.vocabulary import Vocabulary

_MADE: Final = ("{}", "{}Count", "{}Filter", "{}ListFilter")
"""Names of the types that belong to an enum of words."""


def enum_names(words: Vocabulary) -> Mapping[str, str]:
    """Return the name of the enum of each property with words: that of the property, unless a type has it.

    A name is also taken if one of the types that belong to the enum would have the name of another type.
    """
    taken = {*TYPE_NAMES, *(form.format(each) for each in words.classes for form in ("{}", *DERIVED_TYPES))}
    named: dict[str, str] = {}
    for term in (each for each in words.properties.values() if each.words):
        name = term.name[0].upper() + term.name[1:]
        if not taken.isdisjoint(form.format(name) for form in _MADE):
            name = free_name(f"{name}Word", taken)
        named[term.name] = name
        taken.update(form.format(name) for form in _MADE)
    return named
