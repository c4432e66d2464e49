"""A derivation as PROV-O: each fact is a reified statement, derived from the statements it depends on.

Source: https://www.w3.org/TR/prov-o/#wasDerivedFrom and https://www.w3.org/TR/rdf11-mt/#reification
"""

from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256

from pyoxigraph import Literal, NamedNode, Triple

from ontology.namespaces import PROV, RDF, RDFS_LABEL
from ontology.reasoning.derivation import Derivation
from ontology.reasoning.owl_terms import TYPE

WAS_DERIVED_FROM, WAS_GENERATED_BY = NamedNode(f"{PROV}wasDerivedFrom"), NamedNode(f"{PROV}wasGeneratedBy")


def no_sources(_triple: Triple) -> Iterable[NamedNode]:
    """Return no rows, for a caller that does not track them."""
    return ()


def as_prov(derivation: Derivation, sources: Callable[[Triple], Iterable[NamedNode]] = no_sources) -> list[Triple]:
    """Return the derivation as triples. `sources` gives the rows that state a fact."""
    return [triple for step in derivation.steps() for triple in _of_step(step, sources)]


def _of_step(step: Derivation, sources: Callable[[Triple], Iterable[NamedNode]]) -> Iterator[Triple]:
    node = statement(step.fact)
    yield Triple(node, TYPE, NamedNode(f"{RDF}Statement"))
    yield Triple(node, NamedNode(f"{RDF}subject"), step.fact.subject)
    yield Triple(node, NamedNode(f"{RDF}predicate"), step.fact.predicate)
    yield Triple(node, NamedNode(f"{RDF}object"), step.fact.object)
    for premise in step.premises:
        yield Triple(node, WAS_DERIVED_FROM, statement(premise.fact))
    for fact in (step.fact,) if step.asserted else step.grounds:
        yield from (Triple(node, WAS_DERIVED_FROM, row) for row in sources(fact))
    if step.rule:
        activity = NamedNode(f"{node.value}:rule")
        yield Triple(node, WAS_GENERATED_BY, activity)
        yield Triple(activity, TYPE, NamedNode(f"{PROV}Activity"))
        yield Triple(activity, RDFS_LABEL, Literal(f"{step.rule}: {step.axiom}" if step.axiom else step.rule))


def statement(triple: Triple) -> NamedNode:
    """Return the IRI of a fact as a statement. The same fact always has the same IRI."""
    return NamedNode(f"urn:sha256:{sha256(str(triple).encode()).hexdigest()}")
