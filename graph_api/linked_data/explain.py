"""`/explain?s=&p=&o=`: the reasons why a triple holds, from the rule down to the file, row and source line."""

from typing import Any, Final

import orjson
from pyoxigraph import NamedNode, Triple
from starlette.requests import Request
from starlette.responses import Response

from graph_api.http.conditional import unchanged
from graph_api.http.negotiation import format_for
from graph_api.linked_data.absence import Absence, absence_of
from graph_api.linked_data.differing_reasons import difference
from graph_api.linked_data.name_lookup import refuse_unknown_keys, refuse_unknown_words
from graph_api.linked_data.notation import read_term
from graph_api.linked_data.proof_tree import proof_tree
from graph_api.linked_data.provenance import Evidence
from graph_api.linked_data.row_notes import RowNote
from graph_api.linked_data.shown_proof import Prover
from graph_api.linked_data.source_lines import Citations, lines_json
from graph_api.site.freshness import headers
from graph_api.site.pages import page
from graph_api.site.request_view import RequestView, flag, request_view
from graph_api.site.texts import speaker
from graph_store.errors import BadRequest, NotFound
from graph_store.formats import HTML, JSONLD, Format, Kind
from graph_store.terms import Term
from ontology.reasoning import Closure, Derivation
from ontology.reasoning.verbalisation import as_json
from ontology.reasoning.whynot import misses_json, nearest

JSON = Format("json", Kind.PAGE, "application/json", ".json", (JSONLD.media_type,))

_OFFERED = (JSON, HTML)
MOST: Final = 10
"""Most derivations, or near misses of rules, in one answer."""
_EXAMPLE = "s=tree:oak&p=rdf:type&o=kg:Row"


def explain(request: Request) -> Response:
    """Explain why a triple holds, as JSON or as a page: one derivation, or up to ten with `all=true`.

    If it does not hold, the page lists the missing premises of the nearest rules; JSON does so with `why_not=true`.

    Raises: BadRequest (400) for a missing or unreadable term; NotFound (404) when the triple does not hold,
    or names a key that does not exist.
    """
    view = request_view(request)
    triple = _triple(request, view.addresses.base)
    every, why_not_too = flag(request, "all"), flag(request, "why_not")
    form = format_for(request, _OFFERED)
    closure = request.app.state.service.closure(view.snapshot, synthetic=view.scope.synthetic)
    found = derivations(view, closure, triple, MOST if every else 1)
    answer = _Answer(request, view, headers(request, view, form.name))
    if not found:
        refuse_unknown_keys(view.snapshot, view.scope.whole, triple.subject, triple.object)
        refuse_unknown_words(view.snapshot, triple.subject, triple.predicate, triple.object)
    if not found and not why_not_too and form is not HTML:
        raise NotFound(f"{answer.not_held(triple)} {nearest(closure, triple, answer.words)}".rstrip())
    held = unchanged(request, answer.headers)
    if held is not None:
        return held
    if found:
        return answer.page(found, every) if form is HTML else answer.json(found, every)
    absence = absence_of(view.snapshot, view.scope.whole, closure, triple, MOST, answer.words)
    status = 200 if why_not_too else NotFound.status
    return answer.page_without(absence, status) if form is HTML else answer.json_without(absence)


def derivations(view: RequestView, closure: Closure, triple: Triple, most: int) -> list[Derivation]:
    """Return derivations of a triple, the shortest first; a stated fact is a derivation without premises.

    The list is empty when the triple does not hold in this version.
    """
    found = closure.explain_all(triple, most) if most > 1 else [one] if (one := closure.explain(triple)) else []
    if found:
        return found
    assert isinstance(triple.subject, NamedNode)  # noqa: S101
    held = view.snapshot.triples(view.scope.whole, triple.subject, triple.predicate, triple.object)
    return [Derivation(triple)] if held else []


