"""The parts of a SPARQL text: terms, variables and expressions.

Each value of a client becomes a literal or an IRI, escaped by the RDF library. It is never query text.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from graph_api.graphql.request_context import Lens
from graph_store.graphs import Include
from ontology.namespaces import DCT_IDENTIFIER, RDFS_LABEL, SKOS_PREF_LABEL, prefixes, shortened
from ontology.vocabulary import Kind, PropertyTerm

TRUE, FALSE = "true", "false"


@dataclass(slots=True)
class Script:
    """The lens, the number of variables, and the reasons for inexactness that all parts of one query share."""

    lens: Lens
    reasons: list[str] = field(default_factory=list)
    variables: int = 0

    def fresh(self, name: str) -> str:
        """Return a new variable."""
        self.variables += 1
        return f"?{name}{self.variables}"

    def inexact(self, reason: str) -> None:
        """Record why SPARQL does not give exactly the same rows."""
        if reason not in self.reasons:
            self.reasons.append(reason)

    def name(self, term: NamedNode) -> str:
        """Return a term of the ontology as a prefixed name, or as an IRI."""
        return shortened(term.value, self.lens.facts.vocabulary.base)

    def classes(self, names: Iterable[str]) -> list[str]:
        """Return the names of classes in the query."""
        known = self.lens.facts.vocabulary.classes
        return [self.name(known[each].iri) for each in sorted(names)]

    def pattern(self, term: PropertyTerm, subject: str, value: str) -> str:
        """Return the pattern of the values of a property; values that the schema does not show are left out."""
        path = self.name(term.iri)
        if term.iri == RDFS_LABEL:
            path += f"|{self.name(SKOS_PREF_LABEL)}"
        found = f"{subject} {path} {value} ."
        if term.in_provenance:
            found = f"GRAPH {iri(self.lens.snapshot.graphs.provenance.value)} {{ {found} }}"
        return found + self._sound(term, value)

    def _sound(self, term: PropertyTerm, value: str) -> str:
        """Return a filter for the values that fit the ontology, if some in this version do not."""
        facts = self.lens.facts
        facts.values(term)
        if not any(name == term.name for name, _ in facts.faults):
            return ""
        if term.kind is Kind.DATE:  # the table of days leaves out the others
            texts = (each.text for values in facts.values(term).values() for each in values)
            return f" FILTER({among(f'STR({value})', map(text, dict.fromkeys(texts)))})"
        if term.words:
            return f" FILTER({among(f'STR({value})', map(text, term.words))})"
        cast = _CASTS.get(term.kind)
        if cast is not None:
            return f" FILTER(COALESCE({cast}(STR({value})) = {cast}(STR({value})), false))"
        return f" FILTER({'isIRI' if term.kind is Kind.THING else 'isLiteral'}({value}))"

    def keys(self, subject: str, key: str) -> str:
        """Return the pattern of the keys of the inventories, which do not depend on the choice of facts."""
        found, facts = f"{subject} {self.name(DCT_IDENTIFIER)} {key} .", self.lens.facts
        if facts.scope.include is Include.ALL:
            return found
        graphs, scope = facts.snapshot.graphs, facts.scope
        names = [graphs.edits, graphs.ended, graphs.reference, graphs.ontology, graphs.inferred]
        names += [graphs.synthetic, graphs.inferred_synthetic] if scope.synthetic else []
        graph = self.fresh("graph")
        tests = [among(graph, (iri(each.value) for each in names)),
                 f"STRSTARTS(STR({graph}), {text(graphs.source('').value)})"]  # fmt: skip
        return f"GRAPH {graph} {{ {found} }} FILTER({any_of(tests)})"

    def prefixes(self, body: str) -> str:
        """Return the declarations of the prefixes that a query uses."""
        known = prefixes(self.lens.facts.vocabulary.base)
        return "".join(f"PREFIX {name}: {iri(space)}\n" for name, space in known.items() if f"{name}:" in body)


_CASTS = {Kind.INTEGER: "xsd:integer", Kind.DECIMAL: "xsd:double"}


def text(value: str) -> str:
    """Return a text as a literal."""
    return str(Literal(value))


def iri(value: str) -> str:
    """Return an IRI. Raises: ValueError if it is none."""
    return str(NamedNode(value))


def all_of(tests: Iterable[str]) -> str:
    """Return the expression that all tests hold."""
    found = [each for each in dict.fromkeys(tests) if each != TRUE]
    return FALSE if FALSE in found else " && ".join(map(_bracketed, found)) or TRUE


def any_of(tests: Iterable[str]) -> str:
    """Return the expression that one of the tests holds."""
    found = [each for each in dict.fromkeys(tests) if each != FALSE]
    return TRUE if TRUE in found else " || ".join(map(_bracketed, found)) or FALSE


def negated(test: str) -> str:
    """Return the expression that a test does not hold."""
    return {TRUE: FALSE, FALSE: TRUE}.get(test, f"!({test})")


def among(value: str, values: Iterable[str]) -> str:
    """Return the expression that a value is one of several."""
    return any_of([f"{value} IN ({', '.join(found)})"]) if (found := list(values)) else FALSE


def _bracketed(test: str) -> str:
    return f"({test})" if " && " in test or " || " in test else test


def boolean(value: object) -> str:
    """Return true or false."""
    return TRUE if value else FALSE
