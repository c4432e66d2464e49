from pyoxigraph import Literal, NamedNode

from graph_api.hints.ends import Described, ends_of
from ontology.namespaces import kg, thing
from tests.graph_api.hints.conftest import Ask


def test_a_variable_is_described_by_its_class_or_by_its_values(ask: Ask) -> None:
    asked = ask("ASK { ?a a kg:Project . ?b kg:sitedIn ?c VALUES ?c { <https://kennisgraaf.example/id/mun/gent> } }")
    assert asked.ends.of("?a") == Described(kg("Project"))
    assert asked.ends.of("?b") is None
    assert asked.ends.of("?c") == Described(things=(thing("mun:gent"),))
    assert asked.ends.of(kg("Project")) == Described(things=(kg("Project"),))
    assert asked.ends.of(Literal("a")) is None


def test_a_class_without_members_and_a_text_describe_nothing(ask: Ask) -> None:
    ends = ask('ASK { ?a a kg:NewsItem . ?b rdfs:label ?c FILTER(?c = "Gent") }').ends
    assert [ends.of(name) for name in ("?a", "?c")] == [None, None]


def test_what_is_described_holds_its_members(ask: Ask) -> None:
    facts = ask("ASK {}").facts
    cities, gent = Described(kg("CentreCity")), Described(things=(thing("mun:gent"),))
    assert len(list(cities.members(facts))) == 13
    assert list(gent.members(facts)) == [thing("mun:gent")]
    assert cities.name == kg("CentreCity")
    assert [each.holds(facts, thing("mun:gent")) for each in (cities, gent)] == [True, True]
    assert [each.holds(facts, NamedNode("urn:x")) for each in (cities, gent)] == [False, False]


def test_the_first_class_of_a_variable_counts(ask: Ask) -> None:
    asked = ask("ASK { ?a a kg:Project, kg:Programme }")
    assert ends_of(asked.query, asked.facts).of("?a") == Described(kg("Project"))
