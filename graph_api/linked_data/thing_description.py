"""The content of a document about one thing: facts in both directions, names of its neighbours, and source rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import NamedNode, Triple

from graph_api.linked_data.provenance import Evidence
from graph_api.linked_data.row_notes import RowNote, row_triples
from graph_api.site.visibility import hides
from graph_store.errors import NotFound
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from graph_store.terms import order
from ontology.namespaces import OWL_SAME_AS, RDF_TYPE, RDFS_LABEL, SKOS_PREF_LABEL
from ontology.vocabulary import Vocabulary

PAGE = 1000
"""Most facts in one part of a document; a thing with more has several parts, each linked to the next."""

_ABOUT_NEIGHBOURS = (RDF_TYPE, RDFS_LABEL, SKOS_PREF_LABEL)
_TREE = "https://w3id.org/tree#"


@dataclass(frozen=True)
class Document:
    """One part of the facts about a thing."""

    subject: NamedNode
    outgoing: list[Triple]
    incoming: list[Triple]
    inferred: frozenset[Triple]
    evidence: Evidence
    page: int
    pages: int
    total: int

    @property
    def facts(self) -> list[Triple]:
        """The facts of this part, in both directions."""
        return [*self.outgoing, *self.incoming]

    @cached_property
    def rows(self) -> list[RowNote]:
        """The rows that state any of these facts, by file and line."""
        return self.evidence.rows(self.facts)

    def bases(self, row: RowNote) -> list[str]:
        """Return the bases on which a row states these facts."""
        return self.evidence.bases(row, self.facts)


def describe(snapshot: Snapshot, scope: Scope, subject: NamedNode, page: int = 1) -> Document:
    """Return the given part of the document about a subject, with the facts in one scope.

    Raises: NotFound (404) when the document has no such part.
    """
    said, of = _said(snapshot, scope, subject), _of(snapshot, scope, subject)
    facts = [*sorted(said, key=_by_term), *sorted(of, key=_by_term)]
    pages = max(1, -(-len(facts) // PAGE))
    if page > pages:
        raise NotFound(
            "The document about {thing} has {pages} parts; there is no part {page}.",
            thing=subject.value,
            pages=pages,
            page=page,
        )
    part = facts[(page - 1) * PAGE : page * PAGE]
    return Document(
        subject=subject,
        outgoing=[triple for triple in part if triple.subject == subject],
        incoming=[triple for triple in part if triple.subject != subject],
        inferred=_inferred(snapshot, subject),
        evidence=Evidence(snapshot, scope, part),
        page=page,
        pages=pages,
        total=len(facts),
    )


def whole(snapshot: Snapshot, scope: Scope, document: Document) -> list[Triple]:
    """Return a part as RDF: its facts, the names and classes of the things in them, and their rows; sorted, unique."""
    rows = [triple for row in document.rows for triple in row_triples(snapshot, row.row)]
    around = _neighbours(snapshot, scope, document.subject, document.facts)
    return sorted({*document.facts, *around, *rows}, key=_by_term)


def part_links(document: Document, address: str) -> list[Triple]:
    """Return the TREE link to the next part (https://treecg.github.io/specification/), or nothing for the last part."""
    if document.page >= document.pages:
        return []
    here, after = NamedNode(f"{address}?page={document.page}"), NamedNode(f"{address}?page={document.page + 1}")
    relation = NamedNode(f"{here.value}#next")
    return [
        Triple(NamedNode(address), NamedNode(f"{_TREE}view"), here),
        Triple(here, NamedNode(f"{_TREE}relation"), relation),
        Triple(relation, RDF_TYPE, NamedNode(f"{_TREE}Relation")),
        Triple(relation, NamedNode(f"{_TREE}node"), after),
    ]


def _said(snapshot: Snapshot, scope: Scope, subject: NamedNode) -> list[Triple]:
    provenance = [quad.triple for quad in snapshot.quads(subject, None, None, snapshot.graphs.provenance)]
    stated = snapshot.triples(scope, s=subject)
    return list({*stated, *provenance} - _itself(subject))


def _of(snapshot: Snapshot, scope: Scope, subject: NamedNode) -> set[Triple]:
    quads = snapshot.quads(None, None, subject, snapshot.graphs.provenance)
    provenance = (quad.triple for quad in quads if not hides(snapshot, scope, quad.subject))
    found = {*snapshot.triples(scope, o=subject), *provenance}
    return {triple for triple in found if triple.subject != subject}


def _itself(subject: NamedNode) -> set[Triple]:
    return {Triple(subject, OWL_SAME_AS, subject)}


def _inferred(snapshot: Snapshot, subject: NamedNode) -> frozenset[Triple]:
    graphs = (snapshot.graphs.inferred, snapshot.graphs.inferred_synthetic)
    about = [quad for graph in graphs for quad in snapshot.quads(subject, None, None, graph)]
    of = [quad for graph in graphs for quad in snapshot.quads(None, None, subject, graph)]
    return frozenset(quad.triple for quad in [*about, *of])


def _neighbours(snapshot: Snapshot, scope: Scope, subject: NamedNode, part: Iterable[Triple]) -> list[Triple]:
    """Return the names and classes of the things in the facts, except vocabulary terms, which `/ns` describes."""
    ends = {end for triple in part for end in (triple.subject, triple.object) if isinstance(end, NamedNode)}
    terms = Vocabulary.load(snapshot.graphs.base).own_names
    mentioned = sorted((end for end in ends - {subject} if end not in terms), key=order)
    return [
        triple
        for end in mentioned
        for predicate in _ABOUT_NEIGHBOURS
        for triple in snapshot.triples(scope, s=end, p=predicate)
    ]


def _by_term(triple: Triple) -> tuple[object, ...]:
    return (order(triple.subject), order(triple.predicate), order(triple.object))
