"""Compare the rows of a GraphQL answer with those of its equivalent SPARQL, as `?explain=true` gives it.

Each document also asks for the IRI of every thing in its answer, which identifies the rows at a path.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graphql import (
    FieldNode,
    GraphQLSchema,
    NameNode,
    SelectionSetNode,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    parse,
    print_ast,
    visit,
)
from starlette.testclient import TestClient

from graph_api.graphql.document_cache import DocumentLimits
from graph_api.graphql.document_explanation import explained
from graph_api.graphql.facts_cache import FactsCache
from graph_api.graphql.request_context import RequestContext
from graph_api.graphql.schema import documents, moments_of, run, schema
from graph_api.service import Service
from ontology.vocabulary import Vocabulary
from tests.graph_api.graphql.documents import Document, Writer

BASE = "https://kennisgraaf.example/"
IRI, NODES = "zzIri", "zzNodes"


class Choosy(Writer):
    """Writes documents of connections with many filters and orders; some are not valid, and have no rows."""

    def _chance(self, share: float) -> bool:
        return super()._chance({0.3: 0.75, 0.6: 0.3, 0.4: 0.15}.get(share, share))

    def _some(self, names: list[str], most: int) -> list[str]:
        kept = [name for name in names if name not in {"facts", "aggregate", "groups", "pageInfo", "provenance"}]
        return super()._some(kept or names, most)


class _Identified(Visitor):
    """Adds the IRI to each selection of things, and the things to each selection of a connection."""

    def __init__(self, info: TypeInfo) -> None:
        super().__init__()
        self._info = info

    def leave_selection_set(self, node: SelectionSetNode, *_: Any) -> SelectionSetNode | None:
        fields = getattr(get_named_type(self._info.get_parent_type()), "fields", {})
        if "iri" in fields and "key" in fields:
            return _with(node, FieldNode(alias=NameNode(value=IRI), name=NameNode(value="iri")))
        if "nodes" in fields and "totalCount" in fields:
            inner = SelectionSetNode(selections=(FieldNode(alias=NameNode(value=IRI), name=NameNode(value="iri")),))
            nodes = FieldNode(alias=NameNode(value=NODES), name=NameNode(value="nodes"), selection_set=inner)
            return _with(node, nodes)
        return None


def _with(node: SelectionSetNode, more: FieldNode) -> SelectionSetNode:
    return SelectionSetNode(selections=(*node.selections, more))


def identified(kind: GraphQLSchema, asked: Document) -> Document:
    """Return a document whose answer names every thing."""
    info = TypeInfo(kind)
    return Document(print_ast(visit(parse(asked.text), TypeInfoVisitor(info, _Identified(info)))), asked.variables)


@dataclass
class Comparison:
    """The figures of the compared documents."""

    sites: int = 0
    rows: int = 0
    inexact: int = 0


class Compared:
    """Compares documents on one service."""

    def __init__(self, service: Service, client: TestClient) -> None:
        self._service, self._client, self._cache = service, client, FactsCache()
        self.found = Comparison()

    def check(self, asked: Document) -> dict[str, list[str]]:
        """Run the document and the SPARQL of each of its fields, compare their rows, and return these by path."""
        same: dict[str, list[str]] = {}
        asked = identified(schema()._schema, asked)
        prepared = documents(DocumentLimits(max_depth=20)).get(asked.text)
        moments = moments_of(prepared, asked.variables, None)
        result = run(self._context(), prepared, moments, asked.variables)
        told = explained(self._context(), prepared, moments, asked.variables, None, DocumentLimits())
        for site in (each for root in told for each in root["sparql"]):
            self.found.sites += 1
            self.found.inexact += not site["exact"]
            if site["exact"]:
                same[site["path"]] = self._same(asked, site, result.data)
        return same

    def keys(self, text: str, /, **variables: Any) -> list[str]:
        """Return the keys of the things of the last field of a document, after the comparison; all must be exact."""
        before = self.found.inexact
        found = list(self.check(Document(text, variables)).values())
        assert found, text
        assert self.found.inexact == before, text
        return [each.removeprefix(f"{BASE}id/").replace("/", ":", 1) for each in found[-1]]

    def ask(self, text: str, *, explain: bool = False) -> dict[str, Any]:
        """Return the answer of the service to a document."""
        parameters = {"explain": "true"} if explain else {}
        answer: dict[str, Any] = self._client.post("/graphql", json={"query": text}, params=parameters).json()
        return answer

    def _context(self) -> RequestContext:
        return RequestContext(
            self._service.snapshot(), Vocabulary.load(), self._cache, ("nl", "en"), self._service, max_cost=float("inf")
        )

    def _same(self, asked: Document, site: dict[str, Any], data: Any) -> list[str]:
        expected = rows(data, site["path"].split("."), site.get("parent"))
        if expected is None:  # below an error, or below things that the answer does not show
            return []
        given = self.sparql(site)
        self.found.rows += len(given)
        said = f"{site['path']} of {site.get('parent')}\n{site['query']}\n{asked.text}\n{asked.variables}"
        assert given == expected, said
        return given

    def sparql(self, site: dict[str, Any]) -> list[str]:
        """Return the things that the text of a field gives on `/sparql`."""
        answer = self._client.post(
            "/sparql",
            params=site["parameters"],
            data={"query": site["query"]},
            headers={"accept": "application/sparql-results+json"},
        )
        assert answer.status_code == 200, f"{answer.text}\n{site['query']}"
        return [row["thing"]["value"] for row in answer.json()["results"]["bindings"]]


def rows(data: Any, path: list[str], parent: str | None) -> list[str] | None:
    """Return the things at a path of an answer, below one parent; None if the answer does not have them."""
    *above, last = path
    holders = [data] if parent is None else [each for each in _at(data, above) if each.get(IRI) == parent]
    found = [each[last] for each in holders if isinstance(each, dict) and each.get(last) is not None]
    if not found or not isinstance(found[0], dict):
        return None
    return [each[IRI] for each in found[0][NODES]] if NODES in found[0] else [found[0][IRI]]


def _at(value: Any, path: list[str]) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for each in value:
            yield from _at(each, path)
    elif isinstance(value, dict):
        if not path:
            yield value
        else:
            yield from _at(value.get(path[0]), path[1:])
