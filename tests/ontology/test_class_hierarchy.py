"""The classes above and below one another."""

from tests.ontology.test_vocabulary import words

TREE = """
    kg:Place a owl:Class . kg:City a owl:Class ; rdfs:subClassOf kg:Place .
    kg:Port a owl:Class ; rdfs:subClassOf kg:Place .
    kg:Host a owl:Class ; rdfs:subClassOf kg:City ; kg:inferredOnly true .
    kg:Harbour a owl:Class ; rdfs:subClassOf kg:Host, kg:Port .
"""


def test_a_class_is_among_its_own_ancestors_and_descendants() -> None:
    tree = words(TREE)
    assert tree.ancestors("Harbour") == {"Harbour", "Host", "City", "Port", "Place"}
    assert tree.descendants("City") == {"City", "Host", "Harbour"}


def test_an_inferred_class_gives_way_to_the_stated_ones_above() -> None:
    tree = words(TREE)
    assert tree.stated_parents("Harbour") == ("City", "Port")
    assert tree.stated() == ["Place", "City", "Port", "Harbour"]


def test_a_class_is_typed_if_rows_may_state_it_and_a_property_has_it_as_domain_or_range() -> None:
    tree = words(TREE + """
        kg:berths a owl:DatatypeProperty ; rdfs:domain kg:Harbour ; rdfs:range xsd:integer .
        kg:guest a owl:ObjectProperty ; rdfs:range kg:Host ; schema:domainIncludes kg:Place .
    """)  # fmt: skip
    assert tree.typed() == ["Place", "Harbour"]
    assert tree.typed_parents("Harbour") == tree.typed_parents("Host") == ("Place",)
    assert tree.interfaces == {"Place"}


def test_the_lowest_and_the_highest_of_some_classes() -> None:
    tree = words(TREE)
    assert tree.lowest({"Place", "City", "Port"}) == {"City", "Port"}
    assert tree.highest({"Place", "City", "Port"}) == {"Place"}


def test_two_equal_classes_are_not_above_each_other() -> None:
    tree = words("kg:A a owl:Class ; rdfs:subClassOf kg:B . kg:B a owl:Class ; rdfs:subClassOf kg:A .")
    assert tree.ancestors("A") == tree.ancestors("B") == {"A", "B"}
    assert tree.stated_parents("A") == ()
    assert tree.lowest({"A", "B"}) == tree.highest({"A", "B"}) == {"A", "B"}