class _Answer:
    """Derivations, or near misses, in the language of one reader."""

    def __init__(self, request: Request, view: RequestView, carried: dict[str, str]) -> None:
        self._request, self._view, self.headers = request, view, carried
        self._labels = view.labels()
        self.cite = Citations(view.snapshot, self.name, view.reader.language)
        self._prover = Prover(view, self._labels)
        self.words = self._prover.words

    def name(self, term: Term) -> str:
        """Return the name of a term in the reader's language."""
        return self._labels.of(term).text

    def page(self, found: list[Derivation], every: bool) -> Response:
        """Return a page with the first derivation as a picture, and the others below it."""
        proof, *others = self._prover.proofs(found)
        more = None if every or found[0].asserted else self._with_all()
        return self._page(claim=proof.step.fact, proof=proof, picture=proof_tree(proof.step), others=others, more=more)

    def _with_all(self) -> str:
        given = {name: self._request.query_params[name] for name in ("s", "p", "o")}
        return self._view.addresses.path(self._request.url.path, **given, all="true")

    def not_held(self, triple: Triple) -> str:
        """Return the sentence that a triple does not hold in this version."""
        say = speaker(self._view.reader.language)
        return say("not_held_more", version=self._view.snapshot.shown, fact=self.words.fact(triple))

    def page_without(self, absence: Absence, status: int) -> Response:
        """Return a page on a triple that does not hold: why it cannot, or what is missing."""
        return self._page(status=status, absence=absence, not_held=self.not_held(absence.triple))

    def _page(self, **content: Any) -> Response:
        nothing: dict[str, Any] = {"proof": None, "picture": None, "others": [], "more": None, "absence": None}
        view = self._view
        return page(
            self._request, "explain.html", view.reader, view.addresses,
            headers=self.headers, address=view.addresses.of, view=view, cite=self.cite, **nothing | content,
        )  # fmt: skip

    def json(self, found: list[Derivation], every: bool) -> Response:
        """Return the first derivation as JSON, and with `every` the others too."""
        rows = _Rows(self._view, found, self.cite)
        first, *others = found
        told = as_json(first, rows.of, self.words)
        differing = (as_json(each, rows.of, self.words) | {"difference": difference(first, each, self.words)}
                     for each in others)  # fmt: skip
        return self._json({**told, **({"others": list(differing)} if every else {})})

    def json_without(self, absence: Absence) -> Response:
        """Return as JSON why a triple cannot hold, or the premises that are missing for it."""
        return self._json({
            "holds": False,
            "detail": self.not_held(absence.triple),
            "unknown": absence.unknown,
            "impossible": absence.impossible,
            "why_not": misses_json(absence.misses, self._view.reader.language),
        })  # fmt: skip

    def _json(self, body: dict[str, Any]) -> Response:
        content = orjson.dumps({"version": self._view.snapshot.version, **body})
        return Response(content, headers={**self.headers, "Content-Type": JSON.media_type})


class _Rows:
    """The rows and the writes behind some derivations, as JSON."""

    def __init__(self, view: RequestView, found: list[Derivation], cite: Citations) -> None:
        self._cite = cite
        triples = {triple for each in found for triple in each.stated}
        self._evidence = Evidence(view.snapshot, view.scope, triples)

    def of(self, triple: Triple) -> list[dict[str, Any]]:
        """Return the rows and the writes that state a triple."""
        writes = (each.as_json() for each in self._evidence.writes([triple]))
        return [*(self._row(row) for row in self._evidence.cells([triple])), *writes]

    def _row(self, row: RowNote) -> dict[str, Any]:
        return {
            "file": row.file,
            "line": row.line,
            "column": ", ".join(row.columns),
            "basis": row.basis,
            "document": self._document(row),
            "text": row.text if row.source_lines else "",
            "source_lines": ", ".join(row.source_lines),
            "lines": lines_json(self._cite.lines(row)),
            "row": row.row.value,
        }

    def _document(self, row: RowNote) -> dict[str, str] | None:
        return {"iri": row.document.value, "label": self._cite.document(row)} if row.document else None


def _triple(request: Request, base: str) -> Triple:
    missing = [name for name in ("s", "p", "o") if not request.query_params.get(name)]
    if missing:
        raise BadRequest(
            "explain needs s, p and o; missing: {missing}. Example: {example}.",
            missing=", ".join(missing),
            example=_EXAMPLE,
        )
    subject, predicate, value = (read_term(request.query_params[name], name, base) for name in ("s", "p", "o"))
    if not isinstance(subject, NamedNode) or not isinstance(predicate, NamedNode):
        raise BadRequest("s and p are IRIs, keys or prefixed names; only o may be a literal.")
    return Triple(subject, predicate, value)
