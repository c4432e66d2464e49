"""`/explain?s=&p=&o=`: why a triple holds, from the rule down to file, row and source line."""

from typing import Any

import orjson
from pyoxigraph import NamedNode, Triple
from starlette.requests import Request
from starlette.responses import Response

from graph_api.linked_data.notation import read_term
from graph_api.linked_data.proof import Prover
from graph_api.linked_data.prooftree import proof_tree
from graph_api.linked_data.provenance import row_notes
from graph_api.site.asked import Asked, asked
from graph_api.site.freshness import headers, unchanged
from graph_api.site.labels import Labels
from graph_api.site.pages import page
from graph_store.errors import BadRequest, NotFound
from graph_store.formats import HTML, JSONLD, Format, Kind, negotiate
from graph_store.graphs import Scope
from graph_store.terms import Term
from ontology.reasoning import Closure, Derivation
from ontology.reasoning.whynot import nearest
from ontology.reasoning.words import as_json

JSON = Format("json", Kind.PAGE, "application/json", ".json", (JSONLD.media_type,))

_OFFERED = (JSON, HTML)
_EXAMPLE = "s=mun:gent&p=kg:takesPartIn&o=prog:rr"


def explain(request: Request) -> Response:
    """Answer the derivation of a triple, as JSON or as a page.

    Raises: BadRequest (400) for a missing or unreadable term; NotFound (404) when the triple does not hold.
    """
    view = asked(request)
    triple = _triple(request, view.addresses.base)
    form = negotiate(request.headers.get("accept", ""), _OFFERED, request.query_params.get("format"))
    closure = request.app.state.service.closure(view.snapshot, synthetic=view.scope.synthetic)
    derivation = derive(view, closure, triple)
    carried = headers(request, view, form.name)
    return unchanged(request, carried) or _answer(request, view, derivation, form, carried)


def derive(view: Asked, closure: Closure, triple: Triple) -> Derivation:
    """The shortest derivation of a triple; a fact that no rule reads is one without premises.

    Raises: NotFound (404) when it does not hold in this version.
    """
    derivation = closure.explain(triple)
    if derivation is not None:
        return derivation
    assert isinstance(triple.subject, NamedNode)  # noqa: S101
    everything = Scope(synthetic=view.scope.synthetic)
    if view.snapshot.triples(everything, triple.subject, triple.predicate, triple.object):
        return Derivation(triple)

    def name(term: Term) -> str:
        return labels.of(term).text

    labels = Labels(view.snapshot, view.reader.order, view.reader.language)
    near = nearest(closure, triple, view.reader.language, name)
    raise NotFound(f"This does not hold in version {view.snapshot.version}: {triple}. {near}".rstrip())


def _answer(request: Request, view: Asked, derivation: Derivation, form: Format, carried: dict[str, str]) -> Response:
    labels = Labels(view.snapshot, view.reader.order, view.reader.language)
    if form is HTML:
        proof = Prover(view, labels).proof(derivation)
        return page(
            request, "explain.html", view.reader, view.addresses,
            headers=carried, proof=proof, picture=proof_tree(proof.step), address=view.addresses.of, asked=view,
        )  # fmt: skip

    def name(term: Term) -> str:
        return labels.of(term).text

    def rows(triple: Triple) -> list[dict[str, Any]]:
        return _json_rows(view, triple)

    body = {"version": view.snapshot.version, **as_json(derivation, rows, view.reader.language, name)}
    return Response(orjson.dumps(body), headers={**carried, "Content-Type": JSON.media_type})


def _json_rows(view: Asked, triple: Triple) -> list[dict[str, Any]]:
    return [
        {"file": row.file, "line": row.line, "source_lines": ", ".join(row.source_lines), "row": row.row.value}
        for row in row_notes(view.snapshot, [triple])
    ]


def _triple(request: Request, base: str) -> Triple:
    missing = [name for name in ("s", "p", "o") if not request.query_params.get(name)]
    if missing:
        raise BadRequest(f"explain needs s, p and o; missing: {', '.join(missing)}. Example: {_EXAMPLE}.")
    subject, predicate, value = (read_term(request.query_params[name], name, base) for name in ("s", "p", "o"))
    if not isinstance(subject, NamedNode) or not isinstance(predicate, NamedNode):
        raise BadRequest("s and p are IRIs, keys or prefixed names; only o may be a literal.")
    return Triple(subject, predicate, value)
