"""The known deviations of the engine listed in docs/sparql.md; a test fails when one has disappeared."""

import re
from dataclasses import dataclass

import pytest
from pyoxigraph import Store

from tests.conformance.compared import Told, ours
from tests.documents import DOCS

PREFIXES = "PREFIX : <urn:> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
PAGE = (DOCS / "sparql.md").read_text(encoding="utf-8")
SECTION = PAGE.partition("## Known deviations of the engine")[2].partition("\n## ")[0]
LISTED = [row.split("|")[1].strip() for row in SECTION.splitlines() if re.match(r"\| (?!in the text)[^-]", row)]


@dataclass(frozen=True)
class Deviation:
    """A query with the engine's present answer and the standard's answer, each as the text of its values.

    The row of the table on the page begins with `name`; no rows are "", an unbound value is "-".
    """

    name: str
    query: str
    today: str
    standard: str
    data: str = ""


DEVIATIONS = (
    Deviation("Integers beyond 2⁶³", "SELECT ?x { BIND(9223372036854775807 + 1 AS ?x) }", "-", "9223372036854775808"),
    Deviation("Integers beyond 2⁶³", "SELECT (SUM(?v) AS ?x) { VALUES ?v { 9223372036854775807 1 } }", "-",
              "9223372036854775808"),
    Deviation("Integers beyond 2⁶³", "SELECT (9223372036854775808 > 1 AS ?x) {}", "-", "true"),
    Deviation("Integers beyond 2⁶³", "SELECT (isNUMERIC(9223372036854775808) AS ?x) {}", "false", "true"),
    Deviation("Integers beyond 2⁶³", "SELECT ?x { VALUES ?x { 10000000000000000000 9 } } ORDER BY ?x",
              "10000000000000000000 9", "9 10000000000000000000"),
    Deviation("Decimals", "SELECT (0.1234567890123456789 + 0 AS ?x) {}", "-", "0.1234567890123456789"),
    Deviation("Decimals", "SELECT (12345678901234567890.5 * 100 AS ?x) {}", "-", "1234567890123456789050"),
    Deviation("Back references", r'SELECT (REGEX("aa", "(a)\\1") AS ?x) {}', "-", "true"),
    Deviation("Back references", r'SELECT (REPLACE("abab", "(a)b\\1", "x") AS ?x) {}', "-", "xb"),
    Deviation("REPLACE", 'SELECT (REPLACE("abc", "b", "$") AS ?x) {}', "a$c", "-"),
    Deviation("REPLACE", 'SELECT (REPLACE("abc", "x*", "-") AS ?x) {}', "-a-b-c-", "-"),
    Deviation("REPLACE", 'SELECT ?x { VALUES ?r { "$1x" } BIND(REPLACE("abc", "(b)", ?r) AS ?x) }', "ac", "abxc"),
    Deviation("Canonical form", "SELECT (STR(?v) AS ?x) { ?s :n ?v }", "1", "01", data=':a :n "01"^^xsd:integer'),
    Deviation("Canonical form", 'SELECT (LANG("a"@fr-BE) AS ?x) {}', "fr-be", "fr-BE"),
    Deviation("GROUP_CONCAT", 'SELECT (LANG(GROUP_CONCAT(?v)) AS ?x) { VALUES ?v { "a"@en "b"@en } }', "en", ""),
    Deviation("BNODE", 'SELECT (COUNT(DISTINCT ?b) AS ?x) { VALUES ?v { 1 2 } BIND(BNODE("x") AS ?b) }', "1", "2"),
    Deviation("Paths of no length", "SELECT ?x { :none :p* ?x }", "", "urn:none", data=":a :p :b"),
    Deviation("GRAPH", "SELECT ?x { GRAPH ?g { { SELECT (COUNT(*) AS ?x) { ?s :none ?o } } } }", "0", "0 0",
              data="GRAPH :g1 { :a :p :b } GRAPH :g2 { :a :p :b }"),
    Deviation("OPTIONAL", "SELECT ?l { ?c :r ?a OPTIONAL { MINUS { BIND(?a AS ?n) } ?a :l ?l } } VALUES ?a { :b }",
              "-", "x",
              data=':c :r :b . :b :l "x"'),
    Deviation("OPTIONAL", "SELECT ?n { ?b :q _:x . _:x (:q|:p) ?c OPTIONAL { ?a (:r|:p) :c { SELECT * { ?b :l ?l "
              "{ { ?b :l ?l . ?b :n ?n } } OPTIONAL { ?c !:n _:y . _:y :r :a . ?a :l ?l } } } } "
              "[ (:q|:r) :d ; :q [ (:r/:r) ?c ] ] }", "-1.5", "-",
              data=':a :q :e ; :r :d . :c :l "" ; :n -1.5 ; :p :c ; :q :c, :e . :d :r :a . :e :r :e'),
    Deviation("Dates", 'SELECT ("2020-01-01"^^xsd:date < "2020-01-03"^^xsd:date AS ?x) {}', "true", "-"),
    Deviation("TRUE", "ASK { FILTER(TRUE) }", "MALFORMED_QUERY", "True"),
    Deviation("SELECT *", "SELECT * { :a !:none :b }", "()", "() ()", data=":a :p :b ; :q :b"),
    Deviation("AS", "SELECT ?a (COUNT(*) AS ?x) { SELECT ?a (1 AS ?x) { ?a :p ?b } } GROUP BY ?a", "urn:a 1",
              "MALFORMED_QUERY", data=":a :p :b"),
)  # fmt: skip


def shown(told: Told) -> str:
    """Return the values of an answer, in the order of the rows if there is one."""
    if told.fault:
        return "MALFORMED_QUERY" if "MALFORMED_QUERY" in told.fault else told.fault
    assert told.rows is not None
    rows = told.order or sorted(told.rows.elements(), key=str)
    return " ".join(" ".join(map(value, row)) if row else "()" for row in rows)


def value(term: object) -> str:
    if not isinstance(term, tuple):
        return "-" if term is None else str(term)
    return f"{term[1]:f}" if term[0] in ("integer", "decimal") else str(term[1])


@pytest.mark.parametrize("known", DEVIATIONS, ids=lambda known: known.query)
def test_the_engine_still_deviates(known: Deviation) -> None:
    store = Store()
    store.update(f"{PREFIXES} INSERT DATA {{ {known.data} }}")
    told = shown(ours(store, PREFIXES + known.query))
    assert told != known.standard, "the engine is fixed: remove the row, here and on the page"
    assert told == known.today


def test_the_page_lists_them_all_and_no_other() -> None:
    assert list(dict.fromkeys(known.name for known in DEVIATIONS)) == LISTED
