"""Names of terms in any set of facts, for messages about facts that no version has yet."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from pyoxigraph import Literal, NamedNode, Triple

from graph_store.terms import Term
from ontology.built_names import BuiltNames
from ontology.graph_folder import graph_folder
from ontology.namespaces import RDF_TYPE, RDFS_LABEL, SKOS_NOTATION, SKOS_PREF_LABEL, key_of, kg, local_name
from ontology.reasoning.owl_terms import Term as FactTerm
from ontology.sentences import Sentences
from ontology.vocabulary import Vocabulary
from ontology.wording import Wording


class Facts(Protocol):
    """A set of facts that can be queried, the ontology among them."""

    def triples(
        self, s: NamedNode | None = None, p: NamedNode | None = None, o: Term | None = None
    ) -> Iterable[Triple]:
        """Yield the triples that match; None matches anything."""


def sentences_about(facts: Facts, base: str, language: str) -> Sentences:
    """Return the writer of sentences with the names in some facts, in one language."""
    names = FactNames(facts, base, language)
    return Sentences(Wording.load(base), language, names.name, names.classes)


class FactNames:
    """The names in some facts, in one language; else in another language, else built, else the key."""

    def __init__(self, facts: Facts, base: str, language: str) -> None:
        self._facts, self._base = facts, base
        self._order = (*graph_folder().languages_from(language), "en")
        self._standing_in = [Vocabulary.load(base).properties[name].iri for name in graph_folder().site.names]
        self._built = BuiltNames(self._stated, self.classes, self._facts.triples, base)

    def name(self, term: FactTerm, predicate: NamedNode | None = None) -> str:
        """Return the name of a term; a code is one as the value of a property."""
        if isinstance(term, Literal):
            return next(filter(None, map(self._stated, self._coded(term, predicate))), term.value)
        if not isinstance(term, NamedNode):
            return str(term)
        return self._stated(term) or self._built.of(term) or key_of(term.value, self._base) or local_name(term.value)

    def classes(self, term: FactTerm) -> Iterable[object]:
        """Return the classes of a thing."""
        return [each.object for each in self._facts.triples(term, RDF_TYPE)] if isinstance(term, NamedNode) else []

    def _stated(self, node: NamedNode) -> str:
        """Return the name that the facts give a term; an empty text if they give none."""
        found = [*self._texts(node, (SKOS_PREF_LABEL, RDFS_LABEL))] or [*self._texts(node, self._standing_in)]
        ranked = sorted(found, key=lambda each: (self._rank(each), each.language or "", each.value))
        return ranked[0].value if ranked else ""

    def _texts(self, node: NamedNode, predicates: Iterable[NamedNode]) -> Iterator[Literal]:
        for predicate in predicates:
            for fact in self._facts.triples(node, predicate):
                if isinstance(fact.object, Literal):
                    yield fact.object

    def _coded(self, code: Literal, predicate: NamedNode | None) -> Iterator[NamedNode]:
        """Yield the classes and concepts with a code that is a value of the property."""
        for fact in self._facts.triples(p=kg("codeOf", self._base), o=predicate) if predicate else ():
            named = fact.subject
            if isinstance(named, NamedNode):
                codes = (each.value for each in self._texts(named, [SKOS_NOTATION]))
                yield from (named for each in codes if each == code.value)

    def _rank(self, text: Literal) -> int:
        tag = (text.language or "").lower()
        return self._order.index(tag) if tag in self._order else len(self._order)
