from tests.ontology.reasoning.small import follows, why


def test_an_alias_shares_all() -> None:
    """eq-sym, eq-trans, eq-rep-s, eq-rep-o. Equal things have the same facts."""
    schema = ""
    data = ":a owl:sameAs :b . :b owl:sameAs :c . :a :size 3 . :x :near :b ."

    assert follows(schema, data, equality=True) == {
        "a sameAs c",
        "b sameAs a",
        "c sameAs a",
        "c sameAs b",
        'b size "3"',
        'c size "3"',
        "x near a",
        "x near c",
    }
    assert why(schema, data, ":c :size 3 .", equality=True).rule == "eq-rep-s"


def test_without_equality_an_alias_stays_an_alias() -> None:
    """The published graph does not repeat a thing under its aliases."""
    schema = ""
    data = ":a owl:sameAs :b . :a :size 3 ."

    assert follows(schema, data) == set()
