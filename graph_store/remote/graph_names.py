"""The names of graphs in a store: those of the version with a prefix in front, one for each of two sets of graphs.

A query sees the graphs of the published set only, under the names that they have in the version.
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import Final, Literal

from pyoxigraph import NamedNode

from graph_store.counts import count_key, graph_named
from graph_store.terms import GraphName

Letter = Literal["a", "b"]
LETTERS: Final[tuple[Letter, Letter]] = ("a", "b")
"""Both sets."""

_DIGITS: Final = 12


def other(letter: Letter) -> Letter:
    """Return the letter of the other set."""
    return "b" if letter == "a" else "a"


@dataclass(frozen=True, slots=True)
class GraphNames:
    """The names of the graphs of one set, for versions with this base."""

    base: str
    letter: Letter

    @property
    def prefix(self) -> str:
        """Return what the name of each graph of the set begins with; no name in a version begins with it."""
        return f"urn:kennisgraaf:{sha256(self.base.encode()).hexdigest()[:_DIGITS]}:{self.letter}:"

    def of(self, graph: GraphName) -> NamedNode:
        """Return the name of a graph of the version in the store; its default graph has a name there as well."""
        return NamedNode(self.prefix + count_key(graph))

    def own(self, name: str) -> GraphName:
        """Return the graph of the version that has this name in the store."""
        return graph_named(name.removeprefix(self.prefix))


def control_graph() -> NamedNode:
    """Return the name of the graph that says which set is published."""
    return NamedNode("urn:kennisgraaf:published")
