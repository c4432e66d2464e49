from tests.ontology.reasoning.small import follows, why


def test_a_city_takes_part_in_the_programme_of_its_project() -> None:
    """prp-spo2. A chain of two properties."""
    schema = ":takesPartIn owl:propertyChainAxiom ( :takesPartIn :partOf ) ."
    data = ":gent :takesPartIn :shed . :shed :partOf :lab ."

    assert follows(schema, data) == {"gent takesPartIn lab"}
    assert why(schema, data, ":gent :takesPartIn :lab .").rule == "prp-spo2"


def test_a_chain_of_three_needs_all_its_links() -> None:
    """prp-spo2. A chain of three properties."""
    schema = ":r owl:propertyChainAxiom ( :p :q :s ) ."
    data = ":a :p :b . :b :q :c . :c :s :d . :e :p :f . :f :q :g ."

    assert follows(schema, data) == {"a r d"}
    assert why(schema, data, ":a :r :d .").rule == "prp-spo2"
