import os

import pytest
from hypothesis import HealthCheck, given, settings
from pyoxigraph import BlankNode, NamedNode, Quad, Store, Triple

from ontology.namespaces import RDF_TYPE, kg, thing
from ontology.reasoning import RuleSet, compile_rules, materialise
from ontology.reasoning.compile import schema_inferred
from ontology.reasoning.interval_rule import RULE as INTERVAL
from ontology.reasoning.sparql_updates import as_update, close_in_store, reported
from ontology.turtle_files import ontology_triples
from tests.ontology.reasoning.oracle import datasets, ontologies
from tests.ontology.reasoning.small import turtle

EXAMPLES = int(os.environ.get("FUZZ_CASES", "400")) // 40
FACTS, SCHEMA, INFERRED = NamedNode("urn:g:facts"), NamedNode("urn:g:schema"), NamedNode("urn:g:inferred")
GRAPHS = (FACTS, SCHEMA, INFERRED)


def named(triple: Triple) -> Triple:
    """Return the triple with names for its blank nodes, as in a published version."""
    subject, value = (
        NamedNode(f"urn:x/.well-known/genid/{term.value}") if isinstance(term, BlankNode) else term
        for term in (triple.subject, triple.object)
    )
    return Triple(subject, triple.predicate, value)  # type: ignore[arg-type]


def by_updates(rules: RuleSet, facts: frozenset[Triple]) -> set[Triple]:
    """Return the triples that the rules infer as updates on a store in memory."""
    store = Store()
    for graph, held in ((FACTS, facts), (SCHEMA, rules.stated), (INFERRED, schema_inferred(rules.schema))):
        store.extend(Quad(t.subject, t.predicate, t.object, graph) for t in held)

    def size() -> int:
        return sum(1 for _ in store.quads_for_pattern(None, None, None, INFERRED))

    close_in_store(rules, GRAPHS, INFERRED, store.update, size)
    found = {quad.triple for quad in store.quads_for_pattern(None, None, None, INFERRED)}
    return reported(rules, found - facts)


def test_a_rule_reads_as_an_update() -> None:
    (rule,) = compile_rules(turtle(":p rdfs:subPropertyOf :q .")).rules

    assert as_update(rule, [FACTS, INFERRED], INFERRED) == (
        "INSERT { GRAPH <urn:g:inferred> { ?x <urn:x:q> ?y . } } USING <urn:g:facts> USING <urn:g:inferred> "
        "WHERE { ?x <urn:x:p> ?y . FILTER NOT EXISTS { ?x <urn:x:q> ?y . } }"
    )


@pytest.mark.slow
def test_our_ontology_gives_the_same_as_updates() -> None:
    """Closed-world rules are included, and the days of dates are left out."""
    facts = frozenset(
        [
            *(Triple(thing(f"prog:{n}"), RDF_TYPE, kg("Programme")) for n in range(3)),
            Triple(thing("prog:1"), kg("directPartOf"), thing("prog:0")),
            Triple(thing("org:kvs"), RDF_TYPE, kg("Organisation")),
            *(Triple(thing(who), RDF_TYPE, kg("BusinessActor")) for who in ("org:x", "org:y")),
            *(Triple(thing(who), kg("organises"), thing("evt:a")) for who in ("org:kvs", "org:x", "org:y")),
            *(Triple(thing(what), kg("endedBy"), thing("plan:2021")) for what in ("prog:2", "org:y")),
            Triple(thing("evt:a"), RDF_TYPE, kg("Seminar")),
            Triple(thing("evt:a"), kg("directPartOf"), thing("prog:1")),
        ]
    )
    closure = materialise(compile_rules(ontology_triples()), facts)
    days = {conclusion.fact for conclusion in closure.interval_facts if conclusion.rule == INTERVAL}
    ours = closure.inferred() - days

    assert {triple.subject for triple in ours if triple.object == kg("TopLevelProgramme")} == {thing("prog:0")}
    assert len([triple for triple in ours if triple.predicate == kg("coOrganisesWith")]) == 2
    assert by_updates(closure.rules, facts) == ours


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ontologies, datasets)
def test_random_ontologies_give_the_same_as_updates(ontology: frozenset[Triple], facts: frozenset[Triple]) -> None:
    rules = compile_rules(map(named, ontology))

    assert by_updates(rules, facts) == materialise(rules, facts).inferred()
