"""One address of every kind of page."""

from urllib.parse import quote

SPARQL = """PREFIX kg: <https://kennisgraaf.example/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?city ?name (COUNT(?what) AS ?n) {
  ?city a kg:CentreCity ; rdfs:label ?name ; kg:takesPartIn ?what FILTER(LANG(?name) = "nl")
} GROUP BY ?city ?name ORDER BY DESC(?n) ?city"""
GRAPHQL = """{
  municipality(id: "mun:gent") { label hosts { nodes { label } } }
}"""

KINDS = {
    "home": "/",
    "search": "/search?q=gent",
    "thing": "/doc/mun/gent",
    "project": "/doc/prj/v2-leuven-vaartkom",
    "classes": "/class",
    "class": "/class/Project",
    "facets": "/class/Organisation?f.type=GovernmentActor",
    "programmes": "/programmes",
    "themes": "/themes",
    "questions": "/questions",
    "question": "/questions/cq-058",
    "map": "/map",
    "narrowed": "/map?f.locatedIn=area:west-vlaanderen&f.hasTheme=thm:verweving",
    "compare": "/compare?a=mun:gent&b=mun:antwerpen",
    "timeline": "/timeline",
    "network": "/network?of=mun:gent",
    "check": "/check",
    "upload": "/upload",
    "lists": "/lists",
    "list": "/lists/projects",
    "versions": "/versions",
    "version": "/versions/2",
    "diff": "/versions/1..2",
    "changes": "/changes?from=1&to=2",
    "syncs": "/syncs",
    "quarantine": "/quarantine",
    "status": "/status",
    "reuse": "/reuse",
    "sparql": f"/sparql?query={quote(SPARQL)}",
    "graphql": f"/graphql?query={quote(GRAPHQL)}",
    "words": "/ns",
    "row": "/row/projects/prj:v2-leuven-vaartkom",
    "source": "/source/projects",
    "graph": "/graph/inferred",
    "why": "/explain?s=mun:gent&p=kg:takesPartIn&o=prog:rr",
    "catalogue": "/catalog",
    "missing": "/doc/mun/gentt",
    "docs": "/docs/",
    "docs-cities": "/docs/voor-steden/",
    "docs-sparql": "/docs/sparql/",
    "docs-search": "/docs/search?q=version",
}


def in_language(path: str, language: str) -> str:
    """Return the address of a page in a language."""
    return f"{path}{'&' if '?' in path else '?'}lang={language}"
