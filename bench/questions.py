"""Three questions in GraphQL and the same three in SPARQL: one thing, a list with a hop, a count."""

import json

from bench.load import Question, post

KG = "PREFIX kg: <https://kennisgraaf.example/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"

GRAPHQL = {
    "thing": '{ municipality(id: "mun:gent") { id label types } }',
    "list": "{ projects(first: 50) { nodes { id label sitedIn { id label } } } }",
    "count": "{ municipalities { totalCount } }",
}

SPARQL = {
    "thing": "SELECT ?label ?type { <https://kennisgraaf.example/id/mun/gent> rdfs:label ?label ; a ?type }",
    "list": """SELECT ?project ?label ?place {
        ?project a kg:Project ; rdfs:label ?label OPTIONAL { ?project kg:sitedIn ?place }
    } ORDER BY ?project LIMIT 50""",
    "count": "SELECT (COUNT(?m) AS ?n) { ?m a kg:Municipality }",
}

QUESTIONS: list[Question] = [
    *(post(f"graphql.{n}", "/graphql", "application/json", json.dumps({"query": q})) for n, q in GRAPHQL.items()),
    *(post(f"sparql.{n}", "/sparql", "application/sparql-query", KG + q) for n, q in SPARQL.items()),
]
"""The questions as requests."""
