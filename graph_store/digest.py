"""The digest of a dataset: the sum, modulo 2^256, of the SHA-256 of every quad's canonical N-Quads line.

A sum does not depend on order, so a change moves it by its own quads alone and two machines agree.
Source: https://www.w3.org/TR/rdf12-n-quads/#canonical-quads
"""

import io
from collections.abc import Iterable
from hashlib import sha256
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, serialize

from graph_store.terms import GraphName

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

MODULUS = 2**256
_CHUNK_BYTES = 1 << 20


def of_quads(quads: Iterable[Quad]) -> int:
    """The digest of distinct quads, with literals as the store keeps them."""
    lines = LineSum()
    with io.BufferedWriter(lines, _CHUNK_BYTES) as file:
        serialize(quads, file, format=RdfFormat.N_QUADS)
    return lines.total


def of_store(store: Store) -> int:
    """The digest of everything in a store, in constant memory."""
    lines = LineSum()
    with io.BufferedWriter(lines, _CHUNK_BYTES) as file:
        store.dump(file, format=RdfFormat.N_QUADS)
    return lines.total


def of_graph(store: Store, graph: GraphName) -> int:
    """The digest of the quads of one graph, in constant memory."""
    lines = LineSum(f"{graph} ." if isinstance(graph, NamedNode) else ".")
    with io.BufferedWriter(lines, _CHUNK_BYTES) as file:
        store.dump(file, format=RdfFormat.N_TRIPLES, from_graph=graph)
    return lines.total


def of_lines(lines: Iterable[bytes]) -> int:
    """The digest of distinct quads given as lines of canonical N-Quads, each with its end."""
    return sum(map(int.from_bytes, [sha256(line).digest() for line in lines])) % MODULUS


def as_text(digest: int) -> str:
    """64 hexadecimal digits."""
    return f"{digest % MODULUS:064x}"


class LineSum(io.RawIOBase):
    """A file to write N-Quads to that keeps nothing but the digest of its lines.

    `ending` takes the place of the full stop: with a graph in it, triples become quads.
    """

    def __init__(self, ending: str = ".") -> None:
        super().__init__()
        self._ending = f"{ending}\n".encode()
        self.total = 0
        self._rest = b""

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, data: "ReadableBuffer") -> int:
        """Take some bytes, which may end in the middle of a line."""
        block = bytes(data)
        lines = (self._rest + block).split(b"\n")
        self._rest = lines.pop()
        self.total = (self.total + of_lines(line[:-1] + self._ending for line in lines)) % MODULUS
        return len(block)
