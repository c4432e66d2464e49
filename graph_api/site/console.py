"""The SPARQL and GraphQL consoles: a form that works without scripts, and an editor with scripts."""

from starlette.requests import Request
from starlette.responses import Response

from graph_api.http.security import CONSOLE_POLICY
from graph_api.site.addresses import Addresses
from graph_api.site.language import Reader, reader
from graph_api.site.map_shapes import first_map
from graph_api.site.pages import page
from graph_api.site.questions import body_of
from graph_api.site.texts import speaker
from ontology.graph_folder import graph_folder
from ontology.turtle_files import namespace_prefixes
from ontology.vocabulary import Vocabulary
from queries.catalogue import Language, questions

_EXAMPLE = """PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?class (COUNT(?thing) AS ?things)
WHERE { ?thing a ?class . FILTER(!STRSTARTS(STR(?class), STR(owl:))) }
GROUP BY ?class
ORDER BY DESC(?things) ?class
"""
_EXAMPLE_GRAPHQL = """# Every class is a type, every property a field, in both directions.
{
  thing(id: "%s") { label types }
}
"""
_FORMATS = ("json", "csv", "tsv", "xml", "turtle", "jsonld")
_HEADERS = {
    "Content-Security-Policy": CONSOLE_POLICY,
    "Cache-Control": "no-cache",
    "Vary": "Accept, Accept-Language",
}
_GRAPHQL_HEADERS = {**_HEADERS, "Content-Security-Policy": f"{CONSOLE_POLICY}; worker-src 'self'"}
"""GraphiQL completes in workers, whose scripts are files of this host."""

_RESULTS = ("table", "chart", "map", "row", "rows", "more", "yes", "no", "hints", "failed")
"""The texts that the script of the page needs, by key without `results_`."""

_KEPT = ("lang", "version", "document")
"""The choices that questions in a console keep."""

_INCLUDES = ("all", "asserted", "inferred")


def sparql_console(request: Request) -> Response:
    """Return the page with the query from the address, or with an example."""
    base, text = request.app.state.service.settings.base, _query(request)
    who, addresses = _reading(request)
    say = speaker(who.language)
    return page(
        request, "sparql.html", who, addresses,
        headers=_HEADERS,
        query=text or _EXAMPLE,
        asked=bool(text),
        examples=_examples(base, addresses, Language.SPARQL, who.language),
        formats=_FORMATS,
        includes=_INCLUDES,
        shapes=bool((map_ := first_map()) and map_.boundaries),
        terms={
            "base": base, "prefixes": _prefixes(base), "terms": _terms(base),
            "words": {"here": say("sparql_here"), **{name: say(f"results_{name}") for name in _RESULTS}},
        },
    )  # fmt: skip


def graphql_console(request: Request) -> Response:
    """Return the page with the GraphQL document from the address, or with an example."""
    base, text = request.app.state.service.settings.base, _query(request)
    who, addresses = _reading(request)
    return page(
        request, "graphql.html", who, addresses,
        headers=_GRAPHQL_HEADERS,
        query=text or _EXAMPLE_GRAPHQL % next(iter(graph_folder().site.try_), "tree:oak"),
        asked=bool(text),
        examples=_examples(base, addresses, Language.GRAPHQL, who.language),
    )  # fmt: skip


def _reading(request: Request) -> tuple[Reader, Addresses]:
    settings = request.app.state.service.settings
    kept = {name: request.query_params[name] for name in _KEPT if name in request.query_params}
    return reader(request, settings.languages), Addresses(settings.base, kept)


def _query(request: Request) -> str:
    longest = int(request.app.state.service.settings.max_body_mb * 1_000_000)
    return request.query_params.get("query", "")[:longest]


def _examples(base: str, addresses: Addresses, form: Language, language: str) -> list[tuple[str, str, str]]:
    """Return the number, the text and the address of each example question in one query language."""
    found = []
    for each in questions(form, base):
        texts = each.header.question
        address = addresses.path(f"/{form.name.lower()}", query=body_of(each.text))
        found.append((each.name.removeprefix("cq-").lstrip("0"), texts.get(language) or texts["en"], address))
    return found


def _prefixes(base: str) -> dict[str, str]:
    """Return the namespace of each prefix that the ontology declares or answers use."""
    return {prefix: namespace for namespace, prefix in namespace_prefixes(base).items()}


def _terms(base: str) -> list[str]:
    """Return the IRI of every class and property of the graph, for completion in the editor."""
    vocabulary = Vocabulary.load(base)
    classes, properties = vocabulary.classes.values(), vocabulary.properties.values()
    return sorted({each.iri.value for each in classes} | {each.iri.value for each in properties})
