"""The texts and names that a schema takes from the terms of an ontology."""

from ontology.class_hierarchy import ClassTerm
from ontology.vocabulary import PropertyTerm


def described(term: ClassTerm | PropertyTerm) -> str:
    """Return the English comment, or else the label or the name, followed by the Dutch label."""
    said = term.comments.get("en") or term.labels.get("en") or term.name
    dutch = term.labels.get("nl")
    return said + (f" (nl: {dutch})" if dutch else "")


def as_words(name: str) -> str:
    """Return a class name as words: `OldTree` gives `old tree`."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()


def with_article(words: str) -> str:
    """Return the words with the indefinite article: `an area`, `a call`."""
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"
