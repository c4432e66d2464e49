from pyoxigraph import NamedNode

from ontology.reasoning.graph import Graph
from ontology.reasoning.owl_terms import SUB_CLASS_OF, UNION_OF
from tests.ontology.reasoning.small import turtle


def ex(name: str) -> NamedNode:
    return NamedNode(f"urn:x:{name}")


def test_triples_are_found_by_predicate_in_a_fixed_order() -> None:
    graph = Graph(turtle(":B rdfs:subClassOf :C . :A rdfs:subClassOf :C ."))

    assert graph.pairs(SUB_CLASS_OF) == [(ex("A"), ex("C")), (ex("B"), ex("C"))]
    assert graph.value(ex("A"), SUB_CLASS_OF) == ex("C")
    assert graph.value(ex("C"), SUB_CLASS_OF) is None
    assert graph.has(ex("A"), SUB_CLASS_OF, ex("C"))


def test_a_list_gives_its_members_in_order() -> None:
    graph = Graph(turtle(":C owl:unionOf ( :b :a :c ) ."))
    ((_, head),) = graph.pairs(UNION_OF)

    assert graph.is_list(head)
    assert graph.members(head) == [ex("b"), ex("a"), ex("c")]


def test_a_list_that_turns_back_on_itself_ends() -> None:
    graph = Graph(turtle(":l rdf:first :a ; rdf:rest :l ."))

    assert not graph.is_list(ex("l"))
    assert graph.members(ex("l")) == [ex("a")]


def test_a_list_that_breaks_off_gives_what_it_has() -> None:
    graph = Graph(turtle(":l rdf:first :a ; rdf:rest :m ."))

    assert not graph.is_list(ex("l"))
    assert graph.members(ex("l")) == [ex("a")]


def test_triples_are_found_by_the_local_name_of_their_predicate_in_any_namespace() -> None:
    graph = Graph(turtle('@prefix other: <urn:other:> . :b :mark "1" . :a other:mark "2" . :c :marked "3" .'))

    assert [triple.subject for triple in graph.called("mark")] == [ex("a"), ex("b")]
