import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph_store.lexer.patterns import End, QueryPatterns
from graph_store.lexer.query_patterns import MOST_CHARACTERS, MOST_TOKENS, query_patterns

PREFIX = "PREFIX : <urn:> "


def read(text: str) -> QueryPatterns:
    found = query_patterns(PREFIX + text, "urn:base")
    assert found is not None
    return found


def shown(end: End) -> str:
    return end if isinstance(end, str) else end.value.removeprefix("urn:")


def triples(text: str) -> list[str]:
    return [" ".join(map(shown, (each.subject, each.predicate, each.object))) for each in read(text).triples]


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("?a :p ?b", ["?a p ?b"]),
        ("?a :p ?b, :c ; :q 3", ["?a p ?b", "?a p c", "?a q 3"]),
        ("?a ^:p ?b", ["?b p ?a"]),
        ("?a :p/^:q ?b", ["?a p ? 0", "?b q ? 0"]),
        ("?a (:p/:q) ?b", ["?a p ? 0", "? 0 q ?b"]),
        ("?a :p+ ?b", ["?a p ?b"]),
        ("?a :p* ?b", []),
        ("?a :p|:q ?b", []),
        ("?a !:p ?b", []),
        ("?a ?p ?b", ["?a ?p ?b"]),
        ("[ :p ?b ] :q _:c", ["? 0 p ?b", "? 0 q ? _:c"]),
        ("?a :p (1 [ :q 2 ])", ["? 1 q 2", "?a p ? 0"]),
        ("{ SELECT ?a { ?a :p ?b } }", ["?a p ?b"]),
        ("FILTER EXISTS { ?a :p ?b }", ["?a p ?b"]),
        ("FILTER NOT EXISTS { ?a :p ?b } MINUS { ?a :q ?b } SERVICE :s { ?a :r ?b }", []),
    ],
)
def test_triples_that_must_match_are_read(group: str, expected: list[str]) -> None:
    assert triples(f"SELECT * {{ {group} }}") == expected


def test_the_place_of_a_triple_is_known() -> None:
    found = read("ASK { ?a :p 1 OPTIONAL { ?a :q 2 } { ?a :r 3 } UNION { ?a :s 4 } GRAPH :g { ?a :t 5 } }").triples
    assert [each.place.is_needed for each in found] == [True, False, False, False, True]
    assert [None if each.place.graph is None else shown(each.place.graph) for each in found] == [None] * 4 + ["g"]


def test_only_a_repeated_step_repeats() -> None:
    assert [each.repeats for each in read("ASK { ?a :p+/:q ?b }").triples] == [True, False]


def test_iris_outside_triples_and_graphs_are_named() -> None:
    found = read("DESCRIBE :a ?x FROM :d FROM NAMED :n WHERE { ?x (:p|:q)* ?y GRAPH :g { ?x ?r ?y } }")
    assert [shown(iri) for iri, _ in found.named] == ["a", "p", "q"]
    assert [shown(iri) for iri, _ in found.graphs] == ["d", "n", "g"]
    assert [shown(iri) for iri in found.defaults] == ["d"]


def test_values_and_assigned_variables_are_comparisons() -> None:
    text = 'SELECT * { VALUES (?a ?b) { (1 :x) (2 UNDEF) } BIND(YEAR(?d) AS ?y) FILTER(?y > 2000) } VALUES ?c { "z" }'
    found = [(each.variable, each.functions, each.operator, len(each.values)) for each in read(text).comparisons]
    assert found == [("?a", (), "=", 2), ("?d", ("YEAR",), ">", 1), ("?c", (), "=", 1)]


def test_columns_that_count_are_known() -> None:
    assert read("SELECT (COUNT(*) AS ?n) (MAX(?a) AS ?m) (1 + COUNT(?b) AS ?k) { ?a ?b ?c }").counts == ["?n", "?k"]


@pytest.mark.parametrize("form", ["CONSTRUCT WHERE { ?a :p ?b }", "CONSTRUCT { ?b :q ?a } WHERE { ?a :p ?b }"])
def test_the_template_of_construct_is_no_pattern(form: str) -> None:
    assert triples(form) == ["?a p ?b"]


def test_offsets_are_those_of_the_text() -> None:
    text = "SELECT * {\n  ?a :p ?b }"
    [found] = read(text).triples
    assert (PREFIX + text)[found.at :].startswith(":p")


@pytest.mark.parametrize(
    "text",
    [
        "", "SELECT", "INSERT DATA { :a :b :c }", "ASK { ?a ?b",
        "ASK {" + " ?a ?b ?c ." * (MOST_TOKENS // 4 + 1) + "}",
        f'ASK {{ ?a ?b "{"x" * MOST_CHARACTERS}" }}',
        "ASK {" * 120 + "}" * 120,
        "ASK { ?a ?b " + "(" * 120 + "1" + ")" * 120 + " }",
    ],
)  # fmt: skip
def test_a_text_that_is_no_query_or_is_too_large_is_not_read(text: str) -> None:
    assert query_patterns(text, "urn:base") is None


WORDS = ["SELECT", "ASK", "DESCRIBE", "CONSTRUCT", "WHERE", "FILTER", "OPTIONAL", "MINUS", "UNION", "GRAPH", "VALUES"]
WORDS += ["UNDEF", "BIND", "AS", "EXISTS", "NOT", "IN", "YEAR", "COUNT", "FROM", "NAMED", "a", "true"]
TERMS = ["?x", "$y", ":p", "<a>", '"t"', "'u'", "@nl", "^^", "1", "-2", "1e3", "_:b"]
MARKS = st.sampled_from([*WORDS, *TERMS, "&&", "||", *"*{}()[].;,|/^+!=<>\\\"'"])


@given(st.lists(MARKS, max_size=60).map(" ".join), st.text(max_size=40))
@example("ASK { ?x :p 'u' ^^ <a> }", "")
def test_no_text_raises(marks: str, noise: str) -> None:
    for text in (marks, f"SELECT * {{ {marks} }}", f"SELECT * {{ ?x ?y ?z FILTER({marks}) }}", noise, marks + noise):
        query_patterns(text, "urn:base")
