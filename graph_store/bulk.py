"""Fill a new store in pieces: its quads are counted and hashed as they arrive, and memory depends on the piece size.

The engine loads one piece (two of a large load), each in its own thread, while the next piece is made.
"""

import re
from collections import Counter, deque
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from threading import Thread
from typing import Final

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from graph_store import digest
from graph_store.batches import batches
from graph_store.counts import count_key, tidy
from graph_store.disk_space import check_free
from graph_store.durable_files import remove_tree
from graph_store.terms import GraphName

PIECE_QUADS: Final = 100_000
"""Number of quads in a piece. A piece of a million, the engine's own maximum, needs more than a gigabyte."""

_AT_ONCE: Final = 2
"""Number of pieces loaded at once. The engine merges tables until the load ends, so a faster load merges less."""

_SMALL_BYTES: Final = 2**28
"""Bytes loaded one piece at a time before loading in parallel, so that a small load takes little memory."""

WAITING_PIECES: Final = 3
"""Number of pieces that wait, so that a graph is loaded in few parts: the engine merges parts that overlap in its
tables, which takes time and leaves them uncompressed. Three times as many wait for 2 % less time in 1.3 GB, not 0.7."""

_NAMELESS = re.compile(rb"^(?:_:|<[^>]*> <[^>]*> _:)", re.MULTILINE)


class Feed:
    """The pieces of canonical N-Quads that are being loaded into a store; triples go into `graph`."""

    def __init__(self, store: Store, graph: GraphName | None = None) -> None:
        self._store, self._graph = store, graph
        self._format = RdfFormat.N_QUADS if graph is None else RdfFormat.N_TRIPLES
        self._under_way, self._given = deque[Thread](), 0
        self._fault: Exception | None = None

    def give(self, piece: bytes) -> None:
        """Load a piece, after waiting until few enough are being loaded. Raises: the exception of an earlier piece."""
        self._given += len(piece)
        self._finish(_AT_ONCE - 1 if self._given > _SMALL_BYTES else 0)
        self._under_way.append(Thread(target=self._take, args=(piece,)))
        self._under_way[-1].start()

    def wait(self) -> None:
        """Wait until all pieces are in the store. Raises: the exception of a piece."""
        self._finish(0)

    def stop(self) -> None:
        """Wait for the pieces that are being loaded, and ignore their exceptions."""
        for each in self._under_way:
            each.join()

    def _finish(self, most: int) -> None:
        """Wait until at most `most` pieces are being loaded."""
        while len(self._under_way) > most:
            self._under_way.popleft().join()
        if self._fault:
            raise self._fault

    def _take(self, piece: bytes) -> None:
        try:
            self._store.bulk_load(piece, format=self._format, to_graph=self._graph, lenient=True)
        except Exception as fault:
            self._fault = fault


class BulkLoad:
    """A store on disk that is being filled; `counts` and `digest` describe the quads added so far.

    The caller must add each triple only once.
    """

    def __init__(self, place: Path) -> None:
        self.store, self._place = Store(str(place)), place
        self._feed = Feed(self.store)
        self.digest = 0
        self._counts: Counter[str] = Counter()
        self._waiting: dict[GraphName, list[bytes]] = {}

    def beside(self, name: str) -> Path:
        """Return the path of a new file or folder beside the store."""
        return self._place.with_name(f"{self._place.name}-{name}")

    def check_free(self, more: int) -> None:
        """Check that the disk has this many bytes left. Raises: StoreFull (507)."""
        check_free(self._place.parent, more)

    @property
    def counts(self) -> dict[str, int]:
        """Return the number of quads of each graph."""
        return tidy(self._counts)

    def add(self, graph: GraphName, triples: Sequence[str]) -> None:
        """Add triples of one graph, each as `<s> <p> <o>` in canonical N-Triples as the store keeps them.

        Raises: ValueError for a blank node, because its name has no meaning in another version.
        """
        lines = _lines(graph, triples)
        self.digest = (self.digest + digest.of_lines(lines)) % digest.MODULUS
        self._counts[count_key(graph)] += len(lines)
        self._waiting.setdefault(graph, []).extend(lines)
        if sum(map(len, self._waiting.values())) >= WAITING_PIECES * PIECE_QUADS:
            fullest = max(self._waiting, key=lambda each: len(self._waiting[each]))
            self._send(self._waiting.pop(fullest))

    def withdraw(self, graph: GraphName, triples: Sequence[str]) -> None:
        """Remove triples of one graph that were added before."""
        self.flush()
        lines = _lines(graph, triples)
        self.digest = (self.digest - digest.of_lines(lines)) % digest.MODULUS
        self._counts[count_key(graph)] -= len(lines)
        for quad in parse(b"".join(lines), format=RdfFormat.N_QUADS, lenient=True):
            self.store.remove(quad)

    def flush(self) -> None:
        """Wait until everything added is in the store and can be queried."""
        waiting = list(chain.from_iterable(self._waiting.values()))
        self._waiting.clear()
        if waiting:
            self._send(waiting)
        self._feed.wait()

    def _send(self, lines: list[bytes]) -> None:
        content = b"".join(lines)
        if b"_:" in content and (found := _NAMELESS.search(content)):
            line = content[found.start() :].partition(b"\n")[0].decode()
            raise ValueError(f"A version can hold IRIs and literals only, no blank node: {line}")
        self._feed.give(content)

    def discard(self) -> None:
        """Close the store and delete it."""
        self._waiting.clear()
        self._feed.stop()
        self.store = Store()
        self._feed = Feed(self.store)
        remove_tree(self._place)


def load_quads(store: Store, quads: Iterable[Quad]) -> None:
    """Load quads into a store piece by piece."""
    for piece in batches(quads, PIECE_QUADS):
        store.bulk_extend(piece)


def _lines(graph: GraphName, triples: Iterable[str]) -> list[bytes]:
    end = f" {graph} .\n" if isinstance(graph, NamedNode) else " .\n"
    return [(triple + end).encode() for triple in triples]
