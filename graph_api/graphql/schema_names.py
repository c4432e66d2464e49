"""The names of the enums of words in the schema; `ontology.term_names` names types and fields."""

from ontology.term_names import TYPE_NAMES
from ontology.vocabulary import PropertyTerm, Vocabulary


def enum_name(term: PropertyTerm, words: Vocabulary) -> str:
    """Return the name of the enum of a property: the name of the property, unless a type already has it."""
    name = term.name[0].upper() + term.name[1:]
    return f"{name}Word" if name in words.classes or name in TYPE_NAMES else name
