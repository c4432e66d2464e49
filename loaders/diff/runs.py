"""The runs that changed something, in PROV-O: the version they published, the files they used, and the agent.

A run is kept even if no row comes from it any more, because it may have removed rows. Runs have no times, so that the
same files give the same quads on every machine. Times are in the manifests.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, Triple

from loaders.csvw.keys import is_iri
from loaders.dataset.dataset import Dataset
from loaders.map.provenance import Words
from ontology.namespaces import PROV, RDF_TYPE, RDFS_LABEL, kg

ACTIVITY, AGENT, USED = (NamedNode(f"{PROV}{name}") for name in ("Activity", "SoftwareAgent", "used"))
ASSOCIATED, BEHALF, SPECIALIZATION = (
    NamedNode(f"{PROV}{name}") for name in ("wasAssociatedWith", "actedOnBehalfOf", "specializationOf")
)


@dataclass(frozen=True, slots=True)
class Runs:
    """The earlier runs and the current one.

    `hashes` are those of the files of the current run, by source. `publisher` is the IRI of the organisation on whose
    behalf it runs.
    """

    words: Words
    current: Dataset
    hashes: Mapping[str, str]
    publisher: str = ""

    def known(self) -> Iterator[Triple]:
        """Yield the triples about every earlier run, and about the files as it used them."""
        for quad in self._quads(None, RDF_TYPE, ACTIVITY):
            for of_run in self._quads(quad.subject):  # type: ignore[arg-type]
                yield of_run.triple
                if of_run.predicate == USED and isinstance(of_run.object, NamedNode):
                    yield from (each.triple for each in self._quads(of_run.object))

    def new(self, stems: Iterable[str]) -> Iterator[Triple]:
        """Yield the triples about the current run, which loads or removes rows of these files."""
        run = self.words.version(self.current.version + 1)
        yield Triple(run, RDF_TYPE, ACTIVITY)
        yield Triple(run, ASSOCIATED, self.agent)
        for stem in sorted({*stems, self.words.METADATA} & self.hashes.keys()):
            source, sha256 = self.words.source(stem), self.hashes[stem]
            file = NamedNode(f"{source.value}#{sha256[:16]}")
            yield Triple(run, USED, file)
            yield Triple(file, SPECIALIZATION, source)
            yield Triple(file, kg("sha256", self.words.base), Literal(sha256))

    def _quads(self, s: NamedNode | None, p: NamedNode | None = None, o: NamedNode | None = None) -> Iterable[Quad]:
        return self.current.quads(s, p, o, self.words.graphs.provenance)

    @property
    def agent(self) -> NamedNode:
        """The program that syncs; the catalogue names the publisher of the dataset."""
        return NamedNode(f"{self.words.base}catalog#sync")

    def who(self) -> Iterator[Triple]:
        """Yield the triples about the agent of every run."""
        yield Triple(self.agent, RDF_TYPE, AGENT)
        yield Triple(self.agent, RDFS_LABEL, Literal("kennisgraaf sync"))
        if is_iri(self.publisher):
            yield Triple(self.agent, BEHALF, NamedNode(self.publisher))
