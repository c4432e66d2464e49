"""The page on which people ask in SPARQL: a form that works as it is; with script the Yasgui editor in its place."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from graph_api.site.addresses import Addresses
from graph_api.site.language import reader
from graph_api.site.pages import CONSOLE_POLICY, page
from ontology.terms import prefixes
from ontology.vocabulary import Vocabulary
from queries.catalogue import questions

_EXAMPLE = """PREFIX kg: <{base}ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?class (COUNT(?thing) AS ?things)
WHERE {{ ?thing a ?class . FILTER(STRSTARTS(STR(?class), STR(kg:))) }}
GROUP BY ?class
ORDER BY DESC(?things) ?class
"""
_FORMATS = ("json", "csv", "tsv", "xml", "turtle", "jsonld")
_HEADERS = {
    "Content-Security-Policy": CONSOLE_POLICY,
    "Cache-Control": "no-cache",
    "Vary": "Accept, Accept-Language",
}
_INCLUDES = ("all", "asserted", "inferred")


def sparql_console(request: Request) -> Response:
    """The page, with the query of the address in it, or an example."""
    settings = request.app.state.service.settings
    who = reader(request, settings.languages)
    kept = {name: request.query_params[name] for name in ("lang",) if name in request.query_params}
    text = request.query_params.get("query", "")[: _longest(settings.max_body_mb)]
    return page(
        request, "sparql.html", who, Addresses(settings.base, kept),
        headers=_HEADERS,
        query=text or _EXAMPLE.format(base=settings.base),
        asked=bool(text),
        examples=_examples(settings.base, who.language),
        formats=_FORMATS,
        includes=_INCLUDES,
        terms={"base": settings.base, "prefixes": prefixes(settings.base), "terms": _terms(settings.base)},
    )  # fmt: skip


def _longest(max_body_mb: float) -> int:
    return int(max_body_mb * 1_000_000)


def _examples(base: str, language: str) -> list[tuple[str, str, str]]:
    """The number, the words and the address of each question that ships."""
    found = []
    for each in questions(base=base):
        lines = [line for line in each.text.splitlines() if not line.startswith("#")]
        texts = each.header.question
        address = f"/sparql?{urlencode({'query': chr(10).join(lines).strip()})}"
        found.append((each.name.removeprefix("cq-").lstrip("0"), texts.get(language) or texts["en"], address))
    return found


def _terms(base: str) -> list[str]:
    """Every term of ours as the editor completes it."""
    vocabulary = Vocabulary.load(base)
    return sorted([*vocabulary.classes, *vocabulary.properties])
