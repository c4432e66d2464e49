from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from graph_api.sparql.algebra import algebra
from graph_store.lexer.tokens import tokens_of

QUERIES = sorted((Path(__file__).parents[3] / "queries").rglob("*.rq"))
OPERATORS = ("LeftJoin", "Union", "Minus", "Graph", "Distinct", "Project", "OrderBy", "Slice")


def tree(text: str) -> str:
    return "\n".join(algebra(list(tokens_of(text))))


def test_the_operators_of_a_query_stand_in_the_order_of_the_standard() -> None:
    told = tree("""
        PREFIX ex: <urn:x:> SELECT DISTINCT ?s (COUNT(?x) AS ?n) WHERE {
          ?s a ex:City ; ex:p ?x # a remark
          FILTER(?x > 1) ?x ex:q+ ?y .
          OPTIONAL { ?s ex:name ?name FILTER(LANG(?name) = "nl") }
        } GROUP BY ?s HAVING (COUNT(?x) > 2) ORDER BY DESC(?n) ?s LIMIT 10 OFFSET 5""")
    assert told.splitlines() == [
        "Slice offset 5 limit 10",
        "  Distinct",
        "    Project ?s ?n",
        "      OrderBy DESC(?n) ?s",
        "        Extend ?n := COUNT(?x)",
        "          Filter (COUNT(?x) > 2)",
        "            Group ?s",
        "              Filter (?x > 1)",
        '                LeftJoin (LANG(?name) = "nl")',
        "                  Join",
        "                    BGP",
        "                      ?s a ex:City",
        "                      ?s ex:p ?x",
        "                    Path ?x ex:q+ ?y",
        "                  BGP",
        "                    ?s ex:name ?name",
    ]


@pytest.mark.parametrize(
    ("text", "operators"),
    [
        ("ASK {}", ["Ask", "  BGP"]),
        ("DESCRIBE <urn:a>", ["Describe <urn:a>", "  BGP"]),
        ("CONSTRUCT WHERE { ?s ?p ?o }", ["Construct ?s ?p ?o", "  BGP", "    ?s ?p ?o"]),
        ("CONSTRUCT { ?s <urn:p> 1 } WHERE { ?s ^<urn:p>/<urn:q>? -1.5 }",
         ["Construct ?s <urn:p> 1", "  Path ?s ^<urn:p>/<urn:q>? -1.5"]),
        ("SELECT * FROM <urn:g> { [ <urn:p> ?o ] . (1 2) <urn:q> 'a'@nl, 'b'^^<urn:d> ; ; a ?c }",
         ["Project *", "  BGP", "    [ <urn:p> ?o ]", "    (1 2) <urn:q> 'a'@nl", "    (1 2) <urn:q> 'b'^^<urn:d>",
          "    (1 2) a ?c"]),
        ("SELECT (1 + 1 AS ?x) {} VALUES ?x { 2 }", ["Project ?x", "  Extend ?x := 1 + 1", "    Values ?x { 2 }"]),
        ("ASK { { ?a ?b ?c } UNION { ?d ?e ?f } UNION {} }",
         ["Ask", "  Union", "    BGP", "      ?a ?b ?c", "    BGP", "      ?d ?e ?f", "    BGP"]),
        ("ASK { ?a ?b ?c MINUS { ?d ?b 1 } BIND(?c AS ?e) }",
         ["Ask", "  Extend ?e := ?c", "    Minus", "      BGP", "        ?a ?b ?c", "      BGP", "        ?d ?b 1"]),
        ("ASK { GRAPH ?g { ?a ?b ?c } SERVICE SILENT <urn:s> {} FILTER NOT EXISTS { ?a ?b 1 } }",
         ["Ask", "  Filter NOT EXISTS { ?a ?b 1 }", "    Join", "      Graph ?g", "        BGP", "          ?a ?b ?c",
          "      Service SILENT <urn:s>", "        BGP"]),
        ("ASK { VALUES ?s { 1 } { SELECT REDUCED ?s { ?s ?p ?o } LIMIT 1 } }",
         ["Ask", "  Join", "    Values ?s { 1 }", "    ToMultiset", "      Slice limit 1", "        Reduced",
          "          Project ?s", "            BGP", "              ?s ?p ?o"]),
    ],
)  # fmt: skip
def test_every_part_of_a_query_is_an_operator(text: str, operators: list[str]) -> None:
    assert tree(text).splitlines() == operators


@pytest.mark.parametrize("file", QUERIES, ids=lambda file: file.stem)
def test_the_shipped_questions_have_the_operators_that_rdflib_finds(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    ours = Counter(line.split()[0] for line in algebra(list(tokens_of(text))))
    theirs = Counter(_named(translateQuery(parseQuery(text)).algebra))
    choices = sum(1 for line in theirs.elements() if line == "Union")
    assert {name: ours[name] for name in OPERATORS if name != "Union"} == {
        name: theirs[name] for name in OPERATORS if name != "Union"
    }
    assert bool(ours["Union"]) == bool(choices)


def _named(value: object) -> Iterator[str]:
    """Give the operators in rdflib's tree, except those inside an expression."""
    if isinstance(value, CompValue):
        yield value.name
        for key, each in value.items():
            if key in ("p", "p1", "p2"):
                yield from _named(each)
