"""Publish a version in a store that others run: the idle set of graphs is brought up to date, then it is published.

1. The quads that the idle set lacks, or has too many, come from the changes kept between versions, else from comparing
   two versions kept here; without either, the set is loaded anew.
2. They are written down beside the state (`store-change.nq`) and sent in parts. Nobody reads the set meanwhile.
3. The number of triples in each changed graph is compared with the manifest.
4. One small update says in the store which set is published; then the state folder says so.

A failure before the last step leaves the published set as it is. After a failure, the quads that were written down are
put right first: each is removed or added as the version needs it, whether or not it had been sent.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Final, TypeAlias

import orjson
import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat

from graph_store.batches import batches
from graph_store.changes import by_graph
from graph_store.counts import COUNT, count_key, graph_named
from graph_store.deltas import deltas_to
from graph_store.difference import Difference, between, stepped
from graph_store.durable_files import sync_to_disk
from graph_store.errors import Gone, StoreFailed, StoreRefuses, StoreTaken
from graph_store.manifest import Manifest, has_store
from graph_store.readable import Readable, held
from graph_store.remote.changed import ChangedVersion
from graph_store.remote.client import Answer, StoreAddress, StoreClient
from graph_store.remote.graph_names import GraphNames, Letter, control_graph, other
from graph_store.remote.record import Held, Record, RecordFile, new_id
from graph_store.remote.stored import StoredVersion
from graph_store.snapshot import Snapshot
from graph_store.terms import GraphName

CHANGE_FILE: Final = "store-change.nq"
"""Name of the file in the state folder with the quads that a publication sends, until it has ended."""

BATCH_QUADS: Final = 1_000
"""Quads in one update: Virtuoso takes about as long for two of 500 as for one of 1,000, and refuses very long texts."""

LOAD_QUADS: Final = 25_000
"""Quads in one request that loads a graph, if the store has an address for whole graphs."""

_FIRST_S: Final = 10.0
"""Seconds that a store may take for the first request of a publication, so that one that is down is noticed soon."""

_WORD: Final = "urn:kennisgraaf:"
"""The beginning of the names of what the store says about the sets."""

_ROWS: Final = 100_001
"""Rows that are asked for to find out to how many a store cuts an answer."""

Versions: TypeAlias = Callable[[int, str], Snapshot | None]
"""A function that opens a version by its number and digest, if it is still kept."""


class StorePublisher:
    """The one that keeps the store of a state folder up to date; the caller holds the writer lock."""

    def __init__(self, address: StoreAddress, root: Path, base: str, *, wait_s: float, timeout_s: float = 300) -> None:
        """Store the parameters: `wait_s` is the time to wait for queries that read the idle set, and `timeout_s` the
        time that the store may be silent."""
        self._address, self._root, self._base, self._wait_s = address, root, base, wait_s
        self._client, self._quick = StoreClient(address, timeout_s), StoreClient(address, min(_FIRST_S, timeout_s))
        self.records = RecordFile(root)
        self._last: Held | None = None
        self._server = ""

    def publish(self, folder: Path, manifest: Manifest, versions: Versions, source: Readable | None = None) -> None:
        """Make the store hold a version, which lies in a folder, and publish it there; do nothing if it does.

        `source` has the quads of the version; by default they are in its folder, or in the store. A later version may
        be published there, if its publication here was cut off.
        Raises: StoreUnreachable, WriterBusy (503); StoreFailed (502); StoreTaken (409); Gone (410) if the store had the
        only copy of the version, and lost it. The set that was published before is then untouched.
        """
        wanted = Held(manifest.version, manifest.digest)
        if self._last == wanted:
            return
        record = self._record()
        letter = record.letter_of(wanted)
        if letter is None and source is None and not has_store(manifest):
            raise Gone(
                "The store at {url} had the only copy of version {version}, and holds it no longer. Restore a backup.",
                url=self._address.query,
                version=manifest.version,
            )
        if letter is None:
            self._publish(record, _Wanted(folder, manifest, source), versions)
        elif letter != record.published:
            self._switch(record, letter, manifest)
            self.records.write(replace(record, published=letter))
        self._last = wanted

    def _publish(self, record: Record, wanted: "_Wanted", versions: Versions) -> None:
        """Bring the idle set up to date and publish it."""
        letter, manifest = other(record.published) if record.published else "a", wanted.manifest
        with self.records.changing(letter, self._wait_s):
            self.records.write(replace(record, changing=letter))
            self._bring(record, letter, wanted, versions)
            record = replace(record.holding(letter, Held(manifest.version, manifest.digest)), changing="")
            if record.most_rows is None:
                record = replace(record, most_rows=self._most_rows(letter, manifest))
            self._switch(record, letter, manifest)
            self.records.write(replace(record, published=letter))
            (self._root / CHANGE_FILE).unlink(missing_ok=True)

    def renew(self, folder: Path, manifest: Manifest) -> None:
        """Load both sets anew from a version, because what was erased must leave the store as well.

        Raises: as `publish` does.
        """
        source = None if has_store(manifest) else StoredVersion(self._address, self._root, manifest)
        record = self._record()
        for _ in range(2):
            idle = other(record.published) if record.published else "a"
            self._publish(record.holding(idle, None), _Wanted(folder, manifest, source), lambda *_: None)
            record = self._record()

    def _record(self) -> Record:
        """Return the record of the sets, after a look at what the store says. Raises: StoreTaken (409)."""
        found = self._said(self._quick)
        record = self.records.read()
        if record is None or record.address != self._address.query:
            record = Record(self._address.query, new_id())
        if found.get("state", record.id) != record.id:
            raise StoreTaken(
                "The store at {url} holds versions of another state folder with the base {base}. docs/stores.md says "
                "how to take it over.",
                url=self._address.query,
                base=self._base,
            )
        if not self._is_known(record, found):
            record = Record(record.address, record.id)  # the store was emptied, or restored from a backup
        return replace(record, server=self._server)

    def _is_known(self, record: Record, found: Mapping[str, str]) -> bool:
        """Return whether the store says what the record says, or what a publication that was cut off would say."""
        if not record.published:
            return not found
        here = record.held(record.published)
        same = found.get("set") == record.published and here is not None and found.get("digest") == here.digest
        return same or (found.get("set") == other(record.published) and (self._root / CHANGE_FILE).exists())

    def _bring(self, record: Record, letter: Letter, wanted: "_Wanted", versions: Versions) -> None:
        """Make a set hold a version."""
        known, names = record.held(letter), GraphNames(self._base, letter)
        change = self._change(known, wanted, versions) if known else None
        if change is not None:
            graphs = self._apply(change.removed_lines(), change.added_lines(), wanted.quads, names)
            if self._wrong(graphs, wanted.manifest, names) is None:
                return
        self.records.write(replace(record.holding(letter, None), changing=letter))
        if not self._copied(record, wanted, names):
            self._load(wanted, names)
        if wrong := self._wrong(_graphs(wanted.manifest), wanted.manifest, names):
            raise StoreFailed(
                "The store at {url} holds {found} triples in {graph} and should hold {wanted}. Nothing was published.",
                url=self._address.query,
                graph=wrong[0],
                found=wrong[1],
                wanted=wrong[2],
            )

    def _change(self, known: Held, wanted: "_Wanted", versions: Versions) -> Difference | None:
        """Return the difference between what a set holds and a version; None if it is not known."""
        deltas = deltas_to(wanted.folder, {known.digest})
        if deltas is not None and (found := stepped(deltas)) is not None:
            return found
        if wanted.source is not None or (old := versions(known.version, known.digest)) is None:
            return None
        return between(old, wanted.snapshot)

    def _apply(
        self, removed: Iterable[str], added: Iterable[str], quads: Readable, names: GraphNames
    ) -> set[GraphName]:
        """Send a change, and put right what an earlier attempt may have left; return the changed graphs."""
        file = self._root / CHANGE_FILE
        with file.open("ab") as out:
            for line in chain(removed, added):
                out.write(f"{line}\n".encode())
        sync_to_disk(file)
        touched: set[GraphName] = set()
        for batch in batches(pyoxigraph.parse(path=file, format=RdfFormat.N_QUADS), BATCH_QUADS):
            here = held(quads, batch)
            gone, stays = [quad for quad in batch if quad not in here], [quad for quad in batch if quad in here]
            touched |= by_graph(batch).keys()
            parts = (("DELETE", gone), ("INSERT", stays))
            self._client.update(" ; ".join(f"{word} DATA {{ {_data(each, names)} }}" for word, each in parts if each))
        return touched

    def _copied(self, record: Record, wanted: "_Wanted", names: GraphNames) -> bool:
        """Let the store copy its published set and send the change; return whether that made the set hold the version.

        For a version of which there is no copy but the one before in the store.
        """
        source = wanted.source
        if not isinstance(source, ChangedVersion) or not record.published:
            return False
        there = GraphNames(self._base, record.published)
        self._drop(names)
        try:
            for graph in _graphs(source.before.manifest):
                self._client.update(f"COPY {there.of(graph)} TO {names.of(graph)}")
        except StoreRefuses:
            return False
        removed, added = ([f"{quad} ." for quad in quads] for quads in (source.change.removed, source.change.added))
        self._apply(removed, added, source, names)
        return self._wrong(_graphs(wanted.manifest), wanted.manifest, names) is None

    def _load(self, wanted: "_Wanted", names: GraphNames) -> None:
        """Load a set anew."""
        self._drop(names)
        size = LOAD_QUADS if self._address.graphs else BATCH_QUADS
        for name in _graphs(wanted.manifest):
            for quads in batches(wanted.quads.quads_for_pattern(None, None, None, name), size):
                self._client.load(names.of(name), "".join(f"{quad.triple} .\n" for quad in quads).encode())

    def _drop(self, names: GraphNames) -> None:
        for graph in self._graphs_there(names):
            self._client.update(f"DROP SILENT GRAPH {graph}")

    def _graphs_there(self, names: GraphNames) -> Iterator[NamedNode]:
        found = self._rows(COUNT)
        yield from (NamedNode(row["g"]) for row in found if row["g"].startswith(names.prefix))

    def _wrong(self, graphs: Iterable[GraphName], manifest: Manifest, names: GraphNames) -> tuple[str, int, int] | None:
        """Return a graph that has another number of triples than it should, and both numbers."""
        for graph in graphs:
            name, wanted = names.of(graph), manifest.graphs.get(count_key(graph), 0)
            rows = self._rows(f"SELECT (COUNT(*) AS ?n) {{ GRAPH {name} {{ ?s ?p ?o }} }}")
            if (found := int(rows[0]["n"])) != wanted:
                return count_key(graph), found, wanted
        return None

    def _switch(self, record: Record, letter: Letter, manifest: Manifest) -> None:
        """Say in the store which set is published, in one update."""
        graph, subject = control_graph(), f"<{self._base}>"
        told = {"set": letter, "state": record.id, "version": str(manifest.version), "digest": manifest.digest}
        triples = " ; ".join(f'<{_WORD}{name}> "{value}"' for name, value in told.items())
        self._client.update(
            f"DELETE WHERE {{ GRAPH {graph} {{ {subject} ?p ?o }} }} ; "
            f"INSERT DATA {{ GRAPH {graph} {{ {subject} {triples} }} }}"
        )
        if self._said(self._client) != told:
            raise StoreFailed("The store at {url} did not keep an update.", url=self._address.query)

    def _said(self, client: StoreClient) -> dict[str, str]:
        """Return what the store says about the sets."""
        answer = client.query(f"SELECT ?p ?o {{ GRAPH {control_graph()} {{ <{self._base}> ?p ?o }} }}")
        self._server = answer.server
        return {row["p"].removeprefix(_WORD): row["o"] for row in _rows(answer)}

    def _most_rows(self, letter: Letter, manifest: Manifest) -> int:
        """Return the number of rows to which the store cuts an answer; 0 if it does not, as far as can be seen."""
        graph = GraphNames(self._base, letter).of(DefaultGraph())
        asked = min(_ROWS, manifest.graphs.get(count_key(DefaultGraph()), 0))
        try:
            found = len(self._rows(f"SELECT ?p {{ GRAPH {graph} {{ ?s ?p ?o }} }} LIMIT {asked}")) if asked else 0
        except StoreRefuses:
            return 0  # each of its answers says whether rows are left out
        return found if found < asked else 0

    def _rows(self, text: str) -> list[dict[str, str]]:
        return _rows(self._client.query(text))


@dataclass(frozen=True)
class _Wanted:
    """A version that a set is to hold: its folder, and its quads if these are elsewhere."""

    folder: Path
    manifest: Manifest
    source: Readable | None

    @cached_property
    def snapshot(self) -> Snapshot:
        """The version, opened in its folder."""
        return Snapshot(self.folder, self.manifest.version, counted=True)

    @property
    def quads(self) -> Readable:
        """The quads of the version."""
        return self.snapshot.disk if self.source is None else self.source


def _graphs(manifest: Manifest) -> Iterator[GraphName]:
    """Yield the graphs of a version that hold triples."""
    for key, count in manifest.graphs.items():
        if count:
            yield graph_named(key)


def _data(quads: Iterable[Quad], names: GraphNames) -> str:
    """Return quads as the data of an update. The terms' own text escapes each character with a meaning in SPARQL."""
    return "\n".join(
        f"GRAPH {names.of(graph)} {{ {' '.join(f'{quad.triple} .' for quad in members)} }}"
        for graph, members in by_graph(quads).items()
    )


def _rows(answer: Answer) -> list[dict[str, str]]:
    """Return the rows of a table, each with the text of its terms. Raises: StoreFailed (502)."""
    try:
        found = orjson.loads(answer.body)["results"]["bindings"]
        return [{name: term["value"] for name, term in row.items()} for row in found]
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise StoreFailed("The store gave an answer that cannot be read: {fault}", fault=repr(fault)) from fault
