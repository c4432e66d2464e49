"""The rows of the version before, by IRI. Fingerprints are in memory; the rest is read on demand."""

from abc import abstractmethod
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from graph_store.terms import text_of
from loaders.dataset.dataset import Dataset, View
from loaders.map.provenance import Record, Words, version_number
from ontology.namespaces import ENDED_BY, PROV_WAS_GENERATED_BY


class Known(Mapping[NamedNode, Record]):
    """Rows of one inventory in the version before."""

    def __init__(self, words: Words, current: Dataset, nodes: Collection[NamedNode]) -> None:
        """Store the parameters; `nodes` are the rows, without repetition."""
        self._words, self._provenance = words, View(current, [words.graphs.provenance])
        self._stating, self._nodes = current.rows, nodes
        self._last: Record | None = None

    def __getitem__(self, node: NamedNode) -> Record:
        if node not in self._nodes:
            raise KeyError(node)
        return self._record(node)

    def __contains__(self, node: object) -> bool:
        return node in self._nodes

    def __iter__(self) -> Iterator[NamedNode]:
        return iter(self._nodes)

    def __len__(self) -> int:
        return len(self._nodes)

    def _record(self, node: NamedNode) -> Record:
        """Return the record of a row. Only the last one is kept in memory, because there may be millions."""
        if self._last is None or self._last.node != node:
            self._last = self._words.record(node, self._provenance, self._stating)
            assert self._last is not None  # noqa: S101 - it has a fingerprint
        return self._last

    @abstractmethod
    def line(self, node: NamedNode) -> int:
        """Return the line that a row was on."""

    @abstractmethod
    def states_the_same(self, node: NamedNode, hash_: str, as_written: frozenset[str]) -> bool:
        """Return whether a row with this fingerprint and these cells states the same facts as the earlier row."""


class Few(Known):
    """Rows that are looked up one by one."""

    def __init__(self, words: Words, current: Dataset, nodes: Iterable[NamedNode]) -> None:
        super().__init__(words, current, dict.fromkeys(nodes))

    def line(self, node: NamedNode) -> int:
        """Return the line that a row was on."""
        return self[node].line

    def states_the_same(self, node: NamedNode, hash_: str, as_written: frozenset[str]) -> bool:
        """Return whether a row with this fingerprint and these cells states the same facts as the earlier row."""
        record = self.get(node)
        return record is not None and (record.hash, record.as_written, record.stale_since) == (hash_, as_written, None)


class Earlier(Known):
    """All rows of one inventory in the version before."""

    def __init__(self, words: Words, current: Dataset) -> None:
        self.hashes: dict[NamedNode, str] = {}
        super().__init__(words, current, self.hashes.keys())
        self.lines: dict[NamedNode, int] = {}
        self.versions: dict[NamedNode, int] = {}
        self.as_written: defaultdict[NamedNode, set[str]] = defaultdict(set)
        self.documents: dict[NamedNode, str] = {}
        self.stale: set[NamedNode] = set()
        self.ended: set[NamedNode] = set()

    def _record(self, node: NamedNode) -> Record:
        if node in self.stale or node in self.ended:
            return super()._record(node)
        stem, written = self._words.stem(node), frozenset(self.as_written.get(node, _NONE))
        facts, version = self._stating.facts(node.value), self.versions[node]
        document = self.documents.get(node, "")
        return Record(node, stem, self.lines[node], self.hashes[node], facts, version, written, document=document)

    def line(self, node: NamedNode) -> int:
        """Return the line that a row was on."""
        return self.lines[node]

    def states_the_same(self, node: NamedNode, hash_: str, as_written: frozenset[str]) -> bool:
        """Return whether a row with this fingerprint and these cells states the same facts as the earlier row."""
        if self.hashes.get(node) != hash_ or node in self.stale:
            return False
        return self.as_written.get(node, _NONE) == as_written


_NONE: frozenset[str] = frozenset()


def earlier_rows(current: Dataset, words: Words) -> dict[str, Earlier]:
    """Return the rows of every inventory, by the stem of its file."""
    provenance = words.graphs.provenance
    found: defaultdict[str, Earlier] = defaultdict(lambda: Earlier(words, current))

    def of(quad: Quad) -> tuple[Earlier, NamedNode]:
        node = quad.subject
        assert isinstance(node, NamedNode)  # noqa: S101 - a version holds no blank node
        return found[words.stem(node)], node

    for quad in current.quads(p=words.kg("rowHash"), g=provenance):
        rows, node = of(quad)
        rows.hashes[node] = text_of(quad.object)
    for quad in current.quads(p=words.line, g=provenance):
        rows, node = of(quad)
        rows.lines[node] = int(text_of(quad.object))
    for quad in current.quads(p=PROV_WAS_GENERATED_BY, g=provenance):
        if text_of(quad.subject).startswith(words.row):
            rows, node = of(quad)
            rows.versions[node] = version_number(text_of(quad.object))
    for quad in current.quads(p=words.kg("asWritten"), g=provenance):
        rows, node = of(quad)
        rows.as_written[node].add(text_of(quad.object))
    for quad in current.quads(p=words.kg("inDocument"), g=provenance):
        rows, node = of(quad)
        rows.documents[node] = text_of(quad.object)
    for quad in current.quads(p=words.kg("staleSince"), g=provenance):
        rows, node = of(quad)
        rows.stale.add(node)
    for quad in current.quads(p=words.kg(ENDED_BY), g=provenance):
        rows, node = of(quad)
        rows.ended.add(node)
    return found
