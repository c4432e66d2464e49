"""The statements of a row that has ended: class, key and labels of its thing, and the document that ended it."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from loaders.check.rows import Ended
from loaders.map.renderings import Statement
from ontology.namespaces import DCT_IDENTIFIER, ENDED_BY, RDF_TYPE, RDFS_LABEL, SKOS_PREF_LABEL, kg

ENDED = "ended"
"""The name of the graph (after `graph/`) of what has ended."""

_KEPT = frozenset({RDF_TYPE, DCT_IDENTIFIER, RDFS_LABEL, SKOS_PREF_LABEL})


def ended_statements(stated: Iterable[Statement], ended: Ended, base: str) -> Iterator[Statement]:
    """Yield what a row states now, given what it stated before it ended."""
    triples = [triple for _, triple in stated]
    things = dict.fromkeys(triple.subject for triple in triples if triple.predicate == DCT_IDENTIFIER)
    for thing in things:
        yield from ((ENDED, each) for each in triples if each.subject == thing and each.predicate in _KEPT)
        yield ENDED, Triple(thing, kg(ENDED_BY, base), NamedNode(ended.iri))
        yield ENDED, Triple(thing, kg("endedOn", base), _date(ended))


def _date(ended: Ended) -> Literal:
    datatype = ended.on.datatype
    return Literal(ended.on.text, datatype=NamedNode(datatype) if datatype else None)
