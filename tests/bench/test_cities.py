from bench.cities import triples
from ontology.reasoning import compile_rules, materialise
from ontology.turtle_files import ontology_triples
from ontology.vocabulary import Vocabulary


def test_there_are_about_as_many_triples_as_asked_for_and_the_same_each_time() -> None:
    found = set(triples(20_000))

    assert 15_000 < len(found) < 25_000
    assert found == set(triples(20_000))


def test_they_are_in_our_own_words_and_contradict_nothing() -> None:
    facts = frozenset(triples(5_000))
    known = {term.iri for term in Vocabulary.load().properties.values()}

    assert {t.predicate for t in facts if "/ns#" in t.predicate.value} <= known
    assert materialise(compile_rules(ontology_triples()), facts).violations() == []
