from ontology.reasoning import Name
from ontology.reasoning.encoded_facts import EncodedFacts
from ontology.reasoning.owl_terms import TYPE
from tests.ontology.reasoning.small import turtle

FACTS = turtle(':a :in :b ; a :City ; :label "a"@nl ; :since 2019 . :b :in :c . _:n :in :c .')


def test_what_is_taken_in_is_there_once_whatever_it_speaks_of() -> None:
    facts = EncodedFacts().take(FACTS).take(turtle(":a :in :b . :c :in :d ."))

    assert set(facts) == FACTS | turtle(":c :in :d .")
    assert len(facts) == len(list(facts)) == 7


def test_a_fact_is_found_and_nothing_else() -> None:
    facts = EncodedFacts().take(FACTS)

    assert all(fact in facts for fact in FACTS)
    assert not any(other in facts for other in turtle(':b :in :a . :a a :Town . :a :label "a" . :x :y :z .'))
    assert "a in b" not in facts
    assert turtle(":a :in :c .").isdisjoint(EncodedFacts())


def test_facts_are_kept_by_class_and_by_property() -> None:
    facts = EncodedFacts().take(turtle(':a a :City ; :in :b . :a a "no class" .'))
    (city,) = (fact.object for fact in turtle(":a a :City ."))

    assert set(facts.of(Name(city, 1))) == turtle(":a a :City .")  # type: ignore[arg-type]
    assert set(facts.of(Name(TYPE, 2))) == turtle(':a a "no class" .')
    assert set(facts.among({Name(TYPE, 2)})) == {Name(TYPE, 2)}
    assert list(facts.of(Name(TYPE, 1))) == []
