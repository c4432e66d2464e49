"""Errors in a text are reported with their position and what could be there instead."""

from pathlib import Path

import pytest
from pyoxigraph import Store

from graph_store.lexer.syntax_errors import Fault, explained, fault_in

QUESTIONS = sorted((Path(__file__).parents[3] / "queries").rglob("*.rq"))
WELL_FORMED = (
    "ASK {}",
    "SELECT (COUNT(DISTINCT *) AS ?n) (SUM(?x) / 2 AS ?y) FROM NAMED <urn:g> { ?s ?p ?x } GROUP BY ?s HAVING (?n > 1)",
    "PREFIX : <urn:> SELECT * { :s (:p/^:q|!(:r|^:s))+ [ :t 'x'@en, -1e3 ; a :C ; ] . (1 2) :p () } ORDER BY DESC(?s)",
    "DESCRIBE ?s <urn:a> WHERE { ?s ?p ?o } LIMIT 1 OFFSET 2",
    "CONSTRUCT WHERE { ?s ?p ?o . }",
    "SELECT * { { ?s ?p ?o } UNION { ?s ?q ?r } MINUS { ?s ?p 1 } VALUES (?a ?b) { (1 UNDEF) } BIND(-?o + 1 AS ?z) }",
    "ASK { ?s ?p ?o FILTER(?o NOT IN (1, <urn:a>) && !BOUND(?x) || EXISTS { ?s ?p ?o } && REGEX(?o, 'a', \"i\")) }",
    "SELECT ?s { SELECT (GROUP_CONCAT(?o ; SEPARATOR = ',') AS ?s) { ?x ?y ?o } } VALUES ?s { 'a' }",
    "ASK { GRAPH ?g { ?s ?p ?o } SERVICE SILENT <urn:s> { ?s ?p ?o } }",
    "ASK { ?s ?p ?o OPTIONAL { ?s ?p ?o FILTER <http://www.w3.org/2001/XMLSchema#boolean>(?o) } }",
)
UPDATES = (
    "",
    "PREFIX : <urn:> INSERT DATA { :a :b 1 GRAPH :g { :a :b 2 . } :c :d 3 } ; DELETE WHERE { ?s ?p ?o } ;",
    "WITH <urn:g> DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } USING NAMED <urn:h> WHERE { ?s ?p ?o }",
    "LOAD SILENT <urn:a> INTO GRAPH <urn:b> ; CLEAR ALL ; DROP GRAPH <urn:c> ; MOVE DEFAULT TO <urn:d>",
)


@pytest.mark.parametrize("text", [*WELL_FORMED, *(each.read_text(encoding="utf-8") for each in QUESTIONS)])
def test_what_the_engine_takes_has_no_fault(text: str) -> None:
    Store().query(text, base_iri="https://kennisgraaf.example/")
    assert fault_in(text) is None


@pytest.mark.parametrize("text", UPDATES)
def test_an_update_has_a_grammar_of_its_own(text: str) -> None:
    assert fault_in(text, "Update") is None
    assert not text or fault_in(text) is not None


@pytest.mark.parametrize(
    ("text", "line", "column", "sentence"),
    [
        ("SELECT *\nWHERE { ?s ?p }", 2, 15, "`}` is not allowed here; expected: a term"),
        ("SELCT * {}", 1, 1, "`SELCT` is not allowed here; expected: ASK, BASE, CONSTRUCT, DESCRIBE, PREFIX, SELECT"),
        ("ASK { FILTER(1 +) }", 1, 17, "`)` is not allowed here; expected: an expression"),
        ("ASK { ?s <urn:p>/ ?o }", 1, 19, "`?o` is not allowed here; expected: a path"),
        ("ASK { VALUES ?x { ?y } }", 1, 19, "`?y` is not allowed here; expected: a value, `}`"),
        ("SELECT * { ?s ?p ?o OPTIONAL ?s }", 1, 30, "`?s` is not allowed here; expected: `{`"),
        ("SELECT * { ?s ?p ?o } LIMIT ten", 1, 29, "`ten` is not allowed here; expected: a number"),
        ("ASK { ?s a kg:City }", 1, 12, "The prefix kg: is not declared"),
        ("PREFIX kg: <urn:> ASK { ?s ?p }\nkg:a", 1, 31, "`}` is not allowed here; expected: a term"),
        ("ASK { ?s ?p 'open }", 1, 13, "The text in quotes that begins with ' does not end"),
        ("ASK { ?s ?p <a b> }", 1, 13, "The IRI that begins with < contains a character that is not allowed"),
        ("ASK { ?s ?p ?o\n", 1, 15, "The text ends too soon; expected: "),
        ("", 1, 1, "The text ends too soon; expected: ASK, "),
        ("ASK { ?s ?p " + "9" * 100 + "é }", 1, 113, "`é` is not allowed here"),
    ],
)
def test_a_fault_is_told_with_its_place(text: str, line: int, column: int, sentence: str) -> None:
    found = explained("error at 9:9: expected SERVICE", text, "Query")
    assert (found.line, found.column) == (line, column)
    assert found.sentence.startswith(sentence)
    with pytest.raises(SyntaxError):
        Store().query(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("SELECT ?x { ?s ?p ?o } GROUP BY ?s", "The SELECT contains a variable that is unbound."),
        ("ASK { BIND(1 AS ?x) BIND(2 AS ?x) }", "The grammar is right, but a variable or a blank node"),
        ("ASK { VALUES (?x ?y) { (1) } }", "The grammar is right, but a variable or a blank node"),
    ],
)
def test_what_is_wrong_beyond_the_grammar_is_told_as_the_engine_has_it(text: str, sentence: str) -> None:
    with pytest.raises(SyntaxError) as refused:
        Store().query(text)
    found = explained(str(refused.value), text, "Query")
    assert found.sentence.startswith(sentence)
    assert (found.line, found.column) == (1, len(text) + 1 if "GROUP" in text else found.column)


def test_the_place_in_an_update_is_not_told_when_only_the_engine_knows_it() -> None:
    found = explained("error at 3:4: expected IRI parsing failed", "DELETE WHERE { ?s ?p ?o }", "Update")
    assert found == Fault("IRI parsing failed.")


def test_deep_nesting_is_no_trouble() -> None:
    assert fault_in("ASK { FILTER" + "(" * 5_000 + "1" + ")" * 5_000 + " }") is None
