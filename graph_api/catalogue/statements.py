"""A short notation for descriptions as triples: terms by prefixed name, texts in two languages, values by type."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Triple

from graph_store.terms import RDF_TYPE, XSD, Term
from ontology.folder_sections import by_language
from ontology.namespaces import prefixes

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcatap": "http://data.europa.eu/r5r/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
}
"""Prefixes that catalogues use, in addition to those of the data."""


@dataclass(slots=True)
class Statements:
    """Collects triples under one base."""

    base: str
    found: list[Triple] = field(default_factory=list)
    _spaces: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._spaces = PREFIXES | prefixes(self.base)

    def iri(self, path: str) -> NamedNode:
        """Return an IRI of ours: the base followed by this path."""
        return NamedNode(self.base + path)

    def term(self, name: str) -> NamedNode:
        """Return a term of a vocabulary: `dct:title`."""
        prefix, _, local = name.partition(":")
        return NamedNode(self._spaces[prefix] + local)

    def about(self, subject: NamedNode, kind: str, **said: object) -> NamedNode:
        """State the class of a subject and its properties, given as `dct_title` for `dct:title`; skip None."""
        self.found.append(Triple(subject, RDF_TYPE, self.term(kind)))
        for name, values in said.items():
            self.also(subject, name.replace("_", ":", 1), values)
        return subject

    def also(self, subject: NamedNode, predicate: str, values: object) -> None:
        """State one property; a list gives one statement for each member."""
        for value in values if isinstance(values, list | tuple) else [values]:
            if value is not None:
                self.found.append(Triple(subject, self.term(predicate), _value(value)))


def both(dutch: str, english: str) -> list[Literal]:
    """Return a text in both languages."""
    return [Literal(dutch, language="nl"), Literal(english, language="en")]


def texts(setting: str, languages: Sequence[str]) -> list[Literal]:
    """Return the texts of a setting, `nl=Bomen; en=Trees`; a text without a tag is in the first language."""
    return [Literal(text, language=tag or languages[0]) for tag, text in by_language(setting).items()]


def typed(value: object, datatype: str) -> Literal:
    """Return a literal of an XML Schema datatype."""
    return Literal(str(value), datatype=NamedNode(XSD + datatype))


def _value(value: object) -> Term:
    if isinstance(value, NamedNode | Literal):
        return value
    return Literal(value) if isinstance(value, int | str) else Literal(str(value))
