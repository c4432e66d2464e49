"""The triple patterns that a query of a shape reads."""

import pytest

from ontology.namespaces import RDF_TYPE, kg
from ontology.select_patterns import Opaque, Pattern, select_patterns

PREFIXES = {"kg": "https://kennisgraaf.example/ns#"}


def patterns(where: str) -> list[tuple[object, str, object, tuple[int, ...]]]:
    found = select_patterns(f"SELECT $this WHERE {{ {where} }}", PREFIXES)
    return [(each.s, each.p.value.rpartition("#")[2], each.o, each.group) for each in found]


def test_triples_are_told_one_by_one() -> None:
    assert patterns("$this kg:a ?x , ?y ; kg:b <urn:z> . ?x a kg:C") == [
        ("this", "a", "x", ()),
        ("this", "a", "y", ()),
        ("this", "b", patterns("?q kg:b <urn:z>")[0][2], ()),
        ("x", "type", kg("C"), ()),
    ]


def test_a_path_has_a_node_between_its_steps_and_a_literal_is_any_value() -> None:
    (first, second, third) = patterns("$this kg:a/kg:b ?x ; kg:c 'y'@nl")
    assert (first[0], first[2], second[2], third[0]) == ("this", second[0], "x", "this")
    assert isinstance(third[2], str)


def test_what_is_absent_or_optional_is_marked_and_keeps_its_variables_to_itself() -> None:
    absent = "FILTER NOT EXISTS { ?x kg:b ?z } FILTER NOT EXISTS { $this kg:b ?z }"
    found = patterns(f"?x kg:a $this . {absent} FILTER(?x > 1)")
    assert [each[3] for each in found] == [(), (1,), (2,)]
    assert found[1][2] != found[2][2]
    assert [each[3] for each in patterns("OPTIONAL { ?x kg:a $this }")] == [(1,)]


def test_a_query_within_shares_what_it_selects() -> None:
    found = patterns("$this kg:a ?n . { SELECT $this (COUNT(?p) AS ?m) WHERE { ?p kg:b $this } GROUP BY $this }")
    assert found[1][2] == "this"
    assert found[1][0] not in ("p", "n")


def test_a_bind_reads_nothing() -> None:
    assert [each[2] for each in patterns("$this kg:a ?x . BIND(kg:a AS ?path)")] == ["x"]


@pytest.mark.parametrize(
    "where",
    ["$this kg:a* ?x", "$this ?p ?x", "{ $this kg:a ?x } UNION { $this kg:b ?x }", "FILTER(EXISTS { $this kg:a ?x })",
     "$this other:a ?x", "VALUES ?x { 1 }",
     "BIND(EXISTS { $this kg:a ?x } AS ?y)"],
)  # fmt: skip
def test_what_patterns_cannot_say_is_opaque(where: str) -> None:
    with pytest.raises(Opaque):
        patterns(where)


def test_a_pattern_gets_other_names() -> None:
    pattern = Pattern("this", RDF_TYPE, "x", (2,))
    assert pattern.renamed({"x": "y"}, (1,)) == Pattern("this", RDF_TYPE, "y", (1, 2))
