"""The digest of a dataset: the sum, modulo 2^256, of the SHA-256 of every quad's canonical N-Quads line.

The order of quads does not matter, so a change only adds and subtracts its own quads, and two machines agree.
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

    from graph_store.readable import Published

MODULUS = 2**256
_CHUNK_BYTES = 1 << 20


def of_quads(quads: Iterable[Quad]) -> int:
    """Return the digest of distinct quads, with literals as the store keeps them."""
    lines = LineSum()
    with io.BufferedWriter(lines, _CHUNK_BYTES) as file:
        serialize(quads, file, format=RdfFormat.N_QUADS)
    return lines.total


def of_store(store: "Published") -> int:
    """Return the digest of everything in a store, in constant memory."""
    lines = LineSum()
    with io.BufferedWriter(lines, _CHUNK_BYTES) as file:
        store.dump(file, format=RdfFormat.N_QUADS)
    return lines.total


def of_graph(store: Store, graph: GraphName) -> int:
    """Return the digest of the quads of one graph, in constant memory."""
    lines = LineSum(f"{graph} ." if isinstance(graph, NamedNode) else ".")
    with io.BufferedWriter(lines, _CHUNK_BYTES) as file:
        store.dump(file, format=RdfFormat.N_TRIPLES, from_graph=graph)
    return lines.total


def of_lines(lines: Iterable[bytes]) -> int:
    """Return the digest of distinct quads given as lines of canonical N-Quads, each with its end."""
    return sum(map(int.from_bytes, [sha256(line).digest() for line in lines])) % MODULUS


def as_text(digest: int) -> str:
    """Return the digest as 64 hexadecimal digits."""
    return f"{digest % MODULUS:064x}"


class LineSum(io.RawIOBase):
    """A writable file that keeps nothing but the digest of the N-Quads lines written to it.

    `ending` replaces the full stop of each line: with a graph in it, triples become quads.
    """

    def __init__(self, ending: str = ".") -> None:
        super().__init__()
        self._ending = f"{ending}\n".encode()
        self.total = 0
        self._rest = b""

    def writable(self) -> bool:
        """Return True: this file can be written to."""
        return True

    def write(self, data: "ReadableBuffer") -> int:
        """Add some bytes, which may end in the middle of a line."""
        block = bytes(data)
        lines = (self._rest + block).split(b"\n")
        self._rest = lines.pop()
        self.total = (self.total + of_lines(line[:-1] + self._ending for line in lines)) % MODULUS
        return len(block)
