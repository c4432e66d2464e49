"""The runs that rows come from, in PROV-O: what published a version, the state of each file it read, and who ran it.

There is no time among them: the same files make the same quads on every machine. Times stand in the manifests.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from graph_store.graphs import Graphs
from loaders.dataset import Dataset
from loaders.provenance import Record, Words
from loaders.templates import is_iri
from ontology.terms import PROV, RDF_TYPE, RDFS_LABEL, kg

ACTIVITY, AGENT, USED = (NamedNode(f"{PROV}{name}") for name in ("Activity", "SoftwareAgent", "used"))
ASSOCIATED, BEHALF, SPECIALIZATION = (
    NamedNode(f"{PROV}{name}") for name in ("wasAssociatedWith", "actedOnBehalfOf", "specializationOf")
)


@dataclass(frozen=True, slots=True)
class Runs:
    """Every run that a row names as the one that generated it: the one under way, and those of versions before.

    `hashes` are those of the files of the run under way, by stem; `publisher` is the IRI of whom it is run for.
    """

    words: Words
    current: Dataset
    hashes: Mapping[str, str]
    publisher: str = ""

    def triples(self, records: Iterable[Record]) -> Iterator[Triple]:
        """What is known of the runs of these rows."""
        stems: dict[int, set[str]] = {}
        for record in records:
            stems.setdefault(record.version, set()).add(record.stem)
        for number in sorted(stems):
            if number > self.current.version:
                yield from self._new(number, sorted({*stems[number], self.words.METADATA} & self.hashes.keys()))
            else:
                yield from self._known(number)
        if stems:
            yield from self._agent()

    def _new(self, number: int, stems: Iterable[str]) -> Iterator[Triple]:
        run = self.words.version(number)
        yield Triple(run, RDF_TYPE, ACTIVITY)
        yield Triple(run, ASSOCIATED, self.agent)
        for stem in stems:
            source, sha256 = self.words.source(stem), self.hashes[stem]
            file = NamedNode(f"{source.value}#{sha256[:16]}")
            yield Triple(run, USED, file)
            yield Triple(file, SPECIALIZATION, source)
            yield Triple(file, kg("sha256", self.words.base), Literal(sha256))

    def _known(self, number: int) -> Iterator[Triple]:
        """What an earlier version knows of one of its runs."""
        provenance = Graphs(self.words.base).provenance
        for quad in self.current.quads(self.words.version(number), None, None, provenance):
            yield quad.triple
            if quad.predicate == USED and isinstance(quad.object, NamedNode):
                yield from (each.triple for each in self.current.quads(quad.object, None, None, provenance))

    @property
    def agent(self) -> NamedNode:
        """The program that syncs; the catalogue says whose dataset it is."""
        return NamedNode(f"{self.words.base}catalog#sync")

    def _agent(self) -> Iterator[Triple]:
        yield Triple(self.agent, RDF_TYPE, AGENT)
        yield Triple(self.agent, RDFS_LABEL, Literal("kennisgraaf sync"))
        if is_iri(self.publisher):
            yield Triple(self.agent, BEHALF, NamedNode(self.publisher))
