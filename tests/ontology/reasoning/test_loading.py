from pyoxigraph import NamedNode

from ontology.reasoning import Name, compile_rules
from ontology.reasoning.loading import loaded
from tests.ontology.reasoning.small import follows, turtle


def names(schema: str, data: str, *, equality: bool = False) -> set[str]:
    """Return the names of the properties that are read."""
    engine = loaded(compile_rules(turtle(schema), equality=equality), turtle(data))
    return {name.term.value for name, found in engine.relations.items() if len(found) and name.arity == 2}


def test_what_no_rule_reads_is_left_alone() -> None:
    assert names(":p rdfs:domain :C .", ':x :p :y ; :note "n" .') == {"urn:x:p"}


def test_dates_are_read_and_stated_first_and_last_days() -> None:
    rules = compile_rules(turtle(':onDate :intervalRole "both" .'))
    engine = loaded(rules, turtle(':x :onDate 2020 ; :earliest "2020-02-01" .'))

    assert len(engine.relations[Name(NamedNode("urn:x:onDate"), 2)]) == 1
    assert len(engine.relations[Name(NamedNode("urn:x:earliest"), 2)]) == 1


def test_equality_reads_all_as_soon_as_things_may_be_equal() -> None:
    assert "urn:x:note" not in names("", ':x :note "n" .', equality=True)
    assert "urn:x:note" in names("", ':x owl:sameAs :y ; :note "n" .', equality=True)
    assert "urn:x:note" in names(":p a owl:FunctionalProperty .", ':x :note "n" .', equality=True)


def test_a_rule_over_rdf_type_sees_the_members_of_classes() -> None:
    schema = ":hasMember owl:inverseOf rdf:type . :City rdfs:subClassOf :Place ."

    assert {"City hasMember gent", "Place hasMember gent"} <= follows(schema, ":gent a :City .")
