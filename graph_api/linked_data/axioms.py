"""Axioms in words that a list of links cannot show: class expressions, property chains, disjoint classes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pyoxigraph import NamedNode

from graph_api.site.labels import Labels
from graph_store.terms import Term
from ontology.namespaces import OWL, OWL_EQUIVALENT_CLASS, RDF, RDFS_SUB_CLASS_OF

Said = Mapping[Term, Mapping[NamedNode, Sequence[Term]]]
"""The statements of the ontology, by subject and property."""

DISJOINT_WITH = NamedNode(f"{OWL}disjointWith")

_INTERSECTION, _ON, _SOME, _VALUE, _ALL, _MEMBERS, _CHAIN = (
    NamedNode(OWL + name)
    for name in (
        "intersectionOf", "onProperty", "someValuesFrom", "hasValue", "allValuesFrom", "members", "propertyChainAxiom",
    )
)  # fmt: skip
_FIRST, _REST = NamedNode(f"{RDF}first"), NamedNode(f"{RDF}rest")
_WITH: dict[str, dict[NamedNode, str]] = {
    "nl": {_SOME: "met ‘{}’ een {}", _VALUE: "met ‘{}’ {}", _ALL: "met ‘{}’ alleen een {}"},
    "en": {_SOME: "with ‘{}’ some {}", _VALUE: "with ‘{}’ {}", _ALL: "with ‘{}’ only a {}"},
}
_BETWEEN = {"nl": (" en ", ", dan "), "en": (" and ", ", then ")}


def excluded(said: Said) -> Mapping[Term, set[NamedNode]]:
    """Return, for each class, the classes that are disjoint with it."""
    found: dict[Term, set[NamedNode]] = defaultdict(set)
    pairs = [(one, other) for one, stated in said.items() for other in stated.get(DISJOINT_WITH, ())]
    for stated in said.values():
        for members in stated.get(_MEMBERS, ()):
            listed = list(_listed(said, members))
            pairs += [(one, other) for one in listed for other in listed if one != other]
    for one, other in pairs:
        if isinstance(one, NamedNode) and isinstance(other, NamedNode):
            found[one].add(other)
            found[other].add(one)
    return found


def sentences(said: Said, labels: Labels, language: str) -> Mapping[Term, list[tuple[str, str]]]:
    """Return the axioms about each term, each as a key of the page's texts and a sentence."""
    words = _Expressions(said, labels, language)
    found: dict[Term, list[tuple[str, str]]] = defaultdict(list)
    for subject, stated in said.items():
        for broader in stated.get(RDFS_SUB_CLASS_OF, ()):
            if words.is_expression(subject):
                found[broader].append(("sufficient", words.text(subject)))
        for same in stated.get(OWL_EQUIVALENT_CLASS, ()):
            if words.is_expression(same):
                found[subject].append(("definition", words.text(same)))
        for chain in stated.get(_CHAIN, ()):
            found[subject].append(("chain", words.chain(chain)))
    return {term: sorted(each) for term, each in found.items()}


class _Expressions:
    """Class expressions as text in the language of one reader."""

    def __init__(self, said: Said, labels: Labels, language: str) -> None:
        self._said, self._labels, self._with = said, labels, _WITH[language]
        self._and, self._then = _BETWEEN[language]

    def is_expression(self, term: Term) -> bool:
        """Return whether the term is a class expression and not a named class."""
        stated = self._said.get(term, {})
        return _INTERSECTION in stated or _ON in stated

    def text(self, term: Term) -> str:
        """Return a class expression as text: `person with ‘author of’ some book`."""
        stated = self._said.get(term, {})
        if _INTERSECTION in stated:
            first, *others = [self.text(each) for each in _listed(self._said, stated[_INTERSECTION][0])]
            return f"{first} {self._and.join(others)}".rstrip()
        if _ON not in stated:
            return self._labels.of(term).text
        kind = next((each for each in self._with if each in stated), None)
        name = self._labels.of(stated[_ON][0]).text
        return name if kind is None else self._with[kind].format(name, self.text(stated[kind][0]))

    def chain(self, start: Term) -> str:
        """Return a property chain as text: `‘located in’, then ‘within’`."""
        return self._then.join(f"‘{self._labels.of(each).text}’" for each in _listed(self._said, start))


def _listed(said: Said, node: Term) -> Iterator[Term]:
    """Give the members of an RDF list."""
    while first := said.get(node, {}).get(_FIRST):
        yield first[0]
        node = said[node][_REST][0]
