"""The fact behind each edge of a connection, and where it comes from."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode, Triple

from graph_api.graphql.fact_sources import FactSources
from graph_api.graphql.readers import Edge, Reader
from graph_api.graphql.request_context import Call, Lens, RequestContext
from graph_api.graphql.selection import Page
from graph_api.graphql.version_facts import THING
from ontology.namespaces import RDF_TYPE
from ontology.vocabulary import Vocabulary


@dataclass(frozen=True)
class EdgeFact(Reader):
    """Reads the origin of the fact behind an edge; None if the connection is not made of facts, as `things` is."""

    exact = False
    pick: Callable[[FactSources, Triple], Any]

    def read(self, source: Edge, call: Call) -> Any:
        """Return the origin for one edge, looked up for all edges of its page."""
        fact = _fact(source.page, source.item.iri, call.context.vocabulary)
        return None if fact is None else self.pick(_of_page(source, call.context), fact)

    def objects(self, sources: Sequence[Edge], call: Call) -> list[Any]:
        """Return the origin for each edge, looked up for all edges of all pages."""
        facts = [_fact(each.page, each.item.iri, call.context.vocabulary) for each in sources]
        lenses = {each.lens for each in sources}
        found = {lens: FactSources(call.context, lens, _of_lens(lens, sources, facts)) for lens in lenses}
        return [
            None if fact is None else self.pick(found[each.lens], fact)
            for each, fact in zip(sources, facts, strict=True)
        ]  # fmt: skip


provenance, derivation = EdgeFact(FactSources.provenance), EdgeFact(FactSources.derivation)


def _of_lens(lens: Lens, edges: Iterable[Edge], facts: Iterable[Triple | None]) -> list[Triple]:
    return [fact for each, fact in zip(edges, facts, strict=True) if fact is not None and each.lens == lens]


def _of_page(edge: Edge, context: RequestContext) -> FactSources:
    """Return the sources of the facts of a page, made once for the stock executor."""
    key = edge.page, edge.lens
    found = context.sources.get(key)
    if found is None:
        facts = (_fact(edge.page, iri, context.vocabulary) for iri in edge.page.shown)
        found = context.sources[key] = FactSources(context, edge.lens, [each for each in facts if each is not None])
    return found


def _fact(page: Page, iri: str, words: Vocabulary) -> Triple | None:
    """Return the fact that puts a thing on a page."""
    if page.origin is None or page.origin.name == THING:
        return None
    name, thing = page.origin
    if thing is None:
        return Triple(NamedNode(iri), RDF_TYPE, words.classes[name].iri)
    return Triple(NamedNode(thing), words.properties[name].iri, NamedNode(iri))
