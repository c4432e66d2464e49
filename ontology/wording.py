"""The phrases and sentences that an ontology gives for its terms and rules: `kg:phrase` and `kg:sentence`."""

from collections.abc import Iterable
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from ontology.definite_nouns import DefiniteNouns
from ontology.graph_folder import cached_per_folder
from ontology.namespaces import (
    DCT_IDENTIFIER,
    OWL,
    OWL_SAME_AS,
    PROV,
    RDFS,
    RDFS_COMMENT,
    RDFS_DOMAIN,
    RDFS_LABEL,
    RDFS_RANGE,
    RDFS_SUB_CLASS_OF,
    RDFS_SUB_PROPERTY_OF,
    SKOS_ALT_LABEL,
    kg,
)
from ontology.reasoning.owl_terms import Term, ends
from ontology.turtle_files import ontology_triples

_OF_STANDARDS: Final[dict[NamedNode, dict[str, str]]] = {
    RDFS_LABEL: {"nl": "heet", "en": "is called"},
    RDFS_COMMENT: {"nl": "heeft als uitleg", "en": "is explained by"},
    RDFS_SUB_CLASS_OF: {"nl": "is een soort", "en": "is a kind of"},
    RDFS_SUB_PROPERTY_OF: {"nl": "is een vorm van", "en": "is a form of"},
    RDFS_DOMAIN: {"nl": "geldt voor dingen van de soort", "en": "applies to things of the kind"},
    RDFS_RANGE: {"nl": "heeft waarden van de soort", "en": "has values of the kind"},
    NamedNode(f"{OWL}inverseOf"): {"nl": "is het omgekeerde van", "en": "is the inverse of"},
    NamedNode(f"{OWL}equivalentClass"): {"nl": "is gelijkwaardig met", "en": "is equivalent to"},
    NamedNode(f"{OWL}equivalentProperty"): {"nl": "is gelijkwaardig met", "en": "is equivalent to"},
    NamedNode(f"{OWL}disjointWith"): {"nl": "sluit uit:", "en": "excludes"},
    NamedNode(f"{PROV}Entity"): {"nl": "is een ding met een herkomst", "en": "is an entity with a provenance"},
    NamedNode(f"{RDFS}seeAlso"): {"nl": "verwijst naar", "en": "refers to"},
    NamedNode(f"{OWL}differentFrom"): {"nl": "is niet hetzelfde als", "en": "is not the same as"},
    OWL_SAME_AS: {"nl": "is hetzelfde als", "en": "is the same as"},
    SKOS_ALT_LABEL: {"nl": "heet ook", "en": "is also called"},
    DCT_IDENTIFIER: {"nl": "heeft als sleutel", "en": "has the key"},
}
"""Phrases of terms of the standards. An ontology may replace them."""


class Wording:
    """The texts of one ontology, by term and language."""

    def __init__(self, triples: Iterable[Triple], base: str) -> None:
        self._phrases: dict[tuple[Term, str], str] = {}
        self._sentences: dict[tuple[Term, str], str] = {}
        triples = tuple(triples)
        self.nouns = DefiniteNouns(triples, base)
        kept = {kg("phrase", base): self._phrases, kg("sentence", base): self._sentences}
        for triple in triples:
            if triple.predicate in kept and isinstance(triple.object, Literal) and triple.object.language:
                kept[triple.predicate][ends(triple)[0], triple.object.language] = triple.object.value

    @classmethod
    def load(cls, base: str) -> "Wording":
        """Return the texts of the ontology of the graph folder. They are read once."""
        return _loaded(base)

    def phrase(self, term: Term, language: str) -> str | None:
        """Return what follows the subject in a sentence with a property or a class; None if there is no such text."""
        standard = _OF_STANDARDS.get(term) if isinstance(term, NamedNode) else None
        return self._phrases.get((term, language)) or (standard or {}).get(language)

    def sentence(self, node: Term, language: str) -> str | None:
        """Return the sentence of a class expression, or of the rule of a class or property; None if there is none."""
        return self._sentences.get((node, language))


@cached_per_folder
def _loaded(base: str) -> Wording:
    return Wording(ontology_triples(base), base)
