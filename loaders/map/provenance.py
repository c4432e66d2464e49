"""The provenance of each row: written beside the facts, and read back at the next sync.

The facts that a row states are in the files of the version (`graph_store.stating_rows`), by their digests.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import ClassVar

from pyoxigraph import Literal, NamedNode, Triple

from graph_store.fact_digest import fact_digest
from graph_store.graphs import Graphs
from graph_store.stating_rows import StatingRows
from loaders.dataset.dataset import View
from ontology.namespaces import (
    ENDED_BY,
    PROV_VALUE,
    PROV_WAS_DERIVED_FROM,
    PROV_WAS_GENERATED_BY,
    RDF_TYPE,
    XSD,
    kg,
    row_base,
    row_parts,
)

_INTEGER = NamedNode(f"{XSD}integer")


@dataclass(frozen=True, slots=True)
class Record:
    """The provenance of one row: its line, the triples it states, the version that last changed it, why it is stale.

    `document` is the IRI of the document that it comes from, `ended` that of the one by which it has ended.
    """

    node: NamedNode
    stem: str
    line: int
    hash: str
    states: frozenset[bytes]
    version: int
    as_written: frozenset[str] = frozenset()
    stale_since: int | None = None
    stale_reason: str = ""
    document: str = ""
    ended: str = ""

    def made_stale(self, version: int, reason: str) -> "Record":
        """Return the record as stale since `version`, or since an earlier one when it was stale already."""
        since = version if self.stale_since is None else self.stale_since
        return replace(self, stale_since=since, stale_reason=reason)


@dataclass(frozen=True, slots=True)
class Words:
    """The terms of the provenance graph under one base."""

    METADATA: ClassVar[str] = "csv-metadata"

    base: str

    @property
    def graphs(self) -> Graphs:
        """The graphs under this base."""
        return Graphs(self.base)

    @property
    def row(self) -> str:
        """The beginning of the name of every row."""
        return row_base(self.base)

    @property
    def write(self) -> str:
        """The beginning of the name of every write: that of the version it made."""
        return f"{self.base}versions/"

    def source(self, name: str) -> NamedNode:
        """Return the node of a file, by its stem."""
        return NamedNode(f"{self.base}source/{name}")

    def stem(self, row: NamedNode) -> str:
        """Return the name of the table in the IRI of a row."""
        return row_parts(row.value, self.base)[0]

    def key(self, row: NamedNode) -> str:
        """Return the key in the IRI of a row."""
        return row_parts(row.value, self.base)[1]

    def version(self, number: int) -> NamedNode:
        """Return the node of a published version."""
        return NamedNode(f"{self.write}{number}")

    def record_triples(self, record: Record) -> Iterator[Triple]:
        """Yield the provenance of a row."""
        node = record.node
        yield Triple(node, RDF_TYPE, self.kg("Row"))
        yield Triple(node, PROV_WAS_DERIVED_FROM, self.source(record.stem))
        yield self.line_triple(node, record.line)
        yield Triple(node, self.kg("rowHash"), Literal(record.hash))
        yield Triple(node, PROV_WAS_GENERATED_BY, self.version(record.version))
        yield from (Triple(node, self.kg("asWritten"), Literal(each)) for each in record.as_written)
        for name, iri in (("inDocument", record.document), (ENDED_BY, record.ended)):
            if iri:
                yield Triple(node, self.kg(name), NamedNode(iri))
        if record.stale_since is not None:
            yield Triple(node, self.kg("staleSince"), Literal(str(record.stale_since), datatype=_INTEGER))
            yield Triple(node, self.kg("staleReason"), Literal(record.stale_reason))

    def record_texts(self, record: Record) -> list[str]:
        """Return the provenance of a row as texts in N-Triples."""
        if record.stale_since is not None or record.ended:
            return list(map(str, self.record_triples(record)))
        node, same, line, hash_, as_written = (
            f"<{record.node.value}>",
            *_row_texts(self.base, record.stem, record.version, record.document),
        )
        found = [node + each for each in same]
        found += [f'{node}{line}"{record.line}"^^{_INTEGER}', f'{node}{hash_}"{record.hash}"']
        return found + [f"{node}{as_written}{Literal(each)}" for each in record.as_written]

    def line_triple(self, node: NamedNode, line: int) -> Triple:
        """Return the triple with the line of a row."""
        return Triple(node, self.line, Literal(str(line), datatype=_INTEGER))

    def file_triples(self, stem: str, name: str, sha256: str) -> Iterator[Triple]:
        """Yield the provenance of a file."""
        yield Triple(self.source(stem), self.kg("fileName"), Literal(name))
        yield Triple(self.source(stem), self.kg("sha256"), Literal(sha256))

    def file_name(self, stem: str, provenance: View) -> str:
        """Return the name of the file with this stem, or the stem if it is not stored."""
        found = provenance.triples(self.source(stem), self.kg("fileName"))
        return next((triple.object.value for triple in found if isinstance(triple.object, Literal)), stem)

    def text_triple(self, stem: str, text: str) -> Triple:
        """Return the triple with the content of the metadata, or of a source text.

        With it, inventories can be rebuilt from facts, and synced again.
        """
        return Triple(self.source(stem), PROV_VALUE, Literal(text))

    @property
    def line(self) -> NamedNode:
        """The property that gives the line of a row."""
        return self.kg("line")

    def records(self, triples: Iterable[Triple], rows: StatingRows) -> dict[NamedNode, Record]:
        """Return the records of the rows that a provenance graph describes; `rows` has the facts that they state."""
        said: dict[NamedNode, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for triple in triples:
            if isinstance(triple.subject, NamedNode):
                said[triple.subject][triple.predicate.value].append(_value(triple.object))
        described = {node: found for node, found in said.items() if self.kg("rowHash").value in found}
        return {node: self._record(node, found, rows.facts(node.value)) for node, found in described.items()}

    def rows_of(self, triple: Triple, rows: StatingRows) -> list[NamedNode]:
        """Return the rows that state a triple; writes state triples too, see `loaders.writes`."""
        return [NamedNode(name) for name in rows.stating(fact_digest(triple)) if name.startswith(self.row)]

    def record(self, node: NamedNode, provenance: View, rows: StatingRows) -> Record | None:
        """Return the record of one row."""
        return self.records(provenance.triples(node), rows).get(node)

    def _record(self, node: NamedNode, found: Mapping[str, list[str]], states: frozenset[bytes]) -> Record:
        since = found.get(self.kg("staleSince").value)
        return Record(
            node=node,
            stem=found[PROV_WAS_DERIVED_FROM.value][0].removeprefix(f"{self.base}source/"),
            line=int(found[self.kg("line").value][0]),
            hash=found[self.kg("rowHash").value][0],
            states=states,
            version=version_number(found[PROV_WAS_GENERATED_BY.value][0]),
            as_written=frozenset(found.get(self.kg("asWritten").value, ())),
            stale_since=int(since[0]) if since else None,
            stale_reason=found.get(self.kg("staleReason").value, [""])[0],
            document=found.get(self.kg("inDocument").value, [""])[0],
            ended=found.get(self.kg(ENDED_BY).value, [""])[0],
        )

    def kg(self, name: str) -> NamedNode:
        """Return a term of our vocabulary."""
        return kg(name, self.base)


def _value(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def version_number(version: str) -> int:
    """Return the number in the IRI of a version."""
    return int(version.rpartition("/")[2])


@lru_cache(maxsize=1_000)
def _row_texts(base: str, stem: str, version: int, document: str) -> tuple[tuple[str, ...], str, str, str]:
    """Return the ends of the triples that many rows share, and the properties of the others, as texts."""
    words = Words(base)
    same = (
        f" {RDF_TYPE} {words.kg('Row')}",
        f" {PROV_WAS_DERIVED_FROM} {words.source(stem)}",
        f" {PROV_WAS_GENERATED_BY} {words.version(version)}",
        *([f" {words.kg('inDocument')} <{document}>"] if document else []),
    )
    return same, f" {words.line} ", f" {words.kg('rowHash')} ", f" {words.kg('asWritten')} "


class Statements:
    """The facts of some graphs by their digests."""

    def __init__(self, graphs: Mapping[str, set[Triple]]) -> None:
        self._facts: dict[bytes, list[tuple[str, Triple]]] = defaultdict(list)
        for name, triples in graphs.items():
            for triple in triples:
                self._facts[fact_digest(triple)].append((name, triple))

    def of(self, record: Record) -> list[tuple[str, Triple]]:
        """Return the facts that a row states, each with the name of its graph."""
        return [fact for name in record.states for fact in self._facts.get(name, ())]
