import pytest

from graph_api.sparql.explanation import explained
from graph_store.errors import MalformedQuery, QueryTooComplex

BASE = "https://kennisgraaf.example/"


def codes(pattern: str) -> list[str]:
    return [warning["code"] for warning in explained(f"SELECT * {{ {pattern} }}", BASE)["warnings"]]


@pytest.mark.parametrize(
    "pattern",
    [
        "?s ?p ?o . ?o ?q ?r",
        "?s <urn:p> ?a ; <urn:q> ?b . ?b <urn:r> [ <urn:s> ?c ] .",
        "?s ?p ?o FILTER(?o > 1)",
        "?a <urn:p> ?x . ?b <urn:q> ?y FILTER(?x = ?y)",
        "VALUES ?s { <urn:a> } ?s ?p ?o",
        "?s ?p ?o OPTIONAL { ?s ?q ?r }",
        "?s ?p ?o . { ?o ?q ?r } UNION { ?s ?q ?r }",
        "{ SELECT ?s { ?s ?p ?o } LIMIT 1 } ?s ?q ?r",
        "<urn:a> <urn:p>* ?o . ?o <urn:p>/<urn:q>+ <urn:b>",
        "?s a <urn:C> ; <urn:p>+ ?o",
        "VALUES ?s { <urn:a> } ?s <urn:p>+ ?o",
        "?s ?p ?o BIND(STR(?o) AS ?t)",
    ],
)
def test_a_query_that_joins_gets_no_warning(pattern: str) -> None:
    assert codes(pattern) == []


@pytest.mark.parametrize(
    "pattern",
    [
        "?s ?p ?o . ?a ?b ?c",
        "?s ?p ?o . ?o ?q ?r . ?x ?y ?z",
        "?s ?p ?o OPTIONAL { ?a ?b ?c }",
        "{ ?s ?p ?o } { ?a ?b ?c }",
        "{ ?a ?b ?c . ?d ?e ?f } UNION { ?s ?p ?o }",
        "VALUES ?x { 1 2 } ?s ?p ?o",
    ],
)
def test_parts_that_share_no_variable_are_told(pattern: str) -> None:
    assert "CROSS_PRODUCT" in codes(pattern)


@pytest.mark.parametrize("pattern", ["?s <urn:p>+ ?o", "?s <urn:p>/<urn:q>* ?o", "?s (<urn:p>|<urn:q>)+ ?o"])
def test_a_path_from_everywhere_is_told(pattern: str) -> None:
    assert codes(pattern) == ["UNANCHORED_PATH"]


def test_a_warning_has_its_line_and_column() -> None:
    told = explained("SELECT * {\n ?s ?p ?o .\n ?a ?b ?c }", BASE)
    assert (told["form"], told["groups"], told["patterns"]) == ("SELECT", 1, 2)
    assert told["algebra"] == ["Project *", "  BGP", "    ?s ?p ?o", "    ?a ?b ?c"]
    [warning] = told["warnings"]
    assert (warning["line"], warning["column"]) == (3, 2)
    assert "?a, ?b, ?c" in warning["detail"]


def test_what_is_malformed_is_not_explained() -> None:
    with pytest.raises(MalformedQuery) as refused:
        explained("SELECT * {\n ?s ?p }", BASE)
    assert (refused.value.line, refused.value.column) == (2, 8)


def test_a_template_is_no_pattern() -> None:
    assert (
        explained("CONSTRUCT { ?s ?p ?o . ?a ?b ?c } WHERE { ?s ?p ?o . ?o ?a ?b . ?b ?c ?s }", BASE)["warnings"] == []
    )


def test_the_algebra_is_that_of_the_text_that_is_run_and_warnings_are_about_the_text_that_was_sent() -> None:
    text = "PREFIX : <urn:>\nSELECT * {\n  ?s (:p|!:q)/:r ?o . ?a :t+ ?b }"
    told = explained(text, BASE)
    names = [line.split()[0] for line in told["algebra"]]
    assert names == ["Project", "Join", "Path", "Union", "Path", "Filter", "BGP", "?s", "_:path1"]
    assert told["algebra"][0] == "Project ?a ?b ?o ?s"
    assert {(each["code"], each["line"], each["column"]) for each in told["warnings"]} == {
        ("CROSS_PRODUCT", 3, 23),
        ("UNANCHORED_PATH", 3, 28),
    }


def test_a_path_that_stands_for_too_many_sequences_is_not_explained() -> None:
    with pytest.raises(QueryTooComplex):
        explained(f"ASK {{ ?s {'/'.join(['(<urn:p>|<urn:q>)'] * 9)} ?o }}", BASE)
